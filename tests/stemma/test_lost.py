"""Texts that nobody here holds, told without a credit."""

from __future__ import annotations

from tests.stemma.tellings_of import FIRE, OWN, edited, family_of, telling

TEXT = (*FIRE, *OWN)


def without(*left_out: int) -> tuple[str, ...]:
    return tuple(line for i, line in enumerate(TEXT) if i not in left_out)


def test_passages_that_none_can_have_from_another_tell_of_a_lost_text() -> None:
    cuts = ((0, 1), (2, 3), (4, 5), (6, 7), (8, 9))
    found = family_of(
        *(
            telling(f"t{i}", *without(*cut), date=f"2024-05-0{i + 1}", outlet=f"Post {i}")
            for i, cut in enumerate(cuts)
        )
    )
    (ancestor,) = found.ancestors
    assert len(ancestor.children) == len(cuts)


def test_two_editors_with_one_word_in_mind_have_no_lost_text() -> None:
    same = ("bought", "procured"), ("sent two", "dispatched two")
    found = family_of(
        telling("a", *TEXT, date="2024-05-01", outlet="Coast Mail"),
        telling("b", *edited(TEXT, *same), date="2024-05-02", outlet="Bay Courier"),
        telling("c", *edited(TEXT, *same, ("basin", "dock")), date="2024-05-03", outlet="Post"),
    )
    assert not found.ancestors
