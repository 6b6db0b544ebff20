"""A case read as a report of its own, through the functions that the corpus uses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from tellings.claims.extract import extract
from tellings.language.pipeline import Pipeline
from tellings.language.report import read_reports
from tellings.language.sentences import split
from tellings.model import Claim, Published, Report, Sentence, Time, identify

A_TUESDAY = "2024-05-14"
"""The day of a case that names none."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a case, offsets counting from its first character."""

    times: tuple[Time, ...]
    claims: tuple[Claim, ...]


Reader = Callable[[str, str], Read]
"""Returns what it reads of a text that appeared on a day."""


@cache
def _pipeline() -> Pipeline:
    return Pipeline.load()


@cache
def read_case(text: str, day: str = A_TUESDAY) -> Read:
    """Return what is read of a text that appeared on this day, all of it body."""
    report = Report(
        id=identify(text, day),
        path="case",
        paths=("case",),
        text=text,
        published=Published(day),
        sentences=tuple(Sentence(start, end, "body") for start, end in split(text)),
    )
    (reading,) = read_reports([report], _pipeline())
    return Read(reading.times, extract(reading, {}).claims)
