from math import inf

import pytest

from tellings.ledger.values import Value, agree, contains, step, value_of
from tellings.model import Quantity


def told(
    low: float | None, high: float | None, qualifier: str | None = None, whole: float | None = None
) -> Value:
    return value_of(Quantity(low, high, whole, qualifier, None, "troops"))


@pytest.mark.parametrize(
    ("number", "size"), [(198, 1), (200, 100), (5200, 100), (1000, 1000), (2.5, 1), (0, 1)]
)
def test_step_is_that_of_the_last_significant_digit(number: float, size: float) -> None:
    assert step(number) == size


def test_a_rounded_figure_agrees_with_an_exact_one_near_it() -> None:
    assert agree(told(198, 198), told(200, 200, "about"))
    assert agree(told(200, 200, "about"), told(198, 198))


def test_two_exact_figures_agree_only_when_equal() -> None:
    assert not agree(told(198, 198), told(200, 200))
    assert agree(told(198, 198), told(198, 198))


def test_a_hedge_does_not_reach_the_next_step() -> None:
    assert not agree(told(30, 30, "about"), told(47, 47))


def test_an_open_figure_agrees_with_what_lies_a_little_past_its_bound() -> None:
    assert agree(told(200, None, "at least"), told(215, 215))
    assert not agree(told(200, None, "at least"), told(900, 900))
    assert not agree(told(200, None, "at least"), told(180, 180))


def test_a_part_of_a_whole_is_not_the_whole_and_is_contained_in_it() -> None:
    some, all_of_them = told(None, 89, "some of", 90), told(90, 90)
    assert not agree(some, all_of_them)
    assert contains(all_of_them, some)
    assert not contains(told(120, 120), some)


def test_open_bounds_become_infinite() -> None:
    assert told(200, None).high == inf
    assert told(None, 89).low == -inf


def test_up_to_so_many_are_not_a_few() -> None:
    assert agree(told(None, 32, "up to"), told(30, 30))
    assert not agree(told(None, 32, "up to"), told(6, None, "at least"))
