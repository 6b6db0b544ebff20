"""What the scorers of the cases count as right, and what not."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from gold.alike import alike, all_alike, near, place_of, share, words_at
from gold.scores import movements
from gold.tally import Tally
from tellings.model import Action, Claim, Movement, Quantity, Status


@pytest.mark.parametrize(
    ("ours", "gold", "right"),
    [
        ("the paratroopers", "paratrooper", True),
        ("180 Portuguese paratroopers", "paratroopers", True),
        ("Gulf", "Gulf of Guinea", True),
        ("Kabul", "city of Kabul", True),
        ("Kenya's peacekeepers", "Kenya", False),
        ("soldiers", "sailors", False),
        ("", "crew", False),
    ],
)
def test_words_are_alike_by_their_head(ours: str, gold: str, right: bool) -> None:
    assert alike(ours, gold) == right


def test_none_told_is_right_only_where_none_is_given() -> None:
    assert all_alike([], [])
    assert not all_alike(["Oslo"], [])
    assert not all_alike([], ["Oslo"])
    assert not all_alike(["Oslo", "Bergen"], ["Oslo"])


def test_an_open_bound_equals_only_an_open_one() -> None:
    assert near(None, None)
    assert not near(None, 200)
    assert not near(0, None)
    assert near(33.33, 33.3)
    assert not near(201.5, 200)
    assert near(100, 60, factor=2)


def test_spans_share_words_not_marks() -> None:
    text = 'He said that "the boat, the old boat, sank".'
    inner = words_at(text, [place_of(text, "the boat, the old boat, sank")])
    outer = words_at(text, [place_of(text, 'that "the boat, the old boat, sank".')])
    assert inner == outer
    assert place_of(text, "boat", 2) == (32, 36)
    assert share(inner, frozenset()) == 0


def _claim(action: Action, status: Status, **told: Any) -> Claim:
    body = Movement("crew", None, None, action, **told)
    return Claim("c", "movement", "r", 0, 4, 0, "r", ((0, 4),), body, status=status)


ROW: dict[str, Any] = {
    "who": ["crew"], "count": None, "activity": None, "action": "withdraw", "from": ["island"],
    "to": [], "by": [], "status": "denied", "certainty": "certain",
}  # fmt: skip


@pytest.mark.parametrize(
    ("action", "status", "right"),
    [
        ("withdraw", "denied", True),
        ("stay", "under way", True),
        ("stay", "denied", False),
        ("withdraw", "done", False),
        ("deploy", "denied", False),
    ],
)
def test_what_does_not_leave_stays(action: Action, status: Status, right: bool) -> None:
    judged = movements.judged(ROW, _claim(action, status))
    assert (judged["action"] and judged["status"]) == right


def test_places_of_a_stay_count_only_where_they_are_given() -> None:
    row = {**ROW, "action": "stay", "status": "under way", "from": []}
    assert movements.judged(row, _claim("stay", "under way", from_=("quay",)))["from"]
    assert not movements.judged(ROW, _claim("withdraw", "denied", from_=("quay",)))["from"]


def test_counts_ask_for_both_bounds_and_the_whole() -> None:
    row = {**ROW, "count": {"low": 60, "high": 60, "whole": 180}}
    told = Quantity(60, 60, 180, None, None, "crew")
    claim = _claim("withdraw", "denied")
    body = Movement("crew", told, None, "withdraw")
    assert movements.judged(row, _with(claim, body))["count"]
    assert not movements.judged(row, claim)["count"]
    open_ended = Movement("crew", Quantity(60, None, 180, None, None, "crew"), None, "withdraw")
    assert not movements.judged(row, _with(claim, open_ended))["count"]
    row = {**row, "also": {"count": [{"low": 60, "high": None, "whole": 180}]}}
    assert movements.judged(row, _with(claim, open_ended))["count"]


def _with(claim: Claim, body: Movement) -> Claim:
    return Claim("c", "movement", "r", 0, 4, 0, "r", ((0, 4),), body, status=claim.status)


def test_rows_and_finds_counted_once_each_make_an_f1() -> None:
    tally = Tally()
    for hit in (True, True, False, False):  # one of two found, and one find of two right
        tally.add(hit, "")
    assert tally.share == 0.5
    assert Tally().share == 1


def test_misses_of_the_half_for_testing_are_not_listed() -> None:
    words = [sys.executable, "-m", "gold.score", "times", "--half", "test", "--misses"]
    run = subprocess.run(words, capture_output=True, check=False)
    assert run.returncode == 2
    assert not run.stdout
