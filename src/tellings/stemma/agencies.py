"""Agencies behind reports: who says that its text is an agency's, and who shares such a text.

Two outlets that print one agency's text have it from the agency and not from each other, and so
has an outlet that credits an agency where the text nearest to its own names none: a credit is lost
in copying, and not gained. Where the agency's own take is held, nothing is lost.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from tellings.model import Report
from tellings.stemma.collation import Collation
from tellings.stemma.direction import machine_made, names_outlet, plain_name, same_outlet

Floats = NDArray[np.float64]

_GENERIC = re.compile(r"\b(?:news |wire |press )?(?:agenc(?:y|ies)|wires|wire services?)\b", re.I)
_DESK = re.compile(r"^[a-z]{2,4}(?:-[a-z]{2,4})*(?:/[a-z]{1,4})+$")
_PART = 0.5
"""A report that shares less than this of its words took over passages, and no text."""
_TAKE = 0.8
"""The share of what two have in common that an agency's own take must hold to be its source."""
_NAMED = 2.0


def fellows(
    reports: Sequence[Report], table: Collation, parents: Mapping[int, Sequence[int]]
) -> set[frozenset[int]]:
    """Return the edges, as pairs of rows, whose two ends rather have their text from an agency.

    ``parents`` is the family as the words alone would have it; rows beyond the reports are lost.
    """
    shared = table.shared()
    return {
        frozenset({parent, child})
        for child, above in parents.items()
        for parent in above
        if max(parent, child) < len(reports) and _from_agency(reports, shared, parent, child)
    }


def _from_agency(reports: Sequence[Report], shared: Floats, parent: int, child: int) -> bool:
    one, other = reports[parent], reports[child]
    if is_agency(one) or is_agency(other) or same_outlet(one, other):
        return False
    if names_outlet(other, one) or names_outlet(one, other):
        return False
    if _take_held(reports, shared, parent, child):
        return False
    if shared[parent, child] < _PART * min(shared[parent, parent], shared[child, child]):
        return _credits_any(one) or _credits_any(other)
    if machine_made(one) or machine_made(other):
        return False
    return bool(authors(one) & authors(other)) or bool(authors(other) - authors(one))


def is_agency(report: Report) -> bool:
    """Tell whether a report is an agency's own text."""
    named = {plain_name(agency) for agency in report.credited}
    return report.outlet is not None and plain_name(report.outlet) in named


def _take_held(reports: Sequence[Report], shared: Floats, parent: int, child: int) -> bool:
    """Tell whether an agency's own take that the child credits holds what the two share."""
    enough = _TAKE * shared[parent, child]
    named = authors(reports[child])
    return any(
        is_agency(take) and plain_name(take.outlet or "") in named and shared[row, child] >= enough
        for row, take in enumerate(reports)
        if row not in (parent, child)
    )


def authors(report: Report) -> set[str]:
    """Return the agencies whose text a report says that it is, by their plain names."""
    if report.credit and not _GENERIC.search(report.credit):
        credit = plain_name(report.credit)
        named = {plain_name(a) for a in report.credited if plain_name(a) in credit}
        if named or not _DESK.match(report.credit.strip()):
            return named
    return {plain_name(agency) for agency in report.credited}


def _credits_any(report: Report) -> bool:
    if report.credit and (_GENERIC.search(report.credit) or _DESK.match(report.credit.strip())):
        return True
    return bool(authors(report))


def label_of(reports: Sequence[Report], table: Collation, children: Sequence[int]) -> str | None:
    """Return the agency that the children, by row, credit, if they do.

    One that is named only in what they share is quoted there, and is not its author.
    """
    told: Counter[str] = Counter()
    names: dict[str, Counter[str]] = defaultdict(Counter)
    generic = 0
    for child in children:
        report = reports[child]
        generic += bool(report.credit and _GENERIC.search(report.credit))
        shared = _shared_text(reports, table, child, children)
        for agency, weight in _weights(report, shared):
            names[plain_name(agency)][agency] += 1
            told[plain_name(agency)] += weight
    best = min(told, key=lambda name: (-told[name], name), default=None)
    if best is None or told[best] <= 0 or told[best] + generic < _NAMED:
        return None
    return min(names[best], key=lambda name: (-names[best][name], name))


def _weights(report: Report, shared: str) -> Iterator[tuple[str, int]]:
    """Yield how clearly, 0 to 2, a report says that its text is each agency's."""
    credit = report.credit or ""
    for agency in report.credited:
        if plain_name(agency) in plain_name(credit):
            yield agency, 2
        elif agency in shared:
            yield agency, 0
        elif _DESK.match(credit.strip()):
            yield agency, 2
        else:
            yield agency, int(not credit or bool(_GENERIC.search(credit)))


def _shared_text(
    reports: Sequence[Report], table: Collation, child: int, children: Iterable[int]
) -> str:
    """Return the sentences of a report that another of the children has too."""
    others = [row for row in children if row != child]
    both = table.held[child] & table.held[others].any(axis=0)
    sentences = np.unique(table.sentence[child][both])
    return " ".join(reports[child].words_of(int(index)) for index in sentences)
