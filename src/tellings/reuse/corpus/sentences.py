"""Pairs of texts → what speaks for each two of their sentences' being one.

Many pairs are compared at once, their sentences and words end to end in flat arrays: what share of
each sentence's words the other holds, and of its words in a row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tellings.reuse.corpus.ragged import Places, ranges
from tellings.reuse.corpus.words import ROW_WEIGHT, WEIGHT, Ready, Terms

Values = NDArray[np.float32]

WEIGHTS: Mapping[str, float] = {
    "bias": -0.36,
    "lesser": 11.39,
    "row lesser": -3.11,
    "log lesser": -1.74,
    "log greater": -0.10,
    "log row lesser": 2.33,
    "log row greater": -0.35,
    "log weight": 0.28,
}
"""``lesser`` and ``greater``: the share of the two sentences' weight that they have in common, by
the one of which it is less, and more; ``row``: the same for two words in a row; ``weight``: what
they have in common. Fitted on sentences of news changed by our own generator, against sentences
of other outlets on one happening; the bias leaves out how seldom copies are.
"""
_LEAST_COMMON = 0.1
_KEY = np.uint64(32)
"""Bits of a key."""


class Compared(NamedTuple):
    """Two sentences each that have something in common, in order.

    ``pair`` (cells,) is the pair of texts, ``row`` and ``column`` the sentences of the left and of
    the right text; ``log_odds`` is what speaks for copying, ``quoted`` the share of the common
    words that both quote.
    """

    pair: Places
    row: Places
    column: Places
    log_odds: Values
    quoted: Values

    def only(self, kept: NDArray[np.bool_] | Places) -> Compared:
        """Return some of them."""
        pair, row, column, log_odds, quoted = self
        return Compared(pair[kept], row[kept], column[kept], log_odds[kept], quoted[kept])


class Beside:
    """Texts that are ready, to be compared two by two."""

    def __init__(self, texts: Ready) -> None:
        self.sentences = texts.sentences
        self.counts = np.diff(texts.sentences.bounds)
        self._words = _Index.of(texts.words, WEIGHT)
        self._rows = _Index.of(texts.rows, ROW_WEIGHT)

    def compare(self, left: Places, right: Places) -> Compared:
        """Compare pairs of texts by their numbers; those with the same left stand side by side."""
        matrix = _Matrix.of(self.counts[left], self.counts[right])
        codes, weight = self._words.common(matrix, left, right)
        alone, said = np.bincount(codes >> 1, weight, 2 * matrix.size).reshape(-1, 2).T
        common = (alone + said).astype(np.float32)
        cells = np.flatnonzero(common > 0)
        line = matrix.lines[cells]
        pair, column = matrix.pair[line], cells - matrix.begin[line]
        row = line - matrix.first[pair]
        bounds, weights = self.sentences.bounds, self.sentences.weight
        ours, theirs = bounds[left][pair] + row, bounds[right][pair] + column
        less, more = _ordered(weights[ours], weights[theirs])
        same = np.minimum(common[cells], less)
        kept = np.flatnonzero(same / less >= _LEAST_COMMON)
        cells, same, less, more = cells[kept], same[kept], less[kept], more[kept]
        pair, row, column = pair[kept], row[kept], column[kept]
        codes, weight = self._rows.common(matrix, left, right)
        rows = np.bincount(codes >> 2, weight, matrix.size)[cells].astype(np.float32)
        row_weight = self.sentences.row_weight
        in_left, in_right = (_part(rows, row_weight[side[kept]]) for side in (ours, theirs))
        shares = (_part(same, more), _part(same, less), *_ordered(in_left, in_right))
        quoted = _part(said[cells].astype(np.float32), common[cells])
        return Compared(pair, row, column, _log_odds(*shares, same), quoted)


@dataclass(frozen=True, slots=True)
class _Matrix:
    """A matrix for each pair of texts, left sentences by right ones, all end to end.

    Of each line (lines,) the ``pair`` and where it begins; ``lines`` (cells,) the line of each
    cell; ``first`` and ``columns`` (pairs,) the first line, and how long lines are.
    """

    pair: Places
    begin: Places
    lines: Places
    first: Places
    columns: Places

    @classmethod
    def of(cls, rows: Places, columns: Places) -> _Matrix:
        pair = np.repeat(np.arange(len(rows)), rows)
        lengths = columns[pair]
        begin = np.cumsum(lengths) - lengths
        lines = np.repeat(np.arange(len(pair)), lengths)
        return cls(pair, begin, lines, np.cumsum(rows) - rows, columns)

    @property
    def size(self) -> int:
        return len(self.lines)


@dataclass(frozen=True, slots=True)
class _Index:
    """The terms of texts, each text's sorted by key.

    Of each different key of a text (runs,) where its terms begin, and how many they are; ``bounds``
    part these runs. ``weight`` are those of the terms' kinds.
    """

    terms: Terms
    bounds: Places
    keys: NDArray[np.uint32]
    first: Places
    count: Places
    weight: NDArray[np.float64]

    @classmethod
    def of(cls, terms: Terms, weight: Values) -> _Index:
        opens = np.zeros(len(terms.keys) + 1, bool)
        opens[1:-1] = terms.keys[1:] != terms.keys[:-1]
        opens[terms.bounds] = True
        first = np.flatnonzero(opens[:-1])
        count = np.diff(first, append=len(terms.keys))
        bounds = np.searchsorted(first, terms.bounds)
        return cls(terms, bounds, terms.keys[first], first, count, weight.astype(np.float64))

    def common(
        self, matrix: _Matrix, left: Places, right: Places
    ) -> tuple[Places, NDArray[np.float64]]:
        """Return for each two terms that pairs of texts share four times the cell, and the weight.

        The cell's number has one more for each of the two that is quoted.
        """
        pair, ours, theirs = self._met(left, right)
        times = self.count[ours]
        one = ranges(self.first[ours], times)
        line = (matrix.first[pair] * 4).repeat(times) + self.terms.places[one]
        begin = matrix.begin[line >> 2] * 4 + (line & 3)
        repeats = self.count[theirs].repeat(times)
        other = ranges(self.first[theirs].repeat(times), repeats)
        codes = begin.repeat(repeats) + self.terms.places[other]
        return codes, self.weight[self.terms.kinds[one]].repeat(repeats)

    def _met(self, left: Places, right: Places) -> tuple[Places, Places, Places]:
        """Return for each key that a pair of texts shares the pair, and the key's place in both."""
        new = np.diff(left, prepend=-1) != 0
        slot = np.cumsum(new).astype(np.uint64) << _KEY
        counts = np.diff(self.bounds)
        held = ranges(self.bounds[left[new]], counts[left[new]])
        keys = self.keys[held] | slot[new].repeat(counts[left[new]])
        asked = ranges(self.bounds[right], counts[right])
        wanted = self.keys[asked] | slot.repeat(counts[right])
        place = np.searchsorted(keys, wanted)
        found = np.flatnonzero(np.append(keys, 0)[place] == wanted)
        pair = np.arange(len(left)).repeat(counts[right])
        return pair[found], held[place[found]], asked[found]


def _part(one: Values, other: Values) -> Values:
    """Return what part of the others these are, one at most."""
    return np.asarray(np.minimum(one / other, np.float32(1)))


def _ordered(one: Values, other: Values) -> tuple[Values, Values]:
    return np.minimum(one, other), np.maximum(one, other)


def _log_odds(
    lesser: Values, greater: Values, row_lesser: Values, row_greater: Values, weight: Values
) -> Values:
    terms = {
        "lesser": lesser,
        "row lesser": row_lesser,
        "log lesser": np.log(lesser + np.float32(0.05)),
        "log greater": np.log(greater + np.float32(0.05)),
        "log row lesser": np.log(row_lesser + np.float32(0.03)),
        "log row greater": np.log(row_greater + np.float32(0.03)),
        "log weight": np.log1p(weight),
    }
    total = np.full(len(weight), WEIGHTS["bias"], np.float32)
    for name, values in terms.items():
        total += np.float32(WEIGHTS[name]) * values
    return total
