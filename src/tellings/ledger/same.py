"""Whether two points are about one thing: the same who, what, where and when.

How the figures told for the two things stand to each other is asked of all of them at once
(`Meeting`): a locus that 9, 17 and 16 are told of meets a figure of 16.

Loose enough to join "around 90 Norwegian rescuers" and "the 90 Norwegians"; strict enough to keep
strength apart from number moved, a contingent in one country apart from a force in the region,
killed apart from injured, one incident apart from the next. Every refusal names its axis.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from tellings.ledger.classes import counted
from tellings.ledger.meetings import Meeting, may_meet, meeting
from tellings.ledger.points import Point, Thing, Where
from tellings.ledger.values import Value, same_whole, step
from tellings.ledger.whereabouts import close

LASTING = frozenset({"present", ""})
"""Events that are states: their figures hold for months, not for a day."""
NEAR_EVENTS = (
    frozenset({"rescued", "evacuated"}),
    frozenset({"evacuated", "fled"}),
    frozenset({"come", "fled"}),
    frozenset({"injured", "hospitalised"}),
    frozenset({"injured", "fired"}),
    frozenset({"hospitalised", "fired"}),
    frozenset({"killed", "fired"}),
)
"""Events that reports take for one another: a passenger taken off is rescued or evacuated."""
DAYS_APART = 2
YEAR = 330
"""Days after which a toll is no other telling of one."""
DAYS_APART_LASTING = 120
PRECISE = 300
"""Steps of its last significant digit from which on a number is of one thing only."""
MOVING = frozenset({"leave", "come", "moved", "rescued", "evacuated", "fled", "stay"})
GOING = frozenset({"leave", "evacuated"})
AWAY = frozenset({"leave", "evacuated", "rescued"})
"""Events of which one may be told of people in danger: flown out, they are rescued."""
GENERAL = frozenset({"people", "victims", ""})
OF_PEOPLE = frozenset({"killed", "injured", "missing", "rescued", "arrested", "hospitalised"})
"""Events that befall people, unless another thing is named."""
BROUGHT = frozenset({"hospitalised", "evacuated"})
ANYBODY = frozenset(
    {"people", "men", "women", "children", "travellers", "civilians", "students", "victims", ""}
)
"""Classes of people of whom there are many, so that two words seldom mean one person."""
ANYONE = frozenset({"person", "people", "individual", "victim", ""})
"""Words for somebody that tell nothing of them, so that any other word may mean the same."""
COMMANDING = frozenset({"commanders", "military", "police", "fighters"})
"""Classes that tell one person by rank or by side."""
OF_ONE_KIND = frozenset({"men", "women", "children"})
"""Classes of people that are a part of the people there are."""
NINE_OF = "victims"
"""The class of a part of those who were hurt: "one of the nine wounded"."""
TOLLS = frozenset({"killed", "injured", "missing"})
"""Events of which a word that we know of no class still counts people ("nine worshippers")."""


def same(
    one: Point, other: Point, told: Meeting | None = None, event_met: bool = False
) -> str | None:
    """Return None where the points are about one thing, else the axis that keeps them apart.

    ``event_met`` says that the event of the one is that of another point beside the other.
    """
    told = told or meeting((one.value,), (other.value,))
    axes = AXES[1:] if event_met else AXES
    if one.toll and other.toll and one.event == other.event:
        axes = OF_EQUAL_TOLLS if told.meet else OF_TOLLS
    for axis, apart in axes:
        if apart(one, other, told):
            return axis
    return None


def _units(one: Point, other: Point, _: Meeting) -> bool:
    return one.unit != other.unit


def _events(one: Point, other: Point, told: Meeting) -> bool:
    first, second = one.event or "present", other.event or "present"
    if first == second:
        return False
    kinds = {first, second}
    if alike_events(first, second):
        return not told.meet
    if kinds <= GOING and (one.denied != other.denied or _things_said_alike(one, other)):
        return not (one.value.untold or other.value.untold)
    if kinds <= AWAY and one.thing.kind in GENERAL and other.thing.kind in GENERAL:
        return not told.meet
    if "moved" in kinds and kinds <= MOVING:
        return not told.alike
    if kinds == {"leave", "come"}:
        return one.value.untold or other.value.untold or not told.meet
    untold = "present" in kinds and kinds.isdisjoint(MOVING)
    return not (untold and told.alike and _things_equal(one, other, told))


@cache
def alike_events(one: str, other: str) -> bool:
    """Return whether the events are one, or taken for one another."""
    return one == other or any({one, other} <= near_by for near_by in NEAR_EVENTS)


def _wholes(one: Point, other: Point, told: Meeting) -> bool:
    """Keep a part ("of whom 160 train", "three of the wounded") apart from all of them.

    And those of the dead and hurt from parts of other wholes.
    """
    befell = {one.event, other.event} <= TOLLS | {"hospitalised"}
    if (one.value.whole is None) == (other.value.whole is None):
        return befell and not told.meet and not same_whole(one.value, other.value)
    if (one.event or "present") in LASTING:
        alike = one.thing.kind == other.thing.kind and one.thing.kind not in GENERAL
        return not (told.meet and alike)
    return befell and not told.meet


def _actors(one: Point, other: Point, told: Meeting) -> bool:
    if one.actor.key == other.actor.key:
        if not one.actor.key and {one.event, other.event} <= MOVING - OF_PEOPLE:
            if one.value.untold and other.value.untold:
                return not _one_word(one, other) or _one_and_many(one.thing, other.thing)
            same_way = _things_named_alike(one, other) and one.goal == other.goal
            return not told.meet and not same_way
        lasting = (one.event or "present") in LASTING
        return not one.actor.key and lasting and not told.meet
    unknown = not one.actor.key or not other.actor.key
    if unknown and one.value.untold and other.value.untold:
        return True
    if unknown and one.value.untold != other.value.untold and {one.event, other.event} <= GOING:
        return not _things_said_alike(one, other)
    alike = _things_equal(one, other, told) or (told.alike and (_is_vague(one) or _is_vague(other)))
    return not (unknown and alike and told.meet)


def _one_word(one: Point, other: Point) -> bool:
    """Return whether the things are told in one word, or one of them is just people."""
    first, second = one.thing, other.thing
    words = {thing.word for thing in (first, second) if thing.noun}
    return len(words) == 1 or first.kind in GENERAL or second.kind in GENERAL


def _one_and_many(one: Thing, other: Thing) -> bool:
    """Return whether the one word stands for one and for several: "a ferry", "ferries"."""
    return one.word == other.word and one.noun.endswith("s") != other.noun.endswith("s")


def _things_said_alike(one: Point, other: Point) -> bool:
    """Return whether the things are told in one word that is not just "people"."""
    return _things_named_alike(one, other) and _one_word(one, other)


def _things_named_alike(one: Point, other: Point) -> bool:
    """Return whether the things are of one class, and neither is just people."""
    return one.thing.kind == other.thing.kind and one.thing.kind not in GENERAL


def _things(one: Point, other: Point, told: Meeting) -> bool:
    if _things_equal(one, other, told):
        return False
    vague = _is_vague(one) or _is_vague(other)
    if told.alike and vague and not _both_named(one, other):
        return False
    if _one_fate(one, other, told):
        return False
    related = counted().related(one.thing.kind, other.thing.kind)
    return not (related and told.meet)


def _one_fate(one: Point, other: Point, told: Meeting) -> bool:
    """Return whether as many are told to have met one fate, or one is told by rank and by side."""
    kinds = {one.thing.kind, other.thing.kind}
    if one.event != other.event or one.event not in TOLLS:
        return False
    if is_one(one) and is_one(other):
        return kinds <= COMMANDING
    people = all("people" in (k, counted().under.get(k)) for k in kinds)
    return told.alike and people and kinds.isdisjoint(COMMANDING)


def _singles(one: Point, other: Point, told: Meeting) -> bool:
    """Keep one person apart from another, and from a toll: a judge from her driver, a man, the six.

    A commander is told by other ranks, too; a man and a woman, a passenger and a child are two.
    """
    if is_one(one) != is_one(other):
        single = one if is_one(one) else other
        known = (single.lone or single.thing.kind not in ANYBODY) and one.event in TOLLS
        return known and not told.meet and one.thing.word != other.thing.word
    if not is_one(one):
        return False
    if one.value.whole != other.value.whole and NINE_OF in (one.thing.kind, other.thing.kind):
        return True
    kinds = {one.thing.kind, other.thing.kind}
    if one.thing.word == other.thing.word or (len(kinds) == 1 and not kinds <= ANYBODY):
        return False
    if kinds <= ANYBODY:
        return ANYONE.isdisjoint((one.thing.noun, other.thing.noun))
    unknown = _is_unknown(one) and _is_unknown(other)
    return not (unknown or kinds & ANYBODY or kinds <= COMMANDING)


def is_one(point: Point) -> bool:
    """Return whether a point tells of exactly one, of no measure."""
    return point.value.exact and point.value.high == 1 and point.unit is None


def _both_named(one: Point, other: Point) -> bool:
    """Return whether both things are told in words of their own, of nothing that happens to them.

    "100 diggers" and "100 lorries" are alike in number only; but 51,204 is no chance.
    """
    befell = one.event == other.event and one.event not in LASTING
    if befell or _is_precise(one.value) or _is_precise(other.value):
        return False
    return _is_said(one.thing) and _is_said(other.thing)


def _is_said(thing: Thing) -> bool:
    """Return whether a noun tells a kind of things: a known one, or a plural."""
    return thing.kind not in GENERAL and (thing.noun in counted().of or thing.noun.endswith("s"))


def _is_precise(value: Value) -> bool:
    """Return whether a number has so many digits that no two things have it by chance."""
    return value.exact and value.high >= PRECISE * step(value.high)


def _is_vague(point: Point) -> bool:
    """Return whether what is counted is not said, or said in a word of no known class."""
    return point.thing.kind in GENERAL or _is_unknown(point)


def _is_unknown(point: Point) -> bool:
    """Return whether the word for what is counted belongs to no class."""
    return point.thing.noun not in counted().of and point.thing.kind == point.thing.noun


def _modifiers(one: Point, other: Point, told: Meeting) -> bool:
    apart = one.thing.modifiers ^ other.thing.modifiers
    return bool(apart) and not told.meet


def _means(one: Point, other: Point, told: Meeting) -> bool:
    """Keep "by boat" apart from "by air", and either from a total, unless the figures meet."""
    if one.means == other.means:
        return False
    both = one.means is not None and other.means is not None
    return both or not told.meet


def _goals(one: Point, other: Point, told: Meeting) -> bool:
    """Keep those brought to one hospital apart from those brought to another, or to any."""
    if one.goal == other.goal or told.meet or not {one.event, other.event} <= BROUGHT:
        return False
    return _names(one.goal) or _names(other.goal)


def _names(goal: str | None) -> bool:
    """Return whether a goal bears a name, which is written with a capital letter."""
    return goal is not None and goal != goal.lower()


def _parts(one: Point, other: Point, told: Meeting) -> bool:
    """Keep a part of a sum apart from the total, and from the other parts."""
    return (one.partial or other.partial) and not told.meet


def _places(one: Point, other: Point, told: Meeting) -> bool:
    """Keep places apart; of what lasts, a figure without one is not of any, unless they meet.

    A place only presumed keeps apart what has other figures. Posts close to each other are one that
    somebody's own leave, the town in one report is the camp beside it in the next; and of the dead
    and hurt that reports are about, the one names the city and the other its suburb.
    """
    if bool(one.where.keys) != bool(other.where.keys) and (one.event or "present") in LASTING:
        return not told.meet
    leaving = one.actor.key == other.actor.key != "" and {one.event, other.event} <= GOING
    if (told.meet or leaving) and close(one.where, other.where):
        return False
    leads = one.event in TOLLS and one.leading and other.leading
    if leads and close(around(one), around(other)):
        return False
    if not one.where.keys or not other.where.keys:
        return not told.meet and not near(around(one), around(other))
    return not near(one.where, other.where)


def around(point: Point) -> Where:
    """Return where it happened, else where it presumably did."""
    return point.where if point.where.keys else point.scene


def _days(one: Point, other: Point, _: Meeting) -> bool:
    lasting = (one.event or "present") in LASTING or _denies_plan(one, other)
    allowed = DAYS_APART_LASTING if lasting else DAYS_APART
    return _apart(one, other) > timedelta(days=allowed)


def _apart(one: Point, other: Point) -> timedelta:
    """Return how long after the one the other was, or the other way round; none if untold."""
    if one.days is None or other.days is None:
        return timedelta(0)
    return max(_gap(one.days[1], other.days[0]), _gap(other.days[1], one.days[0]))


def _denies_plan(one: Point, other: Point) -> bool:
    """Return whether the one denies what is planned: it does so long before its day."""
    return one.denied != other.denied and "planned" in (one.status, other.status)


AXES: tuple[tuple[str, Callable[[Point, Point, Meeting], bool]], ...] = (
    ("event", _events),
    ("unit", _units),
    ("whole", _wholes),
    ("actor", _actors),
    ("thing", _things),
    ("modifier", _modifiers),
    ("single", _singles),
    ("means", _means),
    ("goal", _goals),
    ("part", _parts),
    ("place", _places),
    ("time", _days),
)


def _scenes(one: Point, other: Point, told: Meeting) -> bool:
    """Keep tolls apart that are told of places known to lie apart, by a gazetteer."""
    known = all(p.where.keys and p.where.keys != p.where.within for p in (one, other))
    return known and _places(one, other, told)


def _eras(one: Point, other: Point, _: Meeting) -> bool:
    """Keep tolls apart that lie a year apart: whose mother died long ago is none of the news."""
    return _apart(one, other) > timedelta(days=YEAR)


OF_TOLLS = (
    *(row for row in AXES if row[0] not in ("single", "time", "place")),
    ("place", _scenes),
    ("time", _eras),
)
"""What parts two tolls: the first of the dead is one of several, and reports date them apart."""
OF_EQUAL_TOLLS = tuple(
    row for row in OF_TOLLS if row[0] in ("unit", "means", "part", "place", "time")
)
"""What parts equal tolls of two reports of a story: not the words for who was hurt, or when.

"A baker was shot dead", "the death of a father of two": each report has but one toll to tell.
"""


def two_things(one: Point, other: Point) -> bool:
    """Return whether two figures of one report cannot be of one thing.

    In one sentence two different figures tell of two things, and so they do wherever one origin
    gives them; but for one that the text itself sets aside, for a part beside its whole, and for
    those of a lead, of which one is but "at least" so many. The lines of a list are each of their
    own.
    """
    if one.aside or other.aside:
        return False
    if _side_by_side(one, other):
        return True
    if one.headed and other.headed and one.headed != other.headed:
        return True
    if may_meet(one.value, other.value):
        return False
    if one.headed != other.headed:
        return True
    if one.denied != other.denied or one.value.untold or other.value.untold:
        return False
    together = set(one.sentences) & set(other.sentences)
    leads = one.leading and other.leading and (one.value.open or other.value.open)
    named = not one.origin.startswith("unnamed, in ") and not leads
    return bool(together) or (named and one.origin == other.origin)


def _side_by_side(one: Point, other: Point) -> bool:
    """Return whether one sentence tells as many of two kinds: "a judge and a driver"."""
    if not set(one.sentences) & set(other.sentences) or one.place == other.place:
        return False
    kinds = {one.thing.kind, other.thing.kind}
    told = one.value.exact and one.value == other.value and kinds.isdisjoint(GENERAL)
    return told and one.thing.word != other.thing.word


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


def _things_equal(one: Point, other: Point, told: Meeting) -> bool:
    if one.thing.word == other.thing.word:
        return True
    kinds = {one.thing.kind, other.thing.kind}
    if not told.meet and kinds & GENERAL and kinds & OF_ONE_KIND:
        return False
    if one.event == other.event in TOLLS and (_is_vague(one) or _is_vague(other)):
        return True
    if one.thing.kind in GENERAL or other.thing.kind in GENERAL:
        happened = one.event != "" and alike_events(one.event, other.event)
        return one.thing.kind == other.thing.kind or happened
    return bool(one.thing.kind) and one.thing.kind == other.thing.kind


def _gap(end: str, start: str) -> timedelta:
    try:
        return date.fromisoformat(start) - date.fromisoformat(end)
    except ValueError:
        return timedelta(0)
