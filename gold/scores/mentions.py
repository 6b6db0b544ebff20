"""Mentions: whether a word that points at somebody has the entity of the one who is meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from gold.alike import place_of
from gold.tally import Tallies
from tellings.language.entities.roles import entity_at
from tellings.language.pipeline import Pipeline
from tellings.language.reading import ReadReport
from tellings.language.report import read_reports
from tellings.language.sentences import split
from tellings.model import Bounds, Entity, Published, Report, Sentence, identify

Row = Mapping[str, Any]
_ARTICLES = ("the ", "a ", "an ")


@cache
def _pipeline() -> Pipeline:
    return Pipeline.load()


def read_text(text: str) -> ReadReport:
    """Return a passage read as a report of its own."""
    parts = tuple(Sentence(start, end, "body") for start, end in split(text))
    report = Report(
        identify(text), "case", ("case",), text, published=Published("2024-05-14"), sentences=parts
    )
    return read_reports([report], _pipeline())[0]


def score(cases: Iterable[Row]) -> Tallies:
    """Return tallies of all pointers, and of those that are speakers."""
    tallies = Tallies()
    for case in cases:
        reading = read_text(case["text"])
        for point in case["points"]:
            right = _right(reading, case["text"], point)
            told = f"{case['text']}: {point['text']!r} ({point.get('occurrence', 1)})"
            tallies["pointers"].add(right, f"{told}, not {point['means']}")
            if point.get("speaker"):
                tallies["speakers"].add(right, f"{told}, not {point['means']}")
    return tallies


def _right(reading: ReadReport, text: str, point: Row) -> bool:
    ours = entity_at(reading, *_word(text, point["text"], point.get("occurrence", 1)))
    start, end = place_of(text, point["means"])
    gold = _over(reading, (start, end))
    return ours is not None and gold is not None and ours.id == gold.id


def _word(text: str, words: str, occurrence: int) -> Bounds:
    """Return where words stand by themselves, not as a part of others ("he" in "the")."""
    at = -1
    for _ in range(occurrence):
        at = text.index(words, at + 1)
        while _is_part(text, at, at + len(words)):
            at = text.index(words, at + 1)
    start = at + next((len(a) for a in _ARTICLES if words.lower().startswith(a)), 0)
    return start, at + len(words)


def _is_part(text: str, start: int, end: int) -> bool:
    return (start > 0 and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum())


def _over(reading: ReadReport, bounds: Bounds) -> Entity | None:
    """Return the entity over words, or over the last of them where none is over all."""
    start, end = bounds
    text = reading.report.text
    tried = [start, *(i + 1 for i in range(start, end) if text[i] == " ")]
    found = (entity_at(reading, begin, end) for begin in tried)
    return next((entity for entity in found if entity), None)
