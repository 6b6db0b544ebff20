"""A text taken for the parent of others that is their sibling: their parent is lost.

Where several texts hang on one, and that one has edits of its own that none of them has, while they
agree against it word for word, it is not the text that they come from: all of them go back to one
that is not held. Two who rewrite much put the same word for another's by chance; so only those
count as witnesses of such an agreement who else keep nearly every word. Asked only where reports
have dates: without, two in three of the lost texts so told were none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tellings.stemma.branching import children_of
from tellings.stemma.collation import Collation
from tellings.stemma.lost import Found, Lost, median

_LIGHT = 0.05
"""The share of words changed up to which a text is a witness of what it was copied from."""
_CUT = 0.2
"""The edits that a word counts for that was cut out and nothing put for it."""
_AGREED = 2
"""How many words light editors must have in common against the text that they hang on."""
_OWN = 2
"""How many words that text must have that none of them has."""
_ABOVE = 2
"""How many words the siblings must share against the text above, for a lost one between."""

Columns = NDArray[np.intp]


@dataclass(frozen=True)
class _Star:
    """A text, its children that do not have their words from it, and the text above, if any."""

    text: int
    children: tuple[int, ...]
    above: tuple[int, ...]


def with_lost(collation: Collation, found: Found) -> Found:
    """Return the family with a lost text above each that its children cannot have come from."""
    below = children_of(found.parents)
    taken: set[int] = set()
    for text, children in sorted(below.items()):
        family = {text, *children}
        if max(family) >= found.held or family & taken:
            continue
        star = _star(collation, text, children, found.parents[text][:1], found.held)
        if star is not None:
            taken |= {text, *star.children}
            found = _put_in(collation, found, star)
    return found


def _star(
    table: Collation, text: int, children: Sequence[int], above: Sequence[int], held: int
) -> _Star | None:
    above = tuple(row for row in above if row < held)
    if len(above) + len(children) < 2:
        return None
    near = [*children, *above]
    light = [row for row in near if _rate(table, text, row) <= _LIGHT]
    agreed, own = _agreed(table, text, near, light), _own(table, text, near, light)
    if len(agreed) < _AGREED or len(own) < _OWN:
        return None
    siblings = tuple(row for row in children if _apart(table, row, agreed, own))
    if not siblings or len(siblings) + len(above) < 2:
        return None
    if above and _against(table, above[0], (text, *siblings)) < _ABOVE:
        return None
    return _Star(text, siblings, above)


def _rate(table: Collation, one: int, other: int) -> float:
    """Return the share of the words both might have that lie changed between two texts."""
    held, both = table.held, table.reads[one] & table.reads[other]
    lost = int((held[one] & ~held[other] & both).sum())
    won = int((held[other] & ~held[one] & both).sum())
    edits = min(lost, won) + _CUT * abs(lost - won)
    return float(edits + 0.5) / (1.0 + int((held[one] & both).sum()))


def _agreed(table: Collation, text: int, near: Sequence[int], light: Sequence[int]) -> Columns:
    """Return the words that two light editors, and half of those near, have against the text."""
    against = table.reads[text] & ~table.held[text]
    most = 2 * table.held[near].sum(axis=0) >= table.reads[near].sum(axis=0)
    return np.flatnonzero(against & most & (table.held[light].sum(axis=0) >= 2))


def _own(table: Collation, text: int, near: Sequence[int], light: Sequence[int]) -> Columns:
    """Return the text's words that none of those near has, though two light editors might."""
    read = table.reads[light].sum(axis=0) >= 2
    return np.flatnonzero(table.held[text] & read & ~table.held[near].any(axis=0))


def _apart(table: Collation, row: int, agreed: Columns, own: Columns) -> bool:
    """Tell whether a child has more of what the others agree in than of the text's own words."""
    return bool(table.held[row, agreed].sum() > table.held[row, own].sum())


def _against(table: Collation, above: int, siblings: Sequence[int]) -> int:
    """Count the words that two light siblings have where the text above them has others."""
    light = [row for row in siblings if _rate(table, above, row) <= _LIGHT]
    other = table.reads[above] & ~table.held[above]
    return int((other & (table.held[light].sum(axis=0) >= 2)).sum())


def _put_in(table: Collation, found: Found, star: _Star) -> Found:
    row = found.held + len(found.lost)
    siblings = (star.text, *star.children)
    parents = dict(found.parents)
    parents[row] = star.above
    parents[star.text] = (row, *found.parents[star.text][1:])
    for child in star.children:
        parents[child] = (row, *found.parents[child][1:])
    words = median(table, [*siblings, *star.above])
    place = found.order.index(star.text)
    order = [*found.order[:place], row, *found.order[place:]]
    lost = Lost(words, tuple(sorted(siblings)), 0.0)
    return replace(found, order=order, parents=parents, lost=(*found.lost, lost))
