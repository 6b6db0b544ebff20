"""Figures that exist only because a copy altered what it copied.

Sentences of one passage go back to one text. Where most of them give one figure, and one report
(with what was copied from it) another in its place, the figure was changed in copying; unless the
report revises the text, and so says something new.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace

from tellings.ledger.background import Background
from tellings.ledger.points import Point, order
from tellings.model import ChangedInCopying


def with_alterations(points: Iterable[Point], background: Background) -> list[Point]:
    """Return the points, those marked whose figure a copy altered."""
    told = sorted(points, key=order)
    slots: dict[Hashable, list[Point]] = defaultdict(list)
    for point in told:
        slots[_slot(point)].append(point)
    altered = {
        id(point): change for slot in slots.values() for point, change in _altered(slot, background)
    }
    return [replace(p, changed=altered[id(p)]) if id(p) in altered else p for p in told]


def _slot(point: Point) -> Hashable:
    """Return what figures in the same place of one text share."""
    first = point.claims[0]
    return first.lineage, point.thing.kind, point.event, point.unit, point.denied


def _altered(
    slot: Sequence[Point], background: Background
) -> Iterable[tuple[Point, ChangedInCopying]]:
    by_value: dict[tuple[float, float], list[Point]] = defaultdict(list)
    for point in slot:
        if point.value.open or point.value.low != point.value.high:
            continue
        by_value[point.value.low, point.value.high].append(point)
    if len(by_value) < 2:
        return
    usual = max(sorted(by_value), key=lambda value: len(_reports(by_value[value])))
    holders = _reports(by_value[usual])
    for value, points in by_value.items():
        own = _reports(points)
        if value == usual or own & holders or len(own) >= len(holders):
            continue
        heads = sorted(own - _copied(own, background))
        if len(heads) == 1 and not _revises(heads[0], background):
            said = by_value[usual][0].claims[0]
            was = background.reports[said.report].text[said.start : said.end]
            for point in points:
                yield point, ChangedInCopying(heads[0], was)


def _reports(points: Iterable[Point]) -> set[str]:
    return {point.claims[0].report for point in points}


def _copied(reports: set[str], background: Background) -> set[str]:
    """Return those of the reports that come from another of them."""
    return {d.child for d in background.family.descents if {d.child, d.parent} <= reports}


def _revises(report: str, background: Background) -> bool:
    own = [d for d in background.family.descents if d.child == report]
    return not own or any(d.relation == "revision" for d in own)
