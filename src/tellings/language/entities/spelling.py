"""Whether two spellings can be of one name: transliterations, accents, doubled letters.

Conservative: names are taken for one only where their consonants agree once what transliteration
varies is taken out, and the spellings are near each other on the whole.
"""

from __future__ import annotations

import functools
import re

from rapidfuzz.distance import Indel

from tellings.language.gazetteer import fold

_SOUNDS = (
    ("sch", "s"), ("tch", "c"), ("kh", "k"), ("gh", "g"), ("sh", "s"), ("ch", "c"), ("zh", "z"),
    ("ph", "f"), ("th", "t"), ("dh", "d"), ("dj", "j"), ("ck", "k"), ("ts", "s"), ("tz", "s"),
    ("q", "k"), ("x", "ks"), ("w", "v"), ("ou", "u"), ("y", "i"), ("c", "k"), ("z", "s"),
)  # fmt: skip
_NEAR = 0.7


_OUTER = re.compile(r"^\w+ (?:isle|island|city|town|village|port|district|province) of (?=\w)")
_LETTERS = (("oe", "o"), ("ae", "a"), ("aa", "a"), ("ue", "u"))


@functools.lru_cache(maxsize=50_000)
def place_key(name: str) -> str:
    """Return what spellings of one place have in common: "Taroey", "Tarøy", "the isle of Tarøy"."""
    key = _OUTER.sub("", fold(name).removeprefix("the "))
    for written, letter in _LETTERS:
        key = key.replace(written, letter)
    return key


@functools.lru_cache(maxsize=50_000)
def sounded(name: str) -> str:
    """Return a name with one letter for what transliterations write in several ways."""
    key = re.sub(r"[^a-z]", "", fold(name))
    for written, sound in _SOUNDS:
        key = key.replace(written, sound)
    return re.sub(r"(.)\1+", r"\1", key)


@functools.lru_cache(maxsize=50_000)
def skeleton(name: str) -> str:
    """Return the consonants of a name, those that transliterations swap made one: "ksm"."""
    key = sounded(name)
    initial = "a" if key[:1] in tuple("aeiou") else ""
    bones = initial + re.sub(r"[aeiouh]", "", key)
    return re.sub(r"(.)\1+", r"\1", bones)


@functools.lru_cache(maxsize=50_000)
def alike(one: str, other: str) -> bool:
    """Tell whether two words of names may be one name spelled twice."""
    first, second = fold(one), fold(other)
    if first == second:
        return True
    if min(len(first), len(second)) < 3 or _sexes(first, second):
        return False
    if first[0] != second[0] and skeleton(first)[:1] != skeleton(second)[:1]:
        return False
    return (
        skeleton(first) == skeleton(second)
        and len(skeleton(first)) > 1
        and Indel.normalized_similarity(sounded(first), sounded(second)) >= _NEAR
    )


def _sexes(first: str, second: str) -> bool:
    """Tell "Daniel" and "Daniela", "Mario" and "Maria" apart: the ending tells the sex."""
    short, long = sorted((first, second), key=len)
    if long[:-1] == short and long[-1] in "ae":
        return True
    ends = {first[-1], second[-1]} <= set("aoe")
    return len(first) == len(second) and first[:-1] == second[:-1] and ends
