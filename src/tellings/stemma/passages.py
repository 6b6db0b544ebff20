"""Families of sentences that go back to one text.

Alignments say which two sentences belong together. Joining whatever hangs together would let one
wrong pair run two passages into one, and a chain of them swallow a corpus; so two groups are
joined only where most of their pairs of reports are aligned themselves, or share their words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import product

from tellings.model import Alignment, Passage, Report, Side, identify
from tellings.reuse.copies import copies
from tellings.reuse.rarity import general
from tellings.reuse.words import split

_LINKED = 0.5
"""The share of pairs of reports, across two groups, that must belong together."""
_ALIKE = 0.5
"""The share of its rare words that one sentence must find in the other, where none aligned them."""
_LONGEST = 4
"""Sentences of one report that may stand for one text, gaps included."""

Place = tuple[str, int]
"""A sentence: the report's id and the index in it."""


def group_sentences(
    reports: Sequence[Report], alignments: Iterable[Alignment]
) -> tuple[tuple[Side, ...], ...]:
    """Return the groups of sentences that go back to one text, each with its sentences by report.

    Mere quotations join nothing. Copies of one text have one vote: its passages are those of the
    copy that others share most with, and what the rest have beyond it finds its place after them.
    Groups come ordered by their members; each holds at least two reports.
    """
    textual = [a for a in alignments if a.reuse != "quotation"]
    textual.sort(key=lambda a: (-a.score, a.left, a.right))
    clusters = [[reports[i].id for i in rows] for rows in copies(reports, textual)]
    home = {report: number for number, rows in enumerate(clusters) for report in rows}
    textual = _borne_out(textual, home)
    heads = _heads(textual, home)
    joining = _Joining({report.id: report for report in reports}, textual, home)
    within: list[Alignment] = []
    others: list[Alignment] = []
    for alignment in textual:
        ends = {alignment.left.report, alignment.right.report}
        if len({home[end] for end in ends}) == 1:
            within.append(alignment)
        elif ends <= heads:
            joining.add(alignment)
        else:
            others.append(alignment)
    for alignment in sorted(within, key=lambda a: not {a.left.report, a.right.report} & heads):
        joining.attach(alignment, sure=True)
    for alignment in others:
        joining.attach(alignment)
    return joining.groups()


def _borne_out(textual: Sequence[Alignment], home: Mapping[str, int]) -> list[Alignment]:
    """Leave out what joins two texts but is found with few of the copies of either.

    Of a dozen copies, each with other words, one may by chance be like a sentence that the text
    itself is not like.
    """
    aligned: dict[Place, set[Place]] = defaultdict(set)
    again: dict[Place, set[Place]] = defaultdict(set)
    for a in textual:
        links = again if home[a.left.report] == home[a.right.report] else aligned
        for left, right in product(_places(a.left), _places(a.right)):
            links[left].add(right)
            links[right].add(left)

    def votes(one: Side, other: Side) -> bool:
        """Return whether the first's sentence is found in enough of the copies of the second."""
        copied: dict[str, set[Place]] = defaultdict(set)
        for place in _places(other):
            for copy in again[place]:
                copied[copy[0]].add(copy)
        found = {place for own in _places(one) for place in aligned[own]}
        told = sum(not found.isdisjoint(places) for places in copied.values())
        return told + 1 >= _LINKED * (len(copied) + 1)

    return [
        a
        for a in textual
        if home[a.left.report] == home[a.right.report]
        or (votes(a.left, a.right) and votes(a.right, a.left))
    ]


def _heads(alignments: Iterable[Alignment], home: Mapping[str, int]) -> set[str]:
    """Return of each group of copies the one whose sentences others share most surely."""
    best: dict[str, dict[int, float]] = {report: {} for report in home}
    for alignment in alignments:
        sides = alignment.left, alignment.right
        if home[sides[0].report] != home[sides[1].report]:
            for side in sides:
                own = best[side.report]
                own |= {i: max(alignment.score, own.get(i, 0.0)) for i in side.sentences}
    ranked = sorted(home, key=lambda report: (-sum(best[report].values()), report))
    found: dict[int, str] = {}
    for report in ranked:
        found.setdefault(home[report], report)
    return set(found.values())


def passage(members: tuple[Side, ...], ancestor: str | None) -> Passage:
    """Return the passage that these sentences make, with an id that hangs on nothing else."""
    parts = [f"{side.report}:{','.join(map(str, side.sentences))}" for side in members]
    return Passage(identify("passage", *parts), ancestor, members)


class _Joining:
    """Joins sentences, the surest alignment first."""

    def __init__(
        self,
        reports: Mapping[str, Report],
        alignments: Sequence[Alignment],
        home: Mapping[str, int],
    ) -> None:
        self._reports = reports
        self._home = home
        self._group_of: dict[Place, int] = {}
        self._members: dict[int, dict[str, set[int]]] = {}
        self._aligned: dict[Place, set[Place]] = defaultdict(set)
        for a in alignments:
            for left, right in product(_places(a.left), _places(a.right)):
                self._aligned[left].add(right)
                self._aligned[right].add(left)

    def attach(self, alignment: Alignment, sure: bool = False) -> None:
        """Join what the alignment joins, without running two groups into one.

        Of several groups, new sentences go to the one that holds the likest. ``sure`` asks nobody
        else in the group: the two reports are copies.
        """
        places = [*_places(alignment.left), *_places(alignment.right)]
        old = [place for place in places if place in self._group_of]
        new = [place for place in places if place not in self._group_of]
        if len({self._group_of[place] for place in old}) < 2:
            self.add(alignment, sure)
            return
        for report, index in new:
            rated = [
                (self._alike((report, {index}), (r, {i})), r, i) for r, i in old if r != report
            ]
            if rated:
                _, other, place = max(rated)
                ends = sorted((Side(report, (index,)), Side(other, (place,))))
                self.add(replace(alignment, left=ends[0], right=ends[1]), sure)

    def add(self, alignment: Alignment, sure: bool = False) -> None:
        """Join what the alignment joins, where that holds for the groups as a whole."""
        places = [*_places(alignment.left), *_places(alignment.right)]
        old = sorted({self._group_of[place] for place in places if place in self._group_of})
        parts = [self._members[number] for number in old]
        parts += [{r: {i}} for r, i in places if (r, i) not in self._group_of]
        whole: dict[str, set[int]] = {}
        for part in parts:
            if not sure and not self._belong(whole, part):
                return
            for report, sentences in part.items():
                whole[report] = whole.get(report, set()) | sentences
        if any(max(s) - min(s) >= _LONGEST for s in whole.values()):
            return
        self._replace(old, whole)

    def groups(self) -> tuple[tuple[Side, ...], ...]:
        """Return the groups as they stand."""
        return tuple(
            sorted(
                tuple(Side(report, tuple(sorted(own))) for report, own in sorted(group.items()))
                for group in self._members.values()
                if len(group) > 1
            )
        )

    def _replace(self, old: Sequence[int], whole: dict[str, set[int]]) -> None:
        for number in old:
            del self._members[number]
        number = old[0] if old else len(self._group_of) + 1
        while number in self._members:
            number += 1
        self._members[number] = whole
        self._group_of.update({(r, i): number for r, own in whole.items() for i in own})

    def _belong(self, one: Mapping[str, set[int]], other: Mapping[str, set[int]]) -> bool:
        """Tell whether most pairs of reports across two groups are pairs of one text."""
        linked: dict[tuple[int, int], bool] = {}
        for a, b in product(one, other):
            pair = self._home[a], self._home[b]
            if a != b and not linked.get(pair, False):
                linked[pair] = self._linked((a, one[a]), (b, other[b]))
        return sum(linked.values()) >= _LINKED * len(linked)

    def _linked(self, one: tuple[str, set[int]], other: tuple[str, set[int]]) -> bool:
        left = [(one[0], i) for i in one[1]]
        right = {(other[0], j) for j in other[1]}
        if any(not self._aligned[place].isdisjoint(right) for place in left):
            return True
        return self._alike(one, other) >= _ALIKE

    def _alike(self, one: tuple[str, set[int]], other: tuple[str, set[int]]) -> float:
        left, right = self._stems(*one), self._stems(*other)
        shared = sum(map(general, left & right))
        least = min(sum(map(general, left)), sum(map(general, right)))
        return shared / least if least else 0.0

    def _stems(self, report: str, sentences: set[int]) -> frozenset[str]:
        held = self._reports[report]
        return frozenset().union(*(_stems(held.words_of(i)) for i in sentences))


def _places(side: Side) -> list[Place]:
    return [(side.report, index) for index in side.sentences]


@lru_cache(maxsize=50_000)
def _stems(text: str) -> frozenset[str]:
    return frozenset(split(text).stems)
