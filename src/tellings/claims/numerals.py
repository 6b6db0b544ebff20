"""Numerals in running text: digits, words and mixtures of both, with exact offsets.

A numeral is the bare value ("2.5 million", "twenty-one", "dozens", "two-thirds"); what it counts
or measures, and how exactly, is told in ``numbers``. The text alone is read, no tags, so that any
tokeniser and any damage leave the offsets right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from tellings.claims.lexicon import load

Form = Literal["digits", "words", "vague", "fraction", "ordinal", "decade", "code"]

_LEXEME = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])"
    r"|\d+,\d{1,2}(?=\s?(?:%|per\s?cent|[mb]illion|mn\b|bn\b|km\b|°))"
    r"|\d{1,3}(?:[   ]\d{3})+(?![\d.,:/-]*\d)"
    r"|\d+(?:\.\d+)+|\.\d+|\d+"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)?"
    r"|[½⅓⅔¼¾⅛⅜⅝⅞⅕⅖⅗⅘]"
    r"|\S"
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A value at its place; ``low`` and ``high`` differ only for vague words ("dozens").

    ``scale`` is the last scale word that multiplied it ("$4 to $5 billion" lends it to the four),
    ``suffix`` a letter glued to the digits that may be a scale or a unit ("5m").
    """

    start: int
    end: int
    low: float
    high: float
    form: Form
    scale: float = 1
    suffix: str = ""


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
        return self.text[-1].isdigit() and self.text[-1].isascii()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of ``resources/numbers.yaml`` that numerals are made of."""

    small: dict[str, int]
    tens: dict[str, int]
    ones: dict[str, int]
    scales: dict[str, int]
    dozens: dict[str, int]
    vague: dict[str, list[float]]
    few: dict[str, list[float]]
    fractions: dict[str, list[int]]
    glyphs: dict[str, float]
    ordinals: frozenset[str]
    suffixes: dict[str, int]


@cache
def words() -> Words:
    """Return the number words."""
    rows = load("numbers")
    return Words(
        small={**rows["units"], **rows["teens"]},
        tens=rows["tens"],
        ones={word: value for word, value in rows["units"].items() if value},
        scales=rows["scales"],
        dozens=rows["dozens"],
        vague=rows["vague"],
        few=rows["few"],
        fractions=rows["fractions"],
        glyphs=rows["glyphs"],
        ordinals=frozenset(rows["ordinals"]),
        suffixes=rows["suffixes"],
    )


def lexemes(text: str) -> list[Lexeme]:
    """Return the words, numbers and signs of a text in order."""
    found: list[Lexeme] = []
    last = -1
    for match in _LEXEME.finditer(text):
        found.append(Lexeme(match.start(), match.end(), match.group(), match.start() == last))
        last = match.end()
    return found


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
        return _digits(lexed, at)
    for reader in (_vague, _fraction, _ordinal, _worded):
        read = reader(lexed, at)
        if read is not None:
            return read
    return None


def _at(lexed: list[Lexeme], index: int) -> Lexeme | None:
    return lexed[index] if 0 <= index < len(lexed) else None


def _lower(lexed: list[Lexeme], index: int) -> str:
    lexeme = _at(lexed, index)
    return lexeme.lower if lexeme else ""


def _value(text: str) -> float:
    if re.fullmatch(r"\d+,\d{1,2}", text):
        return float(text.replace(",", "."))
    return float(re.sub(r"[,\s]", "", text))


def _digits(lexed: list[Lexeme], at: int) -> tuple[Numeral, int]:
    first = lexed[at]
    if first.text.count(".") > 1 or _is_code(lexed, at):
        return _code(lexed, at)
    value, end = _value(first.text), at + 1
    after = _at(lexed, end)
    if after and after.glued:
        if after.lower in ("st", "nd", "rd", "th"):
            return Numeral(first.start, after.end, value, value, "ordinal"), end + 1
        decade = (value % 10 == 0 or len(first.text) == 4) and value >= 10
        if after.lower == "s" and decade:
            return Numeral(first.start, after.end, value, value, "decade"), end + 1
        if after.text in ("'", "’") and _lower(lexed, end + 1) == "s" and decade:
            return Numeral(first.start, lexed[end + 1].end, value, value, "decade"), end + 2
        if after.text in words().glyphs:
            value, end = value + words().glyphs[after.text], end + 1
    if _is_common_fraction(lexed, at):
        part = value / _value(lexed[at + 2].text)
        return Numeral(first.start, lexed[at + 2].end, part, part, "fraction"), at + 3
    return _scaled(lexed, at, end, value)


def _scaled(lexed: list[Lexeme], at: int, end: int, value: float) -> tuple[Numeral, int]:
    """Read the scale words and the glued suffix after digits that give ``value``."""
    table, scale, suffix = words(), 1.0, ""
    after = _at(lexed, end)
    if after and after.glued and after.lower in table.suffixes and not _runs_on(lexed, end):
        suffix, stop = after.lower, lexed[end - 1].end
        if suffix not in ("m", "b", "t"):
            scale, stop, end = float(table.suffixes[suffix]), after.end, end + 1
            return Numeral(
                lexed[at].start, stop, value * scale, value * scale, "digits", scale
            ), end
        return Numeral(lexed[at].start, stop, value, value, "digits", 1, suffix), end
    scale, end = _scales(lexed, end)
    value *= scale
    value, scale, end = _and_a_half(lexed, end, value, scale)
    return Numeral(lexed[at].start, lexed[end - 1].end, value, value, "digits", scale), end


def _runs_on(lexed: list[Lexeme], at: int) -> bool:
    """Return whether more letters or digits are glued behind: "5m2", "4K-ready" does not count."""
    after = _at(lexed, at + 1)
    return bool(after and after.glued and (after.digits or after.text in "/²³·"))


def _is_code(lexed: list[Lexeme], at: int) -> bool:
    """Return whether the digits belong to a name: F-16, A320, MH370, COVID-19, 12/05/2019."""
    first, before, two = lexed[at], _at(lexed, at - 1), _at(lexed, at - 2)
    if before and first.glued and before.text[-1].isalpha():
        return not (_is_money_sign(before.text) or (two is not None and two.text == "$"))
    if before and first.glued and before.text in "-–‑_#@" and two and before.glued:
        return two.text[-1].isalpha() and _names_a_model(two)
    after, third = _at(lexed, at + 1), _at(lexed, at + 2)
    slashed = after and after.text == "/" and after.glued and third and third.digits and third.glued
    return bool(slashed and not _is_common_fraction(lexed, at))


def _names_a_model(before: Lexeme) -> bool:
    if before.lower in _PREFIXES or before.lower in words().small or before.lower in words().tens:
        return False
    return before.text[0].isupper() and not _is_money_sign(before.text)


_PREFIXES = frozenset(["mid", "pre", "post", "under", "over", "top", "sub", "minus", "plus", "to"])


@cache
def _money_signs() -> frozenset[str]:
    signs = (sign for row in load("units")["money"].values() for sign in row["signs"])
    return frozenset(sign for sign in signs if sign[-1].isalpha())


def _is_money_sign(text: str) -> bool:
    return text in _money_signs()


def _is_common_fraction(lexed: list[Lexeme], at: int) -> bool:
    """Return whether the digits open a fraction: "3/4 of", not a date, "24/7" or "9/11"."""
    if [_lower(lexed, at + 1)] != ["/"] or not (third := _at(lexed, at + 2)) or not third.digits:
        return False
    if not (lexed[at + 1].glued and third.glued) or _lower(lexed, at + 3) != "of":
        return False
    top, bottom = lexed[at].text, third.text
    return top.isdigit() and bottom.isdigit() and 0 < int(top) < int(bottom) <= 100


def _code(lexed: list[Lexeme], at: int) -> tuple[Numeral, int]:
    end = at + 1
    while (after := _at(lexed, end)) and after.glued and (after.digits or after.text in "/-.:"):
        end += 1
    while not lexed[end - 1].digits:
        end -= 1
    return Numeral(lexed[at].start, lexed[end - 1].end, 0, 0, "code"), end


def _hyphen(lexed: list[Lexeme], at: int) -> int:
    return 1 if _lower(lexed, at) in ("-", "‑") and lexed[at].glued else 0


def _worded(lexed: list[Lexeme], at: int) -> tuple[Numeral, int] | None:
    """Read "twenty-one", "two hundred and five thousand", "two and a half million"."""
    if lexed[at].lower in ("half", "a", "an"):
        return _articled(lexed, at)
    total, end, scale, ceiling = 0.0, at, 1.0, float("inf")
    while True:
        joined = end > at and scale >= 100 and _lower(lexed, end) == "and"
        piece = _below_thousand(lexed, end + joined)
        if piece is None or (end > at and piece[0] >= ceiling) or (end > at and scale == 1):
            break
        group, end, ceiling = piece[0], piece[1], 1.0
        scale = 100.0 if group >= 100 and group % 100 == 0 else 1.0
        multiple, end = _scales(lexed, end)
        if multiple > 1:
            group, scale, ceiling = group * multiple, multiple, multiple
        total += group
    if end == at:
        return None
    total, scale, end = _and_a_half(lexed, end, total, scale)
    return Numeral(lexed[at].start, lexed[end - 1].end, total, total, "words", scale), end


def _scales(lexed: list[Lexeme], at: int) -> tuple[float, int]:
    """Return the product of the scale words from here on, and where they end."""
    multiple, end = 1.0, at
    while True:
        step = _hyphen(lexed, end)
        word = _lower(lexed, end + step)
        factor = words().scales.get(word) or (12 if word == "dozen" else 0)
        if not factor:
            return multiple, end
        multiple, end = multiple * factor, end + step + 1


def _and_a_half(
    lexed: list[Lexeme], at: int, value: float, scale: float
) -> tuple[float, float, int]:
    """Add the half of "two and a half million" or "a million and a half", if there is one."""
    step = _hyphen(lexed, at)
    tail = [_lower(lexed, at + step + k * (1 + step)) for k in range(3)]
    if tail != ["and", "a", "half"]:
        return value, scale, at
    end = at + step + 2 * (1 + step) + 1
    if scale > 1:
        return value + scale / 2, scale, end
    multiple, end = _scales(lexed, end)
    return (value + 0.5) * multiple, multiple, end


def _below_thousand(lexed: list[Lexeme], at: int) -> tuple[float, int] | None:
    piece = _below_hundred(lexed, at)
    if piece is None or _lower(lexed, piece[1] + _hyphen(lexed, piece[1])) != "hundred":
        return piece
    value, end = piece[0] * 100, piece[1] + _hyphen(lexed, piece[1]) + 1
    rest = _below_hundred(lexed, end + (_lower(lexed, end) == "and"))
    if rest is None or _lower(lexed, rest[1]) == "hundred":
        return value, end
    return value + rest[0], rest[1]


def _below_hundred(lexed: list[Lexeme], at: int) -> tuple[float, int] | None:
    table, word = words(), _lower(lexed, at)
    if word in table.small:
        return float(table.small[word]), at + 1
    if word not in table.tens:
        return None
    step = _hyphen(lexed, at + 1)
    unit = _lower(lexed, at + 1 + step)
    if unit in table.ones:
        return float(table.tens[word] + table.ones[unit]), at + 2 + step
    return float(table.tens[word]), at + 1


def _articled(lexed: list[Lexeme], at: int) -> tuple[Numeral, int] | None:
    """Read "a hundred", "a dozen", "half a million", "a half-dozen", "a million and a half"."""
    end, factor = at, 1.0
    while _lower(lexed, end) in ("half", "a", "an") and end - at < 3:
        factor = 0.5 if _lower(lexed, end) == "half" else factor
        end += 1
        end += _hyphen(lexed, end)
    scale, stop = _scales(lexed, end)
    if stop == end:
        return None
    value, scale, end = _and_a_half(lexed, stop, factor * scale, scale)
    rest = _below_hundred(lexed, end + 1) if _lower(lexed, end) == "and" else None
    if rest and factor == 1 and scale >= 100:
        value, end = value + rest[0], rest[1]
    return Numeral(lexed[at].start, lexed[end - 1].end, value, value, "words", scale), end


def _vague(lexed: list[Lexeme], at: int) -> tuple[Numeral, int] | None:
    """Read "dozens", "tens of thousands", "several hundred", "a few dozen"."""
    table = words()
    if lexed[at].lower in table.few or _lower(lexed, at + 1) in ("few", "couple"):
        return _few(lexed, at)
    bounds = table.vague.get(lexed[at].lower)
    if bounds is None:
        return None
    (low, high), end = bounds, at + 1
    tens = lexed[at].lower == "tens"
    while _lower(lexed, end) == "of" and _lower(lexed, end + 1) in table.vague:
        scale = table.vague[_lower(lexed, end + 1)][0]
        low, high, end = (10 if tens else low) * scale, (100 if tens else high) * scale, end + 2
    if tens and _lower(lexed, end) != "of" and end == at + 1:
        return None
    return Numeral(lexed[at].start, lexed[end - 1].end, low, high, "vague"), end


def _few(lexed: list[Lexeme], at: int) -> tuple[Numeral, int] | None:
    table = words()
    end = at + 1 if lexed[at].lower in ("a", "the", "last", "past", "another") else at
    few = table.few.get(_lower(lexed, end))
    if few is None or (lexed[end].lower == "couple" and end == at):
        return None
    end += 2 if _lower(lexed, end + 1) == "of" else 1
    word = _lower(lexed, end)
    plural = word if word == "dozens" else word.removesuffix("s")
    multiple = {"dozen": 12, "dozens": 12}.get(plural) or table.scales.get(plural)
    if not multiple or lexed[at].lower == "some":
        return None
    low, high = few[0] * multiple, few[1] * multiple
    return Numeral(lexed[at].start, lexed[end].end, low, high, "vague", multiple), end + 1


def _fraction(lexed: list[Lexeme], at: int) -> tuple[Numeral, int] | None:
    """Read "two-thirds", "a third of", "three quarters", "half of", "half the", "½"."""
    table, first = words(), lexed[at]
    if first.text in table.glyphs:
        value = table.glyphs[first.text]
        return Numeral(first.start, first.end, value, value, "fraction"), at + 1
    if first.lower == "half":
        return _half(lexed, at)
    top = 1 if first.lower in ("a", "one") else table.ones.get(first.lower, 0)
    if not top:
        return None
    step = _hyphen(lexed, at + 1)
    name = _lower(lexed, at + 1 + step)
    if name not in table.fractions or (name.endswith("s") or name == "halves") != (top > 1):
        return None
    end = at + 2 + step
    follows = _lower(lexed, end)
    if not step and top == 1 and follows not in ("of", "the", ",", ".", "as", "more", "less", ""):
        return None
    if name in ("half", "second") and first.lower == "a" and follows != "of":
        return None
    value = top * table.fractions[name][0] / table.fractions[name][1]
    return Numeral(first.start, lexed[end - 1].end, value, value, "fraction"), end


def _half(lexed: list[Lexeme], at: int) -> tuple[Numeral, int] | None:
    after, two = _lower(lexed, at + 1), _lower(lexed, at + 2)
    if _lower(lexed, at - 1) in ("and", "first", "second", "other", "better", "latter", "early"):
        return None
    owned = after in ("of", "the", "its", "their", "his", "her", "our", "all", "those", "these")
    if not owned or two in ("time", "way", "hour", "year", "past"):
        return None
    return Numeral(lexed[at].start, lexed[at].end, 0.5, 0.5, "fraction"), at + 1


def _ordinal(lexed: list[Lexeme], at: int) -> tuple[Numeral, int] | None:
    table, end = words(), at
    if lexed[at].lower in table.tens and _hyphen(lexed, at + 1):
        end = at + 2
    if _lower(lexed, end) not in table.ordinals:
        return None
    return Numeral(lexed[at].start, lexed[end].end, 0, 0, "ordinal"), end + 1


def rescaled(numeral: Numeral, scale: float) -> Numeral:
    """Return the numeral multiplied by a scale that it borrows from its neighbour."""
    return replace(numeral, low=numeral.low * scale, high=numeral.high * scale, scale=scale)
