"""Reports → the happenings that they are about: average-link clusters of what they name.

Reports with text in common are of one story whatever else they say. Beyond that, two are near when
the rare words of title and text are the same, and less so when they appeared far apart. Copies of
one text weigh once.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from tellings.model import Alignment, Report, Story, identify
from tellings.reuse.copies import copies
from tellings.reuse.rarity import general
from tellings.reuse.words import split

NEAR = 0.18
NEARER = 0.035
"""Cosine from which on two reports are of one story, on the average over a cluster's pairs, and
what is added for every tenfold of reports: the more there are, the more are alike by chance."""
SHARED = 3
"""Aligned sentences that make two reports one story."""
DAYS = 21
FAR = 0.7
"""What nearness is left to two reports that appeared further apart."""
RARE = 0.6
TITLE = 2.0


def group(reports: Sequence[Report], alignments: Iterable[Alignment]) -> tuple[Story, ...]:
    """Return the stories of the reports, the largest first; every report is in one."""
    told, aligned = sorted(reports, key=lambda report: report.id), tuple(alignments)
    if not told:
        return ()
    nearness = _nearness(told)
    for one, other in _sharing(told, aligned):
        nearness[one, other] = nearness[other, one] = 1.0
    units = copies(told, aligned)
    joined = _average_link(_between(units, nearness), NEAR + NEARER * math.log10(len(units)))
    clusters = [sorted(i for unit in cluster for i in units[unit]) for cluster in joined]
    stories = [_story([told[i] for i in members], nearness, members) for members in clusters]
    return tuple(sorted(stories, key=lambda story: (-len(story.reports), story.id)))


def _nearness(reports: Sequence[Report]) -> NDArray[np.float64]:
    """Return the cosine of every two reports, (reports, reports); less where far in time."""
    weights = [_weights(report) for report in reports]
    columns = {word: i for i, word in enumerate(sorted({w for own in weights for w in own}))}
    table = np.zeros((len(reports), max(1, len(columns))))
    for row, own in enumerate(weights):
        for word, weight in own.items():
            table[row, columns[word]] = weight
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
    near = np.asarray(table @ table.T)
    days = [_day(report) for report in reports]
    for i, one in enumerate(days):
        for j, other in enumerate(days[:i]):
            if one and other and abs((one - other).days) > DAYS:
                near[i, j] = near[j, i] = FAR * near[i, j]
    return near


def _weights(report: Report) -> dict[str, float]:
    found: dict[str, float] = {}
    for place in report.sentences:
        if place.part in ("furniture", "credit"):
            continue
        factor = TITLE if place.part == "title" else 1.0
        for stem in split(report.text, place.start, place.end).stems:
            rarity = general(stem)
            if rarity >= RARE:
                found[stem] = found.get(stem, 0.0) + factor * rarity
    return {stem: float(np.log1p(weight)) * general(stem) for stem, weight in found.items()}


def _day(report: Report) -> date | None:
    published = report.published
    if published is None or published.basis == "inferred":
        return None
    try:
        return date.fromisoformat(published.date)
    except ValueError:
        return None


def _sharing(reports: Sequence[Report], alignments: Iterable[Alignment]) -> list[tuple[int, int]]:
    place = {report.id: row for row, report in enumerate(reports)}
    counts: dict[tuple[int, int], int] = {}
    for alignment in alignments:
        if alignment.reuse != "quotation":
            pair = place[alignment.left.report], place[alignment.right.report]
            counts[pair] = counts.get(pair, 0) + 1
    return [pair for pair, count in sorted(counts.items()) if count >= SHARED]


def _between(units: Sequence[Sequence[int]], nearness: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how near every two groups of copies are, (units, units): as near as any of theirs."""
    near = np.zeros((len(units), len(units)))
    for i, one in enumerate(units):
        for j, other in enumerate(units[:i]):
            near[i, j] = near[j, i] = nearness[np.ix_(one, other)].max()
    return near


def _average_link(nearness: NDArray[np.float64], least: float) -> list[list[int]]:
    """Join the two clusters that are nearest on the average, while they are near enough."""
    members = [[i] for i in range(len(nearness))]
    sums = nearness.copy()
    np.fill_diagonal(sums, -np.inf)
    sizes = np.ones(len(nearness))
    while len(members) > 1:
        mean = sums / np.outer(sizes, sizes)
        one, other = sorted(divmod(int(mean.argmax()), len(mean)))
        if mean[one, other] < least:
            break
        members[one] += members[other]
        members[other] = []
        sums[one] += sums[other]
        sums[:, one] = sums[one]
        sums[other] = sums[:, other] = -np.inf
        sums[one, one] = -np.inf
        sizes[one] += sizes[other]
    return [sorted(cluster) for cluster in members if cluster]


def _story(reports: Sequence[Report], nearness: NDArray[np.float64], rows: list[int]) -> Story:
    """Return a story; its title is that of the report nearest to all the others."""
    central = nearness[np.ix_(rows, rows)].sum(axis=1)
    ranked = sorted(zip(-central, reports, strict=True), key=lambda pair: (pair[0], pair[1].id))
    titles = [report.title for _, report in ranked if report.title]
    ids = tuple(report.id for report in reports)
    return Story(identify("story", *ids), titles[0] if titles else _opening(ranked[0][1]), ids)


def _opening(report: Report) -> str:
    """Return the first sentence of a report that has no title."""
    bodies = [i for i, place in enumerate(report.sentences) if place.part == "body"]
    return " ".join(report.words_of(bodies[0]).split()) if bodies else report.path
