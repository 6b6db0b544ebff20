from __future__ import annotations

import pytest

from tellings.language.gazetteer import distance, fold, gazetteer, unarticled


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Iraq", "IQ", "country"),
        ("Iraqi", "IQ", "country"),
        ("U.S.", "US", "country"),
        ("Baghdad", "IQ", "town"),
        ("Fallujah", "IQ", "town"),
        ("Erbil", "IQ", "town"),
        ("Taji", "IQ", "base"),
        ("Ain al-Asad", "IQ", "base"),
        ("La.", "US", "division"),
        ("Strait of Hormuz", None, "strait"),
        ("Kyiv", "UA", "town"),
        ("Kiev", "UA", "town"),
        ("Saint Petersburg", "RU", "town"),
        ("St. Petersburg", "RU", "town"),
        ("Zaatari", "JO", "camp"),
        ("Baghdad International Airport", "IQ", "airport"),
        ("Washington", "US", "town"),
        ("Cook County", "US", "district"),
    ],
)
def test_likeliest_place(name: str, country: str | None, kind: str) -> None:
    place = gazetteer().candidates(name)[0]
    assert (place.country, place.kind) == (country, kind)


def test_unknown_name_has_no_place() -> None:
    assert gazetteer().candidates("Qwxyzzy Landing") == ()


def test_peoples_are_told_from_places() -> None:
    known = gazetteer()
    assert known.candidates("Norwegians")[0].people
    assert not known.candidates("Norway")[0].people


def test_coordinates_are_where_they_should_be() -> None:
    oslo, bergen = (gazetteer().candidates(name)[0] for name in ("Oslo", "Bergen"))
    assert distance(oslo, bergen) == pytest.approx(305, abs=8)


def test_keys() -> None:
    assert fold("Saint-Étienne") == "st etienne"
    assert fold("Sana'a") == "sanaa"
    assert unarticled("al fallujah") == "fallujah"
    assert unarticled("al") == "al"


def test_every_country_has_a_place() -> None:
    countries = gazetteer().countries
    assert len(countries) == 249
    assert all(-90 <= p.lat <= 90 and -180 <= p.lon <= 180 for p in countries.values())
