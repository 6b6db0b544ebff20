"""Sentence boundaries: our splitter on GUM's open genres, text rebuilt from ``# text``.

Two readings of the raw text: with the treebank's paragraphs, and with all of a document in one
paragraph. F1 counts sentences whose first and last character are both right.

A third figure, for news: without the quotations that the treebank keeps in one sentence though they
hold a stop and a capital after it ("He wrote that "It is late. We go."."); this package ends a
sentence inside a quotation, on purpose.

Run: python -m bench.sentences [train|dev|test] [--errors]
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

from bench.record import data_path, record
from tellings.language.sentences import split
from tellings.model import Bounds

_INNER_STOP = re.compile(r"[.?!…]\s+[\"“'(\[]*[A-Z]")


@dataclass
class Document:
    """A document of the treebank: its paragraphs, each a list of sentences as written."""

    name: str
    paragraphs: list[list[str]] = field(default_factory=list)


def documents(part: str) -> Iterator[Document]:
    """Yield the documents of one part of GUM.

    A block's mark (``newpar_block = head (1 s)``) says how many sentences it holds; what follows
    it stands on a line of its own.
    """
    path = data_path("english/ud-gum-open") / f"{part}.conllu"
    current, breaks, count = Document(""), {0}, 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc id = "):
            if current.name:
                yield current
            current, breaks, count = Document(line.split(" = ", 1)[1]), {0}, 0
        elif line.startswith("# newpar"):
            breaks.add(count)
            breaks.update(count + int(size) for size in re.findall(r"\((\d+) s\)", line))
        elif line.startswith("# text = "):
            if count in breaks:
                current.paragraphs.append([])
            current.paragraphs[-1].append(line.split(" = ", 1)[1])
            count += 1
    yield current


def raw(document: Document, between: str) -> tuple[str, set[Bounds]]:
    """Return a document's text with its sentences' bounds, paragraphs joined by ``between``."""
    text, bounds = "", set()
    for paragraph in document.paragraphs:
        text += between if text else ""
        for number, sentence in enumerate(paragraph):
            text += " " if number else ""
            bounds.add((len(text), len(text) + len(sentence)))
            text += sentence
    return text, bounds


def keeps_quotation(sentence: str) -> bool:
    """Tell whether a sentence of the treebank holds a quotation of several sentences."""
    return any(
        sentence.count('"', 0, stop.start()) % 2
        or sentence.count("“", 0, stop.start()) > sentence.count("”", 0, stop.start())
        for stop in _INNER_STOP.finditer(sentence)
    )


def measure(
    part: str, genre: str | None, between: str, errors: bool = False, aside: bool = False
) -> float:
    """Return the F1 of exact sentences; ``aside`` leaves out quotations kept in one sentence."""
    right = told = true = 0
    for document in documents(part):
        if genre and f"_{genre}_" not in document.name:
            continue
        text, gold = raw(document, between)
        found = set(split(text))
        if aside:
            kept = {(a, b) for a, b in gold if keeps_quotation(text[a:b])}
            gold -= kept
            found = {(a, b) for a, b in found if not any(x <= a and b <= y for x, y in kept)}
        right, told, true = right + len(found & gold), told + len(found), true + len(gold)
        if errors:
            for start, end in sorted(found ^ gold):
                mark = "+" if (start, end) in found else "-"
                print(mark, document.name, text[start:end][:60], "…", text[end - 30 : end])
    return 2 * right / (told + true)


def main() -> None:
    """Measure and record."""
    part = next((a for a in sys.argv[1:] if not a.startswith("-")), "test")
    errors = "--errors" in sys.argv
    for genre in ("news", None):
        for name, between in (("paragraphs", "\n\n"), ("one line", " ")):
            value = measure(part, genre, between, errors and genre == "news" and between == "\n\n")
            metric = f"sentence F1, {genre or 'all open genres'}, {name}"
            record("sentences", f"english/ud-gum-open/{part}.conllu", metric, value, "F1")
    value = measure(part, "news", "\n\n", aside=True)
    metric = "sentence F1, news, paragraphs, quotations of several sentences aside"
    record("sentences", f"english/ud-gum-open/{part}.conllu", metric, value, "F1")


if __name__ == "__main__":
    main()
