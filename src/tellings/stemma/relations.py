"""What a child did with its parent's text, how much of it is derived, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from tellings.model import Alignment, Direction, Relation, Report
from tellings.reuse.changes import PairEvidence
from tellings.reuse.words import split
from tellings.stemma.collation import BODY
from tellings.stemma.direction import MACHINE_MADE, same_outlet
from tellings.stemma.lineages import WHOLE

CERTAIN = 3.0
LIKELY = 0.8
_SOME = 0.4
_KEPT = 0.6
_EXACT = 0.9
_HINT = 0.1
"""How machine-made a text must look for the way its words were changed to decide."""
_MOST = 0.7


def derived_share(child: Report, sentences: Iterable[int]) -> float:
    """Return the share of the report's body words that stand in these sentences."""
    sizes = {
        index: len(split(child.text, place.start, place.end))
        for index, place in enumerate(child.sentences)
        if place.part in BODY
    }
    whole = sum(sizes.values())
    return sum(sizes.get(index, 0) for index in set(sentences)) / whole if whole else 0.0


def relation(
    parent: Report | None, child: Report, derived: float, shared: PairEvidence, of_parent: float
) -> Relation:
    """Return what the child did; ``parent`` is ``None`` where it is not held.

    ``of_parent`` is the share of the parent's words that the child took.
    """
    made = made_of(child, shared) if derived >= _SOME else None
    if made is not None:
        return made
    if parent is not None and same_outlet(parent, child):
        return "copy" if derived >= WHOLE and shared.same >= _EXACT else "revision"
    if derived < WHOLE:
        return "partial"
    if shared.same < _KEPT:
        return "rewrite"
    return "copy" if of_parent >= _MOST else "excerpt"


def made_of(child: Report, shared: PairEvidence) -> Relation | None:
    """Return by which machine the child was made from the other; ``None`` if by none.

    A text that keeps the other's words was copied, even if both went through a machine before.
    """
    if shared.same >= _EXACT:
        return None
    machine = child.machine
    if max(machine.paraphrase, machine.translation) >= MACHINE_MADE:
        by_paraphrase = machine.paraphrase >= machine.translation
        return "machine-paraphrase" if by_paraphrase else "back-translation"
    if max(machine.paraphrase, machine.translation) < _HINT:
        return None
    if shared.how == "machine-paraphrase" or shared.how == "back-translation":
        return shared.how
    return None


def direction_of(log_odds: float, pooled: bool) -> Direction:
    """Return how sure it is that the parent came first.

    ``pooled``: the parent itself hangs on another text, so that the child can hardly be the one
    from which all came.
    """
    if log_odds >= CERTAIN:
        return "certain"
    if log_odds >= LIKELY or (pooled and log_odds > -LIKELY):
        return "likely"
    return "unknown"


def confidence_in(derived: float, same: float, log_odds: float) -> float:
    """Return how sure the descent is, from 0 to 1: by what is shared, and by who was first."""
    shared = 1.0 - math.exp(-4.0 * derived * (0.5 + 0.5 * same))
    first = 1.0 / (1.0 + math.exp(-max(-20.0, min(20.0, log_odds))))
    return round(min(0.99, shared * (0.5 + 0.5 * first)), 3)


def sentences_of(alignments: Sequence[Alignment], report: str) -> frozenset[int]:
    """Return the sentences of this report that the alignments take in."""
    return frozenset(
        index
        for alignment in alignments
        for side in (alignment.left, alignment.right)
        if side.report == report
        for index in side.sentences
    )
