"""Base forms that hold up where the lemmatiser guesses: the lists of this room know their words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from tellings.claims.lexicon import load

_LISTS = ("cues", "movements", "predicates", "counting", "status", "roles")


@cache
def _known() -> frozenset[str]:
    """Return every single word of the word lists."""
    return frozenset(word for name in _LISTS for word in _words(load(name)))


def _words(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _words(key)
            yield from _words(value)
    elif isinstance(node, list):
        for value in node:
            yield from _words(value)
    elif isinstance(node, str):
        yield from node.lower().split()


@lru_cache(maxsize=65536)
def base(text: str, lemma: str, upos: str) -> str:
    """Return the base form of a word: the given lemma, unless a listed word inflects to the text.

    "redeployed" with the lemma "redeploye" is "redeploy", as that is a listed word.
    """
    lower, given = text.lower(), lemma.lower() or text.lower()
    if upos not in ("VERB", "AUX", "NOUN", "ADJ") or given in _known():
        return given
    if upos in ("VERB", "AUX") and lower in load("irregular"):
        return str(load("irregular")[lower])
    forms = verb_forms(lower) if upos in ("VERB", "AUX") else _noun_forms(lower)
    return next((form for form in forms if form in _known()), given)


def verb_forms(text: str) -> Iterator[str]:
    """Yield what a verb's form may come from, the irregular ones first: "fell" from "fall"."""
    if text in load("irregular"):
        yield str(load("irregular")[text])
    for ending in ("ing", "ed", "es", "s"):
        if not text.endswith(ending) or len(text) <= len(ending) + 2:
            continue
        stem = text[: -len(ending)]
        yield stem
        yield stem + "e"
        if stem[-1] == stem[-2]:
            yield stem[:-1]
        if stem.endswith("i"):
            yield stem[:-1] + "y"
        if stem.endswith("y") and ending == "ing":
            yield stem[:-1] + "ie"
    yield text


def _noun_forms(text: str) -> Iterator[str]:
    if text.endswith("ies"):
        yield text[:-3] + "y"
    for ending in ("s", "es"):
        if text.endswith(ending):
            yield text[: -len(ending)]
    yield text
