"""What of a text goes into the index: a sample of three words in a row, and rare words.

Sampling is by the value of the hash, so that two texts sample the same; half of the rows of
three is enough to see half a paragraph. Rare words are names, mostly, and numbers: what a text
keeps when every other word is exchanged.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tellings.reuse.corpus.cut import RARE, Codes
from tellings.reuse.corpus.ragged import changes

SAMPLE = 2
"""One row of so many is taken: a power of two."""
_ROW = 3
_LEAST_CLASSES = 3
"""What the classes of three words in a row must add up to, so that they tell something."""
_MIX = np.uint64(0x9E3779B97F4A7C15)
_TURN = np.uint64(0xD6E8FEB86659FD93)
_RARE_MARK = np.uint64(1 << 31)
FEATURE = np.uint64(32)
"""Bits below the feature in a key."""
_AT_ONCE = 1 << 15
"""Words at once: as many as the processor's cache likes."""

Keys = NDArray[np.uint64]


class Features(NamedTuple):
    """Rows of (feature, text), each once: ``keys`` hold the feature above, the text below.

    The highest bit of a feature tells a rare word from three words in a row.
    """

    keys: Keys

    @property
    def features(self) -> NDArray[np.uint32]:
        """Return the feature of each row."""
        return (self.keys >> FEATURE).astype(np.uint32)

    @property
    def texts(self) -> NDArray[np.int64]:
        """Return the text of each row."""
        return (self.keys & np.uint64(0xFFFFFFFF)).astype(np.int64)


def features(codes: Codes, text: NDArray[np.integer[Any]], stock: NDArray[np.bool_]) -> Features:
    """Return the features of texts given as words, with the number of each word's text; sorted.

    ``stock`` says for each word whether it is boilerplate, which gives no features.
    """
    parts = [np.zeros(0, np.uint64)]
    for start in range(0, len(codes), _AT_ONCE):
        chosen = slice(start, start + _AT_ONCE + _ROW - 1)  # rows run over into the next words
        words, texts = codes[chosen], text[chosen].astype(np.uint64, copy=False)
        parts += [_rows(words, texts, stock[chosen]), _names(words, texts, stock[chosen])]
    keys = np.concatenate(parts)
    keys.sort()
    return Features(keys[changes(keys)])


def _names(words: Codes, texts: Keys, stock: NDArray[np.bool_]) -> Keys:
    rare = np.flatnonzero(((words & np.uint32(3)) == RARE) & ~stock)
    hashes = mixed(words[rare].astype(np.uint64)) >> np.uint64(33) | _RARE_MARK
    return np.asarray(hashes << FEATURE | texts[rare], np.uint64)


def _rows(words: Codes, texts: Keys, stock: NDArray[np.bool_]) -> Keys:
    """Return the sampled hashes of three words in a row within one text."""
    count = len(words) - _ROW + 1
    if count <= 0:
        return np.zeros(0, np.uint64)
    classes = (words & np.uint32(3)).astype(np.uint8)
    steps = [slice(step, step + count) for step in range(_ROW)]
    kept = sum(classes[step] for step in steps) >= _LEAST_CLASSES
    kept &= texts[steps[0]] == texts[steps[-1]]
    own = ~stock
    for step in steps:
        kept &= own[step]
    hashes = words[steps[0]] * _TURN
    for step in steps[1:]:
        hashes += words[step]
        hashes *= _TURN
    hashes = mixed(hashes)
    kept &= (hashes >> np.uint64(40)) & np.uint64(SAMPLE - 1) == 0
    chosen = np.flatnonzero(kept)
    return np.asarray(hashes[chosen] >> np.uint64(33) << FEATURE | texts[chosen], np.uint64)


def mixed(values: NDArray[np.integer[Any]]) -> Keys:
    """Return numbers as hashes of 64 bits."""
    hashes = values.astype(np.uint64, copy=False) * _MIX
    hashes ^= hashes >> np.uint64(32)
    return np.asarray(hashes * _TURN, np.uint64)
