"""One text beside many others → what speaks for each two sentences' being one.

Sentences are compared all at once, as matrices: what share of each one's words the other holds,
and of its words in a row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.reuse.corpus.words import Terms, Words

Matrix = NDArray[np.float32]
Places = NDArray[np.int64]

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
NOTHING = np.float32(-8.0)
"""What two sentences have to say that share next to nothing."""
_LEAST_COMMON = 0.1


@dataclass(frozen=True, slots=True)
class Compared:
    """One text against another, (left sentences, right sentences) each.

    ``log_odds`` is what speaks for copying, ``quoted`` the share of the common words that both
    quote.
    """

    log_odds: Matrix
    quoted: Matrix


class Beside:
    """Several texts side by side, their sentences the columns of one matrix."""

    def __init__(self, texts: Sequence[Words]) -> None:
        counts = [text.sentences for text in texts]
        self.starts = np.cumsum([0, *counts])
        self.texts = texts
        self.weight = np.concatenate([text.weight for text in texts])
        self.row_weight = np.concatenate([text.row_weight for text in texts])

    def joined(self, left: Terms, rights: Sequence[Terms]) -> tuple[Places, Places, Places]:
        """Return the place of each term that the left text shares: in it, in the rights' joined.

        The third array tells the matrix' cell of each.
        """
        keys = np.concatenate([terms.keys for terms in rights])
        place = np.minimum(np.searchsorted(left.known, keys), len(left.known) - 1)
        theirs = np.flatnonzero(left.known[place] == keys)
        place = place[theirs]
        repeats = left.count[place]
        j = np.repeat(theirs, repeats)
        i = np.arange(len(j)) + np.repeat(left.first[place] - np.cumsum(repeats) + repeats, repeats)
        column = np.concatenate(
            [terms.sentence + start for terms, start in zip(rights, self.starts, strict=False)]
        )
        return i, j, left.sentence[i] * self.starts[-1] + column[j]


def compare(left: Words, rights: Sequence[Words]) -> Iterator[Compared]:
    """Yield for each other text how its sentences compare with those of the left one."""
    beside = Beside(rights)
    if not len(left.words.keys) or not beside.starts[-1]:
        yield from (_nothing(left, right) for right in rights)
        return
    features = pair_features(left, beside)
    shape = (left.sentences, int(beside.starts[-1]))
    log_odds = np.full(shape[0] * shape[1], NOTHING, np.float32)
    quoted = np.zeros(shape[0] * shape[1], np.float32)
    cells = features.cells
    log_odds[cells], quoted[cells] = _log_odds(features), features.quoted
    for start, end in zip(beside.starts[:-1].tolist(), beside.starts[1:].tolist(), strict=True):
        columns = slice(start, end)
        yield Compared(log_odds.reshape(shape)[:, columns], quoted.reshape(shape)[:, columns])


def _nothing(left: Words, right: Words) -> Compared:
    shape = (left.sentences, right.sentences)
    return Compared(np.full(shape, NOTHING, np.float32), np.zeros(shape, np.float32))


@dataclass(frozen=True, slots=True)
class Features:
    """What pairs of sentences have in common: all (pairs,); ``cells`` their places."""

    cells: Places
    lesser: Matrix
    greater: Matrix
    row_lesser: Matrix
    row_greater: Matrix
    weight: Matrix
    quoted: Matrix


def pair_features(left: Words, beside: Beside) -> Features:
    """Return what pairs of sentences have in common, where that is anything to speak of."""
    size = left.sentences * int(beside.starts[-1])
    rights = [text.words for text in beside.texts]
    i, j, cell = beside.joined(left.words, rights)
    weight = left.words.weight[i]
    common = np.bincount(cell, weight, size).astype(np.float32)
    both = left.words.quoted[i] & np.concatenate([terms.quoted for terms in rights])[j]
    said = np.bincount(cell[both], weight[both], size).astype(np.float32)
    cells = np.flatnonzero(common)
    row, column = np.divmod(cells, beside.starts[-1])
    ours, theirs = left.weight[row], beside.weight[column]
    same = np.minimum(common[cells], np.minimum(ours, theirs))
    greater = same / np.minimum(ours, theirs)
    kept = np.flatnonzero(greater >= _LEAST_COMMON)
    cells, row, column, same = cells[kept], row[kept], column[kept], same[kept]
    lesser = same / np.maximum(ours, theirs)[kept]
    rows = _rows(left, beside, size)[cells]
    in_left = np.minimum(rows / left.row_weight[row], 1)
    in_right = np.minimum(rows / beside.row_weight[column], 1)
    return Features(
        cells,
        lesser,
        greater[kept],
        np.minimum(in_left, in_right),
        np.maximum(in_left, in_right),
        same,
        said[cells] / common[cells],
    )


def _rows(left: Words, beside: Beside, size: int) -> Matrix:
    """Return the weight of the words in a row that each two sentences share."""
    if not len(left.rows.keys):
        return np.zeros(size, np.float32)
    i, _, cell = beside.joined(left.rows, [text.rows for text in beside.texts])
    return np.bincount(cell, left.rows.weight[i], size).astype(np.float32)


def _log_odds(f: Features) -> Matrix:
    terms = {
        "lesser": f.lesser,
        "row lesser": f.row_lesser,
        "log lesser": np.log(f.lesser + np.float32(0.05)),
        "log greater": np.log(f.greater + np.float32(0.05)),
        "log row lesser": np.log(f.row_lesser + np.float32(0.03)),
        "log row greater": np.log(f.row_greater + np.float32(0.03)),
        "log weight": np.log1p(f.weight),
    }
    total = np.full(len(f.cells), WEIGHTS["bias"], np.float32)
    for name, values in terms.items():
        total += np.float32(WEIGHTS[name]) * values
    return total
