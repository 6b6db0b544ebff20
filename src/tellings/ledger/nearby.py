"""Which loci a unit of points may join at all, so that not every one is compared with every other.

Two things are joined because their figures meet, or because the same actor does the same: so loci
are found by the size of their figures, to within a factor of two, and by actor and event.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import inf, log2

from tellings.ledger.points import Point
from tellings.ledger.same import GOING, alike_events
from tellings.ledger.values import Value

Size = int | None
"""The power of two next below a figure; None where the figure is open downwards."""
UNTOLD = -1000
"""The size of what has no figure, which meets nothing but its like."""


@dataclass(slots=True)
class Index:
    """Loci by number, found again by what a unit that may join them shares with them.

    ``by_axes`` looks for actor and event too, beside the figures.
    """

    by_axes: bool
    _sizes: dict[Size, set[int]] = field(default_factory=lambda: defaultdict(set))
    _deeds: dict[str, dict[str, set[int]]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, number: int, kinds: Iterable[Point], values: Iterable[Value]) -> None:
        """Note what the locus with this number holds."""
        for size in _sizes(values):
            self._sizes[size].add(number)
        for point in kinds:
            self._deeds[point.actor.key].setdefault(point.event, set()).add(number)

    def candidates(self, kinds: Iterable[Point], values: Iterable[Value]) -> list[int]:
        """Return the loci that the unit may join, by number."""
        found = set(self._sizes[None])
        for size in _sizes(values):
            if size is None:
                found.update(*self._sizes.values())
            else:
                found.update(*(self._sizes[size + step] for step in (-1, 0, 1)))
        if self.by_axes:
            found.update(*(loci for point in kinds for loci in self._beside(point)))
        return sorted(found)

    def _beside(self, point: Point) -> Iterator[set[int]]:
        """Yield the loci of each event of the same actor that the point may be about.

        Who leaves may be told by one text and left out by another.
        """
        for actor, deeds in self._deeds.items():
            known = actor == point.actor.key
            for event, loci in deeds.items():
                going = {point.event, event} <= GOING
                if (known and alike_events(event, point.event)) or (
                    going and (known or not actor or not point.actor.key)
                ):
                    yield loci


def _sizes(values: Iterable[Value]) -> set[Size]:
    return {size for value in values for size in _sizes_of(value)}


def _sizes_of(value: Value) -> Iterator[Size]:
    if value.whole is not None:
        yield _size(value.whole)
    if value.partial:
        return
    if value.untold:
        yield UNTOLD
    elif value.low == -inf:
        yield None
    else:
        yield _size(value.low)
        yield _size(min(value.high, 2 * value.low))


def _size(number: float) -> int:
    return int(log2(max(abs(number), 1.0)))
