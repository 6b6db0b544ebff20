"""What title and lead tell of a death or a wound as such, and which sentences tell of others."""

from __future__ import annotations

import re

from tellings.claims.context import Context
from tellings.claims.outcomes import lexis


def is_wounding(context: Context) -> bool:
    """Return whether the lead tells of wounds or of a victim, whoever it is."""
    lead = " ".join(tree.text for tree in context.trees[:4])
    return re.search(r"\b(?:victims?|wound(?:s|ed)?|injured|shot|struck)\b", lead) is not None


def is_elsewhere(context: Context, position: int) -> bool:
    """Return whether a sentence tells of other happenings or gives a statistic."""
    tree = context.trees[position]
    told = {tree.lower(i) for i in range(len(tree))}
    published = context.report.published
    years = {word for word in told if _YEAR.fullmatch(word)}
    if position and published and years - {published.date[:4]}:
        return True
    return position > 1 and bool(told & lexis("elsewhere"))


_YEAR = re.compile(r"(?:19|20)\d\d")


def is_deadly(context: Context, lead: int) -> bool:
    """Return whether the first sentences tell of a death, of whomever."""
    for position in range(min(lead, len(context.trees))):
        tree = context.trees[position]
        for index in range(len(tree)):
            before = {tree.lower(k) for k in (index - 1, index - 2, index - 3)}
            if tree.lower(index) in lexis("deadly") and not before & _NOT_YET:
                return True
    return False


def least_killed(context: Context) -> int:
    """Return the least that a murder-suicide, single or double, must have killed."""
    for position in range(min(4, len(context.trees))):
        told = _MURDER_SUICIDE.search(context.trees[position].text)
        if told is not None:
            return {"double": 3, "triple": 4, "quadruple": 5}.get((told.group(1) or "").lower(), 2)
    return 0


_MURDER_SUICIDE = re.compile(r"\b(?:(double|triple|quadruple)\s)?murder[\s-]suicide", re.IGNORECASE)
_NOT_YET = frozenset(
    ["attempted", "attempt", "non", "not", "no", "to", "nearly", "almost", "threat", "conspiracy"]
)
