"""Who came first, and from whom each took: the family that leaves the fewest words unexplained.

Given an order of the texts, each takes as parents those before it that hold most of its words: one
that the whole hangs on, and further ones for sentences that the first lacks. The order is sought
under which the texts have the least to say that is not taken, weighed against what is known of
who is older. Words that two texts share count the same whichever came first, so the order itself
is told by dates, by signs of copying, and by where the others hang on.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from tellings.stemma.branching import best_forest
from tellings.stemma.collation import Collation
from tellings.stemma.explaining import Floats, explained

Parents = dict[int, tuple[int, ...]]
"""The parents of each text, the one that it mostly hangs on first; texts by row."""
Chosen = tuple[tuple[int, ...], ...]
"""The same, as one value."""

_LEAST = 4.0
"""Weight of shared words from which on a text may be a parent at all (about half a sentence)."""
_SHARE = 0.12
"""The share of the smaller text that they must have in common besides."""
_ENOUGH = 20.0
"""Weight of shared words that is enough, however long the texts."""
_EDGE = 2.0
_SECOND = 5.0
_BETTER = 1.0
"""By how much a further parent must explain a sentence better to count for it."""
_LACKING = 0.5
"""Such a sentence is one of which the parents before explain less than this share."""
_RUN = 1.0
"""What each further run of sentences from a further parent costs: who merges takes blocks."""
_SURELY = 2.0
_LATER = 3.0
"""What it costs that a text comes from one that surely (log-odds) came out later."""
_MOST_PARENTS = 4
_CANDIDATES = 16
_FURTHER = 8
_SWEEPS = 6
_STRAIGHT = 0.7
"""How much it counts by how few orders of copying a tree could have come about."""
_MOST_MOVED = 60
"""In a greater family no text is moved for what the whole gains by it: it would take too long."""
_TURNS = 3


class Search:
    """Looks for the best order of the texts of one collation.

    ``older`` is (texts, texts): the log-odds that the row's text is older than the column's; rows
    from ``held`` on are texts that are not held.
    """

    def __init__(self, collation: Collation, older: Floats, held: int | None = None) -> None:
        self.count = len(collation.held)
        self._texts = self.count if held is None else held
        self._unlikely = np.logaddexp(0, -older)
        told = explained(collation, self._texts)
        self._explained, self._whole = told.of, told.whole
        self.worth = np.array([whole.sum() for whole in told.whole])
        self.first = told.both - _EDGE - self._unlikely
        self.first[:, self._texts :] += _EDGE
        self.first[~enough(collation.shared())] = -np.inf
        np.fill_diagonal(self.first, -np.inf)
        self._shown = [_by_others(row, of) for row, of in enumerate(told.of)]
        self._candidates = [self._best(child) for child in range(self.count)]
        self._masks = [sum(1 << p for p in found) for found in self._candidates]
        self._later = [
            sum(1 << int(other) for other in np.flatnonzero(row > _SURELY)) for row in older
        ]
        self._pairs: dict[int, Floats] = {}
        self._known: dict[tuple[int, int], tuple[float, tuple[int, ...]]] = {}
        self._told: dict[tuple[int, tuple[int, ...]], float] = {}
        self._gains: dict[Chosen, float] = {}

    def _best(self, child: int) -> list[int]:
        gains = self.first[:, child]
        ranked = sorted(np.flatnonzero(gains > 0).tolist(), key=lambda p: (-gains[p], p))
        best, rest = ranked[:_CANDIDATES], ranked[_CANDIDATES:]
        if rest:
            explained = self._explained[child]
            added = self._added(child, explained[best[0]], explained[rest])
            order = sorted(range(len(rest)), key=lambda i: (-added[i], i))
            best += [rest[i] for i in order[:_FURTHER] if added[i] > 0]
        return best

    def _added(self, child: int, held: Floats, other: Floats) -> Floats:
        """Return by how much other texts explain the child's sentences (last axis) held badly."""
        better = other - held
        taken = (better >= _BETTER) & (held < _LACKING * self._whole[child])
        told = np.asarray(np.where(taken, better, 0.0).sum(axis=-1))
        runs = taken[..., self._shown[child]]
        starts = runs[..., :1].sum(axis=-1) + (runs[..., 1:] & ~runs[..., :-1]).sum(axis=-1)
        return np.asarray(told - _RUN * np.maximum(starts - 1, 0))

    def parents(self, child: int, before: int) -> tuple[float, tuple[int, ...]]:
        """Return the best parents among the texts before (bits of ``before``), and their gain."""
        key = child, before & self._masks[child]
        if key not in self._known:
            gain, chosen = self._known[key] = self._choose(child, key[1])
            self._told[child, chosen] = gain
        return self._known[key]

    def _choose(self, child: int, before: int) -> tuple[float, tuple[int, ...]]:
        places = [i for i, p in enumerate(self._candidates[child]) if before >> p & 1]
        if not places:
            return 0.0, ()
        allowed = [self._candidates[child][i] for i in places]
        single = self.first[allowed, child]
        one = int(np.argmax(single))
        if len(allowed) == 1:
            return float(single[one]), (allowed[one],)
        double = self._two(child)[np.ix_(places, places)]
        first, second = divmod(int(np.argmax(double)), len(allowed))
        if double[first, second] <= single[one]:
            return float(single[one]), (allowed[one],)
        explained = self._explained[child][allowed]
        cost = _SECOND + self._unlikely[allowed, child]
        chosen, gain = [first, second], float(double[first, second])
        best = np.maximum(explained[first], explained[second])
        while len(chosen) < min(_MOST_PARENTS, len(allowed)):
            gains = self._added(child, best, explained) - cost
            top = int(np.argmax(gains))
            if gains[top] <= 0:
                break
            gain += float(gains[top])
            chosen.append(top)
            best = np.maximum(best, explained[top])
        return gain, tuple(allowed[i] for i in chosen)

    def _two(self, child: int) -> Floats:
        """Return what each candidate (row) and a further one (column) bring as parents."""
        if child not in self._pairs:
            allowed = self._candidates[child]
            explained = self._explained[child][allowed]
            cost = _SECOND + self._unlikely[allowed, child]
            double = self.first[allowed, child][:, None] - cost
            self._pairs[child] = double + self._added(child, explained[:, None], explained[None])
        return self._pairs[child]

    def family(self, order: Sequence[int]) -> tuple[float, Parents]:
        """Return what is gained under this order, and the parents of each text."""
        before, found = 0, {}
        for text in order:
            found[text] = self.parents(text, before)[1]
            before |= 1 << text
        return self._gain(order, tuple(found[text] for text in range(self.count))), found

    def _gain(self, order: Sequence[int], chosen: Chosen) -> float:
        """Return what a family gains that the texts have in this order."""
        if chosen not in self._gains:
            told = sum(self._told[text, parents] for text, parents in enumerate(chosen))
            straight = _STRAIGHT * _depth(order, chosen, self._texts)
            self._gains[chosen] = told - straight - self._against(order, chosen)
        return self._gains[chosen]

    def _against(self, order: Sequence[int], chosen: Chosen) -> float:
        """Return what it costs that texts come, through others, from texts that came out later."""
        above = [0] * self.count
        pairs = 0
        for text in order:
            direct = 0
            for parent in chosen[text]:
                direct |= 1 << parent
                above[text] |= above[parent]
            pairs += (above[text] & ~direct & self._later[text]).bit_count()
            above[text] |= direct
        return _LATER * pairs

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
        bit, before, mask = 1 << text, 0, self._masks[text]
        own = [self.parents(text, 0)[0]]
        behind = [0.0]
        for other in rest:
            gained = behind[-1]
            if self._masks[other] & bit:
                with_it = self.parents(other, before | bit)[0]
                gained += with_it - self.parents(other, before)[0]
            behind.append(gained)
            before |= 1 << other
            own.append(self.parents(text, before)[0] if mask >> other & 1 else own[-1])
        gains = [alone + behind[-1] - passed for alone, passed in zip(own, behind, strict=True)]
        best = gains.index(max(gains))
        if gains[best] <= gains[place] + 1e-9:
            return order
        return [*rest[:best], text, *rest[best:]]

    def solve(self, order: Sequence[int]) -> list[int]:
        """Return the best order found from this one, every text tried as the first of its tree."""
        best = self.moved(self.climb(order))
        gain, parents = self.family(best)
        for _ in range(_SWEEPS):
            tries = [_from_root(parents, root, best) for root in range(self.count)]
            tries.sort(key=lambda one: -self.family(one)[0])
            tries = [*tries[:1], *(self.moved(self.climb(one)) for one in tries[:_TURNS])]
            new = max(tries, key=lambda one: self.family(one)[0])
            if self.family(new)[0] <= gain + 1e-6:
                break
            best = new
            gain, parents = self.family(best)
        return best

    def moved(self, order: Sequence[int]) -> list[int]:
        """Move one text at a time to where the whole family gains most, until nothing is gained."""
        now, gain = list(order), self.family(order)[0]
        if self.count > _MOST_MOVED:
            return now
        for _ in range(_SWEEPS):
            old = gain
            for text in range(self.count):
                told, place = max(self._elsewhere(now, text), key=lambda one: one[0])
                if told > gain + 1e-6:
                    gain, now = told, _put(now, text, place)
            if gain <= old + 1e-6:
                break
        return now

    def _elsewhere(self, order: Sequence[int], text: int) -> Iterator[tuple[float, int]]:
        """Yield what is gained with the text first, or just after one it may hang with, and where.

        Places count among the others.
        """
        rest = [other for other in order if other != text]
        chosen: list[tuple[int, ...]] = [()] * self.count
        before = 1 << text
        for other in rest:
            chosen[other] = self.parents(other, before)[1]
            before |= 1 << other
        chosen[text] = self.parents(text, 0)[1]
        yield self._gain(_put(rest, text, 0), tuple(chosen)), 0
        before = 0
        for place, other in enumerate(rest, 1):
            chosen[other] = self.parents(other, before)[1]
            before |= 1 << other
            if (self._masks[text] >> other | self._masks[other] >> text) & 1:
                chosen[text] = self.parents(text, before)[1]
                yield self._gain(_put(rest, text, place), tuple(chosen)), place


def _put(order: Sequence[int], text: int, place: int) -> list[int]:
    """Return the order with the text at this place among the others."""
    rest = [other for other in order if other != text]
    return [*rest[:place], text, *rest[place:]]


def enough(shared: Floats) -> NDArray[np.bool_]:
    """Return (texts, texts): whether two share enough for one to have its text from the other."""
    total = np.diag(shared)
    least = np.minimum(total[:, None], total[None, :])
    return np.asarray(shared >= np.clip(_SHARE * least, _LEAST, _ENOUGH))


def _by_others(row: int, explained: Floats) -> NDArray[np.bool_]:
    """Return (sentences,): whether any other text explains the sentence at all."""
    others = explained.copy()
    others[row] = 0.0
    return np.asarray(others.max(axis=0, initial=0.0) > 0)


def _depth(order: Sequence[int], chosen: Chosen, held: int) -> float:
    """Return the logarithm of how few orders of copying would give this very tree of held texts.

    Rooted in its middle, a family could have come about in many orders, rooted at a leaf in few
    (Shah and Zaman 2011, rumour centrality): where nothing else tells, the root is in the middle.
    """
    sizes = [int(text < held) for text in range(len(chosen))]
    for text in reversed(order):
        for parent in chosen[text][:1]:
            sizes[parent] += sizes[text]
    return sum(math.log(size) for size in sizes[:held])


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
