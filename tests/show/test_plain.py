from __future__ import annotations

import pytest

from tellings.show.plain import (
    GREEK,
    count,
    day,
    days,
    excerpt,
    letters,
    percent,
    plain,
    shortened,
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a \x1b[31mred\x1b[0m word", "a [31mred [0m word"),
        ("one\r\ntwo\tthree", "one two three"),
        ("right\u202eto left\u202c", "right to left"),
        ("bell\x07, null\x00, csi\x9b5m", "bell , null , csi 5m"),
        ("half a pair \ud83d", "half a pair \ufffd"),
        ("tags\U000e0041\U000e007f", "tags"),
        ("[bold]kept[/bold] :smile:", "[bold]kept[/bold] :smile:"),
    ],
)
def test_text_can_do_nothing_to_a_screen(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_joiners_of_scripts_that_need_them_stay() -> None:
    assert plain("می\u200cخواهم") == "می\u200cخواهم"


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("short", 9, "short"),
        ("a longer line of words", 12, "a longer…"),
        ("x" * 50, 10, "x" * 9 + "…"),
        ("words, and more", 8, "words…"),
    ],
)
def test_shortened(text: str, most: int, shown: str) -> None:
    assert shortened(text, most) == shown
    assert len(shown) <= most


def test_an_excerpt_keeps_the_span_and_what_fits_around_it() -> None:
    text = "At the bridge 14 people were\nrescued by a boat of the coast guard."
    start = text.index("14")
    before, span, after = excerpt(text, start, start + 9, 40)
    assert span == "14 people"
    assert before + span + after == "At the bridge 14 people were rescued by…"


def test_an_excerpt_of_a_whole_sentence_is_that_sentence() -> None:
    assert excerpt("All of it.", 0, 10, 40) == ("", "All of it.", "")


def test_an_excerpt_puts_no_blank_where_there_was_none() -> None:
    assert "".join(excerpt("(14) left", 1, 3, 40)) == "(14) left"


def test_letters_go_on_after_the_last() -> None:
    assert [letters(i) for i in (0, 25, 26, 51, 52, 701, 702)] == [
        "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA",
    ]  # fmt: skip
    assert letters(0, GREEK) == "α"
    assert len({letters(i, GREEK) for i in range(100)}) == 100


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2024-03-02", "2024-03-02", "2 Mar 2024"),
        ("2024-03-02", "2024-03-04", "2 – 4 Mar 2024"),
        ("2024-02-28", "2024-03-04", "28 Feb – 4 Mar 2024"),
        ("2023-12-31", "2024-01-01", "31 Dec 2023 – 1 Jan 2024"),
        ("2019", "2024-01-01", "2019 – 1 Jan 2024"),
        ("2019-03", "2019-04", "2019-03 – 2019-04"),
    ],
)
def test_stretches_of_days(first: str, last: str, shown: str) -> None:
    assert days(first, last) == shown


def test_small_words() -> None:
    assert day("2024-13-99") == "2024-13-99"
    assert [count(n, "lineage") for n in (0, 1, 5)] == ["no lineages", "1 lineage", "5 lineages"]
    assert [percent(s) for s in (0.0, 0.184, 0.999, 1.0)] == ["0 %", "18 %", "99 %", "100 %"]
