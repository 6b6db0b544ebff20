"""Which sentences of two reports are worth a word-by-word comparison.

Rare words in common and the nearness of the sentence vectors, half and half: the one alone is
blind to a text spun word by word, the other to a fragment in a long sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tellings.reuse.lines import Line

LEAST = 0.30
PER_LINE = 3
BEST = 0.5
"""What the best pair of sentences of two reports must reach before any other is looked at.

On 150 reports of unlike incidents this leaves one pair of reports in nine, and loses no alignment.
"""


class Overlap:
    """Shared weight of sentences, pair of reports by pair of reports.

    The vocabulary of all lines is numbered once; a pair of reports is then one small product of
    matrices over the words both hold.
    """

    def __init__(self, reports: Sequence[Sequence[Line]]) -> None:
        numbers: dict[str, int] = {}
        self._rows: list[NDArray[np.int64]] = []
        self._columns: list[NDArray[np.int64]] = []
        self._weights: list[NDArray[np.float64]] = []
        for lines in reports:
            cells = {
                (row, numbers.setdefault(word, len(numbers))): weight
                for row, line in enumerate(lines)
                for word, weight in zip(line.words.stems, line.weights, strict=True)
            }
            self._rows.append(np.array([row for row, _ in cells], np.int64))
            self._columns.append(np.array([column for _, column in cells], np.int64))
            self._weights.append(np.array(list(cells.values()), np.float64))
        self._reports = reports
        self._size = len(numbers)

    def between(self, left: int, right: int) -> NDArray[np.float64]:
        """Return (left lines, right lines) how promising each pair is, from 0 to 1."""
        shared = np.intersect1d(self._columns[left], self._columns[right])
        position = np.full(self._size, -1, np.int64)
        position[shared] = np.arange(len(shared))
        a, b = self._matrix(left, position, len(shared)), self._matrix(right, position, len(shared))
        common = a @ b.T
        share_l = common / self._totals(left)[:, None]
        share_r = common / self._totals(right)[None, :]
        words = 0.7 * np.maximum(share_l, share_r) + 0.3 * np.minimum(share_l, share_r)
        meaning = self._meaning(left, right)
        return words if meaning is None else 0.5 * words + 0.5 * meaning

    def _matrix(self, report: int, position: NDArray[np.int64], width: int) -> NDArray[np.float64]:
        matrix = np.zeros((len(self._reports[report]), width))
        columns = position[self._columns[report]]
        kept = columns >= 0
        matrix[self._rows[report][kept], columns[kept]] = np.sqrt(self._weights[report][kept])
        return matrix

    def _totals(self, report: int) -> NDArray[np.float64]:
        totals = np.zeros(len(self._reports[report]))
        np.add.at(totals, self._rows[report], self._weights[report])
        return totals

    def _meaning(self, left: int, right: int) -> NDArray[np.float64] | None:
        a = [line.vector for line in self._reports[left]]
        b = [line.vector for line in self._reports[right]]
        if not a or not b or a[0] is None or b[0] is None:
            return None
        product = (
            np.stack([v for v in a if v is not None]) @ np.stack([v for v in b if v is not None]).T
        )
        return np.clip(product.astype(np.float64), 0.0, 1.0)


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
