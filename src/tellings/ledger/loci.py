"""Points → loci: groups of points about one thing.

A point joins a locus only where nothing keeps it apart from any point already there; a chain of
pairs never grows a locus. Points that say the same on every axis are compared once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from tellings.ledger.points import Point, order
from tellings.ledger.same import LASTING, MOVING, near, same
from tellings.ledger.values import agree

Parting = Callable[[Point, Point], bool]


def _happenings(points: Sequence[Point]) -> Counter[str]:
    """Return for each kind of event in how many places that are apart it happens."""
    apart: dict[str, list[Point]] = defaultdict(list)
    for point in sorted(points, key=lambda p: p.where.keys != p.where.within):
        placed = point.where.keys and point.event not in LASTING | MOVING
        if placed and not any(near(point.where, other.where) for other in apart[point.event]):
            apart[point.event].append(point)
    return Counter({event: len(found) for event, found in apart.items()})


def _never(_one: Point, _other: Point) -> bool:
    return False


@dataclass(slots=True)
class _Growing:
    """A locus while it grows: its points, and one of each kind to compare with."""

    points: list[Point] = field(default_factory=list)
    kinds: dict[Hashable, Point] = field(default_factory=dict)

    def takes(self, point: Point, parted: Parting) -> bool:
        if any(parted(point, other) for other in self.points):
            return False
        return _axes(point) in self.kinds or all(
            same(point, other) is None for other in self.kinds.values()
        )

    def tells(self, point: Point) -> bool:
        """Return whether the point is placed here, or its value is told here."""
        return any(
            (point.where.keys and other.where.keys) or agree(point.value, other.value)
            for other in self.kinds.values()
        )

    def add(self, point: Point) -> None:
        self.points.append(point)
        self.kinds.setdefault(_axes(point), point)


def gather(points: Iterable[Point], parted: Parting = _never) -> list[tuple[Point, ...]]:
    """Return the points by locus, each locus in order; the order of the input changes nothing.

    ``parted`` tells which two points a person said are not about one thing.
    """
    blocks: dict[Hashable, list[Point]] = defaultdict(list)
    for point in points:
        blocks[point.unit, _kind(point)].append(point)
    found: list[tuple[Point, ...]] = []
    for block in blocks.values():
        found.extend(_gather_block(sorted(block, key=_known_first), parted))
    return sorted(found, key=lambda locus: order(locus[0]))


def _kind(point: Point) -> str:
    """Return the events among which the point is looked for: movements, and all the rest."""
    return "moving" if point.event in MOVING else "told"


def _gather_block(points: Sequence[Point], parted: Parting) -> list[tuple[Point, ...]]:
    loci: list[_Growing] = []
    happenings = _happenings(points)
    for point in points:
        home = max(
            (
                locus
                for locus in loci
                if locus.takes(point, parted)
                and (happenings[point.event] < 2 or locus.tells(point))
            ),
            key=lambda locus: _nearness(point, locus),
            default=None,
        )
        if home is None:
            home = _Growing()
            loci.append(home)
        home.add(point)
    return [tuple(sorted(locus.points, key=order)) for locus in loci]


def _known_first(point: Point) -> tuple[bool, bool, bool, bool, tuple[str, int, int]]:
    """Order points so that those told most fully found the loci that vaguer ones then join."""
    return (
        not point.actor.key,
        not point.where.keys,
        point.value.open,
        point.days is None,
        order(point),
    )


def _nearness(point: Point, locus: _Growing) -> tuple[bool, bool, bool, int]:
    others = locus.kinds.values()
    return (
        any(point.actor.key == other.actor.key for other in others),
        any(point.thing.noun == other.thing.noun for other in others),
        any(bool(point.where.keys & other.where.keys) for other in others),
        len(locus.points),
    )


def _axes(point: Point) -> Hashable:
    return (
        point.actor.key,
        point.thing,
        point.event,
        point.where.keys,
        point.days,
        point.value,
        point.unit,
    )
