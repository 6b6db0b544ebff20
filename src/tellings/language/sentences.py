"""A text → its sentences, as exact offsets.

A sentence that ends inside a quotation ends there, its closing mark kept with it. A stop is judged
(``stops``) by the word before it and the word after it, never by the state of the quotation marks
alone, so that broken marks do not carry further than the sentence that they stand in.
"""

from __future__ import annotations

import re

from tellings.language.lines import paragraphs
from tellings.language.mail import breaks, written_small
from tellings.language.run_in import run_in
from tellings.language.stops import (
    LETTER_OR_DIGIT,
    STOP,
    Paragraph,
    ends,
    past_stranded,
)
from tellings.model import Bounds

_CELL = re.compile(
    r"\s\|+\s(?![a-z])|^\|+|\|+$"
    r"|(?<=^Figure \d\.\d)\s(?=[A-Z])|(?<=^Figure \d\d\.\d)\s(?=[A-Z])"
    r"|\s(?=(?:Image|Photo|Photograph|Picture|File photo|Photo credit|Credit|Source|Video)s?"
    r": ?[A-Z@©])"
)
_LEADING = re.compile(r"(?:[\s|]|[-–—•·▪◦‣●○■□►➤✓>~*+]+(?=\s)|#{1,6}(?=\s))+")


def split(text: str, start: int = 0, end: int | None = None) -> list[Bounds]:
    """Return the sentences between ``start`` and ``end`` in order, as offsets into ``text``.

    Each letter and digit lies in exactly one; list marks, table bars, mark-up of headings and the
    blanks between sentences lie in none. A line without a stop (a heading, a cell) stands for a
    sentence.
    """
    return [
        sentence
        for first, last in paragraphs(text, start, len(text) if end is None else end)
        for sentence in split_paragraph(text, first, last)
    ]


def split_paragraph(text: str, start: int, end: int) -> list[Bounds]:
    """Return the sentences of one paragraph, whose line breaks count as mere blanks."""
    found: list[Bounds] = []
    for first, last in _cells(text, start, end):
        quotes = tuple(i.start() for i in re.finditer('"', text[first:last]))
        small = written_small(text, first, last)
        paragraph = Paragraph(text, first, last, tuple(first + i for i in quotes), small)
        begin = first
        for stop in STOP.finditer(text, first, last):
            if stop.end() > begin and ends(paragraph, stop, begin):
                cut = past_stranded(paragraph, stop.end())
                _add(text, begin, cut, found)
                begin = cut
        _add(text, begin, last, found)
    return found


def _cells(text: str, start: int, end: int) -> list[Bounds]:
    """Return the parts of a paragraph that no stop parts: cells, credits, what is run in."""
    cells: list[Bounds] = []
    begin = start
    bars = [(start + bar.start(), start + bar.end()) for bar in _CELL.finditer(text[start:end])]
    for first, last in sorted([*bars, *breaks(text, start, end), *run_in(text, start, end)]):
        if first >= begin:
            cells.append((begin, first))
            begin = last
    return [*cells, (begin, end)]


def _add(text: str, start: int, end: int, found: list[Bounds]) -> None:
    """Append a sentence without its outer blanks and list marks; one without letters, never.

    What holds no letter or digit goes to the sentence before it only if it touches it.
    """
    lead = _LEADING.match(text, start, end)
    first = lead.end() if lead else start
    last = first + len(text[first:end].rstrip(" \t\r\n\v\f\u00a0|\u200b\ufeff\u2028\u2029\x85"))
    first, last = _without_emphasis(text, first, last)
    if LETTER_OR_DIGIT.search(text, first, last):
        found.append((first, last))


def _without_emphasis(text: str, start: int, end: int) -> Bounds:
    """Take Markdown's marks of emphasis off both ends, where they stand at both or are blank."""
    while end - start > 2 and text[start] in "*_" and text[end - 1] == text[start]:
        start, end = start + 1, end - 1
    while start < end and text[start] in "*_":
        start += 1
    return start, end
