"""One measure in two units: "40 metres (131 feet)" is told once, and 130 feet are about 40 m."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from math import inf, isfinite

import yaml

from tellings.ledger.background import Background
from tellings.ledger.points import Point, order
from tellings.ledger.values import Value
from tellings.reuse.words import stem

GLOSS = re.compile(r"[^()\d.;]{0,30}[(\[]\s*(?:(?:about|around|some|roughly|or) )?$")
"""What stands between a measure and the same in another unit, in brackets."""
SLACK = 0.08
"""The share by which the two may differ: one of them is rounded."""


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
        for kind, row in yaml.safe_load(text).items()
        for name, size in row.items()
    }


def converted(number: float, unit: str, other: str) -> float:
    """Return a number of one unit in another of its kind."""
    one, two = units()[unit], units()[other]
    return (number - one.zero) * one.factor / two.factor + two.zero


def in_one_unit(points: Iterable[Point], background: Background) -> list[Point]:
    """Return the points, a measure in two units once, and of one thing in its commonest unit."""
    told = _without_glosses(sorted(points, key=order), background)
    alike: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for point in told:
        if (measured := _measured(point)) and point.unit:
            alike[measured][point.unit] += 1
    common = {measured: _commonest(units) for measured, units in alike.items()}
    return [_in_unit(point, common.get(_measured(point) or ("", ""))) for point in told]


def _measured(point: Point) -> tuple[str, str] | None:
    """Return what is measured of what, None of what is no measure."""
    unit = units().get(point.unit or "")
    return (unit.kind, stem(point.thing.noun or "it")) if unit is not None else None


def _commonest(told: Counter[str]) -> str:
    return min(told, key=lambda unit: (-told[unit], unit))


def _in_unit(point: Point, unit: str | None) -> Point:
    if point.unit is None or unit is None or point.unit == unit:
        return point
    value = point.value
    low, high = (
        _rounded(converted(n, point.unit, unit)) if isfinite(n) else n
        for n in (value.low, value.high)
    )
    exact = low == high not in (-inf, inf)
    return replace(point, unit=unit, value=Value(low, high, None, value.hedged or exact))


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
    one, other = units().get(before.unit or ""), units().get(point.unit or "")
    if one is None or other is None or one == other or one.kind != other.kind:
        return False
    between = background.reports[first.report].text[before.place[1] : point.place[0]]
    meant = converted(point.number, point.unit or "", before.unit or "")
    alike = abs(meant - before.number) <= SLACK * max(abs(before.number), 1.0)
    return alike and GLOSS.fullmatch(between) is not None
