"""One text of a corpus and others → the passages they share.

Pairs of sentences that stand beside others in the same order are chained into passages, and a
passage counts where its sentences together are sure enough. Quoted words say little, since two
reporters may quote one man.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import LCSseq

from tellings.reuse.corpus.chains import Cell, chains, chosen
from tellings.reuse.corpus.ragged import Places
from tellings.reuse.corpus.sentences import Beside, Compared
from tellings.reuse.corpus.words import Ready, Words

SURE = 10.0
"""Log-odds that the sentences of a passage must reach together."""
SURE_OF_MUCH = 8.5
SURE_TOO = 7.0
"""What is enough for a further passage of two texts that are sure to share one."""
MUCH = 0.25
"""The share of a text from which less is enough: what is much of a text is no stray likeness."""
MOSTLY = 0.6
"""The share of the shorter text from which quoted words count as any others."""
_QUOTED_WORTH = 0.15
_NOT_WORTH = 3.0
"""Log-odds below which a passage is not looked at word by word."""
_LONG = 10.0
"""What the words of a passage must weigh, to be sure by themselves if they are the same."""
_VERBATIM = 0.9
_AT_ONCE = 1 << 17
"""Cells of the pairs that are compared at once: as many as the processor's cache likes."""


class Stretch(NamedTuple):
    """Words (first, last excluded) of both texts that belong together, and the log-odds for it.

    ``rows`` are the first and the last of the left text's sentences.
    """

    left: tuple[int, int]
    right: tuple[int, int]
    log_odds: float
    rows: tuple[int, int]


class Texts:
    """Texts of a corpus, numbered from nought, to be aligned two by two."""

    def __init__(self, words: Words, texts: Ready) -> None:
        self._words = words
        self._beside = Beside(texts)
        self._sentences = texts.sentences
        self._bounds: list[int] = words.bounds.tolist()
        self._lengths: list[int] = np.diff(words.bounds).tolist()
        self._quoted = np.concatenate([[0], np.cumsum(words.quoted)])

    def align(self, left: Places, right: Places) -> Iterator[list[Stretch]]:
        """Yield the passages that each two texts share, by place in the left one.

        Pairs with the same left text stand side by side.
        """
        counts = self._beside.counts
        cells = np.cumsum(counts[left] * counts[right])
        starts = np.flatnonzero(np.diff(cells // _AT_ONCE, prepend=-1)).tolist()
        for first, last in pairwise([*starts, len(left)]):
            yield from self._aligned(left[first:last], right[first:last])

    def length(self, text: int) -> int:
        """Return how many words a text has."""
        return self._lengths[text]

    def same(self, left: int, right: int, stretch: Stretch) -> int:
        """Return how many words of a stretch are the same in both texts, in order."""
        ours, theirs = self._codes(left, stretch.left), self._codes(right, stretch.right)
        return len(ours) if ours == theirs else int(LCSseq.similarity(ours, theirs))

    def quoted(self, text: int, bounds: tuple[int, int]) -> float:
        """Return the share of a stretch's words that are quoted."""
        first, last = (self._bounds[text] + place for place in bounds)
        return float((self._quoted[last] - self._quoted[first]) / (last - first))

    def _codes(self, text: int, bounds: tuple[int, int]) -> list[int]:
        first, last = (self._bounds[text] + place for place in bounds)
        codes: list[int] = self._words.codes[first:last].tolist()
        return codes

    def _aligned(self, left: Places, right: Places) -> Iterator[list[Stretch]]:
        counts = self._beside.counts
        compared = _hopeful(self._beside.compare(left, right), len(left))
        cells = _worth(chosen(compared, counts[left], counts[right]), len(left))
        bounds = np.searchsorted(cells.pair, np.arange(len(left) + 1)).tolist()
        told = self._cells(cells, left[cells.pair], right[cells.pair])
        for number, (one, other) in enumerate(zip(left.tolist(), right.tolist(), strict=True)):
            own = told[bounds[number] : bounds[number + 1]]
            yield self._passages(one, other, own) if own else []

    def _cells(self, cells: Compared, left: Places, right: Places) -> list[Cell]:
        """Return pairs of sentences with their words; ``left`` and ``right`` are their texts."""
        sentences, plain = self._sentences, cells.log_odds
        own = np.where(plain > 0, plain * (1 - (1 - _QUOTED_WORTH) * cells.quoted), plain)
        ours, theirs = sentences.bounds[left] + cells.row, sentences.bounds[right] + cells.column
        columns = (
            *(cells.row, cells.column, own, plain),
            *(sentences.first[ours], sentences.last[ours]),
            *(sentences.first[theirs], sentences.last[theirs]),
        )
        return [Cell(*row) for row in zip(*(c.tolist() for c in columns), strict=True)]

    def _passages(self, left: int, right: int, cells: Sequence[Cell]) -> list[Stretch]:
        found = [_stretch(chain) for chain in chains(cells)]
        share = sum(s.left[1] - s.left[0] for s, _ in found) / self._lengths[left]
        other = sum(s.right[1] - s.right[0] for s, _ in found) / self._lengths[right]
        shared = max(share, other)
        due = SURE_OF_MUCH if shared >= MUCH else SURE
        told = [(max(s.log_odds, plainly * (shared >= MOSTLY)), s) for s, plainly in found]
        told = [(due if self._word_for_word(left, right, s, sure) else sure, s) for sure, s in told]
        if max(sure for sure, _ in told) < due:
            return []
        return [s for sure, s in told if sure >= min(SURE_TOO, due)]

    def _word_for_word(self, left: int, right: int, stretch: Stretch, sure: float) -> bool:
        """Say whether a stretch is the same in both texts, of some length, and no quotation.

        Sentences compared one by one never make this sure of a single one, however long.
        """
        if not _NOT_WORTH <= sure < SURE:
            return False
        first = self._sentences.bounds[left]
        weight = self._sentences.weight[first + stretch.rows[0] : first + stretch.rows[1] + 1].sum()
        if weight * (1 - self.quoted(left, stretch.left)) < _LONG:
            return False
        longest = max(b - a for a, b in (stretch.left, stretch.right))
        return bool(self.same(left, right, stretch) >= _VERBATIM * longest)


def _stretch(chain: Sequence[Cell]) -> tuple[Stretch, float]:
    """Return a chain's words, and what speaks for it if quoted words count as any others."""
    first, last = chain[0], chain[-1]
    stretch = Stretch(
        (first.left_first, last.left_last),
        (first.right_first, last.right_last),
        sum(cell.own for cell in chain),
        (first.row, last.row),
    )
    return stretch, sum(cell.plain for cell in chain)


def _hopeful(compared: Compared, pairs: int) -> Compared:
    """Leave out texts of which the best that each sentence can do is not enough for a passage."""
    held = compared.only(compared.log_odds > 0)
    lines = np.flatnonzero(np.diff(held.pair, prepend=-1) | np.diff(held.row, prepend=-1))
    best = np.maximum.reduceat(held.log_odds, lines) if len(lines) else held.log_odds
    sums = np.bincount(held.pair[lines], best, pairs)
    return compared.only(sums[compared.pair] >= _NOT_WORTH)


def _worth(cells: Compared, pairs: int) -> Compared:
    """Leave out texts of which no passage would be looked at word by word."""
    sums = np.bincount(cells.pair, np.maximum(cells.log_odds, 0), pairs)
    return cells.only(sums[cells.pair] >= _NOT_WORTH)
