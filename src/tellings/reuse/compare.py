"""Reports → the sentences that each pair of them shares, as the smallest beads that hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from tellings.model import Alignment, Report
from tellings.reuse.beads import Found, beads
from tellings.reuse.candidates import Overlap, promising
from tellings.reuse.likeness import Likening
from tellings.reuse.lines import Line, lines_of
from tellings.reuse.vectors import WordVectors, shipped
from tellings.reuse.weighing import MOST_SUPPORT, SUPPORT, Weighing

_SEED = 0.5
_LEAST = -MOST_SUPPORT
"""Log-odds below which no copied neighbours make a pair hold."""


def compare(
    reports: Sequence[Report],
    vectors: Mapping[str, NDArray[np.float32]] | None = None,
    words: WordVectors | None = None,
) -> tuple[Alignment, ...]:
    """Align the sentences of every two reports that go back to one text or quote the same words.

    ``vectors`` gives per report id one unit vector per sentence (sentences, width), ``words``
    a vector for a word (by default those of the shipped static model); without sentence vectors
    a paraphrase is found less well. Furniture and credit lines are left out. Alignments come
    ordered by report ids, then place.
    """
    words = shipped() if words is None else words
    ordered = sorted(reports, key=lambda report: report.id)
    lines = lines_of(ordered, vectors)
    overlap = Overlap(lines)
    likening = Likening((line for told in lines for line in told), words)
    weighing = Weighing(likening, _LEAST)
    return tuple(
        alignment
        for left, right in overlap.worthwhile()
        for alignment in _pair(
            (ordered[left], ordered[right]),
            (lines[left], lines[right]),
            overlap.between(left, right),
            weighing,
        )
    )


def _pair(
    reports: tuple[Report, Report],
    lines: tuple[list[Line], list[Line]],
    overlap: NDArray[np.float64],
    weighing: Weighing,
) -> list[Alignment]:
    left, right = lines
    found: dict[tuple[int, int], Found] = {}
    pending = promising(overlap)
    looked: set[tuple[int, int]] = set()
    while pending:
        seeds = []
        for i, j in pending:
            looked.add((i, j))
            weighed = weighing(left[i], right[j])
            if weighed is not None:
                found[i, j] = Found(i, j, *weighed)
                if weighed[1] > _SEED:
                    seeds.append((i, j))
        near = {
            (i + di, j + dj)
            for i, j in seeds
            for di in (-1, 0, 1)
            for dj in (-1, 0, 1)
            if 0 <= i + di < len(left) and 0 <= j + dj < len(right)
        }
        pending = sorted(near - looked)
    return beads(reports, lines, _supported(found), weighing.likening)


def _supported(found: Mapping[tuple[int, int], Found]) -> list[Found]:
    """Add to each pair what its copied neighbours say for it."""
    raised = []
    for (i, j), pair in found.items():
        after = max((_certainty(found, i + d, j + e) for d, e in ((1, 1), (1, 2), (2, 1))))
        before = max((_certainty(found, i - d, j - e) for d, e in ((1, 1), (1, 2), (2, 1))))
        across = max(_certainty(found, i - d, j + d) for d in (1, -1))
        support = SUPPORT * (before + after) + 0.5 * SUPPORT * across
        raised.append(pair.raised(support))
    return raised


def _certainty(found: Mapping[tuple[int, int], Found], i: int, j: int) -> float:
    pair = found.get((i, j))
    return 0.0 if pair is None else max(0.0, min(1.0, pair.log_odds / 2 + 0.5))
