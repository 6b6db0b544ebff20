"""The places that the names of a run mean, reports of one family helping each other."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.language.entities.found import Found
from tellings.language.gazetteer import Place, fold, gazetteer
from tellings.language.outlets import setting_of
from tellings.language.places import Setting, resolve_together
from tellings.language.reading import ReadReport
from tellings.model import Bounds

_LOOKED_UP = ("place", "group", "facility")
_SHARED = 4
"""Names that two reports share before they are taken for tellings of one story."""
_OVERLAP = 0.4
_FAMILY = 24
"""Reports resolved together at most: what grows past this is no family."""
_RUN = 400
_GREAT = 5.3
"""The prior of a town of some 200,000 people."""
_DATELINE = 0.6


def places_of(
    readings: Sequence[ReadReport], found: Sequence[Sequence[Found]]
) -> list[dict[Bounds, Place | None]]:
    """Return for each report the places of its names, by the bounds of each."""
    asked = [_asked(mentions) for mentions in found]
    told: list[dict[Bounds, Place | None]] = [{} for _ in readings]
    for numbers in _families(found):
        given = [(readings[n].report.text, asked[n], _setting(readings[n])) for n in numbers]
        for number, places in zip(numbers, resolve_together(given), strict=True):
            rows = zip(asked[number], places, strict=True)
            groups = {(m.start, m.end) for m in found[number] if m.kind == "group"}
            told[number] = {
                bounds: None if bounds in groups and place and not _of_people(place) else place
                for bounds, place in rows
            }
    return told


def _of_people(place: Place) -> bool:
    """Tell whether a word for a people means this: "Arab" is no town in Alabama."""
    return place.people or place.kind in ("country", "region", "continent")


def _asked(mentions: Sequence[Found]) -> list[Bounds]:
    """Return the names to look up: of places, and those of another kind that a great place bears.

    A word that the report has as a place elsewhere is one here too, whatever kind it was told,
    unless it is a part of a person's full name.
    """
    names = [m for m in mentions if m.form == "name"]
    places = {fold(m.text) for m in names if m.kind in ("place", "facility")}
    people = {
        w for m in names if m.kind == "person" and " " in m.text for w in fold(m.text).split()
    }
    return [
        (m.start, m.end)
        for m in names
        if m.kind in _LOOKED_UP
        or (fold(m.text) not in people and (fold(m.text) in places or _is_great(m)))
    ]


def _is_great(mention: Found) -> bool:
    """Tell whether the likeliest bearer of a name is a country, or a great town or division."""
    best = next(iter(gazetteer().candidates(mention.text)), None)
    if best is None or best.people:
        return False
    if best.kind == "country":
        return mention.kind != "person"
    return best.kind in ("town", "division") and not best.alias and best.prior >= _GREAT


def _setting(reading: ReadReport) -> Setting:
    report = reading.report
    homes = setting_of(report.outlet, report.url).homes
    if report.dateline and report.dateline.place:
        places = gazetteer().candidates(report.dateline.place)
        homes += tuple((place, _DATELINE) for place in places[:1])
    return Setting(homes)


def _families(found: Sequence[Sequence[Found]]) -> list[list[int]]:
    """Return groups of reports that name the same things; in a large run, each by itself."""
    if len(found) > _RUN:
        return [[number] for number in range(len(found))]
    names = [{fold(m.text) for m in mentions if m.form == "name"} for mentions in found]
    groups: list[list[int]] = []
    for number, own in enumerate(names):
        home = next((g for g in groups if len(g) < _FAMILY and _kin(own, names[g[0]])), None)
        if home is None:
            groups.append([number])
        else:
            home.append(number)
    return groups


def _kin(one: set[str], other: set[str]) -> bool:
    shared = len(one & other)
    return shared >= _SHARED and shared >= _OVERLAP * min(len(one), len(other))
