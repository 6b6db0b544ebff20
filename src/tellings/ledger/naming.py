"""What to call a locus: who, what, where and when, in the words that the reports use most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tellings.ledger.points import Point, labels
from tellings.ledger.same import LASTING
from tellings.model import Locus

DEEDS = {
    "leave": "moving out",
    "come": "sent",
    "suspend": "suspended",
    "resume": "resuming",
    "stay": "staying",
}


def name(points: Sequence[Point]) -> Locus:
    """Return the locus that the points are about."""
    noun = commonest(point.thing.noun for point in points) or "people"
    event = points[0].event
    doing = "" if event in LASTING else DEEDS.get(event, event)
    days = [point.days for point in points if point.days and event not in LASTING]
    return Locus(
        who=labels(points) or noun,
        what=f"{noun} {doing}".strip(),
        where=commonest(point.where.label for point in points if point.where.label) or None,
        from_=min((first for first, _ in days), default=None),
        to=max((last for _, last in days), default=None),
    )


def commonest(words: Iterable[str | None]) -> str:
    """Return the word told most often, the later in the alphabet of those equally common."""
    told = [word for word in words if word]
    return max(sorted(set(told)), key=told.count, default="")
