from __future__ import annotations

from tellings.model import Alignment, Report, Sentence, Side
from tellings.reuse.copies import copies


def _report(name: str, sentences: int) -> Report:
    places = tuple(Sentence(4 * i, 4 * i + 3, "body") for i in range(sentences))
    return Report(name, name, (name,), "abc " * sentences, sentences=places)


def _aligned(one: str, other: str, count: int, shift: int = 0) -> list[Alignment]:
    return [
        Alignment(Side(one, (i,)), Side(other, (i + shift,)), "verbatim", 1.0, ())
        for i in range(count)
    ]


def test_copies_stand_together() -> None:
    told = [_report("a", 5), _report("b", 5), _report("c", 5)]
    assert copies(told, _aligned("a", "c", 4)) == [[0, 2], [1]]
    assert copies(told, _aligned("a", "c", 3)) == [[0], [1], [2]]


def test_a_round_up_of_two_texts_does_not_join_them() -> None:
    told = [_report("a", 5), _report("b", 5), _report("round-up", 10)]
    aligned = [*_aligned("a", "round-up", 5), *_aligned("b", "round-up", 5, shift=5)]
    assert copies(told, aligned) == [[0], [1], [2]]


def test_what_is_only_quoted_makes_no_copy() -> None:
    told = [_report("a", 1), _report("b", 1)]
    quoted = Alignment(Side("a", (0,)), Side("b", (0,)), "quotation", 1.0, ())
    assert copies(told, [quoted]) == [[0], [1]]
