"""Rules for dates told from another in the text, and for quarters: "a year earlier"."""

from __future__ import annotations

import re
from dataclasses import replace

from tellings.language.times import extents
from tellings.language.times.context import Context
from tellings.language.times.extents import Meaning
from tellings.language.times.lengths import CLOCK_UNITS, count_of, duration, stretch, unit_of
from tellings.language.times.lexicon import (
    DAY_PART,
    NUMBER,
    ORDINALS,
    UNIT,
    VAGUE_NUMBER,
    YEAR,
)
from tellings.language.times.relative import part_of
from tellings.language.times.rule import Found, Rule, rule


def _later(found: Found, context: Context) -> Meaning | None:
    """Read "two days later" from the last date before; a bare duration where there is none."""
    unit, count = unit_of(found["unit"]), count_of(found["count"])
    toward = -1 if found["way"].lower() in ("earlier", "before", "previously") else 1
    if unit in CLOCK_UNITS:
        return Meaning("DURATION", duration(count, unit))
    finer = (
        ("quarter", "year", "month") if unit == "year" else ("month",) if unit == "month" else ()
    )
    before = context.anchor("day", "part", *finer)
    if count is None:
        return _vaguely_later(before, unit, toward)
    if unit == "year" and toward < 0:
        return _year_earlier(count, context)
    length = Meaning("DURATION", duration(count, unit))
    if before is None or before.first is None:
        return length
    if re.match(r"\s+(?:after|before)\s+\w", context.after(found.end())):
        return _between(length, before, -toward * count, found, context)
    there = extents.shifted(before.first, unit, toward * count)
    return replace(length, first=there.first, last=there.last)


def _between(
    length: Meaning, before: Meaning, step: float, found: Found, context: Context
) -> Meaning:
    """Read "on Sunday, a day after the vote": the day of what follows, told from the Sunday."""
    beside = re.search(r"\w,\s+(?:just |only |about )?$", context.before(found.start()))
    same = context.seen and context.start <= context.seen[-1][0]
    if not (beside and same and before.first):
        return length
    there = extents.shift_day(before.first, unit_of(found["unit"]), step)
    whole = before.unit if before.unit in ("month", "year", "decade") else "day"
    around = extents.containing(there, whole)
    return replace(length, first=around.first, last=around.last)


def _vaguely_later(before: Meaning | None, unit: str, toward: int) -> Meaning:
    if before is None or before.first is None:
        return Meaning("DURATION", duration(None, unit))
    return stretch(None, unit, toward, before.first)


def _year_earlier(count: float, context: Context) -> Meaning:
    before = context.anchor("quarter", "half", "span", reach=400)
    before = before or context.anchor("month", "year", "day", "season")
    if before is None or before.first is None:
        return replace(extents.shifted(context.today, "year", -count), unit="")
    unit = before.unit if before.unit not in ("season", "span") else "year"
    earlier = extents.containing(extents.shift_day(before.first, "year", -count), unit)
    return replace(earlier, unit="")


def _year_ago(_: Found, context: Context) -> Meaning | None:
    """Read "the year-ago quarter" and "the year-earlier period"."""
    return _year_earlier(1, context)


def _quarter(found: Found, context: Context) -> Meaning | None:
    which = (found["which"] or "").lower()
    number = 4 if which in ("last", "final") else int(found["figure"] or ORDINALS[which])
    if not 1 <= number <= 4:
        return None
    today = context.today
    if found["year"]:
        return extents.quarter(int(found["year"]), number)
    if found["of"]:
        shift = {"last": -1, "next": 1}.get(found["of"].lower(), 0)
        return extents.quarter(today.year + shift, number)
    toward = context.direction(found.start(), found.end())
    begun = (today.month + 2) // 3 >= number
    return extents.quarter(today.year - (toward < 0 and not begun), number)


def _half(found: Found, context: Context) -> Meaning | None:
    number = 1 if found["which"].lower() == "first" else 2
    if found["year"]:
        return extents.half(int(found["year"]), number)
    shift = {"last": -1, "next": 1}.get((found["of"] or "").lower(), 0)
    return extents.half(context.today.year + shift, number)


def _the_unit(found: Found, context: Context) -> Meaning | None:
    """Read "the quarter", "the weekend": the last one named, else the one before the report."""
    unit = unit_of(found["unit"])
    before = context.anchor(unit)
    if before and unit != "weekend":
        return before
    toward = context.direction(found.start(), found.end())
    if unit == "weekend":
        return extents.weekend(extents.shift_day(context.today, "day", 0 if toward > 0 else -5))
    return extents.shifted(context.today, unit, -1 if unit == "quarter" else 0)


def _year_end(found: Found, context: Context) -> Meaning:
    today = context.today
    toward = context.direction(found.start(), found.end(), otherwise=1)
    unit = "month" if "month" in found[0].lower() else "year"
    late = today.month > 6 if unit == "year" else today.day > 15
    late = late and not re.search(r"\bsince $", context.before(found.start()))
    return extents.narrowed(extents.shifted(today, unit, 0 if toward > 0 or late else -1), "END")


def _anchored_day(found: Found, context: Context) -> Meaning | None:
    before = context.anchor("day", "part")
    which = found["which"].lower()
    step = {"next": 1, "following": 1, "previous": -1, "preceding": -1}.get(which, 0)
    if before is None and which in ("next", "following"):
        return None
    day = before.first if before and before.first else context.today
    return part_of(extents.shift_day(day, "day", step), found["part"])


def _the_unit_before(found: Found, context: Context) -> Meaning:
    """Read "the week before": of the day named last, or of the report's."""
    unit = unit_of(found["unit"])
    return extents.shifted(context.anchor_day(), unit, -1)


def _end_of_day(found: Found, context: Context) -> Meaning:
    mod = {"end": "END", "start": "START", "middle": "MID"}[found["edge"].lower()]
    return replace(extents.day(context.anchor_day()), mod=mod)


def _the_day_before(found: Found, context: Context) -> Meaning | None:
    before = context.anchor("day", "part")
    if before is None or before.first is None:
        return None
    step = -1 if found["way"].lower() in ("before", "earlier") else 1
    return extents.day(extents.shift_day(before.first, "day", step))


_COUNT = rf"(?P<count>{NUMBER}|{VAGUE_NUMBER}|an?)"


_AND_A_HALF = r"(?P<half> and a half)?"


_UNIT = rf"(?P<unit>{UNIT})"


_QUARTER_OF = rf"(?: (?:of )?(?:(?P<year>{YEAR})|(?P<of>this|last|next) year))?"

RULES: list[Rule] = [
    rule(
        rf"(?:the )?(?P<which>next|following|previous|preceding|same|that) (?P<part>{DAY_PART})",
        _anchored_day,
    ),
    rule(
        r"the day (?P<way>before|earlier|after)(?! (?:yesterday|tomorrow|the|that|he|she|it|they|"
        r"his|her|its|their|a|an|[A-Z]))",
        _the_day_before,
    ),
    rule(
        r"the (?P<unit>week|month|year) (?:before|earlier)(?= ?(?:[.,;:]|$)| (?:and|but|when)\b)",
        _the_unit_before,
    ),
    rule(
        r"(?:(?<=by )|(?<=before )|(?<=until )|(?<=towards ))the (?P<edge>end|start|middle)"
        r" of the day",
        _end_of_day,
    ),
    rule(rf"{_COUNT}[ -]{_UNIT} (?P<way>earlier)", _later),
    rule(rf"{_COUNT} {_UNIT}{_AND_A_HALF}(?= (?P<way>later|afterwards?|after|before)\b)", _later),
    rule(
        r"(?:the |an? )?(?:comparable |corresponding |same )?(?:year[- ](?:ago|earlier)|"
        r"(?:period|quarter)(?: of)? (?:last year|a year (?:ago|earlier)))"
        r"(?: (?:(?:first|second|third|fourth) )?(?:quarter|period))?",
        _year_ago,
    ),
    rule(
        rf"(?:(?:the )?(?:fiscal[- ])?(?=\w+ )|)(?:(?P<which>first|second|third|fourth)[- ]quarter|"
        rf"Q(?P<figure>[1-4])){_QUARTER_OF}",
        _quarter,
        "year",
    ),
    rule(
        rf"(?:the )?(?P<which>last|final) quarter(?P<figure>) of (?:(?P<year>{YEAR})|"
        r"(?P<of>this|last|next) year)",
        _quarter,
        "year",
    ),
    rule(
        rf"(?:the )?(?:(?P<of>this|last|next) year['’]s|(?P<year>{YEAR})(?:['’]s)?) (?P<which>"
        r"first|second|third|fourth)[- ]quarter(?P<figure>)",
        _quarter,
        "year",
    ),
    rule(
        rf"(?:the )?(?P<which>first|second|last|latter)[- ]half of (?:(?:the )?(?P<year>{YEAR})|"
        r"the year|(?P<of>this|last|next) year)",
        _half,
        "year",
    ),
    rule(r"the (?P<unit>weekend|quarter)", _the_unit),
    rule(
        r"(?:(?<=end of )|(?<=beginning of )|(?<=start of )|(?<=middle of )|(?<=earlier in )|"
        r"(?<=later in )|(?<=late in )|(?<=early in ))"
        r"the (?P<unit>month|year|week|decade|century)"
        r"(?! ?\d| (?:of|when|that|before|after|ended|ending|to \w+ \d)\b)",
        _the_unit,
    ),
    rule(r"the (?P<unit>week)(?= ?(?:[,.]|['’]s|$))", _the_unit),
    rule(
        r"the (?:fiscal |financial )?(?P<unit>year|month|week)(?= (?:ended|ending|to|through)\b)",
        lambda found, _: Meaning("DURATION", duration(1, unit_of(found["unit"]))),
    ),
    rule(r"(?:the )?(?:year|month)(?:['’]s)?[ -]end|the end of the year", _year_end),
]
