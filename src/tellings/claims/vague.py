"""Numerals that are no plain number: "dozens", "several hundred", "two-thirds", "fifth"."""

from __future__ import annotations

from tellings.claims.lexemes import Lexeme, hyphen, lower_at
from tellings.claims.number_words import Numeral, words
from tellings.claims.scales import scales
from tellings.claims.unit_table import table as unit_table


def vague(lexed: list[Lexeme], at: int) -> tuple[Numeral, int] | None:
    """Read "dozens", "tens of thousands", "several hundred", "a few dozen"."""
    table = words()
    if lexed[at].lower in table.few or lower_at(lexed, at + 1) in ("few", "couple"):
        return _few(lexed, at)
    bounds = table.vague.get(lexed[at].lower)
    if bounds is None:
        return None
    (low, high), end = bounds, at + 1
    tens = lexed[at].lower == "tens"
    while lower_at(lexed, end) == "of" and lower_at(lexed, end + 1) in table.vague:
        scale = table.vague[lower_at(lexed, end + 1)][0]
        low, high, end = (10 if tens else low) * scale, (100 if tens else high) * scale, end + 2
    if tens and lower_at(lexed, end) != "of" and end == at + 1:
        return None
    return Numeral(lexed[at].start, lexed[end - 1].end, low, high, "vague"), end


def _few(lexed: list[Lexeme], at: int) -> tuple[Numeral, int] | None:
    table = words()
    end = at + 1 if lexed[at].lower in ("a", "the", "last", "past", "another") else at
    few = table.few.get(lower_at(lexed, end))
    if few is None or (lexed[end].lower == "couple" and end == at):
        return None
    end += 2 if lower_at(lexed, end + 1) == "of" else 1
    word = lower_at(lexed, end)
    plural = word if word == "dozens" else word.removesuffix("s")
    multiple = {"dozen": 12, "dozens": 12}.get(plural) or table.scales.get(plural)
    if not multiple or lexed[at].lower == "some":
        return None
    low, high = few[0] * multiple, few[1] * multiple
    return Numeral(lexed[at].start, lexed[end].end, low, high, "vague", multiple), end + 1


def fraction(lexed: list[Lexeme], at: int) -> tuple[Numeral, int] | None:
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
    step = hyphen(lexed, at + 1)
    name = lower_at(lexed, at + 1 + step)
    if name not in table.fractions or (name.endswith("s") or name == "halves") != (top > 1):
        return None
    end = at + 2 + step
    value = top * table.fractions[name][0] / table.fractions[name][1]
    whole = _of_a_unit(lexed, end)
    if whole is not None:
        scale, end = whole
        return Numeral(first.start, lexed[end - 1].end, value * scale, value * scale, "words"), end
    follows = lower_at(lexed, end)
    compared = lower_at(lexed, at - 1) in _COMPARED
    if (
        not step
        and top == 1
        and not compared
        and lower_at(lexed, at - 1) not in ("which", "whom")
        and follows not in _AFTER_SHARES
        and not (follows.endswith("er") and lower_at(lexed, end + 1) == "than")
    ):
        return None
    if name in ("half", "second") and first.lower == "a" and follows != "of":
        return None
    return Numeral(first.start, lexed[end - 1].end, value, value, "fraction"), end


_AFTER_SHARES = frozenset(
    ["of", "the", ",", ".", "as", "more", "less", "fewer", "higher", "lower", "cheaper", "larger",
     "smaller", "bigger", "faster", "slower", "longer", "shorter", "lighter", "heavier", "are",
     "were", "have", ""]
)  # fmt: skip


def _of_a_unit(lexed: list[Lexeme], at: int) -> tuple[float, int] | None:
    """Read the rest of "three-quarters of a million", "a third of a mile": its scale and end."""
    if lower_at(lexed, at) != "of" or lower_at(lexed, at + 1) not in ("a", "an", "one"):
        return None
    scale, end = scales(lexed, at + 2)
    if end > at + 2:
        return scale, end
    word = lower_at(lexed, at + 2)
    unit = unit_table().words.get(word)
    return (1.0, at + 2) if unit and unit[1] != "money" and not word.endswith("s") else None


def _half(lexed: list[Lexeme], at: int) -> tuple[Numeral, int] | None:
    after, two = lower_at(lexed, at + 1), lower_at(lexed, at + 2)
    if lower_at(lexed, at - 1) in ("and", "first", "second", "other", "better", "latter", "early"):
        return None
    if lower_at(lexed, at - 1) in _COMPARED and after not in _SCALED:
        return Numeral(lexed[at].start, lexed[at].end, 0.5, 0.5, "fraction"), at + 1
    owned = after in ("of", "the", "its", "their", "his", "her", "our", "all", "those", "these")
    if not owned or two in ("time", "way", "hour", "year", "past"):
        return None
    return Numeral(lexed[at].start, lexed[at].end, 0.5, 0.5, "fraction"), at + 1


_COMPARED = frozenset(["by", "than", "nearly", "almost", "roughly", "about", "over", "exactly"])
_SCALED = frozenset(
    ["a", "an", "-", "dozen", "million", "billion", "hour", "hours", "mile", "time", "way", "past"]
)


def ordinal(lexed: list[Lexeme], at: int) -> tuple[Numeral, int] | None:
    """Read "third" and "twenty-first", which count nothing."""
    table, end = words(), at
    if lexed[at].lower in table.tens and hyphen(lexed, at + 1):
        end = at + 2
    if lower_at(lexed, end) not in table.ordinals:
        return None
    return Numeral(lexed[at].start, lexed[end].end, 0, 0, "ordinal"), end + 1
