"""Copies of a report as others make them: by an editor's hand, or with a synonym tool."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from bench.incident_stories import texts
from tellings.reuse.vectors import shipped

HAND_CHANGED = 10
SPUN = 4
"""A synonym tool replaces one word in so many."""
WORD = re.compile(r"\b[a-z]{5,}\b")


def edited(body: str, draw: random.Random) -> str:
    """Return the body with ten of its words moved to other places, its last paragraph cut."""
    paragraphs = body.split("\n\n")
    if len(paragraphs) > 3:
        body = "\n\n".join(paragraphs[:-1])
    places = list(WORD.finditer(body))
    picked = draw.sample(places, min(HAND_CHANGED, len(places)))
    words = [match[0] for match in places]
    return _with(body, {match.span(): draw.choice(words) for match in picked})


def spun(body: str, draw: random.Random) -> str:
    """Return the body with every fourth longer word replaced by its neighbour in the vectors."""
    places = [match for match in WORD.finditer(body) if draw.randrange(SPUN) == 0]
    return _with(body, {match.span(): _neighbour(match[0]) for match in places})


def copied(body: str, number: int, draw: random.Random) -> str:
    """Return a copy: those of even number are edited by hand, the others spun."""
    return spun(body, draw) if number % 2 else edited(body, draw)


def _with(text: str, words: Mapping[tuple[int, int], str]) -> str:
    for (start, end), word in sorted(words.items(), reverse=True):
        text = text[:start] + word + text[end:]
    return text


@cache
def _neighbour(word: str) -> str:
    """Return the word of the vocabulary nearest to this one, itself left out."""
    table = _vocabulary()
    row = table.rows.get(word)
    if row is None:
        return word
    likeness = table.vectors @ table.vectors[row]
    likeness[row] = -1.0
    return table.words[int(np.argmax(likeness))]


@dataclass(frozen=True)
class _Vocabulary:
    """The longer words of the incidents' reports, with their unit vectors."""

    words: list[str]
    rows: Mapping[str, int]
    vectors: np.ndarray[tuple[int, int], np.dtype[np.float32]]


@cache
def _vocabulary() -> _Vocabulary:
    seen = Counter(word for text in texts("dev") for word in WORD.findall(text))
    words = [word for word, count in sorted(seen.items()) if count > 2]
    return _Vocabulary(words, {w: i for i, w in enumerate(words)}, shipped()(words))
