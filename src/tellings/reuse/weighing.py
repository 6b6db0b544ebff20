"""How sure we are that one of two sentences was made from the other, or both from a third.

A logistic sum over what the sentences share. Sharing what happened is not reuse: two reporters at
one press conference use the same names and figures. What gives a copy away is that common words
too stand in the same order, and that the sentences around it are copies as well.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from tellings.reuse.likeness import Likeness, Likening, Shared, liken
from tellings.reuse.lines import Line

WEIGHTS: Mapping[str, float] = {
    "bias": -7.0,
    "lesser": 4.0,
    "greater": 2.5,
    "order": 3.5,
    "meaning": 1.2,
    "longest": 0.25,
    "names": 0.15,
    "numbers": 0.4,
    "clash": -0.3,
}
SUPPORT = 1.2
"""What a copied neighbour adds, in the same order; half of it where the order is broken."""
MOST_SUPPORT = 2.5 * SUPPORT
"""What neighbours add at most: one before, one after, one across."""


Weighed = tuple[Likeness, float]
"""The likeness of two sentences, and the log-odds that the pair is reuse."""


class Weighing:
    """Weighs pairs of sentences, those of one wording once however many copies carry them."""

    def __init__(self, likening: Likening, least: float) -> None:
        """``least`` are the log-odds below which a pair is of no use."""
        self.likening = likening
        self._least = least
        self._known: dict[tuple[tuple[int, ...], tuple[int, ...]], Weighed | None] = {}

    def __call__(self, left: Line, right: Line) -> Weighed | None:
        """Return the pair weighed, nothing where it is of no use."""
        key = left.wording, right.wording
        if key not in self._known:
            self._known[key] = self._weigh(left, right)
        return self._known[key]

    def _weigh(self, left: Line, right: Line) -> Weighed | None:
        shorter = min(len(left.words), len(right.words))
        shared = self.likening.shared(left, right)
        if most(shared, shorter) < self._least:
            return None
        likeness = liken(left, right, shared)
        log_odds = weigh(likeness, shorter)
        return None if log_odds < self._least else (likeness, log_odds)


def weigh(likeness: Likeness, words: int) -> float:
    """Return the log-odds that the pair is reuse; ``words`` is the length of the shorter one."""
    return _log_odds(likeness, likeness.order, likeness.longest, words)


def most(shared: Shared, words: int) -> float:
    """Return the log-odds that the pair has if what it shares stands in one order throughout.

    It never has more. ``words`` is the length of the shorter one.
    """
    return _log_odds(shared, shared.words / words, shared.words, words)


def _log_odds(told: Likeness | Shared, order: float, longest: int, words: int) -> float:
    left, right = told.left, told.right
    return (
        WEIGHTS["bias"]
        + WEIGHTS["lesser"] * min(left, right)
        + WEIGHTS["greater"] * max(left, right)
        + WEIGHTS["order"] * (order * min(1.0, words / 8))
        + WEIGHTS["meaning"] * told.meaning
        + WEIGHTS["longest"] * min(longest, 8)
        + WEIGHTS["names"] * min(told.names, 3)
        + WEIGHTS["numbers"] * min(told.numbers, 2)
        + WEIGHTS["clash"] * min(told.clash, 3)
    )


def probability(log_odds: float) -> float:
    """Return the probability that these log-odds stand for."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, log_odds))))
