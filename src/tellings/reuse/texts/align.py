"""Two texts → passages: areas found, their edges set, judged, and joined with verbatim ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from tellings.language.static import StaticEncoder
from tellings.model import Bounds
from tellings.reuse.texts.edges import Edges
from tellings.reuse.texts.found import Found, resolve
from tellings.reuse.texts.halves import Area, Half, Pair, lay
from tellings.reuse.texts.judge import area_features
from tellings.reuse.texts.kinds import kind_of
from tellings.reuse.texts.learned import Weights, shipped_weights
from tellings.reuse.texts.regions import areas
from tellings.reuse.texts.subject import only_subject
from tellings.reuse.texts.summary import find_summary
from tellings.reuse.texts.units import Units, Vocabulary, units_of
from tellings.reuse.texts.verbatim import verbatim
from tellings.reuse.vectors import FormVectors
from tellings.reuse.weighing import probability

TextReuse = Literal[
    "verbatim", "rewrite", "machine-paraphrase", "back-translation", "summary", "quotation"
]

_SURE = 0.0
"""Log-odds from which an area counts as a passage."""
_QUITE_SURE = 2.2
"""Log-odds from which an area counts even where mostly names and figures are shared."""
_SURE_SUMMARY = 0.5
"""The same for summaries: one claims a whole text, so a wrong one costs more."""
_LEAST_WORDS = 15
"""On either side; what is shorter may be a name with its office."""
_EXACT = 6.0
_MOST_WORDS = 150_000
_CLOSING = re.compile(r"[.?!…,;:\"'”’»)\]]*")
_OPENING = re.compile(r"[\"'“‘«(\[]*\Z")


@dataclass(frozen=True, slots=True)
class TextPassage:
    """A passage that two texts share: where, in characters of each; how; and how sure (0 to 1)."""

    left: Bounds
    right: Bounds
    reuse: TextReuse
    score: float


class TextAligner:
    """Aligns pairs of texts; keeps the vocabulary that they have in common with earlier ones.

    Results do not depend on what was aligned before.
    """

    def __init__(self, weights: Weights | None = None) -> None:
        self.weights = weights or shipped_weights()
        self._encoder = StaticEncoder.load()
        self.renew()

    def renew(self) -> None:
        """Forget the words met so far; units made before are of no use after."""
        self._vectors = FormVectors(self._encoder)
        self.vocabulary = Vocabulary(self._vectors)

    def units(self, text: str) -> Units:
        """Cut a text into units, for ``align_units``."""
        return units_of(text, self.vocabulary)

    def align(self, left: str, right: str) -> tuple[TextPassage, ...]:
        """Return the passages that two texts share, by their place in the left one."""
        return self.align_units(left, right, self.units(left), self.units(right))

    def align_units(
        self, left: str, right: str, units_l: Units, units_r: Units
    ) -> tuple[TextPassage, ...]:
        """Do the same for texts that are cut already."""
        if not len(units_l) or not len(units_r):
            return ()
        pair = lay(units_l, units_r, self.vocabulary)
        judged = judged_areas(pair, self.weights)
        shared = [_found(pair, area, log_odds) for area, log_odds in judged]
        found = resolve(
            [passage for passage in shared if not _of_one_subject(passage, left, right)],
            _verbatim(pair),
            _summaries(pair, [area for area, _ in judged], self.weights, (left, right)),
        )
        passages = [self._passage((left, right), passage) for passage in found]
        return tuple(sorted(passages, key=lambda p: (p.left, p.right)))

    def _passage(self, texts: tuple[str, str], found: Found) -> TextPassage:
        left, right = (
            _with_marks(text, bounds)
            for text, bounds in zip(texts, (found.left, found.right), strict=True)
        )
        kind: TextReuse = (
            "summary" if found.by == "summary" else kind_of(texts, (left, right), self._vectors)
        )
        return TextPassage(left, right, kind, round(probability(found.log_odds), 3))


@cache
def _shipped_aligner() -> TextAligner:
    return TextAligner()


def align_texts(left: str, right: str) -> tuple[TextPassage, ...]:
    """Return the passages that one of two texts has from the other, by place in the left one.

    Texts of any length; offsets count code points. Quadratic in the number of units of about
    twenty words: 100,000 words against 5,000 take some seconds.
    """
    aligner = _shipped_aligner()
    if len(aligner.vocabulary) > _MOST_WORDS:
        aligner.renew()
    return aligner.align(left, right)


def judged_areas(pair: Pair, weights: Weights) -> list[tuple[Area, float]]:
    """Return the areas that are passages, with the log-odds for each."""
    edges = Edges(pair, weights.unit)
    refined = [edges.refine(area) for area in areas(pair)]
    kept = merged([area for area in refined if area is not None])
    long = [area for area in kept if _shortest(pair, area) >= _LEAST_WORDS]
    judged = [
        (area, float(weights.area.log_odds(area_features(pair, area, edges)))) for area in long
    ]
    return [(area, log_odds) for area, log_odds in judged if log_odds > _SURE]


def _shortest(pair: Pair, area: Area) -> int:
    """Return the words of the shorter side."""
    ends = ((pair.half(side).units, area.of(side)) for side in (0, 1))
    return min(int(units.last[end - 1] - units.first[start]) for units, (start, end) in ends)


def merged(found: Sequence[Area]) -> list[Area]:
    """Join areas that touch on both sides, unless they stand in opposite orders."""
    merged: list[Area] = []
    pending = sorted(set(found))
    while pending:
        area = pending.pop(0)
        touching = [other for other in merged if _touch(area, other)]
        if touching:
            merged = [other for other in merged if other not in touching]
            for other in touching:
                area = area.hull(other)
            pending.insert(0, area)
        else:
            merged.append(area)
    return sorted(merged)


def _touch(one: Area, other: Area) -> bool:
    close = one[0] <= other[1] and other[0] <= one[1] and one[2] <= other[3] and other[2] <= one[3]
    return close and not _swapped(one, other) and not _swapped(other, one)


def _swapped(one: Area, other: Area) -> bool:
    """Say whether one ends on the left where the other begins, and begins on the right there."""
    return one[1] <= other[0] and other[3] <= one[2]


def characters(half: Half, units: tuple[int, int]) -> Bounds:
    """Return the characters of a stretch of units, end excluded."""
    first, last = half.units.first[units[0]], half.units.last[units[1] - 1] - 1
    return int(half.units.places[first, 0]), int(half.units.places[last, 1])


def _verbatim(pair: Pair) -> list[Found]:
    left, right = pair.left.units.places, pair.right.units.places
    return [
        Found(
            (int(left[a, 0]), int(left[b - 1, 1])),
            (int(right[c, 0]), int(right[d - 1, 1])),
            _EXACT,
            "verbatim",
        )
        for a, b, c, d in verbatim(pair)
    ]


def _found(pair: Pair, area: Area, log_odds: float) -> Found:
    left, right = characters(pair.left, area.of(0)), characters(pair.right, area.of(1))
    return Found(left, right, log_odds, "area")


def _summaries(
    pair: Pair, passages: Sequence[Area], weights: Weights, texts: tuple[str, str]
) -> list[Found]:
    """Return the summaries in either text; the other side of one is the whole text."""
    found = []
    for side in (0, 1):
        summing = find_summary(pair, side, passages)
        if summing is None:
            continue
        log_odds = float(weights.summary.log_odds(summing.features))
        if log_odds <= _SURE_SUMMARY:
            continue
        own = characters(pair.half(side), (summing.start, summing.end))
        whole = (0, len(texts[1 - side]))
        left, right = (own, whole) if side == 0 else (whole, own)
        found.append(Found(left, right, log_odds, "summary"))
    return found


def _of_one_subject(found: Found, left: str, right: str) -> bool:
    """Say whether a passage that is not very sure may be two reports of one event."""
    if found.log_odds >= _QUITE_SURE:
        return False
    return only_subject(left[slice(*found.left)], right[slice(*found.right)])


def _with_marks(text: str, bounds: Bounds) -> Bounds:
    """Take in the stops and marks that stand against the first and the last word."""
    opening = _OPENING.search(text, max(0, bounds[0] - 4), bounds[0])
    closing = _CLOSING.match(text, bounds[1])
    return (
        opening.start() if opening else bounds[0],
        closing.end() if closing else bounds[1],
    )
