"""A report as its file gives it, before its text has been read: text, and what the file states."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tellings.model import Damage, Part, Published

LONGEST = 2_000_000
"""Characters of one report's text. No news report comes near; a longer one is set aside."""

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class UnreadableError(Exception):
    """What a file or a record holds cannot be read; the message says why, for a person.

    ``record`` is the record's number in its file; ``None`` where it is the whole file.
    """

    def __init__(self, reason: str, record: int | None = None) -> None:
        super().__init__(reason)
        self.record = record


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text, and the part of the report that it is."""

    start: int
    end: int
    part: Part


@dataclass(frozen=True, slots=True)
class Draft:
    """One report of a file. ``record`` is its number there, from 1; ``None`` if it is the file.

    ``stretches`` are what the structure of the file tells of the text's parts, in order; where
    there are none, the text itself must tell. ``markdown`` says that marks of Markdown are
    meant as such.
    """

    text: str
    stretches: tuple[Stretch, ...] = ()
    title: str | None = None
    outlet: str | None = None
    bylines: tuple[str, ...] = ()
    credit: str | None = None
    url: str | None = None
    language: str | None = None
    published: Published | None = None
    damage: tuple[Damage, ...] = ()
    record: int | None = None
    markdown: bool = False


def without_surrogates(text: str) -> str:
    """Return the text with each lone surrogate replaced, so that it can be written as UTF-8."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def compose(pieces: Iterable[tuple[Part, str]]) -> tuple[str, tuple[Stretch, ...]]:
    """Join the pieces of a structured report by blank lines; return the text and its stretches.

    Blanks around a piece go; a piece without any character goes whole.
    """
    text, stretches = "", []
    for part, piece in pieces:
        words = without_surrogates(piece).strip()
        if not words:
            continue
        text += "\n\n" if text else ""
        stretches.append(Stretch(len(text), len(text) + len(words), part))
        text += words
    return text, tuple(stretches)


def norm(text: str) -> str:
    """Return the words of a text in small letters, so that two texts can be told equal."""
    return " ".join(re.findall(r"\w+", text.casefold()))
