"""Copies of a text with a few words changed, as those make who want a copy not to look like one."""

from __future__ import annotations

import random
import re
from pathlib import Path

import yaml

_WORD = re.compile(r"(?<![\w'’-])[a-z]{4,}(?![\w'’-])")
_FIGURE = re.compile(
    r"(?<![\w:/.,$€£-])(?!(?:19|20)\d\d\b)\d{2,6}(?![\w:/.,-]|\s+(?:January|"
    r"February|March|April|May|June|July|August|September|October|November|"
    r"December|am|pm)\b)"
)
_TABLE = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
_KEPT = frozenset(_TABLE["kept"].split())
_OTHERS = _TABLE["others"].split()


def with_words_changed(text: str, seed: int, words: int = 10, figures: int = 0) -> str:
    """Return the text with that many of its words swapped for others, and figures altered.

    The first line is left as it is: it may be a head that says when and where.
    """
    choice = random.Random(seed)  # noqa: S311 - repeatable on purpose
    body = text.index("\n") + 1
    plain = [m for m in _WORD.finditer(text, body) if m[0] not in _KEPT]
    swapped = {m.span(): choice.choice(_OTHERS) for m in choice.sample(plain, words)}
    counts = list(_FIGURE.finditer(text, body))
    for m in choice.sample(counts, min(figures, len(counts))):
        swapped[m.span()] = str(int(m[0]) + choice.randint(2, 9))
    for (start, end), word in sorted(swapped.items(), reverse=True):
        text = text[:start] + word + text[end:]
    return text
