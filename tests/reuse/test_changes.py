"""What the alignments of two reports say together."""

from __future__ import annotations

from tellings.reuse.changes import evidence
from tellings.reuse.compare import compare
from tests.reuse.reports import report
from tests.reuse.test_compare import OWN, SPUN, WIRE


def test_an_excerpt_is_wholly_shared_on_its_own_side_only() -> None:
    left, right = report(*WIRE, name="a"), report(*WIRE[:2], *OWN, name="b")
    found = evidence(left, right, compare([left, right]))
    assert 0.4 < found.left_share < 0.6
    assert 0.3 < found.right_share < 0.6
    assert found.same == 1.0
    assert found.verbatim == 1.0
    assert found.replaced == 0.0


def test_spinning_shows_as_near_words_exchanged_in_place() -> None:
    left, right = report(*WIRE, name="a"), report(*SPUN, name="b")
    found = evidence(left, right, compare([left, right]))
    assert found.left_share == found.right_share == 1.0
    assert found.replaced > 0.25
    assert found.synonyms > 0.5
    assert found.function_kept > 0.9
    swapped = {(swap.left_words, swap.right_words) for swap in found.swaps}
    assert (("cars",), ("automobiles",)) in swapped
    for swap in found.swaps:
        assert left.text[slice(*swap.left)].lower().split() == list(swap.left_words)


def test_nothing_shared() -> None:
    left, right = report(*WIRE, name="a"), report(*OWN, name="b")
    found = evidence(left, right, ())
    assert found.left_share == found.right_share == found.same == found.order == 0.0
    assert found.swaps == ()
