from __future__ import annotations

import json

import pytest

from tellings.show.page.shapes import View, countries, focus, shapes, view_of


def names(view: View) -> set[str]:
    return {
        country["properties"]["name"]
        for country in shapes(view)["objects"]["countries"]["geometries"]
    }


def test_a_view_has_room_around_its_places() -> None:
    view = view_of([(10.0, 50.0), (20.0, 40.0)])
    assert view == View(6.5, 36.5, 23.5, 53.5)


def test_a_single_place_still_has_a_coast_around_it() -> None:
    view = view_of([(5.3, 60.4)])
    assert (view.east - view.west, view.north - view.south) == (4.0, 4.0)


def test_a_view_stays_on_the_globe() -> None:
    view = view_of([(-179.0, -88.0), (179.0, 89.0)])
    assert (view.west, view.south, view.east, view.north) == (-180, -85, 180, 85)


def test_only_countries_in_view_are_there() -> None:
    near = names(view_of([(5.3, 60.4)]))
    assert "Norway" in near
    assert not near & {"Brazil", "China", "Iraq"}


@pytest.mark.parametrize(
    ("places", "most"),
    [
        ([(5.3, 60.4)], 150_000),
        ([(44.4, 33.3), (4.35, 50.85)], 200_000),
        ([(-77.0, 38.9), (139.7, 35.7)], 150_000),
    ],
)
def test_the_shapes_are_small(places: list[tuple[float, float]], most: int) -> None:
    assert len(json.dumps(shapes(view_of(places)), separators=(",", ":"))) < most


def test_lines_are_numbered_without_gaps() -> None:
    topology = shapes(view_of([(5.3, 60.4), (6.0, 59.0)]))
    used = {
        arc if arc >= 0 else ~arc
        for country in topology["objects"]["countries"]["geometries"]
        for polygon in country["arcs"]
        for ring in polygon
        for arc in ring
    }
    assert used == set(range(len(topology["arcs"])))


def test_the_open_sea_has_no_country() -> None:
    assert names(View(-40.0, -50.0, -36.0, -46.0)) == set()


def test_the_view_is_on_what_most_mentions_name() -> None:
    places = {(10.0, 50.0): 6, (10.5, 50.2): 4, (9.5, 49.0): 3, (-100.0, 40.0): 2}
    assert set(focus(places)) == {(10.0, 50.0), (10.5, 50.2), (9.5, 49.0)}
    assert focus({(1.0, 2.0): 1}) == [(1.0, 2.0)]


def test_countries_are_known_by_code_and_place() -> None:
    assert len(countries()) > 190
    assert all(len(code) == 2 for code, _, _ in countries())
