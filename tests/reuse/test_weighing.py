"""Pairs of sentences are weighed by their wording, once, and only as far as they can count."""

from __future__ import annotations

import math
from importlib import import_module

import pytest

from tellings.model import Report
from tellings.reuse.compare import compare
from tellings.reuse.likeness import Likening, Shared
from tellings.reuse.lines import Line, lines_of
from tellings.reuse.vectors import shipped
from tellings.reuse.weighing import Weighing, most
from tests.reuse.reports import report
from tests.reuse.test_compare import OWN, SPUN, WIRE

comparing = import_module("tellings.reuse.compare")

MIXED = (OWN[0], *WIRE[:2], "Nordferger has stopped every crossing until Monday.", OWN[2])
TEXTS = (WIRE, SPUN, OWN, MIXED)


def weighed(reports: list[Report], monkeypatch: pytest.MonkeyPatch) -> int:
    """Return how many pairs of sentences are compared word by word."""
    pairs: list[tuple[Line, Line]] = []
    shared = Likening.shared

    def counted(self: Likening, left: Line, right: Line) -> Shared:
        pairs.append((left, right))
        return shared(self, left, right)

    with monkeypatch.context() as patched:
        patched.setattr(Likening, "shared", counted)
        compare(reports)
    return len(pairs)


def test_work_grows_with_distinct_sentences_not_with_copies(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    few, many = ([report(*TEXTS[i % 2], name=f"{i:02}") for i in range(count)] for count in (8, 40))
    distinct = len(WIRE) + len(SPUN)
    assert weighed(few, monkeypatch) <= distinct**2
    assert weighed(many, monkeypatch) <= distinct**2


def test_what_is_passed_over_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    reports = [report(*text, name=f"{i}") for i, text in enumerate(TEXTS)]
    reports += [report(*reversed(WIRE), name="turned"), report(*WIRE[1:], *OWN, name="both")]
    found = compare(reports)
    monkeypatch.setattr(comparing, "_LEAST", -math.inf)
    assert compare(reports) == found


def test_no_pair_weighs_more_than_what_it_shares() -> None:
    reports = [report(*text, name=f"{i}") for i, text in enumerate(TEXTS)]
    lines = [line for told in lines_of(reports) for line in told]
    likening = Likening(lines, shipped())
    weighing = Weighing(likening, -math.inf)
    for left in lines:
        for right in lines:
            told = weighing(left, right)
            shorter = min(len(left.words), len(right.words))
            assert told is not None
            assert told[1] <= most(likening.shared(left, right), shorter)


def test_wordings_are_told_apart_by_all_that_counts() -> None:
    said = "They said the ferry would sail again on Monday."
    lines = lines_of(
        [report(said, name="a"), report(said, name="b"), report(f"“{said}”", name="c")]
    )
    a, b, c = (told[0].wording for told in lines)
    assert a == b != c
