"""Which sentences of two reports are worth a word-by-word comparison.

Rare words in common and the nearness of the sentence vectors, half and half: the one alone is
blind to a text spun word by word, the other to a fragment in a long sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from tellings.reuse.lines import Line

LEAST = 0.30
PER_LINE = 3
BEST = 0.5
"""What the best pair of sentences of two reports must reach before any other is looked at.

On 150 reports of unlike incidents this leaves one pair of reports in nine, and loses no alignment.
"""


_MARGIN = 1e-3
"""By how much the sums over all wordings, in half the digits, may be off."""
_BLOCK = 256


class Overlap:
    """Shared weight of sentences, pair of reports by pair of reports.

    The vocabulary of all lines is numbered once; a pair of reports is then one small product of
    matrices over the words both hold.
    """

    def __init__(self, reports: Sequence[Sequence[Line]]) -> None:
        numbers: dict[str, int] = {}
        cells = [_cells(lines, numbers) for lines in reports]
        self._reports = reports
        self._rows = [np.array([row for row, _ in told], np.intp) for told in cells]
        self._columns = [np.array([column for _, column in told], np.intp) for told in cells]
        self._weights = [np.array(list(told.values()), np.float64) for told in cells]
        self._totals = [
            np.bincount(rows, weights, len(lines))
            for rows, weights, lines in zip(self._rows, self._weights, reports, strict=True)
        ]
        self._words = [np.unique(columns) for columns in self._columns]
        self._holds = np.zeros((len(reports), len(numbers)), bool)
        for holds, words in zip(self._holds, self._words, strict=True):
            holds[words] = True
        self._vectors = [_vectors(lines) for lines in reports]

    def worthwhile(self) -> list[tuple[int, int]]:
        """Return the pairs of reports with sentences near enough to look further, in order."""
        near = _near(self._reports)
        return [(int(i), int(j)) for i, j in np.argwhere(np.triu(near, 1))]

    def between(self, left: int, right: int) -> NDArray[np.float64]:
        """Return (left lines, right lines) how promising each pair is, from 0 to 1."""
        words = self._words[left]
        shared = words[self._holds[right][words]]
        position = np.full(self._holds.shape[1], -1, np.intp)
        position[shared] = np.arange(len(shared))
        a, b = self._matrix(left, position, len(shared)), self._matrix(right, position, len(shared))
        common = a @ b.T
        share_l = common / self._totals[left][:, None]
        share_r = common / self._totals[right][None, :]
        worth = 0.7 * np.maximum(share_l, share_r) + 0.3 * np.minimum(share_l, share_r)
        meaning = self._meaning(left, right)
        return worth if meaning is None else 0.5 * worth + 0.5 * meaning

    def _matrix(self, report: int, position: NDArray[np.intp], width: int) -> NDArray[np.float64]:
        matrix = np.zeros((len(self._reports[report]), width))
        columns = position[self._columns[report]]
        kept = columns >= 0
        matrix[self._rows[report][kept], columns[kept]] = np.sqrt(self._weights[report][kept])
        return matrix

    def _meaning(self, left: int, right: int) -> NDArray[np.float64] | None:
        a, b = self._vectors[left], self._vectors[right]
        if a is None or b is None:
            return None
        return np.clip((a @ b.T).astype(np.float64), 0.0, 1.0)


def _cells(lines: Sequence[Line], numbers: dict[str, int]) -> dict[tuple[int, int], float]:
    """Return the weight of each word of each line, by line and by the word's number."""
    return {
        (row, numbers.setdefault(word, len(numbers))): weight
        for row, line in enumerate(lines)
        for word, weight in zip(line.words.stems, line.weights.tolist(), strict=True)
    }


def _vectors(lines: Sequence[Line]) -> NDArray[np.float32] | None:
    """Return (lines, width), nothing where lines have no vectors."""
    vectors = [line.vector for line in lines if line.vector is not None]
    return np.stack(vectors) if lines and len(vectors) == len(lines) else None


def promising(overlap: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Return the pairs among the best of their row or their column, in order."""
    if not overlap.size or overlap.max() < BEST:
        return []
    rows = min(PER_LINE, overlap.shape[1])
    columns = min(PER_LINE, overlap.shape[0])
    by_row = -np.sort(-overlap, axis=1)[:, rows - 1 : rows]
    by_column = -np.sort(-overlap, axis=0)[columns - 1 : columns, :]
    kept = (overlap >= LEAST) & ((overlap >= by_row) | (overlap >= by_column))
    return [(int(i), int(j)) for i, j in np.argwhere(kept)]


def _near(reports: Sequence[Sequence[Line]]) -> NDArray[np.bool_]:
    """Return (reports, reports): whether a sentence of the row's is near one of the column's.

    Each wording is looked at once, so that copies cost next to nothing.
    """
    lines = {line.wording: line for report in reports for line in report}
    number = {wording: i for i, wording in enumerate(lines)}
    holds = np.zeros((len(lines), len(reports)), bool)
    for column, report in enumerate(reports):
        holds[[number[line.wording] for line in report], column] = True
    near = np.zeros((len(reports), len(reports)), bool)
    for row, reached in enumerate(_reaching(list(lines.values()))):
        near[holds[row]] |= holds[reached].any(axis=0)
    return near | near.T


def _reaching(lines: Sequence[Line]) -> Iterator[NDArray[np.intp]]:
    """Yield for each line those, by number, with which it may be among the best of two reports."""
    weights, held = _postings(lines)
    totals = np.array([sum(weights[word] for word in set(line.words.stems)) for line in lines])
    totals = totals.astype(np.float32)
    meaning = _vectors(lines)
    for start in range(0, len(lines), _BLOCK):
        block = lines[start : start + _BLOCK]
        common = np.stack([_common(line, weights, held, len(lines)) for line in block])
        one, other = common / totals[start : start + _BLOCK, None], common / totals
        worth = 0.7 * np.maximum(one, other) + 0.3 * np.minimum(one, other)
        if meaning is not None:
            alike = np.clip(meaning[start : start + _BLOCK] @ meaning.T, 0.0, 1.0)
            worth = 0.5 * worth + 0.5 * alike
        yield from map(np.flatnonzero, worth >= BEST - _MARGIN)


def _postings(lines: Sequence[Line]) -> tuple[dict[str, float], dict[str, NDArray[np.intp]]]:
    """Return the weight of each stem, and the numbers of the lines that hold it."""
    weights: dict[str, float] = {}
    held: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        weights.update(zip(line.words.stems, line.weights.tolist(), strict=True))
        for word in set(line.words.stems):
            held.setdefault(word, []).append(number)
    return weights, {word: np.array(numbers, np.intp) for word, numbers in held.items()}


def _common(
    line: Line, weights: Mapping[str, float], held: Mapping[str, NDArray[np.intp]], count: int
) -> NDArray[np.float32]:
    """Return (lines,): the weight of the words that each shares with this one."""
    words = sorted(set(line.words.stems))
    places = np.concatenate([held[word] for word in words])
    worth = np.repeat([weights[word] for word in words], [len(held[word]) for word in words])
    return np.bincount(places, worth, count).astype(np.float32)
