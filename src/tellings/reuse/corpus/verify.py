"""One text of a corpus and others → the passages they share.

Pairs of sentences that stand beside others in the same order are chained into passages, and a
passage counts where its sentences together are sure enough. Quoted words say little, since two
reporters may quote one man.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import LCSseq

from tellings.reuse.corpus.sentences import NOTHING, Compared, Matrix, compare
from tellings.reuse.corpus.words import Words

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
_SUPPORT = 0.6
"""What a neighbour in order adds, of its own log-odds (of four at most), in each of the rounds."""
_MOST_SUPPORT = 4.0
_ROUNDS = 3
_PART = 1.5
"""Log-odds from which a sentence belongs to one that the other text has in several parts."""
_NEAR = 3
_NOT_WORTH = 3.0
"""Log-odds below which a passage is not looked at word by word."""
_LONG = 10.0
"""What the words of a passage must weigh, to be sure by themselves if they are the same."""
_VERBATIM = 0.9

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words (first, last excluded) of both texts that belong together, and the log-odds for it."""

    left: tuple[int, int]
    right: tuple[int, int]
    log_odds: float


def align(left: Words, rights: Sequence[Words]) -> Iterator[list[Stretch]]:
    """Yield the passages that a text shares with each of the others, by place in the left one."""
    for right, compared in zip(rights, compare(left, rights), strict=True):
        yield _aligned(left, right, compared) if _may_be(compared.log_odds) else []


def _may_be(plain: Matrix) -> bool:
    """Say whether the best that each sentence can do might be enough for a passage."""
    if not plain.size:
        return False
    return float(np.maximum(plain.max(axis=1), 0).sum()) >= _NOT_WORTH


def _aligned(left: Words, right: Words, compared: Compared) -> list[Stretch]:
    plain = compared.log_odds
    own = np.where(plain > 0, plain * (1 - (1 - _QUOTED_WORTH) * compared.quoted), plain)
    chains = _chains(_chosen(_supported(plain), plain))
    found = [_stretch(left, right, chain, own, plain) for chain in chains]
    share = sum(stretch.left[1] - stretch.left[0] for stretch, _ in found)
    other = sum(stretch.right[1] - stretch.right[0] for stretch, _ in found)
    shared = max(share / len(left.codes), other / len(right.codes))
    due = SURE_OF_MUCH if shared >= MUCH else SURE
    told = [(max(s.log_odds, plainly * (shared >= MOSTLY)), s) for s, plainly in found]
    told = [(due if _word_for_word(left, right, s, sure) else sure, s) for sure, s in told]
    if max((sure for sure, _ in told), default=0) < due:
        return []
    return [s for sure, s in told if sure >= min(SURE_TOO, due)]


def _word_for_word(left: Words, right: Words, stretch: Stretch, sure: float) -> bool:
    """Say whether a stretch is the same in both texts, of some length, and no quotation.

    Sentences compared one by one never make this sure of a single one, however long.
    """
    if not _NOT_WORTH <= sure < SURE:
        return False
    first, last = left.sentence[stretch.left[0]], left.sentence[stretch.left[1] - 1]
    own = 1 - left.quoted[slice(*stretch.left)].mean()
    if left.weight[first : last + 1].sum() * own < _LONG:
        return False
    ours, theirs = left.codes[slice(*stretch.left)], right.codes[slice(*stretch.right)]
    same = LCSseq.similarity(ours.tolist(), theirs.tolist())
    return bool(same >= _VERBATIM * max(len(ours), len(theirs)))


def _supported(log_odds: Matrix) -> Matrix:
    """Add to each pair of sentences what its neighbours before and after, in order, say for it."""
    raised = log_odds
    rows, columns = log_odds.shape
    worth = np.zeros((rows + 4, columns + 4), np.float32)
    steps = ((1, 1), (1, 2), (2, 1), (2, 2))
    ahead = [worth[2 + a : 2 + a + rows, 2 + b : 2 + b + columns] for a, b in steps]
    back = [worth[2 - a : 2 - a + rows, 2 - b : 2 - b + columns] for a, b in steps]
    for _ in range(_ROUNDS):
        np.minimum(np.maximum(raised, 0), _MOST_SUPPORT, out=worth[2:-2, 2:-2])
        raised = _greatest(ahead)
        raised += _greatest(back)
        raised *= np.float32(_SUPPORT)
        raised += log_odds
    return raised


def _greatest(four: Sequence[Matrix]) -> Matrix:
    one, other = np.maximum(four[0], four[1]), np.maximum(four[2], four[3])
    return np.maximum(one, other, out=one)


def _chosen(raised: Matrix, own: Matrix) -> list[Cell]:
    """Return the pairs that are the best of both their row and their column, in order.

    Where a sentence stands as several in the other text, these are joined to the best of them.
    """
    by_row, by_column = raised.argmax(axis=1), raised.argmax(axis=0)
    rows, columns = np.arange(len(by_row)), np.arange(len(by_column))
    best = (by_column[by_row] == rows) & (raised[rows, by_row] > 0) & (own[rows, by_row] > NOTHING)
    cells = {(int(i), int(by_row[i])) for i in rows[best]}
    parts = {(int(i), int(by_row[i])) for i in rows[own[rows, by_row] >= _PART]}
    parts |= {(int(by_column[j]), int(j)) for j in columns[own[by_column, columns] >= _PART]}
    grown = cells
    while grown:
        beside = {(i + a, j + b) for i, j in grown for a, b in ((1, 0), (-1, 0), (0, 1), (0, -1))}
        grown = (beside & parts) - cells
        cells |= grown
    return sorted(cells)


def _chains(cells: list[Cell]) -> list[list[Cell]]:
    """Join pairs of sentences that follow each other closely in both texts."""
    chains: list[list[Cell]] = []
    for i, j in cells:
        for chain in reversed(chains):
            if i - chain[-1][0] <= _NEAR and 0 <= j - chain[-1][1] <= _NEAR:
                chain.append((i, j))
                break
        else:
            chains.append([(i, j)])
    return chains


def _stretch(
    left: Words, right: Words, chain: list[Cell], own: Matrix, plain: Matrix
) -> tuple[Stretch, float]:
    """Return a chain's words, and what speaks for it if quoted words count as any others."""
    ours = left.bounds[chain[0][0]], left.bounds[chain[-1][0] + 1]
    theirs = right.bounds[chain[0][1]], right.bounds[chain[-1][1] + 1]
    sure, plainly = (float(sum(m[cell] for cell in chain)) for m in (own, plain))
    return Stretch(ours, theirs, sure), plainly
