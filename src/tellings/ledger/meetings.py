"""How figures stand to each other: whether they can be one, and whether that is no chance."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from tellings.ledger.values import Value, agree, contains

TELLING = 10
"""A number from which on two reports seldom tell the same one of different things."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """Whether a figure of the one can be a figure of the other, and whether that is no chance."""

    meet: bool
    alike: bool


@lru_cache(maxsize=50_000)
def meeting(one: tuple[Value, ...], other: tuple[Value, ...]) -> Meeting:
    """Return how the figures told of one thing stand to those told of another.

    Where both tell exact figures, what is but "about" so many lends them no meeting.
    """
    sides = [one, other]
    if all(any(value.exact for value in side) for side in sides):
        sides = [tuple(value for value in side if not value.hedged) for side in sides]
    pairs = list(product(*sides))
    return Meeting(any(may_meet(*pair) for pair in pairs), any(_alike(*pair) for pair in pairs))


def may_meet(one: Value, other: Value) -> bool:
    """Return whether the two can be one number, or one is "some of" what the other numbers."""
    within = (one.partial and contains(other, one)) or (other.partial and contains(one, other))
    return within or agree(one, other)


def _alike(one: Value, other: Value) -> bool:
    """Return whether both tell one number that is not met by chance."""
    if one.open or other.open or max(one.high, other.high) < TELLING:
        return False
    return agree(one, other) and (one.exact or other.exact)
