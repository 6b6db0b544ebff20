from __future__ import annotations

import datetime

import pytest

from tellings.model import Published
from tellings.reports.dates import full_dates, stated, url_date


@pytest.mark.parametrize(
    ("value", "date", "time"),
    [
        ("2025-03-03", "2025-03-03", None),
        ("2025-03-03T10:00:00", "2025-03-03", None),
        ("2025-03-03 10:00:00", "2025-03-03", None),
        ("2025-03-03T10:05:00Z", "2025-03-03", "10:05Z"),
        ("2025-03-03T23:30:00.123-05:00", "2025-03-04", "04:30Z"),
        ("20250303", "2025-03-03", None),
        ("Mon, 03 Mar 2025 10:05:00 +0100", "2025-03-03", "09:05Z"),
        ("March 3, 2025", "2025-03-03", None),
        ("Published 3 March 2025, 16:30 GMT", "2025-03-03", "16:30Z"),
        ("Mar. 3, 2025 4:30 p.m. EST", "2025-03-03", "21:30Z"),
        ("3rd of March 2025", "2025-03-03", None),
        ("23/03/2025", "2025-03-23", None),
        ("03/23/2025", "2025-03-23", None),
        (1741000000, "2025-03-03", "11:06Z"),
        ("1741000000000", "2025-03-03", "11:06Z"),
    ],
)
def test_a_date_as_files_state_it(value: object, date: str, time: str | None) -> None:
    assert stated(value) == Published(date, time)


@pytest.mark.parametrize(
    "value",
    ["", "soon", "03/04/2025", "2025-13-40", "30 February 2025", None, True, 7, [], "12:30"],
)
def test_what_is_no_date_or_leaves_it_open(value: object) -> None:
    assert stated(value) is None


def test_full_dates_in_a_text_in_order() -> None:
    text = "On 3 March 2025, not May 4, 2024; see 2023-05-06 and 1/2/2025. In May 2020, no."
    assert [one.date.isoformat() for one in full_dates(text)] == [
        "2025-03-03",
        "2024-05-04",
        "2023-05-06",
    ]
    assert all(text[one.start : one.end].strip() for one in full_dates(text))
    assert full_dates(text)[0].date == datetime.date(2025, 3, 3)


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("https://a.example/2025/03/03/pier", "2025-03-03"),
        ("https://a.example/2025/mar/3/pier", "2025-03-03"),
        ("https://a.example/news-2025-03-03-pier", "2025-03-03"),
        ("https://a.example/20250303/pier.html", "2025-03-03"),
        ("https://a.example/id/12345678", None),
        ("https://a.example/2025/pier", None),
        ("https://a.example/2025/99/99/pier", None),
    ],
)
def test_a_day_in_a_web_address(url: str, date: str | None) -> None:
    found = url_date(url)
    assert (found.date if found else None) == date
