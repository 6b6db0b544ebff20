"""Numerals in words: "two hundred and five thousand", "a million and a half"."""

from __future__ import annotations

from tellings.claims.lexemes import Lexeme, hyphen, lower_at
from tellings.claims.number_words import Numeral, words
from tellings.claims.scales import and_a_half, scales
from tellings.claims.unit_table import table


def worded(lexed: list[Lexeme], at: int) -> tuple[Numeral, int] | None:
    """Read "twenty-one", "two hundred and five thousand", "two and a half million"."""
    if lexed[at].lower in ("half", "a", "an"):
        return _articled(lexed, at)
    total, end, scale, ceiling = 0.0, at, 1.0, float("inf")
    while True:
        joined = end > at and scale >= 100 and lower_at(lexed, end) == "and"
        piece = _below_thousand(lexed, end + joined)
        if piece is None or (end > at and piece[0] >= ceiling) or (end > at and scale == 1):
            break
        group, end, ceiling = piece[0], piece[1], 1.0
        scale = 100.0 if group >= 100 and group % 100 == 0 else 1.0
        multiple, end = scales(lexed, end)
        if multiple > 1:
            group, scale, ceiling = group * multiple, multiple, multiple
        total += group
    if end == at:
        return None
    total, scale, end = and_a_half(lexed, end, total, scale)
    return Numeral(lexed[at].start, lexed[end - 1].end, total, total, "words", scale), end


def _below_thousand(lexed: list[Lexeme], at: int) -> tuple[float, int] | None:
    piece = _below_hundred(lexed, at)
    if piece is None or lower_at(lexed, piece[1] + hyphen(lexed, piece[1])) != "hundred":
        return piece
    value, end = piece[0] * 100, piece[1] + hyphen(lexed, piece[1]) + 1
    rest = _below_hundred(lexed, end + (lower_at(lexed, end) == "and"))
    if rest is None or lower_at(lexed, rest[1]) == "hundred":
        return value, end
    return value + rest[0], rest[1]


def _below_hundred(lexed: list[Lexeme], at: int) -> tuple[float, int] | None:
    known, word = words(), lower_at(lexed, at)
    if word in known.small:
        return float(known.small[word]), at + 1
    if word not in known.tens:
        return None
    step = hyphen(lexed, at + 1)
    unit = lower_at(lexed, at + 1 + step)
    if unit in known.ones:
        return float(known.tens[word] + known.ones[unit]), at + 2 + step
    return float(known.tens[word]), at + 1


def _half_a_unit(lexed: list[Lexeme], at: int, end: int) -> tuple[Numeral, int] | None:
    """Read "half an hour", "half a mile", "a half-hour"; ``end`` is where the unit begins."""
    unit = table().words.get(lower_at(lexed, end).removesuffix("s"))
    hyphenated = lower_at(lexed, end - 1) in ("-", "‑")
    if unit is None or unit[1] == "money" or not (hyphenated or lexed[at].lower == "half"):
        return None
    last = end - 1 - hyphenated
    return Numeral(lexed[at].start, lexed[last].end, 0.5, 0.5, "words"), end - hyphenated


def _articled(lexed: list[Lexeme], at: int) -> tuple[Numeral, int] | None:
    """Read "a hundred", "a dozen", "half a million", "a half-dozen", "a million and a half"."""
    end, factor = at, 1.0
    while lower_at(lexed, end) in ("half", "a", "an") and end - at < 3:
        factor = 0.5 if lower_at(lexed, end) == "half" else factor
        end += 1
        end += hyphen(lexed, end)
    scale, stop = scales(lexed, end)
    if stop == end:
        return _half_a_unit(lexed, at, end) if factor < 1 else None
    value, scale, end = and_a_half(lexed, stop, factor * scale, scale)
    rest = _below_hundred(lexed, end + 1) if lower_at(lexed, end) == "and" else None
    if rest and factor == 1 and scale >= 100:
        value, end = value + rest[0], rest[1]
    return Numeral(lexed[at].start, lexed[end - 1].end, value, value, "words", scale), end
