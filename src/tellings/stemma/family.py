"""Aligned passages → the family: who descends from whom, passages, lost ancestors, lineages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tellings.model import Alignment, Descent, Passage, Report, Side
from tellings.stemma.ancestors import Missing, ancestors_of
from tellings.stemma.dating import date_all, with_years
from tellings.stemma.descents import descents_of, shown
from tellings.stemma.kindred import kindreds, pairs_of
from tellings.stemma.lineages import Family, lineages
from tellings.stemma.passages import group_sentences, passage


def family(
    reports: Sequence[Report], alignments: Iterable[Alignment], collected: date | None = None
) -> Family:
    """Return how the reports hang together, with the dates that follow from that.

    Each report gets the parent that its words hang on, further ones where they account for
    sentences that the first lacks, and ancestors that are not held where what several share can
    come from none of them. ``collected`` is the last day any may have appeared.
    """
    told = with_years(sorted(reports, key=lambda report: report.id), collected)
    aligned = tuple(alignments)
    pairs = pairs_of(aligned)
    groups = group_sentences(told, aligned)
    descents: list[Descent] = []
    lost: dict[str, Missing] = {}
    for kindred in kindreds(told, pairs, groups):
        lines = shown(kindred, ancestors_of(kindred))
        descents += descents_of(kindred, pairs, lines)
        lost |= lines.lost
    ordered = tuple(sorted(descents, key=lambda d: (d.child, -d.derived, d.parent)))
    return Family(
        reports=date_all(told, ordered, collected),
        passages=tuple(_passages(groups, ordered, lost)),
        ancestors=tuple(lost[name].ancestor for name in sorted(lost)),
        descents=ordered,
        lineages=lineages(told, ordered),
    )


def _passages(
    groups: Iterable[tuple[Side, ...]],
    descents: Iterable[Descent],
    lost: Mapping[str, Missing],
) -> list[Passage]:
    above: dict[str, set[str]] = {name: set(one.parents) for name, one in lost.items()}
    for descent in descents:
        if descent.direction != "unknown":
            above.setdefault(descent.child, set()).add(descent.parent)
    behind = {name: set(one.ancestor.children) for name, one in lost.items()}
    return [passage(group, _origin(group, above, behind)) for group in groups]


def _origin(
    group: Sequence[Side], above: Mapping[str, set[str]], behind: Mapping[str, set[str]]
) -> str | None:
    """Return the one text that all who have a passage have it from; ``None`` if that is not known.

    A lost text had what two of its children have.
    """
    readers = {side.report for side in group}
    texts = readers | {name for name, children in behind.items() if len(children & readers) > 1}
    tops = [text for text in sorted(texts) if texts.isdisjoint(above.get(text, ()))]
    return tops[0] if len(tops) == 1 else None
