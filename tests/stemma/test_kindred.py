"""Which reports make one family."""

from __future__ import annotations

from importlib import import_module

import pytest

from tests.stemma.tellings_of import FIRE, edges, family_of, telling

kindred = import_module("tellings.stemma.kindred")

LINE = "Gusts are expected until the weekend."
SCHOOL = (
    "The school board of Tarnby voted on Tuesday to keep all five village schools open.",
    "Parents had collected four thousand signatures against the closing of the smallest two.",
    "The board will borrow from its building fund to pay the teachers through the winter.",
    "A new count of pupils is due in the spring, and the vote may then be taken again.",
    "Board member Lise Aker said the villages had waited long enough for an answer.",
    "The bus that brings older pupils to the town will leave ten minutes earlier.",
)


def test_a_great_family_is_taken_in_parts_that_share_too_little(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = [
        telling("a", *FIRE, LINE, date="2024-05-01", outlet="Coast Mail"),
        telling("b", *FIRE, date="2024-05-02", outlet="Town Post"),
        telling("c", *SCHOOL, LINE, date="2024-05-01", outlet="Hill Gazette"),
        telling("d", *SCHOOL, date="2024-05-03", outlet="Bay Courier"),
    ]
    whole = family_of(*told)
    monkeypatch.setattr(kindred, "MOST_TEXTS", 2)
    parts = family_of(*told)
    assert edges(parts) == edges(whole) == {("b", "a"), ("d", "c")}
    assert parts == whole
