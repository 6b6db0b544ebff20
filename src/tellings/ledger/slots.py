"""Slots: the figures that stand in one place of one text, wherever that text was copied.

Sentences of one passage go back to one text. Their figures are aligned, copy by copy, so that what
stands in one place is one slot: it is about one thing, whatever a copier's words or a parser's
slips make of it. Every member of a slot gets the axes that most of its texts tell, machine-made
ones and copies counting least; its figure stays its own. What a copy changed can then be told from
what another text says.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace

from tellings.ledger.background import Background
from tellings.ledger.points import Point, order
from tellings.ledger.readings import UNNAMED
from tellings.ledger.same import GENERAL, MOVING, TOLLS
from tellings.model import identify

GAP = 0.55
"""What it costs to leave a figure without a fellow in the other copy."""
APART = 9.0
OTHER_VALUE = 0.7
OTHER_EVENT = 0.5
OTHER_THING = 0.3
OTHER_WORDS = 0.6
UNSURE = 0.15
BESIDE = 32
BEFORE = 3
BEHIND = 5
"""Words before and behind a figure that are compared where the figures differ."""
WORD = re.compile(r"[^\W\d_]{3,}")
MADE_BY_MACHINE = 0.3
"""What the reading of a machine-made text weighs beside another's."""

COPY = 0.02
"""What a copy weighs beside the held text that it comes from."""

Pairing = list[tuple[int, int]]


def in_slots(points: Iterable[Point], background: Background) -> list[Point]:
    """Return the points, those of copied passages in their slots and with the slot's axes."""
    passages: dict[Hashable, list[Point]] = defaultdict(list)
    known = background.passage_ids
    loose: list[Point] = []
    for point in sorted(points, key=order):
        home = point.claims[0].lineage
        if home in known:
            passages[home, point.value.untold, point.aside, point.as_whole].append(point)
        else:
            loose.append(point)
    for told in passages.values():
        for slot in _slots(told, background):
            loose += _unified(slot, background) if len(slot) > 1 else slot
    return sorted(loose, key=order)


def _slots(points: Sequence[Point], background: Background) -> list[list[Point]]:
    """Return the points of one passage by slot, the most reliable report laid down first."""
    by_report: dict[str, list[Point]] = defaultdict(list)
    for point in points:
        by_report[point.claims[0].report].append(point)
    slots: list[list[Point]] = []
    for report in sorted(by_report, key=lambda r: (background.machine_made(r), r)):
        slots = _laid(slots, sorted(by_report[report], key=_place), background)
    return slots


def _laid(
    slots: list[list[Point]], own: Sequence[Point], background: Background
) -> list[list[Point]]:
    """Lay the figures of one more copy into the slots, new ones where they have no fellow."""
    if not slots:
        return [[point] for point in own]
    kinds = [_distinct(slot) for slot in slots]
    costs = [[min(_cost(point, k, background) for k in known) for known in kinds] for point in own]
    pairs = dict(_aligned(costs))
    free = set(range(len(slots))) - set(pairs.values())
    for i in sorted(set(range(len(own))) - set(pairs)):
        alike = [
            j
            for j in sorted(free)
            if costs[i][j] < APART and any(_number(own[i]) == _number(k) for k in kinds[j])
        ]
        if alike:
            pairs[i] = min(alike, key=lambda j: (costs[i][j], j))
            free.discard(pairs[i])
    laid = [list(slot) for slot in slots]
    for i, j in pairs.items():
        laid[j].append(own[i])
    for i in sorted(set(range(len(own))) - set(pairs), reverse=True):
        before = [pairs[k] for k in range(i) if k in pairs]
        laid.insert(max(before) + 1 if before else 0, [own[i]])
    return laid


def _distinct(slot: Sequence[Point]) -> list[Point]:
    kinds: dict[Hashable, Point] = {}
    for point in slot:
        kinds.setdefault((point.value, point.thing.noun, point.event, point.unit), point)
    return list(kinds.values())


def _cost(one: Point, other: Point, background: Background) -> float:
    """Return how unlike two figures are as tellings of one place; above two gaps they are apart.

    Figures that differ must stand among the same words; the dead and the hurt are never one.
    """
    if one.unit != other.unit or (one.value.untold and _deed(one) != _deed(other)):
        return APART
    if one.event != other.event and {one.event, other.event} <= TOLLS:
        return APART
    cost = 0.0
    if _number(one) != _number(other):
        pairs = zip(_words(one, background), _words(other, background), strict=True)
        shared = sum(len(a & b) / max(1, min(len(a), len(b))) for a, b in pairs) / 2
        cost = OTHER_VALUE + OTHER_WORDS * (1 - min(1.0, 1.5 * shared))
    if one.event != other.event:
        untold = not one.event or not other.event
        moving = one.event in MOVING or other.event in MOVING
        cost += UNSURE if untold and not moving else OTHER_EVENT
    if one.thing.noun != other.thing.noun:
        other_kind = OTHER_THING if cost < OTHER_VALUE else 2 * OTHER_THING
        cost += UNSURE if one.thing.kind == other.thing.kind else other_kind
    return cost


def _words(point: Point, background: Background) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words right before and right behind a figure, numbers left out."""
    text = background.reports[point.claims[0].report].text
    start, end = point.place
    before = WORD.findall(text[max(0, start - 2 * BESIDE) : start].lower())[-BEFORE:]
    behind = WORD.findall(text[start : end + 2 * BESIDE].lower())[:BEHIND]
    return frozenset(before), frozenset(behind)


def _deed(point: Point) -> Hashable:
    return point.event, point.denied, point.ended


def _number(point: Point) -> Hashable:
    return point.number, point.value.whole


def _aligned(costs: Sequence[Sequence[float]]) -> Pairing:
    """Return the pairs, in order on both sides, that leave the least cost."""
    rows, columns = len(costs), len(costs[0])
    least = [[GAP * (i + j) for j in range(columns + 1)] for i in range(rows + 1)]
    for i in range(1, rows + 1):
        for j in range(1, columns + 1):
            least[i][j] = min(
                least[i - 1][j - 1] + costs[i - 1][j - 1],
                least[i - 1][j] + GAP,
                least[i][j - 1] + GAP,
            )
    pairs: Pairing = []
    i, j = rows, columns
    while i and j:
        if least[i][j] == least[i - 1][j - 1] + costs[i - 1][j - 1]:
            pairs.append((i - 1, j - 1))
            i, j = i - 1, j - 1
        elif least[i][j] == least[i - 1][j] + GAP:
            i -= 1
        else:
            j -= 1
    return pairs


def _place(point: Point) -> tuple[int, int, int]:
    return point.claims[0].sentence, *point.place


def _unified(slot: Sequence[Point], background: Background) -> list[Point]:
    """Return the members of a slot with the axes that most of them tell."""
    weights = [_weight(point, background) for point in slot]

    def most(axis: Callable[[Point], Hashable], told: Callable[[Point], bool]) -> Point:
        votes: dict[Hashable, float] = defaultdict(float)
        first: dict[Hashable, Point] = {}
        for point, weight in zip(slot, weights, strict=True):
            if told(point):
                votes[axis(point)] += weight
                first.setdefault(axis(point), point)
        if not votes:
            return slot[0]
        best = max(votes.values())
        likeliest = [first[key] for key in votes if votes[key] == best]
        return min(likeliest, key=lambda point: point.thing.kind in GENERAL)

    always: Callable[[Point], bool] = bool
    whose = most(lambda p: p.actor.key, lambda p: bool(p.actor.key)).actor
    toll = any(p.toll for p in slot) and all(p.value.whole is None for p in slot)
    event = most(lambda p: p.event, lambda p: p.toll == toll).event
    thing = most(lambda p: p.thing, lambda p: p.thing.noun != "").thing
    where = most(lambda p: p.where.keys, lambda p: bool(p.where.keys)).where
    scene = most(lambda p: p.scene.keys, lambda p: bool(p.scene.keys)).scene
    days = most(lambda p: p.days, lambda p: p.days is not None and p.event == event).days
    status = most(lambda p: (p.status, p.denied, p.ended), always)
    means = most(lambda p: p.means or "", always).means
    goal = most(lambda p: p.goal or "", lambda p: bool(p.goal)).goal
    origins, told = _origins(slot, weights), _first_told(slot)
    name = identify("slot", *(claim.id for point in slot for claim in point.claims))
    return [
        replace(
            point, actor=whose, event=event, thing=thing, where=where, scene=scene, days=days,
            means=means, goal=goal, status=status.status, denied=status.denied, ended=status.ended,
            origin=origins[_number(point)], told=told[_number(point)], slot=name, toll=toll,
        )
        for point in slot
    ]  # fmt: skip


def _first_told(slot: Sequence[Point]) -> Mapping[Hashable, str | None]:
    """Return for each value the day on which the text first told it: a copy tells nothing anew."""
    days: dict[Hashable, list[str]] = defaultdict(list)
    for point in slot:
        if point.told:
            days[_number(point)].append(point.told)
    return {_number(point): min(days[_number(point)], default=None) for point in slot}


def _origins(slot: Sequence[Point], weights: Sequence[float]) -> Mapping[Hashable, str]:
    """Return for each value whose word it is; a copy that leaves out the name has it, too."""
    votes: dict[Hashable, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for point, weight in zip(slot, weights, strict=True):
        named = not point.origin.startswith(UNNAMED)
        votes[_number(point)][point.origin] += weight if named else weight / 1000
    return {
        number: max(sorted(told), key=lambda origin: told[origin]) for number, told in votes.items()
    }


def _weight(point: Point, background: Background) -> float:
    """Return the weight of a report's words for the text: a copy of a held one has hardly any."""
    report = point.claims[0].report
    weight = MADE_BY_MACHINE if background.machine_made(report) else 1.0
    return weight * COPY if background.is_copy(report) else weight
