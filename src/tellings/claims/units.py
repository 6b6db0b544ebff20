"""Units of money, measure and time beside a numeral, under one name each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from tellings.claims.lexicon import load
from tellings.claims.number_words import Numeral, words

UnitKind = Literal["money", "percent", "measure", "duration", "age", "multiple"]


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


@dataclass(frozen=True, slots=True)
class _Table:
    money_signs: dict[str, str]
    signs: dict[str, tuple[str, UnitKind]]
    names: dict[str, tuple[str, UnitKind]]
    glued: frozenset[str]
    scaled_only: frozenset[str]
    sign_pattern: re.Pattern[str]
    unit_pattern: re.Pattern[str]
    name_pattern: re.Pattern[str]
    rate_pattern: re.Pattern[str]


def _longest_first(found: dict[str, str] | dict[str, tuple[str, UnitKind]]) -> str:
    return "|".join(re.escape(key) for key in sorted(found, key=lambda key: (-len(key), key)))


@cache
def _table() -> _Table:
    rows = load("units")
    money_signs: dict[str, str] = {}
    signs: dict[str, tuple[str, UnitKind]] = {}
    names: dict[str, tuple[str, UnitKind]] = {}
    kinds: tuple[UnitKind, ...] = ("money", "measure", "duration")
    for kind in kinds:
        for name, row in rows[kind].items():
            what: UnitKind = "percent" if name == "%" else kind
            for sign in map(str, row["signs"]):
                if kind == "money":
                    money_signs.setdefault(sign, name)
                signs.setdefault(sign, (name, what))
            for word in row["names"]:
                names.setdefault(str(word), (name, what))
    for name, row in rows["measure"].items():  # "PS" is a pound before, a horsepower after
        for sign in map(str, row["signs"]):
            signs[sign] = (name, "percent" if name == "%" else "measure")
    rates = "|".join(sorted(rows["rates"], key=len, reverse=True))
    return _Table(
        money_signs,
        signs,
        names,
        frozenset(map(str, rows["glued"])),
        frozenset(rows["scaled_only"]),
        re.compile(rf"(?<![^\W\d_])(?:{_longest_first(money_signs)})\s?[-−]?$"),
        re.compile(rf"(?:{_longest_first(signs)})(?![^\W_])"),
        re.compile(rf"(?:{_longest_first(names)})(?![^\W_])", re.IGNORECASE),
        re.compile(
            rf"\s?/\s?(?P<slash>{rates}|hr|h|yr|mo)\b|[\s-](?:an?|per|each|every)[\s-](?P<word>{rates})s?\b"
            r"(?!\s+(?:after|before|later|earlier|ago|since|from|in|on|when|old))",
            re.IGNORECASE,
        ),
    )


def sign_before(text: str, start: int) -> Sign | None:
    """Return the currency sign that ends where the numeral starts, a space allowed between."""
    match = _table().sign_pattern.search(text, max(0, start - 6), start)
    if match is None:
        return None
    sign = match.group().rstrip("-− ").strip()
    if sign[-1].isalpha() and match.group() != sign and len(sign) < 3:
        return None
    return Sign(match.start(), _table().money_signs[sign])


def unit_after(text: str, numeral: Numeral, sign: Sign | None) -> Unit | None:
    """Return the unit of a numeral: from the sign before it, or from the words behind it."""
    if sign is not None:
        return _money(text, numeral, sign)
    age = _AGE.match(text, numeral.end)
    if age is not None:
        return Unit(age.end(), age.group("unit").lower(), "age")
    multiple = _MULTIPLE.match(text, numeral.end)
    if multiple is not None:
        return Unit(multiple.end(), "times", "multiple")
    glued = _glued(text, numeral) if numeral.form == "digits" else None
    found = glued or _named(text, numeral)
    return _rate(text, found) if found else _million(text, numeral)


_AGE = re.compile(
    r"[\s-]*(?P<unit>year|yr|month|week|day)s?['’]?(?:[\s-]+olds?\b|[\s-]+of[\s-]+age\b|[\s-]+young\b)"
    r"|(?P<other>)(?!)",
    re.IGNORECASE,
)
_MULTIPLE = re.compile(r"x\b(?!\s?\d)|[\s-](?:times|fold)\b|fold\b", re.IGNORECASE)


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
        named = _table().name_pattern.match(text, again.end())
        if named and _table().names[named.group().lower()][1] == "money":
            end, name = named.end(), _table().names[named.group().lower()][0]
        elif (
            text.startswith("US", again.end())
            and not text[again.end() + 2 : again.end() + 3].isalnum()
        ):
            end = again.end() + 2
    return _rate(text, Unit(end, name, "money", factor))


_AMERICAN = re.compile(r"US\b")
_NAME_GAP = re.compile(r"[\s-]|[  ]")


def _glued(text: str, numeral: Numeral) -> Unit | None:
    gap = 1 if text[numeral.end : numeral.end + 1] in (" ", " ", " ", "-") else 0
    match = _table().unit_pattern.match(text, numeral.end + gap)
    if match is None or (gap and (match.group() in _table().glued)):
        return None
    if gap and match.group()[0].isupper() and match.group() not in _words("spaced"):
        return None
    name, kind = _table().signs[match.group()]
    if match.group() == "m" and _counts_in_millions(text, match.end()):
        return None
    return Unit(match.end(), name, kind)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(map(str, load("units")[name]))


def _counts_in_millions(text: str, end: int) -> bool:
    """Return whether "5m" before this offset is five million: a plural noun follows."""
    following = re.match(r"\s+(?:of\s+)?([^\W\d_]+)", text[end : end + 40])
    if following is None:
        return False
    word = following.group(1)
    plural = word.endswith("s") and word not in _words("not_plural")
    return plural or word in _words("counted")


def _million(text: str, numeral: Numeral) -> Unit | None:
    """Read the glued scale letter of a bare count ("12.3m tonnes", "5m people")."""
    end, factor = _suffix(numeral)
    if factor == 1 or (numeral.suffix == "m" and not _counts_in_millions(text, end)):
        return None
    shifted = Numeral(numeral.start, end, 0, 0, "digits", factor)
    found = _named(text, shifted)
    if found is None:
        return Unit(end, "", "measure", factor)
    return Unit(found.end, found.name, found.kind, factor)


def _named(text: str, numeral: Numeral) -> Unit | None:
    gap = _WORD_GAP.match(text, numeral.end)
    if gap is None:
        return None
    match = _table().name_pattern.match(text, gap.end())
    if match is None:
        return None
    word = match.group().lower()
    name, kind = _table().names[word]
    if kind == "duration" and match.group()[0].isupper() and _is_title(text, numeral):
        return None
    large = numeral.scale >= 1000 or numeral.low >= 1000
    if word in _table().scaled_only and not large:
        if word not in ("pound", "pounds"):
            return None
        name, kind = "pound", "measure"
    return Unit(match.end(), name, kind)


def _is_title(text: str, numeral: Numeral) -> bool:
    """Return whether the unit is capitalised as in the name of a programme, not as in a headline.

    In capitals throughout, or where the words around are capitalised too, it is a unit.
    """
    around = re.findall(r"[^\W\d_]{4,}", text[max(0, numeral.start - 80) : numeral.end + 80])
    capital: int = sum(word[0].isupper() for word in around)
    return bool(capital * 2 <= len(around))


_WORD_GAP = re.compile(r"[\s-]{1,2}(?:of\s+)?")


def _rate(text: str, unit: Unit) -> Unit:
    """Add "per day", "a month", "an hour" to the unit that it follows."""
    if unit.kind == "duration":
        return unit
    match = _table().rate_pattern.match(text, unit.end)
    if match is None:
        return unit
    every = (match.group("slash") or match.group("word")).lower()
    return Unit(match.end(), f"{unit.name} per {every}", unit.kind, unit.factor)


def canonical(text: str) -> str | None:
    """Return the name of the unit that a text is, a rate included; ``None`` where it is none."""
    words_ = " ".join(text.split())
    whole = _canonical(words_)
    if whole is not None:
        return whole
    bare, _, every = words_.replace("/", " per ").replace(" a ", " per ").partition(" per ")
    name = _canonical(bare)
    return f"{name} per {every}" if name and every else None


def _canonical(text: str) -> str | None:
    table, rows = _table(), load("units")
    if text in table.money_signs:
        return table.money_signs[text]
    found = table.signs.get(text) or table.names.get(text.lower())
    if found is not None:
        return found[0]
    return text if any(text in rows[kind] for kind in ("money", "measure", "duration")) else None
