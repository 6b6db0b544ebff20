"""Figures in running text: what each numeral is, its unit, its bounds and its qualifier.

Counts, money, percentages, measures and durations are told apart from ages, dates, hours, ordinals,
scores, telephone numbers, model names, addresses and the numbers that name things ("Flight 370").
The text alone is read. What is counted, and by whom, needs the parse: see ``quantities``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from tellings.claims.contexts import Blocked, blocked, named_by_series, stands_for_a_year
from tellings.claims.figure import Figure, Kind
from tellings.claims.joining import joined
from tellings.claims.lexemes import Lexeme, lexemes
from tellings.claims.lexicon import load
from tellings.claims.number_words import Numeral, words
from tellings.claims.numerals import numerals
from tellings.claims.qualifiers import Qualifier, part_before, qualifier_after, qualifier_before
from tellings.claims.units import Unit, sign_before, unit_after


@lru_cache(maxsize=4096)
def figures(text: str) -> tuple[Figure, ...]:
    """Return every figure of a text, in order of place."""
    if not _may_hold_figures(text):
        return ()
    lexed = lexemes(text)
    barred = blocked(text)
    found: list[Figure] = []
    for numeral in numerals(lexed):
        if not found or numeral.start >= found[-1].end:  # else of a rate: "litres per 100 km"
            found.append(_figure(text, lexed, numeral, barred))
    return tuple(_as_twins([_qualified(text, figure) for figure in joined(text, found)]))


def _as_twins(found: Sequence[Figure]) -> Iterator[Figure]:
    """Open the bounds of a figure told twice as those of the first are: "over 8 km (5 miles)"."""
    last: Figure | None = None
    for figure in found:
        if figure.twin and last and figure.bound is None and figure.low == figure.high:
            low = None if last.bound == "most" else figure.low
            high = None if last.bound == "least" else figure.high
            bounds = {"low": low, "high": high, "bound": last.bound, "qualifier": last.qualifier}
            figure = replace(figure, **bounds)  # type: ignore[arg-type]
        last = figure
        yield figure


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
    sign = sign_before(text, numeral)
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


def _qualified(text: str, figure: Figure) -> Figure:
    """Read the words before and after the figure that open its bounds."""
    if not figure.is_quantity and figure.kind != "age":
        return figure
    before = qualifier_before(text, figure.start, 0)
    if before and before.name == "over" and _is_a_period(text, before.start, figure):
        before = None
    after = qualifier_after(text, figure.end)
    first = before.start if before else _between(text, figure)
    end = after.end if after else figure.end
    figure = replace(figure, first=first, end=end)
    for qualifier in (before, after):
        if qualifier is not None:
            figure = _bounded(figure, qualifier)
    part = part_before(text, first) if figure.kind == "count" and not figure.whole else None
    return _partial(figure, part) if part else figure


def _is_a_period(text: str, over: int, figure: Figure) -> bool:
    """Return whether "over" tells in what time something is done: "will pay $3m over 10 years".

    "For over 10 years", "it took over an hour" and "over two years ago" tell more than so long.
    """
    if figure.kind != "duration" or _LONG_SINCE.match(text, figure.end):
        return False
    before = re.findall(r"[^\W\d_]+", text[max(0, over - 20) : over])
    return not before or before[-1].lower() not in _lasting()


@cache
def _lasting() -> frozenset[str]:
    """Return the words behind which "over two years" is more than two years."""
    return frozenset(load("qualifiers")["lasting"])


_LONG_SINCE = re.compile(
    r"['’]?[\s-](?:ago|old|olds|later|earlier|late|long|since|now|into|away|more)\b"
)


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
