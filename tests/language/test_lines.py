from __future__ import annotations

from tellings.language.lines import paragraphs


def blocks(text: str) -> list[str]:
    return [text[a:b] for a, b in paragraphs(text)]


def test_a_line_is_a_paragraph() -> None:
    assert blocks("The pier is closed.\nBuses run.\n\n  The ferry sails.  ") == [
        "The pier is closed.",
        "Buses run.",
        "The ferry sails.",
    ]


def test_lines_wrapped_at_a_width_are_joined() -> None:
    text = (
        "The harbour office said that the pier would stay closed until\n"
        "May because divers had found cracks in four of its pillars and\n"
        "Captain Holm had asked for repairs.\n"
        "Buses run."
    )
    assert len(blocks(text)) == 2


def test_short_lines_without_stops_are_not_taken_for_wrapped() -> None:
    assert len(blocks("Pier closed\nFerry cancelled\nBuses run\nTrains late")) == 4


def test_a_blank_line_inside_a_sentence_is_taken_back() -> None:
    assert len(blocks("The divers found cracks in the\n\nnorthern pillars of the pier.")) == 1


def test_a_blank_line_before_furniture_in_small_letters_stays() -> None:
    assert len(blocks("The divers found cracks in the pier\n\nshare this article")) == 2


def test_a_date_does_not_run_on_into_a_caption() -> None:
    assert len(blocks("It was on Monday, 3 March 2025\n\ndivers at the pier in the morning.")) == 2


def test_list_entries_stay_apart() -> None:
    assert len(blocks("- the pillars are cracked\n- the rails are loose\n2) the lamps")) == 3


def test_only_what_lies_between_the_bounds_is_given() -> None:
    text = "one\n\ntwo\n\nthree"
    assert [text[a:b] for a, b in paragraphs(text, 5, 8)] == ["two"]
