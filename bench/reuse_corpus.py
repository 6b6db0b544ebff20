"""A corpus of real news with known copies, made by the ways of ``bench.change``."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.change import KINDS, Changed, Stock
from bench.record import data_path

MOST = 6000
LEAST = 600
FILLER = "filler-"
_NAMED = 1 / 40
_PARTS = re.compile(r"\w+")
_MOST_PARTS = 3
_OUTLETS = 40
_ENDS = (
    "This story has been updated with further details.",
    "Sign up for the {} morning letter and get the day's news in your inbox.",
    "Copyright 2024 {} Media Group. All rights reserved.",
    "This material may not be published, broadcast or rewritten without permission of {}.",
    "Share this article with your friends on social media.",
    "Follow {} for more stories like this one.",
    "Do you know more about this? Write to the {} newsroom in confidence.",
    "Read more: what we know so far, and what we do not.",
)
_SYLLABLES = [c + v + e for c in "bdfgklmnprstv" for v in "aeiou" for e in ("", "n", "r", "s")]


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the corpus, and the happening that it is about, if that is known."""

    name: str
    text: str
    happening: str | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """That ``new`` was made from ``old`` in some way: which stretches became which."""

    kind: str
    new: str
    old: str
    changed: Changed


def real_texts() -> list[Text]:
    """Return all real news of the data, each text once, cut where it is very long."""
    found: dict[str, Text] = {}
    for text in (*_stories(), *_incidents(), *_polnear()):
        body = text.text.strip()[:MOST]
        if len(body) >= LEAST:
            found.setdefault(body, Text(text.name, body, text.happening))
    return list(found.values())


def basil() -> Iterator[Text]:
    """Yield BASIL's reports: of three outlets on each happening."""
    for file in sorted((data_path("stories") / "basil" / "articles").rglob("*.json")):
        told = json.loads(file.read_text("utf-8"))
        body = "\n\n".join(" ".join(paragraph) for paragraph in told["body-paragraphs"])
        yield Text(file.stem, body, told["triplet-uuid"])


def _stories() -> Iterator[Text]:
    root = data_path("stories")
    yield from basil()
    for folder in ("gold_standard", "40er"):
        for file in sorted((root / folder / "data").glob("*.json")):
            yield Text(file.stem, json.loads(file.read_text("utf-8"))["text"])


def _incidents() -> Iterator[Text]:
    for line in data_path("incidents/incidents.jsonl").open(encoding="utf-8"):
        told = json.loads(line)
        for document in told["documents"]:
            yield Text(document["id"], document["content"], told["incident"])


def _polnear() -> Iterator[Text]:
    for part in ("train", "dev"):
        for file in sorted(Path(data_path(f"polnear/{part}/text")).glob("*.txt")):
            yield Text(file.stem, file.read_text("utf-8"))


def stock(texts: Sequence[Text], rng: random.Random) -> Stock:
    """Return words and texts for changes to draw on."""
    some = rng.sample(list(texts), min(200, len(texts)))
    words = [word for text in some for word in text.text.split() if word.isalpha()]
    return Stock(words, [(text.name, text.text) for text in some])


def copies(originals: Sequence[Text], count: int, rng: random.Random) -> Iterator[Copy]:
    """Yield copies of texts drawn at random, each text as often as any other, the kinds in turn."""
    drawn = stock(originals, rng)
    names = list(KINDS)
    order: list[Text] = []
    for number in range(count):
        order = order or rng.sample(list(originals), len(originals))
        old, kind = order.pop(), names[number % len(names)]
        yield Copy(kind, f"{old.name}~{number}", old.name, KINDS[kind](rng, old.text, drawn))


def filler(texts: Sequence[Text], count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Yield generated texts by name, with the lengths and word frequencies of real news.

    One word in forty is a name that no list has: syllables, from a store that grows with the
    corpus as that of names does. Links are left out, since each is many words in a row. Each text
    ends as those of its outlet do, of which there are forty: any two texts have that in common and
    nothing else.
    """
    rng = np.random.default_rng(seed)
    drawn_from = (word for text in texts for word in text.text.split())
    words = np.array(
        [word for word in drawn_from if len(_PARTS.findall(word)) <= _MOST_PARTS], object
    )
    lengths = np.array([len(text.text.split()) for text in texts])
    ends = [_end(np.random.default_rng([seed, outlet])) for outlet in range(_OUTLETS)]
    for number in range(count):
        drawn = words[rng.integers(0, len(words), rng.choice(lengths))]
        named = np.flatnonzero(rng.random(len(drawn)) < _NAMED)
        drawn[named] = [_name(rng, number) for _ in named]
        yield f"{FILLER}{number}", f"{' '.join(drawn)}\n\n{ends[number % _OUTLETS]}"


def _name(rng: np.random.Generator, number: int) -> str:
    """Return an invented name: an old one more often than a new one."""
    chosen = int((number + 100) * rng.random() ** 2) * 7919
    parts = (chosen // len(_SYLLABLES) ** place % len(_SYLLABLES) for place in range(3))
    return "".join(_SYLLABLES[part] for part in parts).capitalize()


def _end(rng: np.random.Generator) -> str:
    """Return what an outlet puts under each of its texts."""
    outlet = "".join(rng.choice(_SYLLABLES, 2)).capitalize()
    return "\n\n".join(line.format(outlet) for line in rng.choice(_ENDS, 3, replace=False))
