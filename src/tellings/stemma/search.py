"""Who came first, and from whom each took: the family that leaves the fewest words unexplained.

Given an order of the texts, each takes as parents those before it that hold most of its words: one
that the whole hangs on, and further ones for sentences that the first lacks. The order is sought
under which the texts have the least to say that is not taken, weighed against what is known of
who is older. Words that two texts share count the same whichever came first, so the order itself
is told by dates, by signs of copying, and by where the others hang on.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from tellings.stemma.branching import best_forest
from tellings.stemma.collation import Collation

Floats = NDArray[np.float64]
Parents = dict[int, tuple[int, ...]]
"""The parents of each text, the one that it mostly hangs on first; texts by row."""

_LEAST = 4.0
"""Weight of shared words from which on a text may be a parent at all (about half a sentence)."""
_EDGE = 3.0
_SECOND = 6.0
_APART = 0.02
"""What the words cost that only one of the two has: little, since cutting and adding are easy."""
_BLOCK = 0.35
"""The share of a sentence's weight that a further parent must newly explain."""
_MOST_PARENTS = 4
_CANDIDATES = 16
_SWEEPS = 6


class Search:
    """Looks for the best order of the texts of one collation.

    ``older`` is (texts, texts): the log-odds that the row's text is older than the column's.
    """

    def __init__(self, collation: Collation, older: Floats) -> None:
        self._held = collation.held
        self._weight = collation.weight
        self.count = len(collation.held)
        self.shared = collation.shared()
        self.total = np.diag(self.shared).copy()
        self._unlikely = np.logaddexp(0, -older)
        apart = self.total[:, None] + self.total[None, :] - 2 * self.shared
        self.first = self.shared - _APART * apart - _EDGE - self._unlikely
        self.first[self.shared < _LEAST] = -np.inf
        np.fill_diagonal(self.first, -np.inf)
        self._candidates = [self._best(child) for child in range(self.count)]
        self._masks = [sum(1 << p for p in found) for found in self._candidates]
        self._columns = [np.flatnonzero(row) for row in self._held]
        self._inside = [
            _by_sentence(collation.sentence[row, columns])
            for row, columns in enumerate(self._columns)
        ]
        self._known: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {}

    def _best(self, child: int) -> list[int]:
        gains = self.first[:, child]
        ranked = sorted(np.flatnonzero(gains > 0).tolist(), key=lambda p: (-gains[p], p))
        return ranked[:_CANDIDATES]

    def parents(self, child: int, before: int) -> tuple[float, tuple[int, ...]]:
        """Return the best parents among the texts before (bits of ``before``), and their gain."""
        key = child, before & self._masks[child]
        if key not in self._known:
            self._known[key] = self._choose(child, key[1])
        return self._known[key]

    def _choose(self, child: int, before: int) -> tuple[float, tuple[int, ...]]:
        allowed = [p for p in self._candidates[child] if before >> p & 1]
        if not allowed:
            return 0.0, ()
        chosen = [allowed[0]]
        gain = float(self.first[allowed[0], child])
        columns = self._columns[child]
        theirs = self._held[allowed][:, columns]
        weight = self._weight[columns]
        open_ = ~theirs[0]
        whole = weight @ self._inside[child]
        while len(chosen) < min(_MOST_PARENTS, len(allowed)):
            new = (theirs * (open_ * weight)) @ self._inside[child]
            gains = np.where(new >= _BLOCK * whole, new, 0.0).sum(axis=1) - _SECOND
            gains -= self._unlikely[allowed, child]
            best = int(np.argmax(gains))
            if gains[best] <= 0:
                break
            gain += float(gains[best])
            chosen.append(allowed[best])
            open_ &= ~theirs[best]
        return gain, tuple(chosen)

    def family(self, order: Sequence[int]) -> tuple[float, Parents]:
        """Return what is gained under this order, and the parents of each text."""
        before, gain, found = 0, 0.0, {}
        for text in order:
            told, found[text] = self.parents(text, before)
            gain += told
            before |= 1 << text
        return gain - _depth(found), found

    def start(self) -> list[int]:
        """Return the order of the best forest, where every text has one parent at most."""
        rows, columns = np.nonzero(self.first > 0)
        edges = {
            (p, c): float(self.first[p, c])
            for p, c in zip(rows.tolist(), columns.tolist(), strict=True)
            if p in self._candidates[c]
        }
        above = best_forest(edges)

        def depth(text: int) -> int:
            return 1 + depth(above[text]) if text in above else 0

        return sorted(range(self.count), key=lambda text: (depth(text), text))

    def climb(self, order: Sequence[int]) -> list[int]:
        """Move one text at a time to its best place, until nothing is gained."""
        now = list(order)
        for _ in range(_SWEEPS):
            old = list(now)
            for text in range(self.count):
                now = self._move(now, text)
            if now == old:
                break
        return now

    def _move(self, order: list[int], text: int) -> list[int]:
        place = order.index(text)
        rest = order[:place] + order[place + 1 :]
        bit, before = 1 << text, 0
        own = [self.parents(text, 0)[0]]
        behind = [0.0]
        for other in rest:
            gained = 0.0
            if self._masks[other] & bit:
                gained = self.parents(other, before | bit)[0] - self.parents(other, before)[0]
            behind.append(behind[-1] + gained)
            before |= 1 << other
            own.append(self.parents(text, before)[0])
        gains = [own[i] + behind[-1] - behind[i] for i in range(len(own))]
        best = max(range(len(gains)), key=lambda i: (gains[i], -i))
        if gains[best] <= gains[place] + 1e-9:
            return order
        return [*rest[:best], text, *rest[best:]]

    def solve(self) -> tuple[list[int], Parents]:
        """Return the best order found, and the parents of each text under it."""
        order = self.climb(self.start())
        gain, parents = self.family(order)
        for _ in range(_SWEEPS):
            tries = [_from_root(parents, root, order) for root in range(self.count)]
            best = max(tries, key=lambda one: self.family(one)[0])
            found = self.climb(best)
            told, other = max((self.family(o) for o in (best, found)), key=lambda f: f[0])
            if told <= gain + 1e-6:
                break
            order = found if self.family(found)[0] >= told - 1e-9 else best
            gain, parents = told, other
        return order, parents


def _by_sentence(sentences: NDArray[np.int32]) -> Floats:
    """Return (words, sentences): 1 where the word stands in the sentence."""
    names, place = np.unique(sentences, return_inverse=True)
    inside = np.zeros((len(sentences), len(names)))
    inside[np.arange(len(sentences)), place] = 1.0
    return inside


def _below(parents: Mapping[int, tuple[int, ...]]) -> dict[int, list[int]]:
    below: dict[int, list[int]] = {}
    for child, above in sorted(parents.items()):
        if above:
            below.setdefault(above[0], []).append(child)
    return below


def _depth(parents: Mapping[int, tuple[int, ...]]) -> float:
    """Return the logarithm of how few orders of copying would give this very tree.

    Rooted in its middle, a family could have come about in many orders, rooted at a leaf in few
    (Shah and Zaman 2011, rumour centrality): where nothing else tells, the root is in the middle.
    """
    below = _below(parents)
    sizes: dict[int, int] = {}
    pending = [text for text, above in parents.items() if not above]
    line: list[int] = []
    while pending:
        text = pending.pop()
        line.append(text)
        pending += below.get(text, [])
    for text in reversed(line):
        sizes[text] = 1 + sum(sizes[child] for child in below.get(text, []))
    return sum(math.log(size) for size in sizes.values())


def _from_root(
    parents: Mapping[int, tuple[int, ...]], root: int, order: Sequence[int]
) -> list[int]:
    """Return the order in which the root's tree is walked from this text, the others in place."""
    place = {text: i for i, text in enumerate(order)}
    near: dict[int, list[int]] = {}
    for child, above in parents.items():
        for parent in above[:1]:
            near.setdefault(child, []).append(parent)
            near.setdefault(parent, []).append(child)
    walked = _walk(near, root, place)
    inside = set(walked)
    first = min(place[text] for text in walked)
    before = [text for text in order[:first] if text not in inside]
    return before + walked + [text for text in order[first:] if text not in inside]


def _walk(near: Mapping[int, Iterable[int]], root: int, place: Mapping[int, int]) -> list[int]:
    walked, seen = [root], {root}
    for text in walked:
        for other in sorted(near.get(text, ()), key=place.__getitem__):
            if other not in seen:
                seen.add(other)
                walked.append(other)
    return walked
