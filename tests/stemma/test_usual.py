"""Whose words are the less usual ones."""

from __future__ import annotations

from tellings.reuse.compare import compare
from tellings.stemma.direction import turned
from tellings.stemma.usual import exchanged, less_usual
from tests.stemma.tellings_of import FIRE, edited, telling

ODD = edited(FIRE, ("sent two", "dispatched two"), ("bought", "procured"))


def test_rare_words_in_the_place_of_common_ones_tell_the_later() -> None:
    one, other = telling("a", *FIRE), telling("b", *ODD)
    shared = compare([one, other])
    assert less_usual(one, other, shared) > 0
    back = [turned(alignment) for alignment in shared]
    assert less_usual(other, one, back) == -less_usual(one, other, shared)


def test_words_put_in_or_left_out_tell_nothing() -> None:
    assert exchanged(("two", "ship", "sank"), ("two", "grain", "ship", "sank")) == ()
