from __future__ import annotations

from dataclasses import dataclass

from tellings.model import Bounds
from tellings.show.terminal import text_of
from tellings.show.terminal_align import side_by_side

LEFT = "At dawn 40 sheep were led over the pass. The rest is its own."
RIGHT = "A first line. At dawn 400 sheep were led over the icy pass."


@dataclass(frozen=True)
class Passage:
    left: Bounds
    right: Bounds
    reuse: str = "rewrite"
    score: float = 0.9


def told(passages: list[Passage], width: int = 80, right: str = RIGHT) -> str:
    return text_of(side_by_side((LEFT, right), ("a.txt", "b.txt"), passages, width), width)


def test_what_became_of_the_words_is_marked() -> None:
    screen = told([Passage((0, 40), (14, len(RIGHT)))], 200)
    assert "At dawn [-40-] sheep were led over the pass." in screen
    assert "At dawn {+400+} sheep were led over the {+icy+} pass." in screen
    assert "rewrite  0.90  characters 0–40 and 14–59" in screen


def test_it_opens_with_how_much_is_shared() -> None:
    assert told([Passage((0, 40), (14, len(RIGHT)))]).splitlines()[:3] == [
        "1 passage in common",
        "66 % of a.txt",
        "76 % of b.txt",
    ]


def test_overlapping_passages_are_counted_once() -> None:
    assert "66 % of a.txt" in told([Passage((0, 40), (14, 59)), Passage((10, 30), (20, 40))])


def test_nothing_shared_is_said() -> None:
    assert told([]) == "no passages in common"


def test_texts_with_little_in_common_are_shown_unmarked() -> None:
    screen = told([Passage((0, 40), (0, 32))], 200, "Sheep crossed early over the pas.")
    assert "[-" not in screen
    assert "{+" not in screen


def test_a_narrow_screen_has_them_below_each_other() -> None:
    lines = told([Passage((0, 40), (14, len(RIGHT)))], 50).splitlines()
    assert any(line.startswith("→ At dawn") for line in lines)
    assert max(map(len, lines)) <= 50


def test_a_text_can_do_nothing_to_the_screen() -> None:
    assert "\x1b" not in told([Passage((0, 40), (0, 9))], 80, "\x1b[2Jred\x07")
