"""What a mention may mean by its own words: the name shortened, and what stands beside it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from importlib import resources

from tellings.language.gazetteer import Gazetteer, Place, distance
from tellings.wordlists import parsed

MOST = 24
"""Candidates for one name that are weighed; what is rarer than these is not meant."""
_SHORTENED = 0.7
_NAME_WORD = r"(?:[A-Z][\w'’.-]*|of|and|the|al|el|de|la|d')"
_BEHIND = re.compile(
    rf"\s*(?:,|\(|,?\s+in|,\s+in)\s*(?P<names>[A-Z][\w'’.-]*(?:\s+{_NAME_WORD}){{0,3}})"
)
_LED = re.compile(
    r"\b(?P<names>[A-Z][\w'’-]*?(?:\s[A-Z][\w-]*?)?)(?:['’]s)?\s(?:[a-z-]+\s){0,3}"
    r"(?:city|town|village|province|district|capital|region|port|suburb|state|island|base|airport|"
    r"governorate|settlement|camp|county)\s(?:of\s|at\s|in\s)?(?:the\s)?$"
)


@functools.cache
def _affixes() -> Mapping[str, Mapping[str, list[str]]]:
    place = resources.files("tellings.language") / "resources" / "place_words.yaml"
    read: Mapping[str, Mapping[str, list[str]]] = parsed(place.read_text(encoding="utf-8"))
    return read


@functools.lru_cache(maxsize=20_000)
def _stripped(written: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the ways to shorten a name, the whole first, each with the kinds its words ask for."""
    words, lowered = _affixes(), written.lower()
    found: list[tuple[str, tuple[str, ...]]] = [(written, ())]
    leading = [("", before) for before in words["before"]["any"]]
    leading += [(kind, word) for kind, openings in words["opening"].items() for word in openings]
    trailing = [(kind, word) for kind, endings in words["after"].items() for word in endings]
    found.extend(
        (written[len(word) + 1 :], tuple(kind.split()))
        for kind, word in leading
        if lowered.startswith(word + " ")
    )
    found.extend(
        (written[: -len(word) - 1], tuple(kind.split()))
        for kind, word in trailing
        if lowered.endswith(" " + word)
    )
    return tuple(found)


def candidates(written: str, known: Gazetteer) -> tuple[tuple[Place, ...], tuple[str, ...]]:
    """Return the places that a mention may mean, and the kinds that its own words ask for."""
    bare = re.sub(r"['’]s?$", "", written.split(",", 1)[0].strip())
    found: dict[str, Place] = {}
    asked: list[str] = []
    for form, kinds in _stripped(bare):
        asked.extend(kinds)
        for place in known.candidates(form):
            if form == bare or (kinds and not place.people):
                cost = 0.0 if form == bare else _SHORTENED
                found.setdefault(place.id, replace(place, prior=place.prior - cost))
    if not found:
        found = {p.id: p for form, _ in _stripped(bare) for p in known.candidates(form)}
    ranked = sorted(found.values(), key=lambda p: (-p.prior, p.id))
    return tuple(ranked[:MOST]), tuple(asked)


def container_beside(text: str, start: int, end: int, known: Gazetteer) -> tuple[Place, ...] | None:
    """Return the divisions or countries that the words beside a name put it in, if any do."""
    behind = _BEHIND.match(text, end, end + 60)
    if behind:
        found = division_named(behind["names"], known)
        if found:
            return found
    before = text[max(0, start - 60) : start]
    led = _LED.search(before)
    return division_named(led["names"], known) if led else None


def division_named(words: str, known: Gazetteer) -> tuple[Place, ...] | None:
    """Return the divisions or countries that the first of these words name, the longest name."""
    parts = words.split()
    for size in range(len(parts), 0, -1):
        name = " ".join(parts[:size])
        found = tuple(p for p in known.candidates(name) if _contains(p, name))
        if found:
            return found
    return None


def _contains(place: Place, name: str) -> bool:
    if place.kind in ("country", "division"):
        return len(name.strip(".")) > 1 and not name.islower()
    return place.kind in ("region", "district", "island") and not place.people


def holds(containers: Iterable[Place], place: Place) -> bool:
    """Tell whether a place lies in one of the divisions, countries or regions."""
    return any(_within(container, place) for container in containers)


def _within(container: Place, place: Place) -> bool:
    if container.id == place.id:
        return False
    if container.kind == "country":
        return container.country == place.country and place.kind != "country"
    if container.kind == "division":
        return bool(place.division) and container.division == place.division
    near = 60.0 if container.kind == "district" else 300.0
    return distance(container, place) < near and place.kind != "country"
