"""What a stretch of words tells that a copy may change: names, figures, days, hedges, denials."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from tellings.language.entities.lexicon import nouns
from tellings.language.gazetteer import gazetteer
from tellings.model import ChangeKind
from tellings.reuse.rarity import general
from tellings.reuse.words import Words, stem
from tellings.wordlists import parsed

_LISTED: tuple[ChangeKind, ...] = ("number", "date", "negation", "hedge", "attribution")
_LISTS = ("alike", "positive")
_NUMERAL = re.compile(r"\d")
_FOREIGN = str.maketrans({"ø": "o", "æ": "a", "ß": "ss", "ð": "d", "þ": "th", "ł": "l", "đ": "d"})
_OWN = 0.4
"""Rarity in English from which a word at a sentence's head may be a name."""
_HEADLINE = 0.6
"""The share of words with a capital from which on a sentence is written as headlines are."""
_LONGEST = 4
"""Words of the longest name of a country that is looked up."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words of a text, from ``first`` to ``last`` (excluded), among those around them."""

    text: str
    words: Words
    first: int
    last: int

    @property
    def whole(self) -> Stretch:
        """Return all the words around as a stretch."""
        return Stretch(self.text, self.words, 0, len(self.words))

    def form(self, index: int) -> str:
        """Return a word as it is written."""
        return self.text[slice(*self.words.places[index])]


@cache
def lexicon() -> dict[str, frozenset[str]]:
    """Return, by the kind of change, the words whose coming or going makes one.

    ``measure`` are those of the hedges that are hedges of a figure only; ``positive`` are pairs of
    words that deny nothing ("not long before").
    """
    table = {
        kind: frozenset(words.split()) for kind, words in _table().items() if kind not in _LISTS
    }
    return table | {"positive": frozenset(_table()["positive"])}


@cache
def _table() -> dict[str, Any]:
    text = (files("tellings.stemma") / "resources" / "changes.yaml").read_text(encoding="utf-8")
    table: dict[str, Any] = parsed(text)
    return table


@cache
def _no_names() -> frozenset[str]:
    """Return words that have a capital and name nobody: titles, days, figures."""
    return (
        lexicon()["date"] | lexicon()["number"] | {title.rstrip(".") for title in nouns("titles")}
    )


@cache
def _alike() -> dict[str, str]:
    """Return, for a word that others tell as well, the one that stands for them."""
    groups = [group.split() for group in _table()["alike"]]
    return {word: group[0] for group in groups for word in group}


def told(stretch: Stretch) -> dict[ChangeKind, frozenset[str]]:
    """Return what the stretch tells, by the kind of change that another telling would be."""
    found: dict[ChangeKind, frozenset[str]] = {
        kind: frozenset(_listed(stretch, kind)) for kind in _LISTED
    }
    found["negation"] = frozenset({"not"} if found["negation"] else ())
    found["number"] |= frozenset(_figures(stretch))
    found["name"] = frozenset(_names(stretch))
    return found


def _listed(stretch: Stretch, kind: ChangeKind) -> Iterator[str]:
    listed = lexicon()[kind]
    for index in range(stretch.first, stretch.last):
        word = stretch.words.forms[index]
        if word in listed and _meant(stretch, index, kind):
            yield _alike().get(word, word)


def _meant(stretch: Stretch, index: int, kind: ChangeKind) -> bool:
    """Tell the month from the verb, "about 200" from "about the war", "no one" from one."""
    if kind == "number":
        return stretch.words.forms[max(0, index - 1)] not in ("no", "some", "any", "every")
    if kind == "date":
        return stretch.form(index)[0].isupper()
    if kind == "negation":
        return " ".join(stretch.words.forms[index : index + 2]) not in lexicon()["positive"]
    if kind == "hedge" and stretch.words.forms[index] in lexicon()["measure"]:
        following = range(index + 1, min(index + 3, len(stretch.words)))
        return any(_is_number(stretch.words.forms[i]) for i in following)
    return True


def _is_number(word: str) -> bool:
    return bool(_NUMERAL.search(word)) or word in lexicon()["number"]


def _figures(stretch: Stretch) -> Iterator[str]:
    for index in range(stretch.first, stretch.last):
        word = stretch.words.stems[index]
        if _NUMERAL.search(word) and _meant(stretch, index, "number"):
            yield word.replace(",", "")


def _names(stretch: Stretch) -> Iterator[str]:
    """Yield the names of a stretch: a country's, its people's and its short forms are one.

    Where most words are in capitals, capitals tell no name.
    """
    capitals = sum(stretch.form(i)[0].isupper() for i in range(len(stretch.words)))
    if capitals > _HEADLINE * len(stretch.words):
        return
    index = stretch.first
    while index < stretch.last:
        size, country = _country(stretch, index)
        if country:
            yield country
        elif _is_name(stretch, index):
            yield _folded(stretch.words.stems[index])
        index += size


def _folded(name: str) -> str:
    """Return a name as both ways of writing foreign letters have it: Tarøy, Taroey."""
    plain = name.translate(_FOREIGN)
    return re.sub(r"(?<=[aou])e|(?<=a)a", "", plain)


def _country(stretch: Stretch, index: int) -> tuple[int, str | None]:
    if not stretch.form(index)[0].isupper():
        return 1, None
    for size in range(min(_LONGEST, stretch.last - index), 0, -1):
        start = stretch.words.places[index][0]
        end = stretch.words.places[index + size - 1][1]
        name = re.sub(r"['’]s?$", "", " ".join(stretch.text[start:end].split()))
        known = next(iter(gazetteer().candidates(name)), None)
        if known is not None and known.kind == "country":
            return size, known.id
    return 1, None


def _is_name(stretch: Stretch, index: int) -> bool:
    """Tell a name by its capital; at the head of a sentence any word has one."""
    form = stretch.form(index)
    if not form[0].isupper() or len(form) < 2 or form.lower() in _no_names():
        return False
    start = stretch.words.places[index][0]
    before = stretch.text[:start].rstrip().rstrip("\"“”‘’'(").rstrip()
    heads = not before or before[-1] in ".!?:\n" or "\n" in stretch.text[len(before) : start]
    return not heads or general(stem(form)) >= _OWN
