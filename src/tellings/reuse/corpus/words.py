"""The words of one text of a corpus, made ready to be compared with those of many others."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.reuse.corpus.cut import Codes

CLASS_WEIGHT = np.array([0.05, 0.4, 0.8, 1.2], np.float32)
"""What a word of each class of rarity weighs."""
_MOST_REPEATS = 16
"""How often a text may have a word that still tells which of its sentences is which."""
_SHORT = 4
_LONG = 50
_LEAST = np.float32(1e-6)

Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Terms:
    """Words, or two words in a row, of one text: sorted by key, those left out that tell nothing.

    Of each term (terms,) the key, the sentence, the weight, and whether it is quoted; of each
    different key (known,) the first of its terms and how many there are.
    """

    keys: NDArray[np.uint64]
    sentence: NDArray[np.int32]
    weight: Weights
    quoted: NDArray[np.bool_]
    known: NDArray[np.uint64]
    first: NDArray[np.int64]
    count: NDArray[np.int64]

    @classmethod
    def of(
        cls,
        keys: NDArray[np.uint64],
        sentence: NDArray[np.int32],
        weight: Weights,
        quoted: NDArray[np.bool_],
    ) -> Terms:
        """Sort terms, and leave out those without weight or repeated too often."""
        chosen = np.flatnonzero(weight > 0)
        order = chosen[np.argsort(keys[chosen], kind="stable")]
        known, counts = _runs(keys[order])
        kept = counts <= _MOST_REPEATS
        order = order[np.repeat(kept, counts)]
        known, counts = known[kept], counts[kept]
        first = np.cumsum(counts) - counts
        return cls(keys[order], sentence[order], weight[order], quoted[order], known, first, counts)


def _runs(ranked: NDArray[np.uint64]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Return the different keys of a sorted array, and how often each is in it."""
    begins = np.concatenate([[True], ranked[1:] != ranked[:-1], [True]])[-len(ranked) - 1 :]
    edges = np.flatnonzero(begins)
    return ranked[edges[:-1]], edges[1:] - edges[:-1]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text.

    ``codes``, ``quoted`` (words,); ``sentence`` (words,) counts from nought, short sentences
    joined to the one before and long ones cut, and ``bounds`` (sentences + 1,) part the sentences'
    words; ``words`` and ``rows`` are its terms, of one word and of two in a row; ``weight`` and
    ``row_weight`` (sentences,) what all of them weigh.
    """

    codes: Codes
    sentence: NDArray[np.int32]
    bounds: list[int]
    quoted: NDArray[np.bool_]
    words: Terms
    rows: Terms
    weight: Weights
    row_weight: Weights

    @property
    def sentences(self) -> int:
        """Return how many sentences there are."""
        return len(self.weight)

    @classmethod
    def of(
        cls,
        codes: Codes,
        sentence: NDArray[np.int32],
        quoted: NDArray[np.bool_],
        stock: NDArray[np.bool_] | None = None,
    ) -> Words:
        """Make words ready; those of boilerplate, which ``stock`` marks, weigh nothing."""
        weight = CLASS_WEIGHT[codes & np.uint32(3)]
        if stock is not None:
            weight = np.where(stock, np.float32(0), weight)
        numbers = _numbered(sentence)
        long = codes.astype(np.uint64)
        inside = numbers[:-1] == numbers[1:]
        row_weight = np.where(inside, weight[:-1] + weight[1:], np.float32(0))
        both = (long[:-1] << np.uint64(32)) | long[1:]
        count = int(numbers[-1]) + 1 if len(numbers) else 0
        return cls(
            codes,
            numbers,
            np.searchsorted(numbers, np.arange(count + 1)).tolist(),
            quoted,
            Terms.of(long, numbers, weight, quoted),
            Terms.of(both, numbers[:-1], row_weight, quoted[:-1]),
            _summed(numbers, weight, count),
            _summed(numbers[:-1], row_weight, count),
        )


def _summed(sentence: NDArray[np.int32], weight: Weights, count: int) -> Weights:
    return np.maximum(np.bincount(sentence, weight, count).astype(np.float32), _LEAST)


def _numbered(sentence: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return the sentence of each word from nought on; a short one goes with the one before."""
    if not len(sentence):
        return sentence
    starts = np.flatnonzero(np.concatenate([[True], sentence[1:] != sentence[:-1]]))
    begins = np.diff(starts, append=len(sentence)) >= _SHORT
    begins[0] = True
    starts = starts[begins]
    lengths = np.diff(starts, append=len(sentence))
    parts = -(-lengths // _LONG)
    place = np.arange(len(sentence)) - np.repeat(starts, lengths)
    part = place * np.repeat(parts, lengths) // np.repeat(lengths, lengths)
    return np.asarray(np.repeat(np.cumsum(parts) - parts, lengths) + part, np.int32)
