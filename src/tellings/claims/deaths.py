"""What title and lead tell of a death or a wound as such, and which sentences tell of others."""

from __future__ import annotations

import re
from datetime import date

from tellings.claims.context import Context
from tellings.claims.harm import lexis
from tellings.claims.victim import is_mourned


def is_wounding(context: Context) -> bool:
    """Return whether the lead tells of wounds or of a victim, whoever it is."""
    lead = _NOBODY.sub("", " ".join(tree.text for tree in context.trees[:4]))
    return re.search(r"\b(?:victims?|wound(?:s|ed)?|injured|shot|struck)\b", lead) is not None


_NOBODY = re.compile(
    r"\b(?:no[ -]one|nobody|none|not)\b(?: \w+){0,5}? (?:injured|wounded|struck|shot|hit)\b"
    r"|\bno (?:\w+ ){0,3}?(?:victims?|injur\w+|wounds?)\b",
    re.IGNORECASE,
)


def is_elsewhere(context: Context, position: int) -> bool:
    """Return whether a sentence tells of others, gives a statistic or takes a word back."""
    tree = context.trees[position]
    if position and _ASIDE.search(tree.text):
        return True
    told = {tree.lower(i) for i in range(len(tree))}
    return position > 1 and bool(told & lexis("elsewhere"))


def is_past(context: Context, position: int) -> bool:
    """Return whether a sentence names a year that is not that of the report."""
    tree, published = context.trees[position], context.report.published
    years = {year for i in range(len(tree)) if _YEAR.fullmatch(year := tree.lower(i))}
    return bool(position and published and years - {published.date[:4]})


def opens_before(context: Context, position: int) -> bool:
    """Return whether a sentence opens with a time of weeks before the report: "In May, two …"."""
    if not position or context.report.published is None:
        return False
    day = context.report.published.date
    start, end = context.span(position)
    times = context.times_within(start, min(end, start + _OPENING))
    ends = [
        time.to for time in times if time.to and _OPENS.fullmatch(context.text[start : time.start])
    ]
    return any(_days(to, day) > _WEEKS for to in ends)


def _days(one: str, other: str) -> int:
    """Return how many days the one day is before the other; 0 where either is none."""
    try:
        return (date.fromisoformat(other) - date.fromisoformat(one)).days
    except ValueError:
        return 0


_OPENING = 40
"""Characters of a sentence within which it opens with a time."""
_OPENS = re.compile(r"\W*(?:In|On|Back|Early|Late|Earlier|in|on| )*\W*")
_WEEKS = 21
"""Days."""


def own_part(context: Context, position: int) -> int:
    """Return the character from which a sentence refers to another happening.

    "Police think it is tied to a shooting last week that left a man dead."
    """
    text = context.trees[position].text
    found = _REFERRING.search(text) if position > 1 else None
    return found.start() if found else len(text)


_YEAR = re.compile(r"(?:19|20)\d\d")
_HAPPENING = (
    r"(?:\w+[ -]){0,3}(?:shootings?|attacks?|incidents?|cases?|crash(?:es)?|fires?|killings?)"
)
_ASIDE = re.compile(
    r"\b(?:this year|of the year|year to date|in recent (?:years|months|weeks)|incorrect\w*|"
    r"erroneous\w*|mistakenly reported|misreported|since (?:\d{4}|the (?:start|beginning|year)|jan"
    r"|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec|records|last (?:year|month))\w*)\b"
    rf"|\b(?:in|during) (?:an?other|other|a similar|a different|a second|a third) {_HAPPENING}\b"
    r"|^\W*(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?:",
    re.IGNORECASE,
)
_REFERRING = re.compile(
    r"\b(?:(?:connected|related|linked|tied|similar) (?:to|with)|follows|comes (?:\w+ ){0,4}after|"
    r"came (?:\w+ ){1,4}after|reminiscent of|retaliation for|revenge for|down the street from) "
    r"(?:the|an?|another|last|several|other)\b",
    re.IGNORECASE,
)


def is_deadly(context: Context, lead: int) -> bool:
    """Return whether the first sentences tell of a death, of whomever."""
    return deadly_word(context, lead) is not None


def deadly_word(context: Context, lead: int) -> tuple[int, int] | None:
    """Return the word of the first sentences that tells of a death, by its sentence and token."""
    for position in range(min(lead, len(context.trees))):
        tree = context.trees[position]
        for index in range(len(tree)) if not is_elsewhere(context, position) else ():
            before = {tree.lower(k) for k in (index - 1, index - 2, index - 3)}
            apart = is_mourned(tree, tree.head(index))
            if apart or tree.lower(index + 1) in lexis("deadly_things"):
                continue
            if tree.lower(index) in lexis("deadly") and not before & _NOT_YET:
                return position, index
    return None


def least_killed(context: Context) -> int:
    """Return the least that a murder-suicide, single or double, must have killed."""
    for position in range(min(4, len(context.trees))):
        told = _MURDER_SUICIDE.search(context.trees[position].text)
        if told is not None:
            return {"double": 3, "triple": 4, "quadruple": 5}.get((told.group(1) or "").lower(), 2)
    return 0


def labelled(context: Context) -> tuple[int, int]:
    """Return how many a name of the deed says were killed, and how many shot or stabbed at all.

    "A double homicide", "a triple shooting": two killed; three struck, dead or alive.
    """
    killed = struck = 0
    for position in range(min(4, len(context.trees))):
        text = "" if is_elsewhere(context, position) else context.trees[position].text
        for told in _LABEL.finditer(text):
            number = _MANIFOLD[told[1].lower()]
            if told[2] or told[3].lower() not in ("shooting", "stabbing"):
                killed = max(killed, number)
            struck = max(struck, number)
    return killed, struck


_MANIFOLD = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}
_LABEL = re.compile(
    r"\b(double|triple|quadruple|quintuple)[ -](fatal )?"
    r"(homicide|murder|killing|slaying|fatality|drowning|shooting|stabbing)\b"
    r"(?![ -](?:suicide|trial|suspect|charge|case|conviction|detective|unit|squad))",
    re.IGNORECASE,
)


def counts_charged(context: Context) -> tuple[int, int]:
    """Return how many counts of murder, and of attempted murder, somebody is charged with."""
    killed = attempted = 0
    for tree in context.trees:
        for told in _COUNTS.finditer(tree.text) if "counts of" in tree.text else ():
            number = _NUMBERS.get(told[1].lower()) or (int(told[1]) if told[1].isdigit() else 0)
            if told[2]:
                attempted = max(attempted, number)
            else:
                killed = max(killed, number)
    return killed, attempted


_NUMBERS = {word: n for n, word in enumerate(
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 2)}  # fmt: skip
_COUNTS = re.compile(
    r"\b(\d{1,2}|" + "|".join(_NUMBERS) + r") counts of (attempted )?"
    r"(?:(?:aggravated|capital|criminal|first|second|third|degree)[ -])*(?:murder|homicide)\b",
    re.IGNORECASE,
)
_MURDER_SUICIDE = re.compile(r"\b(?:(double|triple|quadruple)\s)?murder[\s-]suicide", re.IGNORECASE)
_NOT_YET = frozenset(
    ["attempted", "attempt", "non", "not", "no", "to", "nearly", "almost", "threat", "conspiracy"]
)
