"""Words: places, stems, and how two lists of them line up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.reuse.words import equal_blocks, join_blocks, split, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("neighbouring", "neighboring"),
        ("defence", "defense"),
        ("organisation", "organization"),
        ("centre", "center"),
        ("moved", "moving"),
        ("armies", "army"),
        ("U.S.", "US"),
        ("5,200", "5200"),
        ("two", "2"),
        ("Bergström’s", "bergstrom"),
        ("relocate", "relocation"),
        ("programme", "programs"),
    ],
)
def test_forms_of_one_word_meet(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("general", "genera"), ("port", "ports authority")])
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_places_slice_back_to_the_words() -> None:
    text = "The U.S. ferry’s 1,200 passengers left at 14:05."
    words = split(text)
    assert [text[a:b] for a, b in words.places] == [
        "The",
        "U.S.",
        "ferry’s",
        "1,200",
        "passengers",
        "left",
        "at",
        "14:05",
    ]
    assert words.forms[2] == "ferry’s"


def test_between_keeps_only_whole_words() -> None:
    words = split("ferry left harbour")
    assert words.between(1, 18).forms == ("left", "harbour")


@given(st.text())
def test_every_word_lies_within_its_text(text: str) -> None:
    words = split(text)
    last = 0
    for start, end in words.places:
        assert last <= start < end <= len(text)
        last = end


def test_equal_blocks_keep_order_and_join_over_small_gaps() -> None:
    left = ["the", "ferry", "left", "the", "port", "at", "dawn", "today"]
    right = ["the", "boat", "left", "the", "port", "early", "at", "dawn"]
    blocks = equal_blocks(left, right)
    assert [left[a:b] for a, b, _, _ in blocks] == [
        ["the"],
        ["left", "the", "port"],
        ["at", "dawn"],
    ]
    assert join_blocks(blocks, 1) == [(0, 7, 0, 8)]
    assert join_blocks(blocks, 0) == blocks


def test_nothing_reduces_to_nothing() -> None:
    assert [stem(word) for word in ("", "'", ".")] == ["", "", ""]
