"""Figures that exist only because a copy altered what it copied.

Figures of one slot stand in one place of one text. Where they differ, the text's own figure is the
one of the report that the others certainly come from; else the one that appeared first; else the
one that texts of other lineages tell too; else the one that most of its copies have. The others
were changed in copying, but for those of a revision, which says something new, and for a later
tally in a text of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tellings.ledger.background import Background
from tellings.ledger.classes import events
from tellings.ledger.points import Point, order
from tellings.ledger.values import agree
from tellings.model import ChangedInCopying, Direction

Told = tuple[float, float]
Written = frozenset[tuple[str, str]]
"""Pairs of reports of which the first was written before the second, and is no copy of it."""
SURE: tuple[tuple[Direction, ...], ...] = (("certain",), ("certain", "likely"))


def with_alterations(
    points: Iterable[Point], background: Background, written: Written = frozenset()
) -> list[Point]:
    """Return the points, those marked whose figure a copy altered."""
    told = sorted(points, key=order)
    slots: dict[str, list[Point]] = defaultdict(list)
    lines: dict[Hashable, set[str]] = defaultdict(set)
    for point in told:
        if point.value.untold or point.aside:
            continue
        lines[_figure(point)].add(point.line)
        if point.slot:
            slots[point.slot].append(point)
    changes: dict[int, ChangedInCopying] = {}
    for slot in slots.values():
        if len({_value(point) for point in slot}) > 1:
            changes |= _Slot(slot, background, written, lines).changes()
    return [replace(p, changed=changes[id(p)]) if id(p) in changes else p for p in told]


def _figure(point: Point) -> Hashable:
    return point.event, point.unit, point.number


def _value(point: Point) -> Told:
    return point.value.low, point.value.high


@dataclass(frozen=True, slots=True)
class _Slot:
    """The figures of one place of one text, and what tells which of them is the text's own."""

    points: Sequence[Point]
    background: Background
    written: Written
    lines: Mapping[Hashable, set[str]]

    def changes(self) -> dict[int, ChangedInCopying]:
        """Return what was changed in copying, by the identity of the point."""
        values = sorted({_value(point) for point in self.points})
        ranks = {value: self._rank(value) for value in values}
        original = max(values, key=lambda value: ranks[value])
        found: dict[int, ChangedInCopying] = {}
        said = next(p for p in self.points if _value(p) == original)
        text = self.background.reports[said.claims[0].report].text
        was = text[slice(*said.place)]
        for value in values:
            by = None if self._sharpens(value, said) else self._changer(value)
            if ranks[value] < ranks[original] and by is not None:
                change = ChangedInCopying(by, was)
                found |= {id(p): change for p in self.points if _value(p) == value}
        return found

    def _rank(self, value: Told) -> tuple[bool, int, int, int, bool]:
        """Return how much speaks for a value as the text's own, the strongest sign first."""
        own = {point.line for point in self.points}
        told = next(p for p in self.points if _value(p) == value)
        holders = self._holders(value)
        others = {p.claims[0].report for p in self.points} - holders
        heads = self._heads(holders)
        first = [
            any(not self.background.forebears(r, sure) & others for r in heads) for sure in SURE
        ]
        outside = len(self.lines[_figure(told)] - own)
        return first[0], -self._day(holders), outside, len(holders), first[1]

    def _day(self, holders: set[str]) -> int:
        """Return the first day on which one of the reports appeared, as far as that is stated."""
        days = [self.background.day(report) for report in holders]
        return min((day for day in days if day is not None), default=date.max.toordinal())

    def _holders(self, value: Told) -> set[str]:
        return {point.claims[0].report for point in self.points if _value(point) == value}

    def _changer(self, value: Told) -> str | None:
        """Return the report that changed the figure; None where it revises it or came before."""
        holders = self._holders(value)
        others = {p.claims[0].report for p in self.points} - holders
        if any(self.background.revises(report) for report in holders):
            return None
        if self._updates(value, holders):
            return None
        if any((one, other) in self.written for one in holders for other in others):
            return None
        return min(self._heads(holders))

    def _updates(self, value: Told, holders: set[str]) -> bool:
        """Return whether later reports, which are no copies, tell a tally that has grown since."""
        if any(self.background.is_copy(r) or self.background.machine_made(r) for r in holders):
            return False
        earlier = [p for p in self.points if _value(p) != value]
        before = self._day({p.claims[0].report for p in earlier})
        grown = self.points[0].event in events().growing and value > max(map(_value, earlier))
        changed = grown or self.points[0].event in events().varying
        return changed and before < self._day(holders) < date.max.toordinal()

    def _sharpens(self, value: Told, original: Point) -> bool:
        """Return whether texts of people tell in full what the original gives a bound of.

        Who writes "527" for "over 500" knows more, and altered nothing.
        """
        if any(self.background.machine_made(report) for report in self._holders(value)):
            return False
        told = next(p.value for p in self.points if _value(p) == value)
        return original.value.open and told.exact and agree(original.value, told)

    def _heads(self, holders: set[str]) -> set[str]:
        """Return those of the reports that come from none of the others."""
        heads = {r for r in holders if not self.background.forebears(r, SURE[-1]) & holders}
        return heads or holders
