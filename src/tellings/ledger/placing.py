"""Claims → points: each figure on the ledger's axes; what it is of, and in which event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from tellings.ledger import context
from tellings.ledger.background import Background
from tellings.ledger.classes import counted, events
from tellings.ledger.origins import Voices
from tellings.ledger.points import NOBODY, NOWHERE, Actor, Point, Thing, Where
from tellings.ledger.same import LASTING, TOLLS, alike_events
from tellings.ledger.values import value_of
from tellings.ledger.whereabouts import unplaced
from tellings.model import Claim, Movement, Quantity

EMPTY_HEADS = frozenset(
    {"some", "all", "many", "most", "they", "them", "we", "us", "our", "their", "its", "his", "her"}
    | {"he", "she", "it", "those", "these", "none", "nobody", "nothing", "more", "the", "a", "an"}
    | {"tally", "number", "figure", "count", "total", "own", "rest", "half", "round", "remainder"}
    | {"group", "groups", "out"}
)
AFTER_HEAD = re.compile(r"\b(?:of|in|from|at|who|that|with)\b")
NEWS = timedelta(days=2)
BEFORE = timedelta(days=10)
"""How long before its telling an undated event of the news may have been, and how long after."""
TIME_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade"})
NO_MEASURES = frozenset({"%", "times"})
"""Units of figures to which something may happen; a length, a weight, a sum is only told."""
LEAST_ENDING = 5
"""Letters of the last part of a compound noun."""
HURT = frozenset({"injured", "hospitalised"})
SMALL = 3
"""A bare figure up to this, of no event and of nobody, is no tally ("three counties")."""
WEAK = frozenset({"moved", "present", "paid", "fired", "protesting", "voted", "striking", ""})
"""Events whose words have other senses too: the words by the figure go before them."""
HAVING = frozenset({"contribute", "field", "have", "maintain", "provide", "keep"})
"""Verbs by which a side is told to have forces somewhere, whatever they do."""
OF_MANY_SENSES = frozenset({"come", "confirm"})
"""Words that tell an event only beside others ("came under fire", "confirmed dead")."""
OF_THINGS = frozenset({"sunk", "destroyed", "cancelled"})
"""Events that befall no people: who was in the tram that overturned did not sink."""
DONE_TO = frozenset(
    {"kill", "injure", "wound", "murder", "arrest", "detain", "rescue", "abduct", "kidnap", "free"}
)
"""Verbs that tell what one does to another, so that who acts in them does not suffer it."""
DEPARTING = frozenset({"withdraw", "depart", "redeploy", "relocate", "repatriate", "leave"})
"""Words of moving that have hardly another sense."""
FORCES = frozenset({"military", "trainers"})
"""Whom a side has, so that those it speaks of without saying whose they are are its own."""
OF_PERSONS = frozenset({"votes", "money", "homes", "vehicles", "ships", "aircraft"})
"""What a person can have a number of."""
FATES = {"killed": "killed", "hurt": "injured"}
"""The event of a report's toll."""
PLACED = frozenset({"killed", "injured", "missing", "arrested", "abducted", "destroyed"})
"""Events that happen in one place, which the sentence may name for all its figures."""


def place_figures(claims: Iterable[Claim], background: Background, voices: Voices) -> list[Point]:
    """Return a point for every quantity, but for those that are the count of a movement."""
    told = list(claims)
    moving = {
        (claim.report, claim.sentence, claim.body.count.high, claim.body.count.low)
        for claim in told
        if isinstance(claim.body, Movement)
        and claim.body.count is not None
        and not stationing(claim)
    }
    holders = _moved_by(told)
    points: list[Point] = []
    for claim in told:
        body = claim.body
        if isinstance(body, Quantity) and body.holder is None:
            body = replace(body, holder=holders.get((claim.report, claim.sentence, body.high)))
        if not isinstance(body, Quantity) or claim.status == "hypothetical":
            continue
        if context.is_unreal(claim, background) or context.is_none_else(claim, background):
            continue
        if body.whole is not None and not body.unit and not _told_near(claim, body.whole, told):
            points.append(_whole(claim, body, background, voices))
        counted_moving = (claim.report, claim.sentence, body.high, body.low) in moving
        counted_moving = counted_moving and context.state(claim, background) != "striking"
        if counted_moving and context.is_all(claim, background):
            points.append(_whole(claim, replace(body, whole=body.high), background, voices))
        if not counted_moving and _is_tally(claim, body, background):
            points.append(_of_whom(_figure(claim, body, background, voices), points, background))
    return _with_grades(points, background)


def _moved_by(claims: Iterable[Claim]) -> dict[tuple[str, int, float | None], str | None]:
    """Return whose those are who are told to move or stay, by report, sentence and number."""
    return {
        (claim.report, claim.sentence, claim.body.count.high): claim.body.count.holder
        for claim in claims
        if isinstance(claim.body, Movement) and claim.body.count is not None
    }


def stationing(claim: Claim) -> bool:
    """Return whether a movement only tells who is somewhere ("fields 500 instructors")."""
    body = claim.body
    if not isinstance(body, Movement):
        return False
    had = body.count is not None and body.count.event in HAVING
    deployed = body.action == "deploy" and (claim.status == "under way" or had)
    return body.action == "stay" or deployed


def _of_whom(point: Point, before: Sequence[Point], background: Background) -> Point:
    """Return the point as a part of the figure before it where it is told "of whom".

    Where its sentence tells none, "eight of the injured" are a part of those told before.
    """
    claim = point.claims[0]
    if point.value.whole is not None or not context.is_part(claim, background):
        return point
    larger = [p for p in before if p.unit == point.unit and p.value.low > point.value.high]
    wholes = [p for p in larger if p.sentences[0] == point.sentences[0]]
    if not wholes and point.event in TOLLS and not point.toll:
        own = [p for p in larger if p.claims[0].report == claim.report]
        wholes = [p for p in own if alike_events(p.event, point.event)]
        point = replace(point, partial=not wholes)
    if not wholes:
        return point
    whole = wholes[-1]
    thing = whole.thing if point.event in LASTING else point.thing
    value = replace(point.value, whole=whole.value.low)
    return replace(point, thing=thing, actor=whole.actor, where=whole.where, value=value)


def _with_grades(points: Sequence[Point], background: Background) -> list[Point]:
    """Return the points, those of the badly or the slightly hurt as a part of all the hurt.

    All are the most that the report tells beside them of its own happening.
    """
    hurt = [p for p in points if p.event in HURT and p.leading and p.value.whole is None]
    graded = {p.claims[0].id for p in hurt if context.is_graded(p.claims[0], background)}
    most: dict[str, float] = {}
    for point in hurt:
        if point.claims[0].id not in graded and point.number:
            report = point.claims[0].report
            most[report] = max(point.number, most.get(report, 0))

    def placed(point: Point) -> Point:
        if point.toll or point.value.whole is not None or point.claims[0].id not in graded:
            return point
        whole = most.get(point.claims[0].report, 0)
        if whole <= point.value.high:
            return point
        return replace(point, value=replace(point.value, whole=whole))

    return [placed(point) for point in points]


def _told_near(claim: Claim, number: float, claims: Iterable[Claim]) -> bool:
    """Return whether the sentence, or the one before it, tells the number by a claim of its own."""
    return any(
        other.report == claim.report
        and isinstance(other.body, Quantity)
        and other.body.high == number
        and 0 <= claim.sentence - other.sentence <= 1
        for other in claims
    )


def _whole(claim: Claim, part: Quantity, background: Background, voices: Voices) -> Point:
    """Return the point of the whole that a part is told of: "30 of the 130" tells of 130, too."""
    whole = replace(part, low=part.whole, high=part.whole, whole=None, event=None, qualifier=None)
    point = _figure(claim, whole, background, voices)
    place = background.where(part.place, claim.report)
    return replace(point, event=_named(part.counted) or "present", where=place, as_whole=True)


def _is_tally(claim: Claim, body: Quantity, background: Background) -> bool:
    """Return whether a figure counts something that other reports may count too.

    A bare "one" and "the two" say which more than how many; a span of time is no tally.
    """
    if body.unit in TIME_UNITS or body.unit == "times" or context.is_compound(claim, background):
        return False
    if context.is_charge(claim, background):
        return False
    event = event_of(claim, body, background)
    if body.toll or event in TOLLS | HURT:
        return True
    if event in events().growing and not context.is_one_of(claim, background):
        return True
    if body.low == body.high == 1 and body.whole is None:
        return False
    few = body.high is not None and body.high <= SMALL and body.whole is None
    if few and context.is_told_of(claim, background):
        return False
    return not few or bool(body.holder) or claim.speaker is not None


def _figure(claim: Claim, body: Quantity, background: Background, voices: Voices) -> Point:
    event = event_of(claim, body, background)
    if body.toll and event != "hospitalised":
        event = FATES[body.toll]
    if context.tally(claim, background) and not context.is_named(body.counted, claim, background):
        body = replace(body, counted="people", holder=None)
    thing, people = thing_of(body.counted, background)
    noun = context.are(claim, background) if body.high == _high(claim) else None
    if counted().of.get(noun or "", "victims") != "victims":
        thing, people = thing_of(noun or "", background)
    where = background.where(body.place, claim.report)
    if not where.keys and (event in PLACED or event in LASTING):
        where = context.place(claim, background, same_clause=event in LASTING)
    head = context.heading(claim, background) if event in PLACED else None
    if not where.keys and head:
        where = background.where(head, claim.report)
        where = where if where.keys else unplaced(head)
    if event in TOLLS and context.is_happening(thing.noun):
        thing, people = Thing("people", "people"), NOBODY
    if context.is_led(claim, background):
        thing = replace(thing, kind="people")
    elsewhere = context.is_elsewhere(claim, background)
    scene = NOWHERE if where.keys or event not in PLACED else scene_of(body, claim, background)
    return Point(
        claims=(claim,),
        actor=_holder(claim, body, thing, background, voices) if not people.key else people,
        thing=thing,
        event=event,
        where=where,
        days=days_of(claim, background)
        or (None if event in LASTING or head else news_days(claim, background)),
        value=value_of(body),
        unit=body.unit,
        told=told_on(claim, background),
        origin=voices.origins[claim.id],
        denied=claim.status == "denied" and event != "" and body.high != 0,
        aside=context.aside(claim, background),
        total=context.is_of_several(claim, background),
        leading=context.is_leading(claim, background) and not elsewhere,
        elsewhere=elsewhere,
        lone=context.is_described(claim, background),
        still=context.is_left(claim, background),
        partial=context.is_rest(claim, background),
        status=claim.status,
        line=background.family.line_of.get(claim.report, claim.report),
        scene=scene,
        headed=head,
        toll=body.toll is not None and not elsewhere,
    )


def scene_of(body: Quantity, claim: Claim, background: Background) -> Where:
    """Return where the counted presumably are; a dateline tells no more than the country.

    Reports are written in the next big town as often as on the spot: no entry is named by it.
    """
    if body.presumed is None:
        return NOWHERE
    if body.presumed.basis == "dateline":
        return replace(background.land(body.presumed.place, claim.report), label=None)
    return background.where(body.presumed.place, claim.report)


def _holder(
    claim: Claim, body: Quantity, thing: Thing, background: Background, voices: Voices
) -> Actor:
    """Return whose what a figure counts is; no person holds people, but may speak for a force."""
    holder = background.actor(body.holder, claim.report)
    if not holder.person and holder.key:
        return holder
    named = background.actor(body.counted, claim.report)
    if named.key and not named.person:
        return named
    if thing.kind in FORCES and claim.speaker is not None:
        return voices.sides.get(claim.id, NOBODY)
    return holder if thing.kind in OF_PERSONS else NOBODY


def _high(claim: Claim) -> float | None:
    return claim.body.high if isinstance(claim.body, Quantity) else None


def is_people(thing: Thing) -> bool:
    """Return whether what is counted is people of some kind."""
    return "people" in (thing.kind, counted().under.get(thing.kind))


def thing_of(phrase: str, background: Background) -> tuple[Thing, Actor]:
    """Return what a noun phrase counts: its head, the head's class, what sets it apart.

    "Nepalese" are people, and of Nepal, which is returned too.
    """
    words = re.findall(r"[\w-]+", AFTER_HEAD.split(phrase.lower())[0])
    classes = counted().of
    words = [word for word in words if word not in EMPTY_HEADS and not word.isdigit()]
    noun = next((word for word in reversed(words) if word in classes), words[-1] if words else "")
    kind = classes.get(noun) or _by_ending(noun) or noun
    apart = frozenset(word for word in words if classes.get(word, kind) != kind)
    if noun and noun not in classes:
        nation = background.nation(phrase.rsplit(maxsplit=1)[-1])
        if nation.key:
            return Thing("people", "people", apart), nation
    return Thing(noun, kind, apart), NOBODY


def _by_ending(noun: str) -> str | None:
    """Return the class of a compound by its last part: dockworkers are workers."""
    endings = (noun[start:] for start in range(2, len(noun) - LEAST_ENDING + 1))
    return next((counted().of[end] for end in endings if end in counted().of), None)


def event_of(claim: Claim, body: Quantity, background: Background) -> str:
    """Return the class of the event that the counted take part in, "" where none is told."""
    if body.unit and body.unit not in NO_MEASURES:
        return ""
    told = "moved" if body.event in OF_MANY_SENSES else events().of.get(body.event or "", "")
    people = is_people(thing_of(body.counted, background)[0])
    if _is_beside(claim, body, background, people):
        return ""
    if people and told in OF_THINGS:
        told = ""
    near_by = context.doing(claim, background) or context.state(claim, background)
    if near_by == "rescued" and context.is_rescuer(claim, background):
        near_by = ""
    if near_by in TOLLS and not (near_by == "missing" and told in TOLLS):
        return near_by
    named = _named(body.counted)
    if named and (body.whole is None or told in WEAK):
        return named
    if told in WEAK:
        gone = told == "moved" and body.event not in DEPARTING
        told = near_by or _of_words(body.counted) or ("" if gone else told)
    if told == "rescued" and context.is_rescuer(claim, background):
        return ""
    if people and told == "paid":
        return ""
    if people and told in ("injured", "") and context.to_hospital(claim, background):
        return "hospitalised"
    return told


def _is_beside(claim: Claim, body: Quantity, background: Background, people: bool) -> bool:
    """Return whether the event happens to others: "in two villages", "by three gunmen"."""
    if context.is_agent(claim, background) or (body.role == "agent" and body.event in DONE_TO):
        return True
    return not people and context.is_setting(claim, background)


def _named(words: str) -> str:
    """Return the event that a word for victims names: "dead", "the wounded"; "" for others."""
    last = re.findall(r"[\w-]+", words.lower())[-1:]
    victims = bool(last) and counted().of.get(last[0]) == "victims"
    return _event_in(words) if victims else ""


def _of_words(words: str) -> str:
    """Return the event that the words for the counted name, if it is one by itself."""
    named = _event_in(words)
    return named if named not in WEAK else ""


def _event_in(words: str) -> str:
    forms = (
        form
        for word in reversed(re.findall(r"[\w-]+", words.lower()))
        for form in (word, word.removesuffix("s"))
    )
    return next((events().of[form] for form in forms if form in events().of), "")


def days_of(claim: Claim, background: Background) -> tuple[str, str] | None:
    """Return the first and last day of what is claimed, None where none is told.

    What is planned lies ahead: a day before the telling is none of it.
    """
    when = claim.time
    if when is None or not (when.from_ or when.to):
        return None
    first, last = when.from_ or when.to or "", when.to or when.from_ or ""
    ahead = claim.status in ("planned", "conditional")
    return None if ahead and last < (told_on(claim, background) or "") else (first, last)


def news_days(claim: Claim, background: Background) -> tuple[str, str] | None:
    """Return the days about the telling, when an undated event of the news will have been."""
    past = context.past(claim, background)
    if past is not None:
        return past
    told = told_on(claim, background)
    if told is None or claim.status in ("planned", "conditional"):
        return None
    try:
        day = date.fromisoformat(told)
    except ValueError:
        return None
    return (day - BEFORE).isoformat(), (day + NEWS).isoformat()


def told_on(claim: Claim, background: Background) -> str | None:
    """Return the day on which it was said, else that of publication; none is later than that."""
    published = background.reports[claim.report].published
    said = claim.said.to if claim.said is not None else None
    days = [day for day in (said, published.date if published else None) if day]
    return min(days, default=None)
