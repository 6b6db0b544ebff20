"""Which characters stand inside quotation marks."""

from __future__ import annotations

import pytest

from tellings.reuse.quoted import quoted


def inside(text: str) -> list[str]:
    marks = quoted(text)
    spaced = "".join(sign if mark else "\x00" for sign, mark in zip(text, marks, strict=True))
    return [part for part in spaced.split("\x00") if part]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('She said "we sail" today.', ["we sail"]),
        ("She said “we sail” today.", ["we sail"]),
        ("The port’s chief said ‘we don’t sail’ today.", ["we don’t sail"]),
        ("It's the crew's 'final word' today.", ["final word"]),
        ("He called it &quot;a break&quot; there.", ["a break"]),
        ("“First part.\n\n“Second part,” he said.", ["First part.", "Second part,"]),
        ("“First part.\n\nSecond part,” he said.", ["First part.", "Second part,"]),
        ('An inch is 12" wide', []),
        ("No marks at all", []),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    assert inside(text) == expected


def test_a_broken_mark_ends_with_its_paragraph() -> None:
    text = 'He said "we sail.\n\nThe port is open.'
    assert inside(text) == ["we sail."]
