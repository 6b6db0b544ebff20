"""Points → loci: groups of points about one thing.

A point joins a locus only where nothing keeps it apart from any point already there; a chain of
pairs never grows a locus. Points that say the same on every axis are compared once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tellings.ledger.meetings import Meeting, meeting
from tellings.ledger.nearby import Index
from tellings.ledger.points import Point, Where, order
from tellings.ledger.same import (
    LASTING,
    MOVING,
    around,
    near,
    same,
    two_things,
)
from tellings.ledger.values import Value, agree, distance
from tellings.ledger.whereabouts import close

WIDEST = 3
"""How wide the place is of what is told without any."""
Parting = Callable[[Point, Point], bool]


@dataclass(frozen=True, slots=True)
class Sites:
    """For each kind of event the places, apart from each other, in which it happens."""

    of: Mapping[str, Sequence[Where]]

    def several(self, event: str) -> bool:
        """Return whether it happens in more than one place."""
        return len(self.of.get(event, ())) > 1

    def at(self, point: Point) -> frozenset[int]:
        """Return in which of its places the event of the point may be."""
        known = self.of.get(point.event, ())
        return frozenset(n for n, site in enumerate(known) if _may_be(around(point), site))


def _sites(points: Sequence[Point]) -> Sites:
    """Return the places of each kind of event; what is told narrowly goes before its country."""
    apart: dict[str, list[Where]] = defaultdict(list)
    for point in sorted(points, key=lambda p: _breadth(p.where)):
        placed = point.where.keys and point.event not in LASTING | MOVING
        if placed and not any(_may_be(point.where, other) for other in apart[point.event]):
            apart[point.event].append(point.where)
    return Sites(apart)


def _breadth(where: Where) -> int:
    """Return how wide a place is: a spot, a province or a country, one that no gazetteer knows."""
    if where.keys == where.within:
        return 2
    return 0 if where.spot is not None else 1


def _may_be(one: Where, other: Where) -> bool:
    return near(one, other) or close(one, other)


def _never(_one: Point, _other: Point) -> bool:
    return False


@dataclass(slots=True)
class _Growing:
    """A locus while it grows: its points, one of each kind to compare with, all its figures."""

    points: list[Point] = field(default_factory=list)
    kinds: dict[Hashable, Point] = field(default_factory=dict)
    values: dict[Value, None] = field(default_factory=dict)
    by_report: dict[str, list[Point]] = field(default_factory=dict)
    actors: set[str] = field(default_factory=set)
    events: set[str] = field(default_factory=set)

    def takes(self, unit: _Growing, parted: Parting, *, meeting_only: bool) -> Meeting | None:
        """Return how the unit's figures meet the locus's; None where something parts the two.

        With ``meeting_only`` figures that do not meet part them.
        """
        named = "" not in self.actors and "" not in unit.actors
        if named and self.actors.isdisjoint(unit.actors):
            return None
        told = meeting(tuple(unit.values), tuple(self.values))
        if meeting_only and not told.meet:
            return None
        event_met = not self.events.isdisjoint(unit.events)
        alike = all(
            (told.meet and axes == other) or same(point, self.kinds[other], told, event_met) is None
            for axes, point in unit.kinds.items()
            for other in self.kinds
        )
        if not alike or self.contradicts(unit):
            return None
        if any(parted(one, other) for one in unit.points for other in self.points):
            return None
        return told

    def contradicts(self, unit: _Growing) -> bool:
        """Return whether one report tells both, as different figures of one origin."""
        shared = self.by_report.keys() & unit.by_report.keys()
        return any(
            two_things(one, other)
            for report in shared
            for one in unit.by_report[report]
            for other in self.by_report[report]
        )

    def tells(self, unit: _Growing, sites: Sites) -> bool:
        """Return whether both are of one happening, by their figures or by where they are told.

        Where neither decides, what reports of one story tell first is what the story is about.
        """
        if any(agree(one, other) for one in unit.values for other in self.values):
            return True
        if self.is_elsewhere != unit.is_elsewhere:
            return False
        if self.any("toll") and unit.any("toll"):
            return True
        if self.any("total") or unit.any("total"):
            return self.any("total") and unit.any("total")
        if not sites.several(unit.points[0].event):
            return True
        here, there = self.at(sites), unit.at(sites)
        if here == there and len(here) == 1:
            return True
        return bool(here & there) and self.any("leading") and unit.any("leading")

    @property
    def is_elsewhere(self) -> bool:
        """Return whether all that is told of it is told as another happening than the news."""
        return all(point.elsewhere for point in self.points)

    def any(self, mark: str) -> bool:
        """Return whether a point bears the mark."""
        return any(getattr(point, mark) for point in self.points)

    def at(self, sites: Sites) -> frozenset[int]:
        """Return in which places it may be: those in which each of its placed points may be."""
        found = [sites.at(point) for point in self.kinds.values() if around(point).keys]
        every = frozenset(range(len(sites.of.get(self.points[0].event, ()))))
        return every.intersection(*found)

    def add(self, points: Iterable[Point]) -> None:
        for point in points:
            self.points.append(point)
            self.kinds.setdefault(_axes(point), point)
            self.values.setdefault(point.value)
            self.actors.add(point.actor.key)
            self.events.add(point.event)
            self.by_report.setdefault(point.claims[0].report, []).append(point)


def gather(points: Iterable[Point], parted: Parting = _never) -> list[tuple[Point, ...]]:
    """Return the points by locus, each locus in order; the order of the input changes nothing.

    Points of one slot stay together. ``parted`` tells which two points a person said are not about
    one thing.
    """
    blocks: dict[Hashable, list[_Growing]] = defaultdict(list)
    for unit in _units(points, parted):
        first = unit.points[0]
        blocks[first.unit, _kind(first)].append(unit)
    found: list[tuple[Point, ...]] = []
    for block in blocks.values():
        found.extend(_gather_block(sorted(block, key=_known_first), parted))
    return sorted(found, key=lambda locus: order(locus[0]))


def _units(points: Iterable[Point], parted: Parting) -> list[_Growing]:
    """Return the points of each slot as one unit, and each other point by itself."""
    units: dict[Hashable, list[_Growing]] = {}
    for number, point in enumerate(sorted(points, key=order)):
        home = units.setdefault(point.slot or number, [])
        unit = next((u for u in home if not any(parted(point, p) for p in u.points)), None)
        if unit is None:
            unit = _Growing()
            home.append(unit)
        unit.add([point])
    return [unit for home in units.values() for unit in home]


def _kind(point: Point) -> str:
    """Return the events among which the point is looked for: movements, and all the rest."""
    return "moving" if point.event in MOVING else "told"


def _gather_block(units: Sequence[_Growing], parted: Parting) -> list[tuple[Point, ...]]:
    """Return the loci of a block: first what figures join, then what only the axes do."""
    sites = _sites([unit.points[0] for unit in units])
    loci = _joined(units, parted, sites, meeting_only=True)
    loci = _joined(loci, parted, sites, meeting_only=False)
    return [tuple(sorted(locus.points, key=order)) for locus in loci]


def _joined(
    units: Sequence[_Growing], parted: Parting, sites: Sites, *, meeting_only: bool
) -> list[_Growing]:
    index = Index(by_axes=not meeting_only)
    loci: list[_Growing] = []
    for unit in units:
        point = unit.points[0]
        homes = []
        for number in index.candidates(unit.kinds.values(), unit.values):
            told = loci[number].takes(unit, parted, meeting_only=meeting_only)
            if told is None:
                continue
            if told.meet or (not meeting_only and loci[number].tells(unit, sites)):
                homes.append((_nearness(point, loci[number], told), -number))
        if homes:
            number = -max(homes)[1]
        else:
            number = len(loci)
            loci.append(_Growing())
        loci[number].add(unit.points)
        index.add(number, unit.kinds.values(), unit.values)
    return loci


def _known_first(unit: _Growing) -> tuple[bool, bool, bool, int, bool, bool, tuple[str, int, int]]:
    """Order units so that those told most fully found the loci that vaguer ones then join."""
    point = unit.points[0]
    return (
        not any(value.exact for value in unit.values),
        point.event in LASTING,
        not point.actor.key,
        _breadth(point.where) if point.where.keys else WIDEST,
        all(value.open for value in unit.values),
        point.days is None,
        order(point),
    )


def _nearness(
    point: Point, locus: _Growing, told: Meeting
) -> tuple[bool, float, bool, bool, bool, int]:
    others = locus.kinds.values()
    return (
        told.meet,
        -min((distance(point.value, value) for value in locus.values), default=1.0),
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
        point.scene.keys,
        point.days,
        point.unit,
        point.means,
        point.value.whole is None,
        point.value.untold,
        point.partial,
        point.toll,
    )
