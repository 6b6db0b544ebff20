"""What to call a locus: who, what, where and when, in the words that the reports use most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tellings.ledger.measures import measured
from tellings.ledger.points import Point, labels
from tellings.ledger.same import AWAY, GOING, LASTING, TOLLS
from tellings.model import Locus

DEEDS = {
    "leave": "moving out",
    "come": "sent",
    "suspend": "suspended",
    "resume": "resuming",
    "stay": "staying",
    "fired": "shot",
}

FATES = frozenset(
    [
        "killed",
        "dead",
        "deceased",
        "died",
        "injured",
        "hurt",
        "wounded",
        "missing",
        "trapped",
        "rescued",
        "displaced",
        "detained",
        "arrested",
        "others",
        "other",
        "more",
        "another",
        "total",
        "number",
    ]
)
"""Words for those counted that say what became of them, not who they are."""


def name(points: Sequence[Point]) -> Locus:
    """Return the locus that the points are about."""
    event = what_happened(points)
    noun = counted(points)
    doing = "" if event in LASTING else DEEDS.get(event, event)
    days = [point.days for point in points if point.days and event not in LASTING]
    who = labels(points)
    cased = {word.lower(): word for word in who.split()}
    return Locus(
        who=who or noun,
        what=f"{cased.get(noun, noun)} {doing}".strip(),
        where=_around(points)
        or commonest(p.where.label for p in points)
        or commonest(p.scene.label for p in points)
        or None,
        from_=min((first for first, _ in days), default=None),
        to=max((last for _, last in days), default=None),
    )


def _around(points: Sequence[Point]) -> str | None:
    """Return the place that holds all the posts that somebody's own leave, if one of them does."""
    places = [p.where for p in points if p.where.keys and p.event in GOING]
    holding = (w.label for w in places if all(w.keys & other.within for other in places))
    return next(holding, None)


def what_happened(points: Sequence[Point]) -> str:
    """Return the event told, that of a toll first; who is rescued is not just said to leave."""
    tolls = [point.event for point in points if point.toll]
    if tolls:
        return next((event for event in tolls if event in TOLLS), tolls[0])
    told = {point.event for point in points}
    if told <= AWAY and "rescued" in told:
        return "rescued"
    return points[0].event


def counted(points: Sequence[Point]) -> str:
    """Return the noun counted; "the killed", "others" and what the event says are people.

    A measure of nothing named is called by what it measures: a length, a share.
    """
    nouns = (p.thing.noun for p in points if p.thing.noun != p.event)
    named = commonest(noun for noun in nouns if noun.lower() not in FATES)
    return named or (measured(points[0].unit) if points[0].unit else "people")


def commonest(words: Iterable[str | None]) -> str:
    """Return the word told most often, the later in the alphabet of those equally common."""
    told = [word for word in words if word]
    return max(sorted(set(told)), key=told.count, default="")
