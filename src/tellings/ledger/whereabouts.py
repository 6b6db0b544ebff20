"""A name of a place → where that is: the places that hold it, and its spot on the map."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from tellings.language.gazetteer import Place, gazetteer, kilometres
from tellings.ledger.points import Where

WORD = re.compile(r"[\w’'.&-]+")
EMPTY = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "this", "that", "some"})
CLOSE = 30.0
"""Kilometres within which two names may tell one place: a suburb and its city."""
FAR = 60.0
"""Kilometres beyond which the gazetteer's place of a name is not the one that is meant."""
KNOWN = 300_000
"""People from which on a town is known abroad."""
SPOTS = frozenset({"town", "district", "airport", "base", "camp", "facility", "site", "prison"})
OF_A_PEOPLE = re.compile(r"\s+(?:country|nation|world|league)\b")
"""What stands behind a name that tells what kind of country is meant, and no place."""


def is_of_a_people(behind: str) -> bool:
    """Return whether a name is no place, by the words behind it: "the Arab country"."""
    return OF_A_PEOPLE.match(behind) is not None


@lru_cache(maxsize=50_000)
def plain(text: str) -> str:
    """Return a name as it is looked up: small letters, no articles, no possessive."""
    return " ".join(trim(word) for word in WORD.findall(text.lower()) if word not in EMPTY)


def trim(word: str) -> str:
    """Return a word without the full stop or the possessive at its end; "U.S." keeps its stops."""
    word = word.replace("’", "'").rstrip(".'-") if not re.fullmatch(r"(\w\.)+", word) else word
    return word.removesuffix("'s")


@lru_cache(maxsize=20_000)
def whereabouts(name: str, country: str | None, lat: float | None, lon: float | None) -> Where:
    """Return where the place of this name is that the text was found to mean.

    It lies in its country and, as far as the gazetteer knows that, in its province; a province
    holds what lies in it.
    """
    place = _known(name, country, lat, lon)
    holder = gazetteer().countries.get(country or "")
    held = {plain(holder.name), holder.id} if holder else set()
    keys = {plain(name)}
    if place is not None and place.division:
        held.add(place.division)
        if place.kind == "division":
            keys.add(place.division)
    spot = (place.lat, place.lon) if place is not None and place.kind in SPOTS else None
    people = place.population if place is not None else 0
    return Where(frozenset(keys), frozenset(keys | held), name, spot, people)


def unplaced(name: str) -> Where:
    """Return the place of a name that may lie anywhere."""
    return Where(frozenset({plain(name)}), frozenset({plain(name)}), name)


def within(site: Where, holder: Where) -> Where:
    """Return a site as lying in a place."""
    return replace(site, within=site.keys | holder.within, spot=holder.spot)


def is_small(where: Where) -> bool:
    """Return whether a place is a town, or less, that few abroad have heard of."""
    return where.spot is not None and where.people < KNOWN


def of_place(place: Place) -> Where:
    """Return where a place of the gazetteer is."""
    return whereabouts(place.name, place.country, place.lat, place.lon)


def close(one: Where, other: Where) -> bool:
    """Return whether two spots are so near that two names may tell one place."""
    if one.spot is None or other.spot is None:
        return False
    return kilometres(*one.spot, *other.spot) <= CLOSE


def _known(name: str, country: str | None, lat: float | None, lon: float | None) -> Place | None:
    """Return the place of the gazetteer that the name and the spot are of."""
    if lat is None or lon is None:
        return None
    named = (p for p in gazetteer().candidates(name) if p.country == country and not p.people)
    near = (p for p in named if kilometres(p.lat, p.lon, lat, lon) <= FAR or p.kind == "division")
    return next(near, None)
