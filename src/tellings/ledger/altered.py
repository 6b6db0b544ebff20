"""Figures that exist only because a copy altered what it copied.

Figures of one slot stand in one place of one text. Where a report gives another figure there than
the texts it comes from, it changed the figure in copying; so it did where most copies of a lost
text give one figure and it alone, with what was copied from it, another. A revision is no copy: it
says something new.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tellings.ledger.background import Background
from tellings.ledger.points import Point, order
from tellings.model import ChangedInCopying

Told = tuple[float, float]


def with_alterations(
    points: Iterable[Point],
    background: Background,
    written: frozenset[tuple[str, str]] = frozenset(),
) -> list[Point]:
    """Return the points, those marked whose figure a copy altered.

    ``written`` pairs reports of which the first was written before the second, and is no copy of it.
    """
    told = sorted(points, key=order)
    slots: dict[str, list[Point]] = defaultdict(list)
    for point in told:
        if point.slot and not point.value.untold and not point.aside:
            slots[point.slot].append(point)
    altered = {
        id(point): change
        for slot in slots.values()
        for point, change in _altered(slot, background, written)
    }
    return [replace(p, changed=altered[id(p)]) if id(p) in altered else p for p in told]


def _altered(
    slot: Sequence[Point], background: Background, written: frozenset[tuple[str, str]]
) -> Iterable[tuple[Point, ChangedInCopying]]:
    by_value: dict[Told, list[Point]] = defaultdict(list)
    for point in slot:
        if point.number is not None:
            by_value[point.value.low, point.value.high].append(point)
    if len(by_value) < 2:
        return
    holders = {value: _reports(points) for value, points in by_value.items()}
    for value, points in by_value.items():
        model = _model(value, holders, background, written)
        if model is None:
            continue
        by, original = model
        said = next(p for p in by_value[original] if p.claims[0].report in holders[original])
        place = said.claims[0]
        was = background.reports[place.report].text[place.start : place.end]
        for point in points:
            yield point, ChangedInCopying(by, was)


def _model(
    value: Told,
    holders: Mapping[Told, set[str]],
    background: Background,
    written: frozenset[tuple[str, str]],
) -> tuple[str, Told] | None:
    """Return who changed the figure, and what stood there; None where it is nobody's change."""
    own = holders[value]
    others = {
        report: told for told, reports in holders.items() if told != value for report in reports
    }
    heads = sorted(report for report in own if not background.forebears(report) & own)
    if any(background.revises(report) for report in heads):
        return None
    if any((report, other) in written for report in heads for other in others):
        return None
    above = {report: sorted(background.forebears(report) & set(others)) for report in heads}
    if heads and all(above.values()):
        return heads[0], others[above[heads[0]][0]]
    usual = max(sorted(holders), key=lambda told: len(holders[told]))
    few = len(own) < len(holders[usual]) and not own & holders[usual]
    if few and len(heads) == 1 and background.parents.get(heads[0]):
        return heads[0], usual
    return None


def _reports(points: Iterable[Point]) -> set[str]:
    return {point.claims[0].report for point in points}
