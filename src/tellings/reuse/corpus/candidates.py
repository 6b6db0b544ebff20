"""Which texts of a corpus are worth aligning: those that share several rare things.

One pass over the sorted features. A feature in more than ``MOST`` texts is a stock phrase, or
belongs to a large family of copies: it joins each text to the next few only and to the first that
has it, which holds a family together and keeps the cost in step with the corpus.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tellings.reuse.corpus.features import FEATURE, Features, Keys, mixed
from tellings.reuse.corpus.ragged import firsts, ranges, run_sums

MOST = 40
_NEXT = 2
_PER_TEXT = 24
"""Candidates that a text may have, best first."""
_RARE = 0.6
"""What a rare word tells, measured by three words in a row."""
_LEAST = 3.0
"""What two texts must share, in units of a feature that two texts of the corpus hold."""
_AT_ONCE = 200_000
"""Pairs of texts, by the features that join them, that are held at once: as many as the processor's
cache likes.
"""
_UNIT = 256
"""Weights are kept in whole parts of a unit."""
_TEXT = np.uint64(23)
_WEIGHT = np.uint64(18)
"""Bits of a text and of a weight, so that two texts and a weight make one number."""
_MOST_TEXTS, _MOST_UNITS = 1 << 23, (1 << 18) - 1
_LOW = np.uint64((1 << 32) - 1)

Places = NDArray[np.int64]


class Candidates(NamedTuple):
    """Pairs of texts, the left number below the right, with what they share."""

    left: Places
    right: Places
    shared: NDArray[np.float32]


class _Index(NamedTuple):
    """The lists of texts that have a feature in common, each list's rows side by side, by text.

    ``texts`` (rows,); ``ahead`` (rows,) to how many of the rows that follow each row is joined;
    ``units`` (rows,) what the features weigh together that just these texts have.
    """

    texts: NDArray[np.uint32]
    ahead: NDArray[np.int32]
    units: NDArray[np.uint32]

    @classmethod
    def joined(cls, parts: Sequence[_Index]) -> _Index:
        """Return several as one."""
        return cls(*map(np.concatenate, zip(*parts, strict=True)))


def candidates(found: Iterable[Features], texts: int) -> Candidates:
    """Return the candidate pairs among ``texts`` texts, sorted by the left one.

    ``found`` are the features of all texts, in parts that have no feature in common. Raises
    ValueError where there are more than eight million texts.
    """
    if texts > _MOST_TEXTS:
        raise ValueError(f"{texts} texts are more than can be compared: {_MOST_TEXTS}")
    none = Candidates(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.float32))
    if not texts:
        return none
    index = _Index.joined([_index(part, texts) for part in found])
    rows = _by_text(index)
    sums = [none]
    sums += [
        _sums(index, rows[first:last])
        for first, last in _ranges(index.texts[rows], index.ahead[rows])
    ]
    return _best(Candidates(*map(np.concatenate, zip(*sums, strict=True))))


def _index(found: Features, texts: int) -> _Index:
    features, of = found.features, found.texts
    starts = firsts(features)
    counts = np.diff(starts, append=len(features))
    units = _units(counts, features[starts] >> np.uint32(31) == 1, texts)
    chosen, units = _lists(run_sums(mixed(np.arange(texts))[of], starts), counts, units)
    counts = counts[chosen]
    rows = ranges(starts[chosen], counts)
    begins = np.cumsum(counts) - counts
    reach = np.where(counts <= MOST, counts - 1, _NEXT)
    ahead = np.minimum(
        np.repeat(begins + counts - 1, counts) - np.arange(len(rows)), np.repeat(reach, counts)
    )
    ahead[begins] = counts - 1
    return _Index(of[rows].astype(np.uint32), ahead.astype(np.int32), np.repeat(units, counts))


def _units(counts: Places, rare: NDArray[np.bool_], texts: int) -> NDArray[np.uint32]:
    """Return what features weigh that so many of the texts have, and that are rare words or not."""
    weight = (1 + np.log(texts / counts)) / (1 + math.log(max(texts / 2, 1)))
    weight *= np.where(rare, _RARE, 1.0)
    return np.maximum(np.round(weight * _UNIT), 1).astype(np.uint32)


def _lists(
    hashes: Keys, counts: Places, units: NDArray[np.uint32]
) -> tuple[Places, NDArray[np.uint32]]:
    """Return one of the features that the same texts have, and what these features weigh together.

    ``hashes`` (features,) are those of the texts that have it. Copies share most features.
    """
    several = np.flatnonzero(counts > 1)
    several = several[np.argsort(hashes[several])]
    starts = firsts(hashes[several])
    together = np.minimum(np.add.reduceat(units[several], starts), _MOST_UNITS)
    return several[starts], together.astype(np.uint32)


def _by_text(index: _Index) -> Places:
    """Return the rows that are joined to others, those of each text side by side."""
    rows = np.flatnonzero(index.ahead > 0)
    packed = index.texts[rows].astype(np.uint64)
    packed <<= FEATURE
    packed |= rows.view(np.uint64)  # in place, as these are the largest arrays of all
    packed.sort()
    packed &= _LOW
    return packed.view(np.int64)


def _ranges(texts: NDArray[np.uint32], ahead: NDArray[np.int32]) -> Iterator[tuple[int, int]]:
    """Yield ranges of rows, those of several texts each, with no more pairs than can be held.

    ``texts`` and ``ahead`` (rows,) are the text of each row, and to how many rows it is joined.
    """
    if not len(texts):
        return
    ends = np.append(firsts(texts)[1:], len(texts))
    pairs = np.cumsum(ahead, dtype=np.int64)[ends - 1]
    first = done = place = 0
    while first < len(texts):
        place = max(place, int(np.searchsorted(pairs, done + _AT_ONCE, "right")) - 1)
        yield first, int(ends[place])
        first, done, place = int(ends[place]), int(pairs[place]), place + 1


def _sums(index: _Index, rows: Places) -> Candidates:
    """Add up what the texts of some rows share with later ones; return the pairs that share enough.

    A pair and a weight make one number, so that one cheap sort brings each pair's weights together.
    """
    ahead = index.ahead[rows]
    packed = index.texts[ranges(rows + 1, ahead)].astype(np.uint64)
    packed <<= _WEIGHT
    left = index.texts[rows].astype(np.uint64) << (_TEXT + _WEIGHT)
    packed |= np.repeat(left | index.units[rows], ahead)
    packed.sort()
    pairs = packed >> _WEIGHT
    starts = firsts(pairs)
    shared = run_sums(packed & np.uint64(_MOST_UNITS), starts)
    kept = shared >= _LEAST * _UNIT
    one, other = np.divmod(pairs[starts[kept]].astype(np.int64), _MOST_TEXTS)
    return Candidates(one, other, (shared[kept] / _UNIT).astype(np.float32))


def _best(found: Candidates) -> Candidates:
    """Keep the pairs that are among the best of either text."""
    kept = np.zeros(len(found.left), bool)
    for side in (found.left, found.right):
        many = np.bincount(side) > _PER_TEXT
        kept |= ~many[side]
        own = np.flatnonzero(many[side])
        order = own[np.lexsort((found.left[own], found.right[own], -found.shared[own], side[own]))]
        ranked = side[order]
        first = firsts(ranked)
        rank = np.arange(len(ranked)) - np.repeat(first, np.diff(first, append=len(ranked)))
        kept[order[rank < _PER_TEXT]] = True
    return Candidates(found.left[kept], found.right[kept], found.shared[kept])
