"""The edges of a family told: relation, share, direction and reasons that a person can check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tellings.model import Alignment, Descent, Report
from tellings.reuse.changes import evidence
from tellings.stemma.ancestors import Lines, Missing
from tellings.stemma.changes import changes_between
from tellings.stemma.direction import signs, turned
from tellings.stemma.kindred import Kindred, Pairs
from tellings.stemma.relations import (
    confidence_in,
    derived_share,
    direction_of,
    relation,
    sentences_of,
)

_THROUGH = 0.5
"""The share from which on a text is said to come from a held one through a lost one."""
_TRACE = 0.05
"""The least share of a report by which a lost text shows in it."""
_HELD = 0.5
"""The share of a sentence's words that a lost text must have had to be its source."""
_NAMED = 3


@dataclass(frozen=True)
class _Edge:
    parent: Report
    child: Report
    through: Missing | None


def descents_of(kindred: Kindred, pairs: Pairs, lines: Lines) -> Iterator[Descent]:
    """Yield the descents of one family: from held texts, then from those that are not held."""
    row = {report.id: i for i, report in enumerate(kindred.reports)}
    above = {child for child, parents in lines.held.items() if parents}
    above |= {row[c] for missing in lines.lost.values() for c in missing.ancestor.children}
    for edge in _edges(kindred, lines):
        descent = _from_held(kindred, pairs, edge, row[edge.parent.id] in above)
        if edge.through is None or descent.derived >= _THROUGH:
            yield descent
    for missing in lines.lost.values():
        for child in missing.ancestor.children:
            yield _from_lost(kindred, row[child], missing, pairs)


def shown(kindred: Kindred, lines: Lines) -> Lines:
    """Leave out lost texts that show in fewer than two reports, and their traces in others."""
    row = {report.id: i for i, report in enumerate(kindred.reports)}
    kept: dict[str, Missing] = {}
    for name, missing in lines.lost.items():
        children = tuple(
            child
            for child in missing.ancestor.children
            if _share_of_lost(kindred, row[child], missing) >= _TRACE
        )
        if len(children) > 1:
            kept[name] = replace(missing, ancestor=replace(missing.ancestor, children=children))
    return replace(lines, lost=kept)


def _share_of_lost(kindred: Kindred, child: int, missing: Missing) -> float:
    return derived_share(kindred.reports[child], _sentences_of_lost(kindred, child, missing))


def _edges(kindred: Kindred, lines: Lines) -> Iterator[_Edge]:
    reports = kindred.reports
    held = {report.id: report for report in reports}
    told: set[tuple[str, str]] = set()
    for child, parents in sorted(lines.held.items()):
        for parent in parents:
            told.add((reports[child].id, reports[parent].id))
            yield _Edge(reports[parent], reports[child], None)
    for missing in lines.lost.values():
        for child_id in missing.ancestor.children:
            for parent_id in missing.parents:
                if (child_id, parent_id) not in told:
                    told.add((child_id, parent_id))
                    yield _Edge(held[parent_id], held[child_id], missing)


def _between(pairs: Pairs, parent: Report, child: Report) -> list[Alignment]:
    """Return the alignments of two reports, the parent on the left."""
    if parent.id < child.id:
        return list(pairs.get((parent.id, child.id), ()))
    return [turned(alignment) for alignment in pairs.get((child.id, parent.id), ())]


def _from_held(kindred: Kindred, pairs: Pairs, edge: _Edge, pooled: bool) -> Descent:
    parent, child = edge.parent, edge.child
    shared = _between(pairs, parent, child)
    told = evidence(parent, child, shared)
    told_by = list(signs(parent, child, shared))
    row = {report.id: i for i, report in enumerate(kindred.reports)}
    odds = float(kindred.older[row[parent.id], row[child.id]])
    derived = derived_share(child, sentences_of(shared, child.id))
    reasons = [_share_reason(derived, child, shared), *(sign.reason for sign in told_by)]
    if edge.through is not None:
        reasons.append("it has it through a text that is not held")
    return Descent(
        child=child.id,
        parent=parent.id,
        relation=relation(parent, child, derived, told, told.left_share),
        derived=round(derived, 4),
        confidence=confidence_in(derived, told.same, odds),
        direction=direction_of(odds, pooled),
        reasons=tuple(reasons),
        changes=changes_between(parent, child, shared),
    )


def _share_reason(derived: float, child: Report, shared: Sequence[Alignment]) -> str:
    count = len(sentences_of(shared, child.id))
    plural = "sentence" if count == 1 else "sentences"
    return f"{derived:.0%} of its words stand in {count} {plural} that it has in common with it"


def _from_lost(kindred: Kindred, child: int, missing: Missing, pairs: Pairs) -> Descent:
    reports = kindred.reports
    sentences = _sentences_of_lost(kindred, child, missing)
    report = reports[child]
    derived = derived_share(report, sentences)
    fellows = [r for r in reports if r.id in missing.ancestor.children and r.id != report.id]
    nearest = max(fellows, key=lambda r: (_common(kindred, report, r), r.id))
    told = evidence(nearest, report, _between(pairs, nearest, report))
    kind = relation(None, report, derived, replace(told, how=None), 1.0)
    return Descent(
        child=report.id,
        parent=missing.ancestor.id,
        relation=kind,
        derived=round(derived, 4),
        confidence=confidence_in(derived, told.same, 1.0),
        direction="likely",
        reasons=tuple(_lost_reasons(missing, fellows, len(sentences))),
    )


def _lost_reasons(missing: Missing, fellows: Sequence[Report], count: int) -> Iterator[str]:
    plural = "sentence" if count == 1 else "sentences"
    yield f"it shares {count} {plural} with {_named(fellows)}"
    yield "none of them can have all of that from another"
    if missing.ancestor.label:
        yield f"credits name {missing.ancestor.label}"


def _named(reports: Sequence[Report]) -> str:
    """Return the outlets of some reports, those beyond a few and those unknown as a number."""
    outlets = sorted({report.outlet for report in reports if report.outlet})[:_NAMED]
    more = len(reports) - sum(report.outlet in outlets for report in reports)
    if not outlets:
        return "another report" if more == 1 else f"{more} other reports"
    return ", ".join(outlets) + (f" and {more} more" if more else "")


def _common(kindred: Kindred, one: Report, other: Report) -> float:
    row = {report.id: i for i, report in enumerate(kindred.reports)}
    table = kindred.collation
    both = table.held[row[one.id]] & table.held[row[other.id]]
    return float(table.weight[both].sum())


def _sentences_of_lost(kindred: Kindred, child: int, missing: Missing) -> list[int]:
    """Return the report's sentences most of whose words the lost text had."""
    table = kindred.collation
    own = table.held[child]
    place = table.sentence[child][own]
    whole: Mapping[int, float] = _sums(place, table.weight[own])
    had = _sums(place, table.weight[own] * missing.words[own])
    return [index for index, weight in whole.items() if had[index] >= _HELD * weight]


def _sums(place: NDArray[np.int32], weight: NDArray[np.float64]) -> dict[int, float]:
    names, inverse = np.unique(place, return_inverse=True)
    sums = np.bincount(inverse, weights=weight)
    return {int(name): float(told) for name, told in zip(names, sums, strict=True)}
