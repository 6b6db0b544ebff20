"""When words name what the gold names, though they are not the same words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tellings.model import Bounds

_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
_EMPTY = re.compile("the|an?|its|his|her|their|our|my|th(?:is|ese|at|ose)")
_BREAK = re.compile("of|in|at|on|for|from|to|near|with|by|who|which|that|under|off")
_KIND = re.compile("city|town|port|village|island|province|district|region|state")
SHARED = 0.5
"""How much of their words two spans must share (F1) to be about one thing."""


def plain(words: str) -> list[str]:
    """Return the words without case, possessive endings, articles and a plural s."""
    found = _WORD.findall(_POSSESSIVE.sub("", words.lower()))
    return [_singular(word) for word in found if not _EMPTY.fullmatch(word)]


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def head(words: Sequence[str]) -> str:
    """Return the word that the others describe: the last before a preposition."""
    cut = next((i for i, word in enumerate(words) if i and _BREAK.fullmatch(word)), len(words))
    if words[cut : cut + 1] == ["of"] and _KIND.fullmatch(words[cut - 1]):
        return words[-1]
    return words[cut - 1] if words else ""


def alike(ours: str, gold: str) -> bool:
    """Return whether both name one thing: the same words, or a few more around the same head."""
    left, right = plain(ours), plain(gold)
    if left == right:
        return True
    nested = set(left) <= set(right) or set(right) <= set(left)
    return bool(left and right) and nested and head(left) == head(right)


def any_alike(ours: str | None, forms: Iterable[str] | None) -> bool:
    """Return whether the words are one of the forms; none told is right where none is given."""
    given = list(forms or ())
    if not given or not ours:
        return not given and not ours
    return any(alike(ours, form) for form in given)


def all_alike(ours: Iterable[str], forms: Iterable[str]) -> bool:
    """Return whether each of ours is one of the forms, none being told where none is given."""
    told, given = list(ours), list(forms)
    if not told or not given:
        return not told and not given
    return all(any_alike(one, given) for one in told)


def near(ours: float | None, gold: float | None, factor: float = 1.005) -> bool:
    """Return whether two bounds are equal within the factor; an open one equals an open one."""
    if ours is None or gold is None:
        return ours is gold
    low, high = sorted((gold / factor, gold * factor))
    return low <= ours <= high


def words_at(text: str, spans: Iterable[Bounds]) -> frozenset[int]:
    """Return where the words within the spans begin, a "that" at the front left out."""
    starts: list[int] = []
    for start, end in spans:
        found = [(m.start(), m[0].lower()) for m in _WORD.finditer(text, start, end)]
        starts += [place for n, (place, word) in enumerate(found) if n or word != "that"]
    return frozenset(starts)


def share(ours: frozenset[int], gold: frozenset[int]) -> float:
    """Return the F1 of the words that two spans hold."""
    return 2 * len(ours & gold) / (len(ours) + len(gold)) if ours or gold else 0.0


def place_of(text: str, snippet: str, occurrence: int = 1) -> Bounds:
    """Return where the snippet stands for the given time; raises ValueError where it does not."""
    start = -1
    for _ in range(occurrence):
        start = text.index(snippet, start + 1)
    return start, start + len(snippet)
