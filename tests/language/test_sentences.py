from __future__ import annotations

import hashlib
import re
import time

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.language.sentences import split
from tests.sentence_cases import GOLD, Case, cases

TEXTS = st.text(
    st.sampled_from("aAbB.!?… \n\t\"'“”‘’()[]|-–*#1,;:&<>/é中。"), max_size=80
) | st.text(max_size=60)


def words(text: str) -> list[str]:
    return [text[a:b] for a, b in split(text)]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_hard_case(case: Case) -> None:
    assert set(split(case.text)) == case.bounds


def test_the_hard_cases_reach_their_floor() -> None:
    floor = yaml.safe_load((GOLD / "floor.yaml").read_text(encoding="utf-8"))
    hashed = hashlib.sha256(b"".join(file.read_bytes() for file in sorted(GOLD.glob("*.txt"))))
    assert hashed.hexdigest()[:16] == floor["sha256"], "the cases changed: measure and pin anew"
    right = told = true = 0
    for case in cases():
        found = set(split(case.text))
        right, told, true = (
            right + len(found & case.bounds),
            told + len(found),
            true + len(case.bounds),
        )
    assert len(cases()) >= 150
    assert 2 * right / (told + true) >= floor["f1"]


@settings(deadline=None)  # the first call reads the word lists
@given(TEXTS)
def test_each_letter_and_digit_lies_in_one_sentence(text: str) -> None:
    bounds = split(text)
    edges = [edge for bound in bounds for edge in bound]
    assert edges == sorted(edges)
    assert all(a < b for a, b in bounds)
    held = "".join(text[a:b] for a, b in bounds)
    assert re.findall(r"[^\W_]", held) == re.findall(r"[^\W_]", text)


@settings(deadline=None)  # the first call reads the word lists
@given(TEXTS)
def test_a_sentence_has_no_outer_blanks_and_holds_a_word(text: str) -> None:
    for sentence in words(text):
        assert sentence == sentence.strip()
        assert re.search(r"[^\W_]", sentence)


def test_bounds_count_from_the_beginning_of_the_whole_text() -> None:
    text = "Left out. The pier is closed. Buses run. Left out."
    assert [text[a:b] for a, b in split(text, 10, 40)] == ["The pier is closed.", "Buses run."]


def test_line_ends_of_windows_count_as_blanks() -> None:
    assert words("The pier, which is\r\nold, is closed.\r\nBuses run.\r\n") == [
        "The pier, which is\r\nold, is closed.",
        "Buses run.",
    ]


def test_nothing_comes_of_nothing() -> None:
    assert split("") == split(" \n\n ") == split("--- * | …") == []


@pytest.mark.parametrize(
    "unit", ["a", ". ", "Mr. ", '" ', "abc\n", "| ", "*", "ab.Cd ", "(", '"A', "&quot;", "[1]"]
)
def test_time_grows_with_the_length_and_no_faster(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    begin = time.process_time()
    split(text)
    assert time.process_time() - begin < 5
