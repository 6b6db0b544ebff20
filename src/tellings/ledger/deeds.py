"""Claims → points: each movement on the ledger's axes, with or without a number."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace
from math import inf

from tellings.ledger import context
from tellings.ledger.background import Background
from tellings.ledger.classes import counted, events
from tellings.ledger.origins import Voices
from tellings.ledger.placing import (
    FORCES,
    days_of,
    is_people,
    news_days,
    stationing,
    thing_of,
    told_on,
)
from tellings.ledger.points import NOBODY, NOWHERE, Actor, Point, order
from tellings.ledger.same import is_one
from tellings.ledger.values import Value, value_of
from tellings.model import Action, Claim, Movement, Quantity

UNTOLD = Value(-inf, inf)
DEEDS: Mapping[Action, str] = {
    "withdraw": "leave",
    "relocate": "leave",
    "evacuate": "evacuated",
    "return": "leave",
    "flee": "fled",
    "deploy": "come",
    "arrive": "come",
    "suspend": "suspend",
    "resume": "suspend",
    "stay": "stay",
}
"""The deed that a movement is filed under; one action may undo another's deed."""
OUT_OF_DANGER = frozenset({"rescued", "evacuated", "freed"})
Figure = tuple[str, int, float | None, float | None]
"""Report, sentence and bounds of a figure."""
MOVERS = frozenset({"vehicles", "ships", "aircraft", "families", "animals"})
"""Classes of things, besides people, whose movements are told."""
SENT = FORCES | {"police"}
"""Whom a side sends and calls home, so that those it speaks of are its own."""
STOPPING = frozenset({"suspend", "resume"})
MOVES = frozenset({"leave", "come", "moved", "stay"})
MORE = re.compile(r"\b(?:others?|another)\b", re.IGNORECASE)
"""Words for movers who come on top of those told of before."""
ADVERBS = frozenset(
    {"ashore", "home", "abroad", "inland", "aboard", "overseas", "downtown", "upstairs", "outside"}
)
"""Words that tell where to without a "to"."""
HEAD = 25
"""Characters of a movement in which those who move are told, by and large."""
YET = re.compile(r"(?:\bnot|n[’']t)\b[^.;]*\byet\b", re.IGNORECASE)
STRONGER = frozenset({"missing", "killed", "arrested"})
"""Events of the counted that a word of movement beside them does not change."""


def place_deeds(claims: Iterable[Claim], background: Background, voices: Voices) -> list[Point]:
    """Return a point for every movement that is more than a thought."""
    told = list(claims)
    figures = {
        (claim.report, claim.sentence, claim.body.low, claim.body.high): claim
        for claim in told
        if isinstance(claim.body, Quantity)
    }
    return [
        _deed(claim, claim.body, _counting(claim, claim.body, figures), background, voices)
        for claim in told
        if isinstance(claim.body, Movement)
        and claim.body.action in DEEDS
        and claim.status != "hypothetical"
        and context.state(claim, background) != "striking"
        and not _is_not_yet(claim, background)
    ]


def _is_not_yet(claim: Claim, background: Background) -> bool:
    """Return whether what is denied is only said not to have happened yet."""
    sentence = background.reports[claim.report].sentences[claim.sentence]
    text = background.reports[claim.report].text
    return claim.status == "denied" and bool(YET.search(text, sentence.start, claim.end + 5))


def _counting(claim: Claim, body: Movement, figures: Mapping[Figure, Claim]) -> Claim | None:
    """Return the quantity claim that took the movement's figure, if one did."""
    if body.count is None:
        return None
    return figures.get((claim.report, claim.sentence, body.count.low, body.count.high))


def once(points: Iterable[Point]) -> list[Point]:
    """Return the points, those made one that tell one figure of a text twice.

    "Six others were winched from the deck and flown out": what tells more than a move goes first.
    """
    told: dict[Hashable, Point] = {}
    for number, point in enumerate(sorted(points, key=lambda p: (p.event in MOVES, order(p)))):
        first = point.claims[0]
        moves = isinstance(first.body, Movement) and point.at is not None
        key = (first.report, point.at, point.value) if moves else number
        held = told.get(key)
        told[key] = replace(held, claims=(*held.claims, first)) if held else point
    return sorted(told.values(), key=order)


def is_entry(point: Point) -> bool:
    """Return whether a point may stand in the ledger: a movement if told flatly, and of whom."""
    if not isinstance(point.claims[0].body, Movement):
        return True
    if not is_mover(point) or point.status == "conditional":
        return False
    return point.value.untold or not stationing(point.claims[0])


def is_firm(points: Iterable[Point]) -> bool:
    """Return whether a locus tells enough to be an entry: a number, a name, or two who differ.

    That unnamed people go somewhere is none, unless somebody denies it or says that it is over; nor
    is what one person is only said not to have suffered.
    """
    told = list(points)
    if all(point.denied and is_one(point) for point in told):
        return False
    if any(not point.value.untold or point.actor.key for point in told):
        return True
    return len({(point.denied, point.ended) for point in told}) > 1


def is_mover(point: Point) -> bool:
    """Return whether what moves is people, vehicles or an activity, and no figure of speech."""
    body = point.claims[0].body
    if isinstance(body, Movement) and body.action in STOPPING:
        return bool(point.thing.noun)
    if is_people(point.thing) or point.thing.kind in MOVERS:
        return True
    if not point.thing.noun:
        return not point.value.untold or (point.denied and bool(point.actor.key))
    return bool(point.actor.key) and point.thing.noun in point.actor.label.lower().split()


def _deed(
    claim: Claim, body: Movement, figure: Claim | None, background: Background, voices: Voices
) -> Point:
    ended = body.action == "resume" and claim.status in ("done", "under way")
    deed = "resume" if body.action == "resume" and not ended else DEEDS[body.action]
    count = body.count
    if count is not None:
        deed = _event(body, count, deed)
    thing, people = thing_of(body.activity or body.who, background)
    hurt = is_people(thing) and deed != "killed"
    if count is not None and hurt and context.to_hospital(claim, background):
        deed = "hospitalised"
    places = [background.where(place, claim.report) for place in body.from_]
    return Point(
        claims=(claim,) if figure is None else (claim, figure),
        actor=people if people.key else _mover(claim, body, figure, background, voices),
        thing=thing,
        event=deed,
        where=next((place for place in places if place.keys), NOWHERE),
        days=days_of(claim, background) or news_days(claim, background),
        value=value_of(count) if count is not None else UNTOLD,
        unit=None,
        told=told_on(claim, background),
        at=(figure.start, figure.end) if figure is not None else None,
        origin=voices.origins[claim.id],
        denied=claim.status == "denied",
        ended=ended,
        status=claim.status,
        means=f"by {', '.join(body.by)}" if body.by else None,
        goal=_goal(body),
        line=background.family.line_of.get(claim.report, claim.report),
        partial=deed in MOVES and _is_more(claim, background),
    )


def _goal(body: Movement) -> str | None:
    """Return where to, in words: "to Oslo", "ashore"."""
    if not body.to:
        return None
    named = [p for p in body.to if not any(p != other and p in other for other in body.to)]
    goal = ", ".join(named)
    return goal if goal.lower() in ADVERBS else f"to {goal}"


def _is_more(claim: Claim, background: Background) -> bool:
    """Return whether those who move come on top of others ("three others went to …").

    Not so where they go to "another base".
    """
    text = background.reports[claim.report].text
    return MORE.search(text, claim.start, min(claim.end, claim.start + HEAD)) is not None


def _event(body: Movement, count: Quantity, deed: str) -> str:
    """Return the event of the counted where that says more than the movement does.

    Who is pulled out by their own side is not rescued; bodies that are brought in are dead.
    """
    told = events().of.get(count.event or "", "")
    if counted().of.get(count.counted.split()[-1].lower() if count.counted else "") == "victims":
        told = next((e for w in count.counted.lower().split() if (e := events().of.get(w))), told)
    if told in OUT_OF_DANGER and body.action in ("withdraw", "deploy", "return"):
        return deed
    if told == "fled" and count.event != "come":
        return told
    return told if told in OUT_OF_DANGER | STRONGER else deed


def _mover(
    claim: Claim, body: Movement, figure: Claim | None, background: Background, voices: Voices
) -> Actor:
    """Return who moves or stops: never one person, who stands for their side if they say "we"."""
    phrases = [body.who, body.count.holder if body.count is not None else None]
    if figure is not None and isinstance(figure.body, Quantity):
        phrases.append(figure.body.holder)
    actors = [background.actor(phrase, claim.report) for phrase in phrases]
    actors.append(background.nation_before(claim))
    whole = next((actor for actor in actors if actor.key and not actor.person), None)
    if whole is not None:
        return whole
    side = voices.sides.get(claim.id, NOBODY)
    thing, _ = thing_of(body.who, background)
    speaks = any(actor.person for actor in actors) or thing.kind in SENT
    speaks = speaks or not (body.who or body.activity)
    speaks = speaks and not _others_than_theirs(body.who)
    return side if speaks else NOBODY


def _others_than_theirs(who: str) -> bool:
    """Return whether those who move are not the speaker's: "foreign forces", "US-led troops"."""
    words = who.lower().split()
    return any(word in _OTHERS or word.endswith("-led") for word in words)


_OTHERS = frozenset(
    ["foreign", "international", "allied", "coalition", "multinational", "occupying", "enemy",
     "opposing", "invading", "rival", "alien", "rebel"]
)  # fmt: skip
