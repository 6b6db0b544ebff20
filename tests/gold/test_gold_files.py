from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from gold import checks
from gold.checks import occurrence_faults, torn_rows, wrong_in
from gold.files import GOLD, Story, load_cases, plain_text, stories

HALVES = ["dev", "test"]
STORIES = stories()


@pytest.mark.parametrize("story", STORIES, ids=[story.name for story in STORIES])
def test_all_that_a_truth_quotes_occurs_in_its_reports(story: Story) -> None:
    assert wrong_in(story) == []


def test_a_snippet_that_occurs_twice_is_a_fault() -> None:
    assert list(occurrence_faults("a boat, a boat", "boat"))
    assert not list(occurrence_faults("a boat, a boat", "boat", 2))
    assert list(occurrence_faults("a boat, a boat", "boat", 3))


def test_a_field_that_nothing_reads_is_a_fault() -> None:
    row: dict[str, Any] = {
        "who": None,
        "activity": None,
        "from": [],
        "to": [],
        "action": "flee",
        "status": "done",
    }
    assert not list(checks.wrong_in_movements({"text": "They fled.", "movements": [row]}))
    (fault,) = checks.wrong_in_movements({"text": "They fled.", "movements": [{**row, "odd": 1}]})
    assert "odd" in fault


def test_a_page_shows_no_script() -> None:
    story = next(story for story in STORIES if story.name == "harbour-ferry")
    page = plain_text(story.files["r03"])
    assert "datePublished" not in page
    assert "off Tarøy on Saturday" in page


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize(
    ("folder", "wrong", "least"),
    [
        ("times", checks.wrong_in_times, 75),
        ("movements", checks.wrong_in_movements, 150),
        ("quotations", checks.wrong_in_quotations, 60),
        ("quantities", checks.wrong_in_quantities, 75),
    ],
)
def test_cases_name_what_their_texts_hold(
    folder: str, wrong: Callable[[dict[str, Any]], Iterable[str]], least: int, half: str
) -> None:
    cases = load_cases(GOLD / folder / f"{half}.yaml")
    assert [fault for case in cases for fault in wrong(case)] == []
    assert list(torn_rows(cases)) == []
    assert len({case["text"] for case in cases}) == len(cases) >= least


@pytest.mark.parametrize("name", ["times", "movements"])
def test_a_second_annotator_answered_each_case_for_testing(name: str) -> None:
    first, other = (
        [(case["text"], case.get("date")) for case in load_cases(GOLD / name / f"{half}.yaml")]
        for half in ("test", "second")
    )
    assert first == other


@pytest.mark.parametrize(("half", "least"), [("more", 200), ("wide", 200), ("fresh", 100)])
def test_more_movements_name_what_their_texts_hold(half: str, least: int) -> None:
    cases = load_cases(GOLD / "movements" / f"{half}.yaml")
    assert [fault for case in cases for fault in checks.wrong_in_movements(case)] == []
    assert len({case["text"] for case in cases}) == len(cases) >= least


@pytest.mark.parametrize("folder", ["times", "movements", "quotations", "quantities"])
def test_no_case_stands_in_both_halves(folder: str) -> None:
    dev, test = (
        {case["text"] for case in load_cases(GOLD / folder / f"{half}.yaml")} for half in HALVES
    )
    assert not dev & test
