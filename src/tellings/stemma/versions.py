"""Which of two versions of one text is the older, told from the words alone.

A text grows: figures, names, asides and sources are added, slips are mended, sentences are cut up,
and little is taken out again. How much each of that tells was learned from versions of
encyclopedia articles (``training/versions.py``, card in ``training/cards``); the measures of a pair
change sign when the two change places, so that neither place is preferred.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from tellings.reuse.rarity import general
from tellings.reuse.words import Block, Words, equal_blocks, split

UNKNOWN = 0.95
"""Rarity from which on a word is none that is generally known."""
_SLIP = 2
_SLIP_LENGTH = 5
_SWAPPED = 4
_MARKS = {
    "digits": r"\d+",
    "years": r"\b1\d{3}\b|\b20\d\d\b",
    "brackets": r"[(\[]",
    "quotation marks": r"[\"“”«»]",
    "commas": r",",
    "semicolons and colons": r"[;:]",
    "dashes": r"—|–|--| - ",
    "marks beyond ASCII": r"[^\x00-\x7f]",
    "links": r"https?:|www\.",
    "sentences": r"[.!?](?=\s|$)",
    "paragraphs": r"\n\s*\n",
    "lines": r"\n",
    "list marks": r"(?m)^\s*[*#•-]",
    "vague words": r"\b(?:some|many|often|usually|probably|perhaps|very)\b",
}
_YEAR = re.compile(r"\b(?:1\d{3}|20\d\d)\b")
_GAINS = frozenset(
    {"runs put in", "words put in", "longest run put in", "short runs put in", "slips mended"}
    | {"longer wordings", "digits", "years", "brackets", "commas", "links", "later years"}
)
"""Measures by whose names a person can see what was gained."""
_PATTERNS = {name: re.compile(pattern) for name, pattern in _MARKS.items()}


def measures(one: str, other: str) -> dict[str, float]:
    """Return what sets the one text off from the other, by name; exchanged, all change sign.

    Above nought: the other has more of it, or gained it.
    """
    left, right = split(one), split(other)
    found = {
        name: math.log1p(len(pattern.findall(other))) - math.log1p(len(pattern.findall(one)))
        for name, pattern in _PATTERNS.items()
    }
    found["later years"] = float(_latest(other) > _latest(one)) - float(
        _latest(one) > _latest(other)
    )
    found["words"] = math.log1p(len(right)) - math.log1p(len(left))
    found["different words"] = math.log1p(len({*right.stems})) - math.log1p(len({*left.stems}))
    found["unknown words"] = _unknown(right) - _unknown(left)
    found["rarity"] = _rarity(right) - _rarity(left)
    found |= _exchanged(left, right)
    return found


def _latest(text: str) -> int:
    """Return the latest year that a text names; nought where it names none."""
    return max(map(int, _YEAR.findall(text)), default=0)


def _unknown(words: Words) -> float:
    return sum(general(stem) >= UNKNOWN for stem in words.stems) / max(1, len(words))


def _rarity(words: Words) -> float:
    return sum(map(general, words.stems)) / max(1, len(words))


def _exchanged(left: Words, right: Words) -> dict[str, float]:
    """Return how the runs of words differ that only one of the two has."""
    blocks = equal_blocks(left.forms, right.forms)
    gaps = list(_gaps(blocks, len(left), len(right)))
    lost = [b - a for a, b, c, d in gaps if b > a and d == c]
    won = [d - c for a, b, c, d in gaps if d > c and b == a]
    swaps = [gap for gap in gaps if gap[1] > gap[0] and gap[3] > gap[2]]
    kept = sum(b - a for a, b, _, _ in blocks)
    slips = [_mended(left, right, gap) for gap in swaps]
    return {
        "runs put in": math.log1p(len(won)) - math.log1p(len(lost)),
        "words put in": math.log1p(sum(won)) - math.log1p(sum(lost)),
        "longest run put in": math.log1p(max(won, default=0)) - math.log1p(max(lost, default=0)),
        "short runs put in": math.log1p(_short(won)) - math.log1p(_short(lost)),
        "longer wordings": math.log1p(sum(max(0, (d - c) - (b - a)) for a, b, c, d in swaps))
        - math.log1p(sum(max(0, (b - a) - (d - c)) for a, b, c, d in swaps)),
        "share kept": kept / max(1, len(left)) - kept / max(1, len(right)),
        "slips mended": math.log1p(sum(s > 0 for s in slips))
        - math.log1p(sum(s < 0 for s in slips)),
    }


def _short(runs: Sequence[int]) -> int:
    return sum(run <= _SWAPPED for run in runs)


def _gaps(blocks: Sequence[Block], left: int, right: int) -> Iterator[Block]:
    ends = (left, left, right, right)
    for before, after in pairwise([(0, 0, 0, 0), *blocks, ends]):
        yield before[1], after[0], before[3], after[2]


def _mended(left: Words, right: Words, gap: Block) -> float:
    """Return by how much better known the word is that stands in another's place, spelled alike."""
    a, b, c, d = gap
    if b - a != 1 or d - c != 1:
        return 0.0
    old, new = left.forms[a], right.forms[c]
    if min(len(old), len(new)) < _SLIP_LENGTH or Levenshtein.distance(old, new) > _SLIP:
        return 0.0
    return general(left.stems[a]) - general(right.stems[c])


@cache
def _weights() -> dict[str, float]:
    place = files("tellings.stemma") / "resources" / "versions.json"
    told: dict[str, float] = json.loads(place.read_text(encoding="utf-8"))["weights"]
    return told


@dataclass(frozen=True, slots=True)
class Told:
    """How sure the one text is an older version than the other (log-odds), and by which measures.

    ``by`` names what the other has more of, or gained, the strongest sign first.
    """

    log_odds: float
    by: tuple[str, ...]


@lru_cache(maxsize=10_000)
def compared(one: str, other: str) -> Told:
    """Return what tells that the one is an older version of the text than the other."""
    weights = _weights()
    parts = {name: weights[name] * value for name, value in measures(one, other).items()}
    strong = sorted((name for name in parts if parts[name] > 0), key=lambda n: (-parts[n], n))
    grown = tuple(name for name in strong if name in _GAINS)
    return Told(sum(parts.values()), grown)


def older(one: str, other: str) -> float:
    """Return the log-odds that the one is an older version of the text than the other."""
    return compared(one, other).log_odds
