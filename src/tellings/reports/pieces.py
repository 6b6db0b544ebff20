"""Pieces of a text, and the part of the report that each is; what the text tells on the way."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tellings.language.lines import paragraphs
from tellings.model import Part, Published
from tellings.reports.datelines import Head
from tellings.reports.drafts import Draft
from tellings.reports.lines import bare

_RULE = re.compile(r"[\s|:+-]*")
"""The bars and rules of a table, between its cells."""


@dataclass(slots=True)
class Piece:
    """A paragraph, or a line that stands by itself; ``part`` is ``None`` until it is told.

    ``open`` says that the file tells nothing of it, so that it may also be the title;
    ``close`` that no blank line parts it from the piece before; ``image`` that it is the mark of
    a picture in Markdown; ``whole`` that it is one sentence, whatever stops it holds.
    """

    start: int
    end: int
    line: str
    part: Part | None = None
    open: bool = True
    close: bool = False
    image: bool = False
    whole: bool = False


@dataclass(slots=True)
class Told:
    """What a text tells about itself, gathered while its pieces are told apart.

    ``unknown`` are the letters or names that stand where an agency's would and are none we know;
    ``weak`` the agencies whose way of closing a story it has, which others copy.
    """

    title: str | None = None
    outlet: str | None = None
    owner: str | None = None
    bylines: list[str] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    weak: list[str] = field(default_factory=list)
    place: str | None = None
    head: Head | None = None
    urls: list[str] = field(default_factory=list)
    dates: list[Published] = field(default_factory=list)


def pieces_of(draft: Draft) -> list[Piece]:
    """Cut a text into pieces, in order; those whose part the file states have it already."""
    pieces: list[Piece] = []
    place = 0
    for stretch in draft.stretches:
        pieces += _open_pieces(draft.text, place, stretch.start)
        if stretch.part == "body":
            for start, end in paragraphs(draft.text, stretch.start, stretch.end):
                pieces.append(_piece(draft.text, start, end, None, False, pieces))
        else:
            pieces.append(
                _piece(draft.text, stretch.start, stretch.end, stretch.part, False, pieces)
            )
        place = stretch.end
    pieces += _open_pieces(draft.text, place, len(draft.text))
    return pieces


def _open_pieces(text: str, start: int, end: int) -> list[Piece]:
    pieces: list[Piece] = []
    for first, last in paragraphs(text, start, end):
        part: Part | None = "furniture" if _RULE.fullmatch(text, first, last) else None
        pieces.append(_piece(text, first, last, part, True, pieces))
    return pieces


def _piece(
    text: str, start: int, end: int, part: Part | None, is_open: bool, before: list[Piece]
) -> Piece:
    gap = text[before[-1].end : start] if before else ""
    close = bool(before) and gap.replace("\r\n", "\n").count("\n") == 1
    image = text.startswith("![", start)
    return Piece(start, end, bare(text[start:end]), part, is_open, close, image)
