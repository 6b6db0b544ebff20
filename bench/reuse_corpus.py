"""A corpus of real news with known copies, made by the ways of ``bench.change``."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.change import KINDS, Changed, Stock
from bench.record import data_path

MOST = 6000
LEAST = 600


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


def _stories() -> Iterator[Text]:
    root = data_path("stories")
    for file in sorted((root / "basil" / "articles").rglob("*.json")):
        told = json.loads(file.read_text("utf-8"))
        body = "\n\n".join(" ".join(paragraph) for paragraph in told["body-paragraphs"])
        yield Text(file.stem, body, told["triplet-uuid"])
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


def copies(
    originals: Sequence[Text], rng: random.Random, drawn: Stock, kinds: Sequence[str] | None = None
) -> Iterator[Copy]:
    """Yield one copy of each original, the kinds in turn."""
    names = list(kinds or KINDS)
    for number, old in enumerate(originals):
        kind = names[number % len(names)]
        yield Copy(kind, f"{old.name}~{kind}", old.name, KINDS[kind](rng, old.text, drawn))
