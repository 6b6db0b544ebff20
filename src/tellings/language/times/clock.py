"""Rules for times of day: "10:35 a.m. Friday", "5 p.m. EST, Nov. 6", "1400 GMT", "midnight"."""

from __future__ import annotations

import re
from datetime import date

from tellings.language.times import extents
from tellings.language.times.context import Context
from tellings.language.times.dates import dated, month_number, nearest_year
from tellings.language.times.extents import Meaning
from tellings.language.times.lexicon import (
    DAY_NUMBER,
    DAY_PART,
    DAY_PARTS,
    MONTH,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    ZONE,
)
from tellings.language.times.numbers import number_of
from tellings.language.times.rule import Found, Rule, rule

_NAMED = {"midnight": "24:00", "noon": "12:00", "midday": "12:00", "mid-day": "12:00"}
_RELATIVE = {"yesterday": -1, "tomorrow": 1, "last": -1}


def _clock(found: Found, context: Context) -> Meaning | None:
    hour, minute = _hour(found), int(found["minute"] or 0)
    if hour is None or minute > 59:
        return None
    return _at(f"{hour:02}:{minute:02}", found, context)


def _at(clock: str, found: Found, context: Context) -> Meaning:
    """Return a time of the day beside it; of a weekday in the plural, one that recurs."""
    if found.groupdict().get("each"):
        return Meaning("SET", f"XXXX-XX-XXT{clock}")
    days = found.groupdict().get("days")
    if days:
        weekday = WEEKDAYS[days.lower().removesuffix("s").rstrip(".")]
        return Meaning("SET", f"XXXX-WXX-{weekday + 1}T{clock}")
    when = _date(found, context)
    return Meaning("TIME", f"{when.isoformat()}T{clock}", when, when, "part")


def _hour(found: Found) -> int | None:
    spelled = number_of(found["hour"])
    if spelled is None:
        return None
    hour, half = int(spelled), (found["half"] or "").lower().replace(".", "").replace(" ", "")
    evening = (
        (found["deictic"] or found["later"] or "")
        .lower()
        .endswith(("night", "evening", "afternoon"))
    )
    if (half.startswith("p") or (not half and evening)) and hour < 12:
        hour += 12
    if half.startswith("a") and hour == 12:
        hour = 0
    return hour if hour <= 24 else None


def _date(found: Found, context: Context) -> date:
    """Return the day of a clock time: beside it, else the last one named, else the report's."""
    groups = found.groupdict()
    if groups.get("named"):
        groups |= {"month": groups["named"], "day": groups["first"], "year": groups["of"]}
    if groups.get("weekday"):
        toward = context.direction(found.start(), found.end())
        weekday = WEEKDAYS[groups["weekday"].lower().rstrip(".")]
        return extents.nearest_weekday(context.today, weekday, toward)
    if groups.get("month"):
        month, day = month_number(groups["month"]), int(re.sub(r"\D", "", groups["day"]))
        year = int(groups["year"]) if groups["year"] else nearest_year(context, found, month, day)
        given = dated(year, month, day)
        if given and given.first:
            return given.first
    if groups.get("near"):
        step = {"next": 1, "following": 1, "previous": -1}.get(groups["near"].lower(), 0)
        return extents.shift_day(context.anchor_day(), "day", step)
    if groups.get("deictic"):
        step = _RELATIVE.get(groups["deictic"].lower().split()[0], 0)
        return extents.shift_day(context.today, "day", step)
    return _neighbour(found, context)


def _neighbour(found: Found, context: Context) -> date:
    near = re.match(rf"[^.]{{0,40}}?\b({WEEKDAY})", context.after(found.end(), 60))
    if near:
        toward = context.direction(found.start(), found.end())
        weekday = WEEKDAYS[near[1].lower().rstrip(".")]
        return extents.nearest_weekday(context.today, weekday, toward)
    found_before = context.anchor("day", reach=0)
    return found_before.first if found_before and found_before.first else context.today


def _past_hour(found: Found, context: Context) -> Meaning | None:
    """Read "half past nine" and "a quarter to ten"."""
    hour, part = _hour(found), found["part_of_hour"].lower()
    if hour is None:
        return None
    minutes = 60 * hour + (30 if "half" in part else 15 if "past" in part else -15)
    return _at(f"{minutes // 60 % 24:02}:{minutes % 60:02}", found, context)


def _military(found: Found, context: Context) -> Meaning | None:
    digits = found["digits"]
    hour, minute = int(digits[:2]), int(digits[2:])
    if hour > 24 or minute > 59:
        return None
    return _at(f"{hour:02}:{minute:02}", found, context)


def _stamp(found: Found, _: Context) -> Meaning | None:
    try:
        when = date.fromisoformat(found["day"])
    except ValueError:
        return None
    return Meaning("TIME", f"{found['day']}T{found['clock']}", when, when, "part")


def _named(found: Found, context: Context) -> Meaning:
    return _at(_NAMED[found["name"].lower()], found, context)


def _mid_part(found: Found, context: Context) -> Meaning:
    when = _date(found, context)
    part = extents.part_of_day(when, DAY_PARTS[found["part"].lower()])
    return extents.narrowed(part, "MID")


_HALF = r"(?P<half>[ap]\. ?m\b\.?|[ap] ?m\b)"
_HOUR = r"(?P<hour>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_ZONED = (
    rf"(?:,? \(?(?-i:{ZONE})\)?|,? (?:local|Moscow|Eastern|Central|Pacific|Greenwich Mean) time)?"
)
_DAY_PART_AFTER = (
    rf"(?: on)? (?:(?P<deictic>tonight|last night|this (?:morning|afternoon|evening)|"
    rf"(?:yesterday|tomorrow) (?:morning|afternoon|evening))|"
    rf"(?P<weekday>{WEEKDAY}) (?P<later>morning|afternoon|evening|night))"
)
_DAY = (
    r"(?:,?(?: on)? (?:(?P<deictic>(?:today|yesterday|tomorrow)(?: (?:morning|afternoon|"
    r"evening))?|tonight|last night|this (?:morning|afternoon|evening))|"
    rf"(?P<days>{WEEKDAY}s)|(?P<each>(?:each|every) (?:day|{DAY_PART}))|"
    rf"(?P<weekday>{WEEKDAY})"
    rf"(?: (?P<later>{DAY_PART}))?|(?P<first>{DAY_NUMBER}) (?P<named>{MONTH})(?:,? (?P<of>{YEAR}))?"
    rf"|(?P<month>{MONTH}) (?P<day>{DAY_NUMBER})(?:, (?P<year>{YEAR}))?"
    r"|(?:the )?(?P<near>next|following|previous|same|that) day))?"
)

RULES: list[Rule] = [
    rule(
        r"(?P<day>(?:1[6-9]|20)\d\d-\d\d-\d\d)[T ](?P<clock>[0-2]\d:[0-5]\d)(?::\d\d(?:\.\d+)?)?"
        r"(?:Z|[+-]\d\d:?\d\d)?",
        _stamp,
    ),
    rule(rf"{_HOUR}(?:[:.](?P<minute>\d\d))? ?{_HALF}{_ZONED}{_DAY}", _clock),
    rule(rf"{_HOUR}[:.](?P<minute>\d\d)(?P<half>){_ZONED.removesuffix('?')}{_DAY}", _clock),
    rule(
        rf"(?<![:\d])(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?P<half>)(?![:\d]){_ZONED}{_DAY}",
        _clock,
    ),
    rule(rf"(?<=\bat ){_HOUR}\.(?P<minute>[0-5]\d)(?P<half>)(?! ?%){_DAY}", _clock),
    rule(rf"{_HOUR}(?P<minute>) o['’]clock(?P<half>){_ZONED}{_DAY}", _clock),
    rule(
        rf"(?P<part_of_hour>half[- ]past|(?:a )?quarter (?:past|to)) {_HOUR}(?: ?{_HALF})?"
        rf"{_ZONED}{_DAY}",
        _past_hour,
    ),
    rule(
        rf"(?P<digits>[0-2]\d[0-5]\d) ?(?:hours|hrs|h|local(?: time)?|(?-i:{ZONE})){_DAY}",
        _military,
    ),
    rule(
        rf"(?:(?<=at )|(?<=before )|(?<=after )|(?<=around )|(?<=about )|(?<=by )|(?<=until )|"
        rf"(?<=since )|(?<=from )){_HOUR}(?P<minute>)(?P<half>){_DAY_PART_AFTER}",
        _clock,
    ),
    rule(rf"(?P<name>midnight|noon|mid-?day){_ZONED}{_DAY}", _named),
    rule(rf"mid[- ](?P<part>morning|afternoon|evening){_DAY}", _mid_part),
]
