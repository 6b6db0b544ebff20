"""Rules for dates told from the report's own: "today", "last week", "two days ago"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from tellings.language.times import extents
from tellings.language.times.context import Context
from tellings.language.times.extents import Meaning
from tellings.language.times.lengths import CLOCK_UNITS, count_of, stretch, unit_of
from tellings.language.times.lexicon import (
    DAY_PART,
    DAY_PARTS,
    NUMBER,
    REFERENCES,
    UNIT,
    VAGUE_NUMBER,
    either,
)
from tellings.language.times.rule import Found, Rule, rule

_PAST_WORDS = ("last", "past", "previous", "preceding", "latest", "recent", "prior")


_NEXT_WORDS = ("next", "coming", "following", "upcoming", "subsequent", "new")


_WIDE = "week|weekend|fortnight|month|quarter|semester|year|decade|century"


_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}


def _deictic(found: Found, context: Context) -> Meaning:
    when = extents.shift_day(context.today, "day", _DAYS[found["day"].lower()])
    part = "night" if found["day"].lower() == "tonight" else found["part"]
    return part_of(when, part)


def part_of(when: date, part: str | None) -> Meaning:
    """Return a day, or the part of it that a word names."""
    return extents.part_of_day(when, DAY_PARTS[part.lower()]) if part else extents.day(when)


def _beyond(found: Found, context: Context) -> Meaning:
    shift = -2 if "before" in found[0].lower() else 2
    return extents.day(extents.shift_day(context.today, "day", shift))


def _last_night(found: Found, context: Context) -> Meaning:
    return part_of(extents.shift_day(context.today, "day", -1), found["part"])


def _this_part(found: Found, context: Context) -> Meaning:
    return part_of(context.today, found["part"])


def _overnight(found: Found, context: Context) -> Meaning | None:
    ahead = context.direction(found.start(), found.end()) > 0
    return part_of(extents.shift_day(context.today, "day", 0 if ahead else -1), "night")


def _part_alone(found: Found, context: Context) -> Meaning:
    there = part_of(context.anchor_day(), found["part"])
    edge = found.groupdict().get("edge")
    return extents.narrowed(there, _EDGES[edge.lower()]) if edge else there


_EDGES = {"early": "START", "mid": "MID", "late": "END"}


def _unit(found: Found, context: Context) -> Meaning | None:
    which, unit = found["which"].lower(), unit_of(found["unit"])
    long = unit in ("decade", "century") and which in ("last", "next")
    if (which in ("past", "coming", "preceding") or long) and found["article"]:
        return _around(which, unit, context)
    step = -1 if which in _PAST_WORDS else 1 if which in _NEXT_WORDS else 0
    anchored = which in (
        "previous",
        "preceding",
        "following",
        "prior",
        "subsequent",
        "same",
        "that",
    )
    if which in ("same", "that"):
        before = context.anchor(unit)
        if before:
            return before
    anchored = anchored or (which == "next" and bool(found["article"]))
    base = context.today
    if which == "coming" and unit == "weekend":
        step = 0
    if anchored:
        before = context.anchor("day", "part", "week", "month", "quarter", "season", "year", unit)
        base = (before and (before.last if step > 0 else before.first)) or base
        if unit == "day" and before and before.unit not in ("day", "part"):
            return None
    if unit == "day" and which not in (
        "previous",
        "preceding",
        "following",
        "same",
        "that",
        "next",
    ):
        return None
    return extents.shifted(base, unit, step)


def _around(which: str, unit: str, context: Context) -> Meaning:
    """Return the unit that ends, or begins, with the report's date: "the past year"."""
    return stretch(1, unit, 1 if which in ("coming", "next") else -1, context.today)


def _ago(found: Found, context: Context) -> Meaning | None:
    unit = unit_of(found["unit"])
    count = count_of(found["count"])
    if found.groupdict().get("half") and count is not None:
        count += 0.5
    if count is None:
        return _vaguely_ago(found, unit, context)
    if unit in CLOCK_UNITS:
        return replace(extents.day(context.today), kind="TIME")
    quarterly = context.anchor("quarter", reach=300)
    if unit == "year" and quarterly and quarterly.first:
        return extents.shifted(quarterly.first, "quarter", -4 * count)
    if unit in ("decade", "century"):
        count *= 10 if unit == "decade" else 100
        unit = "year"
    if unit == "year" and count != int(count):
        unit, count = "month", count * 12
    return extents.shifted(context.today, unit, -count)


def _vaguely_ago(found: Found, unit: str, context: Context) -> Meaning:
    reach = stretch(None, unit, -1, context.today) if unit not in CLOCK_UNITS else None
    if "couple" in found["count"].lower() and unit not in CLOCK_UNITS:
        return extents.shifted(context.today, unit, -2)
    if reach is None:
        return Meaning("DATE", "PAST_REF", context.today, context.today, "day")
    return Meaning("DATE", "PAST_REF", reach.first, reach.last, "")


def _from_now(found: Found, context: Context) -> Meaning | None:
    unit, count = unit_of(found["unit"]), count_of(found["count"])
    if count is None or unit in CLOCK_UNITS:
        return Meaning("DATE", "FUTURE_REF")
    if unit in ("decade", "century"):
        count *= 10 if unit == "decade" else 100
        unit = "year"
    return extents.shifted(context.today, unit, count)


_COUNTED_IN = re.compile(
    r"\b(?:(?:time|once|twice)s?|(?:first|second|third|fourth|fifth|sixth|only|most|least|worst|best|"
    r"\w{3,}est|\d+th)\b[^.;,:]{0,40}) in $",
    re.IGNORECASE,
)
"""Before a mere length: "the third race in three years", "the worst storm in a decade"."""


def _in_time(found: Found, context: Context) -> Meaning | None:
    """Read "in two weeks" with a verb that looks ahead; it may be a mere length ("in 50 years")."""
    vague = count_of(found["count"]) is None
    if context.direction(found.start(), found.end(), otherwise=int(vague)) <= 0:
        return None
    if vague and unit_of(found["unit"]) not in CLOCK_UNITS:
        reach = stretch(None, unit_of(found["unit"]), 1, context.today)
        return Meaning("DATE", "FUTURE_REF", reach.first, reach.last, "")
    if _COUNTED_IN.search(context.before(found.start(), 60)):
        return None
    return _from_now(found, context)


def _reference(found: Found, context: Context) -> Meaning | None:
    text = re.sub(r"\s+", " ", found[0].lower())
    value = REFERENCES[text]
    before, after = (
        context.before(found.start(), 12).lower(),
        context.after(found.end(), 12).lower(),
    )
    if text == "soon" and (
        re.search(r"\bas $|\btoo $|\bhow $", before) or after.startswith(" as ")
    ):
        return None
    if text == "one day" and context.direction(found.start(), found.end()) < 0:
        return None
    if text == "the time" and not re.search(r"\bat $", before):
        return None
    if text in ("the time", "this time") and re.match(r"\s+(?:of|when|to|that|around)\b", after):
        return None
    if text == "now" and re.match(r"\s+that\b", after):
        return None
    if text == "this time" and not re.search(r"\bat $", before):
        return None
    return _reference_meaning(value, context.today)


def _reference_meaning(value: str, today: date) -> Meaning:
    if value == "PRESENT_REF":
        return Meaning("DATE", value, today, today, "")
    return Meaning("DATE", value)


def _recent(found: Found, context: Context) -> Meaning:
    reach = stretch(None, unit_of(found["unit"]), -1, context.today)
    return Meaning("DATE", "PAST_REF", reach.first, reach.last, "")


_COUNT = rf"(?P<count>{NUMBER}|{VAGUE_NUMBER}|an?)"


_AND_A_HALF = r"(?P<half> and a half)?"


_UNIT = rf"(?P<unit>{UNIT})"

RULES: list[Rule] = [
    rule(r"(?:the )?day (?:before yesterday|after tomorrow)", _beyond),
    rule(rf"(?P<day>today|yesterday|tomorrow|tonight)(?: (?P<part>{DAY_PART}))?", _deictic),
    rule(r"last (?P<part>night|evening)", _last_night),
    rule(r"(?P<unit>minutes|hours|days|weeks|months|years|decades|centuries)(?P<count>) ago", _ago),
    rule(rf"this (?P<part>{DAY_PART})", _this_part),
    rule(r"overnight", _overnight),
    rule(r"the (?P<part>morning|afternoon|evening)(?! of)", _part_alone),
    rule(
        r"(?:the |(?<=by )|(?<=in )|(?<=until )|(?<=since )|(?<=from ))"
        r"(?P<edge>early|late|mid)[- ](?P<part>morning|afternoon|evening)(?! (?:of|on)\b)",
        _part_alone,
    ),
    rule(
        r"(?P<article>the )?(?:that )?(?P<which>this|last|next|past|previous|preceding|prior|"
        r"coming|following|upcoming|current|same|that|latest) "
        rf"(?:fiscal |financial )?(?P<unit>day|{_WIDE})",
        _unit,
    ),
    rule(rf"{_COUNT}[ -]{_UNIT}{_AND_A_HALF}(?:[ -]ago| back(?= ?(?:[,.;]|$)))", _ago),
    rule(rf"{_COUNT} {_UNIT} (?:from (?:now|today)|hence)", _from_now),
    rule(rf"(?<=\bin ){_COUNT} {_UNIT}(?:['’]s?(?: time)?)?", _in_time),
    rule(rf"(?<=\bin ){_COUNT} {_UNIT}['’]?s? time", _from_now),
    rule(either(REFERENCES), _reference),
    rule(rf"(?:the )?recent {_UNIT}(?: and (?:days|weeks|months|years))?", _recent),
]
