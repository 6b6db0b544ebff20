"""How one text became the other, told from the words that were kept and exchanged.

A synonym tool leaves the frame of a sentence standing and puts near words into it, a quarter of
them or more, nearly everywhere; a poor one also drops and shuffles. What none of them does is to
bring in articles, pronouns and prepositions of its own. A translator and back does that in almost
every sentence, keeps most words and nearly their order, and leaves no long run as it was. A person
changes much in some sentences and little in others, and adds and drops.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from tellings.reuse.rarity import general
from tellings.reuse.vectors import WordVectors
from tellings.reuse.words import Block, Words, equal_blocks

How = Literal["verbatim", "light edit", "rewrite", "machine-paraphrase", "back-translation"]

CONTENT = 0.2
"""Rarity from which a word carries content; below it stand articles, pronouns, prepositions."""
LONGEST_SWAP = 3
SYNONYM = 0.30
"""Cosine from which a word put in another's place is near it in meaning."""
_VERBATIM = 0.93
_LIGHT = 0.72
_SPUN = 0.2
_NEAR = 0.5
_FRAME = 0.75
_EVERYWHERE = 0.6
_OWN = 0.05
"""The share of new common words up to which none were brought in."""
_SHORT_RUNS = 7.0
"""Words: the mean run that a machine leaves where it touches every sentence is shorter."""
_IN_ORDER = 0.55
_AS_LONG = 0.75
_MACHINE = 0.5


@dataclass(frozen=True, slots=True)
class Swap:
    """A stretch of words that stands where the other text has different ones.

    Bounds are characters of each text; ``nearness`` is the best cosine between a word of the one
    and a word of the other.
    """

    left: tuple[int, int]
    right: tuple[int, int]
    left_words: tuple[str, ...]
    right_words: tuple[str, ...]
    nearness: float


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of the words of aligned text; all but the last two run from 0 to 1.

    ``same``: words kept in order, of the longer side; ``bag``: words kept in any order, of the
    shorter; ``replaced``: content words in whose place others stand; ``synonyms``: the share of
    those that are near; ``common``: common words kept in place; ``touched``: the share of parts
    with a synonym put in; ``fresh``: common words that the other side lacks, on the side where
    they are fewer; ``lengths``: the shorter side's words by the longer's. ``run`` and ``longest``:
    the words of the mean and of the longest run kept.
    """

    same: float
    bag: float
    replaced: float
    synonyms: float
    common: float
    touched: float
    fresh: float
    lengths: float
    run: float
    longest: int
    swaps: tuple[Swap, ...]


def kept_words(parts: Sequence[tuple[Words, Words]], vectors: WordVectors) -> Kept:
    """Compare aligned parts of two texts word by word, and add up."""
    tally = _Tally(vectors)
    for left, right in parts:
        tally.add(left, right)
    return Kept(
        same=_ratio(tally.same, tally.longer),
        bag=_ratio(tally.bag, tally.shorter),
        replaced=_ratio(tally.replaced, tally.content),
        synonyms=_ratio(tally.synonyms, tally.replaced),
        common=_ratio(tally.common_kept, tally.common),
        touched=_ratio(tally.touched, len(parts)),
        fresh=_fresh(*tally.held),
        lengths=_ratio(*sorted(held.total() for held in tally.held)),
        run=_ratio(tally.same, tally.runs),
        longest=tally.longest,
        swaps=tuple(tally.swaps),
    )


def how_changed(kept: Kept, paraphrase: float = 0.0, translation: float = 0.0) -> How:
    """Name the change; ``paraphrase`` and ``translation`` say how machine-made a side looks."""
    if kept.same >= _VERBATIM:
        return "verbatim"
    if max(paraphrase, translation) >= _MACHINE:
        return "machine-paraphrase" if paraphrase >= translation else "back-translation"
    if _is_spun(kept):
        return "machine-paraphrase"
    if _is_translated(kept):
        return "back-translation"
    return "light edit" if kept.same >= _LIGHT else "rewrite"


def _is_spun(kept: Kept) -> bool:
    if kept.replaced >= _SPUN and kept.synonyms >= _NEAR and kept.common >= _FRAME:
        return True
    return kept.fresh <= _OWN and kept.run <= _SHORT_RUNS and kept.bag >= _NEAR


def _is_translated(kept: Kept) -> bool:
    if kept.touched >= _EVERYWHERE and kept.replaced * kept.synonyms >= _SPUN / 4:
        return kept.same < _VERBATIM - 0.05
    even = kept.run <= _SHORT_RUNS and kept.lengths >= _AS_LONG
    return even and kept.bag >= _NEAR and kept.same >= _IN_ORDER * kept.bag


def _fresh(left: Counter[str], right: Counter[str]) -> float:
    return min(
        _ratio(_common(own - other), _common(own)) for own, other in ((left, right), (right, left))
    )


def _common(words: Counter[str]) -> int:
    return sum(count for word, count in words.items() if general(word) < CONTENT)


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


class _Tally:
    """Adds up, part by part, which words were kept and which were exchanged."""

    def __init__(self, vectors: WordVectors) -> None:
        self._vectors = vectors
        self.same = self.longer = self.shorter = self.bag = self.longest = self.runs = 0
        self.content = self.replaced = self.synonyms = self.touched = 0
        self.common = self.common_kept = 0
        self.held: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
        self.swaps: list[Swap] = []

    def add(self, left: Words, right: Words) -> None:
        """Count one aligned part."""
        blocks = equal_blocks(left.stems, right.stems)
        kept = {i for a, b, _, _ in blocks for i in range(a, b)}
        self.same += len(kept)
        self.longer += max(len(left), len(right))
        self.shorter += min(len(left), len(right))
        self.bag += _in_common(left.stems, right.stems)
        self.longest = max([self.longest, *(b - a for a, b, _, _ in blocks)])
        heavy = [general(word) >= CONTENT for word in left.stems]
        self.content += sum(heavy)
        self.common += len(heavy) - sum(heavy)
        self.common_kept += sum(not heavy[i] for i in kept)
        self.runs += len(blocks)
        for held, words in zip(self.held, (left, right), strict=True):
            held.update(words.stems)
        before = self.synonyms
        ends = (len(left), len(left), len(right), len(right))
        for last, following in pairwise([(0, 0, 0, 0), *blocks, ends]):
            self._gap(left, right, (last[1], following[0], last[3], following[2]))
        self.touched += self.synonyms > before

    def _gap(self, left: Words, right: Words, gap: Block) -> None:
        a, b, c, d = gap
        if not (0 < b - a <= LONGEST_SWAP and 0 < d - c <= LONGEST_SWAP):
            return
        heavy = [i for i in range(a, b) if general(left.stems[i]) >= CONTENT]
        if not heavy or all(general(right.stems[i]) < CONTENT for i in range(c, d)):
            return
        near = self._vectors([left.forms[i] for i in heavy]) @ self._vectors(right.forms[c:d]).T
        self.replaced += len(heavy)
        self.synonyms += int((near.max(axis=1) >= SYNONYM).sum())
        self.swaps.append(
            Swap(
                (left.places[a][0], left.places[b - 1][1]),
                (right.places[c][0], right.places[d - 1][1]),
                left.forms[a:b],
                right.forms[c:d],
                round(float(near.max()), 3),
            )
        )


def _in_common(left: Sequence[str], right: Sequence[str]) -> int:
    return sum((Counter(left) & Counter(right)).values())
