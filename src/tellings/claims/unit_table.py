"""The table of units: money of the world, measures with their metric prefixes, spans of time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from tellings.claims.lexicon import load

UnitKind = Literal["money", "percent", "measure", "duration", "age", "multiple"]
Named = tuple[str, UnitKind]


@dataclass(frozen=True, slots=True)
class Table:
    """Units by what is written: signs keep their case, words are in lower case.

    ``before`` holds the signs of money that stand before a numeral, ``weak`` those that are words
    or names too.
    """

    before: dict[str, str]
    signs: dict[str, Named]
    words: dict[str, Named]
    weak: frozenset[str]
    before_pattern: re.Pattern[str]
    sign_pattern: re.Pattern[str]
    word_pattern: re.Pattern[str]


@cache
def table() -> Table:
    """Return the table, read once from ``units.yaml`` and ``currencies.tsv``."""
    before: dict[str, str] = {}
    signs: dict[str, Named] = {}
    words: dict[str, Named] = {}
    for name, written, spoken in _money():
        for sign in written:
            if sign not in load("units")["behind"]:
                before.setdefault(sign, name)
            signs.setdefault(sign, (name, "money"))
        for word in spoken:
            words.setdefault(word, (name, "money"))
    for name, kind, written, spoken in _measures():
        for sign in written:  # "PS" is a pound before, a horsepower after
            if sign not in signs or signs[sign][1] == "money":
                signs[sign] = (name, kind)
        for word in spoken:
            words.setdefault(word, (name, kind))
    return Table(
        before,
        signs,
        words,
        frozenset(map(str, load("units")["weak"])),
        re.compile(rf"(?<![^\W\d_])(?:{longest_first(before)})\s?[-−]?$"),
        re.compile(rf"(?:{longest_first(signs)})(?![^\W_])|{_FEET}"),
        re.compile(rf"(?:{longest_first(words).replace(_GAP, '[ -]')})(?![^\W_])", re.IGNORECASE),
    )


_GAP = r"\ "
_FEET = r"['′](?=\d{1,2}(?:\.\d+)?(?:[\"″”]|''))"
"""A sign for feet with inches behind it: 6'2"."""


def longest_first(texts: Iterable[str]) -> str:
    """Return a pattern of these texts, of which the longest wins."""
    return "|".join(re.escape(text) for text in sorted(texts, key=lambda t: (-len(t), t)))


def _money() -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield each currency with its signs and its words: "Swiss franc", "kroner"."""
    text = (files("tellings.claims") / "resources" / "currencies.tsv").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        name, *cells = line.split("\t")
        signs, peoples, nouns, alone = ([c for c in cell.split(",") if c] for cell in cells)
        yield name, signs, [*alone, *(f"{people} {noun}" for people in peoples for noun in nouns)]


def _measures() -> Iterator[tuple[str, UnitKind, list[str], list[str]]]:
    rows = load("units")
    for name, row in rows["measure"].items():
        kind: UnitKind = "percent" if name == "%" else "measure"
        yield name, kind, list(map(str, row["signs"])), list(map(str, row["names"]))
    for name, row in rows["duration"].items():
        yield name, "duration", list(map(str, row["signs"])), list(map(str, row["names"]))
    for name, row in rows["metric"].items():
        for unit, signs, words in _prefixed(name, row, rows["prefixes"]):
            yield unit, "measure", signs, words
    for name, signs, words in _powers(_LENGTHS):
        yield name, "measure", signs, words


def _prefixed(
    name: str, row: dict[str, Any], prefixes: dict[str, str]
) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield a base unit and its multiples: "watt", "kilowatt", "megawatt"."""
    for short, prefix in [("", ""), *((p, prefixes[p]) for p in row["prefixes"])]:
        words = [f"{prefix}{word}{ending}" for word in row["words"] for ending in ("", "s")]
        signs = [f"{short}{sign}" for sign in row["signs"]]
        yield f"{prefix}{name}", signs, words
        if row.get("powers"):
            yield from _powers({f"{prefix}{name}": (signs[0], words)})


_LENGTHS = {
    "mile": ("mi", ["mile", "miles"]),
    "foot": ("ft", ["foot", "feet"]),
    "inch": ("in", ["inch", "inches"]),
    "yard": ("yd", ["yard", "yards"]),
}


def _powers(
    lengths: dict[str, tuple[str, list[str]]],
) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield squares and cubes: "square metre", "m2", "sq km", "cubic foot"."""
    for name, (sign, words) in lengths.items():
        for power, digit, raised, short in (("square", 2, "²", "sq"), ("cubic", 3, "³", "cu")):
            signs = [f"{sign}{digit}", f"{sign}{raised}", f"{sign}^{digit}", f"{short}{sign}"]
            signs += [f"{short} {sign}", f"{short}. {sign}"]
            spoken = [f"{p} {word}" for p in (power, short, f"{short}.") for word in words]
            yield f"{power} {name}", signs, [*spoken, f"{short} {sign}", f"{short}. {sign}."]


def spoken(text: str) -> Named:
    """Return the unit of words that the table's pattern matched: "square-foot", "KG"."""
    lower = text.lower()
    return table().words.get(lower) or table().words[lower.replace("-", " ")]
