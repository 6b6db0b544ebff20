"""Claims → points: each figure, and each movement, on the ledger's axes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from math import inf

from tellings.ledger.background import Background
from tellings.ledger.classes import counted, events
from tellings.ledger.points import Actor, Point, Thing, Where
from tellings.ledger.same import LASTING
from tellings.ledger.values import Value, value_of
from tellings.model import Action, Claim, Movement, Quantity, When

EMPTY_HEADS = frozenset(
    {"some", "all", "many", "most", "they", "them", "we", "us", "our", "their", "its", "his", "her"}
    | {"he", "she", "it", "those", "these", "none", "nobody", "nothing", "more", "the", "a", "an"}
)
AFTER_HEAD = re.compile(r"\b(?:of|in|from|at|who|that|with)\b")
NEWS = timedelta(days=2)
TIME_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade"})
SMALL = 3
"""A bare figure up to this, of no event and of nobody, is no tally ("three counties")."""
UNTOLD = Value(-inf, inf)
DEEDS: Mapping[Action, str] = {
    "withdraw": "leave",
    "relocate": "leave",
    "evacuate": "evacuated",
    "return": "leave",
    "flee": "evacuated",
    "deploy": "come",
    "arrive": "come",
    "suspend": "suspend",
    "resume": "suspend",
    "stay": "stay",
}
"""The deed that a movement is filed under; one action may undo another's deed."""
OUT_OF_DANGER = frozenset({"rescued", "evacuated", "freed"})


def place_figures(
    claims: Iterable[Claim], background: Background, origins: Mapping[str, str]
) -> list[Point]:
    """Return a point for every quantity, but for those that are the count of a movement."""
    told = list(claims)
    moving = {
        (claim.report, claim.sentence, claim.body.count.high, claim.body.count.low)
        for claim in told
        if isinstance(claim.body, Movement)
        and claim.body.count is not None
        and claim.body.action != "stay"
    }
    wholes = [
        _whole(claim, count, background, origins[claim.id])
        for claim in told
        if (count := _count(claim)) is not None and count.whole is not None and not count.unit
    ]
    return wholes + [
        _figure(claim, claim.body, background, origins[claim.id])
        for claim in told
        if isinstance(claim.body, Quantity)
        and claim.status != "hypothetical"
        and _is_tally(claim, claim.body)
        and (claim.report, claim.sentence, claim.body.high, claim.body.low) not in moving
    ]


def _count(claim: Claim) -> Quantity | None:
    body = claim.body
    return body if isinstance(body, Quantity) else None


def _whole(claim: Claim, part: Quantity, background: Background, origin: str) -> Point:
    """Return the point of the whole that a part is told of: "30 of the 130" tells of 130, too."""
    whole = replace(part, low=part.whole, high=part.whole, whole=None, event=None, qualifier=None)
    return replace(_figure(claim, whole, background, origin), event="present")


def _is_tally(claim: Claim, body: Quantity) -> bool:
    """Return whether a figure counts something that other reports may count too.

    A bare "one" says which more than how many; a span of time is no tally.
    """
    if body.unit in TIME_UNITS or body.unit == "times":
        return False
    if event_of(body) in events().growing | {"missing"}:
        return True
    if body.low == body.high == 1 and body.whole is None:
        return False
    few = body.high is not None and body.high <= SMALL and body.whole is None
    return not few or bool(body.holder) or claim.speaker is not None


def place_deeds(
    claims: Iterable[Claim], background: Background, origins: Mapping[str, str]
) -> list[Point]:
    """Return a point for every movement that is more than a thought."""
    return [
        _deed(claim, claim.body, background, origins[claim.id])
        for claim in claims
        if isinstance(claim.body, Movement)
        and claim.body.action in DEEDS
        and claim.status != "hypothetical"
    ]


def is_entry(point: Point) -> bool:
    """Return whether a movement is told flatly enough, and of whom, to stand in the ledger."""
    told = bool(point.actor.key) or not point.value.untold
    return told and not _stationed(point) and point.status != "conditional"


def _stationed(point: Point) -> bool:
    """Return whether so many are told to stay somewhere: a figure of those there, and no deed."""
    return point.event == "stay" and not point.value.untold


def _figure(claim: Claim, body: Quantity, background: Background, origin: str) -> Point:
    holder = background.actor(body.holder, claim.report)
    return Point(
        claims=(claim,),
        actor=holder if holder.key else _holder(claim, body.counted, background),
        thing=thing_of(body.counted),
        event=event_of(body),
        where=background.where(body.place, claim.report),
        days=_days(claim.time) or (None if event_of(body) in LASTING else _near(claim, background)),
        value=value_of(body),
        unit=body.unit,
        told=_told(claim, background),
        origin=origin,
        denied=claim.status == "denied",
        line=background.family.line_of.get(claim.report, claim.report),
    )


def _deed(claim: Claim, body: Movement, background: Background, origin: str) -> Point:
    ended = body.action == "resume" and claim.status in ("done", "under way")
    deed = "resume" if body.action == "resume" and not ended else DEEDS[body.action]
    if body.count is not None and event_of(body.count) in OUT_OF_DANGER:
        deed = event_of(body.count)
    count = body.count
    actor = background.actor(body.who, claim.report)
    if not actor.key and count is not None:
        actor = background.actor(count.holder, claim.report)
    if not actor.key:
        actor = _holder(claim, body.who, background)
    places = [background.where(place, claim.report) for place in body.from_]
    return Point(
        claims=(claim,),
        actor=actor,
        thing=thing_of(body.activity or body.who),
        event=deed,
        where=next((place for place in places if place.keys), Where()),
        days=_days(claim.time) or _near(claim, background),
        value=value_of(count) if count is not None else UNTOLD,
        unit=None,
        told=_told(claim, background),
        origin=origin,
        denied=claim.status == "denied",
        ended=ended,
        status=claim.status,
        means=f"by {', '.join(body.by)}" if body.by else None,
        goal=f"to {', '.join(body.to)}" if body.to else None,
        line=background.family.line_of.get(claim.report, claim.report),
    )


def _holder(claim: Claim, phrase: str, background: Background) -> Actor:
    """Return whose what a phrase counts is: a body that speaks of troops speaks of its own."""
    actor = background.actor(phrase, claim.report)
    if actor.key or claim.speaker is None or thing_of(phrase).kind != "military":
        return actor
    return background.actor(claim.speaker.name, claim.report)


def thing_of(phrase: str) -> Thing:
    """Return what a noun phrase counts: its head, the head's class, what sets it apart."""
    words = re.findall(r"[\w-]+", AFTER_HEAD.split(phrase.lower())[0])
    classes = counted().of
    words = [word for word in words if word not in EMPTY_HEADS and not word.isdigit()]
    noun = next((word for word in reversed(words) if word in classes), words[-1] if words else "")
    kind = classes.get(noun, noun)
    apart = frozenset(word for word in words if classes.get(word, kind) != kind)
    return Thing(noun, kind, apart)


def event_of(body: Quantity) -> str:
    """Return the class of the event that the counted take part in, "" where none is told."""
    classes = events().of
    if body.event and body.event in classes:
        return classes[body.event]
    words = re.findall(r"[\w-]+", body.counted.lower())
    return next((classes[word] for word in reversed(words) if word in classes), "")


def _days(when: When | None) -> tuple[str, str] | None:
    if when is None or not (when.from_ or when.to):
        return None
    return when.from_ or when.to or "", when.to or when.from_ or ""


def _near(claim: Claim, background: Background) -> tuple[str, str] | None:
    """Return the days about the telling, when an undated event of the news will have been."""
    told = _told(claim, background)
    if told is None:
        return None
    try:
        day = date.fromisoformat(told)
    except ValueError:
        return None
    return (day - NEWS).isoformat(), (day + NEWS).isoformat()


def _told(claim: Claim, background: Background) -> str | None:
    published = background.reports[claim.report].published
    if claim.said is not None and claim.said.to:
        return claim.said.to
    return published.date if published else None
