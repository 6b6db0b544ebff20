"""Words of two texts that belong together, and what of them is more than a quotation."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tellings.reuse.corpus.ragged import Places, bounds_of
from tellings.reuse.corpus.words import Sentences, Words

VERBATIM = 0.9
"""The share of the words from which what is the same counts as the same."""
_LONG_QUOTATION = 50
"""So many words that are the same, with some that nobody quotes, are more than a quotation."""
_PARTED_QUOTATION = 20
"""The same for quotations with other words between that are the same, too."""
_SENTENCES = 3
"""The same for sentences in a row, from the first word to the last."""

Side = tuple[Places, Places, Places]
"""The text of each passage, its first word and its last (excluded)."""


class Passages(NamedTuple):
    """Words of two texts that belong together, by the pair, then by place in the left text.

    All are (passages,): the ``pair`` of texts that was asked about, the first and the last word of
    both (excluded), counted from the start of the text, how many words are the same in both, in
    order, and the log-odds for it.
    """

    pair: Places
    left_first: Places
    left_last: Places
    right_first: Places
    right_last: Places
    same: Places
    log_odds: NDArray[np.float64]

    @property
    def longest(self) -> Places:
        """Return how many words the longer side of each has."""
        sizes = self.left_last - self.left_first, self.right_last - self.right_first
        return np.asarray(np.maximum(*sizes))

    def of(self, left: Places, right: Places) -> tuple[Side, Side]:
        """Return both sides of passages of pairs of texts (pairs,)."""
        ours, theirs = left[self.pair], right[self.pair]
        return (ours, self.left_first, self.left_last), (theirs, self.right_first, self.right_last)

    def only(self, kept: Places) -> Passages:
        """Return some of them."""
        pair, left_first, left_last, right_first, right_last, same, log_odds = self
        return Passages(
            pair[kept],
            *(left_first[kept], left_last[kept]),
            *(right_first[kept], right_last[kept]),
            same[kept],
            log_odds[kept],
        )

    def put(self, place: Places, others: Passages) -> Passages:
        """Return these with others in place of some."""
        pair, left_first, left_last, right_first, right_last, same, log_odds = (
            _put(*columns, place) for columns in zip(self, others, strict=True)
        )
        return Passages(pair, left_first, left_last, right_first, right_last, same, log_odds)


class Quotations:
    """What of some texts is quoted, and where their sentences begin.

    Two reporters may quote one man. They will hardly have the same words of their own beside what
    is a long quotation, or between two; nor begin and end alike what they quote of him, and leave
    out nothing.
    """

    def __init__(self, words: Words, sentences: Sentences) -> None:
        self._bounds = words.bounds
        opens = words.quoted & ~np.append(False, words.quoted)[:-1]
        begins = np.zeros(len(words.quoted), np.int64)
        text = np.repeat(words.bounds[:-1], np.diff(sentences.bounds))
        begins[text + sentences.first] = 1
        self._quoted = bounds_of(words.quoted.astype(np.int64))
        self._opens = bounds_of(opens.astype(np.int64))
        self._begins = bounds_of(begins)

    def share(self, side: Side) -> NDArray[np.float64]:
        """Return the share of quoted words in passages (passages,)."""
        begin, end = self._places(side)
        return np.asarray((self._quoted[end] - self._quoted[begin]) / np.maximum(end - begin, 1))

    def are_more(self, found: Passages, ours: Side, theirs: Side) -> NDArray[np.bool_]:
        """Say of passages (passages,) whether they are more than quotations."""
        return self.have_own(found, ours, theirs) | self.are_whole(found, ours, theirs)

    def have_own(self, found: Passages, ours: Side, theirs: Side) -> NDArray[np.bool_]:
        """Say of passages whether words that nobody quotes are the same as well."""
        beside = np.maximum(self.share(ours), self.share(theirs)) < 1
        between = np.minimum(self._parts(ours), self._parts(theirs)) >= 2
        between &= found.same >= VERBATIM * found.longest
        many = np.where(between, _PARTED_QUOTATION, _LONG_QUOTATION)
        return np.asarray((beside | between) & (found.same >= many))

    def are_whole(self, found: Passages, ours: Side, theirs: Side) -> NDArray[np.bool_]:
        """Say of passages whether they are several sentences from the first word to the last."""
        several = np.minimum(self._sentences(ours), self._sentences(theirs)) >= _SENTENCES
        return np.asarray(several & (found.same >= VERBATIM * found.longest))

    def _parts(self, side: Side) -> Places:
        """Return how many quotations there are that other words part."""
        begin, end = self._places(side)
        first = self._quoted[begin + 1] - self._quoted[begin]
        return np.asarray(first + self._opens[end] - self._opens[begin + 1])

    def _sentences(self, side: Side) -> Places:
        begin, end = self._places(side)
        return np.asarray(self._begins[end] - self._begins[begin])

    def _places(self, side: Side) -> tuple[Places, Places]:
        text, first, last = side
        return self._bounds[text] + first, self._bounds[text] + last


def _put(values: NDArray[Any], others: NDArray[Any], place: Places) -> NDArray[Any]:
    changed = values.copy()
    changed[place] = others
    return changed
