"""The words around a numeral that open its bounds: "at least", "up to", "some of the", "-odd"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from tellings.claims.lexicon import load

Bound = Literal["about", "least", "most", "exact", "some", "half", "all", "none"]


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A qualifier at its place; ``name`` is what a claim prints, ``None`` where it says nothing."""

    start: int
    end: int
    name: str | None
    bound: Bound


@dataclass(frozen=True, slots=True)
class _Table:
    before: dict[str, Bound]
    after: dict[str, Bound]
    silent: frozenset[str]
    before_pattern: re.Pattern[str]
    after_pattern: re.Pattern[str]


def _pattern(phrases: dict[str, Bound]) -> str:
    ordered = sorted(phrases, key=lambda key: (-len(key), key))
    return "|".join(re.escape(key).replace(r"\ ", r"\s+") for key in ordered)


@cache
def _table() -> _Table:
    rows = load("qualifiers")
    before, after = rows["before"], rows["after"]
    return _Table(
        before,
        after,
        frozenset(rows["silent"]),
        re.compile(rf"(?<![\w.-])(?:{_pattern(before)})[\s-]*$", re.IGNORECASE),
        re.compile(rf"\s*(?:{_pattern(after)})(?![\w-]|\.\d)", re.IGNORECASE),
    )


def qualifier_before(text: str, start: int, floor: int) -> Qualifier | None:
    """Return the qualifier that ends where a figure starts; of several the one that binds most.

    ``floor`` is the first character it may cover. "perhaps as many as about 30" gives "as many as".
    """
    found: Qualifier | None = None
    place = start
    for _ in range(3):
        place = _skip(text, place)
        match = _table().before_pattern.search(text, max(floor, place - 34), place)
        if match is None:
            break
        phrase = " ".join(match.group().lower().split())
        phrase = phrase.rstrip("-").strip() or phrase
        bound = _table().before[phrase]
        if phrase in _ADVERBS and _is_adverb(text, match):
            break
        if phrase == "up to" and _UPWARDS.search(text, max(0, match.start() - 12), match.start()):
            break
        found = _outer(found, Qualifier(match.start(), start, phrase, bound))
        place = match.start()
    if found is None:
        return None
    return _named(found, found.name in _table().silent)


def _named(found: Qualifier, silent: bool) -> Qualifier:
    return Qualifier(found.start, found.end, None if silent else found.name, found.bound)


def _skip(text: str, place: int) -> int:
    """Step over "the", "another" and the like between a qualifier and its numeral."""
    match = _BETWEEN.search(text, max(0, place - 12), place)
    return match.start() if match else place


_BETWEEN = re.compile(r"(?<=\s)(?:the|its|their|other)\s+$", re.IGNORECASE)


def _is_adverb(text: str, match: re.Match[str]) -> bool:
    """Return whether the word belongs to the verb before it: "took over 12"."""
    return bool(_PARTICLE.search(text, max(0, match.start() - 12), match.start()))


_PARTICLE = re.compile(
    r"\b(?:took|take|takes|taking|taken|hand|handed|turned|ran|all)\s$", re.IGNORECASE
)
_ADVERBS = ("over", "under", "above", "below", "within")
_UPWARDS = re.compile(
    r"\b(?:lead|leads|leading|led|run|runs|build|builds|built|live|lives|lived|add|adds|added|stand"
    r"|stands|stood|wake|woke|catch|caught|grow|grows|grew|go|goes|going|gone|went|come|came|bring"
    r"|brings|brought|push|pushed|pushes|open|opens|opened|hook|hooks|hooked|speed|speeds)\s$",
    re.IGNORECASE,
)
"""Verbs whose "up" is their own before "to": "the lead up to 3G", "it adds up to 40"."""
_RANK: dict[Bound, int] = {"exact": 0, "about": 1, "least": 2, "most": 2}


def _outer(inner: Qualifier | None, outer: Qualifier) -> Qualifier:
    if inner is None:
        return outer
    chosen = outer if _RANK[outer.bound] > _RANK[inner.bound] else inner
    if chosen.bound == "exact" and inner.name in _table().silent:
        chosen = outer
    return Qualifier(outer.start, inner.end, chosen.name, chosen.bound)


def qualifier_after(text: str, end: int) -> Qualifier | None:
    """Return the qualifier that follows a figure: "or more", "-odd", "+", "or so"."""
    match = _table().after_pattern.match(text, end)
    if match is None:
        return None
    phrase = " ".join(match.group().lower().split())
    if phrase == "plus" and match.group().startswith(" "):
        return None
    name = phrase.lstrip("-")
    silent = phrase in _table().silent
    return Qualifier(match.start(), match.end(), None if silent else name, _table().after[phrase])


_PART = re.compile(
    r"\b(?P<word>some|several|many|most|part|parts|half|all|both|none|any|few|much|"
    r"(?:a|the)\s+(?:(?:small|large|vast|good|significant|substantial|tiny|sizeable)\s+)?"
    r"(?:number|part|portion|fraction|majority|minority|handful|few|bulk|rest|remainder|share))"
    r"\s+of\s+(?:the|its|their|his|her|our|your|my|these|those|[A-Z][\w.]*['’]s?)?\s*"
    r"(?:(?:estimated|roughly|approximately|about|around|more\s+than|over|nearly|some|total\s+of|other|remaining)\s+){0,2}$",
    re.IGNORECASE,
)
_PART_BOUND: dict[str, Bound] = {
    "most": "most", "bulk": "most", "majority": "most", "half": "half", "all": "all",
    "both": "all", "none": "none",
}  # fmt: skip


def part_before(text: str, start: int) -> Qualifier | None:
    """Return the partitive before a figure: "some of the estimated", "most of its"."""
    match = _PART.search(text, max(0, start - 60), start)
    if match is None:
        return None
    word = " ".join(match.group("word").lower().split())
    bound = _PART_BOUND.get(word.split()[-1], "some")
    return Qualifier(match.start(), start, f"{word} of", bound)
