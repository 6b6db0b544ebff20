"""Organisations: keys under which their names meet, ministries and governments among them."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from tellings.language.entities.found import Found
from tellings.language.entities.lexicon import bodies, body_key, ministry_topics, nouns, table
from tellings.language.gazetteer import Place, fold, gazetteer

_GENERIC = nouns("generic")
_OF = re.compile(
    r"\b(?:ministry|department|ministries)\s+(?:of|for)\s+(?:the\s+)?(.+)$", re.IGNORECASE
)
_MINISTRY = re.compile(r"\b(?:ministry|department)\b", re.IGNORECASE)
_WORD = re.compile(r"[\w.’'-]+")


@dataclass(frozen=True, slots=True)
class Office:
    """A government or a ministry: what it is for ("" for a government) and whose (or ``None``)."""

    topic: str
    country: str | None

    def fits(self, other: Office) -> bool:
        """Tell whether two can be one: the same field, and no two countries."""
        if self.topic != other.topic:
            return False
        return self.country == other.country or None in (self.country, other.country)


def country_in(text: str) -> Place | None:
    """Return the country that a phrase names, by its name or its people ("Chilean")."""
    known = gazetteer()
    tokens = [re.sub(r"['’]s?$", "", token) for token in _WORD.findall(text)]
    for size in (3, 2, 1):
        for start in range(len(tokens) - size + 1):
            name = " ".join(tokens[start : start + size])
            if not name[:1].isupper() or len(name) < 2:
                continue
            found = next((p for p in known.candidates(name) if p.kind == "country"), None)
            if found and found.country:
                return known.countries[found.country]
    return None


def office_of(text: str, complement: str = "") -> Office | None:
    """Return the ministry or government that a phrase means; ``complement`` follows it ("of …")."""
    last = text.rsplit(maxsplit=1)[-1].lower() if text.split() else ""
    if not _MINISTRY.search(text) and last not in table("ministries")["government"]:
        return None
    whole = f"{text} {complement}".strip()
    country = country_in(whole)
    code = country.country if country else None
    if _MINISTRY.search(text):
        topic = _topic(text, complement)
        return Office(topic, code) if topic else None
    return Office("", code) if code else None


def _topic(text: str, complement: str) -> str | None:
    after = _OF.search(f"{text} {complement}")
    words = fold(after[1] if after else _MINISTRY.split(text)[0]).replace("s ", " ").split()
    topics = ministry_topics()
    for size in range(min(len(words), 4), 0, -1):
        starts = range(len(words) - size + 1) if after else range(len(words) - size, -1, -1)
        for start in starts:
            phrase = " ".join(words[start : start + size])
            if phrase in topics:
                return topics[phrase]
    return None


def acronym_of(name: str) -> str:
    """Return the initials of a name's capitalised words: "World Food Programme" gives "WFP"."""
    return "".join(word[0] for word in _WORD.findall(name) if word[0].isupper())


def same_body(one: str, other: str) -> bool:
    """Tell whether two written names are of one organisation."""
    first, second = body_key(one), body_key(other)
    if first == second:
        return True
    known = bodies()
    if first in known or second in known:
        return known.get(first) is known.get(second)
    if _is_acronym(one, other) or _is_acronym(other, one):
        return True
    short, long = sorted((first.split(), second.split()), key=len)
    return bool(short) and long[: len(short)] == short and set(long[len(short) :]) <= _GENERIC


def _is_acronym(short: str, long: str) -> bool:
    letters = short.replace(".", "")
    return letters.isupper() and 2 <= len(letters) <= 7 and letters == acronym_of(long)


def described(mention: Found) -> str:
    """Return a description without its determiner, folded: what a table of nominals is asked by."""
    return _undetermined(mention.text)


@functools.lru_cache(maxsize=20_000)
def _undetermined(text: str) -> str:
    words = fold(text).split()
    while words and words[0] in ("the", "this", "that", "its", "his", "her", "their", "a", "an"):
        words.pop(0)
    return " ".join(words)
