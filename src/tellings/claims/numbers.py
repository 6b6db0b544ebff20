"""Figures in running text: what each numeral is, its unit, its bounds and its qualifier.

Counts, money, percentages, measures and durations are told apart from ages, dates, hours, ordinals,
scores, telephone numbers, model names, addresses and the numbers that name things ("Flight 370").
The text alone is read. What is counted, and by whom, needs the parse: see ``quantities``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from tellings.claims.contexts import Blocked, blocked, named_by_series, stands_for_a_year
from tellings.claims.numerals import Lexeme, Numeral, lexemes, numerals, words
from tellings.claims.qualifiers import Qualifier, part_before, qualifier_after, qualifier_before
from tellings.claims.units import Unit, sign_before, unit_after

Kind = Literal[
    "count",
    "money",
    "percent",
    "fraction",
    "measure",
    "duration",
    "multiple",
    "age",
    "date",
    "clock",
    "ordinal",
    "score",
    "phone",
    "model",
    "series",
    "address",
    "label",
]
QUANTITIES: frozenset[Kind] = frozenset(
    ["count", "money", "percent", "fraction", "measure", "duration", "multiple"]
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A numeral with all that its neighbourhood tells.

    ``start`` to ``end`` covers sign, numeral and unit; ``first`` is where its qualifier begins (or
    ``start``); ``core`` bounds the bare numeral. Bounds are ``None`` where they are open, as in the
    contract. A percentage or a fraction has unit "%". ``whole`` is the M of "N of the M".
    """

    start: int
    end: int
    first: int
    core: tuple[int, int]
    low: float | None
    high: float | None
    kind: Kind
    unit: str | None = None
    qualifier: str | None = None
    bound: str | None = None
    whole: float | None = None
    scale: float = 1
    hyphenated: bool = False

    @property
    def is_quantity(self) -> bool:
        """Return whether it counts or measures something."""
        return self.kind in QUANTITIES


@lru_cache(maxsize=4096)
def figures(text: str) -> tuple[Figure, ...]:
    """Return every figure of a text, in order of place."""
    if not _may_hold_figures(text):
        return ()
    lexed = lexemes(text)
    barred = blocked(text)
    found = [_figure(text, lexed, numeral, barred) for numeral in numerals(lexed)]
    return tuple(_qualified(text, figure) for figure in _joined(text, found))


def _may_hold_figures(text: str) -> bool:
    if any(character.isdigit() or character in words().glyphs for character in text):
        return True
    table, lower = words(), text.lower()
    return any(
        word in lower
        for group in (table.small, table.tens, table.scales, table.vague, table.dozens)
        for word in group
    ) or any(word in lower for word in ("half", "third", "quarter", "fifth", "couple"))


def _figure(
    text: str, lexed: Sequence[Lexeme], numeral: Numeral, barred: Sequence[Blocked]
) -> Figure:
    core = (numeral.start, numeral.end)
    bar = next((b for b in barred if b.start <= numeral.start and numeral.end <= b.end), None)
    if bar is not None:
        return Figure(*core, numeral.start, core, numeral.low, numeral.high, bar.kind)
    kind: Kind | None = {"code": "model", "ordinal": "ordinal", "decade": "date"}.get(numeral.form)  # type: ignore[assignment]
    if kind is not None:
        return Figure(*core, numeral.start, core, numeral.low, numeral.high, kind)
    if numeral.form == "fraction":
        low, high = 100 * numeral.low, 100 * numeral.high
        return Figure(*core, numeral.start, core, low, high, "fraction", "%")
    sign = sign_before(text, numeral.start)
    unit = unit_after(text, numeral, sign)
    start = sign.start if sign else numeral.start
    start, minus = _minus(text, start)
    if sign and text[numeral.start - 1] in "-−":
        minus = -1
    end = unit.end if unit else numeral.end
    factor = minus * (unit.factor if unit else 1)
    low, high = factor * numeral.low, factor * numeral.high
    low, high = min(low, high), max(low, high)
    figure = Figure(start, end, start, core, low, high, "count", scale=numeral.scale)
    if numeral.form == "vague":
        figure = replace(figure, qualifier=_vague_name(text[numeral.start : numeral.end]))
    return _kinded(text, lexed, numeral, figure, unit)


def _vague_name(text: str) -> str:
    return " ".join(text.lower().split())


def _minus(text: str, start: int) -> tuple[int, int]:
    """Return where a minus sign before the number begins, and the factor -1, if there is one."""
    head = text[max(0, start - 8) : start]
    if head.endswith(("−", "-")) and (len(head) == 1 or head[-2] in " ("):
        return start - 1, -1
    for sign in ("minus ", "minus-"):
        if head.lower().endswith(sign):
            return start - len(sign), -1
    return start, 1


def _kinded(
    text: str, lexed: Sequence[Lexeme], numeral: Numeral, figure: Figure, unit: Unit | None
) -> Figure:
    hyphenated = text[figure.end : figure.end + 1] in ("-", "‑") or (
        unit is not None and "-" in text[numeral.end : unit.end]
    )
    figure = replace(figure, hyphenated=hyphenated)
    if unit is not None and unit.name:
        return replace(figure, kind=unit.kind, unit=unit.name)
    if named_by_series(text, lexed, numeral):
        return replace(figure, kind="series")
    if stands_for_a_year(text, lexed, numeral):
        return replace(figure, kind="date")
    return figure


def _joined(text: str, found: list[Figure]) -> list[Figure]:
    """Join ranges ("20 to 30", "$4-5 billion") and parts of a whole ("30 of the 130")."""
    joined: list[Figure] = []
    for figure in found:
        last = joined[-1] if joined else None
        pair = _range(text, last, figure) if last else None
        if pair is not None:
            joined[-1] = pair
            continue
        joined.append(figure)
    return _parts(text, joined)


_TO = (
    "to",
    "-",
    "–",
    "—",
    "‑",
    "through",
    "or",
    "and",
    "/",
    "up to",
    "- to",
    "to about",
    "to some",
)


def _range(text: str, one: Figure, other: Figure) -> Figure | None:
    """Return the range of two figures, or ``None`` where they do not make one."""
    if not (one.is_quantity and other.is_quantity) or one.qualifier or other.qualifier:
        return None
    if one.low is None or other.low is None or one.high != one.low or other.high != other.low:
        return None
    link = text[one.end : other.start].strip().lower()
    before = text[: one.start].rstrip().lower()
    between = before.endswith(("between", "from between", "anywhere from", "anywhere between"))
    if link not in _TO or (link == "and" and not between) or not _alike(one, other):
        return None
    if link == "or" and other.low - one.low > max(1, 0.5 * one.low):
        return None
    if before.endswith("from") and link == "to" and not between:
        return None
    scale = other.scale if one.scale == 1 and other.scale > 1 and one.low < 1000 else 1
    low = one.low * scale
    if low >= other.low and other.low >= 0:
        return None
    kind, unit = (other.kind, other.unit) if other.unit else (one.kind, one.unit)
    low = low if low < other.low else other.low
    high = other.low if low < other.low else one.low
    bounds = {"low": low, "high": high, "end": other.end, "kind": kind, "unit": unit}
    return replace(one, **bounds, core=(one.core[0], other.core[1]), scale=other.scale)  # type: ignore[arg-type]


def _alike(one: Figure, other: Figure) -> bool:
    if one.unit == other.unit:
        return True
    return (one.unit is None and other.unit is not None) or (
        other.unit is None and one.kind == "money"
    )


_OF = frozenset(
    f"{out}of{determiner}"
    for out in ("", "out ")
    for determiner in ("", " the", " its", " their", " his", " her", " our", " a", " all", " those")
)


def _parts(text: str, found: list[Figure]) -> list[Figure]:
    """Give the N of "N of the M" its whole; read "one in five" as a share."""
    kept: list[Figure] = []
    for figure in found:
        last = kept[-1] if kept else None
        link = " ".join(text[last.end : figure.start].lower().split()) if last else ""
        if last is None or figure.kind != "count" or last.kind not in _PARTS or last.whole:
            kept.append(figure)
        elif link in _OF or _without_qualifier(text, last, figure) in _OF:
            kept[-1] = replace(last, whole=figure.high, end=figure.end)
        elif link in ("in", "in every", "out of", "out of every") and _is_share(last, figure):
            share = 100 * (last.low or 0) / (figure.low or 1)
            span = {"low": share, "high": share, "kind": "fraction", "unit": "%"}
            kept[-1] = replace(last, **span, end=figure.end)  # type: ignore[arg-type]
        else:
            kept.append(figure)
    return kept


_PARTS = ("count", "percent", "fraction")


def _without_qualifier(text: str, one: Figure, other: Figure) -> str:
    qualifier = qualifier_before(text, other.start, one.end)
    stop = qualifier.start if qualifier else other.start
    return " ".join(text[one.end : stop].lower().split())


def _is_share(one: Figure, other: Figure) -> bool:
    return bool(one.low and other.low and one.low < other.low <= 100 and one.high == one.low)


def _qualified(text: str, figure: Figure) -> Figure:
    """Read the words before and after the figure that open its bounds."""
    if not figure.is_quantity and figure.kind != "age":
        return figure
    before = qualifier_before(text, figure.start, 0)
    after = qualifier_after(text, figure.end)
    first = before.start if before else _between(text, figure)
    end = after.end if after else figure.end
    figure = replace(figure, first=first, end=end)
    for qualifier in (before, after):
        if qualifier is not None:
            figure = _bounded(figure, qualifier)
    part = part_before(text, first) if figure.kind == "count" and not figure.whole else None
    return _partial(figure, part) if part else figure


def _between(text: str, figure: Figure) -> int:
    match = _BETWEEN.search(text, 0, figure.start) if figure.low != figure.high else None
    return match.start() if match else figure.start


_BETWEEN = re.compile(r"\b(?:from\s|anywhere\s)?between\s+$", re.IGNORECASE)


def _bounded(figure: Figure, qualifier: Qualifier) -> Figure:
    if qualifier.bound == "exact":
        return replace(figure, qualifier=figure.qualifier or qualifier.name)
    name = qualifier.name or figure.qualifier
    if figure.qualifier and figure.bound is None:
        name = f"{qualifier.name} {figure.qualifier}"
    figure = replace(figure, qualifier=name, bound=qualifier.bound)
    if qualifier.bound == "least":
        return replace(figure, high=None)
    if qualifier.bound == "most":
        return replace(figure, low=None)
    return figure


def _partial(figure: Figure, part: Qualifier) -> Figure:
    """Read "some of the 500": an unknown part of a whole that is told."""
    whole = figure.high if figure.high is not None else figure.low
    if whole is None:
        return figure
    low, high = _PART_BOUNDS[part.bound](whole)
    figure = replace(figure, first=part.start, low=low, high=high, whole=whole)
    return replace(figure, qualifier=part.name, bound=part.bound)


def _all(whole: float) -> tuple[float | None, float | None]:
    return whole, whole


def _half(whole: float) -> tuple[float | None, float | None]:
    return whole / 2, whole / 2


def _none(_whole: float) -> tuple[float | None, float | None]:
    return 0.0, 0.0


def _most(whole: float) -> tuple[float | None, float | None]:
    return float(whole // 2 + 1), whole - 1


def _some(whole: float) -> tuple[float | None, float | None]:
    return None, whole - 1


_PART_BOUNDS = {"some": _some, "most": _most, "half": _half, "all": _all, "none": _none}
