"""What near copies tell: put where their leader tells it, once the ledger stands without them.

So no copy founds, joins or parts an entry. A claim of a copy takes over the axes of the claim that
stands in its place in the leader; a figure that the copier altered becomes a reading of its own,
told as changed in copying. A claim in whose place the leader has none, in a sentence that both
have, is the work of the copier's words or of a parser's slip, and left out; one in a sentence that
the copy alone has is told like any other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from tellings.ledger.background import Background
from tellings.ledger.classes import events
from tellings.ledger.doubles import Double
from tellings.ledger.points import Point
from tellings.ledger.readings import Group
from tellings.ledger.same import TOLLS, alike_events
from tellings.ledger.values import Value, value_of
from tellings.model import ChangedInCopying, Claim, Movement, Quantity

COUNTERPART = 0.5
"""The share of a sentence's words that stand in the leader, from which on it is no sentence of
the copy's own."""
Echoes = Mapping[str, Sequence[Claim]]
"""The claims of copies by the id of the leader's claim in whose place they stand."""


def heard(claims: Iterable[Claim], background: Background) -> tuple[list[Claim], Echoes]:
    """Return the claims that the ledger is built from, and those of copies that echo them."""
    told = list(claims)
    doubles = background.doubles
    own = [c for c in told if c.report not in doubles or _is_own(c, background)]
    mine = {claim.id for claim in own}
    leading: dict[str, list[Claim]] = defaultdict(list)
    copied: dict[str, list[Claim]] = defaultdict(list)
    for claim in told:
        leading[claim.report].append(claim)
        if claim.id not in mine:
            copied[claim.report].append(claim)
    found: dict[str, list[Claim]] = defaultdict(list)
    for report in sorted(copied):
        double = doubles[report]
        for claim, echo in _paired(copied[report], leading[double.leader], double):
            found[claim.id].append(echo)
    return own, found


def led_by(claims: Iterable[Claim], echoes: Echoes) -> dict[str, str]:
    """Return for each claim of a near copy, by id, the claim of its leader that it repeats.

    Not for one whose figure the copier altered: that is a reading of its own.
    """
    leading = {claim.id: claim for claim in claims}
    return {
        echo.id: key
        for key, copied in echoes.items()
        for echo in copied
        if _numbers(echo) == _numbers(leading[key])
    }


def _is_own(claim: Claim, background: Background) -> bool:
    """Return whether a copy's claim stands in a sentence that its leader has no counterpart of."""
    place = background.reports[claim.report].sentences[claim.sentence]
    double = background.doubles[claim.report]
    return double.share(place.start, place.end) < COUNTERPART


def _paired(
    copied: Sequence[Claim], leading: Sequence[Claim], double: Double
) -> Iterator[tuple[Claim, Claim]]:
    """Yield claims of a leader with the claim of its copy in their place, the likest first.

    Like are those of one figure before those of one event.
    """
    ordered = sorted(leading, key=lambda claim: (claim.start, claim.end, claim.id))
    starts = [claim.start for claim in ordered]
    longest = max((claim.end - claim.start for claim in ordered), default=0)
    ranked: list[tuple[bool, bool, int, str, str, Claim, Claim]] = []
    told = [(_numbers(claim), _event(claim)) for claim in ordered]
    for echo in copied:
        start, end = double.stretch(echo.start, echo.end)
        numbers, occurred = _numbers(echo), _event(echo)
        for place in range(bisect_right(starts, start - longest), bisect_left(starts, end)):
            claim = ordered[place]
            shared = min(end, claim.end) - max(start, claim.start)
            if shared > 0 and type(claim.body) is type(echo.body) and _may_echo(claim, echo):
                figure, event = numbers != told[place][0], occurred != told[place][1]
                ranked.append((figure, event, -shared, claim.id, echo.id, claim, echo))
    used: set[str] = set()
    for *_, claim, echo in sorted(ranked, key=lambda row: row[:5]):
        if used.isdisjoint({claim.id, echo.id}):
            used |= {claim.id, echo.id}
            yield claim, echo


def _may_echo(claim: Claim, echo: Claim) -> bool:
    """Return whether the two may tell one thing: not where one counts the dead, one the trapped."""
    classes = [events().of.get(_event(told) or "", "") for told in (claim, echo)]
    return "" in classes or alike_events(*classes) or not set(classes) <= TOLLS


def _quantity(claim: Claim) -> Quantity | None:
    if isinstance(claim.body, Movement):
        return claim.body.count
    return claim.body if isinstance(claim.body, Quantity) else None


def _event(claim: Claim) -> str | None:
    told = _quantity(claim)
    return told.event if told else None


def _numbers(claim: Claim) -> tuple[float | None, ...]:
    told = _quantity(claim)
    return (told.low, told.high, told.whole) if told else ()


def with_echoes(groups: Iterable[Group], echoes: Echoes, background: Background) -> list[Group]:
    """Return the readings of one locus with what copies tell: the same, or their altered figures.

    What the copies altered stands apart from what any text tells, unless it is that very figure.
    """
    found = [list(told.points) for told in groups]
    altered: list[Point] = []
    for members in found:
        for echo in [e for point in members for e in _echoes(point, echoes, background)]:
            changed = echo.changed is not None and echo.value != members[0].value
            (altered if changed else members).append(echo)
    for echo in altered:
        key = echo.value.low, echo.value.high, echo.value.whole, echo.denied
        home = next((members for members in found if _figure(members[0]) == key), None)
        if home is None:
            found.append([echo])
        else:
            home.append(echo)
    return [Group(tuple(members)) for members in found]


def _figure(point: Point) -> tuple[float, float, float | None, bool]:
    return point.value.low, point.value.high, point.value.whole, point.denied


def _echoes(point: Point, echoes: Echoes, background: Background) -> Iterator[Point]:
    """Yield the points of the copies that tell a leader's point, on its axes."""
    for echo in echoes.get(point.claims[0].id, ()):
        told = replace(point, claims=(echo,), at=None)
        if _numbers(echo) == _numbers(point.claims[0]):
            yield told
        elif not point.as_whole and len(point.claims) == 1:
            yield replace(
                told, value=_altered(point, echo), changed=_change(point, echo, background)
            )


def _altered(point: Point, echo: Claim) -> Value:
    told = _quantity(echo)
    return value_of(told) if told else point.value


def _change(point: Point, echo: Claim, background: Background) -> ChangedInCopying | None:
    text = background.reports[point.claims[0].report].text
    return ChangedInCopying(echo.report, text[slice(*point.place)])
