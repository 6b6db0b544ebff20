"""Families of sentences that go back to one text.

Alignments say which two sentences belong together. Joining whatever hangs together would let one
wrong pair run two passages into one, and a chain of them swallow a corpus; so two groups are
joined only where most of their pairs of reports are aligned themselves, or share their words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import product

from tellings.model import Alignment, Passage, Report, Side, identify
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

    Mere quotations join nothing. Groups come ordered by their members; each holds at least two
    reports.
    """
    textual = [a for a in alignments if a.reuse != "quotation"]
    joining = _Joining({report.id: report for report in reports}, textual)
    for alignment in sorted(textual, key=lambda a: (-a.score, a.left, a.right)):
        joining.add(alignment)
    return joining.groups()


def passage(members: tuple[Side, ...], ancestor: str | None) -> Passage:
    """Return the passage that these sentences make, with an id that hangs on nothing else."""
    parts = [f"{side.report}:{','.join(map(str, side.sentences))}" for side in members]
    return Passage(identify("passage", *parts), ancestor, members)


class _Joining:
    """Joins sentences, the surest alignment first."""

    def __init__(self, reports: Mapping[str, Report], alignments: Sequence[Alignment]) -> None:
        self._reports = reports
        self._group_of: dict[Place, int] = {}
        self._members: dict[int, dict[str, set[int]]] = {}
        self._aligned: dict[Place, set[Place]] = defaultdict(set)
        for a in alignments:
            for left, right in product(_places(a.left), _places(a.right)):
                self._aligned[left].add(right)
                self._aligned[right].add(left)

    def add(self, alignment: Alignment) -> None:
        """Join what the alignment joins, where that holds for the groups as a whole."""
        places = [*_places(alignment.left), *_places(alignment.right)]
        old = sorted({self._group_of[place] for place in places if place in self._group_of})
        parts = [self._members[number] for number in old]
        parts += [{r: {i}} for r, i in places if (r, i) not in self._group_of]
        whole: dict[str, set[int]] = {}
        for part in parts:
            if not self._belong(whole, part):
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
        pairs = [(a, b) for a, b in product(one, other) if a != b]
        if not pairs:
            return True
        linked = sum(self._linked((a, one[a]), (b, other[b])) for a, b in pairs)
        return linked >= _LINKED * len(pairs)

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
