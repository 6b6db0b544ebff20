"""What the aligned sentences of two reports say together: how much is shared, how it changed.

The unit here is a pair of reports. Who copied from whom is not asked: each side is described by
itself, and a sign of damage or of a machine names the side that bears it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from tellings.model import Alignment, Report, Side
from tellings.reuse.lines import COMPARED
from tellings.reuse.rarity import general
from tellings.reuse.vectors import WordVectors, shipped
from tellings.reuse.words import Block, Words, equal_blocks, split

How = Literal["verbatim", "light edit", "rewrite", "machine-paraphrase", "back-translation"]

_CONTENT = 0.2
"""Rarity from which a word carries content; below it stand articles, pronouns, prepositions."""
_LONGEST_SWAP = 3
_SYNONYM = 0.30
_BODY = COMPARED - {"title"}


@dataclass(frozen=True, slots=True)
class Swap:
    """A stretch of words that stands where the other report has different ones.

    Bounds are characters of each report; ``nearness`` is the best cosine between a word of the
    one and a word of the other.
    """

    left: tuple[int, int]
    right: tuple[int, int]
    left_words: tuple[str, ...]
    right_words: tuple[str, ...]
    nearness: float


@dataclass(frozen=True, slots=True)
class PairEvidence:
    """What two reports share; all shares run from 0 to 1.

    ``left_share`` and ``right_share``: of each side's body words, those in aligned sentences that
    are not mere quotations; ``left_quoted`` and ``right_quoted``: those in aligned quotations.
    Of the aligned text that is no mere quotation: ``same`` is the share of words kept as they are
    and in order (of the longer side), ``verbatim`` that of words in sentences called verbatim,
    ``replaced`` the share of content words in whose place another stands, ``synonyms`` the share
    of those that are near in meaning, ``function_kept`` the share of common words kept in place.
    ``order`` is the share of alignments that stand in one order on both sides; ``longest`` the
    longest run of words both hold. ``swaps`` are the words exchanged for others.
    """

    left_share: float
    right_share: float
    left_quoted: float
    right_quoted: float
    verbatim: float
    same: float
    replaced: float
    synonyms: float
    function_kept: float
    order: float
    longest: int
    aligned: int
    swaps: tuple[Swap, ...] = ()


def evidence(
    left: Report,
    right: Report,
    alignments: Iterable[Alignment],
    vectors: WordVectors | None = None,
) -> PairEvidence:
    """Sum up the alignments of two reports, given with ``left`` on their left side."""
    own = [a for a in alignments if (a.left.report, a.right.report) == (left.id, right.id)]
    text = [alignment for alignment in own if alignment.reuse != "quotation"]
    quotes = [alignment for alignment in own if alignment.reuse == "quotation"]
    counted = _Count(vectors or shipped())
    for alignment in text:
        counted.add(_side(left, alignment.left.sentences), _side(right, alignment.right.sentences))
    sizes_l, sizes_r = _sizes(left), _sizes(right)
    sure = [alignment.left for alignment in text if alignment.reuse == "verbatim"]
    return PairEvidence(
        left_share=_share(sizes_l, [a.left for a in text]),
        right_share=_share(sizes_r, [a.right for a in text]),
        left_quoted=_share(sizes_l, [a.left for a in quotes]),
        right_quoted=_share(sizes_r, [a.right for a in quotes]),
        verbatim=_ratio(_share(sizes_l, sure), _share(sizes_l, [a.left for a in text])),
        same=_ratio(counted.same, counted.longer),
        replaced=_ratio(counted.replaced, counted.content),
        synonyms=_ratio(counted.synonyms, counted.replaced),
        function_kept=_ratio(counted.common_kept, counted.common),
        order=_ratio(_in_order(text), len(text)),
        longest=counted.longest,
        aligned=len(text),
        swaps=tuple(counted.swaps),
    )


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _sizes(report: Report) -> dict[int, int]:
    return {
        index: len(split(report.text, place.start, place.end))
        for index, place in enumerate(report.sentences)
        if place.part in _BODY
    }


def _share(sizes: dict[int, int], sides: Iterable[Side]) -> float:
    taken = {index for side in sides for index in side.sentences}
    return _ratio(sum(sizes.get(index, 0) for index in taken), sum(sizes.values()))


def _side(report: Report, sentences: Sequence[int]) -> Words:
    places = [report.sentences[index] for index in sentences]
    parts = [split(report.text, place.start, place.end) for place in places]
    return Words(
        tuple(word for part in parts for word in part.stems),
        tuple(form for part in parts for form in part.forms),
        tuple(place for part in parts for place in part.places),
    )


def _in_order(alignments: Sequence[Alignment]) -> int:
    """Return the length of the longest run of alignments in one order on both sides."""
    ends: list[int] = []
    for alignment in sorted(alignments, key=lambda a: (a.left.sentences, a.right.sentences)):
        place = alignment.right.sentences[0]
        at = next((i for i, end in enumerate(ends) if end >= place), len(ends))
        ends[at : at + 1] = [place]
    return len(ends)


class _Count:
    """Adds up, bead by bead, which words were kept and which were exchanged."""

    def __init__(self, vectors: WordVectors) -> None:
        self._vectors = vectors
        self.same = self.longer = self.longest = 0
        self.content = self.replaced = self.synonyms = 0
        self.common = self.common_kept = 0
        self.swaps: list[Swap] = []

    def add(self, left: Words, right: Words) -> None:
        """Count one bead."""
        blocks = equal_blocks(left.stems, right.stems)
        kept = {i for a, b, _, _ in blocks for i in range(a, b)}
        self.same += len(kept)
        self.longer += max(len(left), len(right))
        self.longest = max([self.longest, *(b - a for a, b, _, _ in blocks)])
        heavy = [general(word) >= _CONTENT for word in left.stems]
        self.content += sum(heavy)
        self.common += len(heavy) - sum(heavy)
        self.common_kept += sum(not heavy[i] for i in kept)
        ends = (len(left), len(left), len(right), len(right))
        for before, after in pairwise([(0, 0, 0, 0), *blocks, ends]):
            self._gap(left, right, (before[1], after[0], before[3], after[2]))

    def _gap(self, left: Words, right: Words, gap: Block) -> None:
        a, b, c, d = gap
        if not (0 < b - a <= _LONGEST_SWAP and 0 < d - c <= _LONGEST_SWAP):
            return
        heavy = [i for i in range(a, b) if general(left.stems[i]) >= _CONTENT]
        if not heavy or all(general(right.stems[i]) < _CONTENT for i in range(c, d)):
            return
        near = self._vectors([left.forms[i] for i in heavy]) @ self._vectors(right.forms[c:d]).T
        self.replaced += len(heavy)
        self.synonyms += int((near.max(axis=1) >= _SYNONYM).sum())
        self.swaps.append(
            Swap(
                (left.places[a][0], left.places[b - 1][1]),
                (right.places[c][0], right.places[d - 1][1]),
                left.forms[a:b],
                right.forms[c:d],
                round(float(near.max()), 3),
            )
        )
