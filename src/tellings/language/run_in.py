"""Sentences run in after one that has lost its stop, as scraping leaves captions and headings.

What tells it: a word that opens sentences, with its capital, between words in small letters or
behind a name; a long quotation with its own speaker; the label of a picture. What speaks against
it is listed in ``resources/run_in.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from tellings.language.stops import stop_words
from tellings.model import Bounds
from tellings.wordlists import parsed

_LABEL = re.compile(
    r"\s(?=(?:Image|Media|Photo|Video) (?:copyright|caption|source|credit)\s[A-Z@])"
    r"|(?<=(?:Image|Media) caption)\s(?=[A-Z])"
)
"""A blank before the label of a picture, or behind the one that a caption follows."""

_SHORTEST = 5
"""Words: with fewer before it, a quotation is led up to by a heading or a fragment."""


def run_in(text: str, start: int, end: int) -> list[Bounds]:
    """Return the blanks between ``start`` and ``end`` that stand for a lost stop, in order."""
    found = [*_openers(text, start, end), *_quotations(text, start, end)]
    found += [place.span() for place in _LABEL.finditer(text, start, end)]
    return sorted(set(found))


@cache
def _lists() -> dict[str, frozenset[str]]:
    place = files("tellings.language").joinpath("resources/run_in.yaml")
    table = parsed(place.read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in table.items()}


@cache
def _opener() -> re.Pattern[str]:
    """Return a blank before a word that opens sentences, which a word in small letters follows."""
    small, named = ("|".join(sorted(_lists()[n])) for n in ("opens", "opens_after_name"))
    follows = r"(?:['’][a-z]+)? [a-z]+"
    return re.compile(
        rf"(?<=[ '’-])(?P<last>[a-z]{{2,}})(?P<gap> )(?=(?:{small}){follows})"
        rf"|(?<=[ '’-])(?P<name>[A-Z][A-Za-z]+|[12]\d{{3}})(?P<space> )(?=(?:{named}){follows})"
    )


def _openers(text: str, start: int, end: int) -> Iterator[Bounds]:
    kept = _lists()["leads_on"] | stop_words().speech
    for place in _opener().finditer(text, start, end):
        if (place["last"] or place["name"]).lower() not in kept:
            yield place.span("gap" if place["last"] else "space")


@cache
def _attributed_quotation() -> re.Pattern[str]:
    """Return a long quotation, with a speaker of its own behind it, that no stop comes before."""
    speech = "|".join(sorted(stop_words().speech))
    return re.compile(
        r"(?<=[a-z]{2})(?P<gap>\s+)(?=[\"“][A-Z][^\"“”]{40,600}[,?!][\"”]\s(?:[A-Z][\w.'’-]*\s){1,6}"
        rf"(?:{speech})\b)"
    )


def _quotations(text: str, start: int, end: int) -> Iterator[Bounds]:
    """Yield the blanks before quotations that no word leads up to ("said", "that", "titled")."""
    leads = _lists()["leads_on"] | stop_words().speech
    begin = start
    for place in _attributed_quotation().finditer(text, start, end):
        words = text[begin : place.start()].split()
        if len(words) >= _SHORTEST and words[-1] not in leads:
            yield place.span("gap")
            begin = place.end("gap")
