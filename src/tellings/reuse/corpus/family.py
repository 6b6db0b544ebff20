"""Pairs that share text → each text's parent, and the lineages of the corpus.

Dates decide who can be the parent; where they do not, the pair is joined and its direction stays
unknown. A lineage is never joined through a chain of ever slighter likeness: what a text still
has of the lineage's first text is multiplied along the way, and below ``KEPT`` a new one starts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import pyarrow as pa

KEPT = 0.5
WHOLE = 0.8
_LEAST = 0.2

FAMILY = pa.schema(
    [
        ("child", pa.string()),
        ("parent", pa.string()),
        ("relation", pa.string()),
        ("derived", pa.float32()),
        ("direction", pa.string()),
        ("lineage", pa.string()),
    ]
)
"""A row for each text that shares something: its parent where it has one, and its lineage, which
goes by the id of its first text."""


class Link(NamedTuple):
    """Two texts that share text: ids, shares of either's words, kind."""

    left: str
    right: str
    left_share: float
    right_share: float
    kind: str


class _Descent(NamedTuple):
    derived: float
    parent: str
    kind: str
    direction: str


def family(links: Iterable[Link], published: Mapping[str, str | None]) -> list[dict[str, object]]:
    """Return the rows of the family table, by child.

    Of two texts the later one is the child; texts without a date come last, by id.
    """
    held = [link for link in links if link.kind != "quotation"]
    texts = {text for link in held for text in (link.left, link.right)}
    order = sorted(texts, key=lambda text: (published.get(text) or "9999", text))
    place = {text: number for number, text in enumerate(order)}
    parents: dict[str, list[_Descent]] = defaultdict(list)
    for link in held:
        child, descent = _descent(link, place, published)
        if descent.derived >= _LEAST:
            parents[child].append(descent)
    chosen = {
        text: max(parents[text], key=lambda d: (d.derived, d.parent), default=None)
        for text in order
    }
    lineage = _lineages(order, chosen)
    return [_row(text, chosen[text], lineage[text][0]) for text in sorted(order)]


def _descent(
    link: Link, place: Mapping[str, int], published: Mapping[str, str | None]
) -> tuple[str, _Descent]:
    """Return which of the two is the child, and its descent from the other."""
    direction = (
        "likely" if _apart(published.get(link.left), published.get(link.right)) else "unknown"
    )
    if place[link.left] > place[link.right]:
        return link.left, _Descent(link.left_share, link.right, link.kind, direction)
    return link.right, _Descent(link.right_share, link.left, link.kind, direction)


def _apart(one: str | None, other: str | None) -> bool:
    """Say whether two moments are told well enough to say which came first."""
    if one is None or other is None:
        return False
    timed = "T" in one and "T" in other
    return one[:10] != other[:10] or (timed and one != other)


def _lineages(
    order: Sequence[str], chosen: Mapping[str, _Descent | None]
) -> dict[str, tuple[str, float]]:
    """Return for each text the first text of its lineage, and how much of that it still has."""
    lineage: dict[str, tuple[str, float]] = {}
    for text in order:
        lineage[text] = (text, 1.0)
        descent = chosen[text]
        if descent is not None and descent.derived >= WHOLE:
            first, kept = lineage[descent.parent]
            if kept * descent.derived >= KEPT:
                lineage[text] = (first, kept * descent.derived)
    return lineage


def _row(text: str, descent: _Descent | None, lineage: str) -> dict[str, object]:
    return {
        "child": text,
        "parent": descent.parent if descent else None,
        "relation": descent.kind if descent else None,
        "derived": descent.derived if descent else None,
        "direction": descent.direction if descent else None,
        "lineage": lineage,
    }
