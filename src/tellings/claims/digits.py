"""Numerals that begin with digits: "1,200", "2.5 million", "5m", "3/4 of", "20s", "A320"."""

from __future__ import annotations

import re

from tellings.claims.lexemes import Lexeme, lexeme_at, lower_at
from tellings.claims.number_words import Numeral, words
from tellings.claims.scales import and_a_half, scales
from tellings.claims.unit_table import table


def _value(text: str) -> float:
    if re.fullmatch(r"\d+,\d{1,2}", text):
        return float(text.replace(",", "."))
    power = _POWER.search(text)
    if power:
        times = re.match(r"\d+(?:\.\d+)?(?=\s?[^\d.])", text[: power.start()])
        exponent = power.group(1).lstrip("^").translate(_RAISED)
        return float(times.group() if times else 1) * 10.0 ** int(exponent)
    return float(re.sub(r"[,\s]", "", text))


_POWER = re.compile(r"10(\^[-−]?\d+|[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)$")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")


def digits(lexed: list[Lexeme], at: int) -> tuple[Numeral, int]:
    """Return the numeral that begins with the digits here, and the index behind it."""
    first = lexed[at]
    if first.text.count(".") > 1 or _is_code(lexed, at):
        return _code(lexed, at)
    value, end = _value(first.text), at + 1
    after = lexeme_at(lexed, end)
    if after and after.glued:
        if after.lower in ("st", "nd", "rd", "th"):
            return Numeral(first.start, after.end, value, value, "ordinal"), end + 1
        decade = (value % 10 == 0 or len(first.text) == 4) and value >= 10
        if after.lower == "s" and decade:
            return Numeral(first.start, after.end, value, value, "decade"), end + 1
        if after.text in ("'", "’") and lower_at(lexed, end + 1) == "s" and decade:
            return Numeral(first.start, lexed[end + 1].end, value, value, "decade"), end + 2
        if after.text in words().glyphs:
            value, end = value + words().glyphs[after.text], end + 1
    half = _fraction_behind(lexed, end) if first.text.isdigit() else 0.0
    if half:
        return _scaled(lexed, at, end + 3, value + half)
    if _is_common_fraction(lexed, at):
        part = value / _value(lexed[at + 2].text)
        return Numeral(first.start, lexed[at + 2].end, part, part, "fraction"), at + 3
    return _scaled(lexed, at, end, value)


def _scaled(lexed: list[Lexeme], at: int, end: int, value: float) -> tuple[Numeral, int]:
    """Read the scale words and the glued suffix after digits that give ``value``."""
    table, scale, suffix = words(), 1.0, ""
    after = lexeme_at(lexed, end)
    if after and after.glued and after.lower in table.suffixes and not _runs_on(lexed, end):
        suffix, stop = after.lower, lexed[end - 1].end
        if suffix not in ("m", "b", "t"):
            scale, stop, end = float(table.suffixes[suffix]), after.end, end + 1
            return Numeral(
                lexed[at].start, stop, value * scale, value * scale, "digits", scale
            ), end
        return Numeral(lexed[at].start, stop, value, value, "digits", 1, suffix), end
    scale, end = scales(lexed, end)
    value *= scale
    value, scale, end = and_a_half(lexed, end, value, scale)
    return Numeral(lexed[at].start, lexed[end - 1].end, value, value, "digits", scale), end


def _runs_on(lexed: list[Lexeme], at: int) -> bool:
    """Return whether more letters or digits are glued behind: "5m2", "4K-ready" does not count."""
    after = lexeme_at(lexed, at + 1)
    return bool(after and after.glued and (after.digits or after.text in "/²³·"))


def _is_code(lexed: list[Lexeme], at: int) -> bool:
    """Return whether the digits belong to a name: F-16, A320, MH370, COVID-19, 12/05/2019."""
    first, before, two = lexed[at], lexeme_at(lexed, at - 1), lexeme_at(lexed, at - 2)
    if before and first.glued and before.text[-1].isalpha():
        return not (_is_money_sign(before.text) or (two is not None and two.text == "$"))
    if before and first.glued and before.text in "-–‑_#@" and two and before.glued:
        return two.text[-1].isalpha() and _names_a_model(two)
    after, third = lexeme_at(lexed, at + 1), lexeme_at(lexed, at + 2)
    slashed = after and after.text == "/" and after.glued and third and third.digits and third.glued
    return bool(slashed and not _is_common_fraction(lexed, at))


def _names_a_model(before: Lexeme) -> bool:
    if before.lower in _PREFIXES or before.lower in words().small or before.lower in words().tens:
        return False
    return before.text[0].isupper() and not _is_money_sign(before.text)


_PREFIXES = frozenset(["mid", "pre", "post", "under", "over", "top", "sub", "minus", "plus", "to"])


def _is_money_sign(text: str) -> bool:
    return text[-1].isalpha() and text in table().before


def _is_common_fraction(lexed: list[Lexeme], at: int) -> bool:
    """Return whether the digits open a fraction: "3/4 of", not a date, "24/7" or "9/11"."""
    if (
        [lower_at(lexed, at + 1)] != ["/"]
        or not (third := lexeme_at(lexed, at + 2))
        or not third.digits
    ):
        return False
    if not (lexed[at + 1].glued and third.glued) or lower_at(lexed, at + 3) != "of":
        return False
    top, bottom = lexed[at].text, third.text
    return top.isdigit() and bottom.isdigit() and 0 < int(top) < int(bottom) <= 100


def _fraction_behind(lexed: list[Lexeme], at: int) -> float:
    """Return the fraction of a mixed number: of "3 1/2 years" the half; 0 where none follows."""
    parts = [lexeme_at(lexed, at + k) for k in range(3)]
    if any(part is None for part in parts) or lower_at(lexed, at + 1) != "/":
        return 0.0
    top, _, bottom = (part.text for part in parts if part)
    whole = top.isdigit() and bottom.isdigit() and 0 < int(top) < int(bottom) <= 16
    glued = lexed[at + 1].glued and lexed[at + 2].glued and not lexed[at].glued
    return int(top) / int(bottom) if whole and glued else 0.0


def _code(lexed: list[Lexeme], at: int) -> tuple[Numeral, int]:
    end = at + 1
    while (
        (after := lexeme_at(lexed, end)) and after.glued and (after.digits or after.text in "/-.:")
    ):
        end += 1
    while not lexed[end - 1].digits:
        end -= 1
    return Numeral(lexed[at].start, lexed[end - 1].end, 0, 0, "code"), end
