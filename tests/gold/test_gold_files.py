from __future__ import annotations

import pytest

from gold.checks import occurrence_faults, torn_rows, wrong_in, wrong_in_movements, wrong_in_times
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


def test_a_page_shows_no_script() -> None:
    story = next(story for story in STORIES if story.name == "harbour-ferry")
    page = plain_text(story.files["r03"])
    assert "datePublished" not in page
    assert "off Tarøy on Saturday" in page


@pytest.mark.parametrize("half", HALVES)
def test_times_occur_in_their_sentences(half: str) -> None:
    cases = load_cases(GOLD / "times" / f"{half}.yaml")
    assert [fault for case in cases for fault in wrong_in_times(case)] == []
    assert list(torn_rows(cases)) == []
    assert len(cases) >= 75


@pytest.mark.parametrize("half", HALVES)
def test_movements_name_what_their_sentences_name(half: str) -> None:
    cases = load_cases(GOLD / "movements" / f"{half}.yaml")
    assert [fault for case in cases for fault in wrong_in_movements(case)] == []
    assert list(torn_rows(cases)) == []
    assert len(cases) >= 150
