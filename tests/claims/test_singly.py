"""The toll of a report as claims: figures marked, persons told one by one added up."""

from __future__ import annotations

import pytest

from tellings.claims import extract
from tellings.model import Quantity
from tests.claims.reads import extracted, read

Row = tuple[str, float | None, float | None, str]


def tolls(text: str, title: str = "") -> list[Row]:
    """Return what the claims of a toll tell: fate, low, high, all their words."""
    reading = read(text, title)
    whole = reading.report.text
    return [
        (body.toll, body.low, body.high, " + ".join(whole[a:b] for a, b in claim.spans))
        for claim in extract(reading, {}).claims
        if isinstance(body := claim.body, Quantity) and body.toll
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Elsa Lund was found on the ice. She died in hospital.", [("killed", 1, 1, "She")]),
        (
            "A mother and her son died in the blaze.",
            [("killed", 2, 2, "A mother + her son")],
        ),
        ("Three people were killed.", [("killed", 3, 3, "Three people")]),
        ("A deadly crash closed the bridge.", [("killed", 1, None, "deadly")]),
        ("Nineteen people were shot at a fair.", [("hurt", 19, 19, "Nineteen people")]),
        ("Two dogs were found in the barn.", []),
        ("The striker was beaten by a rival. Aides spoke of an attack on the president.", []),
        ("Ida Lund was hit by a bullet.", [("hurt", 1, 1, "Ida Lund")]),
    ],
)
def test_the_toll_is_told_by_figures_or_by_persons(text: str, rows: list[Row]) -> None:
    assert tolls(text) == rows


def test_who_is_told_again_by_a_noun_is_not_added() -> None:
    text = "A baker was shot dead in Leith. Officers said that Ann Lee, 40, had been killed."
    assert [row[1] for row in tolls(text)] == [1]


def test_those_of_an_earlier_happening_are_in_no_toll() -> None:
    text = "A baker was shot dead in Leith. In 2019 two people were killed in a similar attack."
    assert [words for *_, words in tolls(text)] == ["A baker"]


def test_a_toll_is_a_claim_beside_the_figures_of_its_report() -> None:
    text = "A mother and her son died in the blaze."
    claims = extracted(text).claims
    told = [(c.body.low, len(c.spans)) for c in claims if isinstance(c.body, Quantity)]
    assert sorted(told) == [(1, 1), (1, 1), (2, 2)]


def test_those_told_together_are_shown_together() -> None:
    text = "A judge and her driver were killed in Lima. The driver died at once."
    [(_, low, _, words)] = tolls(text, "Judge killed in Lima")
    assert (low, words) == (2, "A judge + her driver")
