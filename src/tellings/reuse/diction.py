"""A text whose words are too rare, and too little at home beside each other, for what it is.

A synonym tool reaches for words that nobody uses there, puts together what does not go together,
and leaves "a" before the vowel that it brought in. No single word shows it; the mean over a whole
text does. Names are left out: only words in small letters count.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tellings.reuse.rarity import common_words, general
from tellings.reuse.vectors import shipped
from tellings.reuse.words import stem

NAMES = ("rarity", "rare", "article", "apart")
"""``rarity``: of content words, on the average; ``rare``: the share of them that is rare;
``article``: the share of "a" and "an" before a wrong sound; ``apart``: how far the vectors of
neighbours stand from each other."""
WEIGHTS: Mapping[str, float] = {
    "rarity": 34.4,
    "rare": 21.3,
    "article": 21.6,
    "apart": 49.4,
    "bias": -77.0,
}
"""Fitted by ``training/diction.py``."""
LEAST = 40
"""Content words below which a text tells nothing."""
_FULL = 120
"""Content words from which on the mean is to be relied upon."""
_CONTENT = 0.2
_RARE = 0.75
_STRANGE = 0.85
_NEAR = 0.5
_COMMON = 2500
_ROOT = 4
_SHOWN = 12
_FEW_ARTICLES = 3
_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_SPELT_OTHERWISE = re.compile(r"hour|honest|honou?r|heir|u|eu|one|once")
_VOWELS = frozenset("aeio")


def features_of(text: str) -> list[float] | None:
    """Return the features of a text, as ``NAMES`` lists them; ``None`` where it is too short."""
    words = _WORD.findall(text)
    rarity = np.array([general(stem(word)) for word in words if word.islower()])
    content = rarity[rarity >= _CONTENT]
    if len(content) < LEAST:
        return None
    return [
        float(content.mean()),
        float((content >= _RARE).mean()),
        _wrong_articles(words),
        _apart(words),
    ]


def log_odds(text: str) -> float:
    """Return the log-odds that a tool chose the words of a text; 0 where it is too short to tell.

    A short text says less, for either side.
    """
    features = features_of(text)
    if features is None:
        return 0.0
    whole = WEIGHTS["bias"] + sum(WEIGHTS[n] * x for n, x in zip(NAMES, features, strict=True))
    content = sum(general(stem(word)) >= _CONTENT for word in _WORD.findall(text) if word.islower())
    return float(whole * min(1.0, (content / _FULL) ** 0.5))


def strange_words(text: str) -> list[tuple[int, int, str]]:
    """Return the rare words that a common one may have stood for: start, end, the common word.

    The nearest pairs come first, each word once, ``_SHOWN`` at most. Only for a text whose
    diction is strange throughout: any text has a few.
    """
    found = {m.group(): m.start() for m in reversed(list(_WORD.finditer(text)))}
    rare = sorted(word for word in found if _is_strange(word))
    if not rare:
        return []
    words, vectors = _usual()
    alike = shipped()(rare) @ vectors.T
    ranked = []
    for row, word in enumerate(rare):
        best = next(i for i in np.argsort(-alike[row]) if not _akin(words[i], word))
        ranked.append((-round(float(alike[row, best]), 4), found[word], word, words[best]))
    return [
        (start, start + len(word), usual)
        for near, start, word, usual in sorted(ranked)[:_SHOWN]
        if -near >= _NEAR
    ]


def _is_strange(word: str) -> bool:
    number = stem(word)[:1].isdigit()
    return word.isalpha() and word.islower() and not number and general(stem(word)) >= _STRANGE


@cache
def _usual() -> tuple[Sequence[str], NDArray[np.float32]]:
    words = [word for word in common_words()[:_COMMON] if len(word) > 2]
    return words, shipped()(words)


def _akin(one: str, other: str) -> bool:
    """Say whether two words look like forms of one."""
    begins = one.startswith(other) or other.startswith(one)
    return begins or stem(one) == stem(other) or one[:_ROOT] == other[:_ROOT]


def _wrong_articles(words: Sequence[str]) -> float:
    """Return the share of wrong articles; letters that may sound either way are let go."""
    seen = wrong = 0
    for article, word in pairwise(words):
        if article in ("a", "an") and word.islower():
            seen += 1
            other = (article == "a") == (word[0] in _VOWELS)
            wrong += other and not _SPELT_OTHERWISE.match(word)
    return wrong / max(seen, _FEW_ARTICLES)


def _apart(words: Sequence[str]) -> float:
    beside = [
        pair
        for pair in pairwise(words)
        if all(word.islower() and general(stem(word)) >= _CONTENT for word in pair)
    ]
    if not beside:
        return 1.0
    left, right = (shipped()([pair[side] for pair in beside]) for side in (0, 1))
    return 1.0 - float((left * right).sum(axis=1).mean())
