"""Candidate pairs → pairs that share text, and their passages, as rows of two tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

import numpy as np
import pyarrow as pa

from tellings.reuse.corpus.ragged import Places
from tellings.reuse.corpus.store import Corpus
from tellings.reuse.corpus.verify import MOSTLY, Stretch, Texts
from tellings.reuse.weighing import probability

PairKind = Literal["copy", "excerpt", "rewrite", "partial", "quotation"]

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


class Shared(NamedTuple):
    """What one pair of texts shares: a row of the pairs, and rows of the passages."""

    pair: dict[str, object]
    passages: list[dict[str, object]]


class Verifier:
    """Aligns candidate pairs of a corpus; boilerplate counts for nothing."""

    def __init__(self, corpus: Corpus, ids: list[str]) -> None:
        self._corpus = corpus
        self._ids = ids

    def shared(self, left: Places, right: Places) -> Iterator[Shared]:
        """Yield what each pair of texts shares, where it shares something; sorted by the left."""
        numbers = np.unique(np.concatenate([left, right]))
        if not len(numbers):
            return
        texts = Texts(*self._corpus.ready(numbers))
        ours, theirs = np.searchsorted(numbers, left), np.searchsorted(numbers, right)
        pairs = zip(ours.tolist(), theirs.tolist(), strict=True)
        for (one, other), found in zip(pairs, texts.align(ours, theirs), strict=True):
            if found:
                pieces = [_Piece.of(texts, one, other, stretch) for stretch in found]
                lengths = texts.length(one), texts.length(other)
                yield self._row(int(numbers[one]), int(numbers[other]), found, pieces, lengths)

    def _row(
        self,
        left: int,
        right: int,
        found: list[Stretch],
        pieces: list[_Piece],
        lengths: tuple[int, int],
    ) -> Shared:
        own = [piece for piece in pieces if not piece.quoted]
        if _share(pieces, lengths) >= MOSTLY:
            own = pieces  # much more than a quotation has been taken over
        shares = (
            sum(piece.left for piece in own) / lengths[0],
            sum(piece.right for piece in own) / lengths[1],
        )
        counted = sum(max(piece.left, piece.right) for piece in own)
        same = sum(piece.same for piece in own) / counted if counted else 0.0
        pair = {
            "left": self._ids[left],
            "right": self._ids[right],
            "kind": _kind(shares, same),
            "left_share": shares[0],
            "right_share": shares[1],
            "same": same,
            "passages": len(found),
            "score": max(probability(stretch.log_odds) for stretch in found),
        }
        told = zip(found, pieces, strict=True)
        return Shared(pair, [self._passage(left, right, s, piece.reuse) for s, piece in told])

    def _passage(self, left: int, right: int, stretch: Stretch, reuse: str) -> dict[str, object]:
        (a, b), (c, d) = (
            self._characters(text, bounds)
            for text, bounds in ((left, stretch.left), (right, stretch.right))
        )
        return {
            "left": self._ids[left],
            "left_start": a,
            "left_end": b,
            "right": self._ids[right],
            "right_start": c,
            "right_end": d,
            "reuse": reuse,
            "score": round(probability(stretch.log_odds), 4),
        }

    def _characters(self, text: int, bounds: tuple[int, int]) -> tuple[int, int]:
        part, start, _ = self._corpus.of(text)
        return int(part.starts[start + bounds[0]]), int(part.ends[start + bounds[1] - 1])


class _Piece(NamedTuple):
    """How many words of either text a passage has, how many are the same, and if it is quoted."""

    left: int
    right: int
    same: int
    quoted: bool

    @classmethod
    def of(cls, texts: Texts, one: int, other: int, stretch: Stretch) -> _Piece:
        quoted = min(texts.quoted(one, stretch.left), texts.quoted(other, stretch.right))
        left, right = (last - first for first, last in (stretch.left, stretch.right))
        return cls(left, right, texts.same(one, other, stretch), quoted >= _QUOTATION)

    @property
    def reuse(self) -> str:
        if self.quoted:
            return "quotation"
        same = self.same >= _VERBATIM * max(self.left, self.right)
        return "verbatim" if same else "rewrite"


def _share(pieces: list[_Piece], lengths: tuple[int, int]) -> float:
    """Return the share of the shorter text that the pieces are."""
    left, right = (sum(piece[side] for piece in pieces) for side in (0, 1))
    return max(left / lengths[0], right / lengths[1])


def _kind(shares: tuple[float, float], same: float) -> PairKind:
    if max(shares) == 0:
        return "quotation"
    if max(shares) < WHOLE:
        return "partial"
    if same < _REWRITTEN:
        return "rewrite"
    return "copy" if min(shares) >= WHOLE else "excerpt"
