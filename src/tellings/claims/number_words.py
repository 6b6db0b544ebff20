"""The words that numerals are made of, and the value that they make."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from tellings.claims.lexicon import load

Form = Literal["digits", "words", "vague", "fraction", "ordinal", "decade", "code"]


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
