"""Pairs of sentences that may be one → those that are taken, and the chains that they make.

All pairs of texts at once; what is no candidate for a passage is left out from the start. Each
round lets a pair of sentences be supported by the ones before and after it, in order.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tellings.reuse.corpus.ragged import Places, firsts
from tellings.reuse.corpus.sentences import Compared, Values

_SUPPORT = 0.6
"""What a neighbour in order adds, of its own log-odds (of four at most), in each of the rounds."""
_MOST_SUPPORT = 4.0
_ROUNDS = 3
_HOPELESS = -2 * _SUPPORT * _MOST_SUPPORT - 0.1
"""Log-odds from which no support can raise a pair of sentences above nought."""
_PART = 1.5
"""Log-odds from which a sentence belongs to one that the other text has in several parts."""
_NEAR = 3
_EDGE = 2
"""Empty cells around each matrix, so that no step leads into another."""


def chosen(compared: Compared, counts: Places, others: Places) -> Compared:
    """Return the pairs that are the best of both their row and their column, in order.

    Where a sentence stands as several in the other text, these are joined to the best of them.
    ``counts`` and ``others`` (pairs,) are how many sentences the left and the right texts have.
    """
    live = compared.only(compared.log_odds > _HOPELESS)
    width = others + 2 * _EDGE
    sizes = (counts + 2 * _EDGE) * width
    begins = np.cumsum(sizes) - sizes
    stride = width[live.pair]
    place = begins[live.pair] + (live.row + _EDGE) * stride + live.column + _EDGE
    size = int(sizes.sum())
    raised = _supported(live.log_odds, place, stride, size)
    hope = np.flatnonzero(raised > 0)
    live, raised, place, stride = live.only(hope), raised[hope], place[hope], stride[hope]
    by_row = _greatest_of(place - live.column, raised)
    by_column = _greatest_of(begins[live.pair] + live.column, raised)
    parts = (by_row | by_column) & (live.log_odds >= _PART)
    return live.only(_grown(by_row & by_column, parts, place, stride, size))


def _supported(log_odds: Values, place: Places, stride: Places, size: int) -> Values:
    """Add to each pair of sentences what its neighbours before and after, in order, say for it."""
    worth = np.zeros(size, np.float32)
    steps = [a * stride + b for a, b in ((1, 1), (1, 2), (2, 1), (2, 2))]
    ahead, back = [place + step for step in steps], [place - step for step in steps]
    raised = log_odds
    for _ in range(_ROUNDS):
        worth[place] = np.minimum(np.maximum(raised, 0), _MOST_SUPPORT)
        raised = _greatest(worth, ahead)
        raised += _greatest(worth, back)
        raised *= np.float32(_SUPPORT)
        raised += log_odds
    return raised


def _greatest(worth: Values, places: Sequence[Places]) -> Values:
    one, other, third, fourth = (worth[place] for place in places)
    return np.maximum(np.maximum(one, other), np.maximum(third, fourth))


def _greatest_of(group: Places, values: Values) -> NDArray[np.bool_]:
    """Say for each value whether it is its group's greatest, the first where several are."""
    order = np.argsort(group, kind="stable")
    first = firsts(group[order])
    greatest = np.zeros(len(group), bool)
    if not len(group):
        return greatest
    best = np.maximum.reduceat(values[order], first).repeat(np.diff(first, append=len(order)))
    reached = order[values[order] == best]
    greatest[reached[np.diff(group[reached], prepend=-1) != 0]] = True
    return greatest


def _grown(
    best: NDArray[np.bool_], parts: NDArray[np.bool_], place: Places, stride: Places, size: int
) -> Places:
    """Return the best cells, and the parts that are joined to them from cell to cell."""
    taken = np.zeros(size, bool)
    taken[place[best]] = True
    left = np.flatnonzero(parts & ~best)
    kept = best.copy()
    while len(left):
        at, step = place[left], stride[left]
        beside = taken[at - 1] | taken[at + 1] | taken[at - step] | taken[at + step]
        if not beside.any():
            break
        taken[at[beside]] = kept[left[beside]] = True
        left = left[~beside]
    return np.flatnonzero(kept)


def chains(cells: Compared) -> tuple[Places, Places, Places]:
    """Join pairs of sentences that follow each other closely in both texts, pair by pair of texts.

    Returns the chain of each, and the first and the last of each chain.
    """
    numbers: list[int] = []
    ends: list[tuple[int, int, int]] = []  # of this pair's chains: the last row and column
    text = -1
    count = 0
    for pair, row, column in zip(*(values.tolist() for values in cells[:3]), strict=True):
        if pair != text:
            text, ends = pair, []
        for place in range(len(ends) - 1, -1, -1):
            above, before, number = ends[place]
            if row - above <= _NEAR and 0 <= column - before <= _NEAR:
                break
        else:
            place, number = len(ends), count
            ends.append((row, column, number))
            count += 1
        ends[place] = (row, column, number)
        numbers.append(number)
    chain = np.array(numbers, np.int64)
    first = firsts(np.maximum.accumulate(chain))
    last = np.zeros(count, np.int64)
    last[chain] = np.arange(len(chain))
    return chain, first, last
