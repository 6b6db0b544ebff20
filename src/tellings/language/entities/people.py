"""Names of people: their parts, and whether two of them can be of one person."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from tellings.language.entities.lexicon import FEMALE, MALE, given_names, nouns
from tellings.language.entities.spelling import alike, skeleton
from tellings.language.gazetteer import fold

_TOKEN = re.compile(r"[^\s,]+")
_ARTICLES = ("al", "el", "ar", "as", "ash", "abu", "bin", "ibn", "ben", "abdel", "abdul", "abd")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name: titles before it, its words without them, and the sex that these tell."""

    titles: tuple[str, ...]
    words: tuple[str, ...]
    gender: str

    @property
    def full(self) -> str:
        """Return the name without titles."""
        return " ".join(self.words)

    @property
    def surname(self) -> str:
        """Return the last word of the name."""
        return self.words[-1] if self.words else ""


@functools.lru_cache(maxsize=20_000)
def parse_name(text: str) -> PersonName:
    """Return the parts of a name as written."""
    tokens = [token.strip(".") if len(token) > 2 else token for token in _TOKEN.findall(text)]
    tokens = [token for token in tokens if token not in ("'s", "’s")]
    tokens = [re.sub(r"['’]s?$", "", token) for token in tokens]
    titles: list[str] = []
    while len(tokens) > 1 and tokens[0].lower().rstrip(".") in _titles():
        titles.append(tokens.pop(0).lower().rstrip("."))
    while len(tokens) > 1 and fold(tokens[-1]) in nouns("suffixes"):
        tokens.pop()
    return PersonName(tuple(titles), tuple(t for t in tokens if t), _gender(titles, tokens))


@functools.cache
def _titles() -> frozenset[str]:
    return frozenset(title.rstrip(".") for title in nouns("titles"))


def _gender(titles: list[str], tokens: list[str]) -> str:
    for title in titles:
        if title in nouns("titles_female") or title in nouns("female"):
            return FEMALE
        if title in nouns("titles_male") or title in nouns("male"):
            return MALE
    given = fold(tokens[0]) if len(tokens) > 1 else ""
    return given_names().get(given, "")


def same_person(one: PersonName, other: PersonName) -> bool:
    """Tell whether two names can be of one person: "Ana Ruiz", "A. Ruiz", "Ms Ruiz", "Ruiz"."""
    if not one.words or not other.words:
        return False
    if one.gender and other.gender and one.gender != other.gender:
        return False
    short, long = sorted((one, other), key=lambda name: len(_joined(name.words)))
    if len(_joined(short.words)) == 1:
        return _part_of(short, long)
    return _full_names_agree(_joined(short.words), _joined(long.words))


def _part_of(short: PersonName, long: PersonName) -> bool:
    word, words = _joined(short.words)[0], _joined(long.words)
    if alike(word, words[-1]):
        return True
    return not short.titles and word == words[0]


@functools.lru_cache(maxsize=20_000)
def _joined(words: tuple[str, ...]) -> tuple[str, ...]:
    """Put articles and the like to the word behind them: "Abdel Mahdi" and "Abdul-Mahdi" agree."""
    parts = [p for w in words for p in fold(w).split()]
    joined: list[str] = []
    for part in parts:
        last = joined[-1].split("~")[-1] if joined else ""
        if last in _ARTICLES or last in nouns("particles"):
            joined[-1] = joined[-1] + "~" + part
        else:
            joined.append(part)
    return tuple(_bare(word) for word in joined)


def _bare(word: str) -> str:
    parts = [p for p in word.split("~") if p not in _ARTICLES[:5]]
    return "".join("abd" if p in ("abdel", "abdul", "abd") else p for p in parts)


def _full_names_agree(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    if not short or not long:
        return False
    if len(short) > 1 and long[-len(short) :] == short:
        return True
    if not alike(short[-1], long[-1]) and not _double_surname(short, long):
        return False
    if not _given_agree(short[0], long[0]):
        return False
    others = long[1:-1]
    return all(not others or any(_given_agree(m, o) for o in others) for m in short[1:-1])


def _double_surname(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell a name with two surnames from its shorter form: "Gabriel García (Márquez)"."""
    return len(long) > len(short) >= 2 and alike(short[-1], long[-2])


def _given_agree(one: str, other: str) -> bool:
    if len(one.rstrip(".")) == 1 or len(other.rstrip(".")) == 1:
        return one[:1] == other[:1]
    return alike(one, other) or (min(len(one), len(other)) >= 3 and _nickname(one, other))


def _nickname(one: str, other: str) -> bool:
    return f"{one}/{other}" in nouns("nicknames") or f"{other}/{one}" in nouns("nicknames")


def surname_key(name: PersonName) -> str:
    """Return what names that may be of one person have in common: the surname's consonants."""
    words = fold(name.full).split()
    return skeleton(words[-1]) if words else ""
