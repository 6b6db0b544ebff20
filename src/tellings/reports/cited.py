"""The agencies that a text names in its sentences for what they report ("told X", "X reported").

That one is cited so for a statement does not make the text its copy.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from tellings.reports.agencies import label_of, named, resource
from tellings.reports.outlets import matches_initials
from tellings.wordlists import parsed

_REACH = 90
_AGENCY_WORD = r"(?:news|press|wire|information)\s(?:agency|service)|\bagency\b|newswire"
_FILLER = r"(?:the|a|an|its|their|his|her)?(?:[ ][\w'’-]+(?<!\bthat)){0,5}?[ ]?[\"“‘]?"
_UNKNOWN = re.compile(
    r"(?:(?P<before>[A-Z][\w'’&.-]*(?:[ -](?:al-)?[A-Z][\w'’&.-]*){0,3})"
    r"[ ](?:[a-z-]+[ ])?(?:news|press)[ ](?:agency|service)\b"
    r"|(?:news|press)[ ](?:agency|service),?[ ]"
    r"(?P<after>[A-Z][\w'’&.-]*(?:[ -][A-Z][\w'’&.-]*){0,2}))"
)
_AGENCY_NAME = re.compile(
    r"\b(?:[A-Z][\w’'-]+ ){1,4}(?:Agency|Press|News|Service|Services|Wire|Newswire)\b"
)
_DEMONYM = re.compile(
    r"\w+(?:ish|ian|ean|ese|can|aqi|eli|ani|emi|ati|bian|oan|man|reek|wiss|utch|rench|zech|hai|uwaiti|tari)$"
)
_NO_NAME = frozenset(("The", "A", "An", "State", "National", "Official", "Local", "Our", "Their"))


@cache
def _around() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = parsed(resource("marks.yaml"))
    before = re.sub(r"\|\s+", "|", table["cited_before"])
    after = re.sub(r"\|\s+", "|", re.sub(r"\s+\|", "|", table["cited_after"]))
    return (
        re.compile(rf"\b(?i:{before})[ ]{_FILLER}$"),
        re.compile(rf"[\"”’]?(?:[ ](?:{_AGENCY_WORD}))?(?:[ ]\([A-Z]{{2,7}}\))?{after}"),
    )


def long_name(short: str, text: str) -> str:
    """Return the agency's name in a text that some letters stand for; the letters if none does."""
    if not re.fullmatch(r"[A-Z]{2,6}", short):
        return short
    for place in _AGENCY_NAME.finditer(text):
        if matches_initials(place.group(), short):
            return place.group()
    return short


def cited_in(text: str, start: int, end: int, also: Collection[str] = ()) -> list[str]:
    """Return the labels of the agencies whose reporting a sentence passes on, in order.

    An agency that is not in the table is labelled as it is written ("told the Northwind news
    agency": Northwind). ``also`` are names to look for as well.
    """
    found: list[str] = []
    for other in also:
        places = re.finditer(rf"(?<![\w-]){re.escape(other)}(?![\w-])", text[start:end])
        if any(_reports(text, start, start + i.start(), start + i.end(), end) for i in places):
            found.append(other)
    for one in named(text, start, end):
        sure = one.sure or _beside_agency_word(text, one.start, one.end)
        if sure and _reports(text, start, one.start, one.end, end):
            found.append(one.label)
    for place in _UNKNOWN.finditer(text, start, end):
        name = _bare(place["before"] or place["after"])
        if name and _reports(text, start, place.start(), place.end(), end):
            found.append(label_of(name) or name)
    return list(dict.fromkeys(found))


def _reports(text: str, start: int, first: int, last: int, end: int) -> bool:
    before, after = _around()
    left = text[max(start, first - _REACH) : first].replace("\n", " ")
    right = text[last : min(end, last + _REACH)].replace("\n", " ")
    return before.search(left) is not None or after.match(right) is not None


def _beside_agency_word(text: str, start: int, end: int) -> bool:
    left, right = text[max(0, start - 30) : start], text[end : end + 30]
    return (
        re.search(rf"(?:{_AGENCY_WORD}),?\s[\"“‘(]?$", left) is not None
        or re.match(rf"[\"”’)]?\s(?:[a-z-]+\s)?(?:{_AGENCY_WORD})", right) is not None
    )


def _bare(name: str) -> str | None:
    """Return an unknown agency's name without article, country and demonym; ``None`` if none."""
    words = re.sub(r"^(?:The|A|An)\s", "", name).split()
    while words and (_DEMONYM.match(words[0]) or words[0].endswith(("'s", "’s", "-run"))):
        words = words[1:]
    while words and words[0] in _NO_NAME:
        words = words[1:]
    return " ".join(words).strip(".,") or None
