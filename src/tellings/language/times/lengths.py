"""Lengths of time: their TIMEX3 values, and the days they cover before or after a date."""

from __future__ import annotations

from datetime import date

from tellings.language.times import extents
from tellings.language.times.extents import Meaning
from tellings.language.times.lexicon import (
    PLURALS,
)
from tellings.language.times.numbers import figure, number_of

CLOCK_UNITS = ("second", "minute", "hour")


def unit_of(text: str) -> str:
    """Return the unit that a word names, in the singular."""
    lowered = text.lower()
    return PLURALS.get(lowered) or (lowered[:-1] if lowered.endswith("s") else lowered)


def count_of(text: str) -> float | None:
    """Return a count in figures or words, ``None`` where it is vague ("several")."""
    return 1.0 if text.lower() in ("a", "an", "one") else number_of(text)


def stretch(count: float | None, unit: str, toward: int, today: date) -> Meaning:
    """Return a duration that runs up to a day (-1) or on from it (1), with the days it covers.

    Where the count is vague, two to the next unit's length stand for it: days reach a week back,
    weeks a month, months a year; years stay open.
    """
    value = duration(count, unit)
    reach = {"day": ("day", 6), "week": ("week", 4), "month": ("month", 12)}
    if count is None:
        if unit not in reach:
            first, last = (None, today) if toward < 0 else (today, None)
            return Meaning("DURATION", value, first, last, "span")
        unit, count = reach[unit][0], float(reach[unit][1])
    other = extents.shift_day(today, unit, count * toward)
    first, last = (other, today) if toward < 0 else (today, other)
    return Meaning("DURATION", value, first, last, "span")


def duration(count: float | None, unit: str) -> str:
    """Return a TIMEX3 duration: P3D, PT36H, PXY, P1Y6M for a year and a half."""
    letters = dict.fromkeys(extents.DAYS, "D")
    letters |= {"fortnight": "W", "weekend": "WE", "season": "S", "semester": "H"}
    letters |= {"second": "S", "minute": "M", "hour": "H", "millennium": "L"}
    letter = letters.get(unit, unit[0].upper() if unit not in ("decade", "century") else "")
    clock = "PT" if unit in CLOCK_UNITS else "P"
    if unit in ("decade", "century", "millennium"):
        years = {"decade": 10, "century": 100, "millennium": 1000}[unit]
        letter = {"decade": "E", "century": "C", "millennium": "L"}[unit]
        return f"PX{letter}" if count is None else f"P{figure(count * years)}Y"
    if count is None:
        return f"{clock}X{letter}"
    if unit == "fortnight":
        count *= 2
    smaller = {"year": ("Y", 12, "M"), "hour": ("H", 60, "M"), "minute": ("M", 60, "S")}
    if count != int(count) and unit in smaller:
        letter, parts, low = smaller[unit]
        whole, rest = int(count), round((count - int(count)) * parts)
        return f"{clock}{f'{whole}{letter}' if whole else ''}{rest}{low}"
    return f"{clock}{figure(count)}{letter}"
