"""Pairs of texts of a corpus → the passages that each two share.

Pairs of sentences that stand beside others in the same order are chained into passages, and a
passage counts where its sentences together are sure enough. Quoted words say little, since two
reporters may quote one man.
"""

from __future__ import annotations

import sys
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from tellings.reuse.corpus.chains import chains, chosen
from tellings.reuse.corpus.cut import Codes
from tellings.reuse.corpus.ragged import Places, bounds_of, sums
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


class Passages(NamedTuple):
    """Words of two texts that belong together, by the pair, then by place in the left text.

    All are (passages,): the ``pair`` of texts that was asked about, the first and the last word of
    both (excluded), counted from the start of the text, and the log-odds for it.
    """

    pair: Places
    left_first: Places
    left_last: Places
    right_first: Places
    right_last: Places
    log_odds: NDArray[np.float64]

    def only(self, kept: Places) -> Passages:
        """Return some of them."""
        pair, left_first, left_last, right_first, right_last, log_odds = self
        return Passages(
            pair[kept],
            *(left_first[kept], left_last[kept]),
            *(right_first[kept], right_last[kept]),
            log_odds[kept],
        )


class Texts:
    """Texts of a corpus, numbered from nought, to be aligned two by two."""

    def __init__(self, words: Words, texts: Ready) -> None:
        self.lengths = np.diff(words.bounds)
        self._bounds = words.bounds
        self._words = _letters(words.codes)
        self._beside = Beside(texts)
        self._sentences = texts.sentences
        self._quoted = bounds_of(words.quoted.astype(np.int64))
        self._weight = np.append(0, np.cumsum(texts.sentences.weight, dtype=np.float64))

    def align(self, left: Places, right: Places) -> Passages:
        """Return the passages that each two texts share.

        Pairs with the same left text stand side by side.
        """
        counts = self._beside.counts
        cells = np.cumsum(counts[left] * counts[right])
        starts = np.flatnonzero(np.diff(cells // _AT_ONCE, prepend=-1)).tolist()
        edges = pairwise([*starts, len(left)]) if starts else [(0, 0)]
        found = [self._aligned(left[a:b], right[a:b], a) for a, b in edges]
        return Passages(*(np.concatenate(columns) for columns in zip(*found, strict=True)))

    def same(self, left: Places, right: Places, passages: Passages) -> Places:
        """Return how many words of each passage are the same in both texts, in order.

        ``left`` and ``right`` (passages,) are the texts.
        """
        ours, theirs = self._bounds[left], self._bounds[right]
        places = (
            *(ours + passages.left_first, ours + passages.left_last),
            *(theirs + passages.right_first, theirs + passages.right_last),
        )
        told = zip(*(place.tolist() for place in places), strict=True)
        return np.array([self._kept(*bounds) for bounds in told], np.int64)

    def _kept(self, left_first: int, left_last: int, right_first: int, right_last: int) -> int:
        ours, theirs = self._words[left_first:left_last], self._words[right_first:right_last]
        return len(ours) if ours == theirs else int(LCSseq.similarity(ours, theirs))

    def quoted(self, texts: Places, first: Places, last: Places) -> NDArray[np.float64]:
        """Return the share of quoted words between two words of texts."""
        begins = self._bounds[texts]
        quoted = self._quoted[begins + last] - self._quoted[begins + first]
        return np.asarray(quoted / (last - first))

    def _aligned(self, left: Places, right: Places, number: int) -> Passages:
        """Return the passages of pairs of texts, of which the first has this number."""
        counts = self._beside.counts
        compared = _hopeful(self._beside.compare(left, right), len(left))
        cells = _worth(chosen(compared, counts[left], counts[right]), len(left))
        found = self._chained(cells, left, right)
        kept = self._sure(found, left, right)
        told = found.passages._replace(pair=found.passages.pair + number)
        return told.only(np.flatnonzero(kept))

    def _chained(self, cells: Compared, left: Places, right: Places) -> _Chained:
        """Return the stretches that pairs of sentences make together."""
        chain, first, last = chains(cells)
        pair, plain = cells.pair[first], cells.log_odds
        own = np.where(plain > 0, plain * (1 - (1 - _QUOTED_WORTH) * cells.quoted), plain)
        bounds, begins, ends = self._sentences.bounds, self._sentences.first, self._sentences.last
        ours, theirs = bounds[left[pair]], bounds[right[pair]]
        passages = Passages(
            pair,
            begins[ours + cells.row[first]].astype(np.int64),
            ends[ours + cells.row[last]].astype(np.int64),
            begins[theirs + cells.column[first]].astype(np.int64),
            ends[theirs + cells.column[last]].astype(np.int64),
            sums(chain, own, len(first)),
        )
        weight = self._weight[ours + cells.row[last] + 1] - self._weight[ours + cells.row[first]]
        return _Chained(passages, sums(chain, plain, len(first)), weight)

    def _sure(self, found: _Chained, left: Places, right: Places) -> NDArray[np.bool_]:
        """Say which stretches are sure enough to be passages, each or with others of the pair."""
        passages, pair = found.passages, found.passages.pair
        ours = sums(pair, passages.left_last - passages.left_first, len(left))
        theirs = sums(pair, passages.right_last - passages.right_first, len(left))
        lengths = np.maximum(self.lengths, 1)
        shared = np.maximum(ours / lengths[left], theirs / lengths[right])[pair]
        due = np.where(shared >= MUCH, SURE_OF_MUCH, SURE)
        sure = np.maximum(passages.log_odds, found.plain * (shared >= MOSTLY))
        enough = sums(pair, sure >= due, len(left))[pair] > 0
        doubtful = (sure >= _NOT_WORTH) & (sure < np.where(enough, SURE_TOO, due))
        place = np.flatnonzero(doubtful)
        place = place[self._word_for_word(found.only(place), left, right)]
        sure[place] = due[place]
        enough = sums(pair, sure >= due, len(left))[pair] > 0
        return np.asarray(enough & (sure >= SURE_TOO))

    def _word_for_word(self, found: _Chained, left: Places, right: Places) -> Places:
        """Return which stretches are the same in both texts, of some length, and no quotation.

        Sentences compared one by one never make this sure of a single one, however long.
        """
        told = found.passages
        quoted = self.quoted(left[told.pair], told.left_first, told.left_last)
        long = np.flatnonzero(found.weight * (1 - quoted) >= _LONG)
        told = found.only(long).passages
        longest = np.maximum(told.left_last - told.left_first, told.right_last - told.right_first)
        same = self.same(left[told.pair], right[told.pair], told)
        return np.asarray(long[same >= _VERBATIM * longest])


class _Chained(NamedTuple):
    """Stretches that may be passages: all (stretches,).

    ``plain`` is what speaks for each if quoted words count as any others, ``weight`` what the
    left text's sentences weigh.
    """

    passages: Passages
    plain: NDArray[np.float64]
    weight: NDArray[np.float64]

    def only(self, kept: Places) -> _Chained:
        return _Chained(self.passages.only(kept), self.plain[kept], self.weight[kept])


def _letters(codes: Codes) -> str:
    """Return one letter for each word, by its hash, since letters are compared the fastest."""
    letters = codes % np.uint32(sys.maxunicode)
    return letters.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")


def _hopeful(compared: Compared, pairs: int) -> Compared:
    """Leave out texts of which the best that each sentence can do is not enough for a passage."""
    held = compared.only(compared.log_odds > 0)
    lines = np.flatnonzero(np.diff(held.pair, prepend=-1) | np.diff(held.row, prepend=-1))
    best = np.maximum.reduceat(held.log_odds, lines) if len(lines) else held.log_odds
    told = sums(held.pair[lines], best, pairs)
    return compared.only(told[compared.pair] >= _NOT_WORTH)


def _worth(cells: Compared, pairs: int) -> Compared:
    """Leave out texts of which no passage would be looked at word by word."""
    told = sums(cells.pair, np.maximum(cells.log_odds, 0), pairs)
    return cells.only(told[cells.pair] >= _NOT_WORTH)
