"""When texts came out, as far as they say; dates made out from relatives."""

from __future__ import annotations

import datetime
from dataclasses import replace

from tellings.model import Dateline, Descent, Published
from tellings.stemma.dating import date_all, older, window, with_years
from tests.stemma.tellings_of import FIRE, telling

COLLECTED = datetime.date(2024, 5, 9)


def test_a_day_before_another_is_older_and_one_day_tells_nothing() -> None:
    first, same, next_ = (
        window(telling("a", *FIRE, date=date))
        for date in ("2024-05-01", "2024-05-01", "2024-05-03")
    )
    assert older(first, next_) > 3 > older(first, same) == 0
    assert older(next_, first) == -older(first, next_)


def test_an_hour_in_the_evening_is_likely_later_than_its_day() -> None:
    day = window(telling("a", *FIRE, date="2024-05-01"))
    evening = window(telling("b", *FIRE, date="2024-05-01 21:00Z"))
    assert 0.5 < older(day, evening) < 3


def test_a_day_without_a_year_gets_the_year_of_the_others() -> None:
    undated = replace(telling("a", *FIRE), dateline=Dateline("Ostrava", "--05-02"))
    told = with_years([undated, telling("b", *FIRE, date="2024-05-03")], COLLECTED)
    assert told[0].published == Published("2024-05-02", basis="dateline")


def test_a_copy_without_a_date_is_dated_by_its_parent() -> None:
    parent = telling("a", *FIRE, date="2024-05-03")
    descent = Descent("b", "a", "copy", 1.0, 0.9, "likely")
    told = date_all([parent, telling("b", *FIRE)], [descent], COLLECTED)
    assert told[1].published == Published("2024-05-03", basis="inferred", from_="a")


def test_no_inferred_date_lies_after_the_day_of_collection() -> None:
    child = telling("b", *FIRE, date="2024-05-12")
    descent = Descent("b", "a", "copy", 1.0, 0.9, "likely")
    told = date_all([telling("a", *FIRE), child], [descent], COLLECTED)
    assert told[0].published is not None
    assert told[0].published.date == "2024-05-09"
