"""Which texts of a corpus are worth aligning: those that share several rare things.

One pass over the sorted features. A feature in more than ``MOST`` texts is a stock phrase, or
belongs to a large family of copies: it joins each text to the next few only, which is enough to
hold a family together and keeps the cost in step with the corpus.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tellings.reuse.corpus.features import Features

MOST = 24
_NEXT = 2
_PER_TEXT = 24
"""Candidates that a text may have, best first."""
_RARE = 0.6
"""What a rare word tells, measured by three words in a row."""
_LEAST = 2.2
"""What two texts must share, in units of a feature that two texts of the corpus hold."""
_AT_ONCE = 4_000_000


class Candidates(NamedTuple):
    """Pairs of texts, the left number below the right, with what they share."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    shared: NDArray[np.float32]


def candidates(found: Features, texts: int) -> Candidates:
    """Return the candidate pairs among ``texts`` texts, from the features of all of them."""
    features, numbers = found.features, found.texts
    starts = np.flatnonzero(np.diff(features.astype(np.int64), prepend=-1))
    counts = np.diff(starts, append=len(features))
    several = counts > 1
    starts, counts = starts[several], counts[several]
    weight = (1 + np.log(texts / counts)) / (1 + math.log(max(texts / 2, 1)))
    weight *= np.where(features[starts] >> np.uint32(31) == 1, _RARE, 1.0)
    reach = np.where(counts <= MOST, counts - 1, _NEXT)
    return _best(_joined(numbers, starts, counts, reach, weight, texts))


def _joined(
    numbers: NDArray[np.int64],
    starts: NDArray[np.int64],
    counts: NDArray[np.int64],
    reach: NDArray[np.int64],
    weight: NDArray[np.float64],
    texts: int,
) -> Candidates:
    """Join the texts of each feature in batches, and add up by pair."""
    cost = np.cumsum(counts * reach)
    keys, sums = np.zeros(0, np.int64), np.zeros(0, np.float32)
    at = 0
    while at < len(starts):
        done = int(cost[at - 1]) if at else 0
        end = max(at + 1, int(np.searchsorted(cost, done + _AT_ONCE, "right")))
        chosen = slice(at, end)
        new = _pairs(numbers, starts[chosen], counts[chosen], reach[chosen], weight[chosen], texts)
        keys, sums = _added(np.concatenate([keys, new[0]]), np.concatenate([sums, new[1]]))
        at = end
    kept = sums >= _LEAST
    return Candidates(keys[kept] // texts, keys[kept] % texts, sums[kept])


def _pairs(
    numbers: NDArray[np.int64],
    starts: NDArray[np.int64],
    counts: NDArray[np.int64],
    reach: NDArray[np.int64],
    weight: NDArray[np.float64],
    texts: int,
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Return the key of each pair and the weight of the feature that joins it."""
    place = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
    row = np.repeat(starts, counts) + place
    ahead = np.minimum(np.repeat(counts, counts) - 1 - place, np.repeat(reach, counts))
    left = np.repeat(row, ahead)
    step = np.arange(len(left)) - np.repeat(np.cumsum(ahead) - ahead, ahead) + 1
    keys = numbers[left] * texts + numbers[left + step]
    return keys, np.repeat(np.repeat(weight, counts), ahead).astype(np.float32)


def _added(
    keys: NDArray[np.int64], weights: NDArray[np.float32]
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    if not len(keys):
        return keys, weights
    order = np.argsort(keys, kind="stable")
    keys, weights = keys[order], weights[order]
    first = np.flatnonzero(np.diff(keys, prepend=keys[0] - 1))
    return keys[first], np.add.reduceat(weights, first)


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
