"""Whether an area is a passage that one text has from the other, or two texts on one subject."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from tellings.reuse.texts.edges import NAMES as UNIT_NAMES
from tellings.reuse.texts.edges import Edges
from tellings.reuse.texts.halves import Area, Half, Pair
from tellings.reuse.texts.regions import held

NAMES = (
    "same left",
    "same right",
    "like left",
    "like right",
    "elsewhere left",
    "elsewhere right",
    "pairs left",
    "pairs right",
    "triples left",
    "triples right",
    "log shared",
    "log words left",
    "log words right",
    "order",
    "meaning",
    "shared left",
    "shared right",
)
"""What an area is judged by: the units' features, averaged by weight; ``shared``: the weight of
words in common, each occurrence once; ``order``: the share of the shorter side's words that the
other has in the same order.
"""
_LONGEST = 4_000_000


def area_features(pair: Pair, area: Area, edges: Edges) -> NDArray[np.float64]:
    """Return the features of an area, as ``NAMES`` lists them."""
    left, right = (_side(pair.half(side), area, side, edges) for side in (0, 1))
    mass, _, _ = held(pair, area)
    words = [_words(pair.half(side), area.of(side)) for side in (0, 1)]
    lengths = [len(side) for side in words]
    weights = [
        float(half.weights[area.of(side)[1]] - half.weights[area.of(side)[0]])
        for side, half in enumerate((pair.left, pair.right))
    ]
    together = (x for both in zip(left, right, strict=True) for x in both)
    return np.array(
        [
            *together,
            np.log1p(mass),
            *np.log(lengths),
            _order(words[0], words[1]),
            _meaning(pair, area),
            mass / weights[0],
            mass / weights[1],
        ]
    )


def _side(half: Half, area: Area, side: int, edges: Edges) -> list[float]:
    first, features = edges.features(area, side)
    start, end = area.of(side)
    weight = half.weight[start:end]
    inside = features[start - first : end - first]
    names = ("same", "like", "elsewhere", "pairs", "triples")
    chosen = [UNIT_NAMES.index(name) for name in names]
    return [float(x) for x in weight @ inside[:, chosen] / weight.sum()]


def _words(half: Half, bounds: tuple[int, int]) -> NDArray[np.int64]:
    return half.words[half.units.first[bounds[0]] : half.units.last[bounds[1] - 1]]


def _order(left: NDArray[np.int64], right: NDArray[np.int64]) -> float:
    if len(left) * len(right) > _LONGEST:
        return 0.0
    return LCSseq.similarity(left.tolist(), right.tolist()) / min(len(left), len(right))


def _meaning(pair: Pair, area: Area) -> float:
    """Return the mean nearness of the left units to their best right unit, and the reverse."""
    block = pair.meaning[area.left_start : area.left_end, area.right_start : area.right_end]
    return float(block.max(axis=1).mean() + block.max(axis=0).mean()) / 2
