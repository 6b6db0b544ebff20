"""Who descends from whom: held parents, several where texts were merged, and lost ancestors."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from tellings.model import Alignment, Ancestor, Descent, Passage, Report, identify
from tellings.stemma.changes import changes_between
from tellings.stemma.first_dates import date_from_family
from tellings.stemma.kinship import (
    LIKELY,
    MACHINE,
    WHOLE,
    Kin,
    is_agency_of,
    kinships,
    relation,
)
from tellings.stemma.lineages import Family, lineages
from tellings.stemma.passages import group_sentences, passage

SHARED = 2
"""Sentences that two reports must share before a text behind both is inferred."""
ENOUGH = 0.1
"""The share of a child from which on a text counts as a parent of it."""


def family(
    reports: Sequence[Report], alignments: Iterable[Alignment], collected: date | None = None
) -> Family:
    """Return how the reports hang together, with the dates that follow from that.

    Each report gets the held parent nearest to its words, and further ones where they account for
    sentences that this one does not. What several reports share, and none can have from another,
    goes back to an ancestor that is not held. ``collected`` is the last day any may have appeared.
    """
    told = sorted(reports, key=lambda report: report.id)
    aligned = tuple(alignments)
    kin = kinships(told, aligned)
    groups = list(_lost_copies(kin))
    descents = _from_lost(groups, kin) + _from_held(told, kin, groups)
    shared = list(_lost_parts(kin, descents))
    descents += _from_lost(shared, kin)
    ancestors = tuple(sorted((_ancestor(g, kin) for g in groups + shared), key=lambda a: a.id))
    descents = [_with_changes(d, told, aligned) for d in descents]
    ordered = tuple(sorted(descents, key=lambda d: (d.child, -d.derived, d.parent)))
    return Family(
        reports=date_from_family(told, ordered, collected),
        passages=tuple(_passages(told, aligned, ordered)),
        ancestors=ancestors,
        descents=ordered,
        lineages=lineages(told, ordered),
    )


def _lost_copies(kin: Sequence[Kin]) -> Iterator[frozenset[str]]:
    """Yield groups of reports that are copies of one agency text that we do not hold.

    They credit one agency, share nearly all their text, and neither is made from the other by
    machine.
    """
    links = [
        (k.parent.id, k.child.id)
        for k in kin
        if k.parent.id < k.child.id and max(k.derived, k.of_parent) >= WHOLE and _siblings(k)
    ]
    yield from _components(links)


def _siblings(kin: Kin) -> bool:
    shared = set(kin.parent.agencies) & set(kin.child.agencies)
    own = {kin.parent.outlet, kin.child.outlet}
    if not shared or own & shared:
        return False
    return not any(_is_machine_made(report) for report in (kin.parent, kin.child))


def _is_machine_made(report: Report) -> bool:
    return max(report.machine.paraphrase, report.machine.translation) >= MACHINE


def _from_held(
    reports: Sequence[Report], kin: Sequence[Kin], lost: Sequence[frozenset[str]]
) -> list[Descent]:
    above: dict[str, list[Kin]] = defaultdict(list)
    copies = {report for group in lost for report in group}
    for k in kin:
        if k.child.id not in copies and _may_be_parent(k):
            above[k.child.id].append(k)
    found: list[Descent] = []
    parents: dict[str, set[str]] = defaultdict(set)
    for report in reports:
        for k in _chosen(above[report.id]):
            if not _is_above(report.id, k.parent.id, parents):
                parents[report.id].add(k.parent.id)
                found.append(_descent(k))
    return found


def _may_be_parent(kin: Kin) -> bool:
    if kin.derived < ENOUGH:
        return False
    if max(kin.derived, kin.of_parent) >= WHOLE:
        return kin.weight > 0 or (kin.weight == 0 and kin.parent.id < kin.child.id)
    credited = is_agency_of(kin.parent, kin.child) or kin.parent.outlet == kin.child.outlet
    return kin.weight >= LIKELY and credited and kin.parent.outlet is not None


def _chosen(above: Sequence[Kin]) -> Iterator[Kin]:
    """Yield the nearest parent, then those that account for more of the child's sentences."""
    covered: set[int] = set()
    for k in sorted(above, key=lambda k: (-k.closeness, -k.weight, k.parent.id)):
        new = k.sentences - covered
        if not covered or (len(new) >= SHARED and len(new) >= len(k.sentences) / 2):
            covered |= k.sentences
            yield k


def _is_above(text: str, other: str, parents: Mapping[str, set[str]]) -> bool:
    """Return whether ``text`` is ``other`` or one of its forebears."""
    pending, seen = [other], set[str]()
    while pending:
        one = pending.pop()
        if one == text:
            return True
        if one not in seen:
            seen.add(one)
            pending += sorted(parents[one])
    return False


def _descent(kin: Kin) -> Descent:
    share = f"{kin.derived:.0%} of its words stand in {len(kin.sentences)} sentences of the other"
    reasons = (share, *(sign.reason for sign in kin.signs if sign.weight > 0))
    return Descent(
        child=kin.child.id,
        parent=kin.parent.id,
        relation=relation(kin),
        derived=round(kin.derived, 4),
        confidence=round(min(0.99, 0.5 + kin.closeness / 2), 4),
        direction=kin.direction,
        reasons=reasons,
    )


def _lost_parts(kin: Sequence[Kin], descents: Sequence[Descent]) -> Iterator[frozenset[str]]:
    """Yield groups of reports that share text which none of them has from another."""
    above: dict[str, set[str]] = defaultdict(set)
    for descent in descents:
        above[descent.child].add(descent.parent)
    roots = {k.child.id: _roots(k.child.id, above) for k in kin}
    links = [
        (k.parent.id, k.child.id)
        for k in kin
        if k.parent.id < k.child.id
        and len(k.sentences) >= SHARED
        and roots[k.parent.id].isdisjoint(roots[k.child.id])
    ]
    for group in _components(links):
        heads = {r for r in group if not any(_is_above(o, r, above) for o in group if o != r)}
        if len(heads) > 1:
            yield frozenset(heads)


def _roots(text: str, above: Mapping[str, set[str]]) -> set[str]:
    parents = above.get(text)
    return {text} if not parents else {r for p in sorted(parents) for r in _roots(p, above)}


def _from_lost(groups: Iterable[frozenset[str]], kin: Sequence[Kin]) -> list[Descent]:
    return [
        descent
        for group in groups
        for child in sorted(group)
        if (descent := _descent_from_lost(child, group, kin)) is not None
    ]


def _descent_from_lost(child: str, group: frozenset[str], kin: Sequence[Kin]) -> Descent | None:
    shared = [k for k in kin if k.child.id == child and k.parent.id in group]
    if not shared:
        return None
    nearest = max(shared, key=lambda k: (k.closeness, k.parent.id))
    sentences = frozenset(i for k in shared for i in k.sentences)
    derived = min(1.0, max(k.derived for k in shared) * len(sentences) / len(nearest.sentences))
    others = f"shares {len(sentences)} sentences with {len(shared)} other report(s)"
    reasons = (others, "none of them can have the text from another")
    whole = replace(nearest, derived=derived, sentences=sentences)
    return Descent(
        child=child,
        parent=_name_of(group),
        relation=relation(whole) if derived >= WHOLE else "partial",
        derived=round(derived, 4),
        confidence=round(min(0.95, 0.4 + nearest.evidence.same / 2), 4),
        direction="likely",
        reasons=reasons,
    )


def _name_of(group: frozenset[str]) -> str:
    return identify("ancestor", *sorted(group))


def _ancestor(group: frozenset[str], kin: Sequence[Kin]) -> Ancestor:
    """Return the lost text, with the agency that its children credit where they agree on one.

    An agency that the shared sentences name is reported in the text, and is not its author.
    """
    held = {k.child.id: k for k in kin if k.child.id in group and k.parent.id in group}
    told: Counter[str] = Counter()
    for k in held.values():
        shared = " ".join(k.child.words_of(i) for i in sorted(k.sentences))
        told.update(agency for agency in k.child.agencies if agency not in shared)
    best = sorted(told.items(), key=lambda pair: (-pair[1], pair[0]))
    return Ancestor(_name_of(group), best[0][0] if best else None, tuple(sorted(group)))


def _components(links: Iterable[tuple[str, str]]) -> Iterator[frozenset[str]]:
    near: dict[str, set[str]] = defaultdict(set)
    for one, other in links:
        near[one].add(other)
        near[other].add(one)
    seen: set[str] = set()
    for start in sorted(near):
        group: set[str] = set()
        pending = [] if start in seen else [start]
        while pending:
            one = pending.pop()
            if one not in group:
                group.add(one)
                pending += near[one]
        seen |= group
        if group:
            yield frozenset(group)


def _passages(
    reports: Sequence[Report], alignments: Sequence[Alignment], descents: Sequence[Descent]
) -> Iterator[Passage]:
    held = {report.id for report in reports}
    lost = {(d.child, d.parent) for d in descents if d.parent not in held}
    for members in group_sentences(reports, alignments):
        own = {side.report for side in members}
        shared = Counter(parent for child, parent in lost if child in own)
        ancestor = max(sorted(shared), key=lambda a: shared[a], default=None)
        yield passage(members, ancestor)


def _with_changes(
    descent: Descent, reports: Sequence[Report], alignments: Sequence[Alignment]
) -> Descent:
    held = {report.id: report for report in reports}
    if descent.parent not in held:
        return descent
    child, parent = held[descent.child], held[descent.parent]
    return replace(descent, changes=changes_between(parent, child, alignments))
