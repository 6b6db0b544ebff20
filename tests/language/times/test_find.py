from __future__ import annotations

from datetime import date

import pytest

from tellings.language.times import TimeExpression, as_times, find_times, governed
from tellings.language.times.lexicon import UNITS

TUESDAY = date(2024, 3, 12)


def _find(text: str, published: date | None = TUESDAY) -> dict[str, TimeExpression]:
    return {text[t.start : t.end]: t for t in find_times(text, [(0, len(text))], published)}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The ferry left on Saturday.", "Saturday", "2024-03-09"),
        ("The ferry will leave on Saturday.", "Saturday", "2024-03-16"),
        ("The port closed, she said Tuesday.", "Tuesday", "2024-03-12"),
        ("The port will close Tuesday.", "Tuesday", "2024-03-12"),
        ("Sunday's collision blocked the strait.", "Sunday", "2024-03-10"),
        ("It struck before dawn on Monday morning.", "Monday morning", "2024-03-11TMO"),
        ("She resigned last Thursday.", "last Thursday", "2024-03-07"),
        ("Divers return next Friday.", "next Friday", "2024-03-15"),
        ("The storm hit earlier today.", "earlier today", "2024-03-12"),
        ("A tug sank the day before yesterday.", "the day before yesterday", "2024-03-10"),
        ("Crews met last week.", "last week", "2024-W10"),
        ("Talks resume early next month.", "early next month", "2024-04"),
        ("Sales fell in the early months of 2019.", "the early months of 2019", "2019"),
        ("It reopened at the end of December.", "the end of December", "2023-12"),
        ("It reopened on Feb. 28.", "Feb. 28", "2024-02-28"),
        ("The deadline is April 2.", "April 2", "2024-04-02"),
        ("The treaty of 5 March 1946 holds.", "5 March 1946", "1946-03-05"),
        ("They fought through the 1980s.", "the 1980s", "198"),
        ("He left two years ago.", "two years ago", "2022"),
        ("He left three days ago.", "three days ago", "2024-03-09"),
        ("They waited nearly two weeks.", "nearly two weeks", "P2W"),
        ("They waited a year and a half.", "a year and a half", "P1Y6M"),
        ("A 16-hour flight.", "16-hour", "PT16H"),
        ("Boats come every Sunday.", "every Sunday", "XXXX-WXX-7"),
        ("Profit rose in the third quarter of 2023.", "the third quarter of 2023", "2023-Q3"),
        ("It sailed at 5 p.m. on Monday.", "5 p.m. on Monday", "2024-03-11T17:00"),
        ("The siren sounded at 0735 GMT.", "0735 GMT", "2024-03-12T07:35"),
        ("The mission opened in 2018.", "2018", "2018"),
        ("The vote falls on Easter Monday.", "Easter Monday", "2024-04-01"),
        ("He was seen in recent days.", "recent days", "PAST_REF"),
        ("On 03/04/2024 it sank.", "03/04/2024", "2024-03-04"),
        ("On 25/12/2023 it sank.", "25/12/2023", "2023-12-25"),
        ("It was insured until 25/12/2023.", "25/12/2023", "2023-12-25"),
        ("Overnight into Monday it burned.", "Overnight into Monday", "2024-03-10TNI"),
        ("The 0600 local sailing left.", "0600 local", "2024-03-12T06:00"),
        ("It shut at ten last night.", "ten last night", "2024-03-11T22:00"),
        ("It shuts at noon on Fridays.", "noon on Fridays", "XXXX-WXX-5T12:00"),
        ("It sank a year ago today.", "a year ago today", "2023-03-12"),
        ("It sails a week tomorrow.", "a week tomorrow", "2024-03-20"),
        ("It sank on the 3rd of this month.", "the 3rd of this month", "2024-03-03"),
        ("By Friday lunchtime it was full.", "Friday lunchtime", "2024-03-08TMI"),
        ("It left, and by Sunday it was lost.", "Sunday", "2024-03-10"),
        ("The race of New Year's Day is off.", "New Year's Day", "2024-01-01"),
        ("It sank in 1968, 1972 and 1980.", "1972", "1972"),
        ("The crew has 30 days to appeal.", "30 days", "P30D"),
        ("It would last 24 hours.", "24 hours", "PT24H"),
        ("The ferry will be 40 in February.", "February", "2025-02"),
        ("It froze for the first time this winter.", "this winter", "2023-WI"),
        ("It sails in the week of 25 March.", "the week of 25 March", "2024-W13"),
        ("It sails from Monday to Thursday next week.", "Monday", "2024-03-18"),
        ("It sails at 5:30 each morning.", "5:30 each morning", "XXXX-XX-XXT05:30"),
        ("The chapel is of the 1300s.", "the 1300s", "13"),
        ("He had filed it the week before.", "the week before", "2024-W10"),
        ("By the end of the day it sank.", "the end of the day", "2024-03-12"),
        ("He was fired in April for lying to her.", "April", "2023-04"),
        ("The judge set the hearing for June 28.", "June 28", "2024-06-28"),
        ("She had told them months ago.", "months ago", "PAST_REF"),
        ("It sank a few weeks back.", "a few weeks back", "PAST_REF"),
        ("It sank between June and July 2019.", "June", "2019-06"),
        ("It would be the third race in three years.", "three years", "P3Y"),
        ("He paid before the year end.", "the year end", "2023"),
        ("He read the Daily Courier last evening.", "last evening", "2024-03-11TEV"),
        ("Taxes fall over the next decade.", "the next decade", "P10Y"),
        ("It was in the 2020 fiscal year.", "the 2020 fiscal year", "2020"),
        ("Rain is likely on Friday.", "Friday", "2024-03-15"),
        ("The lease ends on the last day of the month.", "the last day of the month", "2024-03-31"),
        ("It began at ten this morning.", "ten this morning", "2024-03-12T10:00"),
        ("By early evening it was full.", "early evening", "2024-03-12TEV"),
        ("It runs from June through November.", "November", "2024-11"),
    ],
)
def test_value_by_date_and_tense(text: str, words: str, value: str) -> None:
    found = _find(text)
    assert found[words].value == value


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Closed since Friday.", "Friday", date(2024, 3, 8), date(2024, 3, 8)),
        ("In the coming days.", "the coming days", TUESDAY, date(2024, 3, 18)),
        ("Over the past two months.", "the past two months", date(2024, 1, 12), TUESDAY),
        ("In late November 2023.", "late November 2023", date(2023, 11, 21), date(2023, 11, 30)),
        ("Last weekend it rained.", "Last weekend", date(2024, 3, 9), date(2024, 3, 10)),
        (
            "In the first 9 days of May.",
            "the first 9 days of May",
            date(2024, 5, 1),
            date(2024, 5, 9),
        ),
        ("From 3-5 March it rained.", "3-5 March", date(2024, 3, 3), date(2024, 3, 5)),
    ],
)
def test_days_covered(text: str, words: str, first: date, last: date) -> None:
    found = _find(text)[words]
    assert (found.first, found.last) == (first, last)


def test_last_summer_in_january_is_that_of_the_year_before() -> None:
    assert _find("It sank last summer.", date(2024, 1, 20))["last summer"].value == "2023-SU"


def test_what_follows_a_date_is_told_from_it() -> None:
    found = _find("It sank on March 2, 2020. Two days later the hull was found.")
    assert found["Two days"].first == date(2020, 3, 4)
    assert found["Two days"].value == "P2D"


@pytest.mark.parametrize(
    "text",
    [
        "About 2000 troops may march.",
        "A 22-year-old sailor.",
        "It cost $1995.",
        "May she speak?",
        "He lives on 2024 Harbour Road No. 1998.",
        "In his 40s.",
    ],
)
def test_no_time(text: str) -> None:
    assert not [t for t in _find(text) if t not in ("2024",)]


def test_without_a_date_only_the_words_tell() -> None:
    found = _find("On Friday, Aug. 7 and in 1998, and last week.", None)
    assert [t.value for t in found.values()] == ["XXXX-08-07", "1998", "XXXX-WXX"]
    assert found["1998"].first == date(1998, 1, 1)
    assert found["last week"].first is None


def test_no_expression_crosses_a_sentence() -> None:
    text = "It sank in May\n5 people died."
    found = find_times(text, [(0, 14), (15, len(text))], TUESDAY)
    assert [text[t.start : t.end] for t in found] == ["May"]


def test_as_the_dossier_has_them() -> None:
    (time,) = as_times("r1", find_times("On Monday it sank.", [(0, 18)], TUESDAY))
    assert (time.report, time.start, time.end) == ("r1", 3, 9)
    assert (time.from_, time.to, time.timex) == ("2024-03-11", "2024-03-11", "2024-03-11")


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Closed since Friday.", "Friday", date(2024, 3, 8), TUESDAY),
        ("Closed until Friday.", "Friday", TUESDAY, date(2024, 3, 15)),
        ("Left before 2020.", "2020", None, date(2019, 12, 31)),
        ("Quiet after March 2.", "March 2", date(2024, 3, 3), None),
        ("Quiet after Sunday's raid.", "Sunday", date(2024, 3, 10), date(2024, 3, 10)),
        ("They waited for two weeks.", "two weeks", None, None),
    ],
)
def test_days_with_the_preposition(
    text: str, words: str, first: date | None, last: date | None
) -> None:
    assert governed(text, _find(text)[words], TUESDAY) == (first, last)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It fell in the third week of March.", "2024-W12"),
        ("It burned two Fridays ago.", "2024-05-03"),
        ("He is sworn in a week from Tuesday.", "2024-05-21"),
        ("The week before last it was dry.", "2024-W18"),
        ("Later in the day it was withdrawn.", "2024-05-14"),
        ("The pact of 1 December last year holds.", "2023-12-01"),
        ("It closed in the autumn of last year.", "2023-FA"),
        ("He vowed to answer on Thursday.", "2024-05-16"),
        ("The vote was to be held Thursday.", "2024-05-16"),
        ("It happened on a Tuesday.", "XXXX-WXX-2"),
        ("They sat in the second half of January.", "2024-01"),
    ],
)
def test_a_time_placed_in_another_or_counted_off(text: str, value: str) -> None:
    (found,) = find_times(text, [(0, len(text))], date(2024, 5, 14))
    assert found.value == value


@pytest.mark.parametrize("unit", [unit for unit in UNITS if unit not in ("sec", "min", "hr")])
@pytest.mark.parametrize("phrase", ["{} later", "{} earlier", "{} after the vote", "{} ago"])
@pytest.mark.parametrize("count", ["Two", "Some 30"])
def test_every_unit_is_counted_from_a_day(unit: str, phrase: str, count: str) -> None:
    plural = {"century": "centuries", "millennium": "millennia"}.get(unit, f"{unit}s")
    told = f"{count} {phrase.format(plural)}"
    text = f"The strike began on 3 May. {told} it ended."
    found = find_times(text, [(0, 26), (27, len(text))], date(2020, 6, 9))
    assert any(plural in text[t.start : t.end] for t in found)


def test_parts_of_the_day_are_counted_in_days() -> None:
    text = "The strike began on 3 May. Two mornings later it ended."
    found = find_times(text, [(0, 26), (27, len(text))], date(2020, 6, 9))
    assert [(t.value, t.first) for t in found][1:] == [("P2D", date(2020, 5, 5))]
