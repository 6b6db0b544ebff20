"""How alike two sentences are, as numbers: what they share, in which order, and around what.

What is worked out of two sentences holds for every copy of them: it is kept by wording.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.reuse.lines import Line
from tellings.reuse.vectors import WordVectors
from tellings.reuse.words import Block, equal_blocks

_NEAR = 0.35
"""Cosine of word vectors from which two different words begin to count as alike."""
_ALIKE = 0.75
_MOST_ALIKE = 0.8


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two sentences share; ``left`` and ``right``, ``order`` and ``meaning`` run from 0 to 1.

    ``left`` and ``right`` are the shares of each sentence's weight that the other holds, where
    words of like meaning count in part; ``order`` is the share of the shorter one's words, common
    ones included, found in the other in the same order; ``meaning`` the cosine of the sentences;
    ``longest`` the longest stretch of words both hold; ``names`` and ``numbers`` are how many of
    each they share, ``clash`` how many numbers of one the other lacks.
    """

    left: float
    right: float
    order: float
    meaning: float
    longest: int
    names: int
    numbers: int
    clash: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """What two sentences share whatever the order of words: a bound on their likeness.

    ``words`` is the number of words in common, each occurrence counted once; the rest as in
    ``Likeness``.
    """

    left: float
    right: float
    words: int
    meaning: float
    names: int
    numbers: int
    clash: int


@dataclass(frozen=True, slots=True)
class _Bag:
    """The words of a sentence.

    ``stems`` are told with how often each stood earlier in the sentence, ``counts`` with how often
    it stands there; ``forms`` are numbers of the words as written; ``total`` is the weight of all.
    """

    stems: tuple[tuple[str, int], ...]
    counts: Mapping[str, int]
    forms: NDArray[np.intp]
    total: float

    def lacking(self, other: _Bag) -> list[int]:
        """Return the places of the words that another lacks, each occurrence counted once."""
        there = other.counts.get
        return [i for i, (stem, before) in enumerate(self.stems) if before >= there(stem, 0)]


class Likening:
    """Compares the sentences of a run, word by word."""

    def __init__(self, lines: Iterable[Line], vectors: WordVectors | None) -> None:
        """``lines`` are all that will be compared, joined or not; ``vectors`` those of words."""
        self._forms: dict[str, int] = {}
        self._bags: dict[tuple[int, ...], _Bag] = {}
        for line in lines:
            self._bag(line)
        self._vectors = None if vectors is None else vectors(tuple(self._forms))

    def __call__(self, left: Line, right: Line) -> Likeness:
        """Return the likeness of two sentences."""
        return liken(left, right, self.shared(left, right))

    def shared(self, left: Line, right: Line) -> Shared:
        """Return what two sentences share whatever the order of their words."""
        bag_l, bag_r = self._bag(left), self._bag(right)
        free_l, free_r = bag_l.lacking(bag_r), bag_r.lacking(bag_l)
        soft_l, soft_r = np.ones(len(bag_l.stems)), np.ones(len(bag_r.stems))
        soft_l[free_l] = soft_r[free_r] = 0.0
        if self._vectors is not None and free_l and free_r:
            forms_l, forms_r = bag_l.forms[free_l], bag_r.forms[free_r]
            worth = _worth(self._vectors[forms_l], self._vectors[forms_r])
            soft_l[free_l] = np.maximum.reduce(worth, axis=1)
            soft_r[free_r] = np.maximum.reduce(worth, axis=0)
        return Shared(
            left=float(np.add.reduce(left.weights * soft_l)) / bag_l.total,
            right=float(np.add.reduce(right.weights * soft_r)) / bag_r.total,
            words=len(bag_l.stems) - len(free_l),
            meaning=_cosine(left, right),
            names=len(left.names & right.names),
            numbers=len(left.numbers & right.numbers),
            clash=len(left.numbers ^ right.numbers),
        )

    def _bag(self, line: Line) -> _Bag:
        bag = self._bags.get(line.wording)
        if bag is None:
            numbers = self._forms
            forms = [numbers.setdefault(form, len(numbers)) for form in line.words.forms]
            bag = self._bags[line.wording] = _Bag(
                tuple(_numbered(line.words.stems)),
                Counter(line.words.stems),
                np.array(forms, np.intp),
                float(line.weights.sum()),
            )
        return bag


def liken(left: Line, right: Line, shared: Shared) -> Likeness:
    """Return the likeness of two sentences of which it is known what they share."""
    stems_l, stems_r = left.words.stems, right.words.stems
    blocks = equal_blocks(stems_l, stems_r)
    return Likeness(
        left=shared.left,
        right=shared.right,
        order=sum(b - a for a, b, _, _ in blocks) / min(len(stems_l), len(stems_r)),
        meaning=shared.meaning,
        longest=max((b - a for a, b, _, _ in blocks), default=0),
        names=shared.names,
        numbers=shared.numbers,
        clash=shared.clash,
        blocks=tuple(blocks),
    )


def unquoted(left: Line, right: Line, blocks: Iterable[Block]) -> float:
    """Return how much of the weight that two sentences share in order is not quoted in both."""
    total = inside = 0.0
    for a, b, c, _ in blocks:
        for step in range(b - a):
            weight = float(left.weights[a + step])
            total += weight
            inside += weight if left.quoted[a + step] and right.quoted[c + step] else 0.0
    return 1.0 - (inside / total if total else 0.0)


def _numbered(words: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Yield each word with how often it stood before."""
    met: dict[str, int] = {}
    for word in words:
        before = met.get(word, 0)
        yield word, before
        met[word] = before + 1


def _worth(left: NDArray[np.float32], right: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return (words of one, words of the other): how much each counts for the other, 0 to .8."""
    near = left @ right.T
    near -= np.float32(_NEAR)
    near /= np.float32(_ALIKE - _NEAR)
    np.minimum(np.maximum(near, 0.0, out=near), 1.0, out=near)
    near *= np.float32(_MOST_ALIKE)
    return near


def _cosine(left: Line, right: Line) -> float:
    if left.vector is None or right.vector is None:
        return 0.0
    return max(0.0, float(left.vector @ right.vector))
