"""Which sentences go back to one text, on alignments made by hand."""

from __future__ import annotations

from tellings.model import Alignment, Side
from tellings.stemma.passages import group_sentences
from tests.stemma.tellings_of import FIRE, OWN, telling

COPIES = ("b", "c", "d", "e")


def aligned(one: str, i: int, other: str, j: int, score: float = 1.0) -> Alignment:
    return Alignment(Side(one, (i,)), Side(other, (j,)), "rewrite", score, ())


def copied() -> list[Alignment]:
    """Return the alignments of copies of one text, sentence by sentence."""
    return [
        aligned(one, i, other, i)
        for n, one in enumerate(COPIES)
        for other in COPIES[n + 1 :]
        for i in range(len(FIRE))
    ]


def homes(found: tuple[tuple[Side, ...], ...]) -> list[set[str]]:
    return [{side.report for side in group} for group in found]


def test_a_sentence_like_that_of_one_copy_in_four_goes_back_to_no_text_of_theirs() -> None:
    reports = [telling("a", *OWN), *(telling(name, *FIRE) for name in COPIES)]
    chance = aligned("a", 1, "c", 2, 0.6)
    assert homes(group_sentences(reports, [*copied(), chance])) == [{*COPIES}] * len(FIRE)


def test_a_sentence_like_that_of_most_copies_goes_back_to_their_text() -> None:
    reports = [telling("a", *OWN), *(telling(name, *FIRE) for name in COPIES)]
    shared = [aligned("a", 1, name, 2, 0.6) for name in COPIES[1:]]
    assert {"a", *COPIES} in homes(group_sentences(reports, [*copied(), *shared]))
