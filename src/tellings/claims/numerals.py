"""Numerals in running text: digits, words and mixtures of both, with exact offsets.

A numeral is the bare value ("2.5 million", "twenty-one", "dozens", "two-thirds"); what it counts
or measures, and how exactly, is told in ``numbers``.
"""

from __future__ import annotations

from tellings.claims.digits import digits
from tellings.claims.lexemes import Lexeme
from tellings.claims.number_words import Numeral
from tellings.claims.spelled import worded
from tellings.claims.vague import fraction, ordinal, vague


def numerals(lexed: list[Lexeme]) -> list[Numeral]:
    """Return the numerals of a lexed text in order; none overlaps another."""
    found: list[Numeral] = []
    position = 0
    while position < len(lexed):
        read = _read(lexed, position)
        if read is None:
            position += 1
            continue
        numeral, position = read
        found.append(numeral)
    return found


def _read(lexed: list[Lexeme], at: int) -> tuple[Numeral, int] | None:
    if lexed[at].digits:
        return digits(lexed, at)
    if lexed[at].lower == "one" and at and lexed[at - 1].lower == "no":
        return None
    for reader in (vague, fraction, ordinal, worded):
        read = reader(lexed, at)
        if read is not None:
            return read
    return None
