"""How sure we are that one of two sentences was made from the other, or both from a third.

A logistic sum over what the sentences share. Sharing what happened is not reuse: two reporters at
one press conference use the same names and figures. What gives a copy away is that common words
too stand in the same order, and that the sentences around it are copies as well.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from tellings.reuse.likeness import Likeness

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


def weigh(likeness: Likeness, words: int) -> float:
    """Return the log-odds that the pair is reuse; ``words`` is the length of the shorter one."""
    terms = {
        "bias": 1.0,
        "lesser": min(likeness.soft_left, likeness.soft_right),
        "greater": max(likeness.soft_left, likeness.soft_right),
        "order": likeness.order * min(1.0, words / 8),
        "meaning": likeness.meaning,
        "longest": min(likeness.longest, 8),
        "names": min(likeness.names, 3),
        "numbers": min(likeness.numbers, 2),
        "clash": min(likeness.clash, 3),
    }
    return sum(WEIGHTS[name] * value for name, value in terms.items())


def probability(log_odds: float) -> float:
    """Return the probability that these log-odds stand for."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, log_odds))))
