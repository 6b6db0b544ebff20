"""Words of the page, captions and picture credits that a scraper ran into the report's paragraphs.

A page's blocks parted by nothing but a blank leave "… the tram derailed (Reuters) The mayor said".
What is plainly the page's is cut out of the paragraph; the words before a picture's credit are its
caption as far back as the last full stop, if they are a sentence that lacks its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import yaml

from tellings.model import Part
from tellings.reports.agencies import resource
from tellings.reports.lines import bare, is_stopped
from tellings.reports.pieces import Piece

_STOP = re.compile(r"[.!?…][\"'”’)]*(?:\s|$)")
_FUSED_AT = re.compile(
    r"(?<=[a-z0-9]) (?=(?:An?|The|In|On|At|He|She|They|It|We|But|And|According|After|Before|When|"
    r"Dozens|Hundreds|Thousands|Officials|Police|Earlier|Meanwhile|This|That|There|His|Her|Their|"
    r"Its|As|Analysis) )"
)
"""Where a sentence begins right after a caption that has no stop."""
_LONGEST = 60
"""Words of the longest caption."""
_LEAST = 4
"""Words of the shortest caption that a credit closes."""


def cut_fused(text: str, pieces: list[Piece]) -> list[Piece]:
    """Cut the body's paragraphs at what is the page's; the pieces still hold every word."""
    return [part for piece in pieces for part in _cut(text, piece)]


def _cut(text: str, piece: Piece) -> Iterator[Piece]:
    if piece.part != "body" or not _pattern().search(text, piece.start, piece.end):
        yield piece
        return
    for start, end, part in _parts(text, piece):
        line = bare(text[start:end])
        if line:
            yield Piece(start, end, line, part, piece.open, piece.close, piece.image)


@cache
def _pattern() -> re.Pattern[str]:
    lists = yaml.safe_load(resource("fused.yaml"))
    return re.compile("|".join(f"(?P<{kind}>{'|'.join(listed)})" for kind, listed in lists.items()))


def _parts(text: str, piece: Piece) -> Iterator[tuple[int, int, Part]]:
    """Yield the stretches of a paragraph and what each is, in order."""
    place, captioned = piece.start, False
    for found in _pattern().finditer(text, piece.start, piece.end):
        start, end = found.span()
        if captioned:
            yield from _captioned(text, place, start)
        elif found.lastgroup == "credit":
            caption = _caption_start(text, place, start)
            yield place, caption, "body"
            yield caption, start, "caption"
        else:
            yield place, start, "body"
        yield start, end, "furniture"
        place, captioned = end, found.lastgroup == "caption"
    if captioned:
        yield from _captioned(text, place, piece.end)
    else:
        yield place, piece.end, "body"


def _caption_start(text: str, start: int, end: int) -> int:
    """Return where the caption begins that a credit closes; ``end`` where there is none."""
    first = start
    for stop in _STOP.finditer(text, start, end):
        first = stop.end()
    words = text[first:end].split()
    if is_stopped(bare(text[first:end])) or not _LEAST <= len(words) <= _LONGEST:
        return end
    return first


def _captioned(text: str, start: int, end: int) -> Iterator[tuple[int, int, Part]]:
    """Yield the caption that begins here, and the body from where a sentence surely begins."""
    stop = _STOP.search(text, start, end)
    last = stop.start() if stop else end
    begun = _FUSED_AT.search(text, start + 1, last)
    if begun is not None:
        last = begun.start()
    elif stop is not None:
        last = start  # nothing tells where the caption ends: its sentence stays the body's
    yield start, last, "caption"
    yield last, end, "body"
