"""Tolls of one happening, in invented stories read from end to end."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tellings.corpus import read
from tellings.model import Entry

CITY = """Bus overturns

LAGOS, May 7 (Seawire) - At least seven people were killed and 51 were injured when a bus overturned
in Lagos on Tuesday, the fire service said.
"""
SUBURB = """Five dead as bus overturns

A bus overturned in Ikeja, Lagos, on Tuesday. At least five people are dead, police said.
"""
MEN = """Driver held

LAGOS, May 8 (Northern Newsdesk) - A driver was arrested over the deaths of six men and a woman in
Lagos on Tuesday. Of the 51 people injured, eight were in a serious condition, a surgeon said.
"""


def told(folder: Path, event: str, **texts: str) -> list[Entry]:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    dossier = read([folder], date(2024, 5, 9))
    return [entry for entry in dossier.ledger if event in entry.locus.what]


def test_the_toll_of_a_suburb_is_that_of_its_city(tmp_path: Path) -> None:
    (entry,) = told(tmp_path, "killed", a=CITY, b=SUBURB)
    assert {reading.low for reading in entry.readings} == {5, 7}


def test_a_part_of_a_sum_does_not_part_the_tolls(tmp_path: Path) -> None:
    (entry,) = told(tmp_path, "people killed", a=CITY, b=SUBURB, c=MEN)
    assert {reading.low for reading in entry.readings} == {5, 7}


def test_a_part_of_the_hurt_is_no_other_toll_of_them(tmp_path: Path) -> None:
    entries = told(tmp_path, "injured", a=CITY, c=MEN)
    assert [[reading.value for reading in entry.readings] for entry in entries] == [["51"]]


CONSULATE = """Bomb at consulate

SFAX, May 7 (Seawire) - A bomb outside the Danish consulate in the Tunisian city of Sfax killed two
people on Tuesday, police said.
"""
RISES = """Toll of bomb in Sfax rises

A surgeon in Sfax said that six people had been killed by Tuesday's bomb. Last month two Danish
soldiers were killed in Tunis.
"""


def test_a_site_lies_where_any_report_says_it_does(tmp_path: Path) -> None:
    entries = told(tmp_path, "killed", a=CONSULATE, b=RISES)
    assert {frozenset(r.low for r in entry.readings) for entry in entries} == {
        frozenset({2, 6}),
        frozenset({2}),
    }


def test_that_nobody_else_is_hurt_is_no_toll(tmp_path: Path) -> None:
    boy = "Boy hurt\n\nLAGOS, May 7 (Seawire) - A 2-year-old boy was shot. No one else was hurt."
    (entry,) = told(tmp_path, "injured", a=boy)
    assert [reading.value for reading in entry.readings] == ["1"]


def test_the_badly_hurt_are_a_part_of_the_hurt(tmp_path: Path) -> None:
    bad = CITY + "Three people were treated for life-threatening injuries, a surgeon said.\n"
    values = {r.value for entry in told(tmp_path, "people ", a=bad) for r in entry.readings}
    assert values >= {"51", "3 of 51"} and "3" not in values


def test_a_death_of_long_ago_is_none_of_the_news(tmp_path: Path) -> None:
    crash = "Rider killed\n\nLAGOS, May 7 (Seawire) - A rider died in a crash in Lagos on Tuesday."
    fair = "Fair opens\n\nLAGOS, May 7 - Ada Obi sang. Her mother died in Lagos 20 years ago."
    entries = told(tmp_path, "killed", a=crash, b=fair)
    assert sorted(len(entry.readings[0].claims) for entry in entries) == [1, 1]
