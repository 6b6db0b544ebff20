"""What kind of thing a noun names, by WordNet: a person, a group, a vehicle, a place, a deed."""

from __future__ import annotations

import gzip
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

Kind = Literal[
    "person", "group", "vehicle", "animal", "place", "goods", "activity", "body", "abstract"
]
SELF_MOVING: tuple[Kind, ...] = ("person", "group", "vehicle", "animal")
"""The kinds of what moves by itself."""


@cache
def _rows() -> dict[str, str]:
    packed = (files("tellings.claims") / "resources" / "nouns.tsv.gz").read_bytes()
    lines = gzip.decompress(packed).decode().splitlines()
    return dict(line.split("\t", 1) for line in lines)


def _plain(word: str) -> str:
    """Return a word without its accents: "café" as "cafe"."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


_LEAST = 5
"""Letters of the end of an unknown noun that may tell what it is: "minehunter" is a hunter."""


@lru_cache(maxsize=16384)
def kinds_of(lemma: str) -> dict[str, float]:
    """Return the kinds of a noun with their shares; of an unknown compound, of its end."""
    lemma = lemma if lemma.isascii() else _plain(lemma)
    told = _rows().get(lemma) or _rows().get(lemma.rsplit("-", 1)[-1], "")
    if not told and lemma.endswith("s"):
        told = _rows().get(lemma[:-1], "")
    if not told and len(lemma) > _LEAST + 3:
        ends = (lemma[cut:] for cut in range(3, len(lemma) - _LEAST + 1))
        told = next((_rows()[end] for end in ends if end in _rows()), "")
    cells = (cell.split(":") for cell in told.split())
    return {kind: float(share) for kind, share in cells}


def share(lemma: str, *kinds: Kind) -> float:
    """Return how much of a noun's use is of these kinds, 0 to 1."""
    row = kinds_of(lemma)
    return sum(row.get(kind, 0.0) for kind in kinds)


def is_of_persons(lemma: str) -> bool:
    """Return whether a noun is a word for a person in hardly any other use: "locksmith"."""
    return share(lemma, "person") >= _PERSON


_PERSON = 0.9
"""The least share of a noun's use that makes it a word for a person."""


@cache
def motion_verbs() -> dict[str, tuple[float, float]]:
    """Return for each verb the shares of its senses that move oneself and that move another."""
    text = (files("tellings.claims") / "resources" / "motion_verbs.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {word: (float(one), float(other)) for word, one, other in rows}
