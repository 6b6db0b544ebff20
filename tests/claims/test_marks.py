from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.claims.marks import Marked, pair_marks


def pairs(text: str) -> list[tuple[int, list[str]]]:
    return [(m.level, [text[a:b] for a, b in m.pieces]) for m in marked(text)]


def marked(text: str) -> tuple[Marked, ...]:
    return pair_marks(text, [i + 1 for i, sign in enumerate(text) if sign == "\n"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Go,” she said. “Now.”", [(0, ["Go,"]), (0, ["Now."])]),
        ('"Go," she said. "Now."', [(0, ["Go,"]), (0, ["Now."])]),
        ("‘It’s the troops’ tents,’ he said.", [(0, ["It’s the troops’ tents,"])]),
        ("'It's fine,' he said.", [(0, ["It's fine,"])]),
        ("‘A “nested” word,’ he said.", [(0, ["A “nested” word,"]), (1, ["nested"])]),
        ("“She told me ‘go’ twice,” he said.", [(0, ["She told me ‘go’ twice,"]), (1, ["go"])]),
        ("''I don't know,'' he said.", [(0, ["I don't know,"])]),
        ("the '90s and rock 'n' roll", []),
        ("the soldiers’ tents and the boys' club", []),
    ],
)
def test_pairs(text: str, expected: list[tuple[int, list[str]]]) -> None:
    assert pairs(text) == expected


def test_a_quotation_runs_over_paragraphs_that_open_anew() -> None:
    assert pairs("He said: “One.\n“Two,” and left.") == [(0, ["One.", "Two,"])]


def test_a_quotation_runs_over_a_break_inside_its_sentence() -> None:
    assert pairs('"Over the next\n\ndays we go,” she said.') == [
        (0, ["Over the next", "days we go,"])
    ]


def test_half_decoded_entities_are_marks() -> None:
    assert pairs('It takes "some staff,quot; away.') == [(0, ["some staff,"])]
    assert pairs("It takes &quot;some staff&quot; away.") == [(0, ["some staff"])]


def test_a_lost_closing_mark_ends_with_its_paragraph() -> None:
    (lost,) = marked("“All is well. He went home.\nThe rest is silence.")
    assert not lost.closed
    assert lost.end == len("“All is well. He went home.")


def test_stray_marks_do_not_swallow_what_follows() -> None:
    found = pairs('It "will go onward. " ". Then "they left."')
    assert found[0] == (0, ["will go onward."])
    assert found[-1] == (0, ["they left."])


@given(st.text(alphabet="ab .,\n'\"“”‘’«»", max_size=60))
def test_pieces_lie_inside_their_stretch(text: str) -> None:
    for stretch in marked(text):
        assert 0 <= stretch.start < stretch.end <= len(text)
        for start, end in stretch.pieces:
            assert stretch.start <= start < end <= stretch.end
