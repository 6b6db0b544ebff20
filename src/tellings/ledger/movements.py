"""The movement book: who moves or stays, how many, from where, to where, and how that changed.

One row an actor. What several reports tell alike on one day is one step; a copied passage counts
once in it, and those who left in several groups are one step with its parts. Steps stand in the
order of their telling, and the latest of each strand (its soldiers, its training mission) is the
current one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from math import inf

from tellings.ledger.background import Background
from tellings.ledger.deeds import STOPPING, is_mover
from tellings.ledger.naming import commonest, counted
from tellings.ledger.parts import with_sums, without_parts
from tellings.ledger.placing import stationing
from tellings.ledger.points import Actor, Point, labels, order
from tellings.ledger.readings import group, label
from tellings.ledger.same import AWAY, alike_events
from tellings.ledger.values import figure
from tellings.model import Action, Course, Movement, Status, Step, Story, identify

GOING: tuple[Status, ...] = ("under way", "done")
"""How far a movement is, that which claims less first."""
UNNAMED = frozenset({"there", "here", "elsewhere", "home", "back"})
"""Words that stand in for a place, and name none."""


def movement_book(
    story: Story,
    points: Iterable[Point],
    background: Background,
    loci: Iterable[Sequence[Point]] = (),
) -> tuple[Course, ...]:
    """Return the rows of the book from the points that are movements, by the name of the actor.

    Who is not named is whoever is in the locus of the ledger that tells of the movement, too.
    """
    actors = _actors(loci)
    rows: dict[str, list[Point]] = defaultdict(list)
    summed = with_sums(points, lambda report: background.reports[report].text)
    for told in sorted(without_parts(summed), key=order):
        known = actors.get(told.claims[0].id)
        point = replace(told, actor=known) if known and not told.actor.key else told
        named = bool(point.actor.key) or (not point.value.untold and point.thing.noun != "")
        if isinstance(point.claims[0].body, Movement) and named and is_mover(point):
            rows[point.actor.key or point.thing.kind].append(point)
    courses = [_course(story, told, background) for told in rows.values()]
    return tuple(sorted(courses, key=lambda course: (course.who, course.id)))


def _actors(loci: Iterable[Sequence[Point]]) -> dict[str, Actor]:
    """Return for each claim of a locus the one actor that is named in it."""
    found: dict[str, Actor] = {}
    for locus in loci:
        named = {point.actor.key: point.actor for point in locus if point.actor.key}
        if len(named) == 1:
            found |= {c.id: actor for p in locus for c in p.claims for actor in named.values()}
    return found


def _course(story: Story, points: Sequence[Point], background: Background) -> Course:
    strands: dict[str, list[Point]] = defaultdict(list)
    for point in points:
        strands[_strand(point)].append(point)
    steps = [step for told in strands.values() for step in _steps(told, background)]
    ordered = tuple(sorted(steps, key=lambda s: (s.first or "", s.last or "", s.of, s.claims)))
    claims = sorted(claim for step in steps for claim in step.claims)
    return Course(
        id=identify("course", story.id, *claims),
        story=story.id,
        who=labels(points) or counted(points),
        steps=ordered,
    )


def _strand(point: Point) -> str:
    """Return what a step is a step of: the movers, or an activity that stops and resumes."""
    body = point.claims[0].body
    stopping = isinstance(body, Movement) and body.action in STOPPING
    return f"activity {point.thing.kind}" if stopping else "movers"


def _steps(points: Sequence[Point], background: Background) -> list[Step]:
    alike: dict[Hashable, list[Point]] = defaultdict(list)
    for point in points:
        alike[_action(point), point.status, _is_had(point)].append(point)
    told = _at_once([reading.points for same in alike.values() for reading in group(same)])
    last = max((p.told or "" for p in points), default="")
    return [_step(same, last, background) for same in told]


def _at_once(steps: Iterable[tuple[Point, ...]]) -> list[tuple[Point, ...]]:
    """Return the steps, those made one that tell one movement of one day in other words.

    It is called as most call it, and is as far as most say, and no further than the rest.
    """
    found: list[tuple[Point, ...]] = []
    for told in sorted(steps, key=lambda points: (-len(points), _progress(points))):
        home = next((i for i, other in enumerate(found) if _is_one(told, other)), None)
        if home is None:
            found.append(told)
        else:
            status = found[home][0].status
            found[home] += tuple(replace(point, status=status) for point in told)
    return found


def _progress(points: Sequence[Point]) -> int:
    status = points[0].status
    return GOING.index(status) if status in GOING else len(GOING)


def _is_one(one: Sequence[Point], other: Sequence[Point]) -> bool:
    """Return whether two steps tell one movement: in other words, or as less or more far gone."""
    first, second = one[0], other[0]
    if first.denied or second.denied or {p.told for p in one}.isdisjoint(p.told for p in other):
        return False
    if len(group([*one, *other])) != 1:
        return False
    if first.status == second.status:
        same = first.value.exact and first.value == second.value
        return same and _goes_alike(first, second)
    voices = {p.origin for p in one} & {p.origin for p in other}
    lines = {p.line for p in one} & {p.line for p in other}
    going = {first.status, second.status} <= set(GOING) and _action(first) == _action(second)
    return going and bool(voices or lines)


def _goes_alike(one: Point, other: Point) -> bool:
    """Return whether who is told to be taken out here is told to leave there."""
    return alike_events(one.event, other.event) or {one.event, other.event} <= AWAY


def _step(points: Sequence[Point], last: str, background: Background) -> Step:
    days = sorted(point.told for point in points if point.told)
    (reading,) = group(points)
    value = reading.value
    return Step(
        first=days[0] if days else None,
        last=days[-1] if days else None,
        of=_of(points),
        action=_action(points[0]),
        status="under way" if _is_had(points[0]) else points[0].status,
        value=None if value.untold else _added(points) or label(reading),
        low=None if value.low == -inf else value.low,
        high=None if value.high == inf else value.high,
        from_=_places(points, "from_"),
        to=_places(points, "to"),
        by=_places(points, "by"),
        claims=tuple(sorted(claim.id for point in points for claim in point.claims)),
        lineages=background.lineages(place for point in points for place in point.sentences),
        origins=reading.origins,
        current=not days or days[-1] == last,
    )


def _added(points: Sequence[Point]) -> str | None:
    """Return the parts of those who moved, as a sum; where each went, the step tells beside it."""
    summed = next((point for point in points if point.part), None)
    if summed is None:
        return None
    bodies = [c.body for c in summed.claims if isinstance(c.body, Movement) and c.body.count]
    return " + ".join(figure(b.count.high) for b in bodies if b.count and b.count.high is not None)


def _action(point: Point) -> Action:
    """Return the action; those whom somebody only has somewhere ("fields 500 instructors") stay."""
    body = point.claims[0].body
    if not isinstance(body, Movement):
        return "other"
    return "stay" if stationing(point.claims[0]) else body.action


def _is_had(point: Point) -> bool:
    """Return whether somebody has them somewhere, which is not the same as that they stay."""
    body = point.claims[0].body
    return isinstance(body, Movement) and body.action != "stay" and stationing(point.claims[0])


def _of(points: Sequence[Point]) -> str:
    """Return who moves, or what stops, in one word, with the capitals of the actor's name."""
    noun = commonest(point.thing.noun for point in points)
    cased = {word.lower(): word for word in labels(points).split()}
    return cased.get(noun, noun)


def _places(points: Sequence[Point], field: str) -> tuple[str, ...]:
    """Return the places that most of those tell that tell any, as one of them lists them."""
    lists = [places for point in points if (places := _named(point, field))]
    return max(sorted(set(lists)), key=lists.count, default=())


def _named(point: Point, field: str) -> tuple[str, ...]:
    """Return the places that a point names, those of all its parts where it adds them up."""
    claims = point.claims if point.part else point.claims[:1]
    told = [place for claim in claims for place in getattr(claim.body, field, ())]
    named = [place for place in dict.fromkeys(told) if place.lower() not in UNNAMED]
    return tuple(p for p in named if not any(p != other and p in other for other in named))
