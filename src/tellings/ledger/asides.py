"""Figures that a text itself sets aside: "17, up from nine", "54 people, not 52".

They are of the thing that the figure beside them is of, and tell what stood there before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tellings.ledger.classes import events
from tellings.ledger.points import Point, order
from tellings.model import identify

BESIDE = 10
"""Characters between two figures told in one breath: "to 16 from 17"."""


def with_asides(points: Iterable[Point]) -> list[Point]:
    """Return the points, each that is set aside on the axes of the figure that takes its place.

    The two share a slot, so that nothing parts them; one that has no fellow stands as it is told.
    """
    by_sentence: dict[tuple[str, int], list[Point]] = defaultdict(list)
    told = sorted(points, key=order)
    for point in told:
        by_sentence[point.sentences[0]].append(point)
    slots: dict[int, str] = {}
    fellows: dict[int, Point] = {}
    for own in by_sentence.values():
        for point in own:
            fellow = _fellow(point, own) if point.aside else None
            if fellow is not None:
                fellows[id(point)] = fellow
                name = fellow.slot or identify("slot", fellow.claims[0].id)
                slots[id(fellow)] = name
    return [_settled(point, fellows.get(id(point)), slots) for point in told]


def _settled(point: Point, fellow: Point | None, slots: dict[int, str]) -> Point:
    if fellow is None:
        kept = replace(point, aside=None) if point.aside else point
        return replace(kept, slot=slots[id(point)]) if id(point) in slots else kept
    return replace(
        point,
        actor=fellow.actor,
        thing=fellow.thing,
        event=fellow.event,
        where=fellow.where,
        scene=fellow.scene,
        days=fellow.days,
        means=fellow.means,
        denied=False,
        slot=slots[id(fellow)],
    )


def _fellow(point: Point, own: Sequence[Point]) -> Point | None:
    """Return the figure of the sentence that takes the place of this one."""
    others = [p for p in own if not p.aside and p.unit == point.unit and not p.value.untold]
    others = [p for p in others if p.number is not None and p.number != point.number]
    if point.aside == "contradicted":
        before = [p for p in others if p.claims[0].start < point.claims[0].start]
        return before[-1] if before else None
    start = point.place[0]
    joined = [p for p in others if 0 <= start - p.place[1] <= BESIDE]
    if joined:
        return joined[-1]
    if point.event:
        others = [p for p in others if p.event == point.event] or others
    tallies = [p for p in others if p.event in events().growing]
    return next(iter(tallies or others), None)
