"""Disputes: what one origin asserts and another denies or explains, side by side in time order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tellings.ledger.background import Background
from tellings.ledger.readings import Group
from tellings.model import Dispute, Entry, Stance, Stand, identify


def dispute(entry: Entry, groups: Iterable[Group], background: Background) -> Dispute | None:
    """Return the dispute that a denied entry holds; None where nobody denies it."""
    stands = sorted(
        (stand for told in groups for stand in _stands(told, background)),
        key=lambda stand: (stand.told or "", stand.stance, stand.claims),
    )
    if entry.verdict != "denied" or len({stand.stance for stand in stands}) < 2:
        return None
    who, what = entry.locus.who, entry.locus.what
    about = what if what.casefold().startswith(who.casefold()) else f"{who} {what}"
    return Dispute(identify("dispute", entry.id), entry.story, about, entry.id, tuple(stands))


def _stands(told: Group, background: Background) -> Iterator[Stand]:
    """Yield the word of each origin on its first day."""
    stance: Stance = "denied" if told.denied else "asserted"
    for origin in sorted({point.origin for point in told.points}):
        own = [point for point in told.points if point.origin == origin]
        days = sorted(point.told for point in own if point.told)
        yield Stand(
            stance=stance,
            told=days[0] if days else None,
            origins=(origin,),
            claims=tuple(sorted({claim.id for point in own for claim in point.claims})),
            lineages=background.lineages(place for point in own for place in point.sentences),
        )
