"""Units of money, measure and time beside a numeral, under one name each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tellings.claims.lexicon import load
from tellings.claims.number_words import Numeral, words
from tellings.claims.rates import rate_after
from tellings.claims.unit_table import UnitKind, longest_first, spoken, table


@dataclass(frozen=True, slots=True)
class Sign:
    """A currency sign before a numeral, and the currency's code."""

    start: int
    name: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that ends at ``end``; ``factor`` multiplies the numeral ("$5m" is five million)."""

    end: int
    name: str
    kind: UnitKind
    factor: float = 1


def sign_before(text: str, numeral: Numeral) -> Sign | None:
    """Return the currency sign that ends where the numeral starts, a space allowed between."""
    start = numeral.start
    match = table().before_pattern.search(text, max(0, start - 6), start)
    if match is None:
        return None
    sign = match.group().rstrip("-− ").strip()
    if sign[-1].isalpha() and match.group() != sign and len(sign) < 3 and sign not in _SPACED:
        return None
    if sign in table().weak and not _is_a_sum(text, numeral):
        return None
    return Sign(match.start(), table().before[sign])


_SPACED = frozenset(["Rs", "RM", "Rp", "Tk", "KD", "SR", "Dh", "NT"])


def _is_a_sum(text: str, numeral: Numeral) -> bool:
    """Return whether a numeral looks like money: with a scale, separators, or in the thousands."""
    digits = text[numeral.start : numeral.end]
    large = numeral.low > 2100  # more than a year
    return large or bool(numeral.suffix) or "," in digits or "." in digits


def unit_after(text: str, numeral: Numeral, sign: Sign | None) -> Unit | None:
    """Return the unit of a numeral: from the sign before it, or from the words behind it."""
    if sign is not None:
        return _money(text, numeral, sign)
    age = _AGE.match(text, numeral.end)
    if age is not None:
        return Unit(age.end(), age.group("unit").lower(), "age")
    multiple = _MULTIPLE.match(text, numeral.end)
    if multiple is not None:
        return _rated(text, Unit(multiple.end(), "times", "multiple"))
    found = _scaled(text, numeral) or _signed(text, numeral) or _named(text, numeral)
    return _rated(text, found) if found else _million(text, numeral)


_AGE = re.compile(
    r"[\s-]*(?P<unit>year|yr|month|week|day)s?['’]?(?:[\s-]+olds?\b|[\s-]+of[\s-]+age\b|[\s-]+young\b)",
    re.IGNORECASE,
)
_MULTIPLE = re.compile(r"x\b(?!\s?\d)|[\s-](?:times|fold)\b|fold\b", re.IGNORECASE)


def _rated(text: str, unit: Unit) -> Unit:
    """Add "per day", "a month", "/m2" to the unit that it follows."""
    short = _PAID_PER.match(text, unit.end) if unit.kind == "money" else None
    if short is not None:
        every = str(load("units")["paid_per"][short.group("per")])
        return Unit(short.end(), f"{unit.name} per {every}", unit.kind, unit.factor)
    rate = rate_after(text, unit.end)
    if rate is None or rate.every == unit.name or rate.every.endswith(f" {unit.name}"):
        return unit  # "12 GB/256 GB" is no rate
    return Unit(rate.end, f"{unit.name} per {rate.every}", unit.kind, unit.factor)


_PAID_PER = re.compile(rf"\s?(?P<per>{longest_first(load('units')['paid_per'])})(?!\w)")


def _suffix(numeral: Numeral) -> tuple[int, float]:
    """Return the end and the factor of a scale letter glued to the digits."""
    if not numeral.suffix:
        return numeral.end, 1
    return numeral.end + len(numeral.suffix), float(words().suffixes[numeral.suffix])


def _money(text: str, numeral: Numeral, sign: Sign) -> Unit:
    end, factor = _suffix(numeral)
    again = _NAME_GAP.match(text, end)
    name = sign.name
    if again:  # "$500 US", "$500 dollars"
        named = table().word_pattern.match(text, again.end())
        if named and spoken(named.group())[1] == "money":
            end, name = named.end(), spoken(named.group())[0]
        elif (
            text.startswith("US", again.end())
            and not text[again.end() + 2 : again.end() + 3].isalnum()
        ):
            end = again.end() + 2
    return _rated(text, Unit(end, name, "money", factor))


_NAME_GAP = re.compile(r"[\s-]|[  ]")


def _signed(text: str, numeral: Numeral) -> Unit | None:
    """Return the unit of a sign behind the numeral: "70kg", "5 W", "16 °C"."""
    gap = 1 if text[numeral.end : numeral.end + 1] in (" ", "\u00a0", "\u202f", "-") else 0
    match = table().sign_pattern.match(text, numeral.end + gap)
    if match is None:
        return None
    sign = match.group()
    name, kind = table().signs[sign]
    if gap and not _may_stand_apart(text, numeral, sign, match.end()):
        return None
    if not gap and sign in table().weak and kind == "money":
        return None
    if sign == "m" and _counts_in_millions(text, match.end()):
        return None
    return Unit(match.end(), name, kind)


def _may_stand_apart(text: str, numeral: Numeral, sign: str, end: int) -> bool:
    """Return whether a sign is a unit where a space or a hyphen stands before it."""
    if sign in _words("letters"):
        bare = numeral.form == "digits" and text[numeral.end] != "-"
        article = sign == "A" and _ARTICLE.match(text, end) is not None
        return bare and not article and _NAMED_ON.match(text, end) is None
    if sign in table().weak and table().signs[sign][1] == "money":
        return _is_a_sum(text, numeral)
    if sign in ("b", "B"):  # bits and bytes of a file: "16 billion b"
        return numeral.scale >= 1000 and numeral.low != numeral.scale
    return sign not in _words("glued")


_NAMED_ON = re.compile(r"['’.-]\w|\s(?:levels?|grades?|stars?|students?|League|Series|Class)\b")

_ARTICLE = re.compile(
    r"\s(?!(?:and|or|of|to|at|from|in|for|with|per|when|while|is|was|are|were|current|fuse|supply"
    r"|circuit|charger|breaker|socket|plug|outlet)\b)[a-z]"
)
"""What makes "A" behind a stray number an article: "6 A probe was launched"."""


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(map(str, load("units")[name]))


def _counts_in_millions(text: str, end: int) -> bool:
    """Return whether "5m" before this offset is five million: a plural noun follows."""
    behind = text[end : end + 60]
    return any(
        word in _words("counted") or (word.endswith("s") and word not in _words("not_plural"))
        for match in (_NEXT.match(behind), _PAST_ADJECTIVES.match(behind))
        if match is not None
        for word in (match.group("word"),)
    )


_NEXT = re.compile(r"\s+(?:of\s+)?(?P<word>[^\W\d_]+)")
_PAST_ADJECTIVES = re.compile(
    r"(?:\s+(?:[A-Z][a-z]+|[A-Za-z]+-[a-z]+(?:ed|ing|old|based|run)|[a-z]+ed|young|older|elderly"
    r"|poor|rural|urban|foreign|local|other|extra|small)){1,2}\s+(?P<word>[^\W\d_]+)"
)
"""A noun past adjectives that no length is told of: "4m state-run homes"."""


def _scaled(text: str, numeral: Numeral) -> Unit | None:
    """Read a scale letter before a sign or a word of measure: "1.5m km", "12.3m tonnes"."""
    if not numeral.suffix:
        return None
    end, factor = _suffix(numeral)
    shifted = Numeral(numeral.start, end, 0, 0, "digits", factor)
    if text[end : end + 1] != " ":
        return None
    found = _named(text, shifted) or _signed(text, shifted)
    if found is None or (numeral.suffix != "m" and found.kind == "duration"):
        return None
    return Unit(found.end, found.name, found.kind, factor)


def _million(text: str, numeral: Numeral) -> Unit | None:
    """Read the glued scale letter of a bare count: "5m people"."""
    end, factor = _suffix(numeral)
    if factor == 1 or (numeral.suffix == "m" and not _counts_in_millions(text, end)):
        return None
    return Unit(end, "", "measure", factor)


def _named(text: str, numeral: Numeral) -> Unit | None:
    gap = _WORD_GAP.match(text, numeral.end)
    if gap is None:
        return None
    match = table().word_pattern.match(text, gap.end())
    if match is None:
        return None
    name, kind = spoken(match.group())
    word = match.group().lower()
    if kind == "duration" and match.group()[0].isupper() and _is_title(text, numeral):
        return None
    large = numeral.scale >= 1000 or numeral.low >= 1000
    if word in _words("scaled_only") and not large:
        if word not in ("pound", "pounds"):
            return None
        paid = _PAID.match(text, match.end()) or _PAYS.search(text, 0, numeral.start)
        return Unit(match.end(), name, kind) if paid else Unit(match.end(), "pound", "measure")
    return Unit(match.end(), name, kind)


_PAYS = re.compile(
    r"\b(?:pay|pays|paid|paying|costs?|charged?|fined?|worth|owe[sd]?|earn(?:s|ed)?|spen[dt]|spends"
    r"|(?:sold|bought) for|(?:price|fee|bill|tip|fare|fine|cost) of|priced at|tipped|stole)"
    r"(?:\s(?:him|her|them|us|me|you|a|an|about|some|nearly|only|just|around|over|extra|mere)){0,2}\s$",
    re.IGNORECASE,
)
"""What makes "ten pounds" money: "paid her ten pounds"."""
_PAID = re.compile(r"\s(?:an?|per|each|every)\s(?:hour|week|month|year|head|person|share|unit)\b")


def _is_title(text: str, numeral: Numeral) -> bool:
    """Return whether the unit is capitalised as in the name of a programme, not as in a headline.

    In capitals throughout, or where the words around are capitalised too, it is a unit.
    """
    around = re.findall(r"[^\W\d_]{4,}", text[max(0, numeral.start - 80) : numeral.end + 80])
    capital: int = sum(word[0].isupper() for word in around)
    return bool(capital * 2 <= len(around))


_WORD_GAP = re.compile(r"[\s-]{1,2}(?:of\s+)?")
