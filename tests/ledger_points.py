"""Points and claims built by hand, for the tests of the ledger."""

from __future__ import annotations

from math import inf

from tellings.ledger.points import Actor, Point, Thing, Where
from tellings.ledger.values import Value
from tellings.model import ChangedInCopying, Claim, Quantity, identify


def claim(report: str, start: int = 0) -> Claim:
    """Return a quantity claim of the report, of which only the place matters."""
    body = Quantity(1, 1, None, None, None, "things")
    return Claim(
        id=identify(report, str(start)),
        kind="quantity",
        report=report,
        start=start,
        end=start + 2,
        sentence=start,
        lineage=report,
        spans=((start, start + 2),),
        body=body,
    )


def value(low: float | None, high: float | None, *, hedged: bool = False) -> Value:
    """Return a value with open bounds where None is given."""
    return Value(-inf if low is None else low, inf if high is None else high, None, hedged)


def point(
    report: str,
    told: Value,
    *,
    actor: str = "NO",
    noun: str = "rescuers",
    kind: str = "rescuers",
    event: str = "present",
    place: str | None = None,
    scene: str | None = None,
    within: frozenset[str] = frozenset(),
    published: str | None = None,
    origin: str | None = None,
    denied: bool = False,
    changed: bool = False,
    days: tuple[str, str] | None = None,
) -> Point:
    """Return a point of the report with the axes named."""
    keys = frozenset({place}) if place else frozenset()
    presumed = frozenset({scene}) if scene else frozenset()
    return Point(
        claims=(claim(report),),
        actor=Actor(actor, actor),
        thing=Thing(noun, kind),
        event=event,
        where=Where(keys, keys | within if place else keys, place),
        scene=Where(presumed, presumed | within if scene else presumed, scene),
        days=days,
        value=told,
        unit=None,
        told=published,
        origin=origin or f"unnamed, in {report}",
        line=report,
        denied=denied,
        changed=ChangedInCopying(report, "30") if changed else None,
    )
