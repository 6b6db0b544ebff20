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
    relative,
    weekdays,
    years,
)
from tellings.language.times.context import Context
from tellings.language.times.extents import Kind, Meaning, narrowed
from tellings.language.times.lexicon import QUALIFIER, QUALIFIERS
from tellings.language.times.rule import Found, Rule
from tellings.model import Bounds, Time

_RULES: list[Rule] = [
    *clock.RULES,
    *dates.RULES,
    *years.RULES,
    *weekdays.RULES,
    *relative.RULES,
    *anchored.RULES,
    *durations.RULES,
]
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
_EDGES = {
    "early": "START", "beginning": "START", "start": "START", "first": "START", "opening": "START",
    "initial": "START", "earlier": "START", "onset": "START",
    "mid": "MID", "middle": "MID", "midst": "MID",
    "late": "END", "end": "END", "close": "END", "closing": "END", "final": "END", "last": "END",
    "latter": "END", "later": "END", "dying": "END", "ending": "END",
}  # fmt: skip
_EDGE = re.compile(
    r"(?<!\w)(?:(?:the )?(?:very )?(?P<noun>beginning|start|onset|middle|end|close|(?:early|first|"
    r"opening|initial|closing|final|last|latter|late|dying)(?= \w+s? (?:of|in) )) "
    r"(?:(?:part|days|weeks|months|hours|years|half) )?(?:of|in) (?:the )?"
    r"|(?:the )?(?P<word>early|late|mid)[- ](?:in )?(?:the )?"
    r"|(?P<adverb>earlier|later|late|early|sometime) (?:on |in )?)$",
    re.IGNORECASE,
)
_QUALIFIED = re.compile(rf"(?<!\w)(?P<word>{QUALIFIER})\s(?:an? )?$", re.IGNORECASE)
_DEFINITE = re.compile(
    r"(?:the|these|his|her|its|their|past|last|next)\b|.*\bperiod$", re.IGNORECASE
)
_NARROWING = {"week", "month", "quarter", "half", "season", "year", "decade", "century", "weekend"}
_SINCE = re.compile(
    r"\b(?P<word>since|until|till|through|by)\s+(?:about |at least |around )?$", re.I
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
            meaning = _opened(meaning, rule)
        expression, kept = _widened(found, meaning, context, taken)
        taken = found.end()
        if kept.kind == "DURATION" and re.match(r"P\d+M$", kept.value):
            kept = replace(kept, unit="span", first=context.today)
        if kept.first is not None and kept.unit:
            context.seen.append((found.start(), kept))
        yield expression


def _candidates(context: Context) -> list[tuple[Found, Rule]]:
    """All finds of all rules in a sentence: the leftmost first, of these the longest."""
    finds = [
        (found, rule)
        for rule in _RULES
        for found in rule.pattern.finditer(context.text, context.start, context.end)
    ]
    return sorted(finds, key=lambda pair: (pair[0].start(), -pair[0].end()))


def _widened(
    found: Found, meaning: Meaning, context: Context, taken: int
) -> tuple[TimeExpression, Meaning]:
    start = found.start()
    before = context.text[max(taken, start - 40) : start]
    edge = _EDGE.search(before) if meaning.unit in _NARROWING or meaning.kind == "TIME" else None
    if meaning.unit == "day" and not edge:
        edge = re.search(
            r"(?P<adverb>early|late|earlier|later) (?P<noun>)(?P<word>)$", before, re.IGNORECASE
        )
    whole = meaning
    if edge and _fits(edge, found[0]):
        start -= len(edge[0])
        word = (edge["noun"] or edge["word"] or edge["adverb"] or "").lower()
        meaning = narrowed(meaning, _EDGES[word]) if word in _EDGES else meaning
    elif meaning.kind == "DURATION" or found[0].lower().endswith("ago"):
        qualified = _QUALIFIED.search(before)
        if qualified and not _DEFINITE.match(found[0]):
            start -= len(qualified[0])
            meaning = replace(
                meaning, mod=QUALIFIERS[re.sub(r"\s+", " ", qualified["word"].lower())]
            )
    first, last = _bounded(context.text[max(context.start, start - 30) : start], meaning, context)
    end = found.end()
    expression = TimeExpression(start, end, meaning.kind, meaning.value, first, last, meaning.mod)
    return expression, whole


def _fits(edge: Found, words: str) -> bool:
    """Tell whether an edge belongs to what follows: "earlier this year", not "earlier 1998"."""
    if edge["noun"] and re.search(r"\bthe $", edge[0], re.IGNORECASE) and words[:1].isdigit():
        return words.endswith("s")
    if edge["adverb"] and edge["adverb"].lower() in ("earlier", "later", "sometime"):
        return bool(re.match(r"(?:this|last|next|that|the|today)\b", words, re.IGNORECASE))
    return True


def _bounded(before: str, meaning: Meaning, context: Context) -> tuple[date | None, date | None]:
    """Return the days of a stretch; "since Friday" runs on to the report's date."""
    first, last = meaning.first, meaning.last
    word = _SINCE.search(before)
    if word and word["word"].lower() == "since" and first:
        return first, context.published if context.published and context.published > first else last
    if word and last and meaning.kind in ("DATE", "TIME"):
        ahead = context.published if context.published and context.published <= last else None
        return ahead, last
    return first, last


def _opened(meaning: Meaning, rule: Rule) -> Meaning:
    """Leave open what was taken from a date that is not known."""
    value = meaning.value
    if meaning.unit in ("day", "part") and rule.lacks == "weekday" and meaning.first:
        value = f"XXXX-WXX-{meaning.first.isoweekday()}{value[10:]}"
    elif rule.lacks == "year" and meaning.unit in ("day", "month", "quarter", "half", "season"):
        value = "XXXX" + value[4:]
    elif meaning.unit in ("day", "part"):
        value = "XXXX-XX-XX" + value[10:]
    elif meaning.kind == "DATE" and meaning.unit:
        shapes = {"week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX"}
        value = shapes.get(meaning.unit, "XXXX")
    return replace(meaning, value=value, first=None, last=None)
