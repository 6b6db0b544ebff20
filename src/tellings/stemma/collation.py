"""The words of a family of reports, collated: which words of which reports are one word.

Words stand for each other where aligned sentences share them in order. What comes out is a table
as textual critics make it: a row for each report, a column for each word that some text had, and
whether the report has it. All that is asked about descent is asked of this table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.model import Alignment, Part, Report, Side
from tellings.reuse.rarity import general
from tellings.reuse.words import Words, equal_blocks, split

BODY: frozenset[Part] = frozenset({"standfirst", "body", "caption"})
"""Headlines stay out: who copies changes them, and keeps the body."""
_LEAST = 0.1

Held = NDArray[np.bool_]
"""(reports, words): whether a report has a word."""


@dataclass(frozen=True)
class Collation:
    """Reports against words.

    ``held`` is (reports, words), ``weight`` (words,) says how much a word tells, ``sentence`` is
    (reports, words): the index of the sentence in which a report has the word, -1 where it lacks
    it. ``reads`` is (reports, words): whether a report has the passage in which the word stands,
    with that word or with others. ``passage`` is (words,): a number for the passage that the word
    stands in. Rows go by report id.
    """

    ids: tuple[str, ...]
    held: Held
    weight: NDArray[np.float64]
    sentence: NDArray[np.int32]
    reads: Held
    passage: NDArray[np.int32]

    def shared(self) -> NDArray[np.float64]:
        """Return the weight of the words that every two reports share: (reports, reports)."""
        weighed = self.held * np.sqrt(self.weight)
        return np.asarray(weighed @ weighed.T)

    def replaced(self) -> NDArray[np.float64]:
        """Return the weight of the row's words that the column's report tells in other words."""
        return np.asarray((self.held * self.weight) @ (self.reads & ~self.held).T)

    def of(self, rows: Sequence[int]) -> Collation:
        """Return the rows of some reports, with the words that any of these has."""
        own = self.held[rows].any(axis=0)
        return Collation(
            tuple(self.ids[row] for row in rows),
            self.held[rows][:, own],
            self.weight[own],
            self.sentence[rows][:, own],
            self.reads[rows][:, own],
            self.passage[own],
        )

    def weigh(self, words: NDArray[np.bool_]) -> float:
        """Return the weight of a choice of words."""
        return float(self.weight[words].sum())


def collate(
    reports: Sequence[Report],
    alignments: Iterable[Alignment],
    passages: Iterable[Sequence[Side]],
) -> Collation:
    """Collate the body words of the reports; mere quotations join no words.

    ``passages`` are the sentences that go back to one text.
    """
    ordered = sorted(reports, key=lambda report: report.id)
    texts = {r.id: _sentences(r) for r in ordered}
    table = _Table(ordered, texts)
    textual = [a for a in alignments if a.reuse != "quotation"]
    for alignment in sorted(textual, key=lambda a: (-a.score, a.left, a.right)):
        table.join(alignment)
    row = {report.id: i for i, report in enumerate(ordered)}
    return table.collation(
        [[(row[side.report], i) for side in group for i in side.sentences] for group in passages]
    )


def _sentences(report: Report) -> dict[int, Words]:
    return {
        index: split(report.text, place.start, place.end)
        for index, place in enumerate(report.sentences)
        if place.part in BODY
    }


class _Table:
    """Every word of every report, joined to those that it stands for."""

    def __init__(self, reports: Sequence[Report], texts: Mapping[str, Mapping[int, Words]]) -> None:
        self._texts = texts
        self._ids = [report.id for report in reports]
        self._first: dict[tuple[str, int], int] = {}
        self._stems: list[str] = []
        self._of: list[tuple[int, int]] = []
        for row, report in enumerate(self._ids):
            for index, words in texts[report].items():
                self._first[report, index] = len(self._stems)
                self._stems += words.stems
                self._of += [(row, index)] * len(words)
        self._above = list(range(len(self._stems)))
        self._rows = [1 << row for row, _ in self._of]

    def join(self, alignment: Alignment) -> None:
        """Join the words that two aligned sides have in order."""
        left, right = self._side(alignment.left), self._side(alignment.right)
        stems = [self._stems[i] for i in left], [self._stems[i] for i in right]
        for a, b, c, _ in equal_blocks(*stems):
            for step in range(b - a):
                self._unite(left[a + step], right[c + step])

    def _side(self, side: Side) -> list[int]:
        places = [(side.report, index) for index in side.sentences]
        return [
            self._first[place] + step
            for place in places
            if place in self._first
            for step in range(len(self._texts[place[0]][place[1]]))
        ]

    def _top(self, word: int) -> int:
        above = self._above
        while above[word] != word:
            above[word] = above[above[word]]
            word = above[word]
        return word

    def _unite(self, one: int, other: int) -> None:
        """Join two words, unless some report would then have one word in two places."""
        low, high = sorted((self._top(one), self._top(other)))
        if low != high and not self._rows[low] & self._rows[high]:
            self._above[high] = low
            self._rows[low] |= self._rows[high]

    def collation(self, passages: Iterable[Sequence[tuple[int, int]]]) -> Collation:
        """Return the table as it stands; ``passages`` hold sentences as (row, index)."""
        tops = [self._top(word) for word in range(len(self._stems))]
        column = {top: i for i, top in enumerate(dict.fromkeys(tops))}
        held = np.zeros((len(self._ids), len(column)), np.bool_)
        sentence = np.full(held.shape, -1, np.int32)
        reads = np.zeros_like(held)
        passage = np.full(len(column), -1, np.int32)
        groups = {place: tuple(group) for group in passages for place in group}
        number: dict[tuple[tuple[int, int], ...], int] = {}
        for top, (row, index) in zip(tops, self._of, strict=True):
            group = groups.get((row, index), ((row, index),))
            held[row, column[top]] = True
            sentence[row, column[top]] = index
            reads[[one for one, _ in group], column[top]] = True
            if passage[column[top]] < 0:
                passage[column[top]] = number.setdefault(group, len(number))
        weight = np.array([_LEAST + (1 - _LEAST) * general(self._stems[t]) for t in column])
        return Collation(tuple(self._ids), held, weight, sentence, reads, passage)
