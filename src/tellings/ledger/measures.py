"""One measure in two units: "40 metres (131 feet)" is told once, and 130 feet are about 40 m."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from math import inf, isfinite

from tellings.ledger.background import Background
from tellings.ledger.points import Point, order
from tellings.ledger.values import Value, agree
from tellings.reuse.words import stem
from tellings.wordlists import parsed

GLOSS = re.compile(r"[^()\d.;]{0,30}[(\[]\s*(?:(?:about|around|some|roughly|or) )?$")
"""What stands between a measure and the same in another unit, in brackets."""
CURRENCY = re.compile(r"[A-Z]{3}")
UNCHANGED = re.compile(r"[A-Z]{3}$|%|.*(?:[sxz]|fahrenheit|kelvin|power|psi|gravity)$")
"""Units that have no plural of their own."""
HEAD = re.compile(r"(?P<head>.+?)(?P<rest>(?: of | per | squared).*)?$")
SLACK = 0.08
"""The share by which the two may differ: one of them is rounded."""


def plural(unit: str) -> str:
    """Return a unit as it stands behind a number other than one: "feet", "miles per hour"."""
    parts = HEAD.match(unit)
    head, rest = (parts["head"], parts["rest"] or "") if parts else (unit, "")
    if UNCHANGED.match(head):
        return unit
    if head.endswith("foot"):
        return f"{head.removesuffix('foot')}feet{rest}"
    if head.endswith("century"):
        return f"centuries{rest}"
    return f"{head}{'es' if head.endswith('inch') else 's'}{rest}"


@dataclass(frozen=True, slots=True)
class Unit:
    """What a unit measures, how many of the first unit of its kind it is, and where it begins."""

    kind: str
    factor: float
    zero: float = 0.0


@cache
def units() -> Mapping[str, Unit]:
    """Return the units that have others beside them."""
    text = (files("tellings.ledger") / "resources" / "measures.yaml").read_text(encoding="utf-8")
    return {
        name: Unit(kind, *(size if isinstance(size, list) else [size]))
        for kind, row in parsed(text).items()
        for name, size in row.items()
    }


def measured(unit: str) -> str:
    """Return what a unit measures: "length", "money", "share"; the unit where that is not known."""
    if CURRENCY.fullmatch(unit):
        return "money"
    known = units().get(unit)
    return known.kind if known is not None else {"%": "share"}.get(unit, unit)


def converted(number: float, unit: str, other: str) -> float:
    """Return a number of one unit in another of its kind."""
    one, two = units()[unit], units()[other]
    return (number - one.zero) * one.factor / two.factor + two.zero


def in_one_unit(points: Iterable[Point], background: Background) -> list[Point]:
    """Return the points, a measure in two units once, and of one thing in its commonest unit."""
    told = _without_glosses(sorted(points, key=order), background)
    alike: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for point in told:
        if measured := _measured(point):
            alike[measured].append(point)
    return [_in_unit(point, alike.get(_measured(point) or ("", ""), ())) for point in told]


def _measured(point: Point) -> tuple[str, str] | None:
    """Return what is measured of what, None of what is no measure."""
    unit = units().get(point.unit or "")
    return (unit.kind, stem(point.thing.noun or "it")) if unit is not None else None


def _in_unit(point: Point, others: Sequence[Point]) -> Point:
    """Return the point in the commonest unit in which others tell the same of the thing."""
    told = Counter(other.unit or "" for other in others)
    for unit in sorted(told, key=lambda unit: (-told[unit], unit)):
        if unit == point.unit:
            return point
        value = _value_in(point, unit)
        if any(agree(value, other.value) for other in others if other.unit == unit):
            return replace(point, unit=unit, value=value)
    return point


def _value_in(point: Point, unit: str) -> Value:
    low, high = (
        _rounded(converted(number, point.unit or "", unit)) if isfinite(number) else number
        for number in (point.value.low, point.value.high)
    )
    exact = low == high not in (-inf, inf)
    return Value(low, high, None, point.value.hedged or exact)


def _rounded(number: float) -> float:
    return float(f"{number:.2g}") if abs(number) >= 10 else round(number, 1)


def _without_glosses(points: Sequence[Point], background: Background) -> list[Point]:
    """Return the points, one that only repeats the one before it in brackets made its claim."""
    found: list[Point] = []
    for point in points:
        if found and _is_gloss(found[-1], point, background):
            found[-1] = replace(found[-1], claims=(*found[-1].claims, *point.claims))
        else:
            found.append(point)
    return found


def _is_gloss(before: Point, point: Point, background: Background) -> bool:
    first, second = before.claims[0], point.claims[0]
    if first.report != second.report or before.number is None or point.number is None:
        return False
    between = background.reports[first.report].text[before.place[1] : point.place[0]]
    codes = {before.unit or "", point.unit or ""}
    if len(codes) == 2 and all(map(CURRENCY.fullmatch, codes)):
        return GLOSS.fullmatch(between) is not None
    one, other = units().get(before.unit or ""), units().get(point.unit or "")
    if one is None or other is None or one == other or one.kind != other.kind:
        return False
    meant = converted(point.number, point.unit or "", before.unit or "")
    alike = abs(meant - before.number) <= SLACK * max(abs(before.number), 1.0)
    return alike and GLOSS.fullmatch(between) is not None
