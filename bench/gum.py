"""GUM (CoNLL-U with ``Entity=``): documents with their parses, names and who is who."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from tellings.language.reading import Name, Parse, ReadReport, ReadSentence, Token
from tellings.model import EntityKind, Report, Sentence

_BRACKET = re.compile(r"\((?P<open>\d+)-(?P<kind>[a-z]+)[^()]*(?P<shut>\))?|(?P<close>\d+)\)")
_KINDS: dict[str, EntityKind] = {
    "person": "person",
    "organization": "organisation",
    "place": "place",
    "event": "event",
}


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention of the treebank: sentence, tokens (last excluded), its group and its kind."""

    sentence: int
    first: int
    last: int
    group: str
    kind: str


@dataclass(slots=True)
class Document:
    """A document: its sentences' texts and parses, and its mentions."""

    name: str
    texts: list[str] = field(default_factory=list)
    parses: list[Parse] = field(default_factory=list)
    mentions: list[GoldMention] = field(default_factory=list)
    paragraphs: set[int] = field(default_factory=set)

    def reading(self) -> ReadReport:
        """Return the document as a report read, with the treebank's parses."""
        text, starts = "", []
        for number, words in enumerate(self.texts):
            text += "" if not text else "\n\n" if number in self.paragraphs else " "
            starts.append(len(text))
            text += words
        bounds = [(s, s + len(t)) for s, t in zip(starts, self.texts, strict=True)]
        sentences = tuple(Sentence(a, b, "body") for a, b in bounds)
        report = Report(self.name, self.name, (self.name,), text, sentences=sentences)
        rows = zip(starts, self.parses, strict=True)
        return ReadReport(report, tuple(ReadSentence(n, s, p) for n, (s, p) in enumerate(rows)))


def documents(file: Path) -> Iterator[Document]:
    """Yield the documents of a CoNLL-U file."""
    document: Document | None = None
    rows: list[list[str]] = []
    text, paragraph = "", False
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc id = "):
            if document:
                yield document
            document = Document(line.removeprefix("# newdoc id = "))
        elif line.startswith("# newpar"):
            paragraph = True
        elif line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif rows and not line and document:
            if paragraph:
                document.paragraphs.add(len(document.texts))
            _add(document, text, rows)
            rows, paragraph = [], False
    if document:
        yield document


def _add(document: Document, text: str, rows: list[list[str]]) -> None:
    tokens, mentions = _tokens(text, rows), _mentions(rows, len(document.texts))
    children: list[list[int]] = [[] for _ in tokens]
    for index, token in enumerate(tokens):
        if token.head >= 0:
            children[token.head].append(index)
    names = _names(tokens, mentions)
    vector = np.zeros(384, np.float32)
    parse = Parse(text, tuple(tokens), names, vector, tuple(map(tuple, children)))
    document.texts.append(text)
    document.parses.append(parse)
    document.mentions.extend(mentions)


def _tokens(text: str, rows: list[list[str]]) -> list[Token]:
    tokens, at, until, left = [], 0, -1, ""
    for row in rows:
        if "." in row[0]:
            continue
        if "-" in row[0]:
            at = text.index(row[1], at)
            until, left = int(row[0].split("-")[1]), row[1]
            continue
        form = row[1]
        if int(row[0]) <= until and left:
            start = at
            end = at + len(form) if left.startswith(form) else at + len(left)
            left = left[len(form) :]
            at = end
        else:
            start = text.index(form, at)
            end = at = start + len(form)
        tokens.append(
            Token(start, end, form, row[2], row[3], row[4], row[5], int(row[6]) - 1, row[7])
        )
    return tokens


def _mentions(rows: list[list[str]], sentence: int) -> list[GoldMention]:
    found: list[GoldMention] = []
    opened: dict[str, list[tuple[int, str]]] = {}
    index = -1
    for row in rows:
        if "-" in row[0] or "." in row[0]:
            continue
        index += 1
        entity = next((p[7:] for p in row[9].split("|") if p.startswith("Entity=")), "")
        for mark in _BRACKET.finditer(entity):
            if mark["open"]:
                opened.setdefault(mark["open"], []).append((index, mark["kind"]))
            group = mark["close"] or (mark["open"] if mark["shut"] else None)
            if group and opened.get(group):
                first, kind = opened[group].pop()
                found.append(GoldMention(sentence, first, index + 1, group, kind))
    return sorted(found, key=lambda m: (m.first, -m.last))


def _names(tokens: list[Token], mentions: list[GoldMention]) -> tuple[Name, ...]:
    """Return the mentions headed by a proper noun, outermost only, with a kind that we have."""
    found: list[Name] = []
    end = 0
    for mention in mentions:
        inside = range(mention.first, mention.last)
        head = next((i for i in inside if tokens[i].head not in inside), mention.first)
        proper = tokens[head].upos == "PROPN" and mention.last - mention.first < 8
        if proper and mention.first >= end and mention.kind in _KINDS:
            found.append(Name(mention.first, mention.last, _KINDS[mention.kind]))
            end = mention.last
    return tuple(found)
