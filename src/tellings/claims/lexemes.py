"""Text cut into words, runs of digits and signs, for numerals to be read from.

The text alone is read, no tags, so that any tokeniser and any damage leave the offsets right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LEXEME = re.compile(
    r"(?:\d+(?:\.\d+)?\s?[×x*·]\s?)?\b10(?:\^[-−]?\d{1,3}|[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)(?!\d)"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])"
    r"|\d+,\d{1,2}(?=\s?(?:%|per\s?cent|[mb]illion|mn\b|bn\b|km\b|°))"
    r"|\d{1,3}(?:[   ]\d{3})+(?![\d.,:/-]*\d)"
    r"|\d+(?:\.\d+)+|\.\d+|\d+"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)?"
    r"|[½⅓⅔¼¾⅛⅜⅝⅞⅕⅖⅗⅘]"
    r"|\S"
)


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A word, a run of digits or a sign; ``glued`` where no space stands before it."""

    start: int
    end: int
    text: str
    glued: bool

    @property
    def lower(self) -> str:
        """Return the text in lower case."""
        return self.text.lower()

    @property
    def digits(self) -> bool:
        """Return whether it is written in digits."""
        return self.text[-1].isdigit() and self.text[0] in ".0123456789"


def lexemes(text: str) -> list[Lexeme]:
    """Return the words, numbers and signs of a text in order."""
    found: list[Lexeme] = []
    last = -1
    for match in _LEXEME.finditer(text):
        found.append(Lexeme(match.start(), match.end(), match.group(), match.start() == last))
        last = match.end()
    return found


def lexeme_at(lexed: list[Lexeme], index: int) -> Lexeme | None:
    """Return the lexeme with this index, if there is one."""
    return lexed[index] if 0 <= index < len(lexed) else None


def lower_at(lexed: list[Lexeme], index: int) -> str:
    """Return its text in lower case, empty where there is none."""
    lexeme = lexeme_at(lexed, index)
    return lexeme.lower if lexeme else ""


def hyphen(lexed: list[Lexeme], at: int) -> int:
    """Return 1 where a hyphen without a space before it stands here, else 0."""
    return 1 if lower_at(lexed, at) in ("-", "‑") and lexed[at].glued else 0
