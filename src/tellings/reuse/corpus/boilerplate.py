"""Sentences that stand in many texts which have nothing else in common.

Copyright lines, invitations to subscribe, tip lines: what an outlet or an agency puts under every
story. A sentence that many copies of one story share is no boilerplate, so what decides is how
much else the texts share that have it. Numbers do not count: the year of a copyright changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tellings.reuse.corpus.cut import Cut
from tellings.reuse.corpus.ragged import Places, firsts

_SHORTEST = 3
_OFTEN = 10
_AT_THE_EDGE = 5
"""In how many texts a sentence must stand: anywhere, or near their beginning or end."""
_EDGE = 0.35
_SAMPLED = 8
_ALIKE = 0.3
"""Share of the sentences that texts of one family have in common at least, on average."""
_KEPT = 50_000
_TURN = np.uint64(0xD6E8FEB86659FD93)
_ENDING = np.uint64((1 << 16) - 1)
"""The bits by which most hashes are seen to be no boilerplate, before they are searched for."""


class Sentences(NamedTuple):
    """Sentences of many texts: a hash of the words (numbers left out), the text, how near an edge.

    ``edge`` runs from 0 (first or last word) to 0.5 (the middle). Sorted by text.
    """

    hashes: NDArray[np.uint64]
    texts: NDArray[np.int64]
    edge: NDArray[np.float32]


def sentence_hashes(cut: Cut) -> NDArray[np.uint64]:
    """Return a hash for each sentence: the order of words counts, numbers do not."""
    starts, count = cut.sentences, len(cut.codes)
    odd = np.arange(1, 2 * count + 1, 2, dtype=np.uint32)
    odd -= np.repeat(2 * starts.astype(np.uint32), np.diff(starts, append=count))
    hashes = np.multiply(odd, cut.codes, dtype=np.uint64)
    hashes *= _TURN
    hashes ^= hashes >> np.uint64(31)
    hashes *= _TURN
    hashes[cut.number] = 0
    return np.add.reduceat(hashes, starts)


def sentences(bounds: Places, starts: Places, hashes: NDArray[np.uint64], first: int) -> Sentences:
    """Return the sentences of texts, whose numbers start at ``first``, but the shortest.

    ``bounds`` and ``starts`` are as ``bounds`` and ``sentences`` of ``cut.Cut``.
    """
    lengths = np.diff(starts, append=bounds[-1])
    text = np.searchsorted(bounds, starts, side="right") - 1
    size = np.maximum(np.diff(bounds)[text], 1)
    place = (starts + lengths / 2 - bounds[text]) / size
    kept = lengths >= _SHORTEST
    edge = np.minimum(place, 1 - place).astype(np.float32)
    return Sentences(hashes[kept], text[kept] + first, edge[kept])


def is_stock(hashes: NDArray[np.uint64], stock: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Say for each sentence's hash whether it is among those of boilerplate, which are sorted."""
    known = np.zeros(len(hashes), bool)
    if len(stock):
        endings = np.zeros(int(_ENDING) + 1, bool)
        endings[stock & _ENDING] = True
        likely = np.flatnonzero(endings[hashes & _ENDING])
        place = np.minimum(np.searchsorted(stock, hashes[likely]), len(stock) - 1)
        known[likely] = stock[place] == hashes[likely]
    return known


def boilerplate(found: Sentences) -> NDArray[np.uint64]:
    """Return the hashes of the sentences that are boilerplate, sorted."""
    chosen = np.flatnonzero(is_stock(found.hashes, _repeated(found.hashes)))
    order = chosen[np.lexsort((found.texts[chosen], found.hashes[chosen]))]
    hashes, texts, edge = found.hashes[order], found.texts[order], found.edge[order]
    if not len(hashes):
        return hashes
    starts = firsts(hashes)
    counts = np.diff(starts, append=len(hashes))
    near = np.add.reduceat(edge, starts) / counts
    often = (counts >= _OFTEN) | ((counts >= _AT_THE_EDGE) & (near <= _EDGE))
    held = _Held(found)
    told = [
        hashes[start]
        for start, count in zip(starts[often].tolist(), counts[often].tolist(), strict=True)
        if not held.alike(texts[start : start + count].tolist())
    ]
    return np.sort(np.array(told, np.uint64))


def _repeated(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return the hashes that are there often enough for boilerplate, sorted."""
    ranked = np.sort(hashes)
    starts = firsts(ranked)
    return ranked[starts[np.diff(starts, append=len(ranked)) >= min(_OFTEN, _AT_THE_EDGE)]]


class _Held:
    """The sentences of each text, to see what texts have in common.

    Copies of one text share many sentences, so what two texts have in common is kept for the next.
    """

    def __init__(self, found: Sentences) -> None:
        self._found = found
        self._bounds = np.searchsorted(found.texts, np.arange(found.texts.max(initial=0) + 2))
        self._of = lru_cache(maxsize=_KEPT)(self._sentences)
        self._both = lru_cache(maxsize=_KEPT)(self._in_common)

    def alike(self, texts: Sequence[int]) -> bool:
        """Say whether texts have enough sentences in common, on average, one with the next.

        Some of them are looked at, until it is certain. A text may be there several times.
        """
        texts = list(dict.fromkeys(texts))
        if len(texts) > _SAMPLED:
            texts = [texts[place * (len(texts) - 1) // (_SAMPLED - 1)] for place in range(_SAMPLED)]
        due = _ALIKE * (len(texts) - 1)
        for one, other in pairwise(texts):
            due -= self._both(one, other)
            if due <= 0:
                break
        return due <= 0

    def _in_common(self, one: int, other: int) -> float:
        return _alike(self._of(one), self._of(other))

    def _sentences(self, text: int) -> tuple[int, ...]:
        return tuple(self._found.hashes[self._bounds[text] : self._bounds[text + 1]].tolist())


def _alike(one: Sequence[int], other: Sequence[int]) -> float:
    """Return the share of the shorter text in common, but for how both begin and how both end.

    What stands under every story of an outlet is several sentences, as a rule, so that short
    stories seem to have much in common. A text of which nothing else is left is in the other.
    """
    first = _common(one, other)
    one, other = one[first:], other[first:]
    last = _common(one[::-1], other[::-1])
    one, other = one[: len(one) - last], other[: len(other) - last]
    shorter = min(len(one), len(other))
    return len({*one} & {*other}) / shorter if shorter else 1.0


def _common(one: Sequence[int], other: Sequence[int]) -> int:
    """Return how many sentences two texts have in common from their beginning on."""
    for place, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return place
    return min(len(one), len(other))
