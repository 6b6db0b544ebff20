"""Which texts of a corpus are worth aligning: those that share several rare things.

One pass over the sorted features. A feature in more than ``MOST`` texts is a stock phrase, or
belongs to a large family of copies: it joins each text to the next few only, which is enough to
hold a family together and keeps the cost in step with the corpus.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tellings.reuse.corpus.features import FEATURE, Features, Keys

MOST = 40
_NEXT = 2
_PER_TEXT = 24
"""Candidates that a text may have, best first."""
_RARE = 0.6
"""What a rare word tells, measured by three words in a row."""
_LEAST = 3.0
"""What two texts must share, in units of a feature that two texts of the corpus hold."""
_AT_ONCE = 2_000_000
_UNIT = 256
"""Sums are kept in whole parts of a unit."""
_WIDTH = np.uint64(16)
_UNITS = np.uint64((1 << 16) - 1)
"""The most that two texts' sum is kept to, which is far more than makes them candidates."""

Places = NDArray[np.int64]


class Candidates(NamedTuple):
    """Pairs of texts, the left number below the right, with what they share."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    shared: NDArray[np.float32]


def candidates(found: Iterable[Features], texts: int) -> Candidates:
    """Return the candidate pairs among ``texts`` texts.

    ``found`` are the features of all texts, in parts that have no feature in common.
    """
    sums = _Sums()
    for part in found:
        keys = _several(part.keys)
        if len(keys):
            _join(Features(keys), texts, sums)
    pairs, shared = sums.total()
    kept = shared >= _LEAST * _UNIT
    left, right = np.divmod(pairs[kept].astype(np.int64), texts)
    return _best(Candidates(left, right, (shared[kept] / _UNIT).astype(np.float32)))


def _several(keys: Keys) -> Keys:
    """Return the rows whose feature another text has, too."""
    feature = keys >> FEATURE
    same = feature[1:] == feature[:-1]
    shared = np.concatenate([[False], same]) | np.concatenate([same, [False]])
    return np.asarray(keys[shared[: len(keys)]], np.uint64)


def _join(found: Features, texts: int, sums: _Sums) -> None:
    """Join the texts of each feature, in batches."""
    features, numbers = found.features, found.texts
    starts = np.flatnonzero(np.concatenate([[True], features[1:] != features[:-1]]))
    counts = np.diff(starts, append=len(features))
    weight = (1 + np.log(texts / counts)) / (1 + math.log(max(texts / 2, 1)))
    weight *= np.where(features[starts] >> np.uint32(31) == 1, _RARE, 1.0)
    units = np.maximum(np.round(weight * _UNIT), 1).astype(np.uint64)
    reach = np.where(counts <= MOST, counts - 1, _NEXT)
    cost = np.cumsum(counts * reach)
    at = 0
    while at < len(starts):
        done = int(cost[at - 1]) if at else 0
        end = max(at + 1, int(np.searchsorted(cost, done + _AT_ONCE, "right")))
        chosen = slice(at, end)
        left, right, of = _pairs(starts[chosen], counts[chosen], reach[chosen])
        pairs = (numbers[left] * texts + numbers[right]).astype(np.uint64)
        sums.add(pairs, units[chosen][of])
        at = end


def _pairs(starts: Places, counts: Places, reach: Places) -> tuple[Places, Places, Places]:
    """Return the rows of each two texts that are joined, and which feature joins them."""
    feature = np.repeat(np.arange(len(starts)), counts)
    place = np.arange(len(feature)) - np.repeat(np.cumsum(counts) - counts, counts)
    ahead = np.minimum(counts[feature] - 1 - place, reach[feature])
    left = np.repeat(starts[feature] + place, ahead)
    step = np.arange(len(left)) - np.repeat(np.cumsum(ahead) - ahead, ahead) + 1
    return left, left + step, np.repeat(feature, ahead)


class _Sums:
    """Adds up what each pair shares: keys and sums in one number, so that sorting is cheap."""

    def __init__(self) -> None:
        self._pairs = np.zeros(0, np.uint64)
        self._sums = np.zeros(0, np.uint64)
        self._new: list[Keys] = []
        self._count = 0

    def add(self, pairs: Keys, units: Keys) -> None:
        """Add units to pairs."""
        self._new.append(pairs << _WIDTH | units)
        self._count += len(pairs)
        if self._count > max(2 * len(self._pairs), _AT_ONCE):
            self._settle()

    def total(self) -> tuple[Keys, Keys]:
        """Return the pairs in order, and the sum of each."""
        self._settle()
        return self._pairs, self._sums

    def _settle(self) -> None:
        packed = np.concatenate([self._pairs << _WIDTH | self._sums, *self._new])
        self._new, self._count = [], 0
        packed.sort()
        pairs = packed >> _WIDTH
        first = np.flatnonzero(np.concatenate([[True], pairs[1:] != pairs[:-1]])[: len(pairs)])
        sums = np.add.reduceat(packed & _UNITS, first) if len(first) else packed
        self._pairs, self._sums = pairs[first], np.minimum(sums, _UNITS)


def _best(found: Candidates) -> Candidates:
    """Keep the pairs that are among the best of either text."""
    kept = np.zeros(len(found.left), bool)
    for side in (found.left, found.right):
        order = np.lexsort((found.left, found.right, -found.shared, side))
        ranked = side[order]
        first = np.flatnonzero(np.diff(ranked, prepend=-1))
        rank = np.arange(len(ranked)) - np.repeat(first, np.diff(first, append=len(ranked)))
        kept[order[rank < _PER_TEXT]] = True
    return Candidates(found.left[kept], found.right[kept], found.shared[kept])
