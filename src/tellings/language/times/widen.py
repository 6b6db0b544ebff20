"""Words to the left of an expression that widen, narrow or qualify it, once for all rules."""

from __future__ import annotations

import re
from dataclasses import replace

from tellings.language.times.context import Context
from tellings.language.times.extents import Meaning, narrowed, part_of_day
from tellings.language.times.lexicon import DAY_PART, DAY_PARTS, QUALIFIER, QUALIFIERS
from tellings.language.times.rule import Found, Rule

_EDGES = {
    "early": "START", "beginning": "START", "start": "START", "first": "START", "opening": "START",
    "initial": "START", "earlier": "START", "onset": "START",
    "mid": "MID", "middle": "MID", "midst": "MID",
    "late": "END", "end": "END", "close": "END", "closing": "END", "final": "END", "last": "END",
    "latter": "END", "later": "END", "dying": "END", "ending": "END",
}  # fmt: skip
_EDGE = re.compile(
    r"(?<!\w)(?:(?:the )?(?:very )?(?P<noun>(?:beginning|start|onset|middle|end|close)(?! in )|"
    r"(?:early|first|opening|initial|closing|final|last|latter|late|dying)(?= \w+s? (?:of|in) )) "
    r"(?:(?:part|days|weeks|months|hours|years|half) )?(?:of|in) (?:the )?"
    r"|(?:the )?(?P<word>early|late|mid|end(?=-)|start(?=-))[- ](?:in )?(?:the )?"
    r"|(?P<adverb>earlier|later|late|early|sometime) (?:on |in )?)$",
    re.IGNORECASE,
)
_QUALIFIED = re.compile(rf"(?<!\w)(?P<word>{QUALIFIER})\s(?:an? )?$", re.IGNORECASE)
_DEFINITE = re.compile(
    r"(?:the|these|his|her|its|their|past|last|next)\b|.*\bperiod$", re.IGNORECASE
)
_NARROWING = {"week", "month", "quarter", "half", "season", "year", "decade", "century", "weekend"}
_DAY_EDGE = re.compile(
    r"(?<!\w)(?:(?P<adverb>early|late|earlier|later) (?:on )?|"
    r"the (?P<noun>early|late|small|last|first) hours of )(?P<word>)$",
    re.IGNORECASE,
)
_PART_OF = re.compile(rf"(?<!\w)(?:the )?(?P<part>{DAY_PART}) (?:of|on) $", re.IGNORECASE)


def widened(found: Found, meaning: Meaning, context: Context, taken: int) -> tuple[int, Meaning]:
    """Return where an expression really starts ("late", "about") and what it then means.

    ``taken`` is the end of the expression before it, which is left alone.
    """
    start = found.start()
    before = context.text[max(taken, start - 40) : start]
    edge = _EDGE.search(before) if meaning.unit in _NARROWING or meaning.kind == "TIME" else None
    part = _PART_OF.search(before) if meaning.unit == "day" and meaning.first else None
    if part and meaning.first:
        return start - len(part[0]), part_of_day(meaning.first, DAY_PARTS[part["part"].lower()])
    if meaning.unit == "day" and not edge:
        edge = _DAY_EDGE.search(before)
    if edge and _fits(edge, found[0]):
        start -= len(edge[0])
        word = (edge["noun"] or edge["word"] or edge["adverb"] or "").lower()
        meaning = _edged(meaning, word, context)
    elif meaning.kind == "DURATION" or found[0].lower().endswith("ago"):
        qualified = _QUALIFIED.search(before)
        if qualified and not _DEFINITE.match(found[0]):
            start -= len(qualified[0])
            meaning = replace(
                meaning, mod=QUALIFIERS[re.sub(r"\s+", " ", qualified["word"].lower())]
            )
    return start, meaning


def _edged(meaning: Meaning, word: str, context: Context) -> Meaning:
    """Cut a stretch: to its first or last third, or ("earlier this year") at the report's date."""
    if word not in _EDGES:
        return meaning
    cut = narrowed(meaning, _EDGES[word])
    first, last, today = meaning.first, meaning.last, context.published
    if word not in ("earlier", "later") or not (first and last and today):
        return cut
    if not first <= today <= last:
        return cut
    return (
        replace(cut, first=first, last=today)
        if word == "earlier"
        else (replace(cut, first=today, last=last))
    )


def _fits(edge: Found, words: str) -> bool:
    """Tell whether an edge belongs to what follows: "earlier this year", not "earlier 1998"."""
    if edge["noun"] and re.search(r"\bthe $", edge[0], re.IGNORECASE) and words[:1].isdigit():
        return words.endswith("s")
    if edge["adverb"] and edge["adverb"].lower() in ("earlier", "later", "sometime"):
        if edge[0].lower().endswith(" in "):
            return True
        return bool(re.match(r"(?:this|last|next|that|the|today)\b", words, re.IGNORECASE))
    return True


def opened(meaning: Meaning, rule: Rule) -> Meaning:
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
