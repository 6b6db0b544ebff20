"""The word lists around counted things."""

from __future__ import annotations

from functools import cache

from tellings.claims.lexicon import load


@cache
def words(section: str) -> frozenset[str]:
    """Return one list of ``resources/counting.yaml``."""
    return frozenset(map(str, load("counting")[section]))


@cache
def deeds() -> dict[str, str]:
    """Return the verb of each noun that names a deed: "killing", "evacuation"."""
    return dict(load("counting")["deeds"])
