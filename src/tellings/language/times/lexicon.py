"""The words of time, read once from the package's tables, and pieces of patterns made of them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from importlib import resources
from typing import Any

from tellings.wordlists import parsed


@functools.cache
def _table(name: str) -> Mapping[str, Any]:
    place = resources.files("tellings.language") / "resources" / name
    read: Mapping[str, Any] = parsed(place.read_text(encoding="utf-8"))
    return read


def words(name: str) -> dict[str, Any]:
    """Return one table of words by its name in ``times.yaml``; keys are lower case."""
    return dict(_table("times.yaml")[name])


def tense_words(name: str) -> frozenset[str]:
    """Return one set of words by its name in ``tenses.yaml``."""
    found = _table("tenses.yaml")[name]
    return frozenset(found.split() if isinstance(found, str) else found)


def either(options: Iterable[str]) -> str:
    """Return a pattern for any of these words, the longest first; a space stands for any space."""
    ordered = sorted(set(options), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(o).replace(r"\ ", r"\s+") for o in ordered) + ")"


def _cased(options: Iterable[str]) -> str:
    """Return a pattern for names: capitalised or all in capitals, never all small."""
    options = list(options)
    return f"(?-i:{either([o.title() for o in options] + [o.upper() for o in options])})"


MONTHS: dict[str, int] = words("months")
WEEKDAYS: dict[str, int] = words("weekdays") | words("weekday_abbreviations")
UNITS: dict[str, str] = words("units")
PLURALS: dict[str, str] = words("plurals")
SEASONS: dict[str, str] = words("seasons")
DAY_PARTS: dict[str, str] = words("day_parts")
ORDINALS: dict[str, int] = words("ordinals")
DECADES: dict[str, int] = words("decades")
QUALIFIERS: dict[str, str] = words("qualifiers")
REFERENCES: dict[str, str] = words("references")

_full_months = [name for name in MONTHS if len(name) > 4 or name in ("may", "june", "july")]
_short_months = [name for name in MONTHS if name not in _full_months]

MONTH = rf"(?:{_cased(_full_months)}|{_cased(_short_months)}\b\.?)"
FULL_MONTH = _cased(_full_months)
_short_days = _cased(words("weekday_abbreviations"))
WEEKDAY = rf"(?:{_cased(words('weekdays'))}|{_short_days}\.)"
LOOSE_WEEKDAY = rf"(?:{_cased(words('weekdays'))}|{_short_days}\b\.?)"
"""A weekday that may be shortened without a full stop, where a date follows."""

_unit_words = [name for name in UNITS if name not in ("sec", "min", "hr")]
UNIT = rf"(?:(?:{either(_unit_words)}s?|{either(PLURALS)})\b)"
SEASON = either(SEASONS)
DAY_PART = either(DAY_PARTS)
ORDINAL = either(ORDINALS)

DIGITS = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
_small = either(words("small_numbers"))
SPELLED = rf"{_small}(?:[-\s]{_small})?"
_scale = rf"(?:hundred|thousand|million|dozen)s?"  # noqa: F541
NUMBER = (
    rf"(?:(?:{DIGITS})(?:\s+\d/\d|-\d/\d|[½¼¾])?|[½¼¾]"
    rf"|(?:{SPELLED}|an?)\s+{_scale}(?:\s+(?:and\s+)?{SPELLED})?"
    rf"|{SPELLED}(?:[-\s]+and[-\s]+(?:a|one)[-\s](?:half|quarter))?)"
)
VAGUE_NUMBER = r"(?:a\s+few|a\s+couple(?:\s+of)?|several|many|few|some|a\s+number\s+of|couple\s+of)"
YEAR = r"(?:1[0-9]\d\d|20\d\d)"
DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
QUALIFIER = either(QUALIFIERS)
ZONE = either(_table("times.yaml")["zones"])
