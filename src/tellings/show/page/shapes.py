"""Country shapes for the map of a page: only those in view, and fine only there.

The shapes are Natural Earth's, as TopoJSON in three scales; the page gets a topology of the
countries that the view shows, so that a story on one coast has that coast and not the world.
"""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import cos, hypot, radians
from typing import Any

Place = tuple[float, float]
"""Longitude and latitude in degrees."""
Line = list[Place]
SCALES = ((18.0, "10m"), (75.0, "50m"), (361.0, "110m"))
"""Views up to so many degrees wide take the shapes of this scale."""
LEAST = 4.0
"""A view is at least so many degrees wide and high, so that a coast can be recognised."""
MARGIN = 0.35
MOST = 0.85
COARSE = 12
"""Outside the view every so manieth point of a line stays."""


@dataclass(frozen=True, slots=True)
class View:
    """What the map shows, in degrees."""

    west: float
    south: float
    east: float
    north: float

    def touches(self, other: View) -> bool:
        """Return whether two views have a point in common."""
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.south <= other.north
            and other.south <= self.north
        )


def view_of(places: Sequence[Place]) -> View:
    """Return a view of all the places with room around them."""
    wests, souths = zip(*places, strict=True)
    west, east = _stretched(min(wests), max(wests), 180)
    south, north = _stretched(min(souths), max(souths), 85)
    return View(west, south, east, north)


@cache
def countries() -> frozenset[tuple[str, float, float]]:
    """Return code, latitude and longitude of the countries, which are areas and no points."""
    table = (files("tellings.language") / "resources" / "countries.tsv").read_text("utf-8")
    rows = csv.DictReader(table.splitlines(), delimiter="\t")
    return frozenset((row["code"], float(row["lat"]), float(row["lon"])) for row in rows)


def focus(places: Mapping[Place, int]) -> list[Place]:
    """Return the places that most mentions fall on: those near the middle, up to `MOST` of all.

    ``places`` counts mentions. The middle is the place that all others are nearest to.
    """
    ranked = sorted(places)
    middle = min(ranked, key=lambda at: sum(n * _apart(at, p) for p, n in places.items()))
    wanted, kept = MOST * sum(places.values()), []
    for place in sorted(ranked, key=lambda at: _apart(at, middle)):
        if wanted <= 0:
            break
        kept.append(place)
        wanted -= places[place]
    return kept


def _apart(one: Place, other: Place) -> float:
    """Return how far apart two places are, in degrees of latitude, near enough."""
    return hypot((one[0] - other[0]) * cos(radians((one[1] + other[1]) / 2)), one[1] - other[1])


def shapes(view: View, scale: str | None = None) -> dict[str, Any]:
    """Return a TopoJSON topology of the countries in view, each with its name."""
    span = max(view.east - view.west, view.north - view.south)
    world = _world(scale or next(name for most, name in SCALES if span < most))
    lines = _Lines(world, view)
    countries = []
    for country in world["objects"]["countries"]["geometries"]:
        rings = [ring for ring in _rings(country) if lines.seen(ring)]
        if rings:
            arcs = [[lines.kept(arc) for arc in ring] for ring in rings]
            name = country["properties"]["name"]
            countries.append(
                {"type": "MultiPolygon", "arcs": [[a] for a in arcs], "properties": {"name": name}}
            )
    return {
        "type": "Topology",
        "transform": world["transform"],
        "arcs": lines.arcs,
        "objects": {"countries": {"type": "GeometryCollection", "geometries": countries}},
    }


def _world(scale: str) -> Any:
    packed = (files("tellings.show.page") / f"countries-{scale}.json.gz").read_bytes()
    return json.loads(gzip.decompress(packed))


def _stretched(low: float, high: float, most: float) -> tuple[float, float]:
    room = max((LEAST - (high - low)) / 2, (high - low) * MARGIN)
    return round(max(-most, low - room), 3), round(min(most, high + room), 3)


def _rings(country: dict[str, Any]) -> Iterable[list[int]]:
    """Yield the rings of a country, each the list of its lines (``~i`` is line i backwards)."""
    several = country.get("arcs", [])
    for polygon in several if country["type"] == "MultiPolygon" else [several]:
        yield from polygon


class _Lines:
    """The lines of a topology, numbered anew as they are taken."""

    def __init__(self, world: dict[str, Any], view: View) -> None:
        self.arcs: list[list[list[int]]] = []
        self._view = view
        self._world = world
        self._scale = world["transform"]["scale"]
        self._shift = world["transform"]["translate"]
        self._numbers: dict[int, int] = {}
        self._boxes: dict[int, View] = {}

    def seen(self, ring: list[int]) -> bool:
        """Return whether a ring may show in the view."""
        boxes = [self._box(arc) for arc in ring]
        whole = View(
            min(b.west for b in boxes),
            min(b.south for b in boxes),
            max(b.east for b in boxes),
            max(b.north for b in boxes),
        )
        return whole.touches(self._view)

    def kept(self, arc: int) -> int:
        """Return the new number of a line, taking it over when it is first asked for."""
        index = arc if arc >= 0 else ~arc
        if index not in self._numbers:
            self._numbers[index] = len(self.arcs)
            near = self._box(index).touches(self._view)
            points = self._points(index)
            self.arcs.append(_deltas(points if near else _thinned(points)))
        return self._numbers[index] if arc >= 0 else ~self._numbers[index]

    def _points(self, index: int) -> list[tuple[int, int]]:
        x = y = 0
        points = []
        for step in self._world["arcs"][index]:
            x, y = x + step[0], y + step[1]
            points.append((x, y))
        return points

    def _box(self, arc: int) -> View:
        index = arc if arc >= 0 else ~arc
        if index not in self._boxes:
            xs, ys = zip(*self._points(index), strict=True)
            (wide, high), (east, north) = self._scale, self._shift
            self._boxes[index] = View(
                min(xs) * wide + east,
                min(ys) * high + north,
                max(xs) * wide + east,
                max(ys) * high + north,
            )
        return self._boxes[index]


def _thinned(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [*points[:-1:COARSE], points[-1]]


def _deltas(points: list[tuple[int, int]]) -> list[list[int]]:
    x = y = 0
    steps = []
    for point in points:
        steps.append([point[0] - x, point[1] - y])
        x, y = point
    return steps
