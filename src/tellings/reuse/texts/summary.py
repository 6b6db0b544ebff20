"""A short stretch of one text that sums up the whole of the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.reuse.texts.halves import Area, Pair

NAMES = (
    "excess",
    "same",
    "log words",
    "spread",
    "log spread",
    "sources",
    "covered",
    "elsewhere",
    "log ratio",
    "compact",
    "explained",
)
"""What a summary is judged by.

``excess``: weight found in the other text above what is due; ``same``: its share; ``spread``: how
much of the other text lies between its first and last source, ``log spread`` that by its own
length; ``sources``: distinct source units per unit; ``covered``: the share of the other text whose
words it holds; ``elsewhere``: the share found for the rest of its own text; ``compact``: how much
of what it finds stands in one stretch little longer than itself; ``explained``: how much of it the
best of the passages found otherwise explains.
"""
_DUE = 0.52
_LEAST_EXCESS = 4.0
_LEAST_WORDS = 25
_LEAST_RATIO = 2.0
_MOST_RATIO = 24.0
"""A text this many times longer holds most words of any text on its subject."""
_LEAST_ALIKE = 0.25
_LONGER = 1.6


@dataclass(frozen=True, slots=True)
class Summing:
    """Units of one text that may sum up the other, with what speaks for it (``NAMES``)."""

    side: int
    start: int
    end: int
    features: NDArray[np.float64]


def find_summary(pair: Pair, side: int, passages: Sequence[Area]) -> Summing | None:
    """Return the stretch of one text that is best explained by the whole of the other, if any.

    ``passages`` are those that were found otherwise.
    """
    own, other = pair.half(side), pair.half(1 - side)
    near = pair.near if side == 0 else pair.near.T
    w = pair.column_weight
    there = other.sums[-1] > 0
    worth = np.zeros(len(w))
    worth[own.here] = near.max(axis=1)[own.row[own.here]]
    worth[there] = 1.0
    weight = np.maximum(own.weight, 1e-9)
    same = own.counts @ (w * there) / weight
    like = own.counts @ (w * worth) / weight
    gains = own.weight * (0.5 * same + 0.5 * like - _DUE)
    start, end, excess = _best(gains)
    words = int(own.units.last[end - 1] - own.units.first[start]) if end > start else 0
    ratio = len(other.words) / max(words, 1)
    if excess < _LEAST_EXCESS or words < _LEAST_WORDS or not _LEAST_RATIO <= ratio <= _MOST_RATIO:
        return None
    alike = pair.alike if side == 0 else pair.alike.T
    sources = _sources(alike[start:end])
    if not len(sources):
        return None
    span = int(other.units.last[sources[-1]] - other.units.first[sources[0]])
    rest = own.weights[-1] - float(own.weight[start:end].sum())
    found = float((same * own.weight).sum() - (same * own.weight)[start:end].sum())
    features = (
        excess,
        float(same[start:end] @ weight[start:end] / weight[start:end].sum()),
        np.log(words),
        span / len(other.words),
        np.log(span / words),
        len(sources) / (end - start),
        float(other.sums[-1] @ (w * (own.counted(start, end) > 0))) / other.weights[-1],
        found / rest if rest > 0 else 0.0,
        np.log(ratio),
        _compact(pair, side, start, end, words),
        max((_explained(pair, side, start, end, area) for area in passages), default=0.0),
    )
    return Summing(side, start, end, np.array(features))


def _best(gains: NDArray[np.float64]) -> tuple[int, int, float]:
    sums = np.concatenate([[0.0], np.cumsum(gains)])
    lowest = np.minimum.accumulate(sums)
    end = int(np.argmax(sums - lowest))
    start = int(np.flatnonzero(sums[: end + 1] == lowest[end])[-1])
    return start, end, float(sums[end] - sums[start])


def _sources(alike: NDArray[np.float32]) -> NDArray[np.int64]:
    best = alike.argmax(axis=1)
    return np.unique(best[alike.max(axis=1) > _LEAST_ALIKE])


def _explained(pair: Pair, side: int, start: int, end: int, area: Area) -> float:
    own, other = pair.half(side), pair.half(1 - side)
    first, last = max(start, area.of(side)[0]), min(end, area.of(side)[1])
    if first >= last:
        return 0.0
    w = pair.column_weight
    total = float(own.counted(start, end) @ (w * (other.sums[-1] > 0)))
    there = other.counted(*area.of(1 - side)) > 0
    return float(own.counted(first, last) @ (w * there)) / max(total, 1e-9)


def _compact(pair: Pair, side: int, start: int, end: int, words: int) -> float:
    own, other = pair.half(side), pair.half(1 - side)
    counts = own.counted(start, end) * pair.column_weight
    total = float(counts @ (other.sums[-1] > 0))
    limit = other.units.first + _LONGER * words
    ends = np.maximum(np.searchsorted(other.units.last, limit, "right"), np.arange(len(limit)) + 1)
    found = [
        float(counts @ (other.counted(i, int(stop)) > 0)) for i, stop in enumerate(ends.tolist())
    ]
    return max(found) / max(total, 1e-9)
