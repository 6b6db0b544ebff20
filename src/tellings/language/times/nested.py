"""Rules for times placed in others or counted off: "the third week of March", "two Fridays ago"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from tellings.language.times import extents
from tellings.language.times.context import Context
from tellings.language.times.dates import dated, month_number, nearest_year
from tellings.language.times.extents import Meaning
from tellings.language.times.lengths import count_of, duration, stretch, unit_of
from tellings.language.times.lexicon import (
    DAY_NUMBER,
    DAY_PART,
    MONTH,
    NUMBER,
    ORDINALS,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
)
from tellings.language.times.relative import part_of
from tellings.language.times.rule import Found, Rule, rule


def weekday_number(name: str) -> int:
    """Return a weekday's number from its name, in full or short; Monday is 0."""
    return WEEKDAYS[name.lower().rstrip(".")]


def _nearest(found: Found, context: Context, name: str) -> date:
    toward = context.direction(found.start(), found.end())
    return extents.nearest_weekday(context.today, weekday_number(name), toward)


def _before_last(found: Found, context: Context) -> Meaning:
    """Read "the week before last" and "the week after next"."""
    step = -2 if "before" in found[0].lower() else 2
    return extents.shifted(context.today, unit_of(found["unit"]), step)


def _weekday_before_last(found: Found, context: Context) -> Meaning:
    """Read "the Friday before last": a week before the last one gone by."""
    yesterday = extents.shift_day(context.today, "day", -1)
    last = extents.nearest_weekday(yesterday, weekday_number(found["weekday"]), -1)
    return extents.day(extents.shift_day(last, "week", -1))


def _weekdays_ago(found: Found, context: Context) -> Meaning | None:
    """Read "two Fridays ago"."""
    count = count_of(found["count"])
    if count is None:
        return None
    yesterday = extents.shift_day(context.today, "day", -1)
    last = extents.nearest_weekday(yesterday, weekday_number(found["weekday"]), -1)
    return extents.day(extents.shift_day(last, "week", 1 - count))


def _counted_from(found: Found, context: Context) -> Meaning | None:
    """Read "a week from Tuesday" and "a week ago on Monday"."""
    count, unit = count_of(found["count"]), unit_of(found["unit"])
    if count is None or unit not in ("day", "week", "fortnight"):
        return None
    ago = found["way"].lower().startswith("ago")
    toward = -1 if ago else 1
    number = weekday_number(found["weekday"])
    from_ = context.today if ago or unit == "day" else extents.shift_day(context.today, "day", 0)
    base = extents.nearest_weekday(from_, number, toward)
    return extents.day(extents.shift_day(base, unit, toward * count))


def _to_the_day(found: Found, context: Context) -> Meaning | None:
    """Read "a year ago today", "a week tomorrow": the very day, so many units back or on."""
    count = count_of(found["count"])
    if count is None:
        return None
    if not found["way"] and unit_of(found["unit"]) not in ("week", "fortnight"):
        return None
    step = {"tomorrow": 1, "yesterday": -1}.get(found["day"].lower(), 0)
    day = extents.shift_day(context.today, "day", step)
    toward = -1 if found["way"] else 1
    return extents.day(extents.shift_day(day, unit_of(found["unit"]), toward * count))


def _week_of_month(found: Found, context: Context) -> Meaning:
    """Read "the third week of March", "the last weekend in April"; weeks are counted by days."""
    month = month_number(found["month"])
    year = int(found["year"]) if found["year"] else nearest_year(context, found, month, None)
    whole = extents.month(year, month)
    which, unit = found["which"].lower(), unit_of(found["unit"])
    first = date(year, month, 1)
    if unit == "weekend":
        saturday = extents.nth_weekday(year, month, 5, -1 if which == "last" else ORDINALS[which])
        return extents.weekend(saturday)
    if which in ("last", "final"):
        day = extents.shift_day(whole.last or first, "day", -3)
    else:
        day = extents.shift_day(first, "day", 7 * ORDINALS[which] - 4)
    return extents.week(day)


def _week_of_day(found: Found, context: Context) -> Meaning | None:
    """Read "the week of 20 March": the week that this day is in."""
    month = month_number(found["month"] or found["named"])
    day = int(re.sub(r"\D", "", found["day"] or found["first"]))
    year = int(found["year"]) if found["year"] else nearest_year(context, found, month, day)
    given = dated(year, month, day)
    return extents.week(given.first) if given and given.first else None


def _this_time(found: Found, context: Context) -> Meaning:
    """Read "this time last year": the month, or the day, a year or week back."""
    unit = unit_of(found["unit"])
    step = 1 if found["which"].lower() == "next" else -1
    there = extents.shift_day(context.today, unit, step)
    return extents.containing(there, "month" if unit == "year" else "day")


def _night_between(found: Found, context: Context) -> Meaning:
    """Read "the night from Saturday to Sunday": that of the first of the two."""
    return extents.part_of_day(_nearest(found, context, found["weekday"]), "NI")


def _midweek(_: Found, context: Context) -> Meaning:
    return extents.narrowed(extents.week(context.today), "MID")


def _later_in_day(found: Found, context: Context) -> Meaning:
    """Read "later in the day" and "later that evening": of the day named last, or the report's."""
    return part_of(context.anchor_day(), found["part"])


def _months_of(found: Found, context: Context) -> Meaning | None:
    """Read "the first five months of 2024", "the last two days of May": a length of known days."""
    count = count_of(found["count"])
    if count is None:
        return None
    shift = {"last": -1, "next": 1}.get((found["of"] or "").lower(), 0)
    year = int(found["year"]) if found["year"] else context.today.year + shift
    first, last = date(year, 1, 1), date(year, 12, 31)
    if found["month"]:
        number = month_number(found["month"])
        year = int(found["in"]) if found["in"] else nearest_year(context, found, number, None)
        whole = extents.month(year, number)
        first, last = whole.first or first, whole.last or last
    unit = unit_of(found["unit"])
    if found["which"].lower() == "first":
        last = extents.shift_day(extents.shift_day(first, unit, count), "day", -1)
    else:
        first = extents.shift_day(extents.shift_day(last, "day", 1), unit, -count)
    return Meaning("DURATION", duration(count, unit), first, last)


def _day_of(found: Found, context: Context) -> Meaning | None:
    """Read "the last day of the month", "the first day of March 2020"."""
    if found["month"]:
        month = month_number(found["month"])
        year = int(found["year"]) if found["year"] else nearest_year(context, found, month, None)
        whole = extents.month(year, month)
    else:
        step = {"last": -1, "next": 1}.get(found["of"].lower(), 0)
        whole = extents.shifted(context.today, unit_of(found["unit"]), step)
    there = whole.first if found["which"].lower() in ("first", "opening") else whole.last
    return extents.day(there) if there else None


def _after_weekday(found: Found, context: Context) -> Meaning | None:
    """Read "two days after (Friday's killing)": the Friday, moved."""
    count, unit = count_of(found["count"]), unit_of(found["unit"])
    if count is None or unit not in ("day", "week", "month", "year"):
        return None
    step = -count if found["way"].lower() == "before" else count
    base = extents.nearest_weekday(
        context.today, weekday_number(found["weekday"]), -1 if step > 0 else 1
    )
    there = (
        extents.shifted(base, unit, step)
        if unit in ("month", "year")
        else extents.day(extents.shift_day(base, unit, step))
    )
    return Meaning("DURATION", duration(count, unit), there.first, there.last)


def _hour_of_part(found: Found, context: Context) -> Meaning | None:
    """Read "2 in the morning", "six in the evening"."""
    count = count_of(found["hour"])
    if count is None or not 1 <= count <= 12:
        return None
    part, hour = found["part"].lower(), int(count)
    if part in ("afternoon", "evening") and hour < 12:
        hour += 12
    when = context.anchor_day()
    return replace(extents.part_of_day(when, "MO"), value=f"{when.isoformat()}T{hour:02}:00")


def _half_of_month(found: Found, context: Context) -> Meaning:
    """Read "the second half of February": its days from the sixteenth on."""
    month = month_number(found["month"])
    year = int(found["year"]) if found["year"] else nearest_year(context, found, month, None)
    whole = extents.month(year, month)
    if found["which"].lower() == "first":
        return replace(whole, last=date(year, month, 15), mod="START")
    return replace(whole, first=date(year, month, 16), mod="END")


def _weekday_night(found: Found, context: Context) -> Meaning:
    """Read "overnight Friday"; "overnight into Saturday" is the night before it."""
    day = _nearest(found, context, found["weekday"])
    into = (found["into"] or "").lower() in ("into", "to")
    return extents.part_of_day(extents.shift_day(day, "day", -1) if into else day, "NI")


def _at_light(found: Found, context: Context) -> Meaning:
    """Read "at dawn", "by nightfall": of the day named last, or the report's."""
    word = found["part"].lower()
    return part_of(context.anchor_day(), "dawn" if word == "first light" else word)


def _new_year(found: Found, context: Context) -> Meaning:
    """Read "in the new year": the first months of the coming year, or of this one."""
    step = int(context.direction(found.start(), found.end()) > 0)
    return extents.narrowed(extents.year(context.today.year + step), "START")


def _half_ago(found: Found, context: Context) -> Meaning:
    """Read "half a century ago"."""
    unit, count = {"century": ("year", 50), "decade": ("year", 5), "year": ("month", 6)}[
        found["unit"].lower()
    ]
    return extents.shifted(context.today, unit, -count)


def _whole_night(found: Found, context: Context) -> Meaning:
    """Read "through the night": of the day named in the sentence, else the last or coming one."""
    named = context.anchor("day", "part", reach=0)
    ahead = context.direction(found.start(), found.end()) > 0
    day = (named and named.first) or extents.shift_day(context.today, "day", 0 if ahead else -1)
    return extents.part_of_day(day, "NI")


def _bare_length(found: Found, _: Context) -> Meaning:
    return Meaning("DURATION", duration(None, unit_of(found["unit"])))


def _and_a_half(found: Found, context: Context) -> Meaning:
    """Read "the past year and a half"."""
    return stretch(1.5, unit_of(found["unit"]), -1, context.today)


_UNIT = r"(?P<unit>day|week|fortnight|month|year)s?"
_COUNT = rf"(?P<count>{NUMBER}|an?)"
_NTH = "first|second|third|fourth|last|final"

RULES: list[Rule] = [
    rule(r"(?:the )?(?P<unit>week|weekend|month|year) (?:before last|after next)", _before_last),
    rule(rf"(?:the )?(?P<weekday>{WEEKDAY}) before last", _weekday_before_last),
    rule(
        rf"{_COUNT} (?P<weekday>(?-i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s ago", _weekdays_ago
    ),
    rule(
        rf"(?<!for ){_COUNT} {_UNIT} (?P<way>from|on|ago(?: on| last)?) (?P<weekday>{WEEKDAY})",
        _counted_from,
    ),
    rule(
        rf"(?:the )?(?P<which>{_NTH}) (?P<unit>week|weekend) (?:of|in) (?P<month>{MONTH})"
        rf"(?:,? (?P<year>{YEAR}))?",
        _week_of_month,
    ),
    rule(
        rf"(?:the )?week (?:of|beginning|starting) (?:(?P<month>{MONTH}) (?P<day>{DAY_NUMBER})|"
        rf"(?P<first>{DAY_NUMBER}) (?P<named>{MONTH}))(?:,? (?P<year>{YEAR}))?(?![-–\d])",
        _week_of_day,
    ),
    rule(r"this time (?P<which>last|next) (?P<unit>week|month|year)", _this_time),
    rule(
        rf"(?:the )?(?:over)?night (?:from |of |between )?(?P<weekday>{WEEKDAY}) "
        rf"(?:to|into|on|and) (?:{WEEKDAY})",
        _night_between,
    ),
    rule(
        rf"(?:the )?(?P<which>first|second|latter) half of (?P<month>{MONTH})"
        rf"(?:,? (?P<year>{YEAR}))?",
        _half_of_month,
    ),
    rule(rf"overnight (?:(?P<into>on|into|to) )?(?P<weekday>{WEEKDAY})", _weekday_night),
    rule(rf"{_COUNT} {_UNIT} (?P<way>ago )?(?P<day>today|tomorrow|yesterday)", _to_the_day),
    rule(
        r"(?:(?<=at )|(?<=by )|(?<=before )|(?<=after )|(?<=until )|(?<=since ))"
        r"(?P<part>dawn|daybreak|sunrise|first light|dusk|sunset|sundown|nightfall)(?! on)",
        _at_light,
    ),
    rule(r"the (?-i:new year)(?!['’])", _new_year),
    rule(r"half a (?P<unit>century|decade|year) ago", _half_ago),
    rule(
        r"(?:(?<=through )|(?<=throughout )|(?<=during )|(?<=into )|(?<=in ))the night"
        r"(?= ?(?:[,.;]|$)| (?:and|but|as|to|with|by|after|while)\b)",
        _whole_night,
    ),
    rule(
        r"(?P<unit>minutes|hours|days|weeks|months|years)(?= (?:earlier|later|before|after)\b)",
        _bare_length,
    ),
    rule(r"the (?:past|last) (?P<unit>week|month|year|decade) and a half", _and_a_half),
    rule(r"mid-?week|(?<=in )mid week", _midweek),
    rule(
        r"(?:later|earlier) (?:(?:in|on) the day|"
        rf"(?:on )?that (?:same )?(?:day|(?P<part>{DAY_PART})))",
        _later_in_day,
    ),
    rule(
        rf"(?:the )?(?P<which>first|last|final) (?P<count>{NUMBER}) (?P<unit>month|week|day)s of "
        rf"(?:the year(?! to)|(?P<year>{YEAR})|(?P<of>this|last|next) year|"
        rf"(?P<month>{MONTH})(?:,? (?P<in>{YEAR}))?)",
        _months_of,
    ),
    rule(
        rf"the (?P<which>first|opening|last|final) day of (?:(?P<month>{MONTH})"
        rf"(?:,? (?P<year>{YEAR}))?|(?P<of>the|this|last|next) (?P<unit>week|month|year))(?! of\b)",
        _day_of,
    ),
    rule(
        rf"{_COUNT} {_UNIT} (?P<way>after|before)(?= (?:last )?(?P<weekday>{WEEKDAY}))",
        _after_weekday,
    ),
    rule(
        rf"(?P<hour>\d{{1,2}}|{NUMBER}) in the (?P<part>morning|afternoon|evening)", _hour_of_part
    ),
]
