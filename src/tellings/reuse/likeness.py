"""How alike two sentences are, as numbers: what they share, in which order, and around what."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.reuse.lines import Line
from tellings.reuse.vectors import WordVectors
from tellings.reuse.words import Block, equal_blocks

_NEAR = 0.35
"""Cosine of word vectors from which two different words begin to count as alike."""
_ALIKE = 0.75
_MOST_ALIKE = 0.8


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two sentences share. All but the counts run from 0 to 1.

    ``left`` and ``right`` are the shares of each sentence's weight that the other holds;
    ``soft_left`` and ``soft_right`` the same where words of like meaning count in part;
    ``order`` is the share of the shorter one's words, common ones included, found in the other in
    the same order; ``meaning`` the cosine of the sentences; ``unquoted`` the share of what they
    share in order that is not quoted on both sides; ``longest`` the longest stretch of words both
    hold; ``names`` and ``numbers`` are how many of each they share, ``clash`` how many numbers of
    one the other lacks.
    """

    left: float
    right: float
    soft_left: float
    soft_right: float
    order: float
    meaning: float
    unquoted: float
    longest: int
    names: int
    numbers: int
    clash: int
    blocks: tuple[Block, ...]


def liken(left: Line, right: Line, vectors: WordVectors | None) -> Likeness:
    """Compare two sentences word by word."""
    stems_l, stems_r = left.words.stems, right.words.stems
    held_l, held_r = _held(stems_l, stems_r)
    blocks = equal_blocks(stems_l, stems_r)
    in_order = sum(b - a for a, b, _, _ in blocks)
    soft_l, soft_r = held_l.astype(float), held_r.astype(float)
    if vectors is not None:
        soft_l, soft_r = _soften(left, right, held_l, held_r, vectors)
    shared = float(left.weights[held_l].sum())
    both_quoted = _both_quoted(left, right, blocks)
    return Likeness(
        left=shared / float(left.weights.sum()),
        right=_share(right.weights, held_r),
        soft_left=_share(left.weights, soft_l),
        soft_right=_share(right.weights, soft_r),
        order=in_order / min(len(stems_l), len(stems_r)),
        meaning=_cosine(left, right),
        unquoted=1.0 - both_quoted,
        longest=max((b - a for a, b, _, _ in blocks), default=0),
        names=len(left.names & right.names),
        numbers=len(left.numbers & right.numbers),
        clash=len(left.numbers ^ right.numbers),
        blocks=tuple(blocks),
    )


def _both_quoted(left: Line, right: Line, blocks: list[Block]) -> float:
    """Return how much of the weight shared in order is quoted on both sides."""
    total = inside = 0.0
    for a, b, c, _ in blocks:
        for step in range(b - a):
            weight = float(left.weights[a + step])
            total += weight
            inside += weight if left.quoted[a + step] and right.quoted[c + step] else 0.0
    return inside / total if total else 0.0


def _share(weights: NDArray[np.float64], held: NDArray[np.float64] | NDArray[np.bool_]) -> float:
    return float((weights * held).sum() / weights.sum())


def _held(
    left: tuple[str, ...], right: tuple[str, ...]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return for each word whether the other side holds it too, each occurrence counted once."""
    common = Counter(left) & Counter(right)
    return _take(left, common), _take(right, common)


def _take(stems: tuple[str, ...], common: Counter[str]) -> NDArray[np.bool_]:
    left_over = Counter(common)
    taken = np.zeros(len(stems), bool)
    for i, word in enumerate(stems):
        if left_over[word] > 0:
            left_over[word] -= 1
            taken[i] = True
    return taken


def _soften(
    left: Line,
    right: Line,
    held_l: NDArray[np.bool_],
    held_r: NDArray[np.bool_],
    vectors: WordVectors,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Let words that the other side lacks count in part for their nearest word there."""
    soft_l, soft_r = held_l.astype(float), held_r.astype(float)
    free_l, free_r = np.flatnonzero(~held_l), np.flatnonzero(~held_r)
    if not len(free_l) or not len(free_r):
        return soft_l, soft_r
    forms_l = tuple(left.words.forms[i] for i in free_l)
    forms_r = tuple(right.words.forms[i] for i in free_r)
    near = vectors(forms_l) @ vectors(forms_r).T
    worth = np.clip((near - _NEAR) / (_ALIKE - _NEAR), 0.0, 1.0) * _MOST_ALIKE
    soft_l[free_l] = worth.max(axis=1)
    soft_r[free_r] = worth.max(axis=0)
    return soft_l, soft_r


def _cosine(left: Line, right: Line) -> float:
    if left.vector is None or right.vector is None:
        return 0.0
    return max(0.0, float(left.vector @ right.vector))
