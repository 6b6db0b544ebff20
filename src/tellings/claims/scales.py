"""Scale words: "hundred", "dozen", "million", and the half behind them."""

from __future__ import annotations

from tellings.claims.lexemes import Lexeme, hyphen, lower_at
from tellings.claims.number_words import words


def scales(lexed: list[Lexeme], at: int) -> tuple[float, int]:
    """Return the product of the scale words from here on, and where they end."""
    multiple, end = 1.0, at
    while True:
        step = hyphen(lexed, end)
        word = lower_at(lexed, end + step)
        factor = words().scales.get(word) or (12 if word == "dozen" else 0)
        if not factor:
            return multiple, end
        multiple, end = multiple * factor, end + step + 1


def and_a_half(
    lexed: list[Lexeme], at: int, value: float, scale: float
) -> tuple[float, float, int]:
    """Add the half of "two and a half million" or "a million and a half", if there is one."""
    step = hyphen(lexed, at)
    tail = [lower_at(lexed, at + step + k * (1 + step)) for k in range(3)]
    if tail != ["and", "a", "half"]:
        return value, scale, at
    end = at + step + 2 * (1 + step) + 1
    if scale > 1:
        return value + scale / 2, scale, end
    multiple, end = scales(lexed, end)
    return (value + 0.5) * multiple, multiple, end
