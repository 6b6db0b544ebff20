"""Text → its expressions of time, with what each means against the report's date and tense.

The rules give the core of an expression; words to its left (``late``, ``the end of``, ``about``,
``since``) widen or narrow it here, once for all rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tellings.language.times import (
    anchored,
    clock,
    dates,
    durations,
    nested,
    relative,
    weekdays,
    years,
)
from tellings.language.times.context import Context
from tellings.language.times.extents import Kind, Meaning, shift_day
from tellings.language.times.lexicon import LOOSE_WEEKDAY, MONTH, SEASON
from tellings.language.times.rule import Found, Rule
from tellings.language.times.weekdays import HOLIDAY
from tellings.language.times.widen import opened, widened
from tellings.model import Bounds, Time

_UNIT_WORD = (
    r"second|minute|hour|day|dai|night|morning|afternoon|evening|week|fortnight|month|quarter|season|"
    r"semester|year|decade|centur|millenni"
)
_RULES: list[tuple[re.Pattern[str], list[Rule]]] = [
    (re.compile(words, re.IGNORECASE), rules)
    for words, rules in (
        (
            r"\d|noon|mid|o['’]clock|\b[ap]\.? ?m\b|half.past|quarter.(?:past|to)|"
            r"last night|tonight|this (?:m|a|e)",
            clock.RULES,
        ),
        (r"\d", dates.RULES),
        (rf"\d|{MONTH}|ties\b|centur|nineteen|twenty|thousand|fy", years.RULES),
        (rf"{LOOSE_WEEKDAY}|{SEASON}|{HOLIDAY}", weekdays.RULES),
        (
            rf"{_UNIT_WORD}|today|tonight|now|current|present|past|recent|late|future|time|moment|term|"
            r"soon|tomorrow|long",
            relative.RULES,
        ),
        (rf"{_UNIT_WORD}|q[1-4]|half", anchored.RULES),
        (rf"{_UNIT_WORD}|{LOOSE_WEEKDAY}|time|half|dawn|sun|light|dusk|overnight", nested.RULES),
        (rf"{_UNIT_WORD}|while|time|every|each|annual|{LOOSE_WEEKDAY}", durations.RULES),
    )
]
"""Rules, each set with the words without one of which none of it can apply."""
_TRIGGER = re.compile(
    r"\d|\b(?:(?-i:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|MON|"
    r"TUE|WED|THU|FRI|SAT|SUN|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)|now|present|current|"
    r"past|recent|late|future|previous|former|soon|today|yesterday|tomorrow|tonight|overnight|night|"
    r"midnight|noon|midday|mid|morning|afternoon|evening|second|minute|hour|day|dai|week|fortnight|"
    r"month|quarter|year|decade|centur|millenni|season|spring|summer|autumn|fall|winter|annual|"
    r"bi-?week|while|time|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twent|"
    r"nineteen|christmas|easter|new year|boxing|bastille|hallowe|armistice|veterans|thanksgiving|"
    r"ramadan|good|palm|ash|whit|pentecost|election|memorial|labor|columbus|martin|mother|father|"
    r"valentine|st\.|epiphany|nowruz|juneteenth|cinco|corpus|all saints|anzac|remembrance|human|"
    r"international|first|third|fourth|last|half|black|cyber|short|long|long-?|dawn|dusk|sun|"
    r"twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|fy|fiscal|modern|at)",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\b(?P<word>since|until|till|through|by|before|after)\s+(?:about |at least |around |on )?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """An expression of time: its characters, TIMEX3 kind and value, and the days that it covers.

    ``first`` and ``last`` are ``None`` where that end is open or nothing is known of it. ``mod``
    is the TIMEX3 modifier.
    """

    start: int
    end: int
    kind: Kind
    value: str
    first: date | None
    last: date | None
    mod: str | None = None


def find_times(
    text: str, sentences: Sequence[Bounds], published: date | None
) -> tuple[TimeExpression, ...]:
    """Return the expressions of time in a text, in order, none overlapping another.

    ``sentences`` bound the stretches that no expression crosses. With no date of publication,
    what depends on it is left open: ``XXXX-WXX-5`` is some Friday.
    """
    context = Context(text, published)
    found: list[TimeExpression] = []
    for start, end in sentences:
        if not _TRIGGER.search(text, start, end):
            continue
        context.start, context.end = start, end
        found.extend(_of_sentence(context))
    return tuple(found)


def as_times(report: str, expressions: Sequence[TimeExpression]) -> tuple[Time, ...]:
    """Return expressions as the dossier has them, for the report with this id."""
    return tuple(
        Time(
            report,
            e.start,
            e.end,
            e.first.isoformat() if e.first else None,
            e.last.isoformat() if e.last else None,
            e.value,
        )
        for e in expressions
    )


def _of_sentence(context: Context) -> Iterator[TimeExpression]:
    taken = context.start
    for found, rule in _candidates(context):
        if found.start() < taken:
            continue
        context.used = False
        meaning = rule.build(found, context)
        if meaning is None:
            continue
        if context.used and context.published is None:
            meaning = opened(meaning, rule)
        start, told = widened(found, meaning, context, taken)
        taken = found.end()
        _remember(meaning, found.start(), context)
        yield TimeExpression(start, taken, told.kind, told.value, told.first, told.last, told.mod)


def _remember(meaning: Meaning, at: int, context: Context) -> None:
    """Keep a date for what is told from it; a length in months, for "a year earlier" after it."""
    if meaning.kind == "DURATION" and re.match(r"P\d+M$", meaning.value):
        meaning = replace(meaning, unit="span", first=context.today)
    if meaning.first is not None and meaning.unit:
        context.seen.append((at, meaning))


def _candidates(context: Context) -> list[tuple[Found, Rule]]:
    """All finds of all rules in a sentence: the leftmost first, of these the longest."""
    finds = [
        (found, rule)
        for words, rules in _RULES
        if words.search(context.text, context.start, context.end)
        for rule in rules
        for found in rule.pattern.finditer(context.text, context.start, context.end)
    ]
    return sorted(finds, key=lambda pair: (pair[0].start(), -pair[0].end()))


def governed(
    text: str, expression: TimeExpression, published: date | None
) -> tuple[date | None, date | None]:
    """Return the days that an expression gives with the preposition before it.

    "Since Friday" runs from Friday to the report's date, "until Friday" up to it, "before" and
    "after" leave it out; the expression's own days stand in ``first`` and ``last``.
    """
    first, last = expression.first, expression.last
    found = _PREPOSITION.search(text, max(0, expression.start - 30), expression.start)
    word = found["word"].lower() if found else ""
    if expression.kind not in ("DATE", "TIME") or (first is None and last is None):
        return first, last
    if word == "since":
        return first, published if published and first and published >= first else None
    if word in ("until", "till", "through", "by"):
        ahead = bool(published and last and published <= last)
        return (published if ahead else None), last
    if word == "before":
        return None, last and _add_days(first or last, -1)
    if word == "after" and last and text[expression.end : expression.end + 2] not in ("'s", "’s"):
        return _add_days(last, 1), None
    return first, last


def _add_days(when: date, count: int) -> date:
    return shift_day(when, "day", count)
