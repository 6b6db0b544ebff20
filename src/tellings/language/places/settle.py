"""Names that settle each other: shares of countries and divisions, and nearness."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from tellings.language.gazetteer import Place

WEIGHTS: Mapping[str, float] = {
    "inside": 6.0,
    "country": 4.0,
    "division": 4.5,
    "near": 3.0,
    "hint": 2.8,
    "kind": 5.0,
    "heat": 1.0,
}
"""What each kind of evidence adds to a candidate's prior; set on the dev halves of two sets."""
_ROUNDS = 3
REACH = 120.0
"""Kilometres over which the nearness of another place falls to a third."""
BROAD = ("country", "continent", "region", "sea")


@dataclass(slots=True)
class Name:
    """One name of a report: its candidates, what is known of each, and how often it stands."""

    places: tuple[Place, ...]
    count: int
    fixed: NDArray[np.float64]
    chance: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))


def settle(names: list[Name]) -> None:
    """Let the names settle each other: shares of countries and divisions, and nearness."""
    if not names:
        return
    for name in names:
        name.chance = _softmax(name.fixed)
    owners = np.concatenate([np.full(len(n.places), i) for i, n in enumerate(names)])
    places = [p for n in names for p in n.places]
    fixed = np.concatenate([n.fixed for n in names])
    weights = np.array([math.sqrt(n.count) for n in names])[owners]
    near = _nearness(places, owners)
    countries = _same([p.country for p in places], owners)
    divisions = _same([p.division for p in places], owners)
    chance = np.concatenate([n.chance for n in names])
    for _ in range(_ROUNDS):
        votes = chance * weights
        total = max(float(votes.sum()), 1.0)
        score = (
            fixed
            + WEIGHTS["country"] * _share(countries @ votes, total)
            + WEIGHTS["division"] * _share(divisions @ votes, total)
            + WEIGHTS["near"] * np.log1p(near @ votes)
        )
        chance = _grouped_softmax(score, owners, len(names))
    for number, name in enumerate(names):
        name.chance = chance[owners == number]


def _share(votes: NDArray[np.float64], total: float) -> NDArray[np.float64]:
    return votes / (total + 1.0)


def _same(labels: list[str | None], owners: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return a matrix: 1 where two candidates of different names share a label."""
    numbers = {label: n for n, label in enumerate(sorted({x for x in labels if x}))}
    coded = np.array([numbers.get(label or "", -1) for label in labels])
    same: NDArray[np.bool_] = (coded[:, None] == coded[None, :]) & (coded[:, None] >= 0)
    same &= owners[:, None] != owners[None, :]
    return same.astype(np.float64)


def _nearness(places: list[Place], owners: NDArray[np.int64]) -> NDArray[np.float64]:
    lat = np.radians([p.lat for p in places])
    lon = np.radians([p.lon for p in places])
    rise = np.sin((lat[:, None] - lat[None, :]) / 2) ** 2
    run = np.sin((lon[:, None] - lon[None, :]) / 2) ** 2
    turn = rise + np.cos(lat)[:, None] * np.cos(lat)[None, :] * run
    apart = 12742 * np.arcsin(np.sqrt(np.minimum(turn, 1.0)))
    local = np.array([p.kind not in BROAD for p in places], dtype=np.float64)
    near = np.exp(-apart / REACH) * (owners[:, None] != owners[None, :])
    return np.asarray(near * local[:, None] * local[None, :])


def _softmax(score: NDArray[np.float64]) -> NDArray[np.float64]:
    raised = np.exp((score - score.max()) / WEIGHTS["heat"])
    return np.asarray(raised / raised.sum())


def _grouped_softmax(
    score: NDArray[np.float64], owners: NDArray[np.int64], groups: int
) -> NDArray[np.float64]:
    highest = np.full(groups, -np.inf)
    np.maximum.at(highest, owners, score)
    raised = np.exp((score - highest[owners]) / WEIGHTS["heat"])
    total = np.zeros(groups)
    np.add.at(total, owners, raised)
    return np.asarray(raised / total[owners])
