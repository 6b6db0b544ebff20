"""Treebanks in CoNLL-U → sentences of syntactic words, their raw text, and named mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

MENTION = re.compile(r"\([^()]+\)?|[^()]+\)")


@dataclass(slots=True)
class Word:
    """One syntactic word. ``head`` counts from 0 within the sentence, -1 for the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    spaced: bool = True


@dataclass(slots=True)
class Mention:
    """A mention of an entity as annotated: words ``first`` to ``last``, last excluded."""

    first: int
    last: int
    kind: str
    entity: str
    status: str = ""


@dataclass(slots=True)
class Tree:
    """A sentence of a treebank; ``document`` is its document's name."""

    document: str
    name: str
    words: list[Word]
    text: str
    opens_paragraph: bool = False
    mentions: list[Mention] = field(default_factory=list)


def read_conllu(path: Path) -> list[Tree]:
    """Read a CoNLL-U file, with the entities of GUM's ``Entity=`` where they stand."""
    return list(_trees(path.read_text(encoding="utf-8")))


def _trees(content: str) -> Iterator[Tree]:
    document = ""
    pending: dict[str, list[tuple[Tree, int, list[str]]]] = {}
    for block in content.split("\n\n"):
        lines = block.split("\n")
        comments = dict(
            line[2:].split(" = ", 1) for line in lines if line.startswith("# ") and " = " in line
        )
        if "newdoc id" in comments:
            document, pending = comments["newdoc id"], {}
        rows = [line.split("\t") for line in lines if line and line[0] != "#"]
        if not rows:
            continue
        opens = any(line.startswith(("# newpar", "# newdoc")) for line in lines)
        text = comments.get("text", "")
        tree = Tree(document, comments.get("sent_id", ""), _words(rows), text, opens)
        singles = [row for row in rows if row[0].isdigit()]
        for index, row in enumerate(singles):
            _open_and_close(tree, index, row[9], pending)
            _add_name(tree, index, row[9])
        yield tree


def _words(rows: list[list[str]]) -> list[Word]:
    words: list[Word] = []
    inside, spaced_after = 0, True
    for row in rows:
        spaced = "SpaceAfter=No" not in row[9]
        if "-" in row[0]:
            inside, spaced_after = int(row[0].split("-")[1]), spaced
            continue
        if not row[0].isdigit():
            continue
        number = int(row[0])
        if number <= inside:
            spaced = spaced_after if number == inside else False
        tags = row[1], row[2], row[3], row[4], row[5]
        words.append(Word(*tags, int(row[6]) - 1, row[7], spaced))
    return words


def _add_name(tree: Tree, index: int, misc: str) -> None:
    """Read the names of our own gold: ``Name=B-person`` and ``Name=I-person``."""
    found = re.search(r"(?:^|\|)Name=([BI])-([a-z]+)", misc)
    if found and found.group(1) == "B":
        tree.mentions.append(Mention(index, index + 1, found.group(2), ""))
    elif found:
        tree.mentions[-1].last = index + 1


def _open_and_close(
    tree: Tree, index: int, misc: str, pending: dict[str, list[tuple[Tree, int, list[str]]]]
) -> None:
    found = re.search(r"(?:^|\|)Entity=([^|]*)", misc)
    for part in MENTION.findall(found.group(1)) if found else ():
        if part.startswith("("):
            fields = part.strip("()").split("-")
            pending.setdefault(fields[0], []).append((tree, index, fields))
            if not part.endswith(")"):
                continue
        open_ones = pending.get(part.strip("()").split("-")[0])
        if open_ones:
            start, first, fields = open_ones.pop()
            if start is tree:
                kind, status = fields[1], fields[2] if len(fields) > 2 else ""
                tree.mentions.append(Mention(first, index + 1, kind, fields[0], status))


def head_of(tree: Tree, first: int, last: int) -> int:
    """Return the word of the span that is governed from outside it."""
    for index in range(first, last):
        head = tree.words[index].head
        if not first <= head < last:
            return index
    return last - 1
