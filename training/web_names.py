"""Names that we marked in the English Web Treebank's training part, in Universal NER's way.

``annotations/ewt_names.tsv`` holds a line for every sentence with names: its ``sent_id``, a tab,
and the names as ``first-last:kind``, words counted from 1, last included. A sentence that is not
listed has none. No word of the treebank stands there.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from training.names import RARE, Example, Span, allow
from training.treebank import Tree

PLACE = Path(__file__).parent / "annotations" / "ewt_names.tsv"


def read_marks(path: Path = PLACE) -> dict[str, list[Span]]:
    """Return the names of every listed sentence, words counted from 0, last excluded."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and line[0] != "#"]
    return {name: [_span(mark) for mark in marks.split()] for name, marks in rows}


def _span(mark: str) -> Span:
    bounds, kind = mark.split(":")
    first, _, last = bounds.partition("-")
    return Span(int(first) - 1, int(last or first), frozenset({kind}))


def marked(trees: Sequence[Tree], marks: dict[str, list[Span]]) -> list[Example]:
    """Return the trees' words and names; what Universal NER does not mark stays open."""
    return [allow([word.form for word in t.words], marks.get(t.name, ()), RARE) for t in trees]
