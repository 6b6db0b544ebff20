"""How much a shared word tells: little for "said", much for "Besmaya".

Rarity comes from the rank of the word in general English and from how many sentences of the
texts at hand hold it: where every report is about one ministry, its name tells little.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from tellings.reuse.words import stem

_COMMONEST = 20
"""Ranks below about this weigh next to nothing: articles, pronouns, prepositions."""
_FIGURE = 0.75
_LEAST = 0.02


@cache
def common_words() -> Sequence[str]:
    """Return the common words of general English, the commonest first."""
    text = files("tellings.reuse").joinpath("resources/common-words.txt").read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def ranks() -> Mapping[str, int]:
    """Return the rank of every common stem in general English, 0 the commonest."""
    table: dict[str, int] = {}
    for rank, word in enumerate(common_words()):
        table.setdefault(stem(word), rank)
    return table


@cache
def general(word: str) -> float:
    """Return the rarity of a stem in general English, from near 0 to 1 (unknown words)."""
    if word[:1].isdigit():
        return _FIGURE
    known = ranks()
    rank = known.get(word)
    if rank is None:
        return 1.0
    return max(_LEAST, math.log1p(rank / _COMMONEST) / math.log1p(len(known) / _COMMONEST))


class Rarity:
    """The weight of each stem among the sentences at hand."""

    def __init__(self, sentences: Iterable[Iterable[str]]) -> None:
        counts: Counter[str] = Counter()
        total = 0
        for sentence in sentences:
            counts.update(set(sentence))
            total += 1
        self._counts = counts
        self._scale = math.log1p(max(total, 2))

    def __call__(self, word: str) -> float:
        """Return the weight of a stem, from near 0 to 1."""
        local = 1.0 - math.log1p(self._counts.get(word, 1) - 1) / self._scale
        return general(word) * (0.25 + 0.75 * local)
