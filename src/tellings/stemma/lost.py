"""Texts that we do not hold, inferred from what their children share.

Where three texts agree two by two against the third, each keeping what another dropped, none of
them stands between the other two: something that is not held does. Its words are those that two of
its neighbours have (the median of Bandelt, Forster and Röhl 1999, taken of words). It is put in
where the family then has clearly less to explain.

Two editors who put the same word for another's look like two readers of one lost text. So what
tells of a lost text is what two share of passages that the third lacks altogether: who dropped a
passage cannot hand it on. Single words count only where three texts have them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tellings.stemma.branching import children_of, descendants
from tellings.stemma.collation import Collation, Held
from tellings.stemma.explaining import Floats
from tellings.stemma.search import Parents, Search

_TOLD = 4.0
"""Weight of words that texts must share against another to tell of a lost one."""
_MANY = 3
"""How many must share a word of a passage that the other tells in other words."""
_COST = 12.0
"""What it must save, in weight of words, to be believed in: about a sentence."""
_BEFORE = 3.0
"""Log-odds that a lost text is older than those it was inferred from."""
_AFTER = 1.5
"""Log-odds that it is younger than what came out some hours before the first of those, or than
what all of those surely come after."""
_SURELY = 2.0
_SHORTLY = 6.0
_NEVER = 60.0
_MOSTLY = 0.5
"""The share of its words from which on a text was taken from a lost one as a whole."""
_TRIES = 6
_MOST_LOST = 8
MOST_TEXTS = 120
"""In a greater family the lost are not sought: it would take too long."""

Row = NDArray[np.bool_]


@dataclass(frozen=True)
class Lost:
    """A text that is not held: the words that it had, and the rows it was inferred from.

    ``chance`` is the weight of words that those may share by chance, were there no such text;
    ``apart`` are pairs of texts of which neither has its text from the other.
    """

    words: Row
    near: tuple[int, ...]
    chance: float
    apart: frozenset[frozenset[int]] = frozenset()


@dataclass(frozen=True)
class Found:
    """A family as it was found: rows from ``held`` on are lost texts; ``gain`` compares families.

    ``parents`` are those of each row, the main one first.
    """

    held: int
    gain: float
    order: list[int]
    parents: Parents
    lost: tuple[Lost, ...] = ()


Fellows = Callable[[Parents], set[frozenset[int]]]
"""From a family to the pairs of its edges where both rather have their text from a lost third."""


def find(collation: Collation, older: Floats, ends: Floats, fellows: Fellows) -> Found:
    """Return the best family of the collated texts, lost ones included where they must be.

    ``older`` is (texts, texts): log-odds that the row's text is older than the column's. ``ends``
    is (texts,): the hour by which each had come out, infinity where nothing tells. Where that is so
    of all, a lost text is told by credits only: any held text could stand in its place.
    """
    search = Search(collation, older)
    found = _told(search, search.solve(search.start()), ())
    seeker = _Seeker(collation, older, ends)
    base, pairs = found, set[frozenset[int]]()
    while new := fellows(found.parents) - pairs:
        pairs |= new
        found = seeker.all_given(base, pairs)
    if search.count > MOST_TEXTS or np.isinf(ends).all():
        return found
    sure = len(found.lost)
    while len(found.lost) < sure + _MOST_LOST:
        better = seeker.better(found)
        if better is None:
            break
        found = better
    return seeker.turned(found) if len(found.lost) > sure else found


def _joined(pairs: Iterable[frozenset[int]]) -> list[tuple[int, ...]]:
    """Return the texts that hang together by pairs, group by group."""
    groups: list[frozenset[int]] = []
    for pair in pairs:
        inside = [group for group in groups if group & pair]
        groups = [group for group in groups if not group & pair]
        groups.append(pair.union(*inside))
    return sorted(tuple(sorted(group)) for group in groups)


def _linked(found: Found) -> set[frozenset[int]]:
    """Return pairs of texts, of two lost ones each, where the one lost text comes from the other.

    Or from a text that has to come from the one, and comes from the other.
    """
    links = set[frozenset[int]]()
    for row, one in enumerate(found.lost, found.held):
        above = list(found.parents.get(row, ()))
        above += [p for near in above if near in one.near for p in found.parents[near]]
        others = [found.lost[p - found.held] for p in above if p >= found.held and p != row]
        links |= {frozenset({one.near[0], other.near[0]}) for other in others}
    return {link for link in links if len(link) > 1}


def _told(search: Search, order: list[int], lost: tuple[Lost, ...]) -> Found:
    """Return the family under this order, the last rows being lost texts."""
    gain, parents = search.family(order)
    held = search.count - len(lost)
    gain -= float(search.worth[held:].sum()) + sum(_COST + one.chance for one in lost)
    return Found(held, gain, order, parents, lost)


class _Seeker:
    """Tries lost texts on one collation."""

    def __init__(self, collation: Collation, older: Floats, ends: Floats) -> None:
        self._collation = collation
        self._older = older
        self._ends = ends

    def all_given(self, base: Found, pairs: set[frozenset[int]]) -> Found:
        """Return the family with a lost text for each group of texts that hang together by pairs.

        Where one such text would come from another they are taken for one.
        """
        links = set[frozenset[int]]()
        while True:
            found = base
            for group in _joined(pairs | links):
                apart = frozenset(pair for pair in pairs if pair <= set(group))
                found = self.given(found, group, apart)
            new = _linked(found) - links
            if not new:
                return found
            links |= new

    def given(
        self, found: Found, group: tuple[int, ...], apart: frozenset[frozenset[int]]
    ) -> Found:
        """Return the family with a lost text that had what the pairs that it keeps apart share.

        It also had what one of the group that took most of its text from it has from a parent
        outside: through the lost text.
        """
        held = self._collation.held
        pairs = [tuple(pair) for pair in apart]
        words = np.any([held[list(pair)].all(axis=0) for pair in pairs], axis=0)
        whole = [t for t in group if self._weigh(t, words) >= _MOSTLY * self._weigh(t)]
        through = [(t, p) for t in whole for p in found.parents[t] if p not in group]
        for pair in through:
            if pair[1] < len(held):
                words = words | held[list(pair)].all(axis=0)
        return self.turned(self._with(found, found.lost, Lost(words, group, 0.0, apart)))

    def _weigh(self, text: int, words: Row | None = None) -> float:
        """Return the weight of a text's words, of these only where any are given."""
        own = self._collation.held[text]
        return self._collation.weigh(own if words is None else own & words)

    def better(self, found: Found) -> Found | None:
        """Return the family with one more lost text that has least to explain, if it has less."""
        tries = [self._with(found, found.lost, lost) for lost in self._candidates(found)]
        best = max(tries, key=lambda f: f.gain, default=None)
        if best is None or best.gain <= found.gain + 1e-6:
            return None
        refined = self._refined(best)
        return refined if refined is not None and refined.gain > best.gain + 1e-6 else best

    def _refined(self, found: Found) -> Found | None:
        """Give the last lost text the words that two of its neighbours have."""
        row = found.held + len(found.lost) - 1
        near = [c for c, above in found.parents.items() if above[:1] == (row,)]
        near = [text for text in (*near, *found.parents.get(row, ())[:1]) if text < found.held]
        if len(near) < 3:
            return None
        words = median(self._collation, near)
        order = [text for text in found.order if text != row]
        before = replace(found, order=order)
        chance = found.lost[-1].chance
        return self._with(before, found.lost[:-1], Lost(words, tuple(sorted(near)), chance))

    def _candidates(self, found: Found) -> list[Lost]:
        table = self._extended(found.lost)
        groups = sorted({*_stars(table, found)}, reverse=True)
        seen: set[bytes] = set()
        chosen: list[Lost] = []
        for _, chance, group in groups:
            words = median(table, group)
            near = tuple(text for text in group if text < found.held)
            if words.tobytes() not in seen and len(near) > 1:
                seen.add(words.tobytes())
                chosen.append(Lost(words, near, chance))
            if len(chosen) == _TRIES:
                break
        return chosen

    def _rows(self, lost: Sequence[Lost]) -> Held:
        return np.vstack([self._collation.held, *(one.words[None] for one in lost)])

    def _with(self, found: Found, others: tuple[Lost, ...], lost: Lost) -> Found:
        """Return the best family in which this text has a place."""
        all_lost = (*others, lost)
        search = Search(self._extended(all_lost), self._odds(all_lost), found.held)
        row = search.count - 1
        first = min(found.order.index(text) for text in lost.near)
        places = sorted({0, first, first + 1})
        starts = [[*found.order[:place], row, *found.order[place:]] for place in places]
        tries = [_told(search, search.climb(start), all_lost) for start in starts]
        return max(tries, key=lambda one: one.gain)

    def turned(self, found: Found) -> Found:
        """Return the family with its trees rooted anew."""
        search = Search(self._extended(found.lost), self._odds(found.lost), found.held)
        return _told(search, search.solve(found.order), found.lost)

    def _extended(self, lost: Sequence[Lost]) -> Collation:
        base = self._collation
        sentences = [base.sentence, *(self._places(one)[None] for one in lost)]
        theirs = [np.isin(base.passage, base.passage[one.words])[None] for one in lost]
        return replace(
            base,
            ids=base.ids + tuple(f"lost {number}" for number in range(len(lost))),
            held=self._rows(lost),
            sentence=np.vstack(sentences),
            reads=np.vstack([base.reads, *theirs]),
        )

    def _places(self, lost: Lost) -> NDArray[np.int32]:
        """Return (words,): the sentences of a lost text, in the order of those that have them."""
        base = self._collation
        number: dict[int, int] = {}
        for text in lost.near:
            columns = np.flatnonzero(lost.words & base.held[text])
            for column in columns[np.argsort(base.sentence[text, columns], kind="stable")]:
                number.setdefault(int(base.passage[column]), len(number))
        for column in np.flatnonzero(lost.words):
            number.setdefault(int(base.passage[column]), len(number))
        row = np.full(base.sentence.shape[1], -1, np.int32)
        for column in np.flatnonzero(lost.words):
            row[column] = number[int(base.passage[column])]
        return row

    def _odds(self, lost: Sequence[Lost]) -> Floats:
        """Return who is older, the lost included: each before all that came out after its first."""
        count = len(self._older)
        odds = np.zeros((count + len(lost), count + len(lost)))
        odds[:count, :count] = self._older
        for number, one in enumerate(lost):
            row = count + number
            first = min(float(self._ends[text]) for text in one.near)
            later = np.where(self._ends > first, _BEFORE, 0.0)
            later[self._ends < first - _SHORTLY] = -_AFTER
            later[np.isinf(self._ends)] = 0.0
            later[(self._older[list(one.near)] < -_SURELY).all(axis=0)] = -_AFTER
            later[list(one.near)] = _BEFORE
            odds[row, :count] = later
            odds[:count, row] = -later
            for pair in one.apart:
                among = tuple(pair), tuple(pair)[::-1]
                odds[among] = np.minimum(odds[among], -_NEVER)
        return odds


Group = tuple[float, float, tuple[int, ...]]
"""How much tells of a lost text, how much more may be chance, and the texts that share it."""


def _stars(table: Collation, found: Found) -> Iterator[Group]:
    """Yield groups that seem to share words of a text not held.

    A group is a text with all that hangs on it (and on these), where these share what it lacks;
    or a child, its parent and a third, where each two share what the other lacks.
    """
    held, weight = table.held, table.weight
    below = children_of(found.parents)
    for text, children in sorted(below.items()):
        near = [*children, *found.parents.get(text, ())[:1]]
        further = [*near, *(one for child in children for one in below.get(child, ()))]
        for others in (near, further) if text < found.held else ():
            common = median(table, others) & ~held[text]
            sure = common & (~table.reads[text] | (held[others].sum(axis=0) >= _MANY))
            told = float(weight[sure].sum())
            if told >= _TOLD and len(others) > 1:
                yield told, float(weight[common & ~sure].sum()), tuple(sorted((*others, text)))
    for child, above in sorted(found.parents.items()):
        if above:
            yield from _thirds(table, (child, above[0]), descendants(below, child))


def median(table: Collation, near: Sequence[int]) -> Row:
    """Return the words that two of the texts have, and half of those that have the passage."""
    rows = list(near)
    count = table.held[rows].sum(axis=0)
    return np.asarray((count >= 2) & (2 * count >= table.reads[rows].sum(axis=0)))


def _thirds(table: Collation, pair: tuple[int, int], below: set[int]) -> Iterator[Group]:
    child, parent = pair
    held, weight = table.held, table.weight
    own = held[child] & ~held[parent]
    told = held[:, own] @ weight[own]
    for third in np.flatnonzero(told >= _TOLD).tolist():
        if third in pair or third in below:
            continue
        group = (child, parent, third)
        shared = [_shared(table, group, against) for against in group]
        if min(shared)[0] >= _TOLD:
            yield *min(shared), tuple(sorted(group))


def _shared(table: Collation, group: Sequence[int], against: int) -> tuple[float, float]:
    """Return what the others share that this one lacks: in passages it lacks, and in others."""
    others = [text for text in group if text != against]
    both = table.held[others].all(axis=0) & ~table.held[against]
    unread = both & ~table.reads[against]
    return table.weigh(unread), table.weigh(both & ~unread)
