"""A text that others seem to hang on, and that has words of its own."""

from __future__ import annotations

from tests.stemma.tellings_of import FIRE, OWN, edited, family_of, telling

TEXT = (*FIRE, *OWN)
DAYS = ("2024-05-02", "2024-05-03", "2024-05-04")
LATER = (("basin", "dock"), ("sent two", "dispatched two"), ("bought", "procured"))


def test_what_its_own_edits_are_missing_from_all_others_is_a_sibling() -> None:
    own = ("basin", "harbour"), ("sent two", "posted two"), ("bought", "acquired")
    first = telling("a", *edited(TEXT, *own), date="2024-05-01", outlet="Coast Mail")
    others = [
        telling(f"b{i}", *without(TEXT, i), date=day, outlet=f"Post {i}")
        for i, day in enumerate(DAYS)
    ]
    (ancestor,) = family_of(first, *others).ancestors
    assert len(ancestor.children) > 2


def test_where_each_edits_in_another_place_the_first_is_the_parent() -> None:
    first = telling("a", *TEXT, date="2024-05-01", outlet="Coast Mail")
    others = [
        telling(f"b{i}", *edited(TEXT, LATER[i]), date=day, outlet=f"Post {i}")
        for i, day in enumerate(DAYS)
    ]
    found = family_of(first, *others)
    assert not found.ancestors
    assert {descent.parent for descent in found.descents} == {first.id}


def without(text: tuple[str, ...], place: int) -> tuple[str, ...]:
    return text[:place] + text[place + 1 :]
