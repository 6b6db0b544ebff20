"""The words that entities are told by: nouns of kinds, titles, given names, bodies, ministries."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from tellings.language.gazetteer import fold
from tellings.model import EntityKind
from tellings.wordlists import parsed

FEMALE, MALE, NEUTER = "f", "m", "n"


@functools.cache
def table(name: str) -> Any:
    """Return one of the package's YAML tables."""
    place = resources.files("tellings.language") / "resources" / f"{name}.yaml"
    return parsed(place.read_text(encoding="utf-8"))


@functools.cache
def nouns(section: str) -> frozenset[str]:
    """Return one set of words of ``entity_nouns.yaml``."""
    return frozenset(table("entity_nouns")[section].split())


@functools.cache
def noun_kinds() -> Mapping[str, EntityKind]:
    """Return the kind of thing that a noun, as lemma or plural, stands for."""
    kinds: tuple[EntityKind, ...] = ("group", "place", "organisation", "person")
    return {word: kind for kind in kinds for word in nouns(kind)}


@functools.cache
def given_names() -> Mapping[str, str]:
    """Return the sex that a given name tells: "m" or "f"; folded, without those that tell none."""
    read = table("given_names")
    sexes = [
        (MALE, set(map(fold, read["male"].split()))),
        (FEMALE, set(map(fold, read["female"].split()))),
    ]
    both = sexes[0][1] & sexes[1][1]
    return {name: sex for sex, names in sexes for name in names - both}


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation of the table: our name for it, what stands for it, the state it is of."""

    name: str
    nominals: frozenset[str]
    country: str | None


def body_key(name: str) -> str:
    """Return the key of an organisation's name: folded, without "the" and without commas."""
    key = fold(name).replace(",", "")
    return key.removeprefix("the ").removesuffix(" s")


@functools.cache
def bodies() -> Mapping[str, Body]:
    """Return the organisations of the table by every key that they are written with."""
    found: dict[str, Body] = {}
    for row in table("organisations"):
        nominals = frozenset(map(fold, row["nominals"]))
        body = Body(row["names"][0], nominals, row.get("country"))
        for name in row["names"]:
            found.setdefault(body_key(str(name)), body)
    return found


@functools.cache
def ministry_topics() -> Mapping[str, str]:
    """Return for each wording of a ministry's field the one that names it."""
    return {fold(word): rows[0] for rows in table("ministries")["topics"] for word in rows}


SPEAKING = nouns("speaking")
