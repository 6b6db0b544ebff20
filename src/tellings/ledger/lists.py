"""Figures told by their number alone, which are of what was told before: lists, and "the six".

"Killed 27 people, 19 in Kharik and eight in Sumb": the 19 and the eight are dead, too, and where
they make up the 27, that is the total of several places. "The six were flown home": six that the
report told of before. "Oslo sends 60 divers, Bergen 20, 80 in all": the 20 are divers, and the 80.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tellings.ledger.background import Background
from tellings.ledger.classes import events
from tellings.ledger.placing import WEAK
from tellings.ledger.points import NOBODY, Point, order
from tellings.model import Quantity

BARE = re.compile(r"(?:the |all (?:of )?(?:the )?)?(?:[\w-]+)$", re.IGNORECASE)
"""A figure without a noun."""
AGAIN = re.compile(r"\b(?:the|all)(?: of)?(?: the)? ?$", re.IGNORECASE)
ENUMERATING = re.compile(
    r"^[^.;]{0,12}\b(?:in|at|near|from|around|outside|inside)\b", re.IGNORECASE
)
IN_ALL = re.compile(r" (?:in all|all told|altogether|in total)\b", re.IGNORECASE)
LEAST_REPEATED = 3
"""A number from which on "the six" means six told of before."""


def with_lists(points: Iterable[Point], background: Background) -> list[Point]:
    """Return the points in order, bare ones with the event and the thing of those they are of."""
    told = sorted(points, key=order)
    by_report: dict[str, list[Point]] = defaultdict(list)
    for point in told:
        by_report[point.claims[0].report].append(point)
    return [p for own in by_report.values() for p in _totals(_listed(own, background))]


def _listed(points: Sequence[Point], background: Background) -> list[Point]:
    found: list[Point] = []
    for point in points:
        if _is_bare(point, background):
            head = _head(point, found, background) or _again(point, found, background)
            if head is not None:
                found.append(_of(point, head))
            elif (like := _gapped(point, found)) is not None:
                found.append(_with(point, like))
            elif (first := _summed(point, found, background)) is not None:
                found.append(replace(_with(point, first), actor=NOBODY, total=True))
            else:
                found.append(point)
        else:
            found.append(point)
    return found


def _is_bare(point: Point, background: Background) -> bool:
    claim = point.claims[0]
    text = background.reports[claim.report].text
    told = isinstance(claim.body, Quantity) and point.unit is None
    return told and bool(BARE.match(text[claim.start : claim.end]))


def _head(point: Point, before: Sequence[Point], background: Background) -> Point | None:
    """Return the toll that a figure of a list by places is a part of."""
    if point.event not in WEAK or not point.where.keys or point.number is None:
        return None
    report = background.reports[point.claims[0].report]
    behind = report.text[point.claims[0].end : point.claims[0].end + 20]
    if not ENUMERATING.match(behind):
        return None
    return next(
        (
            other
            for other in before
            if other.sentences[0] == point.sentences[0]
            and other.event in events().growing | events().varying
            and (other.number or 0) > point.number
            and other.unit is None
        ),
        None,
    )


def _gapped(point: Point, before: Sequence[Point]) -> Point | None:
    """Return the figure whose noun and verb are left out behind a name ("…, Bergen 20")."""
    named = point.actor.key and point.thing.noun in point.actor.label.lower().split()
    own = [p for p in before if p.sentences[0] == point.sentences[0] and p.unit == point.unit]
    return own[-1] if named and own and own[-1].thing.noun else None


def _summed(point: Point, before: Sequence[Point], background: Background) -> Point | None:
    """Return the first of the figures of the sentence that a figure is "in all" of."""
    claim = point.claims[0]
    behind = background.reports[claim.report].text[claim.end : claim.end + 15]
    own = [p for p in before if p.sentences[0] == point.sentences[0] and p.unit == point.unit]
    told = {p.place: p.number or 0.0 for p in own}
    is_sum = len(told) > 1 and sum(told.values()) == point.number
    return own[0] if is_sum and IN_ALL.match(behind) else None


def _again(point: Point, before: Sequence[Point], background: Background) -> Point | None:
    """Return the figure that the report told before and here repeats by its number."""
    claim = point.claims[0]
    text = background.reports[claim.report].text
    own, number = text[claim.start : claim.end], point.number
    definite = AGAIN.search(text[max(0, claim.start - 12) : claim.start]) or own[:4].lower() in (
        "the ",
        "all ",
    )
    if number is None or number < LEAST_REPEATED or not definite:
        return None
    alike = [p for p in before if p.number == number and p.value.exact and p.unit is None]
    tolls = [p for p in alike if p.event in events().growing]
    return next(iter([*reversed(tolls), *reversed(alike)]), None)


def _of(point: Point, head: Point) -> Point:
    """Return a bare point with what is told of its head; what it tells by itself stays."""
    own = point.event if point.event not in WEAK and not _borrowed(point) else head.event
    where = point.where if point.where.keys else head.where
    days = point.days if point.days and own == point.event else head.days or point.days
    return replace(point, event=own, thing=head.thing, where=where, days=days, actor=head.actor)


def _with(point: Point, other: Point) -> Point:
    """Return a point with the noun and the verb of another."""
    return replace(point, thing=other.thing, event=other.event, status=other.status)


def _borrowed(point: Point) -> bool:
    """Return whether the event comes from a noun that stands elsewhere ("the fifteen")."""
    return point.thing.kind == "victims"


def _totals(points: Sequence[Point]) -> list[Point]:
    """Return the points, those marked a total that others of their sentence make up by place."""
    by_sentence: dict[tuple[str, int], list[Point]] = defaultdict(list)
    for point in points:
        by_sentence[point.sentences[0]].append(point)
    return [
        replace(p, total=True) if _is_total(p, by_sentence[p.sentences[0]]) else p for p in points
    ]


def _is_total(point: Point, own: Sequence[Point]) -> bool:
    if point.number is None or point.unit or not point.event:
        return point.total
    parts = {
        p.where.keys: p.number
        for p in own
        if p.event == point.event and p.number and p.number < point.number and p.where.keys
    }
    return point.total or (len(parts) > 1 and sum(parts.values()) == point.number)
