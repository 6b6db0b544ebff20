"""Two reporters at one event share its names and figures; a copy shares its other words as well."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellings.reuse.words import stem

_WORD = re.compile(r"\w+")
_LEAST = 4
"""Letters from which a small word is one of the subject's own, not of the language's."""


def only_subject(left: str, right: str) -> bool:
    """Say whether two stretches share at least twice as many names and figures as other words.

    Words with a capital, and figures, are names; of the others short ones do not count.
    """
    (names, words), (others, like) = map(_stems, (left, right))
    return 2 * len(words & like) <= len(names & others)


def _stems(text: str) -> tuple[set[str], set[str]]:
    """Return the stems of names and figures, and those of other words."""
    found = _WORD.findall(text)
    names = {stem(word.lower()) for word in found if not word[0].islower()}
    return names, set(_small(found))


def _small(found: list[str]) -> Iterator[str]:
    return (stem(word) for word in found if word[0].islower() and len(word) >= _LEAST)
