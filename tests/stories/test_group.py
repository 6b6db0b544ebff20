"""Reports of one happening stand together, whoever tells it."""

from __future__ import annotations

from tellings.reuse.compare import compare
from tellings.stories import group
from tests.stemma.tellings_of import FIRE, telling

STRIKE = (
    "Tram drivers in Lodz walked out at noon over a new roster for the night lines.",
    "The transport union said that four depots stood still by the evening rush.",
    "City councillors offered to talk on Friday about the pay of the night drivers.",
)


def test_two_happenings_are_two_stories() -> None:
    reports = [
        telling("a", *FIRE, date="2024-05-01"),
        telling("b", *FIRE[1:], date="2024-05-01"),
        telling("c", *STRIKE, date="2024-05-01"),
    ]
    found = group(reports, compare(reports))
    assert sorted(story.reports for story in found) == [("a", "b"), ("c",)]
