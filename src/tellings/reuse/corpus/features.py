"""What of a text goes into the index: a sample of three words in a row, and rare words.

Sampling is by the value of the hash, so that two texts sample the same; a quarter of the rows of
three is enough to see half a paragraph. Rare words are names, mostly, and numbers: what a text
keeps when every other word is exchanged.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tellings.reuse.corpus.cut import RARE

SAMPLE = 4
_ROW = 3
_LEAST_CLASSES = 3
"""What the classes of three words in a row must add up to, so that they tell something."""
_MIX = np.uint64(0x9E3779B97F4A7C15)
_TURN = np.uint64(0xD6E8FEB86659FD93)
_RARE_MARK = np.uint64(1 << 31)
_FEATURE = np.uint64(32)


class Features(NamedTuple):
    """Rows of (feature, text), each once: ``keys`` hold the feature above, the text below.

    The highest bit of a feature tells a rare word from three words in a row.
    """

    keys: NDArray[np.uint64]

    @property
    def features(self) -> NDArray[np.uint32]:
        """Return the feature of each row."""
        return (self.keys >> _FEATURE).astype(np.uint32)

    @property
    def texts(self) -> NDArray[np.int64]:
        """Return the text of each row."""
        return (self.keys & np.uint64(0xFFFFFFFF)).astype(np.int64)


def features(
    codes: NDArray[np.uint32],
    text: NDArray[np.int64],
    stock: NDArray[np.bool_],
) -> Features:
    """Return the features of texts given as words, with the number of each word's text; sorted.

    ``stock`` says for each word whether it is boilerplate, which gives no features.
    """
    kept = ~stock
    words, texts = codes[kept], text[kept].astype(np.uint64)
    rows, row_text = _rows(words.astype(np.uint64), texts)
    rare = (words & np.uint32(3)) == RARE
    names = _mixed(words[rare].astype(np.uint64)) >> np.uint64(33) | _RARE_MARK
    keys = np.concatenate([rows << _FEATURE | row_text, names << _FEATURE | texts[rare]])
    return Features(np.unique(keys))


def _rows(
    codes: NDArray[np.uint64], text: NDArray[np.uint64]
) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Return the sampled hashes of three words in a row within one text."""
    count = len(codes) - _ROW + 1
    if count <= 0:
        return np.zeros(0, np.uint64), np.zeros(0, np.uint64)
    hashes = np.zeros(count, np.uint64)
    classes = np.zeros(count, np.uint64)
    for step in range(_ROW):
        part = codes[step : step + count]
        hashes = (hashes + part) * _TURN
        classes += part & np.uint64(3)
    hashes = _mixed(hashes)
    kept = (hashes >> np.uint64(40)) % np.uint64(SAMPLE) == 0
    kept &= (text[:count] == text[_ROW - 1 :]) & (classes >= _LEAST_CLASSES)
    return hashes[kept] >> np.uint64(33), text[:count][kept]


def _mixed(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    mixed = values * _MIX
    mixed ^= mixed >> np.uint64(32)
    return np.asarray(mixed * _TURN, np.uint64)
