"""Whether two points are about one thing: the same who, what, where and when.

Loose enough to join "around 90 Norwegian rescuers" and "the 90 Norwegians"; strict enough to keep
strength apart from number moved, a contingent in one country apart from a force in the region,
killed apart from injured, one incident apart from the next. Every refusal names its axis.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from tellings.ledger.classes import counted
from tellings.ledger.points import Point, Where
from tellings.ledger.values import agree, contains

LASTING = frozenset({"present", ""})
"""Events that are states: their figures hold for months, not for a day."""
OUT_OF_DANGER = frozenset({"rescued", "evacuated"})
"""Events that reports take for one another: a passenger taken off is rescued or evacuated."""
DAYS_APART = 2
DAYS_APART_LASTING = 120
TELLING = 10
"""A number from which on two reports seldom tell the same one of different things."""
MOVING = frozenset({"leave", "come", "moved", "rescued", "evacuated", "stay"})
GENERAL = frozenset({"people", "victims", ""})


def same(one: Point, other: Point) -> str | None:
    """Return None where the points are about one thing, else the axis that keeps them apart."""
    return next((axis for axis, apart in AXES if apart(one, other)), None)


def _units(one: Point, other: Point) -> bool:
    return one.unit != other.unit


def _events(one: Point, other: Point) -> bool:
    first, second = one.event or "present", other.event or "present"
    if first == second:
        return False
    kinds = {first, second}
    if kinds <= OUT_OF_DANGER:
        return not _values_meet(one, other)
    if "moved" in kinds and kinds <= MOVING:
        return not _told_alike(one, other)
    if kinds == {"leave", "come"}:
        return one.value.untold or other.value.untold or not _values_meet(one, other)
    untold = "present" in kinds and kinds.isdisjoint(MOVING)
    return not (untold and _told_alike(one, other) and _things_equal(one, other))


def _wholes(one: Point, other: Point) -> bool:
    """Keep a part of those who are there ("of whom 160 train") apart from all of them."""
    lasting = (one.event or "present") in LASTING
    return lasting and (one.value.whole is None) != (other.value.whole is None)


def _actors(one: Point, other: Point) -> bool:
    if one.actor.key == other.actor.key:
        lasting = (one.event or "present") in LASTING
        return not one.actor.key and lasting and not _values_meet(one, other)
    unknown = not one.actor.key or not other.actor.key
    return not (unknown and _things_equal(one, other) and _values_meet(one, other))


def _things(one: Point, other: Point) -> bool:
    if _things_equal(one, other):
        return False
    if _told_alike(one, other) and (_is_vague(one) or _is_vague(other)):
        return False
    related = counted().related(one.thing.kind, other.thing.kind)
    return not (related and _values_meet(one, other))


def _told_alike(one: Point, other: Point) -> bool:
    """Return whether both tell one number that is not met by chance."""
    if one.value.open or other.value.open or max(one.value.high, other.value.high) < TELLING:
        return False
    return agree(one.value, other.value) and (one.value.exact or other.value.exact)


def _is_vague(point: Point) -> bool:
    """Return whether what is counted is not said, or said in a word of no known class."""
    return point.thing.kind in GENERAL or point.thing.kind == point.thing.noun


def _modifiers(one: Point, other: Point) -> bool:
    apart = one.thing.modifiers ^ other.thing.modifiers
    return bool(apart) and not _values_meet(one, other)


def _means(one: Point, other: Point) -> bool:
    """Keep "by boat" apart from "by air", and either from a total, unless the figures meet."""
    if one.means == other.means:
        return False
    both = one.means is not None and other.means is not None
    return both or not _values_meet(one, other)


def _places(one: Point, other: Point) -> bool:
    """Keep places apart; of what lasts, a figure without one is not of any, unless they meet."""
    if bool(one.where.keys) != bool(other.where.keys) and (one.event or "present") in LASTING:
        return not _values_meet(one, other)
    return not near(one.where, other.where)


def _days(one: Point, other: Point) -> bool:
    if one.days is None or other.days is None:
        return False
    allowed = DAYS_APART_LASTING if (one.event or "present") in LASTING else DAYS_APART
    gap = max(_gap(one.days[1], other.days[0]), _gap(other.days[1], one.days[0]))
    return gap > timedelta(days=allowed)


AXES: tuple[tuple[str, Callable[[Point, Point], bool]], ...] = (
    ("unit", _units),
    ("event", _events),
    ("whole", _wholes),
    ("actor", _actors),
    ("thing", _things),
    ("modifier", _modifiers),
    ("means", _means),
    ("place", _places),
    ("time", _days),
)


def near(one: Where, other: Where) -> bool:
    """Return whether the places may be one: unknown, equal, or one within the other.

    A region of several countries is no place in this sense: a force in it is not a contingent in
    one of its countries. A place that no gazetteer knows may lie in any country.
    """
    if not one.keys or not other.keys:
        return True
    if (one.keys == one.within) != (other.keys == other.within):
        return True
    return bool(one.keys & other.within or other.keys & one.within)


def _things_equal(one: Point, other: Point) -> bool:
    if one.thing.noun == other.thing.noun:
        return True
    if one.thing.kind in GENERAL or other.thing.kind in GENERAL:
        return one.thing.kind == other.thing.kind or one.event == other.event != ""
    return bool(one.thing.kind) and one.thing.kind == other.thing.kind


def _values_meet(one: Point, other: Point) -> bool:
    return (
        agree(one.value, other.value)
        or contains(one.value, other.value)
        or contains(other.value, one.value)
    )


def _gap(end: str, start: str) -> timedelta:
    try:
        return date.fromisoformat(start) - date.fromisoformat(end)
    except ValueError:
        return timedelta(0)
