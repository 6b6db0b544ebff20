"""Two texts of a corpus → the passages they share, sentence by sentence.

Sentences are compared all at once, as matrices: what share of each one's words the other holds,
and of its words in a row. Pairs of sentences that stand beside others in the same order are
chained into passages, and a passage counts where its sentences together are sure enough. Quoted
words say little, since two reporters may quote one man.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.reuse.corpus.cut import Codes

Matrix = NDArray[np.float32]

CLASS_WEIGHT = np.array([0.05, 0.4, 0.8, 1.2], np.float32)
"""What a word of each class of rarity weighs."""
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
SURE = 9.0
"""Log-odds that the sentences of a passage must reach together."""
SURE_OF_MUCH = 7.0
MUCH = 0.25
"""The share of a text from which less is enough: what is much of a text is no stray likeness."""
MOSTLY = 0.6
"""The share of the shorter text from which quoted words count as any others."""
_LEAST_COMMON = 0.1
_NOTHING = -8.0
_QUOTED_WORTH = 0.15
_SUPPORT = 0.6
"""What a neighbour in order adds, of its own log-odds (of four at most), in each of the rounds."""
_MOST_SUPPORT = 4.0
_ROUNDS = 3
_NEAR = 3
_MOST_REPEATS = 4
_SHORT = 4
_LONG = 50


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text: codes, the sentence of each from nought on, weights and quotation.

    Words of boilerplate weigh nothing.
    """

    codes: Codes
    sentence: NDArray[np.int32]
    weight: NDArray[np.float32]
    quoted: NDArray[np.bool_]
    sentences: int

    @classmethod
    def of(
        cls,
        codes: Codes,
        sentence: NDArray[np.int32],
        quoted: NDArray[np.bool_],
        stock: NDArray[np.bool_] | None = None,
    ) -> Words:
        """Give sentences numbers from nought, short ones joined and long ones cut.

        ``stock`` marks the words of boilerplate.
        """
        weight = CLASS_WEIGHT[codes & np.uint32(3)]
        if stock is not None:
            weight = np.where(stock, np.float32(0), weight)
        numbers = _numbered(sentence)
        return cls(codes, numbers, weight, quoted, int(numbers[-1]) + 1 if len(numbers) else 0)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words (first, last excluded) of both texts that belong together, and the log-odds for it."""

    left: tuple[int, int]
    right: tuple[int, int]
    log_odds: float


def _numbered(sentence: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return the sentence of each word from nought on; a short one goes with the one before."""
    if not len(sentence):
        return sentence
    starts = np.flatnonzero(np.diff(sentence, prepend=sentence[0] - 1))
    begins = np.diff(starts, append=len(sentence)) >= _SHORT
    begins[0] = True
    starts = starts[begins]
    lengths = np.diff(starts, append=len(sentence))
    parts = -(-lengths // _LONG)
    place = np.arange(len(sentence)) - np.repeat(starts, lengths)
    part = place * np.repeat(parts, lengths) // np.repeat(lengths, lengths)
    return np.asarray(np.repeat(np.cumsum(parts) - parts, lengths) + part, np.int32)


def align(left: Words, right: Words) -> list[Stretch]:
    """Return the passages that two texts share, by place in the left one."""
    if not left.sentences or not right.sentences:
        return []
    plain, quoted = pair_log_odds(left, right)
    own = np.where(plain > 0, plain * (1 - (1 - _QUOTED_WORTH) * quoted), plain)
    raised = _supported(plain)
    chains = _chains(_chosen(raised, plain))
    found = [_stretch(left, right, chain, own, plain) for chain in chains]
    share = sum(stretch.left[1] - stretch.left[0] for stretch, _ in found)
    other = sum(stretch.right[1] - stretch.right[0] for stretch, _ in found)
    shared = max(share / len(left.codes), other / len(right.codes))
    due = SURE_OF_MUCH if shared >= MUCH else SURE
    return [s for s, plainly in found if max(s.log_odds, plainly * (shared >= MOSTLY)) >= due]


def pair_features(left: Words, right: Words) -> dict[str, Matrix]:
    """Return what each two sentences have in common: (left sentences, right sentences) each."""
    shape = (left.sentences, right.sentences)
    weight_l, weight_r = _weights(left), _weights(right)
    common, said = _shared(left.codes, right.codes, left, right, left.weight)
    same = np.minimum(common, np.minimum(weight_l[:, None], weight_r[None, :]))
    share_l, share_r = same / weight_l[:, None], same / weight_r[None, :]
    (rows_l, of_l), (rows_r, of_r) = _rows(left), _rows(right)
    rows, _ = _shared(rows_l, rows_r, left, right, of_l)
    row_l = np.bincount(left.sentence[: len(of_l)], of_l, shape[0]).astype(np.float32)
    row_r = np.bincount(right.sentence[: len(of_r)], of_r, shape[1]).astype(np.float32)
    in_l = np.minimum(rows / np.maximum(row_l, 1e-6)[:, None], 1)
    in_r = np.minimum(rows / np.maximum(row_r, 1e-6)[None, :], 1)
    return {
        "lesser": np.minimum(share_l, share_r),
        "greater": np.maximum(share_l, share_r),
        "row lesser": np.minimum(in_l, in_r),
        "row greater": np.maximum(in_l, in_r),
        "weight": same,
        "quoted": said / np.maximum(common, 1e-6),
    }


def pair_log_odds(left: Words, right: Words) -> tuple[Matrix, Matrix]:
    """Return for each two sentences what speaks for copying, and how much of it is quoted."""
    f = pair_features(left, right)
    terms = {
        "lesser": f["lesser"],
        "row lesser": f["row lesser"],
        "log lesser": np.log(f["lesser"] + 0.05),
        "log greater": np.log(f["greater"] + 0.05),
        "log row lesser": np.log(f["row lesser"] + 0.03),
        "log row greater": np.log(f["row greater"] + 0.03),
        "log weight": np.log1p(f["weight"]),
    }
    total = np.full(f["lesser"].shape, WEIGHTS["bias"], np.float32)
    for name, values in terms.items():
        total += np.float32(WEIGHTS[name]) * values
    return np.where(f["greater"] < _LEAST_COMMON, np.float32(_NOTHING), total), f["quoted"]


def _weights(words: Words) -> NDArray[np.float32]:
    total = np.bincount(words.sentence, words.weight, words.sentences)
    return np.maximum(total, 1e-6).astype(np.float32)


def _rows(words: Words) -> tuple[NDArray[np.uint64], NDArray[np.float32]]:
    """Return hashes and weights of two words in a row; across sentences they weigh nothing."""
    codes = words.codes.astype(np.uint64)
    hashes = (codes[:-1] << np.uint64(32)) | codes[1:]
    weight = words.weight[:-1] + words.weight[1:]
    weight = np.where(words.sentence[:-1] == words.sentence[1:], weight, np.float32(0))
    return hashes, weight


def _shared(
    ours: NDArray[np.uint32] | NDArray[np.uint64],
    theirs: NDArray[np.uint32] | NDArray[np.uint64],
    left: Words,
    right: Words,
    weight: NDArray[np.float32],
) -> tuple[Matrix, Matrix]:
    """Return the weight of what each two sentences have in common, and what of it both quote."""
    order = np.argsort(theirs, kind="stable")
    ranked = theirs[order]
    first = np.searchsorted(ranked, ours, "left")
    count = np.searchsorted(ranked, ours, "right") - first
    count[(count > _MOST_REPEATS) | (weight <= 0)] = 0
    i = np.repeat(np.arange(len(ours)), count)
    step = np.arange(len(i)) - np.repeat(np.cumsum(count) - count, count)
    j = order[np.repeat(first, count) + step]
    cell = left.sentence[i].astype(np.int64) * right.sentences + right.sentence[j]
    shape = (left.sentences, right.sentences)
    own = weight[i]
    both = left.quoted[i] & right.quoted[j]
    return _summed(cell, own, shape), _summed(cell[both], own[both], shape)


def _summed(cell: NDArray[np.int64], weight: Matrix, shape: tuple[int, int]) -> Matrix:
    return np.bincount(cell, weight, shape[0] * shape[1]).reshape(shape).astype(np.float32)


def _supported(log_odds: Matrix) -> Matrix:
    """Add to each pair of sentences what its neighbours before and after, in order, say for it."""
    raised = log_odds
    rows, columns = log_odds.shape
    for _ in range(_ROUNDS):
        worth = np.pad(np.clip(raised, 0, _MOST_SUPPORT), 2)
        best = [
            np.maximum.reduce(
                [
                    worth[2 + s * a : 2 + s * a + rows, 2 + s * b : 2 + s * b + columns]
                    for a, b in ((1, 1), (1, 2), (2, 1), (2, 2))
                ]
            )
            for s in (-1, 1)
        ]
        raised = log_odds + np.float32(_SUPPORT) * (best[0] + best[1])
    return raised


def _chosen(raised: Matrix, own: Matrix) -> list[tuple[int, int]]:
    """Return the pairs that are the best of both their row and their column."""
    by_row, by_column = raised.argmax(axis=1), raised.argmax(axis=0)
    rows = np.arange(len(by_row))
    kept = (by_column[by_row] == rows) & (raised[rows, by_row] > 0) & (own[rows, by_row] > _NOTHING)
    return [(int(i), int(by_row[i])) for i in rows[kept]]


def _chains(cells: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Join pairs of sentences that follow each other closely in both texts."""
    chains: list[list[tuple[int, int]]] = []
    for i, j in cells:
        for chain in reversed(chains):
            if i - chain[-1][0] <= _NEAR and 0 < j - chain[-1][1] <= _NEAR:
                chain.append((i, j))
                break
        else:
            chains.append([(i, j)])
    return chains


def _stretch(
    left: Words, right: Words, chain: list[tuple[int, int]], own: Matrix, plain: Matrix
) -> tuple[Stretch, float]:
    """Return a chain's words, and what speaks for it if quoted words count as any others."""
    ours = np.searchsorted(left.sentence, [chain[0][0], chain[-1][0] + 1])
    theirs = np.searchsorted(right.sentence, [chain[0][1], chain[-1][1] + 1])
    sure, plainly = (float(sum(m[cell] for cell in chain)) for m in (own, plain))
    stretch = Stretch((int(ours[0]), int(ours[1])), (int(theirs[0]), int(theirs[1])), sure)
    return stretch, plainly
