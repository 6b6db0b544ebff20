"""Where two texts may share something: areas grown from pairs of units that are alike."""

from __future__ import annotations

from itertools import product

import numpy as np
from numpy.typing import NDArray

from tellings.reuse.texts.halves import Area, Pair

_COSINE = 0.30
_ALIKE = 0.55
_GAP = 1
"""How many units may lie between two seeds of one area."""
_MOST = 30
_BASE = 0.12
"""The share of a text's weight that an unrelated text of its kind holds."""
_LEAST_COVER = 0.30
_STRIDE = 3
_ROUNDS = 40
_LIKE_WORDS = 0.7


def areas(pair: Pair) -> list[Area]:
    """Return areas that may hold shared text, the most promising first; they may overlap."""
    found: list[Area] = []
    for area in _clusters(pair)[:_MOST]:
        if not any(_inside(area, other) for other in found):
            found.append(_Climber(pair).climb(area))
    return list(dict.fromkeys(found))


def _inside(area: Area, other: Area) -> bool:
    return area.hull(other) == other


def _clusters(pair: Pair) -> list[Area]:
    """Join seeds that lie close on both sides; strongest clusters first."""
    alike = pair.alike
    seeds = np.argwhere((pair.cosine > _COSINE) | (alike > _ALIKE))
    group = _grouped(seeds)
    strength: dict[int, float] = {}
    bounds: dict[int, Area] = {}
    for (i, j), number in zip(seeds.tolist(), group, strict=True):
        area = Area(i, i + 1, j, j + 1)
        bounds[number] = bounds[number].hull(area) if number in bounds else area
        strength[number] = strength.get(number, 0.0) + float(alike[i, j])
    return [bounds[n] for n in sorted(bounds, key=lambda n: (-strength[n], bounds[n]))]


def _grouped(seeds: NDArray[np.int64]) -> list[int]:
    """Return for each seed (in order of rows) the number of its cluster."""
    parent = list(range(len(seeds)))

    def top(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    places = seeds.tolist()
    for i, (row, column) in enumerate(places):
        for j in range(i + 1, len(places)):
            if places[j][0] - row > _GAP:
                break
            if abs(places[j][1] - column) <= _GAP:
                parent[top(i)] = top(j)
    return [top(i) for i in range(len(seeds))]


class _Climber:
    """Moves the edges of an area for as long as that explains more of both texts.

    What counts is the weight that either side finds in the other, each occurrence once, less what
    text of this density would weigh anyway.
    """

    def __init__(self, pair: Pair) -> None:
        self._pair = pair
        self._held: dict[Area, float] = {}

    def climb(self, area: Area) -> Area:
        """Return the area with its best edges."""
        seen = {area}
        for _ in range(_ROUNDS):
            due = max(_LEAST_COVER, (self._cover(area) + _BASE) / 2)
            steps = [(self._gain(step, due), step) for step in self._steps(area)]
            gain, best = max(steps, key=lambda step: step[0])
            if gain <= self._gain(area, due) + 1e-6 or best in seen:
                return area
            area = best
            seen.add(area)
        return area

    def _steps(self, area: Area) -> list[Area]:
        a, b, c, d = area
        found = [area]
        for k, sign in product(range(1, _STRIDE + 1), (1, -1)):
            by = k * sign
            found += [
                Area(a - by, b, c, d),
                Area(a, b + by, c, d),
                Area(a, b, c - by, d),
                Area(a, b, c, d + by),
            ]
            if sign > 0:
                found += [Area(a - by, b, c - by, d), Area(a, b + by, c, d + by)]
        most = len(self._pair.left.units), len(self._pair.right.units)
        return [s for s in found if 0 <= s[0] < s[1] <= most[0] and 0 <= s[2] < s[3] <= most[1]]

    def _weight(self, area: Area) -> float:
        left, right = self._pair.left.weights, self._pair.right.weights
        return float(left[area[1]] - left[area[0]] + right[area[3]] - right[area[2]])

    def _cover(self, area: Area) -> float:
        return self.held(area) / max(self._weight(area), 1e-9)

    def _gain(self, area: Area, due: float) -> float:
        return self.held(area) - due * self._weight(area)

    def held(self, area: Area) -> float:
        """Return the weight of both sides that the other side holds."""
        if area not in self._held:
            same, left, right = held(self._pair, area)
            self._held[area] = 2 * same + left + right
        return self._held[area]


def held(pair: Pair, area: Area) -> tuple[float, float, float]:
    """Return the weight of the words shared, and what like words add on the left and the right.

    Each occurrence counts once.
    """
    x, y = pair.left.counted(*area.of(0)), pair.right.counted(*area.of(1))
    w = pair.column_weight
    same = np.minimum(x, y)
    over_l, over_r = x - same, y - same
    rows, columns = np.flatnonzero(over_l), np.flatnonzero(over_r)
    mass = float(same @ w)
    if not len(rows) or not len(columns):
        return mass, 0.0, 0.0
    near = pair.near[np.ix_(pair.left.row[rows], pair.right.row[columns])]
    left = float((w[rows] * over_l[rows]) @ near.max(axis=1))
    right = float((w[columns] * over_r[columns]) @ near.max(axis=0))
    return mass, _LIKE_WORDS * left, _LIKE_WORDS * right
