"""Passages that stand in both texts word for word, to the exact character."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tellings.reuse.texts.halves import Pair
from tellings.reuse.words import Block

_ROW = 5
"""How many words in a row make a hit."""
_GAP = 6
_LEAST = 20
_DENSE = 0.75
_MOST_HITS = 5
_CODE = np.int64(1_000_003)


def verbatim(pair: Pair) -> list[Block]:
    """Return stretches of words (left start, end, right start, end) that are all but the same.

    At least ``_LEAST`` words, with ``_DENSE`` of them in common rows; a row that stands more than
    ``_MOST_HITS`` times in the right text says nothing and is left out.
    """
    left, right = pair.left.words, pair.right.words
    if min(len(left), len(right)) < _LEAST:
        return []
    runs = _chained(_runs(*_hits(left, right)))
    return [
        (a, b, c, d)
        for a, b, c, d, same in runs
        if min(b - a, d - c) >= _LEAST and same >= _DENSE * max(b - a, d - c)
    ]


def _hits(
    left: NDArray[np.int64], right: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    ours, theirs = _rows(left), _rows(right)
    order = np.argsort(theirs, kind="stable")
    ranked = theirs[order]
    first = np.searchsorted(ranked, ours, "left")
    count = np.searchsorted(ranked, ours, "right") - first
    count[count > _MOST_HITS] = 0
    i = np.repeat(np.arange(len(ours)), count)
    step = np.arange(len(i)) - np.repeat(np.cumsum(count) - count, count)
    return i, order[np.repeat(first, count) + step]


def _rows(words: NDArray[np.int64]) -> NDArray[np.int64]:
    codes = np.zeros(len(words) - _ROW + 1, np.int64)
    for step in range(_ROW):
        codes = codes * _CODE + words[step : step + len(codes)]
    return codes


def _runs(i: NDArray[np.int64], j: NDArray[np.int64]) -> list[tuple[int, int, int, int, int]]:
    """Join hits on one diagonal; the fifth number counts the words within hits."""
    if not len(i):
        return []
    order = np.lexsort((i, j - i))
    i, j = i[order], j[order]
    broken = (np.diff(j - i) != 0) | (np.diff(i) > _ROW + _GAP)
    starts = np.concatenate([[0], np.flatnonzero(broken) + 1])
    ends = np.concatenate([starts[1:], [len(i)]])
    runs = []
    for start, end in zip(starts, ends, strict=True):
        steps = np.minimum(np.diff(i[start:end]), _ROW)
        a, c = int(i[start]), int(j[start])
        b, d = int(i[end - 1]) + _ROW, int(j[end - 1]) + _ROW
        runs.append((a, b, c, d, int(steps.sum()) + _ROW))
    return sorted(runs)


def _chained(
    runs: list[tuple[int, int, int, int, int]],
) -> list[tuple[int, int, int, int, int]]:
    """Join runs that follow each other closely on both sides."""
    chains: list[tuple[int, int, int, int, int]] = []
    for run in runs:
        for number in range(len(chains) - 1, -1, -1):
            last = chains[number]
            if -2 <= run[0] - last[1] <= _GAP and -2 <= run[2] - last[3] <= _GAP:
                chains[number] = (last[0], run[1], last[2], run[3], last[4] + run[4])
                break
        else:
            chains.append(run)
    return chains
