"""The movement book: who moves or stays, how many, from where, to where, and how that changed.

One row an actor. What several reports tell alike on one day is one step; a copied passage counts
once in it. Steps stand in the order of their telling, and the latest of each strand (its soldiers,
its training mission) is the current one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from math import inf

from tellings.ledger.background import Background
from tellings.ledger.deeds import STOPPING, is_mover
from tellings.ledger.naming import commonest, counted
from tellings.ledger.points import Point, labels, order
from tellings.ledger.readings import group, label
from tellings.model import Action, Course, Movement, Step, Story, identify

UNNAMED = frozenset({"there", "here", "elsewhere", "home", "back"})
"""Words that stand in for a place, and name none."""


def movement_book(
    story: Story, points: Iterable[Point], background: Background
) -> tuple[Course, ...]:
    """Return the rows of the book from the points that are movements, by the name of the actor."""
    rows: dict[str, list[Point]] = defaultdict(list)
    for point in sorted(points, key=order):
        named = bool(point.actor.key) or (not point.value.untold and point.thing.noun != "")
        if isinstance(point.claims[0].body, Movement) and named and is_mover(point):
            rows[point.actor.key or point.thing.kind].append(point)
    courses = [_course(story, told, background) for told in rows.values()]
    return tuple(sorted(courses, key=lambda course: (course.who, course.id)))


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
        alike[_action(point), point.status].append(point)
    told = [reading.points for same in alike.values() for reading in group(same)]
    last = max((p.told or "" for p in points), default="")
    return [_step(same, last, background) for same in told]


def _step(points: Sequence[Point], last: str, background: Background) -> Step:
    days = sorted(point.told for point in points if point.told)
    (reading,) = group(points)
    value = reading.value
    return Step(
        first=days[0] if days else None,
        last=days[-1] if days else None,
        of=commonest(point.thing.noun for point in points),
        action=_action(points[0]),
        status=points[0].status,
        value=None if value.untold else label(reading),
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


def _action(point: Point) -> Action:
    body = point.claims[0].body
    return body.action if isinstance(body, Movement) else "other"


def _places(points: Sequence[Point], field: str) -> tuple[str, ...]:
    """Return the places that most of those tell that tell any, as one of them lists them."""
    told = [getattr(point.claims[0].body, field) for point in points]
    named = [tuple(place for place in places if place.lower() not in UNNAMED) for places in told]
    lists = [places for places in named if places]
    return max(sorted(set(lists)), key=lists.count, default=())
