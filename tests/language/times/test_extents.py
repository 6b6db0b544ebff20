from __future__ import annotations

from datetime import date

import pytest

from tellings.language.times import extents
from tellings.language.times.numbers import number_of


def test_week_runs_monday_to_sunday() -> None:
    week = extents.week(date(1998, 3, 1))
    assert (week.value, week.first, week.last) == ("1998-W09", date(1998, 2, 23), date(1998, 3, 1))


def test_month_keeps_the_day_as_far_as_it_has_it() -> None:
    assert extents.shift_day(date(2024, 3, 31), "month", -1) == date(2024, 2, 29)


@pytest.mark.parametrize(("year", "day"), [(2000, (4, 23)), (2024, (3, 31)), (2038, (4, 25))])
def test_easter(year: int, day: tuple[int, int]) -> None:
    assert extents.easter(year) == date(year, *day)


def test_far_shifts_stay_in_the_calendar() -> None:
    assert extents.shifted(date(2024, 1, 1), "century", -90).first == date(1, 1, 1)
    assert extents.shift_day(date(2024, 1, 1), "decade", 5000).year == 9999


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2 1/2", 2.5),
        ("twenty-five", 25.0),
        ("a hundred", 100.0),
        ("two and a half", 2.5),
        ("2,500", 2500.0),
        ("three dozen", 36.0),
        ("several", None),
    ],
)
def test_numbers(text: str, value: float | None) -> None:
    assert number_of(text) == value
