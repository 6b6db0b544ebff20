"""Rules for lengths of time, and for times that recur: "three days", "the past year", "daily"."""

from __future__ import annotations

import re
from dataclasses import replace

from tellings.language.times.context import Context
from tellings.language.times.extents import Meaning
from tellings.language.times.lengths import count_of, duration, stretch, unit_of
from tellings.language.times.lexicon import (
    DAY_PART,
    DAY_PARTS,
    NUMBER,
    UNIT,
    VAGUE_NUMBER,
    WEEKDAY,
    WEEKDAYS,
)
from tellings.language.times.rule import Found, Rule, rule

_EVERY = {"daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W"}
_EVERY |= {
    "biweekly": "P2W",
    "monthly": "P1M",
    "yearly": "P1Y",
    "annually": "P1Y",
    "hourly": "PT1H",
}
_WITHIN = ("first", "final", "opening", "initial", "latest")
_ANCHORED = ("following", "preceding", "previous")
_AS = re.compile(r"\bas $")
_LASTING = re.compile(
    r"(?:\b(?:will|would|to|can|could|may|might|must|should|shall|not|normally|usually|typically|"
    r"generally)|n['’]t|['’](?:ll|d))\s$"
)
"""Before "last 24 hours", where "last" is a verb."""
_AGE = re.compile(r"[- ]old\b")
_RATE_BEFORE = re.compile(
    r"(?:\d|\b(?:times|once|twice|thrice|million|billion|percent|%|hours|days|weeks|flights|dollars|"
    r"euros|pounds|people|barrels|tons|tonnes|cents|much|many|most|interviews|\w{4,}s))\s+$",
    re.IGNORECASE,
)


def _counted(found: Found, context: Context) -> Meaning | None:
    unit = unit_of(found["unit"])
    count = _count(found["count"])
    if _AGE.match(context.after(found.end(), 6)) or _AS.search(context.before(found.start(), 4)):
        return None
    if found["half"] and count is not None:
        count += 0.5
    if unit == "quarter" and "-" in found[0]:
        return None
    if found["unit"][0].isupper() and re.match(r"['’]? [A-Z][a-z]", context.after(found.end(), 6)):
        return None  # "the Six-Day War"
    if unit in ("night", "morning", "afternoon", "evening", "weekend", "quarter", "season"):
        return _loose(found, unit, count)
    if unit == "second" and not found["unit"].lower().endswith("s") and count == 1:
        return None
    return Meaning("DURATION", duration(count, unit))


def _loose(found: Found, unit: str, count: float | None) -> Meaning | None:
    """Units that are names of times too: only counts of several of them are durations."""
    if not found["unit"].lower().endswith("s") or found["count"].lower() in ("a", "an", "one"):
        return None
    letters = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
    if unit in letters:
        return Meaning("DURATION", f"PT{'X' if count is None else int(count)}{letters[unit]}")
    return Meaning("DURATION", duration(count, unit))


def toward_of(which: str) -> int:
    """Return 1 for "next" and its like, -1 for "past" and its like."""
    return 1 if which in ("next", "coming", "following", "upcoming") else -1


def _around_now(found: Found, context: Context) -> Meaning | None:
    which, unit = found["which"].lower(), unit_of(found["unit"])
    if found[0].startswith("last") and _LASTING.search(context.before(found.start(), 14)):
        return None
    count, toward = _count(found["count"]), toward_of(which)
    if which in _WITHIN or unit in ("minute", "second"):
        return Meaning("DURATION", duration(count, unit))
    if found["wider"]:
        reach = stretch(None, found["wider"].lower(), toward, context.today)
        return replace(reach, value=duration(None, unit))
    if unit == "hour":
        days = None if count is None else max(1.0, round(count / 24))
        return replace(stretch(days, "day", toward, context.today), value=duration(count, unit))
    start = context.anchor_day() if which in _ANCHORED else context.today
    return stretch(count, unit, toward, start)


def _count(text: str) -> float | None:
    return 2.0 if "couple" in text.lower() else count_of(text)


def _ahead(found: Found, context: Context) -> Meaning:
    return stretch(None, unit_of(found["unit"]), 1, context.today)


def _bare(found: Found, _: Context) -> Meaning | None:
    return Meaning("DURATION", duration(None, unit_of(found["unit"])))


def _half_a(found: Found, _: Context) -> Meaning:
    return Meaning("DURATION", duration(0.5, unit_of(found["unit"])))


def _while(*_: object) -> Meaning:
    return Meaning("DURATION", "PXX")


def _adverb(found: Found, context: Context) -> Meaning | None:
    named = found[0][0].isupper() and re.match(r" [A-Z][a-z]", context.after(found.end(), 3))
    if named and found.start() > context.start:
        return None  # "the Daily Courier"
    return Meaning("SET", _EVERY[found[0].lower()])


def _every(found: Found, _: Context) -> Meaning | None:
    if found["weekday"]:
        part = f"T{DAY_PARTS[found['of_day'].lower()]}" if found["of_day"] else ""
        number = WEEKDAYS[found["weekday"].lower().rstrip(".")] + 1
        return Meaning("SET", f"XXXX-WXX-{number}{part}")
    if found["part"]:
        return Meaning("SET", f"XXXX-XX-XXT{DAY_PARTS[found['part'].lower()]}")
    which = (found["which"] or "").lower()
    count = 2.0 if which in ("other", "second") else count_of(which) if which else 1.0
    return Meaning("SET", duration(count, unit_of(found["unit"])))


def _rate(found: Found, context: Context) -> Meaning | None:
    if found["lead"].lower() != "per" and not _RATE_BEFORE.search(
        context.before(found.start(), 30)
    ):
        return None
    if _AGE.match(context.after(found.end(), 6)) or re.match(
        r"\s+(?:ago|later|earlier|after|before|and a half)\b", context.after(found.end(), 16)
    ):
        return None
    return Meaning("SET", duration(1, unit_of(found["unit"])))


def _weekdays(found: Found, _: Context) -> Meaning:
    weekday = WEEKDAYS[found["weekday"].lower()]
    part = f"T{DAY_PARTS[found['part'].lower()]}" if found["part"] else ""
    return Meaning("SET", f"XXXX-WXX-{weekday + 1}{part}")


_COUNT = rf"(?P<count>{NUMBER}|{VAGUE_NUMBER}|an?)"
_UNIT = rf"(?P<unit>{UNIT})"
_SINGULAR = r"(?P<unit>minute|hour|day|night|week|month|quarter|year|decade|century)"

RULES: list[Rule] = [
    rule(rf"(?P<lead>an?|per|each|every) {_SINGULAR}", _rate),
    rule(
        rf"(?:the (?=\w+ ))?{_COUNT}[ -](?:more |consecutive |straight |full |whole |long |"
        rf"additional |extra |further |solid |trading |working |business |other )?{_UNIT}"
        r"(?P<half> and a half)?"
        r"(?:-long|[- ]period| or (?:so|more))?",
        _counted,
    ),
    rule(
        rf"(?:(?:the|these|his|her|its|their) )?(?:whole )?(?P<which>past|last|next|coming|"
        r"following|first|final|latest|previous|preceding|opening|initial|upcoming) "
        rf"(?P<count>{NUMBER}|{VAGUE_NUMBER}) (?:full )?{_UNIT}"
        r"(?: and (?P<wider>week|month|year)s)?",
        _around_now,
    ),
    rule(
        r"(?:the )?(?P<which>past|coming|preceding)(?P<count>) (?P<unit>hours|days|weeks|"
        r"months|years|decades)"
        r"(?: and (?P<wider>week|month|year)s)?",
        _around_now,
    ),
    rule(r"the (?P<unit>days|weeks|months|years) (?:ahead|to come)", _ahead),
    rule(
        r"(?:(?<=for )|(?<=in )|(?<=within )|(?<=over )|(?<=after )|(?<=took )|(?<=the )|"
        r"(?<=matter of ))(?P<unit>minutes|hours|days|weeks|months|years|decades|centuries)",
        _bare,
    ),
    rule(
        r"(?P<unit>hours|days|weeks|months|years|decades|centuries)-long|(?P<unit2>year|month|week|"
        r"day|decade)[- ]?long",
        lambda f, _: Meaning(
            "DURATION", duration(None if f["unit"] else 1, unit_of(f["unit"] or f["unit2"]))
        ),
    ),
    rule(r"half[- ](?:(?:a|an) )?(?P<unit>minute|hour|day|year|century|decade)", _half_a),
    rule(r"a while|some time(?! ago)", _while),
    rule(r"daily|nightly|weekly|fortnightly|biweekly|monthly|yearly|annually|hourly", _adverb),
    rule(
        rf"(?:every|each) (?:(?P<which>other|second|{NUMBER}|few) )?"
        rf"(?:(?P<weekday>{WEEKDAY})(?: (?P<of_day>{DAY_PART}))?|(?P<part>{DAY_PART})|{_UNIT})",
        _every,
    ),
    rule(
        r"(?P<weekday>(?-i:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday))"
        r"(?:s(?P<part>)| (?P<part2>nights|mornings|afternoons|evenings))",
        lambda f, _: Meaning(
            "SET",
            f"XXXX-WXX-{WEEKDAYS[f['weekday'].lower()] + 1}"
            + (f"T{DAY_PARTS[f['part2'].lower()]}" if f["part2"] else ""),
        ),
    ),
]
