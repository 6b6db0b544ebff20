"""Parts that a report tells one after the other, and their sum.

"A total of 41 people were taken off by boat. Six others were flown out" tells 47, though no word
says so. A part that follows is known by its "others", "another", "a further": what it counts is set
beside what was counted just before. "Six men and a woman died" tells seven dead.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import replace
from math import inf

from tellings.ledger.placing import is_people
from tellings.ledger.points import NOBODY, Point, Thing, order
from tellings.ledger.same import MOVING, TOLLS, alike_events
from tellings.ledger.values import Value, figure

BESIDE = re.compile(r"\b(?:others?|another|further|additional|more)\b", re.IGNORECASE)
OTHERS = frozenset({"other", "others", "people", "more"})
JOINED = re.compile(
    r"(?: [\w’'-]+){0,6}(?:,| and|, and|,? plus|,? along with|,? as well as) (?:an? |one )?$"
)
"""What stands between two figures of one list: "six men and a woman"."""
BEFALLEN = TOLLS | {"hospitalised", "arrested", "rescued", "abducted"}
"""Events of people who are told of in lists."""
HURT = frozenset({"hospitalised", "injured"})
"""Events whose parts add up to the injured: "four in hospital, 20 others slightly hurt"."""
REACH = 2
"""Sentences over which an enumeration runs on."""
AROUND = 12
"""Characters beside a figure in which the word stands that sets it beside another."""

Text = Callable[[str], str]


def with_sums(points: Iterable[Point], text_of: Text) -> list[Point]:
    """Return the points, and for each enumeration a point with its sum, parts named.

    ``text_of`` gives a report's text by its id. The parts stay points of their own.
    """
    told = sorted(points, key=order)
    by_report: dict[str, list[Point]] = defaultdict(list)
    for point in told:
        by_report[point.claims[0].report].append(point)
    runs = [run for report, own in by_report.items() for run in _runs(own, text_of(report))]
    parts = [_part(p, run[0]) if len(run) > 1 else p for run in runs for p in run]
    return [*sorted(parts, key=order), *(_sum(run) for run in runs if len(run) > 1)]


def without_parts(points: Iterable[Point]) -> list[Point]:
    """Return the points, those left out that tell but one part of what is told as a sum.

    Of what befell people in several places, each place is told by itself as well.
    """
    told = list(points)
    places: dict[str, frozenset[str]] = {
        claim.id: p.where.keys for p in told if p.partial and not p.part for claim in p.claims
    }
    summed: set[str] = set()
    for whole in filter(lambda p: p.part, told):
        own = [claim.id for claim in whole.claims]
        if whole.event in MOVING or len({places.get(claim) for claim in own}) == 1:
            summed.update(own)
    return [p for p in told if not _is_part(p, summed)]


def without_lone_parts(points: Sequence[Point], whole: Container[Point]) -> list[Point]:
    """Return the points, those left out that tell a part of a sum with a figure all their own.

    ``whole`` are the points that are no such parts. A part meets who tells it alone; where nobody
    does, it would only come between the sum and those who tell another.
    """
    told = {(p.event, p.number) for p in points if p in whole and not p.part}
    return [p for p in points if p in whole or (p.event, p.number) in told]


def _is_part(point: Point, summed: Container[str]) -> bool:
    return point.partial and not point.part and all(claim.id in summed for claim in point.claims)


def _part(point: Point, first: Point) -> Point:
    """Return a point as one of several parts: "others" are what the first of them counts."""
    if point.actor.key or point.thing.noun not in OTHERS:
        return replace(point, partial=True)
    thing = first.thing if point is not first else point.thing
    return replace(point, partial=True, actor=first.actor, thing=thing)


def _runs(points: Sequence[Point], text: str) -> list[list[Point]]:
    runs: list[list[Point]] = []
    alone: list[list[Point]] = []
    for point in points:
        if point.toll:  # it is all that its report tells, and no part of more
            alone.append([point])
            continue
        beside = _is_beside(point, text)
        home = next(
            (
                run
                for run in reversed(runs)
                if _is_joined(run[-1], point, text) or (beside and _goes_on(run, point, text))
            ),
            None,
        )
        if home is None:
            runs.append([point])
        else:
            home.append(point)
    return runs + alone


def _goes_on(run: Sequence[Point], point: Point, text: str) -> bool:
    """Return whether a run goes on: none that "another" begins, for that is a part of others."""
    return _continues(run[-1], point) and (len(run) > 1 or not _is_beside(run[0], text))


def _continues(before: Point, point: Point) -> bool:
    first, second = before.claims[0], point.claims[0]
    if not 0 <= second.sentence - first.sentence <= REACH or second.start < first.end:
        return False
    if not (_counted(before) and _counted(point)) or before.denied != point.denied:
        return False
    if not alike_events(before.event, point.event) or before.unit != point.unit:
        return False
    if point.thing.noun not in OTHERS and point.thing.kind != before.thing.kind:
        return False
    return point.actor.key in ("", before.actor.key)


def _is_beside(point: Point, text: str) -> bool:
    """Return whether a figure is set beside another: "six others", "another 40"."""
    own = point.claims[0]
    return BESIDE.search(text[max(0, own.start - AROUND) : own.end + AROUND]) is not None


def _is_joined(before: Point, point: Point, text: str) -> bool:
    """Return whether one sentence tells of people of two kinds together: "six men and a woman"."""
    first, second = before.claims[0], point.claims[0]
    if first.sentence != second.sentence or second.start < first.end:
        return False
    if before.event != point.event or point.event not in BEFALLEN or before.denied != point.denied:
        return False
    people = is_people(before.thing) and is_people(point.thing)
    if not (people and _counted(before) and _counted(point)) or point.value.whole is not None:
        return False
    return JOINED.fullmatch(re.sub(r"\s+", " ", text[first.end : second.start])) is not None


def _counted(point: Point) -> bool:
    """Tell a count from "dozens" and "more than 50", which add up to nothing."""
    return not point.value.open and point.value.low == point.value.high


def _sum(run: Sequence[Point]) -> Point:
    first = run[0]
    values = [point.value for point in run]
    low, high = sum(v.low for v in values), sum(v.high for v in values)
    hedged = any(v.hedged for v in values)
    parts = _told(run)
    mixed = len({point.thing for point in run}) > 1 and run[-1].thing.noun not in OTHERS
    hurt = {point.event for point in run} == HURT
    return replace(
        first,
        actor=first.actor if len({p.actor.key for p in run} - {""}) < 2 else NOBODY,
        thing=Thing("people", "people") if mixed else first.thing,
        event="injured" if hurt else first.event,
        claims=tuple(claim for point in run for claim in point.claims),
        value=Value(low if low > -inf else -inf, high, None, hedged),
        part=", ".join(parts) if any(" " in part for part in parts) else " + ".join(parts),
        addends=frozenset(value.high for value in values),
        means=None,
        slot="",
        changed=None,
    )


def _told(run: Sequence[Point]) -> list[str]:
    """Return each part in words: where each went if all tell it, else how or where."""
    placed = all(point.goal for point in run)
    ways = [(p.goal if placed else p.means or p.goal) or "" for p in run]
    return [f"{figure(p.value.high)} {way}".strip() for p, way in zip(run, ways, strict=True)]
