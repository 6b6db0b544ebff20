"""Figures that belong together: ranges, parts of a whole, one value told in two units."""

from __future__ import annotations

import re
from dataclasses import replace

from tellings.claims.figure import Figure
from tellings.claims.lemmas import verb_forms
from tellings.claims.lexicon import load
from tellings.claims.qualifiers import qualifier_before


def joined(text: str, found: list[Figure]) -> list[Figure]:
    """Join ranges ("20 to 30", "$4-5 billion") and parts of a whole ("30 of the 130")."""
    rows: list[Figure] = []
    for figure in found:
        last = rows[-1] if rows else None
        if last and _is_younger_end(text, last, figure):
            rows[-1] = replace(last, kind="age")
        if last and _is_named_on(text, last, figure):
            figure = replace(figure, kind="series")
        pair = _range(text, last, figure) if last else None
        if pair is not None:
            rows[-1] = pair
            continue
        if last is not None:
            rows[-1] = _opened_at(text, rows[-1], figure)
        rows.append(figure)
    return _twins(text, _parts(text, rows))


def _twins(text: str, found: list[Figure]) -> list[Figure]:
    """Mark what tells the figure before it once more: "8 km (5 miles)", "162 points, or 2.1%"."""
    rows: list[Figure] = []
    for figure in found:
        last = rows[-1] if rows else None
        link = text[last.end : figure.start] if last else ""
        other = last is not None and last.unit and figure.unit and last.unit != figure.unit
        if last is not None and other and last.is_quantity and _TWIN.fullmatch(link):
            figure = replace(figure, twin=True)
        rows.append(figure)
    return rows


_TWIN = re.compile(
    r"\s?(?:\(|/)\s?(?:(?:about|around|some|roughly|or|US)\s)?|,?\s\(?or\s(?:{near}\s)?|\s/\s"
    r"|\s\((?:equivalent\sto|{near})\s".replace(
        "{near}",
        "(?:about|around|some|roughly|approximately|nearly|almost|just over|just under|over"
        "|more than|less than)",
    )
)


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
    if link == "/" and one.unit and text[one.core[1] : one.end].strip():
        return None  # "an 8GB/128GB model" has both
    if link == "or" and other.low - one.low > max(1, 0.5 * one.low):
        return None
    if before.endswith("from") and link == "to" and not between and not _RANGES.search(before):
        return None
    if link == "to" and _falls_or_rises(before) and _apart(one, other):
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


def _is_named_on(text: str, one: Figure, other: Figure) -> bool:
    """Return whether a bare number names one more of a series: "grade 1 or 2", "grades 4-6"."""
    link = text[one.end : other.start].strip().lower()
    bare = one.kind == "series" and other.kind == "count" and other.unit is None
    return bare and link in ("to", "-", "–", "or") and (other.low or 0) < 1000


_RANGES = re.compile(r"\b(?:rang|var(?:y|ie)|span|stretch|extend|differ)\w* from$")
"""Verbs of what lies between two ends: "ranged from 31 to 58 percent"; others tell two levels."""


def _opened_at(text: str, one: Figure, other: Figure) -> Figure:
    """Give the bare first level of "from 31 to 58 percent" the unit and the scale of the second."""
    link = text[one.end : other.start].strip().lower()
    bare = one.kind == "count" and one.unit is None and one.scale == 1 and not one.whole
    if not bare or link != "to" or not text[: one.start].rstrip().lower().endswith("from"):
        return one
    if other.unit is None or other.kind not in ("percent", "money", "measure"):
        return one
    scale = other.scale if other.scale > 1 and (one.low or 0) < 1000 else 1
    low, high = ((v * scale if v is not None else None) for v in (one.low, one.high))
    return replace(one, low=low, high=high, kind=other.kind, unit=other.unit, scale=scale)


def _is_younger_end(text: str, one: Figure, other: Figure) -> bool:
    """Return whether a bare number opens a range of ages: "16 to 24-year-olds"."""
    link = text[one.end : other.start].strip().lower()
    return one.kind == "count" and other.kind == "age" and link in ("to", "-", "–", "or")


def _falls_or_rises(before: str) -> bool:
    """Return whether a figure is by how much: "cut by 1,200 to 8,400", "fell 80 to 300"."""
    last = before.rsplit(" ", 1)[-1]
    base = next((form for form in verb_forms(last) if form in _MOVES), "")
    return last == "by" or bool(base)


def _apart(one: Figure, other: Figure) -> bool:
    """Return whether two figures are too unlike for the ends of one range."""
    if one.low is None or other.low is None or (one.unit is None and other.unit is not None):
        return False
    return other.low > 2 * one.low or one.low >= other.low


_MOVES = frozenset(load("counting")["up"] + load("counting")["down"]) - {"up", "down"}


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
    """Give the N of "N of the M" its whole; read "one in five" as a share.

    What a percentage is of ("68 percent of 154,000 voters") is a figure of its own too.
    """
    kept: list[Figure] = []
    for figure in found:
        last = kept[-1] if kept else None
        link = " ".join(text[last.end : figure.start].lower().split()) if last else ""
        if last is None or figure.kind != "count" or last.kind not in _PARTS or last.whole:
            kept.append(figure)
        elif link == "out of" and _is_share(last, figure) and figure.low in _TENS:
            kept[-1] = _as_share(last, figure)
        elif link in _OF or _without_qualifier(text, last, figure) in _OF:
            apart = last.kind in ("percent", "fraction")
            kept[-1] = replace(last, whole=figure.high, end=last.end if apart else figure.end)
            kept += [figure] if apart else []
        elif link in ("in", "in every", "out of", "out of every") and _is_share(last, figure):
            kept[-1] = _as_share(last, figure)
        else:
            kept.append(figure)
    return kept


_TENS = (2, 3, 4, 5, 6, 10, 100)


def _as_share(one: Figure, other: Figure) -> Figure:
    """Return "one in five" as 20 percent."""
    share = 100 * (one.low or 0) / (other.low or 1)
    core = (one.core[0], other.core[1])
    return replace(one, low=share, high=share, kind="fraction", unit="%", end=other.end, core=core)


_PARTS = ("count", "percent", "fraction")


def _without_qualifier(text: str, one: Figure, other: Figure) -> str:
    qualifier = qualifier_before(text, other.start, one.end)
    stop = qualifier.start if qualifier else other.start
    return " ".join(text[one.end : stop].lower().split())


def _is_share(one: Figure, other: Figure) -> bool:
    if not one.low or not other.low or one.low >= other.low or one.high != one.low:
        return False
    return other.low <= 100 or (one.low == 1 and other.low % 50 == 0 and other.unit is None)
