"""How a passage was changed on the way from one text to the other."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from tellings.model import Bounds
from tellings.reuse.how import how_changed, kept_words
from tellings.reuse.quoted import quoted
from tellings.reuse.vectors import WordVectors
from tellings.reuse.words import Words, equal_blocks, split

PassageKind = Literal["verbatim", "rewrite", "machine-paraphrase", "back-translation", "quotation"]

_QUOTED = 0.9
_AROUND = 400
"""Characters before and after a passage in which its quotation marks may stand."""
_PART = 25
"""Words from which a passage is cut in parts, to see whether its changes stand everywhere."""


def kind_of(
    texts: tuple[str, str], bounds: tuple[Bounds, Bounds], vectors: WordVectors
) -> PassageKind:
    """Name the kind of the passage that stands at these characters of two texts."""
    if min(map(_quoted, texts, bounds)) >= _QUOTED:
        return "quotation"
    left, right = (split(text, *place) for text, place in zip(texts, bounds, strict=True))
    how = how_changed(kept_words(_parts(left, right), vectors))
    return "rewrite" if how == "light edit" else how


def _quoted(text: str, bounds: Bounds) -> float:
    start, end = max(0, bounds[0] - _AROUND), bounds[1] + _AROUND
    marks = quoted(text[start:end])
    return float(marks[bounds[0] - start : bounds[1] - start].mean())


def _parts(left: Words, right: Words) -> list[tuple[Words, Words]]:
    """Cut both sides where they agree, into parts of ``_PART`` words or more."""
    cuts = [(0, 0)]
    for a, _, c, _ in equal_blocks(left.stems, right.stems):
        if a - cuts[-1][0] >= _PART and c - cuts[-1][1] >= _PART // 2:
            cuts.append((a, c))
    cuts.append((len(left), len(right)))
    return [(left.cut(a, b), right.cut(c, d)) for (a, c), (b, d) in pairwise(cuts)]
