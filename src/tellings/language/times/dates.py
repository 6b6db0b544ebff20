"""Rules for days of the calendar: "March 5, 1946", "Aug. 7", "5-7 March", "2020-01-07"."""

from __future__ import annotations

import re
from datetime import date

from tellings.language.times import extents
from tellings.language.times.context import Context, direction
from tellings.language.times.extents import Meaning
from tellings.language.times.lexicon import (
    DAY_NUMBER,
    LOOSE_WEEKDAY,
    MONTH,
    MONTHS,
    WEEKDAYS,
    YEAR,
)
from tellings.language.times.rule import Found, Rule, in_a_name, rule

_ATTACKS = re.compile(
    r",?\s+(?:terror\w*\s+)?(?:attack|hijack|victim|famil|survivor|commission|memorial|terrorist)"
)
_NOT_MORE = r"(?![-,.:/]?\d|(?: |-)?(?:%|percent|per cent|a\.?m\b|p\.?m\b))"


NEAR = 62
"""Days: a date without a year that is so near to the report's is the one that is meant."""


_LOOKS_ON = re.compile(
    r"\b(?:will|would|to|is|are|plan\w*|expect\w*|due|next|may|could|until|by)\b|['’]ll\b"
)


_PURPOSE = re.compile(r"\b(?:to|for)\s+(?:\w+\s+){0,3}in\s+(?:late |early |mid-)?$|\bfor\s+$")
"""What is done to happen in a month to come: "passed to take effect in March"."""


def month_number(name: str) -> int:
    """Return a month's number from its name, in full or short, with or without a full stop."""
    return MONTHS[name.lower().rstrip(".")]


def _day_number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def full_year(text: str) -> int:
    """Return a year of four figures; of two, the one that lies nearest to the present century."""
    digits = int(re.sub(r"\D", "", text))
    if digits >= 100:
        return digits
    return digits + (1900 if digits > 40 else 2000)


def dated(year: int, month: int, day: int) -> Meaning | None:
    """Return a day of the calendar, or ``None`` where there is no such day."""
    try:
        return extents.day(date(year, month, day))
    except ValueError:
        return None


def nearest_year(context: Context, found: Found, month: int, day: int | None) -> int:
    """Return the year that a month, or a day of it, without a year most likely belongs to.

    The nearest where it is near; else the tense decides where it tells.
    """
    today = context.today
    behind = (today.month - month) * 30.4 + (today.day - day if day else 0)
    behind %= 365
    nearest = (
        today.year - (month > today.month) if behind < 182 else (today.year + (month < today.month))
    )
    ahead = not day and nearest * 12 + month > today.year * 12 + today.month
    looks_on = _LOOKS_ON.search(context.text, context.start, context.end)
    gone = not day and nearest * 12 + month < today.year * 12 + today.month
    toward = context.direction(found.start(), found.end(), otherwise=0)
    if gone and toward > 0:
        return nearest + 1
    beside = context.before(found.start(), 28)
    if ahead and direction(beside, len(beside), len(beside)) < 0 and not _PURPOSE.search(beside):
        return nearest - 1
    if min(behind, 365 - behind) <= NEAR and (looks_on or not ahead):
        return nearest
    if toward:
        return (
            today.year - (month > today.month)
            if toward < 0
            else (today.year + (month < today.month))
        )
    return nearest


def _month_day(found: Found, context: Context) -> Meaning | None:
    month, day = month_number(found["month"]), _day_number(found["day"])
    if in_a_name(found, context):
        return None
    if found["year"]:
        first = dated(full_year(found["year"]), month, day)
    elif found.groupdict().get("of"):
        step = {"last": -1, "next": 1}.get(found["of"].lower(), 0)
        first = dated(context.today.year + step, month, day)
    elif (month, day) == (9, 11) and _ATTACKS.match(context.after(found.end())):
        first = dated(2001, 9, 11)
    else:
        first = _near_weekday(found, context, month, day)
    until = found.groupdict().get("until")
    if first is None or first.first is None or not until:
        return first
    last = dated(first.first.year, month, _day_number(until))
    if last is None or last.first is None or last.first <= first.first:
        return first
    return Meaning("DATE", f"{first.value}/{last.value}", first.first, last.last, "day")


def _near_weekday(found: Found, context: Context, month: int, day: int) -> Meaning | None:
    """Return a day without a year; a weekday beside it settles the year where it can."""
    year = nearest_year(context, found, month, day)
    named = found.groupdict().get("weekday")
    if named:
        weekday = WEEKDAYS[named.lower().rstrip(".")]
        for candidate in (year, year - 1, year + 1):
            given = dated(candidate, month, day)
            if given and given.first and given.first.weekday() == weekday:
                return given
    return dated(year, month, day)


def _numeric(found: Found, context: Context) -> Meaning | None:
    one, two, year = int(found["one"]), int(found["two"]), full_year(found["year"])
    readings = [dated(year, one, two), dated(year, two, one)]
    if found["mark"] == ".":
        readings.reverse()
    possible = [r for r in readings if r and r.first]
    if len(possible) > 1 and context.published:
        today = context.today
        possible.sort(key=lambda r: abs(((r.first or today) - today).days) > 45)
    return possible[0] if possible else None


def _iso(found: Found, _: Context) -> Meaning | None:
    return dated(int(found["year"]), int(found["month"]), int(found["day"]))


_TAIL = rf"(?:(?:,| of)? (?P<year>{YEAR})|,? (?P<short>['’]\d\d))?"


_LEAD = rf"(?:(?P<weekday>{LOOSE_WEEKDAY}),? (?:the )?|(?:the )?)"


_REL = r"(?:,?(?: of)? (?P<of>last|this|next) year|)"
_DASHED = r"(?:(?: ?[-–] ?| to )(?P<until>3[01]|[12]\d|0?[1-9])(?![\d/:]))?"
_UNTIL = (
    r"(?:(?: ?[-–/] ?| (?:to|and|until|or|through) )(?P<until>3[01]|[12]\d|0?[1-9])(?![\d/:])"
    r"(?:st|nd|rd|th)?)?"
)


def _day_of_month(found: Found, context: Context) -> Meaning | None:
    """Read "on the 14th": of this month, or of the one that the tense points to."""
    today, number = context.today, _day_number(found["day"])
    if found["which"]:
        step = {"last": -1, "next": 1}.get(found["which"].lower(), 0)
        month = extents.shifted(today.replace(day=1), "month", step).first or today
        return dated(month.year, month.month, number)
    toward = context.direction(found.start(), found.end())
    step = int(toward > 0 and number < today.day) - int(toward < 0 and number > today.day)
    month = extents.shifted(today.replace(day=1), "month", step).first or today
    return dated(month.year, month.month, number)


RULES: list[Rule] = [
    rule(r"9/11", lambda _found, _context: dated(2001, 9, 11)),
    rule(
        r"(?:(?<=on )|(?=the \S+ of))the (?P<day>(?:3[01]|[12]?\d)(?:st|nd|rd|th))"
        r"(?: of (?P<which>this|last|next|the) month|"
        r"(?= ?(?:[,.;]|$)| (?:and|but|the|a|to|in|at|he|she|it|they)\b))",
        _day_of_month,
    ),
    rule(r"(?P<year>(?:1[6-9]|20)\d\d)[-/](?P<month>0?[1-9]|1[0-2])[-/](?P<day>[0-3]?\d)", _iso),
    rule(
        r"(?P<one>[0-3]?\d)(?P<mark>[-/.])(?P<two>[0-3]?\d)(?P=mark)(?P<year>(?:1[89]|20)\d\d|\d\d)"
        r"(?![\d/-]|\.\d)",
        _numeric,
    ),
    rule(
        rf"{_LEAD.replace('|(?:the )?)', '|)')}(?P<month>{MONTH}) (?:the )?(?P<day>{DAY_NUMBER})"
        rf"{_DASHED}{_NOT_MORE}(?:(?:,| of)? (?P<year>{YEAR})\b(?! ?[%:])|{_REL})",
        _month_day,
        "year",
    ),
    rule(
        rf"{_LEAD}(?P<day>{DAY_NUMBER}){_UNTIL}[ -](?:day )?(?:of )?(?P<month>{MONTH})"
        rf"(?:(?:,| of)?[ -](?P<year>{YEAR})\b|{_REL})",
        _month_day,
        "year",
    ),
]
