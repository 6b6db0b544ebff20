"""Pairs of texts of a corpus → the passages that each two share.

Pairs of sentences that stand beside others in the same order are chained into passages, and a
passage counts where its sentences together are sure enough. Quoted words say little, since two
reporters may quote one man.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from tellings.reuse.corpus.chains import chains, chosen
from tellings.reuse.corpus.cut import Codes
from tellings.reuse.corpus.passages import VERBATIM, Passages, Quotations
from tellings.reuse.corpus.ragged import Places, firsts, sums
from tellings.reuse.corpus.sentences import Beside, Compared
from tellings.reuse.corpus.words import CLASS_WEIGHT, Ready, Words

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
_LONG_OF_MANY = 5.0
_MANY = 25
"""The same if so many words are the same, quoted ones counted."""
_LEAST_SAME = 0.25
"""The share of the longer side's words that must be the same in order: a rewrite keeps more."""
_AT_ONCE = 1 << 17
"""Cells of the pairs that are compared at once: as many as the processor's cache likes."""


class Texts:
    """Texts of a corpus, numbered from nought, to be aligned two by two."""

    def __init__(self, words: Words, texts: Ready) -> None:
        self.lengths = np.diff(words.bounds)
        self._bounds = words.bounds
        self._words = _letters(words.codes)
        self._beside = Beside(texts)
        self._sentences = texts.sentences
        self.quotations = Quotations(words, texts.sentences)
        weight = CLASS_WEIGHT[words.codes & np.uint32(3)] * ~words.quoted
        self._own = np.append(0, np.cumsum(weight, dtype=np.float64))
        self._weight = np.append(0, np.cumsum(texts.sentences.weight, dtype=np.float64))

    def align(self, left: Places, right: Places) -> Passages:
        """Return the passages that each two texts share.

        Pairs with the same left text stand side by side.
        """
        counts = self._beside.counts
        cells = np.cumsum(counts[left] * counts[right])
        starts = firsts(cells // _AT_ONCE).tolist()
        edges = pairwise([*starts, len(left)]) if starts else [(0, 0)]
        found = [self._aligned(left[a:b], right[a:b], a) for a, b in edges]
        return Passages(*(np.concatenate(columns) for columns in zip(*found, strict=True)))

    def _aligned(self, left: Places, right: Places, number: int) -> Passages:
        """Return the passages of pairs of texts, of which the first has this number."""
        counts = self._beside.counts
        compared = _hopeful(self._beside.compare(left, right), len(left))
        cells = _worth(chosen(compared, counts[left], counts[right]), len(left))
        told = self._sure(self._chained(cells, left, right), left, right)
        return told._replace(pair=told.pair + number)

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
            np.zeros(len(first), np.int64),
            sums(chain, own, len(first)),
        )
        weight = self._weight[ours + cells.row[last] + 1] - self._weight[ours + cells.row[first]]
        return _Chained(passages, sums(chain, plain, len(first)), weight)

    def _sure(self, found: _Chained, left: Places, right: Places) -> Passages:
        """Return the stretches that are sure enough to be passages, alone or with others."""
        passages, pair = found.passages, found.passages.pair
        ours = sums(pair, passages.left_last - passages.left_first, len(left))
        theirs = sums(pair, passages.right_last - passages.right_first, len(left))
        lengths = np.maximum(self.lengths, 1)
        shared = np.maximum(ours / lengths[left], theirs / lengths[right])[pair]
        due = np.where(shared >= MUCH, SURE_OF_MUCH, SURE)
        sure = np.maximum(passages.log_odds, found.plain * (shared >= MOSTLY))
        passages = self._with_same(passages, sure >= SURE_TOO, left, right)
        sure[(sure >= SURE_TOO) & (passages.same < _LEAST_SAME * passages.longest)] = 0
        enough = sums(pair, sure >= due, len(left))[pair] > 0
        doubtful = (sure >= _NOT_WORTH) & (sure < np.where(enough, SURE_TOO, due))
        passages, told = self._word_for_word(
            found._replace(passages=passages), doubtful, left, right
        )
        sure[told] = due[told]
        enough = sums(pair, sure >= due, len(left))[pair] > 0
        return passages.only(np.flatnonzero(enough & (sure >= SURE_TOO)))

    def _with_same(
        self, passages: Passages, asked: NDArray[np.bool_], left: Places, right: Places
    ) -> Passages:
        """Return passages with how many words are the same in those that are asked for."""
        place = np.flatnonzero(asked)
        same = passages.same.copy()
        same[place] = [
            len(ours) if ours == theirs else LCSseq.similarity(ours, theirs)
            for ours, theirs in self._both(passages.only(place), left, right)
        ]
        return passages._replace(same=same)

    def _both(self, passages: Passages, left: Places, right: Places) -> Iterator[tuple[str, str]]:
        """Yield the words of passages in both texts."""
        (ours, *ours_words), (theirs, *their_words) = passages.of(left, right)
        places = (
            *(self._bounds[ours] + word for word in ours_words),
            *(self._bounds[theirs] + word for word in their_words),
        )
        for a, b, c, d in zip(*(place.tolist() for place in places), strict=True):
            yield self._words[a:b], self._words[c:d]

    def _word_for_word(
        self, found: _Chained, doubtful: NDArray[np.bool_], left: Places, right: Places
    ) -> tuple[Passages, Places]:
        """Return which doubtful stretches have long runs of the same words that are no quotation.

        Sentences compared one by one never make this sure of a single one, however long. A stretch
        that is much more than such a run is cut down to it, in the passages that are returned.
        """
        place = np.flatnonzero(doubtful & (found.weight >= _LONG_OF_MANY))
        told = found.passages.only(place)
        cut = _cut_down(told, self._both(told, left, right))
        begin = self._bounds[left[cut.pair]]
        own = self._own[begin + cut.left_last] - self._own[begin + cut.left_first]
        own = np.minimum(own, found.weight[place])
        many = cut.same >= _MANY
        kept = (cut.same >= VERBATIM * told.longest) | many
        kept &= own >= np.where(many, _LONG_OF_MANY, _LONG)
        kept |= self.quotations.have_own(cut, *cut.of(left, right))
        kept |= self.quotations.are_whole(told._replace(same=cut.same), *told.of(left, right))
        place, cut = place[kept], cut.only(np.flatnonzero(kept))
        return found.passages.put(place, cut), place


class _Chained(NamedTuple):
    """Stretches that may be passages: all (stretches,).

    ``plain`` is what speaks for each if quoted words count as any others, ``weight`` what the
    left text's sentences weigh.
    """

    passages: Passages
    plain: NDArray[np.float64]
    weight: NDArray[np.float64]


def _cut_down(found: Passages, words: Iterable[tuple[str, str]]) -> Passages:
    """Return passages cut down to their longest runs of the same words."""
    runs = [longest_run(*both) for both in words]
    ours, size, theirs, other_size, same = np.array(runs, np.int64).reshape(-1, 5).T
    left, right = found.left_first + ours, found.right_first + theirs
    return Passages(found.pair, left, left + size, right, right + other_size, same, found.log_odds)


def longest_run(ours: str, theirs: str) -> tuple[int, int, int, int, int]:
    """Return a stretch of the same words, nearly all of the words or the longest run of them.

    Told are its beginning and length in the left text, those in the right text, and how many of its
    words are the same.
    """
    blocks = [
        (code.src_start, code.src_end - code.src_start, code.dest_start)
        for code in LCSseq.opcodes(ours, theirs)
        if code.tag == "equal"
    ]
    same = sum(size for _, size, _ in blocks)
    if same >= VERBATIM * max(len(ours), len(theirs)):
        return 0, len(ours), 0, len(theirs), same
    first, size, other = max(blocks, key=lambda block: block[1], default=(0, 0, 0))
    return first, size, other, size, size


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
