"""Where a numeral is no quantity: dates, hours, scores, telephone numbers, addresses, names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from tellings.claims.lexemes import Lexeme
from tellings.claims.lexicon import load
from tellings.claims.number_words import Numeral, words

BlockedKind = Literal["date", "clock", "phone", "score", "address", "model", "label", "age"]


@dataclass(frozen=True, slots=True)
class Blocked:
    """A stretch of text whose numerals are of one kind that counts nothing."""

    start: int
    end: int
    kind: BlockedKind


def _either(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


@cache
def _patterns() -> tuple[tuple[BlockedKind, re.Pattern[str]], ...]:
    words = load("numbers")
    months = [form for month in words["months"] for form in (month.capitalize(), month.upper())]
    lists = {
        "{months}": _either(months),
        "{streets}": _either([word.capitalize() for word in words["streets"]]),
        "{scores}": _either(words["scores"]),
    }
    found: list[tuple[BlockedKind, re.Pattern[str]]] = []
    for row in load("contexts")["patterns"]:
        pattern = row["pattern"]
        for name, alternatives in lists.items():
            pattern = pattern.replace(name, alternatives)
        found.append((row["kind"], re.compile(pattern, re.I if row.get("ignorecase") else 0)))
    return tuple(found)


def blocked(text: str) -> list[Blocked]:
    """Return the stretches whose numerals count nothing, those of earlier patterns first."""
    found = [
        Blocked(match.start(), match.end(), kind)
        for kind, pattern in _patterns()
        for match in pattern.finditer(text)
    ]
    return found + _uneven_pairs(text)


_PAIRS = re.compile(
    r"(?<![\d$£€.,/-])\d{1,3}[-–]\d{1,3}(?:, (?:and )?\d{1,2}[-–]\d{1,2})*"
    r"(?![\d.,%/-]*\d|\s?(?:million|billion|thousand|bn|m\b))"
)


def _uneven_pairs(text: str) -> list[Blocked]:
    """Return hyphenated pairs that cannot be ranges, as one's first is not the smaller: 2-1, 6-4.

    Of a list of pairs ("6-3, 4-6, 7-5") all are scores if one is.
    """
    return [
        Blocked(match.start(), match.end(), "score")
        for match in _PAIRS.finditer(text)
        if any(int(a) >= int(b) for a, b in _PAIR.findall(match.group()))
    ]


_PAIR = re.compile(r"(\d+)[-–](\d+)")


def named_by_series(text: str, lexed: Sequence[Lexeme], numeral: Numeral) -> bool:
    """Return whether the numeral names a thing rather than counting: "Article 5", "Boeing 737".

    A capitalised word or a noun of the series list stands before it, and no plural noun behind it.
    """
    at = _index(lexed, numeral)
    if at == 0:
        return False
    before = lexed[at - 1]
    if before.text == "." and at > 1 and lexed[at - 2].lower in _SHORT:
        return True
    following = _following_word(text, numeral.end)
    if before.lower in _words("series") and not before.glued:
        return not _is_counted(before, following)
    name = before.text[0].isupper() and before.text[-1].isalpha() and at > 1
    if not name or numeral.form != "digits" or text[numeral.start - 1] != " ":
        return False
    if _is_gapped(text, before):
        return False
    if following in _NAMED_ON | _verbs() or _runs_on_in_capitals(text, before, numeral):
        return True
    return numeral.low < 1000 and before.lower not in _dated() and _counts_none(text, numeral)


@cache
def _verbs() -> frozenset[str]:
    """Return forms of verbs that a name with a number may be the subject of: "Orbit 3 sold"."""
    return frozenset(load("irregular")) - _BEFALL


_SHORT = frozenset(
    ["no", "nos", "vol", "vols", "fig", "figs", "pp", "p", "apt", "ste", "sec", "sect", "art", "ch",
     "chap", "rm", "gen", "bldg", "ext", "op", "pt", "rte"]
)  # fmt: skip
"""Short forms, with a full stop, of nouns whose things are numbered: "Apt. 6"."""
_BEFALL = frozenset(
    ["hurt", "shot", "slain", "fell", "fled", "lost", "hit", "struck", "left", "lit", "born", "cut",
     "set", "put"]
)  # fmt: skip
"""Forms of verbs that befall those counted: "Samoa 12 hurt"."""


def _counts_none(text: str, numeral: Numeral) -> bool:
    """Return whether no plural stands behind a name's number: "the Planet 9 science project"."""
    behind = re.match(r"(?: [a-z]+)+", text[numeral.end : numeral.end + 60])
    if behind is None:
        return False
    near: list[str] = []
    for word in behind.group().split():
        if word in _words("function_words") | {"in", "per", "percent", "to", "of", "more"}:
            break
        near.append(word)
    told = [w for w in near if w.endswith(("s", "ed", "ead")) or w in _MANY or w in words().scales]
    return len(near) > 1 and not told


_MANY = (
    frozenset(load("counting")["people"])
    | frozenset(load("numbers")["people"])
    | {"missing", "hurt", "cent", "staff", "crew", "others", "year", "month", "week", "day", "hour"}
)


def _is_gapped(text: str, before: Lexeme) -> bool:
    """Return whether a name shares a noun told before: "Fiji sent 60 men, Samoa 25"."""
    lead = text[max(0, before.start - 90) : before.start]
    return lead.endswith((", ", "; ", " and ")) and _COUNT.search(lead) is not None


_COUNT = re.compile(r"\b\d[\d,]*\s(?:[a-z-]+\s)?(?:[a-z]+s|men|women|people|children|troops)\b")


def _runs_on_in_capitals(text: str, before: Lexeme, numeral: Numeral) -> bool:
    """Return whether a name runs on behind its number: "the Note 20 Ultra"; not in a headline."""
    behind = re.match(r" ([A-Z][\w’']*)", text[numeral.end : numeral.end + 24])
    if behind is None or numeral.low >= 1000 or before.lower in _dated():
        return False
    around = re.findall(r"[^\W\d_]{4,}", text[max(0, numeral.start - 80) : numeral.end + 80])
    capitals = sum(word[0].isupper() for word in around)
    return capitals * 3 <= len(around) * 2 and not behind.group(1).endswith("s")


@cache
def _dated() -> frozenset[str]:
    return _words("months") | _words("weekdays")


_NAMED_ON = frozenset(["", *load("numbers")["function_words"]])


def series_words() -> frozenset[str]:
    """Return the nouns whose things are numbered: "version 12", "line 5"."""
    return _words("series")


def _index(lexed: Sequence[Lexeme], numeral: Numeral) -> int:
    return next((i for i, lexeme in enumerate(lexed) if lexeme.start >= numeral.start), 0)


def _is_counted(before: Lexeme, following: str) -> bool:
    """Return whether a noun that is counted follows: "the order 500 soldiers received"."""
    plural = following.endswith("s") or following in _words("people")
    return plural and following not in _words("function_words") and before.text[0].islower()


def _following_word(text: str, end: int) -> str:
    match = re.match(r"[\s-]([^\W\d_]+)", text[end : end + 30])
    return match.group(1).lower() if match else ""


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("numbers")[name])


def stands_for_a_year(text: str, lexed: Sequence[Lexeme], numeral: Numeral) -> bool:
    """Return whether four bare digits are a year rather than a count."""
    digits = text[numeral.start : numeral.end]
    if not (len(digits) == 4 and digits.isdigit() and 1400 <= int(digits) <= 2100):
        return False
    following, at = _following_word(text, numeral.end), _index(lexed, numeral)
    before = lexed[at - 1].lower if at else ""
    if before == "of" and at > 1 and lexed[at - 2].lower in _words("tallies"):
        return False
    if before in _words("before_year") or before.endswith(("'s", "’s")):
        round_count = int(digits) % 100 == 0 and following.endswith("s")
        counted = following in _words("people") or round_count
        return not counted or before in ("in", "since", "by", "until")
    plural = following.endswith("s") and following not in _words("function_words")
    return not (plural or following in _words("people"))
