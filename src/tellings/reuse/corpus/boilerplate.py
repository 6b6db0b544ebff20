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


class Sentences(NamedTuple):
    """Sentences of many texts: a hash of the words (numbers left out), the text, how near an edge.

    ``edge`` runs from 0 (first or last word) to 0.5 (the middle). Sorted by text.
    """

    hashes: NDArray[np.uint64]
    texts: NDArray[np.int64]
    edge: NDArray[np.float32]


def sentence_hashes(cut: Cut) -> NDArray[np.uint64]:
    """Return a hash for each sentence: the order of words counts, numbers do not."""
    if not len(cut.codes):
        return np.zeros(0, np.uint64)
    starts = _starts(cut)
    place = np.arange(len(cut.codes)) - np.repeat(starts, np.diff(starts, append=len(cut.codes)))
    codes = cut.codes.astype(np.uint64) * (place.astype(np.uint64) * np.uint64(2) + np.uint64(1))
    codes *= _TURN
    codes ^= codes >> np.uint64(31)
    return np.add.reduceat(np.where(cut.number, np.uint64(0), codes * _TURN), starts)


def sentences(cut: Cut, hashes: NDArray[np.uint64], first: int) -> Sentences:
    """Return the sentences of the texts, whose numbers start at ``first``, but the shortest."""
    starts = _starts(cut)
    lengths = np.diff(starts, append=len(cut.codes))
    text = cut.text[starts].astype(np.int64)
    size = np.maximum(np.diff(cut.bounds)[text], 1)
    place = (starts + lengths / 2 - cut.bounds[text]) / size
    kept = lengths >= _SHORTEST
    edge = np.minimum(place, 1 - place).astype(np.float32)
    return Sentences(hashes[kept], text[kept] + first, edge[kept])


def _starts(cut: Cut) -> NDArray[np.int64]:
    return np.flatnonzero(np.diff(cut.sentence, prepend=np.int32(-1)))


def is_stock(hashes: NDArray[np.uint64], stock: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Say for each sentence's hash whether it is among those of boilerplate, which are sorted."""
    if not len(stock):
        return np.zeros(len(hashes), bool)
    place = np.minimum(np.searchsorted(stock, hashes), len(stock) - 1)
    return np.asarray(stock[place] == hashes, bool)


def boilerplate(found: Sentences) -> NDArray[np.uint64]:
    """Return the hashes of the sentences that are boilerplate, sorted."""
    chosen = np.flatnonzero(is_stock(found.hashes, _repeated(found.hashes)))
    order = chosen[np.lexsort((found.texts[chosen], found.hashes[chosen]))]
    hashes, texts, edge = found.hashes[order], found.texts[order], found.edge[order]
    if not len(hashes):
        return hashes
    starts, counts = _runs(hashes)
    near = np.add.reduceat(edge, starts) / counts
    often = (counts >= _OFTEN) | ((counts >= _AT_THE_EDGE) & (near <= _EDGE))
    held = _Held(found)
    told = [
        hashes[start]
        for start, count in zip(starts[often].tolist(), counts[often].tolist(), strict=True)
        if held.alike(texts[start : start + count].tolist()) < _ALIKE
    ]
    return np.sort(np.array(told, np.uint64))


def _repeated(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return the hashes that are there often enough for boilerplate, sorted."""
    ranked = np.sort(hashes)
    starts, counts = _runs(ranked)
    return ranked[starts[counts >= min(_OFTEN, _AT_THE_EDGE)]]


def _runs(ranked: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where each different value of a sorted array begins, and how often it is there."""
    begins = np.concatenate([[True], ranked[1:] != ranked[:-1]])[: len(ranked)]
    starts = np.flatnonzero(begins)
    return starts, np.diff(starts, append=len(ranked))


class _Held:
    """The sentences of each text, to see what texts have in common.

    Copies of one text share many sentences, so what two texts have in common is kept for the next.
    """

    def __init__(self, found: Sentences) -> None:
        self._found = found
        self._of = lru_cache(maxsize=_KEPT)(self._sentences)
        self._both = lru_cache(maxsize=_KEPT)(self._in_common)

    def alike(self, texts: Sequence[int]) -> float:
        """Return the mean share of sentences in common, over some of the texts, in order, in turn.

        A text may be there several times.
        """
        texts = list(dict.fromkeys(texts))
        if len(texts) > _SAMPLED:
            texts = [texts[place * (len(texts) - 1) // (_SAMPLED - 1)] for place in range(_SAMPLED)]
        shares = [self._both(one, other) for one, other in pairwise(texts)]
        return sum(shares) / len(shares) if shares else 1.0

    def _in_common(self, one: int, other: int) -> float:
        return _alike(self._of(one), self._of(other))

    def _sentences(self, text: int) -> tuple[int, ...]:
        start, end = np.searchsorted(self._found.texts, [text, text + 1])
        return tuple(self._found.hashes[start:end].tolist())


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
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
