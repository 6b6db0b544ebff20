"""Place names in a text → the places that they mean.

A name alone is settled by what else is named: the division or country written behind it
("Taji, Iraq"), the countries and divisions that the report and its family speak of, and the
nearness of the other places; where nothing tells, the larger place is meant. Reports of one
family, or of one outlet, help each other when they are resolved together.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tellings.language.gazetteer import Gazetteer, Place, distance, fold, gazetteer
from tellings.language.places.forms import candidates, container_beside, division_named, holds
from tellings.language.places.settle import BROAD, REACH, WEIGHTS, Name, settle
from tellings.model import Bounds


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a report beside its text: places it is tied to, each with a weight (0…1).

    The dateline's place, the outlet's home, the country of its web address.
    """

    homes: tuple[tuple[Place, float], ...] = ()


def resolve(
    text: str, mentions: Sequence[Bounds], setting: Setting | None = None
) -> tuple[Place | None, ...]:
    """Return for each mention, by its bounds in the text, the place meant; ``None`` if unknown."""
    return resolve_together([(text, mentions, setting or Setting())])[0]


def resolve_together(
    reports: Sequence[tuple[str, Sequence[Bounds], Setting]],
) -> list[tuple[Place | None, ...]]:
    """Resolve the mentions of reports that belong together, each helped by all."""
    known = gazetteer()
    names: dict[tuple[str, str], Name] = {}
    keyed: list[list[tuple[str, str] | None]] = []
    for text, mentions, setting in reports:
        keyed.append([_enter(text, bounds, setting, names, known) for bounds in mentions])
    settle(list(names.values()))
    best = {key: name.places[int(np.argmax(name.chance))] for key, name in names.items()}
    return [tuple(best[key] if key else None for key in keys) for keys in keyed]


def _enter(
    text: str,
    bounds: Bounds,
    setting: Setting,
    names: dict[tuple[str, str], Name],
    known: Gazetteer,
) -> tuple[str, str] | None:
    """Add a mention to the names to be settled; one name means one place, unless it says more."""
    start, end = bounds
    written = text[start:end]
    places, wanted = candidates(written, known)
    if not places:
        return None
    container = container_beside(text, start, end, known) if "," not in written else None
    if container is None and "," in written:
        container = division_named(written.split(",", 1)[1].strip(), known)
    key = (fold(written), container[0].id if container else "")
    if key in names:
        names[key].count += 1
        return key
    fixed = np.array([p.prior for p in places])
    fixed += WEIGHTS["kind"] * np.array([p.kind in wanted for p in places])
    if container and not _stands_alone(places, container):
        fixed += WEIGHTS["inside"] * np.array([holds(container, p) for p in places])
    for home, weight in setting.homes:
        fixed += WEIGHTS["hint"] * weight * np.array([_tied(home, p) for p in places])
    names[key] = Name(places, 1, fixed)
    return key


def _stands_alone(places: Sequence[Place], containers: Sequence[Place]) -> bool:
    """Tell a country that is merely followed by another ("Russia, U.S. officials said")."""
    known = places[0].kind in ("country", "continent")
    return known and not any(holds(containers, p) for p in places if p.kind == "division")


def _tied(home: Place, place: Place) -> float:
    """Return how well a place fits a home: 1 in it or near it, less in its division or country."""
    if home.kind == "country" or place.kind in BROAD:
        return 0.5 * (home.country == place.country)
    near = math.exp(-distance(home, place) / REACH)
    division = 0.7 * (bool(home.division) and home.division == place.division)
    return max(near, division, 0.3 * (home.country == place.country))
