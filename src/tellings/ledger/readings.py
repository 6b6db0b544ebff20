"""Points about one thing → the readings that are told for it.

A reading is one value: figures that can be one number, as news rounds, stand in one. Exact figures
are never merged with each other; a hedged or open one joins the nearest figure that it agrees with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from math import inf

from tellings.ledger.measures import plural
from tellings.ledger.points import Point, order
from tellings.ledger.values import Value, agree, figure
from tellings.model import ChangedInCopying, Claim, Reading

UNNAMED = "unnamed, in "
STATUSES = ("planned", "under way", "done")
Counting = Callable[[Iterable[tuple[str, int]]], int]
"""How many lineages of text stand behind some sentences, given as (report, sentence)."""


@dataclass(frozen=True, slots=True)
class Group:
    """Points that tell one value."""

    points: tuple[Point, ...]

    @property
    def denied(self) -> bool:
        """Return whether the value is denied rather than asserted."""
        return self.points[0].denied

    @property
    def ended(self) -> bool:
        """Return whether the value says that what was told is over."""
        return self.points[0].ended

    @property
    def conditional(self) -> bool:
        """Return whether it is told under a condition only."""
        return all(point.status == "conditional" for point in self.points)

    @property
    def value(self) -> Value:
        """Return the sharpest value told: an exact one, else a hedged one, else an open one.

        Of those the one that tells what it is a part of.
        """
        return min((p.value for p in self.standing), key=lambda v: (_sharpness(v), v.whole is None))

    @property
    def still(self) -> bool:
        """Return whether it is told as what is left of a figure before it."""
        return any(point.still for point in self.points)

    @property
    def at_least(self) -> bool:
        """Return whether somebody tells it as the least so far ("at least four")."""
        return any(point.value.high == inf for point in self.standing)

    @property
    def altered(self) -> bool:
        """Return whether the value exists only because copies altered their parents."""
        return all(point.changed for point in self.points)

    @property
    def standing(self) -> tuple[Point, ...]:
        """Return the points that tell the value for true, by themselves; all where none does."""
        own = (point for point in self.points if not (point.aside or point.changed))
        return tuple(own) or self.points

    @property
    def origins(self) -> tuple[str, ...]:
        """Return who says it; a text that names somebody for it does not count beside them."""
        told = self.standing
        named = {p.line for p in told if not p.origin.startswith(UNNAMED)}
        own = (p for p in told if not p.origin.startswith(UNNAMED) or p.line not in named)
        return tuple(sorted({point.origin for point in own}))

    @property
    def sentences(self) -> tuple[tuple[str, int], ...]:
        """Return the sentences that tell the value for true, as (report, sentence)."""
        return tuple(place for point in self.standing for place in point.sentences)

    @property
    def reports(self) -> frozenset[str]:
        """Return the reports that tell the value for true."""
        return frozenset(report for report, _ in self.sentences)

    @property
    def days(self) -> tuple[str, str] | None:
        """Return the first and last day on which it was told, where that is known."""
        told = sorted(point.told for point in self.standing if point.told)
        return (told[0], told[-1]) if told else None


def group(points: Sequence[Point]) -> list[Group]:
    """Return the readings of one locus as groups of points, exact figures first, by size."""
    groups: list[list[Point]] = []
    for point in sorted(hedged(points), key=lambda p: (_sharpness(p.value), p.denied, order(p))):
        home = _home(point, groups)
        if home is None:
            groups.append([point])
        else:
            home.append(point)
    found = [Group(tuple(sorted(members, key=order))) for members in _settled(groups)]
    return sorted(found, key=lambda g: (g.denied, g.altered, -_width(g), order(g.points[0])))


def _settled(groups: list[list[Point]]) -> list[list[Point]]:
    """Return the groups, what is told without a number with the one number that is told."""
    plain = [g for g in groups if not (g[0].denied or g[0].ended or all(p.changed for p in g))]
    untold = [g for g in plain if g[0].value.untold]
    numbered = [g for g in plain if not g[0].value.untold]
    if len(numbered) != 1 or not untold:
        return groups
    rest = [g for g in groups if g not in untold and g is not numbered[0]]
    return [*rest, [*numbered[0], *(point for g in untold for point in g)]]


def hedged(points: Sequence[Point]) -> list[Point]:
    """Return the points, those hedged whose number their report or their origin hedges elsewhere.

    A headline drops the "about", and so does who speaks of "the 90" for the second time.
    """
    told: set[tuple[str | None, float | None]] = set()
    for point in points:
        if point.value.hedged:
            told |= {(whose, point.number) for whose in (*_whose(point), None)}
    return [
        replace(point, value=replace(point.value, hedged=True))
        if point.value.exact and told & {(whose, point.number) for whose in _whose(point)}
        else point
        for point in points
    ]


def _whose(point: Point) -> tuple[str | None, ...]:
    """Return by whom a figure may be hedged: its report, its origin; anybody, of a mere whole."""
    return point.claims[0].report, point.origin, *([None] if point.as_whole else [])


def _home(point: Point, groups: list[list[Point]]) -> list[Point] | None:
    fitting = [
        members
        for members in groups
        if (members[0].denied, members[0].ended) == (point.denied, point.ended)
        and all(agree(point.value, member.value) for member in members)
    ]
    return min(fitting, key=lambda members: _distance(point, members[0]), default=None)


def _distance(one: Point, other: Point) -> float:
    if one.number is None or other.number is None:
        return 0.0
    return abs(one.number - other.number)


def _sharpness(value: Value) -> tuple[int, float, float]:
    rank = 0 if value.exact else 2 if value.open else 1
    return rank, value.high - value.low if not value.open else inf, value.low


def _width(told: Group) -> int:
    return len({point.origin for point in told.standing})


def as_reading(told: Group, lineages: Counting) -> Reading:
    """Return the group as the reading that the dossier shows."""
    value = told.value
    claims = sorted({c.id: c for p in told.points for c in p.claims}.values(), key=_claim_order)
    return Reading(
        value=label(told),
        low=None if value.low == -inf else value.low,
        high=None if value.high == inf else value.high,
        claims=tuple(claim.id for claim in claims),
        lineages=lineages(told.sentences),
        origins=told.origins,
        latest=told.days[1] if told.days else None,
        changed_in_copying=_alteration(told),
    )


def label(told: Group) -> str:
    """Return how the value reads: as told most often; a sum as its parts."""
    sums = [point.part for point in told.points if point.part]
    if len(sums) == len(told.points):
        return sums[0]
    value = told.value
    if value.untold:
        return _deed(told)
    text = _number(value) if value.whole is None or not value.partial else "some"
    if value.whole is not None and not told.denied:
        text += f" of {figure(value.whole)}"
    text += _unit(told.points[0].unit, value)
    return f"not {text}" if told.denied else text


def _unit(unit: str | None, value: Value) -> str:
    if not unit or unit == "%":
        return unit or ""
    return f" {unit if value.low == value.high == 1 else plural(unit)}"


def _deed(told: Group) -> str:
    """Return how a deed without a number reads: its statuses, in the order of their coming true."""
    if told.denied:
        return "no"
    if told.ended:
        return "resumed"
    told_as = {point.status for point in told.points}
    return " / ".join(status for status in STATUSES if status in told_as) or "yes"


def _number(value: Value) -> str:
    if value.low == -inf:
        return f"at most {figure(value.high)}" if value.high != inf else "some"
    if value.high == inf:
        return f"at least {figure(value.low)}"
    if value.low != value.high:
        return f"{figure(value.low)}–{figure(value.high)}"
    return f"about {figure(value.low)}" if value.hedged else figure(value.low)


def _claim_order(claim: Claim) -> tuple[str, int, str]:
    return claim.report, claim.start, claim.id


def _alteration(told: Group) -> ChangedInCopying | None:
    return told.points[0].changed if told.altered else None
