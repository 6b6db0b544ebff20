"""Measures of coreference: MUC (Vilain 1995), B-cubed (Bagga 1998), CEAF-e (Luo 2005)."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Groups = Sequence[frozenset[Hashable]]


@dataclass(slots=True)
class Sums:
    """Numerators and denominators of recall and of precision, over documents."""

    right: float = 0.0
    gold: float = 0.0
    told: float = 0.0
    right_told: float = 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of recall and precision."""
        recall = self.right / self.gold if self.gold else 0.0
        precision = self.right_told / self.told if self.told else 0.0
        return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


@dataclass(slots=True)
class Coreference:
    """The three measures, summed over documents."""

    muc: Sums = field(default_factory=Sums)
    b_cubed: Sums = field(default_factory=Sums)
    ceaf: Sums = field(default_factory=Sums)

    def add(self, gold: Groups, told: Groups) -> None:
        """Add one document."""
        self._add_muc(gold, told)
        self._add_b_cubed(gold, told)
        self._add_ceaf(gold, told)

    def _add_muc(self, gold: Groups, told: Groups) -> None:
        self.muc.right += sum(len(g) - _parts(g, told) for g in gold)
        self.muc.gold += sum(len(g) - 1 for g in gold)
        self.muc.right_told += sum(len(t) - _parts(t, gold) for t in told)
        self.muc.told += sum(len(t) - 1 for t in told)

    def _add_b_cubed(self, gold: Groups, told: Groups) -> None:
        shared = [(len(g & t), len(g), len(t)) for g in gold for t in told if g & t]
        self.b_cubed.right += sum(both * both / of_gold for both, of_gold, _ in shared)
        self.b_cubed.gold += sum(map(len, gold))
        self.b_cubed.right_told += sum(both * both / of_told for both, _, of_told in shared)
        self.b_cubed.told += sum(map(len, told))

    def _add_ceaf(self, gold: Groups, told: Groups) -> None:
        table = np.array([[2 * len(g & t) / (len(g) + len(t)) for t in told] for g in gold])
        best = _assigned(table) if gold and told else 0.0
        self.ceaf.right += best
        self.ceaf.right_told += best
        self.ceaf.gold += len(gold)
        self.ceaf.told += len(told)

    @property
    def conll(self) -> float:
        """Return the mean of the three F1s, as the CoNLL tasks of 2011 and 2012 had it."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf.f1) / 3


def _parts(group: frozenset[Hashable], others: Groups) -> int:
    """Return into how many parts other groups cut a group; what none holds is a part by itself."""
    held = [other & group for other in others if other & group]
    return len(held) + len(group) - sum(map(len, held))


def _assigned(table: NDArray[np.float64]) -> float:
    """Return the best sum of a one-to-one assignment (Hungarian method, by potentials)."""
    cost = -(table if table.shape[0] <= table.shape[1] else table.T)
    rows, columns = cost.shape
    over, under = np.zeros(rows + 1), np.zeros(columns + 1)
    owner = np.zeros(columns + 1, dtype=int)
    for row in range(1, rows + 1):
        owner[0], column = row, 0
        least, path = np.full(columns + 1, np.inf), np.zeros(columns + 1, dtype=int)
        used = np.zeros(columns + 1, dtype=bool)
        while owner[column]:
            used[column] = True
            reach = cost[owner[column] - 1] - over[owner[column]] - under[1:]
            better = ~used[1:] & (reach < least[1:])
            least[1:][better], path[1:][better] = reach[better], column
            free = np.where(used[1:], np.inf, least[1:])
            following = int(free.argmin()) + 1
            step = free[following - 1]
            over[owner[used]] += step
            under[used] -= step
            least[1:][~used[1:]] -= step
            column = following
        while column:
            owner[column] = owner[path[column]]
            column = path[column]
    return float(-sum(cost[owner[c] - 1, c - 1] for c in range(1, columns + 1) if owner[c]))
