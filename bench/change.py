"""Ways in which one text is made from another, with the truth of which sentence became which.

What copiers and their tools do, at several strengths. Words for spinning come from our own list
(``synonyms.tsv``) and, where it is installed, from WordNet (Debian's package ``wordnet-base``, or
``TELLINGS_WORDNET`` for its folder); the detector knows neither.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench.witnesses import synonyms
from tellings.language.sentences import split as sentences_of
from tellings.reuse.rarity import general
from tellings.reuse.words import stem

Bounds = tuple[int, int]
_WORD = re.compile(r"[A-Za-z]+")
_CONTENT = 0.2
_UNCOMMON = 0.75
_POS = ("noun", "verb", "adj", "adv")


@dataclass(frozen=True, slots=True)
class Changed:
    """A text made from another: pairs of stretches, of the new text and of the old.

    ``host`` names the text that what was reused was put into.
    """

    text: str
    origin: tuple[tuple[Bounds, Bounds], ...]
    host: str | None = None


Kind = Callable[[random.Random, str, "Stock"], Changed]


@dataclass(frozen=True, slots=True)
class Stock:
    """What changes draw on: words as common as they are in real text; other texts by name."""

    words: Sequence[str]
    others: Sequence[tuple[str, str]]


def _built(parts: Sequence[tuple[str, Bounds | None]]) -> Changed:
    """Join sentences; those with a place in the old text are reused."""
    text, origin = "", []
    for part, place in parts:
        text += " " if text else ""
        if place is not None:
            origin.append(((len(text), len(text) + len(part)), place))
        text += part
    return Changed(text, tuple(origin))


def _parts(text: str) -> list[tuple[str, Bounds]]:
    return [(text[a:b], (a, b)) for a, b in sentences_of(text)]


def exact(rng: random.Random, text: str, stock: Stock) -> Changed:
    """Copy all of it."""
    del rng, stock
    return Changed(text, (((0, len(text)), (0, len(text))),))


def shuffled(rng: random.Random, text: str, stock: Stock) -> Changed:
    """Put the sentences in another order."""
    del stock
    parts = _parts(text)
    rng.shuffle(parts)
    return _built(parts)


def dropped(rng: random.Random, text: str, stock: Stock) -> Changed:
    """Leave out a quarter of the sentences."""
    del stock
    parts = _parts(text)
    kept = sorted(rng.sample(range(len(parts)), max(1, round(0.75 * len(parts)))))
    return _built([parts[i] for i in kept])


def halved(rng: random.Random, text: str, stock: Stock) -> Changed:
    """Keep the first half."""
    del rng, stock
    parts = _parts(text)
    return _built(parts[: max(1, len(parts) // 2)])


def embedded(rng: random.Random, text: str, stock: Stock) -> Changed:
    """Put one passage of three to six sentences into another text."""
    parts = _parts(text)
    size = min(len(parts), rng.randrange(3, 7))
    start = rng.randrange(0, len(parts) - size + 1)
    name, other = rng.choice(stock.others)
    host = [(words, None) for words, _ in _parts(other)]
    place = rng.randrange(0, len(host) + 1)
    built = _built([*host[:place], *parts[start : start + size], *host[place:]])
    return Changed(built.text, built.origin, name)


def replaced(share: float) -> Kind:
    """Return the change that puts any other word for this share of the words."""

    def change(rng: random.Random, text: str, stock: Stock) -> Changed:
        def other(found: re.Match[str]) -> str:
            return rng.choice(stock.words) if rng.random() < share else found.group()

        return _built([(_WORD.sub(other, part), place) for part, place in _parts(text)])

    return change


def spun(rng: random.Random, text: str, stock: Stock) -> Changed:
    """Put a synonym for most content words, as a careless tool does: any sense, any register."""
    del stock

    def other(found: re.Match[str]) -> str:
        word = found.group()
        if rng.random() > 0.75 or general(stem(word)) < _CONTENT:
            return word
        choices = _near(word.lower())
        if not choices:
            return word
        new = rng.choice(choices)
        return new.capitalize() if word[0].isupper() else new

    return _built([(_WORD.sub(other, part), place) for part, place in _parts(text)])


_SWAPS = (
    (r"\b([A-Z]\w+)['’]s (\w+)\b", r"the \2 of \1", 0.4),
    (r"\b(said|told|announced) (on \w+day)\b", r"\1 \2,", 0.3),
    (r"^(.{20,}?),? (on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b", r"\2, \1", 0.5),
    (r"\bin order to\b|\bto\b(?= \w+ing)", "for", 0.5),
    (r"\bdidn['’]t\b", "did not", 1.0),
    (r"\b(\w+)n['’]t\b", r"\1 not", 0.8),
    (r"\bhas been\b", "was", 0.5),
    (r"\bhave been\b", "were", 0.5),
    (r"\bwas (\w+ed) by\b", r"has been \1 by", 0.4),
    (r"\bsome of the\b", "part of the", 0.5),
    (r"\ba number of\b", "several", 0.6),
    (r"\bmore than\b", "over", 0.5),
    (r"\babout (?=\d)", "around ", 0.5),
    (r"\bper cent\b", "percent", 0.7),
    (r"\bwho\b", "that", 0.3),
    (r"\bwhich\b", "that", 0.4),
    (r"\bsuch as\b", "like", 0.6),
    (r"\bhowever\b", "nevertheless", 0.6),
    (r"\balso\b", "in addition", 0.3),
    (r"\bnot only\b", "not just", 0.7),
    (r"\bin the\b", "within the", 0.15),
    (r"\bof the\b", "from the", 0.12),
    (r"\bat the\b", "in the", 0.3),
    (r"\bfor the\b", "to the", 0.1),
    (r"\bthe (?=[a-z]+s\b)", "", 0.2),
    (r"\b(\w+ly) (\w+ed)\b", r"\2 \1", 0.5),
    (r"([,.?!])[”\"]", r"\1quot;", 0.15),
)


def translated(rng: random.Random, text: str, stock: Stock) -> Changed:
    """Change what a translator and back change: common words, order within, some synonyms."""
    del stock

    def one(part: str) -> str:
        for pattern, new, chance in _SWAPS:
            if rng.random() < chance:
                part = re.sub(pattern, new, part)
        return _WORD.sub(lambda found: _light(rng, found.group()), part)

    return _built([(one(part), place) for part, place in _parts(text)])


def _light(rng: random.Random, word: str) -> str:
    """Put a common word of like meaning for some words."""
    if rng.random() > 0.22 or not word.islower() or general(stem(word)) < _CONTENT:
        return word
    common = [w for w in _near(word) if " " not in w and general(stem(w)) < _UNCOMMON][:2]
    return rng.choice(common) if common else word


KINDS: Mapping[str, Kind] = {
    "exact": exact,
    "shuffled": shuffled,
    "quarter dropped": dropped,
    "half cut": halved,
    "15 % replaced": replaced(0.15),
    "35 % replaced": replaced(0.35),
    "60 % replaced": replaced(0.60),
    "one passage": embedded,
    "spun": spun,
    "translated": translated,
}


@cache
def _near(word: str) -> tuple[str, ...]:
    """Return words that may stand for a word, in its form: our own list first."""
    own = synonyms().get(word, ())
    for ending in ("", "s", "ed", "ing", "d"):
        root = word.removesuffix(ending) if ending else word
        if root == word and ending:
            continue
        for base in (root, root + "e"):
            found = wordnet().get(base, ())
            if found:
                return tuple(dict.fromkeys([*own, *(_inflected(w, ending) for w in found)]))
    return tuple(own)


def _inflected(word: str, ending: str) -> str:
    if not ending or " " in word:
        return word
    if ending in ("ed", "d", "ing") and word.endswith("e"):
        word = word[:-1]
    if ending == "s" and word.endswith(("s", "x", "ch", "sh")):
        ending = "es"
    if ending == "s" and word.endswith("y") and word[-2:-1] not in "aeiou":
        word, ending = word[:-1], "ies"
    return word + ("ed" if ending == "d" else ending)


@cache
def wordnet() -> Mapping[str, tuple[str, ...]]:
    """Return the other words of each word's first three senses; empty where it is not there."""
    folder = Path(os.environ.get("TELLINGS_WORDNET", "/usr/share/wordnet"))
    table: dict[str, list[str]] = {}
    for pos in _POS:
        if not (folder / f"data.{pos}").exists():
            continue
        senses = _senses(folder / f"data.{pos}")
        for line in (folder / f"index.{pos}").read_text("ascii").splitlines():
            cells = line.split()
            if line.startswith(" ") or "_" in cells[0]:
                continue
            for sense in cells[-int(cells[2]) :][:3]:
                table.setdefault(cells[0], []).extend(senses.get(sense, ()))
    return {
        word: tuple(dict.fromkeys(w for w in near if w != word)) for word, near in table.items()
    }


def _senses(file: Path) -> dict[str, list[str]]:
    senses = {}
    for line in file.read_text("ascii").splitlines():
        if line.startswith(" "):
            continue
        cells = line.split()
        words = [cells[4 + 2 * i] for i in range(int(cells[3], 16))]
        plain = [re.sub(r"\(.*\)", "", w).replace("_", " ") for w in words]
        senses[cells[0]] = [w for w in plain if w.islower()]
    return senses
