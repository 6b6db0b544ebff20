"""Where a passage begins and ends: units are judged by themselves, then taken or left in a run."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tellings.reuse.texts.halves import Area, Half, Pair
from tellings.reuse.texts.learned import Logistic

NAMES = (
    "same",
    "like",
    "spare",
    "one unit",
    "pairs",
    "triples",
    "core",
    "elsewhere",
    "log words",
    "meaning",
    "like - core",
    "core pairs",
    "need",
    "spare * need",
    "like * need",
    "neighbours",
    "log distance",
    "log own units",
    "log other units",
    "like - elsewhere",
)
"""What a unit is judged by, given the area's stretch of the other text and of its own.

``same`` and ``like``: the share of its weight that stretch holds, like words counted in part in
the second; ``spare``: the share held by occurrences that the rest of the area does not use;
``one unit``: the share held by the best single unit; ``pairs`` and ``triples``: of words in a row.
``core`` and ``core pairs``: the same for the units inside the area, ``elsewhere``: for all others.
``need``: the share of the other stretch that the area leaves unexplained.
"""
_MARGIN = 6
_ROUNDS = 3
_JOINT_ROUNDS = 6
_JOINT_REACH = 3
_JOINT_ALIKE = 0.25
_FEW = 10.0
_USUAL_BACKGROUND = 0.15


class Edges:
    """Judges units of two texts, and moves the edges of areas by that."""

    def __init__(self, pair: Pair, model: Logistic) -> None:
        self._pair = pair
        self._model = model
        self._judged: dict[tuple[Area, int], tuple[int, NDArray[np.float64]]] = {}

    def refine(self, area: Area) -> Area | None:
        """Return the area with the edges that its units give it; ``None`` where none belongs."""
        current: Area | None = area
        for _ in range(_ROUNDS):
            if current is None:
                return None
            before = current
            current = self._settle(current)
            if current is None:
                return None
            current = self._joined(current)
            if current == before:
                return current
        return current

    def _settle(self, area: Area) -> Area | None:
        for _ in range(_ROUNDS):
            before = area
            for side in (0, 1):
                first, gains = self.gains(area, side)
                start, end = _best_run(gains)
                if start == end:
                    return None
                area = area.with_side(side, first + start, first + end)
            if area == before:
                break
        return area

    def _joined(self, area: Area) -> Area:
        """Add units on both sides at once, where each is explained only by the other."""
        for _ in range(_JOINT_ROUNDS):
            steps = [(self._joint_gain(area, step), step) for step in self._joint_steps(area)]
            gain, best = max(steps, default=(0.0, area), key=lambda step: (step[0], step[1]))
            if gain <= 0:
                return area
            area = best
        return area

    def _joint_steps(self, area: Area) -> list[Area]:
        a, b, c, d = area
        alike = self._pair.alike
        steps = []
        for k in range(1, _JOINT_REACH + 1):
            for n in range(1, _JOINT_REACH + 1):
                if a - k >= 0 and c - n >= 0 and alike[a - k, c - n] >= _JOINT_ALIKE:
                    steps.append(Area(a - k, b, c - n, d))
                within = b + k <= alike.shape[0] and d + n <= alike.shape[1]
                if within and alike[b + k - 1, d + n - 1] >= _JOINT_ALIKE:
                    steps.append(Area(a, b + k, c, d + n))
        return steps

    def _joint_gain(self, area: Area, step: Area) -> float:
        total = 0.0
        for side in (0, 1):
            first, gains = self.gains(step, side)
            (a, b), (c, d) = area.of(side), step.of(side)
            total += float(gains[c - first : a - first].sum() + gains[b - first : d - first].sum())
        return total

    def gains(self, area: Area, side: int) -> tuple[int, NDArray[np.float64]]:
        """Return the first unit judged, and for it and those after it what each speaks for."""
        if (area, side) not in self._judged:
            first, features = self.features(area, side)
            words = np.exp(features[:, NAMES.index("log words")])
            self._judged[area, side] = (first, self._model.log_odds(features) * np.sqrt(words))
        return self._judged[area, side]

    def features(self, area: Area, side: int) -> tuple[int, NDArray[np.float64]]:
        """Return the first unit near the area, and (units, ``NAMES``) for it and those after."""
        pair = self._pair
        own, other = pair.half(side), pair.half(1 - side)
        (a, b), (c, d) = area.of(side), area.of(1 - side)
        lo, hi = max(0, a - _MARGIN), min(len(own.units), b + _MARGIN)
        w = pair.column_weight
        near = pair.near if side == 0 else pair.near.T
        stretch, own_stretch = other.counted(c, d), own.counted(a, b)
        counts, weight = own.counts[lo:hi], np.maximum(own.weight[lo:hi], 1e-9)
        worth = _worth(near, own, other, stretch)
        like = counts @ (w * worth) / weight
        inside = np.zeros(hi - lo, bool)
        inside[a - lo : b - lo] = True
        rest = own_stretch[None, :] - counts * inside[:, None]
        spare = np.minimum(counts, np.maximum(stretch[None, :] - rest, 0.0)) @ w / weight
        held, meaning = self._matrices(side)
        pairs, triples = (_grams_held(own, other, n, (lo, hi), (c, d)) for n in (2, 3))
        core = _mean(like, weight, inside)
        need = 1.0 - _covered(near.T, other, own, own_stretch, (c, d), w)
        outside = own.weights[-1] - float(own.weight[a:b].sum())
        gone = own.sums[-1] - own_stretch
        elsewhere = float(gone @ (w * worth)) / outside if outside > _FEW else _USUAL_BACKGROUND
        one = np.ones(hi - lo)
        features = (
            counts @ (w * (stretch > 0)) / weight,
            like,
            spare,
            held[lo:hi, c:d].max(axis=1),
            pairs,
            triples,
            core * one,
            elsewhere * one,
            np.log1p(np.diff(own.units.first, append=len(own.words))[lo:hi]),
            meaning[lo:hi, c:d].max(axis=1),
            like - core,
            _mean(pairs, weight, inside) * one,
            need * one,
            spare * need,
            like * need,
            _neighbours(like),
            np.log1p(_distance(np.arange(lo, hi), a, b)),
            np.log(b - a) * one,
            np.log(d - c) * one,
            like - elsewhere,
        )
        return lo, np.stack(features, axis=1).astype(np.float64)

    def _matrices(self, side: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        pair = self._pair
        if side == 0:
            return pair.held_left, pair.meaning
        return pair.held_right.T, pair.meaning.T


def _worth(
    near: NDArray[np.float32], own: Half, other: Half, stretch: NDArray[np.float32]
) -> NDArray[np.float64]:
    """Return for each column what a word of ours is worth in that stretch of the other text."""
    there = np.flatnonzero(stretch > 0)
    worth = np.zeros(len(stretch))
    if len(there):
        best = near[:, other.row[there]].max(axis=1)
        worth[own.here] = best[own.row[own.here]]
    worth[there] = 1.0
    return worth


def _covered(
    near: NDArray[np.float32],
    half: Half,
    other: Half,
    stretch: NDArray[np.float32],
    bounds: tuple[int, int],
    weight: NDArray[np.float64],
) -> float:
    counts = half.counted(*bounds)
    total = float(half.weights[bounds[1]] - half.weights[bounds[0]])
    return float(counts @ (weight * _worth(near, half, other, stretch))) / max(total, 1e-9)


def _grams_held(
    own: Half, other: Half, size: int, bounds: tuple[int, int], there: tuple[int, int]
) -> NDArray[np.float64]:
    codes, unit, weights = own.grams[size]
    others, other_unit, _ = other.grams[size]
    chosen = slice(*np.searchsorted(unit, bounds))
    known = others[slice(*np.searchsorted(other_unit, there))]
    hit = np.isin(codes[chosen], known)
    count = bounds[1] - bounds[0]
    place = unit[chosen] - bounds[0]
    total = np.bincount(place, weights[chosen], minlength=count)
    found = np.bincount(place, weights[chosen] * hit, minlength=count)
    return np.asarray(found / np.maximum(total, 1e-9), np.float64)


def _mean(
    values: NDArray[np.float64], weight: NDArray[np.float64], inside: NDArray[np.bool_]
) -> float:
    return float(values[inside] @ weight[inside] / weight[inside].sum())


def _neighbours(values: NDArray[np.float64]) -> NDArray[np.float64]:
    beside = np.zeros(len(values))
    beside[1:] += values[:-1] / 2
    beside[:-1] += values[1:] / 2
    return beside


def _distance(units: NDArray[np.int64], start: int, end: int) -> NDArray[np.int64]:
    return np.maximum(np.maximum(start - units, units - end + 1), 0)


def _best_run(gains: NDArray[np.float64]) -> tuple[int, int]:
    """Return the run with the greatest sum; an empty one where no unit gains."""
    sums = np.concatenate([[0.0], np.cumsum(gains)])
    lowest = np.minimum.accumulate(sums)
    end = int(np.argmax(sums - lowest))
    start = int(np.flatnonzero(sums[: end + 1] == lowest[end])[-1])
    return start, end
