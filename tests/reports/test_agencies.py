from __future__ import annotations

import pytest

from tellings.reports.agencies import agencies, label_of, label_of_host, named
from tellings.reports.cited import cited_in, long_name


def told(text: str, *also: str) -> list[str]:
    return cited_in(text, 0, len(text), also)


def test_the_table_is_large_and_sound() -> None:
    table = agencies()
    assert len(table) > 250
    assert len({one.label for one in table}) == len(table)
    assert all(len(one.country) == 2 and one.country.isupper() for one in table)
    assert len({one.country for one in table}) > 120


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("AFP", "AFP"),
        ("Agence France-Presse", "AFP"),
        ("The Associated Press", "AP"),
        ("By Reuters Staff", "Reuters"),
        ("(Xinhua)", "Xinhua"),
        ("Deutsche Presse-Agentur", "DPA"),
        ("Harbour Office", None),
    ],
)
def test_an_agency_by_its_name(name: str, label: str | None) -> None:
    assert label_of(name) == label


def test_an_agency_by_its_host() -> None:
    assert label_of_host("www.reuters.com") == "Reuters"
    assert label_of_host("notreuters.com") is None


def test_names_are_told_from_words_that_hold_them() -> None:
    text = "AFP, not AFPX; AP but not APT or ap; Bloomberg but not Bloomberg Television."
    assert [one.label for one in named(text)] == ["AFP", "AP", "Bloomberg"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("The pier is closed, a port official told AFP.", ["AFP"]),
        ("The pier is closed, the official MTI agency reported.", ["MTI"]),
        ("He spoke to the German news agency dpa on Monday.", ["DPA"]),
        ("Holm said in an interview with Reuters that she would stay.", ["Reuters"]),
        ("An Associated Press photographer saw two boats leave.", ["AP"]),
        ("Reports by Iran's Fars news agency were denied.", ["Fars"]),
        ("The state news agency SANA said the pier was closed.", ["SANA"]),
        ("According to Interfax, nobody was hurt.", ["Interfax"]),
        ("The Interfax news agency quoted him as saying so.", ["Interfax"]),
        ("Kyodo News reported, citing officials, that it was so.", ["Kyodo"]),
        ("Saudi Press Agency (SPA) reported the visit.", ["SPA"]),
        ("She told the semi-official Northwind news agency that it was closed.", ["Northwind"]),
        ("Reuters could not verify the claim, and AFP employs 2,400 people.", []),
        ("The firm sued Bloomberg and AFP.", []),
        ("He told the PA that he would stay.", []),
        ("He told the MENA region to wait.", []),
        ("He told Iran's state news agency that he would stay.", []),
        ("The Turkish news agency said so.", []),
        ("The pier is closed, the harbour office said.", []),
    ],
)
def test_reporting_that_a_sentence_passes_on(text: str, labels: list[str]) -> None:
    assert told(text) == labels


def test_names_learnt_elsewhere() -> None:
    assert told("Holm told Seawire that it was closed.") == []
    assert told("Holm told Seawire that it was closed.", "Seawire") == ["Seawire"]
    assert told("Holm works for Seawire.", "Seawire") == []


def test_letters_that_stand_for_a_name_in_the_text() -> None:
    text = "He told the Levant Press Agency so.\n\nLPA/hb"
    assert long_name("LPA", text) == "Levant Press Agency"
    assert long_name("XYZ", text) == "XYZ"
