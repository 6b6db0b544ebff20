"""The words of many texts of a corpus, made ready to be compared with those of others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tellings.reuse.corpus.cut import Codes
from tellings.reuse.corpus.ragged import Places, firsts, joined, spread, take

CLASS_WEIGHT = np.array([0.05, 0.4, 0.8, 1.2], np.float32)
"""What a word of each class of rarity weighs."""
_STOCK = 4
"""The class of a word of boilerplate, which weighs nothing."""
_KINDS = 5
_NO_ROW = _STOCK * _KINDS + _STOCK
WEIGHT = np.append(CLASS_WEIGHT, np.float32(0))
ROW_WEIGHT = (WEIGHT[:, None] + WEIGHT[None, :]).ravel()
"""What two words in a row weigh, by the class of the first times five and that of the second."""
_MOST_REPEATS = 16
"""How often a text may have a word that still tells which of its sentences is which."""
_SHORT = 4
_LONG = 50
_LEAST = np.float32(1e-6)
_AT_ONCE = 64
"""Texts made ready at once: as many as the processor's cache likes."""
_PLACE = np.uint64(26)
"""Bits of a word's place among the words of these; above it 32 of the key, and six of the text."""
_PLACES = np.uint64((1 << 26) - 1)
_KEY = np.uint64(32)
_MIX = np.uint64(0x9E3779B97F4A7C15)
_TURN = np.uint64(0xD6E8FEB86659FD93)

Weights = NDArray[np.float32]
Classes = NDArray[np.uint8]


class Words(NamedTuple):
    """The words of several texts: ``codes`` and ``quoted``, as in ``cut.Cut``."""

    bounds: Places
    codes: Codes
    quoted: NDArray[np.bool_]


class Sentences(NamedTuple):
    """The sentences of several texts, short ones joined to the one before and long ones cut.

    ``first`` and ``last`` (excluded) count words from the start of the text; ``weight`` and
    ``row_weight`` are what all of a sentence's words weigh, and all of its words two in a row.
    """

    bounds: Places
    first: NDArray[np.int32]
    last: NDArray[np.int32]
    weight: Weights
    row_weight: Weights


class Terms(NamedTuple):
    """Words, or two words in a row, of several texts, each text's sorted by ``keys``.

    Those that weigh nothing or are repeated too often are left out. ``places`` are four times the
    sentence, counted from the text's first one, and one more where a word is quoted; ``kinds``
    say what a term weighs, by ``WEIGHT`` or by ``ROW_WEIGHT``.
    """

    bounds: Places
    keys: NDArray[np.uint32]
    places: NDArray[np.int32]
    kinds: NDArray[np.uint8]


class Ready(NamedTuple):
    """Sentences and terms of the same texts."""

    sentences: Sentences
    words: Terms
    rows: Terms

    @classmethod
    def joined(cls, parts: Sequence[Ready]) -> Ready:
        """Return several as one."""
        sentences, words, rows = (joined(tables) for tables in zip(*parts, strict=True))
        return cls(Sentences(*sentences), Terms(*words), Terms(*rows))

    def take(self, texts: Places) -> Ready:
        """Return some of the texts."""
        sentences, words, rows = (take(table, texts) for table in self)
        return Ready(Sentences(*sentences), Terms(*words), Terms(*rows))

    def spread(self, texts: Places, count: int) -> Ready:
        """Return ``count`` texts, of which these are the only ones that are ready."""
        sentences, words, rows = (spread(table, texts, count) for table in self)
        return Ready(Sentences(*sentences), Terms(*words), Terms(*rows))


def ready(
    words: Words, sentence: NDArray[np.int32], stock: NDArray[np.bool_] | None = None
) -> Ready:
    """Make texts ready.

    ``sentence`` (words,) is the number of each word's sentence; words of boilerplate, which
    ``stock`` (words,) marks, weigh nothing.
    """
    stock = np.zeros(len(words.codes), bool) if stock is None else stock
    texts = len(words.bounds) - 1
    parts = []
    for at in range(0, max(texts, 1), _AT_ONCE):
        bounds = words.bounds[at : at + _AT_ONCE + 1]
        own = slice(bounds[0], bounds[-1])
        few = Words(bounds - bounds[0], words.codes[own], words.quoted[own])
        parts.append(_ready(few, sentence[own], stock[own]))
    return Ready.joined(parts)


def _ready(words: Words, sentence: NDArray[np.int32], stock: NDArray[np.bool_]) -> Ready:
    """Make a few texts ready."""
    codes, counts = words.codes, np.diff(words.bounds)
    numbers = _numbered(sentence, words.bounds)
    first = firsts(numbers)
    bounds = np.searchsorted(first, words.bounds)
    text = np.repeat(np.arange(len(counts)), counts)
    kinds = np.where(stock, np.uint8(_STOCK), (codes & np.uint32(3)).astype(np.uint8))
    inside = numbers[:-1] == numbers[1:]
    rows = np.where(inside, kinds[:-1] * np.uint8(_KINDS) + kinds[1:], np.uint8(_NO_ROW))
    weight, row_weight = WEIGHT[kinds], ROW_WEIGHT[rows]
    place = numbers - np.repeat(bounds[:-1], counts)
    begin = np.repeat(words.bounds[:-1], np.diff(bounds))
    return Ready(
        Sentences(
            bounds,
            (first - begin).astype(np.int32),
            (np.append(first[1:], len(codes))[: len(first)] - begin).astype(np.int32),
            _summed(numbers, weight, len(first)),
            _summed(numbers[:-1], row_weight, len(first)),
        ),
        _terms(text, codes, place * 4 + words.quoted, kinds, weight > 0, len(counts)),
        _terms(text[:-1], _hashed(codes), place[:-1] * 4, rows, row_weight > 0, len(counts)),
    )


def _hashed(codes: Codes) -> NDArray[np.uint32]:
    """Return a hash for each two words in a row."""
    mixed = (codes[:-1].astype(np.uint64) * _TURN + codes[1:]) * _MIX
    mixed ^= mixed >> np.uint64(32)
    return (mixed * _TURN >> np.uint64(32)).astype(np.uint32)


def _terms(
    text: Places,
    keys: NDArray[np.uint32],
    places: Places,
    kinds: NDArray[np.uint8],
    kept: NDArray[np.bool_],
    texts: int,
) -> Terms:
    """Sort the terms of each text by key, and leave out those that are repeated too often.

    Text, key and place make one number, so that one cheap sort brings all in order.
    """
    chosen = np.flatnonzero(kept)
    packed = text[chosen].astype(np.uint64) << (_KEY + _PLACE)
    packed |= keys[chosen].astype(np.uint64) << _PLACE
    packed |= chosen.astype(np.uint64)
    packed.sort()
    different = packed >> _PLACE
    counts = np.diff(firsts(different), append=len(packed))
    packed = packed[np.repeat(counts <= _MOST_REPEATS, counts)]
    edges = np.arange(1, texts, dtype=np.uint64) << (_KEY + _PLACE)
    order = (packed & _PLACES).astype(np.int64)
    return Terms(
        np.concatenate([[0], np.searchsorted(packed, edges), [len(packed)]]),
        (packed >> _PLACE).astype(np.uint32),
        places[order].astype(np.int32),
        kinds[order],
    )


def _summed(sentence: Places, weight: Weights, count: int) -> Weights:
    return np.maximum(np.bincount(sentence, weight, count).astype(np.float32), _LEAST)


def _numbered(sentence: NDArray[np.int32], bounds: Places) -> Places:
    """Return the sentence of each word, counted over all texts.

    A short sentence goes with the one before it in its text.
    """
    if not len(sentence):
        return np.zeros(0, np.int64)
    opens = np.zeros(len(sentence) + 1, bool)
    opens[bounds] = True
    begins = opens[:-1] | (np.diff(sentence, prepend=sentence[0]) != 0)
    starts = np.flatnonzero(begins)
    lengths = np.diff(starts, append=len(sentence))
    starts = starts[(lengths >= _SHORT) | opens[starts]]
    lengths = np.diff(starts, append=len(sentence))
    parts = -(-lengths // _LONG)
    place = np.arange(len(sentence)) - np.repeat(starts, lengths)
    part = place * np.repeat(parts, lengths) // np.repeat(lengths, lengths)
    numbers: Places = np.repeat(np.cumsum(parts) - parts, lengths) + part
    return numbers
