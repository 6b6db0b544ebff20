"""Pieces of a text → its sentences, each with its part; those that only ran in are told again."""

from __future__ import annotations

from tellings.language.sentences import split
from tellings.model import Bounds, Part, Sentence
from tellings.reports.layout import note_credit
from tellings.reports.lines import bare, is_credit, is_furniture
from tellings.reports.pieces import Piece, Told

_LAST = 3
"""Sentences at a text's end among which a credit may have run into the body."""


def sentences_of(text: str, pieces: list[Piece], told: Told) -> tuple[Sentence, ...]:
    """Return the sentences of a text in order; they hold each of its words.

    Where a scraper has joined all lines into one, furniture and closing credits stand as sentences
    in the body, and are marked here.
    """
    found = [
        Sentence(start, end, piece.part or "body")
        for piece in pieces
        for start, end in _split(text, piece)
    ]
    last = len(found) - _LAST
    return tuple(
        _told_again(text, one, index >= last, told) if one.part == "body" else one
        for index, one in enumerate(found)
    )


def _split(text: str, piece: Piece) -> list[Bounds]:
    """Return a piece's sentences; a dateline is one, whatever stops it holds."""
    parts = split(text, piece.start, piece.end)
    return [(parts[0][0], parts[-1][1])] if piece.whole and parts else parts


def _told_again(text: str, sentence: Sentence, closing: bool, told: Told) -> Sentence:
    line = bare(text[sentence.start : sentence.end])
    part: Part = "body"
    if is_furniture(line):
        part = "furniture"
    elif closing and is_credit(line):
        part = "credit"
        note_credit(line, told)
    return Sentence(sentence.start, sentence.end, part)
