"""CoNLL-U sentences as parses, so that rules can be tried on trees that people drew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from tellings.language.reading import Parse, Token


def read_conllu(path: Path) -> Iterator[Parse]:
    """Yield each sentence of a file as a parse without names or vector."""
    rows: list[list[str]] = []
    text = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif line.startswith("#"):
            continue
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            yield _parse(text, rows)
            rows = []
    if rows:
        yield _parse(text, rows)


def _parse(text: str, rows: list[list[str]]) -> Parse:
    tokens: list[Token] = []
    cursor, until = 0, ("", 0, 0)
    for row in rows:
        if "-" in row[0]:  # a word that stands for several tokens: they share its characters
            start = text.index(row[1], cursor)
            until = (row[0].split("-")[1], start, start + len(row[1]))
            continue
        if "." in row[0]:
            continue
        start = text.find(row[1], cursor)
        if until[0] and (start < 0 or start >= until[2]):
            start, end = until[1], until[2]
        else:
            start = max(start, cursor)
            end = start + len(row[1])
        cursor = end
        if until[0] == row[0]:
            cursor, until = until[2], ("", 0, 0)
        head = int(row[6]) - 1
        tokens.append(Token(start, end, row[1], row[2], row[3], row[4], row[5], head, row[7]))
    children: list[list[int]] = [[] for _ in tokens]
    for index, token in enumerate(tokens):
        if token.head >= 0:
            children[token.head].append(index)
    vector = np.zeros(384, dtype=np.float32)
    return Parse(text, tuple(tokens), (), vector, tuple(map(tuple, children)))
