"""Texts that a machine has rewritten: synonym tools, and translators used there and back.

Both leave phrases behind that nobody writes. A synonym tool exchanges words within phrases that
never change ("joined together states"), so every set phrase of news with a word exchanged is
looked for; so are wordings known from such tools, and the tortured phrases that readers of papers
have collected (Cabanac, Labbé and Magazinov, Problematic Paper Screener, CC BY 4.0). A translator
leaves calques, foreign abbreviations and half-decoded marks. One such phrase proves nothing; what
counts is how many there are for the length of the text, and how strange its words are as a whole.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

from tellings.model import Evidence, Machine, Report
from tellings.reuse.diction import log_odds, strange_words
from tellings.reuse.lines import COMPARED
from tellings.reuse.weighing import probability
from tellings.wordlists import parsed

WORD = re.compile(r"[a-z]+(?:[-'’][a-z]+)*|\d+")
LONGEST = 6
PER_WORDS = 350
"""Words of text in which one sure phrase counts in full; in longer texts it counts less."""
EVEN = 1.6
"""Weight at which a text is as likely machine-made as not."""
SLOPE = 2.2
TORTURED = 0.7
SET_PHRASE = 0.8
QUOTES_LEFT = 0.7
"""What a half-decoded quotation mark or stray fragment says for a translation."""
STRANGE = 2.0
"""Log-odds by its words alone from which a text without any odd phrase is looked at."""
SHOWN = 0.5
"""Likelihood from which single strange words are shown."""
STATED = 1.0
STATED_LEAST = 4
STATED_SHARE = 0.7
TRANSLATED = frozenset({"stray fragment", "quotation mark"})


@dataclass(frozen=True, slots=True)
class Odd:
    """A phrase that machines leave: what is usual in its place, and how much it tells."""

    usual: str
    weight: float


@dataclass(frozen=True, slots=True)
class Found:
    """An odd phrase at its place."""

    start: int
    end: int
    odd: Odd


def inspected(report: Report) -> Report:
    """Return the report with what speaks for a machine in its text."""
    return replace(report, machine=inspect(report))


def inspect(report: Report) -> Machine:
    """Return how far the report looks machine-made, and the phrases that show it."""
    bounds = [(s.start, s.end) for s in report.sentences if s.part in COMPARED]
    words = sum(len(report.text[start:end].split()) for start, end in bounds)
    spun = [f for start, end in bounds for f in _spun(report.text, start, end)]
    calques = [f for start, end in bounds for f in _calques(report.text, start, end)]
    paraphrase = _weight(spun) + _stated(report.text, bounds)
    broken = [d for d in report.damage if d.kind in TRANSLATED]
    translation = _weight(calques) + QUOTES_LEFT * len(broken)
    body = "\n".join(report.text[start:end] for start, end in bounds)
    likely = _likelihood(paraphrase, words, max(0.0, log_odds(body)))
    evidence = [Evidence(f.start, f.end, f.odd.usual) for f in (*spun, *calques)]
    if likely >= SHOWN > _likelihood(paraphrase, words):
        evidence += _strange(report.text, bounds)
    evidence += [Evidence(d.start, d.end, d.suggested) for d in broken]
    return Machine(
        paraphrase=likely,
        translation=_likelihood(translation, words),
        evidence=tuple(sorted(set(evidence), key=lambda e: (e.start, e.end))),
    )


def _weight(found: Sequence[Found]) -> float:
    """Add up, a phrase that comes again counting half."""
    seen: dict[str, float] = {}
    for one in found:
        seen[one.odd.usual] = min(seen.get(one.odd.usual, 0.0) + one.odd.weight, one.odd.weight * 2)
    return sum(seen.values())


def _likelihood(weight: float, words: int, strange: float = 0.0) -> float:
    if not weight and strange < STRANGE:
        return 0.0
    dense = weight * min(1.0, PER_WORDS / max(words, 1))
    return round(probability(SLOPE * (dense - EVEN) + strange), 4)


def _strange(text: str, bounds: Sequence[tuple[int, int]]) -> Iterator[Evidence]:
    """Yield rare words that a common one may have stood for."""
    start, end = bounds[0][0], bounds[-1][1]
    for first, last, usual in strange_words(text[start:end]):
        place = start + first
        if any(a <= place < b for a, b in bounds):
            yield Evidence(place, start + last, usual)


def _spun(text: str, start: int, end: int) -> Iterator[Found]:
    tokens = list(WORD.finditer(text[start:end].lower()))
    table = odd_phrases()
    at = 0
    while at < len(tokens):
        for size in range(min(LONGEST, len(tokens) - at), 1, -1):
            run = tokens[at : at + size]
            odd = table.get(" ".join(token.group() for token in run))
            if odd is not None and "\n" not in text[start + run[0].start() : start + run[-1].end()]:
                yield Found(start + run[0].start(), start + run[-1].end(), odd)
                at += size - 1
                break
        at += 1


def _calques(text: str, start: int, end: int) -> Iterator[Found]:
    for pattern, odd in _calque_patterns():
        for place in pattern.finditer(text, start, end):
            yield Found(place.start(), place.end(), odd)


def _stated(text: str, bounds: Sequence[tuple[int, int]]) -> float:
    """Return what "stated" says where a text hardly ever has plain "said"."""
    told = " ".join(text[start:end].lower() for start, end in bounds)
    stated, said = len(re.findall(r"\bstated\b", told)), len(re.findall(r"\bsaid\b", told))
    often = stated >= STATED_LEAST and stated >= STATED_SHARE * (stated + said)
    return STATED if often else 0.0


@cache
def odd_phrases() -> Mapping[str, Odd]:
    """Return the phrases that synonym tools leave, in lower case, words joined by blanks."""
    table = {row[0]: Odd(row[1], SET_PHRASE) for row in _set_phrase_variants()}
    for odd, usual in _tortured():
        table.setdefault(odd, Odd(usual, TORTURED))
    for odd, usual, weight in _load("spun.yaml"):
        table[" ".join(WORD.findall(str(odd).lower()))] = Odd(str(usual), float(weight))
    return table


def _set_phrase_variants() -> Iterator[tuple[str, str]]:
    rows = _load("set-phrases.yaml")
    usual = {p.strip() for p in rows["usual"].split(";")}
    phrases = {p.strip() for p in rows["phrases"].split(";")}
    kept = usual | phrases
    for phrase in sorted(phrases):
        choices = [[word, *rows["words"].get(word, ())] for word in phrase.split()]
        for variant in product(*choices):
            odd = " ".join(variant)
            if odd not in kept:
                yield odd, phrase


def _tortured() -> Iterator[tuple[str, str]]:
    text = (files("tellings.reuse") / "resources" / "tortured.json").read_text(encoding="utf-8")
    yield from json.loads(text).items()


@cache
def _calque_patterns() -> tuple[tuple[re.Pattern[str], Odd], ...]:
    rows = _load("calques.yaml")
    cased = [(re.escape(odd), 0, usual, weight) for odd, usual, weight in rows["cased"]]
    plain = [(re.escape(odd), re.I, usual, weight) for odd, usual, weight in rows["plain"]]
    return tuple(
        (re.compile(rf"(?<!\w){pattern}(?!\w)", flags), Odd(usual, float(weight)))
        for pattern, flags, usual, weight in (*cased, *plain)
    )


def _load(name: str) -> Any:
    text = (files("tellings.reuse") / "resources" / name).read_text(encoding="utf-8")
    return parsed(text)
