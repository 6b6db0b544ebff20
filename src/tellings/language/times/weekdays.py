"""Rules for weekdays, holidays and seasons: "last Friday", "Easter", "this summer"."""

from __future__ import annotations

import re
from datetime import date

from tellings.language.times import extents
from tellings.language.times.context import Context
from tellings.language.times.dates import full_year, month_number, nearest_year
from tellings.language.times.extents import Meaning
from tellings.language.times.lexicon import (
    DAY_PART,
    DAY_PARTS,
    MONTH,
    SEASON,
    SEASONS,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    either,
    words,
)
from tellings.language.times.rule import Found, Rule, in_a_name, rule

_HOLIDAYS: dict[str, str] = words("holidays")


_EASTER: dict[str, int] = words("easter_days")


_FLOATING: dict[str, list[int]] = words("floating_days")


_WHICH = r"(?P<which>last|next|this past|this coming|this|the previous|the following|the next)"


_FROM_DAY = re.compile(rf"{WEEKDAY}\s*(?:to|through|until|till|-|–)\s*$", re.IGNORECASE)


_TO_DAY = re.compile(
    rf"\s*(?:and|to|through|until|till|-|–)\s*(?P<weekday>{WEEKDAY})", re.IGNORECASE
)

_TO_DAY_OF_WEEK = re.compile(rf"{_TO_DAY.pattern} (?P<week>last|this|next) week\b", re.IGNORECASE)


_BETWEEN = re.compile(
    r"(?<!moved )(?<!postponed )(?<!delayed )(?<!put off )(?<!rescheduled )\b(?:between|from) $",
    re.IGNORECASE,
)


_ONE_OF = re.compile(r"\b(?:on an?|one) $", re.IGNORECASE)


_PAPER = re.compile(
    r"\s+(?:Times|Telegraph|Express|Mirror|Mail|Post|People|Herald|Independent|Tribune|Star|Sun|World|"
    r"Business Post|Night Live)\b"
)


_NAMED = re.compile(r"\s+[A-Z][a-z]+")


def _weekday(found: Found, context: Context) -> Meaning | None:
    if _PAPER.match(context.after(found.end())) or in_a_name(found, context):
        return None
    weekday = WEEKDAYS[found["weekday"].lower().rstrip(".")]
    which = re.sub(r"\s+", " ", (found["which"] or "").lower())
    if not which and _ONE_OF.search(context.before(found.start(), 8)):
        return Meaning("DATE", f"XXXX-WXX-{weekday + 1}")
    when = _weekday_date(found, context, weekday, which)
    part = found["part"]
    return extents.part_of_day(when, DAY_PARTS[part.lower()]) if part else extents.day(when)


def _weekday_date(found: Found, context: Context, weekday: int, which: str) -> date:
    today = context.today
    if which in ("the previous", "the following", "the next"):
        toward = -1 if which == "the previous" else 1
        return _strictly(context.anchor_day(), weekday, toward)
    if which in ("last", "this past"):
        return _strictly(today, weekday, -1)
    if which in ("next", "this coming"):
        return _strictly(today, weekday, 1)
    if which == "this":
        return extents.nearest_weekday(today, weekday, 1)
    week = _TO_DAY_OF_WEEK.match(context.after(found.end()))
    if week:
        step = {"last": -1, "next": 1}.get(week["week"].lower(), 0)
        monday = extents.shifted(today, "week", step).first or today
        return extents.shift_day(monday, "day", weekday)
    if _FROM_DAY.search(context.before(found.start())):
        return _strictly(context.anchor_day(), weekday, 1)
    toward = context.direction(found.start(), found.end())
    until = _TO_DAY.match(context.after(found.end()))
    if until and toward < 0 and _BETWEEN.search(context.before(found.start())):
        other = WEEKDAYS[until["weekday"].lower().rstrip(".")]
        return _strictly(extents.nearest_weekday(today, other, toward), weekday, -1)
    return extents.nearest_weekday(today, weekday, toward)


def _strictly(when: date, weekday: int, toward: int) -> date:
    return extents.nearest_weekday(extents.shift_day(when, "day", toward), weekday, toward)


def _weekday_of_week(found: Found, context: Context) -> Meaning | None:
    shift = {"last": -1, "next": 1}.get(found["which"].lower(), 0)
    whole = extents.shifted(context.today, "week", shift)
    number = WEEKDAYS[found["weekday"].lower().rstrip(".")]
    return extents.day(extents.shift_day(whole.first or context.today, "day", number))


def _weekday_week(found: Found, context: Context) -> Meaning:
    """Read "Friday week": a week after the next Friday."""
    number = WEEKDAYS[found["weekday"].lower().rstrip(".")]
    coming = extents.nearest_weekday(context.today, number, 1)
    return extents.day(extents.shift_day(coming, "week", 1))


def _weekday_of_month(found: Found, context: Context) -> Meaning | None:
    """Read "the first Monday of May"; of each month it is a day that recurs."""
    number = WEEKDAYS[found["weekday"].lower().rstrip(".")]
    which = (
        ("first", "second", "third", "fourth").index(found["which"].lower()) + 1
        if (found["which"].lower() != "last")
        else -1
    )
    other = (found["other"] or "").split()[:1]
    if other and other[0].lower() in ("each", "every"):
        return Meaning("SET", f"XXXX-XX-WXX-{number + 1}")
    if found["month"]:
        month = month_number(found["month"])
        year = int(found["year"]) if found["year"] else nearest_year(context, found, month, None)
        return extents.day(extents.nth_weekday(year, month, number, which))
    step = {"next": 1, "last": -1}.get(other[0].lower() if other else "", 0)
    first = extents.shift_day(context.today.replace(day=1), "month", step)
    return extents.day(extents.nth_weekday(first.year, first.month, number, which))


def _season(found: Found, context: Context) -> Meaning | None:
    if found["season"][0].isupper() and _NAMED.match(context.after(found.end())):
        return None
    name, which = SEASONS[found["season"].lower()], (found["which"] or "").lower()
    today = context.today
    started = today.month >= extents.SEASON_MONTHS[name]
    if found["year"]:
        return extents.season(int(found["year"]), name)
    if found.groupdict().get("of"):
        step = {"last": -1, "next": 1}.get(found["of"].lower(), 0)
        return extents.season(today.year + step, name)
    if which in ("last", "this past"):
        year, current = extents.season_of(today)
        year = year if name == "WI" else today.year
        return extents.season(year - (not started or current == name), name)
    if which in ("next", "this coming"):
        return extents.season(today.year + started, name)
    if which == "this":
        return extents.season(today.year - (name == "WI" and today.month < 6), name)
    toward = context.direction(found.start(), found.end())
    over = name != "WI" and today.month >= extents.SEASON_MONTHS[name] + 3
    step = -int(not started) if toward < 0 else int(toward > 0 and over)
    return extents.season(today.year + step, name)


_AT_HAND = 21
"""Days: a holiday so near is the one that is meant, whatever the tense ("has been cancelled")."""


def _holiday(found: Found, context: Context) -> Meaning | None:
    name = re.sub(r"\s+", " ", found["holiday"].lower().replace("’", "'"))
    whole = _holiday_day(found, context, name)
    if whole and whole.first and found["weekend"]:
        return extents.weekend(extents.shift_day(whole.first, "day", -3))
    return whole


def _holiday_day(found: Found, context: Context, name: str) -> Meaning | None:
    if not found["holiday"][0].isupper():
        return None
    if found["year"]:
        return extents.day(_holiday_in(name, full_year(found["year"])))
    today = context.today
    which = (found["which"] or "").lower()
    toward = {"last": -1, "this past": -1, "next": 1, "this coming": 1}.get(which, 0)
    toward = toward or context.direction(found.start(), found.end(), otherwise=0)
    candidates = [_holiday_in(name, today.year + step) for step in (-1, 0, 1)]
    nearest = min(candidates, key=lambda c: abs((c - today).days))
    if toward and (which or abs((nearest - today).days) > _AT_HAND):
        candidates = [c for c in candidates if c == today or (c > today) == (toward > 0)]
        nearest = min(candidates, key=lambda c: abs((c - today).days))
    return extents.day(nearest)


def _holiday_in(name: str, year: int) -> date:
    if name in _EASTER:
        return extents.shift_day(extents.easter(year), "day", _EASTER[name])
    if name in _FLOATING:
        month, weekday, which, add = _FLOATING[name]
        return extents.shift_day(extents.nth_weekday(year, month, weekday, which), "day", add)
    month, day = (int(part) for part in _HOLIDAYS[name].split("-"))
    return date(year, month, day)


_PART = rf"(?: (?P<part>{DAY_PART}))?"


HOLIDAY = either([*_HOLIDAYS, *_EASTER, *_FLOATING]).replace("'", "['’]")

RULES: list[Rule] = [
    rule(rf"(?:{_WHICH} )?(?P<weekday>{WEEKDAY}){_PART}", _weekday, "weekday"),
    rule(rf"(?P<weekday>{WEEKDAY}) week(?!\w)", _weekday_week),
    rule(
        rf"the (?P<which>first|second|third|fourth|last) (?P<weekday>{WEEKDAY}) (?:of|in) "
        rf"(?:(?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?|"
        r"(?P<other>(?:the|this|next|last|each|every) month))",
        _weekday_of_month,
    ),
    rule(rf"(?P<weekday>{WEEKDAY})(?: of)? (?P<which>last|this|next) week", _weekday_of_week),
    rule(
        rf"(?:(?P<which>last|next|this past|this coming|this|that) |(?:the )?"
        rf"(?=(?:{SEASON}) (?:of )?(?:{YEAR}|(?:last|this|next) year)))(?P<season>{SEASON})"
        rf"(?: (?:of )?(?:(?P<year>{YEAR})|(?P<of>last|this|next) year))?",
        _season,
        "year",
    ),
    rule(
        rf"(?P<which>)(?:the |(?<=in )|(?<=by )|(?<=since )|(?<=until )|(?<=early )|(?<=late )|"
        rf"(?<=during ))(?P<season>{SEASON})(?P<year>)(?!-| (?:of|to|in the))",
        _season,
        "year",
    ),
    rule(
        rf"(?:(?P<which>last|next|this past|this coming|this) |"
        rf"the (?=(?:{HOLIDAY})(?:,? {YEAR})? weekend))?(?P<holiday>{HOLIDAY})"
        rf"(?:,? (?P<year>{YEAR}))?(?P<weekend> weekend)?",
        _holiday,
        "year",
    ),
]
