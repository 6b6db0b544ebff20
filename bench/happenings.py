"""The news articles of the story data: text, title, date, and the happening that each is about."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Article:
    """A news article, with the happening that people found it to be about."""

    name: str
    happening: str
    title: str
    text: str
    date: str | None
    outlet: str | None


def gold_standard(folder: Path) -> Iterator[Article]:
    """Yield the articles of the 5W1H gold standard; one has no category and is left out."""
    for file in sorted((folder / "gold_standard" / "data").glob("*.json")):
        told = json.loads(file.read_text("utf-8"))
        if told.get("category"):
            yield _article(file, told["category"], told, told.get("publisher"))


def forty(folder: Path) -> Iterator[Article]:
    """Yield the forty articles with an event."""
    for file in sorted((folder / "40er" / "data").glob("*.json")):
        told = json.loads(file.read_text("utf-8"))
        yield _article(file, told["newsCluster"]["Event"], told, told.get("source_domain"))


def basil(folder: Path) -> Iterator[Article]:
    """Yield BASIL's articles: three outlets on each of a hundred happenings."""
    for file in sorted((folder / "basil" / "articles").rglob("*.json")):
        told = json.loads(file.read_text("utf-8"))
        text = "\n\n".join(" ".join(paragraph) for paragraph in told["body-paragraphs"])
        yield Article(
            file.stem, told["triplet-uuid"], told["title"], text, told["date"], told["source"]
        )


def _article(file: Path, happening: str, told: dict[str, str], outlet: str | None) -> Article:
    date = (told.get("date_publish") or "")[:10] or None
    return Article(file.stem, happening, told["title"] or "", told["text"], date, outlet)
