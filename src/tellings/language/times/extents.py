"""Stretches of the calendar: their TIMEX3 values and the days that they cover.

Values follow the TIMEX3 of TimeML 1.2.1 (ISO 8601 with its additions: Q, H, seasons, WE, parts
of the day, PAST_REF).
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

Kind = Literal["DATE", "TIME", "DURATION", "SET"]
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The first month of each season of the north."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means: its TIMEX3 kind and value, and the first and the last day of it.

    ``unit`` says how fine it is ("day", "week", "quarter" …), so that it can be moved by its like.
    """

    kind: Kind
    value: str
    first: date | None = None
    last: date | None = None
    unit: str = ""
    mod: str | None = None


def day(when: date) -> Meaning:
    """Return one day."""
    return Meaning("DATE", when.isoformat(), when, when, "day")


def part_of_day(when: date, part: str) -> Meaning:
    """Return a part of one day: MO, AF, EV or NI."""
    return Meaning("TIME", f"{when.isoformat()}T{part}", when, when, "part")


def week(when: date) -> Meaning:
    """Return the week, Monday to Sunday, that this day is in."""
    year, number, weekday = when.isocalendar()
    first = when - timedelta(days=weekday - 1)
    return Meaning("DATE", f"{year}-W{number:02}", first, first + timedelta(days=6), "week")


def weekend(when: date) -> Meaning:
    """Return the Saturday and Sunday of the week that this day is in."""
    saturday = when + timedelta(days=5 - when.weekday())
    value = week(when).value + "-WE"
    return Meaning("DATE", value, saturday, saturday + timedelta(days=1), "weekend")


def month(year: int, number: int) -> Meaning:
    """Return one month; ``number`` counts from 1."""
    last = calendar.monthrange(year, number)[1]
    first = date(year, number, 1)
    return Meaning("DATE", f"{year:04}-{number:02}", first, date(year, number, last), "month")


def _months(value: str, year: int, first: int, count: int, unit: str) -> Meaning:
    end = year * 12 + first - 1 + count - 1
    last = month(end // 12, end % 12 + 1).last
    return Meaning("DATE", value, date(year, first, 1), last, unit)


def quarter(year: int, number: int) -> Meaning:
    """Return a quarter of the calendar year."""
    return _months(f"{year:04}-Q{number}", year, 3 * number - 2, 3, "quarter")


def half(year: int, number: int) -> Meaning:
    """Return a half of the calendar year."""
    return _months(f"{year:04}-H{number}", year, 6 * number - 5, 6, "half")


def season(year: int, name: str) -> Meaning:
    """Return a season (SP, SU, FA, WI) of the north; the winter of a year ends in the next."""
    return _months(f"{year:04}-{name}", year, SEASON_MONTHS[name], 3, "season")


def year(number: int) -> Meaning:
    """Return one year."""
    return _months(f"{number:04}", number, 1, 12, "year")


def decade(number: int) -> Meaning:
    """Return ten years: 198 is the 1980s."""
    first = date(max(number * 10, 1), 1, 1)
    return Meaning("DATE", str(number), first, date(number * 10 + 9, 12, 31), "decade")


def century(number: int) -> Meaning:
    """Return a hundred years: 19 is the twentieth century, taken from 1900."""
    first, last = date(max(number * 100, 1), 1, 1), date(number * 100 + 99, 12, 31)
    return Meaning("DATE", str(number), first, last, "century")


_WHOLE: dict[str, Callable[[date], Meaning]] = {
    "day": day,
    "week": week,
    "weekend": weekend,
    "month": lambda when: month(when.year, when.month),
    "quarter": lambda when: quarter(when.year, (when.month + 2) // 3),
    "half": lambda when: half(when.year, (when.month + 5) // 6),
    "year": lambda when: year(when.year),
    "decade": lambda when: decade(when.year // 10),
    "century": lambda when: century(when.year // 100),
}


def containing(when: date, unit: str) -> Meaning:
    """Return the whole ``unit`` that this day is in."""
    if unit == "season":
        return season(*season_of(when))
    return _WHOLE[unit](when)


DAYS = ("day", "night", "morning", "afternoon", "evening")
"""Units that pass once a day."""


def season_of(when: date) -> tuple[int, str]:
    """Return the year and the name of the season that this day is in."""
    names = {0: "WI", 1: "SP", 2: "SU", 3: "FA"}
    return when.year - (when.month < 3), names[when.month % 12 // 3]


def shift_day(when: date, unit: str, count: float) -> date:
    """Return the day that lies ``count`` units on; months keep the day as far as they have it."""
    days = dict.fromkeys(DAYS, 1) | {"week": 7, "weekend": 7, "fortnight": 14}
    if unit in days:
        return _add_days(when, round(days[unit] * count))
    months = {"month": 1, "quarter": 3, "season": 3, "half": 6, "semester": 6, "year": 12}
    months |= {"decade": 120, "century": 1200, "millennium": 12000}
    if unit not in months:
        return when
    index = when.year * 12 + when.month - 1 + round(months[unit] * count)
    index = min(max(index, 12), 9999 * 12 + 11)
    target = (index // 12, index % 12 + 1)
    return date(*target, min(when.day, calendar.monthrange(*target)[1]))


def _add_days(when: date, count: int) -> date:
    ordinal = min(max(when.toordinal() + count, 1), date.max.toordinal())
    return date.fromordinal(ordinal)


def shifted(when: date, unit: str, count: float) -> Meaning:
    """Return the whole unit that lies ``count`` units from the one that this day is in."""
    whole = {"fortnight": "week", "semester": "half", "millennium": "century"}
    whole |= dict.fromkeys(DAYS, "day")
    return containing(shift_day(when, unit, count), whole.get(unit, unit))


def narrowed(meaning: Meaning, mod: str) -> Meaning:
    """Return the START, MID or END third of a stretch, its value kept, as TIMEX3 has it."""
    if meaning.first is None or meaning.last is None:
        return replace(meaning, mod=mod)
    if meaning.unit == "year":
        return _part_of_year(meaning, mod, meaning.first.year)
    third = ((meaning.last - meaning.first).days + 1) / 3
    first, last = meaning.first, meaning.last
    if mod in ("START", "MID"):
        last = first + timedelta(days=max(round(third * (1 if mod == "START" else 2)) - 1, 0))
    if mod in ("MID", "END"):
        first += timedelta(days=round(third * (1 if mod == "MID" else 2)))
    return replace(meaning, first=min(first, last), last=last, mod=mod)


def _part_of_year(meaning: Meaning, mod: str, number: int) -> Meaning:
    first = {"START": 1, "MID": 5, "END": 9}[mod]
    part = _months(meaning.value, number, first, 4, meaning.unit)
    return replace(part, mod=mod)


def nearest_weekday(when: date, weekday: int, direction: int) -> date:
    """Return the day of this weekday nearest to a day: on it or before (-1), on it or after (1)."""
    ahead = (weekday - when.weekday()) % 7
    return when + timedelta(days=ahead if direction > 0 else ahead - 7 if ahead else 0)


def easter(in_year: int) -> date:
    """Return Easter Sunday of the western churches (the anonymous Gregorian computus)."""
    golden, century_number, rest = in_year % 19, in_year // 100, in_year % 100
    leap, skipped = divmod(century_number, 4)
    shift = (century_number - (century_number + 8) // 25 + 1) // 3
    epact = (19 * golden + century_number - leap - shift + 15) % 30
    weekday = (32 + 2 * skipped + 2 * (rest // 4) - epact - rest % 4) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    number = epact + weekday - 7 * correction + 114
    return date(in_year, number // 31, number % 31 + 1)


def nth_weekday(in_year: int, month_number: int, weekday: int, which: int) -> date:
    """Return the first, second … or last (-1) day of a weekday in a month."""
    if which > 0:
        first = nearest_weekday(date(in_year, month_number, 1), weekday, 1)
        return first + timedelta(weeks=which - 1)
    final = date(in_year, month_number, calendar.monthrange(in_year, month_number)[1])
    return nearest_weekday(final, weekday, -1)
