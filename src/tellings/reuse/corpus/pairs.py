"""Candidate pairs → pairs that share text, and their passages, as rows of two tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tellings.reuse.corpus.passages import Passages
from tellings.reuse.corpus.ragged import Places, firsts, sums
from tellings.reuse.corpus.store import Corpus
from tellings.reuse.corpus.verify import MOSTLY, Texts

KINDS = ("quotation", "partial", "rewrite", "copy", "excerpt")
"""What two texts may be to each other."""
Shares = NDArray[np.float64]

PAIRS = pa.schema(
    [
        ("left", pa.string()),
        ("right", pa.string()),
        ("kind", pa.string()),
        ("left_share", pa.float32()),
        ("right_share", pa.float32()),
        ("same", pa.float32()),
        ("passages", pa.int32()),
        ("score", pa.float32()),
    ]
)
"""``left_share`` and ``right_share``: the share of each text's words in shared passages that are
no mere quotations; ``same``: the share of the passages' words that were kept, in order."""
PASSAGES = pa.schema(
    [
        ("left", pa.string()),
        ("left_start", pa.int32()),
        ("left_end", pa.int32()),
        ("right", pa.string()),
        ("right_start", pa.int32()),
        ("right_end", pa.int32()),
        ("reuse", pa.string()),
        ("score", pa.float32()),
    ]
)
WHOLE = 0.8
_VERBATIM = 0.9
_REWRITTEN = 0.6
_QUOTATION = 0.85


class Verifier:
    """Aligns candidate pairs of a corpus; boilerplate counts for nothing."""

    def __init__(self, corpus: Corpus, ids: Sequence[str]) -> None:
        self._corpus = corpus
        self._ids = np.array(ids, object)

    def shared(self, left: Places, right: Places) -> tuple[pa.Table, pa.Table]:
        """Return the pairs of texts that share something, and their passages; sorted by the left.

        The tables are as in ``PAIRS`` and ``PASSAGES``.
        """
        numbers = np.unique(np.concatenate([left, right]))
        if not len(numbers):
            return PAIRS.empty_table(), PASSAGES.empty_table()
        texts = Texts(*self._corpus.ready(numbers))
        ours, theirs = np.searchsorted(numbers, left), np.searchsorted(numbers, right)
        found = texts.align(ours, theirs)
        pieces = _Pieces.of(texts, found, ours, theirs)
        pairs = np.unique(found.pair)
        lengths = texts.lengths[ours[pairs]], texts.lengths[theirs[pairs]]
        told = pieces.by_pair(np.searchsorted(pairs, found.pair), lengths)
        told["score"] = _greatest(_probability(found.log_odds), found.pair)
        return (
            self._table(PAIRS, left[pairs], right[pairs], told),
            self._passages(left[found.pair], right[found.pair], found, pieces),
        )

    def _passages(self, left: Places, right: Places, found: Passages, pieces: _Pieces) -> pa.Table:
        told = {
            "left_start": self._corpus.characters(left, found.left_first)[0],
            "left_end": self._corpus.characters(left, found.left_last - 1)[1],
            "right_start": self._corpus.characters(right, found.right_first)[0],
            "right_end": self._corpus.characters(right, found.right_last - 1)[1],
            "reuse": pieces.reuse,
            "score": np.round(_probability(found.log_odds), 4),
        }
        return self._table(PASSAGES, left, right, told)

    def _table(
        self, schema: pa.Schema, left: Places, right: Places, told: dict[str, NDArray[Any]]
    ) -> pa.Table:
        columns = {"left": self._ids[left], "right": self._ids[right], **told}
        return pa.table([pa.array(columns[f.name], f.type) for f in schema], schema)


@dataclass(frozen=True, slots=True)
class _Pieces:
    """How many words of either text each passage has, how many are the same, if it is quoted."""

    left: Places
    right: Places
    same: Places
    quoted: NDArray[np.bool_]

    @classmethod
    def of(cls, texts: Texts, found: Passages, left: Places, right: Places) -> _Pieces:
        """Return those of passages of pairs of texts (pairs,)."""
        ours, theirs = found.of(left, right)
        quoted = np.minimum(texts.quotations.share(ours), texts.quotations.share(theirs))
        return cls(
            found.left_last - found.left_first,
            found.right_last - found.right_first,
            found.same,
            (quoted >= _QUOTATION) & ~texts.quotations.are_more(found, ours, theirs),
        )

    @property
    def reuse(self) -> NDArray[np.object_]:
        """Return how each passage was taken over."""
        same = self.same >= _VERBATIM * np.maximum(self.left, self.right)
        kinds = np.where(self.quoted, 0, np.where(same, 1, 2))
        return np.array(["quotation", "verbatim", "rewrite"], object)[kinds]

    def by_pair(self, pair: Places, lengths: tuple[Places, Places]) -> dict[str, NDArray[Any]]:
        """Return what the passages of each pair say.

        ``pair`` (passages,) is the place of its pair, and ``lengths`` (pairs,) are those of texts.
        """
        count = len(lengths[0])
        left, right = (
            sums(pair, words, count) / length
            for words, length in zip((self.left, self.right), lengths, strict=True)
        )
        # where much more than a quotation has been taken over, what is quoted counts, too
        own = ~self.quoted | (np.maximum(left, right) >= MOSTLY)[pair]
        left, right = (
            sums(pair, words * own, count) / length
            for words, length in zip((self.left, self.right), lengths, strict=True)
        )
        counted = sums(pair, np.maximum(self.left, self.right) * own, count)
        same = sums(pair, self.same * own, count) / np.maximum(counted, 1)
        return {
            "kind": _kind(left, right, same),
            "left_share": left,
            "right_share": right,
            "same": same,
            "passages": np.bincount(pair, minlength=count),
        }


def _kind(left: Shares, right: Shares, same: Shares) -> NDArray[np.object_]:
    """Return the kind of pairs that have such shares of both texts in common."""
    most = np.maximum(left, right)
    conditions = (most == 0, most < WHOLE, same < _REWRITTEN, np.minimum(left, right) >= WHOLE)
    return np.asarray(np.array(KINDS, object)[np.select(conditions, range(4), 4)])


def _greatest(values: Shares, pair: Places) -> Shares:
    """Return the greatest value of each pair; pairs are in order."""
    starts = firsts(pair)
    return np.maximum.reduceat(values, starts) if len(starts) else values


def _probability(log_odds: Shares) -> Shares:
    """Return the probability that log-odds stand for."""
    return np.asarray(1 / (1 + np.exp(-log_odds.clip(-30, 30))))
