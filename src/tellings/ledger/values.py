"""How two told values stand to each other: the same, rounded, within one another, or apart.

News rounds: 198 and "about 200" agree, 198 and 200 stated flat do not. The margin of a hedged
figure is half a step of its last significant digit, and never under five per cent of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from tellings.model import Quantity

HEDGES = frozenset(
    {"about", "around", "approximately", "roughly", "some", "almost", "nearly", "estimated"}
    | {"circa", "close to", "near", "more or less", "up to about", "an estimated"}
)
LEAST_MARGIN = 0.05
BEYOND_BOUND = 0.25
ROUND = 0.5
"""How far past its bound an open figure still goes: so far, and a whole step of its last digit up
to that: "at least 200" is 200 to 300, "more than 400" no 527, "up to 90" is 60 to 90."""


@dataclass(frozen=True, slots=True)
class Value:
    """A told figure as an interval, with what it is a part of and whether it was hedged."""

    low: float
    high: float
    whole: float | None = None
    hedged: bool = False

    @property
    def exact(self) -> bool:
        """Return whether one number was told, without a hedge."""
        return self.low == self.high and not self.hedged

    @property
    def open(self) -> bool:
        """Return whether only one bound was told ("at least 200", "some of the 500")."""
        return self.low == -inf or self.high == inf

    @property
    def untold(self) -> bool:
        """Return whether no number was told at all."""
        return self.low == -inf and self.high == inf and self.whole is None

    @property
    def partial(self) -> bool:
        """Return whether it is told as an unnumbered part of a whole ("some of the 500")."""
        return self.whole is not None and self.low == -inf


def value_of(quantity: Quantity) -> Value:
    """Return the interval that a quantity tells."""
    qualifier = quantity.qualifier or ""
    hedged = qualifier in HEDGES or bool(HEDGES.intersection(qualifier.split()))
    low = -inf if quantity.low is None else quantity.low
    high = inf if quantity.high is None else quantity.high
    whole = quantity.whole if quantity.whole is None or quantity.whole >= low else None
    return Value(low, high, whole, hedged)


def figure(number: float) -> str:
    """Return a number as news prints it: 5,200; 2.5."""
    return f"{int(number):,}" if number == int(number) else f"{number:,.6g}"


def step(number: float) -> float:
    """Return the size of one step of the last significant digit: 100 for 5,200, 1 for 198."""
    size = 1.0
    whole = round(abs(number))
    if whole == 0 or whole != abs(number):
        return size
    while whole % 10 == 0:
        whole //= 10
        size *= 10
    return size


def margin(value: Value) -> float:
    """Return how far from the told number the meant one may lie."""
    if not value.hedged or value.open:
        return 0.0
    return max(step(value.high) / 2, LEAST_MARGIN * abs(value.high))


def reach(value: Value) -> tuple[float, float]:
    """Return the least and the greatest number that the value can reasonably mean."""
    low, high = value.low - margin(value), value.high + margin(value)
    if value.high == inf and value.low != -inf:
        bound = abs(value.low)
        high = value.low + max(BEYOND_BOUND * bound, min(step(bound), ROUND * bound))
    if value.low == -inf and value.high != inf:
        low = value.high / (1 + ROUND)
    if value.partial:
        low = 0.0
    return low, high


def distance(one: Value, other: Value) -> float:
    """Return how far two told numbers lie apart, as a share of the greater: 0 to 1."""
    numbers = [
        next((n for n in (value.high, value.low) if abs(n) != inf), None) for value in (one, other)
    ]
    first, second = numbers
    if first is None or second is None:
        return 0.0 if first == second else 1.0
    return abs(first - second) / max(abs(first), abs(second), 1.0)


def agree(one: Value, other: Value) -> bool:
    """Return whether the two values can be one and the same number, as news rounds."""
    if one.untold or other.untold:
        return one.untold and other.untold
    if one.partial or other.partial:
        return one.partial and other.partial and same_whole(one, other)
    if one.exact and other.exact:
        return one.low == other.low
    (low, high), (least, most) = reach(one), reach(other)
    return low <= most and least <= high


def contains(whole: Value, part: Value) -> bool:
    """Return whether ``part`` is told as a part of what ``whole`` tells the number of."""
    if part.whole is None:
        return False
    low, high = reach(whole)
    slack = max(LEAST_MARGIN * part.whole, margin(whole))
    return low - slack <= part.whole <= high + slack


def same_whole(one: Value, other: Value) -> bool:
    """Return whether both are parts of one whole, as news rounds, or neither is a part."""
    if one.whole is None or other.whole is None:
        return one.whole == other.whole
    return abs(one.whole - other.whole) <= LEAST_MARGIN * max(one.whole, other.whole)
