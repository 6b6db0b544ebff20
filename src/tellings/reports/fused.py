"""Words of the page, captions and picture credits that a scraper ran into the report's paragraphs.

A page's blocks parted by nothing but a blank leave "… the tram derailed (Reuters) The mayor said".
What is plainly the page's is cut out of the paragraph; the words before a picture's credit are its
caption as far back as the last full stop, if they are a sentence that lacks its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tellings.model import Part
from tellings.reports.agencies import resource
from tellings.reports.galleries import counters
from tellings.reports.lines import bare, is_stopped
from tellings.reports.pieces import Piece
from tellings.wordlists import parsed

_Mark = tuple[int, int, str]
"""Bounds of words that are the page's, and what they are: credit, furniture, caption, counter …"""
COUNTED = ("counter", "gallery", "slides")
_Stretch = tuple[int, int, Part]
_STOP = re.compile(r"[.!?…][\"'”’)]*(?:\s|$)")
_FUSED_AT = re.compile(
    r"(?<=[a-z0-9]) (?=(?:An?|The|In|On|At|He|She|They|It|We|But|And|According|After|Before|When|"
    r"Dozens|Hundreds|Thousands|Officials|Police|Earlier|Meanwhile|This|That|There|His|Her|Their|"
    r"Its|As|Analysis) )"
)
"""Where a sentence begins right after a caption that has no stop."""
_CLOSING = re.compile(
    r"(?<=[a-z0-9] )(?:Getty(?: Images)?|EPA|Reuters|AFP|AP|PA(?: [Ww]ire)?|Rex(?: Features)?)"
    r"(?= [A-Z])"
)
"""A credit that closes the caption of a gallery's picture."""
_NAMES = re.compile(r"\s*(?:[A-Z][\w:.&’'-]*(?: (?:and |of |the )?(?=[A-Z])|\s*$)){1,5}")
_LONGEST = 60
"""Words of the longest caption."""
_LEAST = 4
"""Words of the shortest caption that a credit closes."""


def cut_fused(text: str, pieces: list[Piece]) -> list[Piece]:
    """Cut the body's paragraphs at what is the page's; the pieces still hold every word."""
    return [part for piece in pieces for part in _cut(text, piece)]


def _cut(text: str, piece: Piece) -> Iterator[Piece]:
    marks = list(_marks(text, piece)) if piece.part == "body" else []
    if not marks:
        yield piece
        return
    for start, end, part in _parts(text, piece, marks):
        line = bare(text[start:end])
        if line:
            yield Piece(start, end, line, part, piece.open, piece.close, piece.image)


@cache
def _pattern() -> re.Pattern[str]:
    lists = parsed(resource("fused.yaml"))
    return re.compile("|".join(f"(?P<{kind}>{'|'.join(listed)})" for kind, listed in lists.items()))


def _marks(text: str, piece: Piece) -> Iterator[_Mark]:
    """Yield the words that are the page's in a paragraph, in order, none over another."""
    found = [
        (*place.span(), place.lastgroup or "")
        for place in _pattern().finditer(text, piece.start, piece.end)
    ]
    counted = counters(text, piece.start, piece.end)
    found += [(*bounds, kind) for bounds, kind in counted.items()]
    ends = {end: kind for (_, end), kind in counted.items()}
    place = piece.start
    for start, end, kind in sorted(found):
        if start >= place:
            yield start, end, ends.get(end, kind)
            place = end


def _parts(text: str, piece: Piece, marks: list[_Mark]) -> Iterator[_Stretch]:
    """Yield the stretches of a paragraph and what each is, in order."""
    place, before = piece.start, ""
    for start, end, kind in [*marks, (piece.end, piece.end, "")]:
        if before == "caption":
            yield from _captioned(text, place, start)
        elif before == kind != "counter" and kind in COUNTED:
            yield place, start, "caption" if kind == "gallery" else "furniture"
        elif before in COUNTED:
            yield from _pictured(text, place, start, closed=kind in COUNTED)
        elif kind == "credit":
            caption = _caption_start(text, place, start)
            yield place, caption, "body"
            yield caption, start, "caption"
        elif kind in COUNTED:
            yield from _credited(text, place, start)
        else:
            yield place, start, "body"
        if end > start:
            yield start, end, "furniture"
        place, before = end, kind


def _pictured(text: str, start: int, end: int, *, closed: bool) -> Iterator[_Stretch]:
    """Yield the caption behind a gallery's counter, and the body up to the next one's credit."""
    stop = _STOP.search(text, start, end)
    limit = stop.end() if stop else end
    begun = _FUSED_AT.search(text, start + 1, limit)
    last = begun.start() if begun is not None else limit
    if credit := _CLOSING.search(text, start, last):
        last = min(last, credit.end())
    yield start, last, "caption"
    if closed:
        yield from _credited(text, last, end)
    else:
        yield last, end, "body"


def _credited(text: str, start: int, end: int) -> Iterator[_Stretch]:
    """Yield the body before a counter, and the names behind its last stop: the picture's credit."""
    last = start
    for stop in _STOP.finditer(text, start, end):
        last = stop.end()
    credit = _NAMES.fullmatch(text, last, end) if last > start else None
    yield start, last if credit else end, "body"
    if credit:
        yield last, end, "furniture"


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
