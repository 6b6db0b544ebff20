"""Rates: what follows a unit and makes it one, "per day", "a month", "/m2", "per 100 km"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tellings.claims.lexicon import load
from tellings.claims.unit_table import longest_first, table


@dataclass(frozen=True, slots=True)
class Rate:
    """What a unit is taken per, and the character where it ends."""

    end: int
    every: str


def rate_after(text: str, start: int) -> Rate | None:
    """Return the rate that begins where a unit ends; of "mg/kg/day" both steps."""
    first = _step(text, start)
    if first is None:
        return None
    second = _step(text, first.end)
    return Rate(second.end, f"{first.every} per {second.every}") if second else first


def _step(text: str, start: int) -> Rate | None:
    match = _pattern().match(text, start)
    if match is None:
        return None
    number = " ".join((match.group("number") or match.group("many") or "").split())
    every = every_of(next(t for t in map(match.group, _PARTS) if t))
    return Rate(match.end(), f"{number} {every}".lstrip())


_PARTS = ("slash", "span", "word", "thing")
_LATER = r"\s(?:after|before|later|earlier|ago|since|from|in|on|when|old|time)\b"


@cache
def _pattern() -> re.Pattern[str]:
    rows = load("units")
    spans = longest_first(rows["duration"])
    listed = longest_first(word for word in rows["rates"] if word not in rows["duration"])
    signs = longest_first({*table().signs, *rows["short_rates"], *rows["rates"]})
    measures = [word for word, (_, kind) in table().words.items() if kind != "money"]
    words = longest_first({*measures, *rows["rates"], *table().signs})
    return re.compile(
        rf"(?:\s?/\s?|/(?P<many>\d[\d,]*)\s?)(?P<slash>{signs})(?![\w²³])"
        rf"|[\s-](?:an?|each|every)[\s-](?:(?P<span>{spans})s?\b(?!{_LATER})|(?P<word>{listed})s?\b)"
        rf"|[\s-]per[\s-](?:(?P<number>\d[\d,]*(?:\s[mb]illion)?)\s?)?"
        rf"(?P<thing>{words}|[a-z]+(?:-[a-z]+)?)(?![\w²³])(?!\scent)",
    )


def every_of(text: str) -> str:
    """Return the name of what a unit is taken per: "hr" is "hour", "litres" "litre"."""
    rows, lower = load("units"), text.lower()
    if text in rows["short_rates"]:
        return str(rows["short_rates"][text])
    if text in table().signs:
        return table().signs[text][0]
    if lower in table().words and lower not in rows["rates"]:
        return table().words[lower][0]
    plain = lower.removesuffix("s") if lower.removesuffix("s") in rows["rates"] else lower
    found = table().words.get(plain)
    return found[0] if found and found[1] == "measure" else plain


def canonical(text: str) -> str | None:
    """Return the name of the unit that a text is, a rate included; ``None`` where it is none."""
    words = " ".join(text.split())
    whole = _canonical(words)
    if whole is not None:
        return whole
    cut = _CUT.search(words)
    name = _canonical(words[: cut.start()]) if cut else None
    if cut is None or name is None:
        return None
    every = words[cut.end() :]
    many = _MANY.match(every)
    number, thing = (f"{many.group(1)} ", many.group(2)) if many else ("", every)
    return f"{name} per {number}{every_of(thing)}"


_MANY = re.compile(r"(\d[\d,]*)\s?(\D+)$")
_CUT = re.compile(r"\s?/\s?|\s(?:per|an?|each|every)\s")


@cache
def _names() -> frozenset[str]:
    written = [*table().signs.values(), *table().words.values()]
    return frozenset(name for name, _ in written)


def _canonical(text: str) -> str | None:
    if text in table().before:
        return table().before[text]
    found = table().signs.get(text) or table().words.get(text.lower())
    if found is not None:
        return found[0]
    return text if text in _names() else None
