"""Which of two wordings is the less usual: who puts other words in seldom finds the commoner ones.

Of two versions of an encyclopedia article the later has the rarer words where the two differ, half
as often again as the older. In texts that a program translated or scrambled it is the other way
round: of those that other signs show to be machine-made nothing is asked here.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from tellings.model import Alignment, Report, Side
from tellings.reuse.rarity import general
from tellings.reuse.words import equal_blocks, split

_LONGEST = 6
"""Words that stand in the place of others, at most: more are another sentence."""
_FEW = 4


def less_usual(one: Report, other: Report, shared: Sequence[Alignment]) -> float:
    """Return the log-odds that the other is the later, by its words where the wording differs.

    Exchanged, the two change its sign. ``shared`` are their alignments, the one on the left.
    """
    sides = ((_words(one, a.left), _words(other, a.right)) for a in shared)
    return weight() * evened([gain for left, right in sides for gain in _either(left, right)])


def evened(gains: Sequence[float]) -> float:
    """Return the sum of what each exchange tells, many of them counted for less than each."""
    return sum(gains) / math.sqrt(len(gains) + _FEW)


def _either(left: tuple[str, ...], right: tuple[str, ...]) -> Iterator[float]:
    """Yield what ``exchanged`` tells, worked out once for both orders."""
    if left <= right:
        yield from exchanged(left, right)
    else:
        yield from (-gain for gain in exchanged(right, left))


@lru_cache(maxsize=50_000)
def exchanged(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[float, ...]:
    """Return by how much rarer some words (stems) are than those in whose place they stand."""
    return tuple(_gains(left, right))


def _gains(left: Sequence[str], right: Sequence[str]) -> Iterator[float]:
    ends = (len(left), len(left), len(right), len(right))
    for before, after in pairwise([(0, 0, 0, 0), *equal_blocks(left, right), ends]):
        old, new = left[before[1] : after[0]], right[before[3] : after[2]]
        if 0 < len(old) <= _LONGEST and 0 < len(new) <= _LONGEST:
            yield sum(map(general, new)) - sum(map(general, old))


def _words(report: Report, side: Side) -> tuple[str, ...]:
    return tuple(stem for index in side.sentences for stem in _stems(report.words_of(index)))


@lru_cache(maxsize=50_000)
def _stems(text: str) -> tuple[str, ...]:
    return split(text).stems


@cache
def weight() -> float:
    """Return the log-odds for one unit of rarity, learned from the versions of articles."""
    place = files("tellings.stemma") / "resources" / "versions.json"
    return float(json.loads(place.read_text(encoding="utf-8"))["less_usual"])
