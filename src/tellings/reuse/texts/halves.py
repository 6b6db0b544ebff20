"""Two texts laid side by side: what their units share, word by word and in meaning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tellings.reuse.texts.units import Units, Vocabulary

Floats = NDArray[np.float32]

_NEAR = 0.35
"""Cosine from which two different words begin to count as alike; from ``_ALIKE`` in full."""
_ALIKE = 0.75
_WORTH = 0.7
"""What a word of like meaning is worth, measured by the same word."""
_CODE = np.int64(1_000_003)


_MOST_CELLS = 200_000_000
"""Numbers that the largest table may hold: two or three gigabytes for all of them together."""


class TooLongError(ValueError):
    """Two texts so long that their tables would not fit into memory."""


class Area(NamedTuple):
    """A stretch of units of either text, ends excluded."""

    left_start: int
    left_end: int
    right_start: int
    right_end: int

    def of(self, side: int) -> tuple[int, int]:
        """Return the stretch of one side: 0 the left, 1 the right."""
        return (self[0], self[1]) if side == 0 else (self[2], self[3])

    def with_side(self, side: int, start: int, end: int) -> Area:
        """Return the area with another stretch on one side."""
        return Area(start, end, *self[2:]) if side == 0 else Area(*self[:2], start, end)

    def overlaps(self, other: Area) -> bool:
        """Say whether the two areas share units on both sides."""
        return (
            self[0] < other[1] and other[0] < self[1] and self[2] < other[3] and other[2] < self[3]
        )

    def hull(self, other: Area) -> Area:
        """Return the least area that holds both."""
        return Area(
            min(self[0], other[0]),
            max(self[1], other[1]),
            min(self[2], other[2]),
            max(self[3], other[3]),
        )


@dataclass(frozen=True, slots=True)
class Half:
    """One text of two. ``words`` are numbered for this pair of texts.

    ``counts`` (units, columns) counts the words that the other text has too or has a like word
    for, ``sums`` (units + 1, columns) adds them up; ``weight`` and ``weights`` do so for the
    weight of all words. ``grams`` holds for 2 and 3 words in a row: codes, units, weights.
    """

    units: Units
    words: NDArray[np.int64]
    counts: Floats
    sums: Floats
    weight: NDArray[np.float64]
    weights: NDArray[np.float64]
    grams: dict[int, tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]]
    here: NDArray[np.bool_]
    row: NDArray[np.int64]

    def counted(self, start: int, end: int) -> Floats:
        """Return how often each column's word stands in these units."""
        return np.asarray(self.sums[end] - self.sums[start], np.float32)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts, and how alike their words and units are.

    ``column_weight`` is the weight of each column's word; ``near`` (left words, right words) the
    worth of one word for another; ``alike``, ``held_left``, ``held_right`` and ``meaning`` are
    (left units, right units): how promising, which share of the left (right) unit's distinct words
    the other has, and the cosine of the units' vectors.
    """

    left: Half
    right: Half
    column_weight: NDArray[np.float64]
    near: Floats
    cosine: Floats
    meaning: Floats
    held_left: Floats
    held_right: Floats

    @property
    def alike(self) -> Floats:
        """Return words and meaning, half and half."""
        return np.asarray(0.5 * self.cosine + 0.5 * self.meaning, np.float32)

    def half(self, side: int) -> Half:
        """Return one of the two: 0 the left, 1 the right."""
        return self.left if side == 0 else self.right


def lay(left: Units, right: Units, vocabulary: Vocabulary) -> Pair:
    """Lay two texts, each of one unit at least, side by side.

    Raises ``TooLongError`` where that would take more memory than is reasonable.
    """
    stems, forms, words_l, words_r = _renumber(left, right)
    _check_size(left, right, words_l, words_r)
    weight = _weights(vocabulary.rarity(stems), (words_l, left), (words_r, right))
    vectors = vocabulary.vectors(forms)
    here_l, here_r = np.unique(words_l), np.unique(words_r)
    near = _nearness(vectors[here_l], vectors[here_r])
    both = np.intersect1d(here_l, here_r)
    columns = np.unique(
        np.concatenate([both, here_l[near.max(axis=1) > 0], here_r[near.max(axis=0) > 0]])
    )
    halves = []
    for units, words, here in ((left, words_l, here_l), (right, words_r, here_r)):
        halves.append(_half(units, words, weight, columns, np.searchsorted(here, columns), here))
    return _pair(halves[0], halves[1], weight, columns, near, vectors)


def _check_size(
    left: Units, right: Units, words_l: NDArray[np.int64], words_r: NDArray[np.int64]
) -> None:
    """Raise ``TooLongError`` where a table of words by words or by units would be too large."""
    distinct = len(np.unique(words_l)), len(np.unique(words_r))
    largest = max(
        distinct[0] * distinct[1],
        len(left) * len(right),
        max(len(left), len(right)) * max(distinct),
    )
    if largest > _MOST_CELLS:
        sizes = f"{len(words_l):,} and {len(words_r):,} words"
        raise TooLongError(f"too long to be aligned at once: {sizes}")


def _pair(
    left: Half,
    right: Half,
    weight: NDArray[np.float64],
    columns: NDArray[np.int64],
    near: Floats,
    vectors: Floats,
) -> Pair:
    w = weight[columns].astype(np.float32)
    norm = [_lengths(half, weight) for half in (left, right)]
    cosine = ((left.counts * w) @ (right.counts * w).T) / np.outer(*norm)
    distinct = [(half.counts > 0).astype(np.float32) for half in (left, right)]
    shared = (distinct[0] * w) @ distinct[1].T
    totals = [_distinct_weight(half, weight) for half in (left, right)]
    means = [_means(half, weight, vectors) for half in (left, right)]
    return Pair(
        left=left,
        right=right,
        column_weight=weight[columns],
        near=near,
        cosine=cosine.astype(np.float32),
        meaning=means[0] @ means[1].T,
        held_left=(shared / totals[0][:, None]).astype(np.float32),
        held_right=(shared / totals[1][None, :]).astype(np.float32),
    )


def _renumber(
    left: Units, right: Units
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Give the words of both texts numbers by first appearance, so that history leaves no trace.

    Returns the stem and the form behind each number, and the words of either text renumbered.
    """
    words = np.concatenate([left.words, right.words])
    forms = np.concatenate([left.forms, right.forms])
    numbers, first, inverse = np.unique(words, return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    local = rank[inverse.reshape(-1)]
    cut = len(left.words)
    return numbers[order], forms[first[order]], local[:cut], local[cut:]


def _weights(
    rarity: NDArray[np.float64], *sides: tuple[NDArray[np.int64], Units]
) -> NDArray[np.float64]:
    """Weigh words by their rarity in English and among the units of both texts."""
    found = np.zeros(len(rarity), np.int64)
    total = 0
    for words, units in sides:
        held = np.unique(words * np.int64(len(units)) + units.unit) // len(units)
        found += np.bincount(held, minlength=len(rarity))
        total += len(units)
    local = 1.0 - np.log1p(found - 1) / np.log1p(total)
    return np.asarray(rarity * (0.25 + 0.75 * local), np.float64)


def _nearness(left: Floats, right: Floats) -> Floats:
    worth = np.clip((left @ right.T - _NEAR) / (_ALIKE - _NEAR), 0.0, 1.0) * _WORTH
    return np.asarray(worth, np.float32)


def _half(
    units: Units,
    words: NDArray[np.int64],
    weight: NDArray[np.float64],
    columns: NDArray[np.int64],
    row: NDArray[np.int64],
    here: NDArray[np.int64],
) -> Half:
    column = np.searchsorted(columns, words)
    kept = (column < len(columns)) & (columns[np.minimum(column, len(columns) - 1)] == words)
    counts = np.zeros((len(units), len(columns)), np.float32)
    np.add.at(counts, (units.unit[kept], column[kept]), 1.0)
    sums = np.zeros((len(units) + 1, len(columns)), np.float32)
    np.cumsum(counts, axis=0, out=sums[1:])
    total = np.bincount(units.unit, weight[words], minlength=len(units)).astype(np.float64)
    present = here[np.minimum(row, len(here) - 1)] == columns
    return Half(
        units=units,
        words=words,
        counts=counts,
        sums=sums,
        weight=total,
        weights=np.concatenate([[0.0], np.cumsum(total)]),
        grams={n: _grams(words, units.unit, weight, n) for n in (2, 3)},
        here=present,
        row=np.where(present, row, 0),
    )


def _grams(
    words: NDArray[np.int64], unit: NDArray[np.int64], weight: NDArray[np.float64], size: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    count = max(0, len(words) - size + 1)
    codes = np.zeros(count, np.int64)
    weights = np.zeros(count)
    for step in range(size):
        codes = codes * _CODE + words[step : step + count]
        weights += weight[words[step : step + count]]
    return codes, unit[:count], weights


def _lengths(half: Half, weight: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the length of each unit's vector of weighted counts, over all its words."""
    code = half.units.unit * np.int64(len(weight)) + half.words
    cells, times = np.unique(code, return_counts=True)
    squares = (times * weight[cells % len(weight)]) ** 2
    lengths = np.sqrt(np.bincount(cells // len(weight), squares, minlength=len(half.units)))
    return np.asarray(np.maximum(lengths, 1e-9), np.float64)


def _distinct_weight(half: Half, weight: NDArray[np.float64]) -> NDArray[np.float64]:
    cells = np.unique(half.units.unit * np.int64(len(weight)) + half.words)
    total = np.bincount(
        cells // len(weight), weight[cells % len(weight)], minlength=len(half.units)
    )
    return np.asarray(np.maximum(total, 1e-9), np.float64)


def _means(half: Half, weight: NDArray[np.float64], vectors: Floats) -> Floats:
    """Return the mean vector of each unit's words by weight, of unit length."""
    rows = vectors[half.words] * weight[half.words, None].astype(np.float32)
    total = np.add.reduceat(rows, half.units.first, axis=0)
    return np.asarray(
        total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-9), np.float32
    )
