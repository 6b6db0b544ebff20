"""Reports → reports read: every distinct sentence parsed once, times resolved, entities linked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tellings.language.agreement import agree
from tellings.language.entities.run import entities_of
from tellings.language.reading import Parse, Reader, ReadReport, ReadSentence
from tellings.language.times import as_times, find_times
from tellings.model import Report, Time

_STORY = 40
"""Reports that are taken for tellings of few stories, in which a name has one kind."""


def read_reports(reports: Sequence[Report], pipeline: Reader) -> tuple[ReadReport, ...]:
    """Return the reports read, in the order given; those not in English without sentences.

    Reports given together are taken for one run: the same person, organisation or place has the
    same entity id in all of them, and what one report spells out helps to read the others.
    """
    read = [r for r in reports if r.language == "en"]
    texts = [r.words_of(i) for r in read for i in range(len(r.sentences))]
    parses = iter(_agreed(read, pipeline.read(texts)))
    readings = []
    for report in reports:
        sentences: list[ReadSentence] = []
        if report.language == "en":
            sentences = [
                ReadSentence(index, place.start, next(parses))
                for index, place in enumerate(report.sentences)
            ]
        times = tuple(t for t in _times(report) if not _is_name(t, sentences))
        readings.append(ReadReport(report, tuple(sentences), (), times))
    entities = entities_of(readings)
    return tuple(replace(r, entities=e) for r, e in zip(readings, entities, strict=True))


def _agreed(reports: Sequence[Report], parses: Sequence[Parse]) -> list[Parse]:
    """Let the mentions of a name agree on its kind: over a small run, else in each report."""
    if len(reports) <= _STORY:
        return agree(parses)
    agreed: list[Parse] = []
    for report in reports:
        agreed += agree(parses[len(agreed) : len(agreed) + len(report.sentences)])
    return agreed


def _times(report: Report) -> tuple[Time, ...]:
    if report.language != "en":
        return ()
    bounds = [(s.start, s.end) for s in report.sentences]
    return as_times(report.id, find_times(report.text, bounds, published_day(report)))


def _is_name(time: Time, sentences: Sequence[ReadSentence]) -> bool:
    """Return whether an expression of time is somebody's name, or a place's: "Corpus Christi"."""
    row = bisect_right(sentences, time.start, key=lambda sentence: sentence.start) - 1
    if row < 0:
        return False
    start, parse = sentences[row].start, sentences[row].parse
    return any(
        start + parse.tokens[name.first].start <= time.start
        and time.end <= start + parse.tokens[name.last - 1].end
        for name in parse.names
        if name.kind in ("person", "place")
    )


def published_day(report: Report) -> date | None:
    """Return the day a report appeared, where it is known to the day."""
    try:
        return date.fromisoformat(report.published.date) if report.published else None
    except ValueError:
        return None
