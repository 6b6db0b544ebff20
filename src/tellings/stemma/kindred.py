"""One family of reports that hang together by shared text: its evidence weighed, its tree found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from tellings.model import Alignment, Report, Side
from tellings.stemma.agencies import fellows
from tellings.stemma.collation import Collation, collate
from tellings.stemma.dating import window
from tellings.stemma.direction import log_odds
from tellings.stemma.explaining import Floats
from tellings.stemma.lost import MOST_TEXTS, Found, find
from tellings.stemma.search import enough
from tellings.stemma.siblings import with_lost

Pairs = Mapping[tuple[str, str], Sequence[Alignment]]
"""The alignments of two reports, mere quotations left out, by their ids in order."""

_BLOCK = 2.5
_LEAST = 8.0
_REST = 0.6
_STRANGE = 0.1


@dataclass(frozen=True)
class Kindred:
    """A family as it was found: its reports, their words collated, its tree.

    Rows of the collation stand for reports, rows of the tree beyond them for texts that are not
    held. ``older`` is (reports, reports): the log-odds that the row's is older.
    """

    reports: tuple[Report, ...]
    collation: Collation
    older: Floats
    found: Found


def pairs_of(alignments: Iterable[Alignment]) -> dict[tuple[str, str], list[Alignment]]:
    """Return the alignments of each pair of reports, mere quotations left out."""
    pairs: dict[tuple[str, str], list[Alignment]] = defaultdict(list)
    for alignment in alignments:
        if alignment.reuse != "quotation":
            pairs[alignment.left.report, alignment.right.report].append(alignment)
    return dict(sorted(pairs.items()))


def kindreds(
    reports: Sequence[Report], pairs: Pairs, groups: Sequence[Sequence[Side]]
) -> list[Kindred]:
    """Return the families that the reports fall into; a report without kin is in none.

    ``groups`` are the sentences that go back to one text. A family too great for lost texts to be
    sought in is taken in the parts that share too little for one to come from another.
    """
    held = {report.id: report for report in reports}
    found = []
    for members in _components(pairs):
        inside = {report: held[report] for report in members}
        own = {pair: told for pair, told in pairs.items() if pair[0] in inside}
        theirs = [group for group in groups if group[0].report in inside]
        table = collate(list(inside.values()), chain.from_iterable(own.values()), theirs)
        found += [_kindred([held[i] for i in part.ids], own, part) for part in _parts(table)]
    return found


def _components(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    near: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        near[one].add(other)
        near[other].add(one)
    groups: list[list[str]] = []
    seen: set[str] = set()
    for start in sorted(near):
        if start in seen:
            continue
        group, pending = {start}, [start]
        while pending:
            new = near[pending.pop()] - group
            group |= new
            pending += sorted(new)
        seen |= group
        groups.append(sorted(group))
    return groups


def _parts(table: Collation) -> list[Collation]:
    """Return the table, a great one in the parts that could have nothing of their text in common.

    Texts that stand alone then are left out.
    """
    if len(table.ids) <= MOST_TEXTS:
        return [table]
    near = np.argwhere(np.triu(enough(table.shared()), 1))
    pairs = [(table.ids[one], table.ids[other]) for one, other in near]
    row = {report: i for i, report in enumerate(table.ids)}
    return [table.of([row[report] for report in part]) for part in _components(pairs)]


def _kindred(reports: Sequence[Report], pairs: Pairs, table: Collation) -> Kindred:
    """Return one family; ``pairs`` may be those of others too."""
    inside = set(table.ids)
    own = {pair: told for pair, told in pairs.items() if inside.issuperset(pair)}
    older = _older(reports, own) + _strangers(table)
    windows = [window(report) for report in reports]
    ends = np.array([w.end if w else np.inf for w in windows])
    found = find(table, older, ends, lambda parents: fellows(reports, table, parents))
    if np.isfinite(ends).any():
        found = with_lost(table, found)
    return Kindred(tuple(reports), table, older, found)


def _older(reports: Sequence[Report], pairs: Pairs) -> Floats:
    """Return the log-odds that the row's report is older, for every two that share text."""
    row = {report.id: i for i, report in enumerate(reports)}
    odds = np.zeros((len(reports), len(reports)))
    for (left, right), shared in pairs.items():
        i, j = row[left], row[right]
        odds[i, j] = log_odds(reports[i], reports[j], shared)
        odds[j, i] = -odds[i, j]
    return odds


def _strangers(table: Collation) -> Floats:
    """Return who must be older because what two share stands apart in one of them.

    Where a text comes from a third but for what it shares with another, it took that in: the other
    would hardly have picked just this from it.
    """
    held, weight = table.held, table.weight
    shared = table.shared()
    odds = np.zeros(shared.shape)
    for one, child in np.argwhere(shared >= _LEAST).tolist():
        rest = held[child] & ~held[one]
        whole = float(weight[rest].sum())
        if one == child or whole < _LEAST:
            continue
        from_third = held[:, rest] @ weight[rest]
        from_third[[one, child]] = 0.0
        third = int(np.argmax(from_third))
        block = float(weight[held[child] & held[one] & held[third]].sum())
        if from_third[third] >= _REST * whole and block <= _STRANGE * shared[one, child]:
            odds[one, child] = _BLOCK
    return odds - odds.T
