"""Rules for months, years, decades and centuries: "May 1997", "the 1980s", "in 1998"."""

from __future__ import annotations

import re
from dataclasses import replace

from tellings.language.times import extents
from tellings.language.times.context import Context
from tellings.language.times.dates import full_year, month_number, nearest_year
from tellings.language.times.extents import Meaning
from tellings.language.times.lexicon import (
    DECADES,
    FULL_MONTH,
    MONTH,
    ORDINAL,
    ORDINALS,
    SPELLED,
    YEAR,
    either,
)
from tellings.language.times.numbers import number_of
from tellings.language.times.rule import Found, Rule, in_a_name, rule

_WHICH = r"(?P<which>last|next|this past|this coming|this|the previous|the following|the next)"


_COUNTED = re.compile(
    r"\s+(?:[a-z]+\s+)?(?:people|men|women|children|troops|soldiers|civilians|persons|police|"
    r"families|homes|houses|jobs|miles|km|kilometers|kilometres|feet|meters|metres|tons|tonnes|"
    r"acres|hectares|votes|shares|points|dollars|euros|pounds|students|workers|refugees|migrants|"
    r"fighters|personnel|staff|employees|members|residents|passengers|prisoners|victims|deaths|"
    r"bodies|years|months|days|hours|minutes|times|units|copies|vehicles|tanks|rounds|rupees|yen)\b"
)


_DATED = re.compile(
    r"(?:\b(?:in|since|of|until|till|by|during|from|to|between|and|through|before|after|the|for|"
    r"early|late|mid|around|circa|year|its|his|her|their|our|that|a|an|this|or|than|as)|[(,'’])[\s-]*$",
    re.IGNORECASE,
)


_COUNTING = re.compile(
    r"(?:\b(?:about|some|nearly|almost|over|least|most|than|approximately|roughly|no|room|route|"
    r"highway|flight|page|number|channel|level|model|boeing|airbus|dlrs|rs)|[#$£€№/])\.?\s*$",
    re.IGNORECASE,
)


_LISTED = re.compile(rf"\b(?:in|of|since|{YEAR},)\s{YEAR},\s$")
"""Years told one after the other: "in 1968, 1972 and 1980"."""


def _month_year(found: Found, _: Context) -> Meaning | None:
    return extents.month(full_year(found["year"]), month_number(found["month"]))


def _month(found: Found, context: Context) -> Meaning | None:
    number, which = month_number(found["month"]), (found["which"] or "").lower()
    before = context.before(found.start(), 20)
    if not which and (_is_no_month(found, context) or in_a_name(found, context)):
        return None
    today = context.today
    if which in ("last", "this past", "the previous"):
        return extents.month(today.year - (number >= today.month - 1), number)
    if which in ("next", "this coming", "the following", "the next"):
        return extents.month(today.year + (number <= today.month), number)
    if which == "this":
        return extents.month(today.year, number)
    until = _TO_MONTH.match(context.after(found.end(), 30))
    if until and not which:
        last = int(until["year"])
        return extents.month(last - (number > month_number(until["month"])), number)
    year = nearest_year(context, found, number, None)
    since = _FROM_MONTH.search(before)
    if since and context.seen and context.seen[-1][1].unit == "month" and not found["which"]:
        first = context.seen[-1][1].first or today
        year = first.year + (number < first.month)
    return extents.month(year, number)


_TO_MONTH = re.compile(
    rf" (?:to|and|through|until|till|or) (?P<month>{MONTH})(?:,| of)? (?P<year>{YEAR})\b"
)
_FROM_MONTH = re.compile(rf"{MONTH} (?:to|through|until|till) $")


def _is_no_month(found: Found, context: Context) -> bool:
    """Tell names and verbs from months: "May", "March", "April Jones", "the August Moon"."""
    before, after = context.before(found.start()), context.after(found.end())
    led = re.search(
        r"\b(?:in|since|until|till|by|of|during|from|to|through|for|between|and|or|early|late|mid|"
        r"last|next|this|every|each|before|after|around|as|ended|ending)[\s-]+"
        r"(?:mid-|late |early )?$",
        before,
        re.IGNORECASE,
    )
    if re.match(r"\s+(?-i:[A-Z][a-z]+)", after) and not re.match(
        r"\s+(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)", after
    ):
        return True
    doubtful = found["month"].lower() in ("may", "march", "mar", "jan", "sept", "dec")
    return doubtful and not led


def _month_of_year(found: Found, context: Context) -> Meaning | None:
    year = context.today.year + {"last": -1, "next": 1}.get(found["which"].lower(), 0)
    return extents.month(year, month_number(found["month"]))


def _year(found: Found, context: Context) -> Meaning | None:
    before, after = context.before(found.start()), context.after(found.end())
    if found["lead"] or found["tail"]:
        whole = extents.year(int(found["year"]))
        fiscal = found["tail"] or re.match(
            r"(?:the )?(?:fiscal|financial|FY)", found["lead"], re.IGNORECASE
        )
        return replace(whole, first=None, last=None) if fiscal else whole
    if _COUNTED.match(after) or re.match(r"[.,:]\d|\s*(?:%|percent\b|per cent\b|/)", after):
        return None
    listed = _LISTED.search(before)
    if _COUNTING.search(before) or (not listed and re.search(r"[\d.:][-.,:/]?\s*$", before)):
        return None
    if int(found["year"]) < 1700 and not re.search(r"\b(?:in|since|of|year)\s+$", before):
        return None
    ends = re.match(r"\s*(?:$|[.,;:)'’\"”]|\s+[-–—])", after)
    return (
        extents.year(int(found["year"]))
        if ends or _DATED.search(before) or (int(found["year"]) >= 1900)
        else None
    )


def _short_year(found: Found, context: Context) -> Meaning | None:
    led = r"\b(?:in|of|since|from|until|to|by|early|late|spring|summer|fall|autumn|winter)\s$"
    if not re.search(led, context.before(found.start()), re.IGNORECASE):
        return None
    return extents.year(full_year(found["year"]))


def _years(found: Found, _: Context) -> Meaning | None:
    first = int(found["year"])
    last = found["until"]
    final = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if not first < final <= first + 100:
        return None
    start, end = extents.year(first), extents.year(final)
    if found["fiscal"]:
        return Meaning("DATE", f"{start.value}/{end.value}")
    return Meaning("DATE", f"{start.value}/{end.value}", start.first, end.last, "years")


def _spelled_year(found: Found, _: Context) -> Meaning | None:
    if found["thousand"]:
        return extents.year(2000 + int(number_of(found["rest"] or "zero") or 0))
    high, low = number_of(found["high"]), number_of(found["low"])
    if high is None or low is None or not 10 <= low <= 99:
        return None
    year = int(high * 100 + low)
    return (
        extents.month(year, month_number(found["month"])) if found["month"] else extents.year(year)
    )


def _decade(found: Found, context: Context) -> Meaning | None:
    if re.search(
        r"\b(?:his|her|their|my|our|your)\s+(?:early |late |mid-?)?$", context.before(found.start())
    ):
        return None
    if found["word"]:
        return extents.decade(190 + DECADES[found["word"].lower()])
    digits = int(re.sub(r"\D", "", found["digits"]))
    if digits < 100:
        digits += 1900
    if digits % 100 == 0 and digits < 1900:
        return extents.century(digits // 100)
    return extents.decade(digits // 10)


def _century(found: Found, _: Context) -> Meaning | None:
    text = found["which"].lower()
    number = ORDINALS[text] if text in ORDINALS else int(text[:-2])
    return extents.century(number - 1) if 1 <= number <= 30 else None


RULES: list[Rule] = [
    rule(rf"(?P<month>{MONTH})(?:,| of)? (?P<year>{YEAR}|['’]\d\d)", _month_year),
    rule(rf"(?P<month>{MONTH})(?: of)? (?P<which>this|last|next) year", _month_of_year),
    rule(
        rf"(?:{_WHICH} )?(?P<month>{FULL_MONTH}|(?-i:Jan|Feb|Apr|Aug|Sept|Oct|Nov|Dec)\b\.?)",
        _month,
        "year",
    ),
    rule(
        rf"(?P<lead>(?:the )?(?:fiscal|financial|calendar)(?: year)? |the year |FY ?|"
        rf"the (?={YEAR} (?:fiscal|financial|budget|tax) year))?"
        rf"(?P<year>{YEAR})(?P<tail> (?:fiscal|financial|budget|tax) year)?",
        _year,
    ),
    rule(r"(?P<year>['’]\d\d)(?!s|\d)", _short_year),
    rule(
        r"(?:the )?(?P<year>(?:1[6-9]|20)\d\d)[-–/](?P<until>\d{4}|\d\d)(?![-\d])"
        r"(?P<fiscal> (?:fiscal|financial|budget|tax) year)?",
        _years,
    ),
    rule(
        rf"(?:the year |(?P<month>{MONTH}) )?(?:(?P<high>nineteen|twenty|eighteen) (?P<low>"
        r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
        r"(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|"
        r"ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
        rf"|(?<=year )(?P<thousand>two thousand)(?: (?:and )?(?P<rest>{SPELLED}))?)",
        _spelled_year,
    ),
    rule(
        rf"(?:the )?(?:(?P<digits>(?:1[0-9]|20)\d0|['’][2-9]0|(?<=the )[2-9]0)['’]?s"
        rf"|(?<=the )(?P<word>{either(DECADES)}))",
        _decade,
    ),
    rule(rf"(?:the )?(?P<which>{ORDINAL}|\d\d?(?:st|nd|rd|th))[ -]century", _century),
]
