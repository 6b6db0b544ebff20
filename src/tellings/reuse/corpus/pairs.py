"""Candidate pairs → pairs that share text, and their passages, as rows of two tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Literal, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from tellings.reuse.corpus.boilerplate import is_stock
from tellings.reuse.corpus.store import Words as StoredWords
from tellings.reuse.corpus.verify import MOSTLY, Stretch, align
from tellings.reuse.corpus.words import Words
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
_KEPT = 4096


class Shared(NamedTuple):
    """What one pair of texts shares: a row of the pairs, and rows of the passages."""

    pair: dict[str, object]
    passages: list[dict[str, object]]


class Verifier:
    """Aligns candidate pairs of a corpus; boilerplate counts for nothing."""

    def __init__(self, words: StoredWords, ids: list[str], stock: NDArray[np.uint64]) -> None:
        self._stored = words
        self._ids = ids
        self._stock = stock
        self._words = lru_cache(maxsize=_KEPT)(self._load)

    def shared(self, pairs: Iterable[tuple[int, int]]) -> Iterator[Shared]:
        """Yield what each pair shares, where it shares something; pairs sorted by the left."""
        for left, group in groupby(pairs, itemgetter(0)):
            rights = [right for _, right in group]
            aligned = align(self._words(left), [self._words(right) for right in rights])
            for right, found in zip(rights, aligned, strict=True):
                if found:
                    yield self._row(left, right, found)

    def _load(self, text: int) -> Words:
        part, start, end = self._stored.of(text)
        sentence = np.asarray(part.sentence[start:end])
        stock = is_stock(np.asarray(part.hashes[sentence]), self._stock)
        return Words.of(
            np.asarray(part.codes[start:end]), sentence, np.asarray(part.quoted[start:end]), stock
        )

    def _row(self, left: int, right: int, found: list[Stretch]) -> Shared:
        one, other = self._words(left), self._words(right)
        pieces = [_Piece.of(one, other, stretch) for stretch in found]
        own = [piece for piece in pieces if not piece.quoted]
        if _share(pieces, one, other) >= MOSTLY:
            own = pieces  # much more than a quotation has been taken over
        shares = (
            sum(piece.left for piece in own) / len(one.codes),
            sum(piece.right for piece in own) / len(other.codes),
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
        part, start, _ = self._stored.of(text)
        return int(part.starts[start + bounds[0]]), int(part.ends[start + bounds[1] - 1])


class _Piece(NamedTuple):
    """How many words of either text a passage has, how many are the same, and if it is quoted."""

    left: int
    right: int
    same: int
    quoted: bool

    @classmethod
    def of(cls, one: Words, other: Words, stretch: Stretch) -> _Piece:
        ours, theirs = slice(*stretch.left), slice(*stretch.right)
        quoted = min(float(one.quoted[ours].mean()), float(other.quoted[theirs].mean()))
        left, right = one.codes[ours].tolist(), other.codes[theirs].tolist()
        same = int(LCSseq.similarity(left, right))
        return cls(len(left), len(right), same, quoted >= _QUOTATION)

    @property
    def reuse(self) -> str:
        if self.quoted:
            return "quotation"
        same = self.same >= _VERBATIM * max(self.left, self.right)
        return "verbatim" if same else "rewrite"


def _share(pieces: list[_Piece], one: Words, other: Words) -> float:
    """Return the share of the shorter text that the pieces are."""
    left, right = (sum(piece[side] for piece in pieces) for side in (0, 1))
    return max(left / len(one.codes), right / len(other.codes))


def _kind(shares: tuple[float, float], same: float) -> PairKind:
    if max(shares) == 0:
        return "quotation"
    if max(shares) < WHOLE:
        return "partial"
    if same < _REWRITTEN:
        return "rewrite"
    return "copy" if min(shares) >= WHOLE else "excerpt"
