"""The lost texts of a family, named: what is known of each, and who has it from where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.model import Ancestor, identify
from tellings.stemma.agencies import label_of
from tellings.stemma.kindred import Kindred
from tellings.stemma.lost import Lost


@dataclass(frozen=True)
class Missing:
    """A text that is not held: what is known of it, its words, and the held texts it comes from."""

    ancestor: Ancestor
    words: NDArray[np.bool_]
    parents: tuple[str, ...]


@dataclass(frozen=True)
class Lines:
    """A family's edges: the held parents of each report, by row, and the lost texts by id."""

    held: dict[int, tuple[int, ...]]
    lost: dict[str, Missing]


def ancestors_of(kindred: Kindred) -> Lines:
    """Return the family's edges, with the lost texts that two reports or more come from."""
    found = kindred.found
    parents = {
        row: tuple(parent for parent in found.parents[row] if parent < found.held)
        for row in range(found.held)
    }
    lost: dict[str, Missing] = {}
    for number, one in enumerate(found.lost):
        row = found.held + number
        children = [c for c in range(found.held) if _reaches(c, row, found.parents, found.held)]
        if len(children) > 1:
            above = _nearest_held(row, found.parents, found.held)
            missing = _missing(kindred, children, one, above)
            lost[missing.ancestor.id] = missing
    return Lines(parents, lost)


def _reaches(child: int, row: int, parents: Mapping[int, tuple[int, ...]], held: int) -> bool:
    """Tell whether a report comes from the lost text without any held one between."""
    above = [parent for parent in parents[child] if parent >= held]
    return any(p == row or _reaches(p, row, parents, held) for p in above)


def _nearest_held(row: int, parents: Mapping[int, tuple[int, ...]], held: int) -> tuple[int, ...]:
    found: list[int] = []
    for parent in parents.get(row, ()):
        found += [parent] if parent < held else _nearest_held(parent, parents, held)
    return tuple(dict.fromkeys(found))


def _missing(
    kindred: Kindred, children: Sequence[int], lost: Lost, above: Sequence[int]
) -> Missing:
    reports = kindred.reports
    names = tuple(sorted(reports[child].id for child in children))
    label = label_of(reports, kindred.collation, children)
    ancestor = Ancestor(identify("ancestor", *names), label, names)
    return Missing(ancestor, lost.words, tuple(reports[parent].id for parent in above))
