"""Reports that are copies of each other, so that a copied text weighs once in what is grouped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tellings.model import Alignment, Report

WHOLE = 0.8
"""The share of the sentences of both reports that copies have in common."""


def copies(reports: Sequence[Report], alignments: Iterable[Alignment]) -> list[list[int]]:
    """Return the rows of the reports, those of copies together, by their first.

    Each is a copy of another of its group, both nearly wholly: an excerpt or a round-up of several
    texts joins nothing.
    """
    row = {report.id: index for index, report in enumerate(reports)}
    shared: dict[tuple[str, str], tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
    for alignment in alignments:
        if alignment.reuse != "quotation":
            left, right = shared[alignment.left.report, alignment.right.report]
            left.update(alignment.left.sentences)
            right.update(alignment.right.sentences)
    home = list(range(len(reports)))
    for (one, other), (left, right) in sorted(shared.items()):
        if _is_whole(reports[row[one]], left) and _is_whole(reports[row[other]], right):
            kept, gone = sorted((home[row[one]], home[row[other]]))
            home = [kept if each == gone else each for each in home]
    return [[i for i, each in enumerate(home) if each == first] for first in sorted({*home})]


def _is_whole(report: Report, aligned: set[int]) -> bool:
    told = {i for i, place in enumerate(report.sentences) if place.part in ("title", "body")}
    return bool(told) and len(aligned & told) >= WHOLE * len(told)
