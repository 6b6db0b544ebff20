"""Numbers as news spells them, as far as counts of days and years need it."""

from __future__ import annotations

import re

from tellings.language.times.lexicon import words

_SMALL: dict[str, int] = words("small_numbers")
_LARGE: dict[str, int] = words("large_numbers")
_FRACTIONS: dict[str, float] = words("fractions")
_MIXED = re.compile(r"([\d,.]+)?[\s-]*(?:(\d)/(\d)|([½¼¾]))$")


def number_of(text: str) -> float | None:
    """Return the value of a number in figures or words, ``None`` for any other text.

    Knows "2 1/2", "twenty-five", "a hundred", "two and a half", "2,500"; counts such as "several"
    have no value.
    """
    text = text.strip().lower()
    mixed = _MIXED.match(text)
    if mixed:
        whole = float(mixed[1].replace(",", "")) if mixed[1] else 0.0
        part = _FRACTIONS[mixed[4]] if mixed[4] else int(mixed[2]) / max(int(mixed[3]), 1)
        return whole + part
    if re.fullmatch(r"[\d,]*\.?\d+", text):
        return float(text.replace(",", ""))
    return _spelled(re.findall(r"[a-z]+", text))


def _spelled(tokens: list[str]) -> float | None:
    total, current, seen = 0.0, 0.0, False
    for place, token in enumerate(tokens):
        singular = token.removesuffix("s")
        if token in ("a", "an") and not seen:
            current, seen = 1.0, True
        elif token in _SMALL:
            current, seen = current + _SMALL[token], True
        elif singular in _LARGE:
            scaled = max(current, 1.0) * _LARGE[singular]
            total, current = (total + scaled, 0.0) if _LARGE[singular] >= 1000 else (total, scaled)
            seen = True
        elif token in ("half", "quarter") and place:
            current += 0.5 if token == "half" else 0.25  # noqa: S105
        elif token not in ("and", "a", "one"):
            return None
    return total + current if seen else None


def figure(value: float) -> str:
    """Return a number as a TIMEX3 value writes it: no point where it is whole."""
    return str(int(value)) if value == int(value) else f"{value:g}"
