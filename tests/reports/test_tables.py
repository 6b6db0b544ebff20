from __future__ import annotations

import pytest

from tellings.reports.drafts import Draft, UnreadableError
from tellings.reports.scraped import scraped_table
from tellings.reports.tables import read_table

BODY = (
    "The pier at Northport is closed until May, and nobody knows why, the harbour office said. " * 6
)


def drafts(outcomes: list[Draft | UnreadableError] | None) -> list[Draft]:
    assert outcomes
    return [one for one in outcomes if isinstance(one, Draft)]


def test_a_row_is_a_report() -> None:
    rows = 'Pier closed,"Line one, here.\nLine two.",BBC\nQuay,It is open now.,\n'
    one, two = drafts(read_table(f"headline,articleBody,publisher\n{rows}"))
    assert (one.title, one.text, one.record) == (
        "Pier closed",
        "Pier closed\n\nLine one, here.\nLine two.",
        1,
    )
    assert (two.outlet, two.record) == (None, 2)


def test_tabs_and_other_delimiters() -> None:
    for mark in "\t;|":
        [one] = drafts(read_table(f"title{mark}text\nPier{mark}It is closed until May.\n"))
        assert one.title == "Pier"


def test_a_row_without_a_text_is_told_by_its_number() -> None:
    outcomes = read_table("title,text\nPier,It is closed now.\n,\nQuay,\n")
    [bad] = [one for one in outcomes if isinstance(one, UnreadableError)]
    assert bad.record == 2


def test_a_table_without_a_header() -> None:
    rows = [f'https://northport.example/{n},2025-03-0{n},"{BODY}{n}"' for n in (1, 2)]
    one, two = drafts(read_table("\n".join(rows)))
    assert one.url == "https://northport.example/1"
    assert two.published
    assert two.published.date == "2025-03-02"


def test_a_table_without_texts() -> None:
    with pytest.raises(UnreadableError, match="no column"):
        read_table("pier,state\nnorth,closed\nsouth,open\n")


def test_a_cell_of_a_million_characters() -> None:
    [one] = drafts(read_table(f'text\n"{"closed " * 150_000}"\n'))
    assert len(one.text) > 1_000_000


def test_a_scraped_column_of_one_report_is_left_to_the_plain_reader() -> None:
    assert scraped_table(f"schema:articleBody\n| - {BODY}\n|") is None
    assert scraped_table(BODY) is None
    assert scraped_table(f"Title: Pier | Northport News\n{BODY}") is None


def test_a_scraped_column_of_several_reports() -> None:
    one, two = drafts(scraped_table(f"schema:articleBody\n| - {BODY}1\n| - {BODY}2\n|"))
    assert (one.record, two.record) == (1, 2)
    assert one.text == f"{BODY}1"


def test_a_scraped_row_of_several_columns_keeps_the_whole_text() -> None:
    names = "schema:headline | schema:articleBody | schema:datePublished"
    text = f"{names}\n| Pier closed | {BODY}| 2025-03-03 |\n"
    [one] = drafts(scraped_table(text))
    assert one.text == text
    assert one.title == "Pier closed"
    assert [(s.part, text[s.start : s.end].strip()) for s in one.stretches][1:] == [
        ("title", "Pier closed"),
        ("body", BODY.strip()),
        ("furniture", "2025-03-03"),
    ]
    assert one.published


def test_a_table_of_markdown() -> None:
    text = f"| title | text |\n|---|---|\n| Pier | {BODY} |\n| Quay | {BODY} |\n"
    assert [one.title for one in drafts(scraped_table(text))] == ["Pier", "Quay"]


def test_a_scraped_table_with_a_field_in_each_row() -> None:
    text = (
        "| schema:headline | Pier closed until May |\n| --- | --- |\n"
        f"| schema:articleBody | {BODY}|\n| schema:datePublished | 2024-03-03 |\n| views | 214 |\n"
    )
    [one] = drafts(scraped_table(text))
    assert (one.text, one.title) == (text, "Pier closed until May")
    assert one.published is not None and one.published.date == "2024-03-03"
    parts = {text[s.start : s.end]: s.part for s in one.stretches}
    assert parts["schema:headline"] == parts["214"] == "furniture"
    assert parts[BODY.strip()] == "body"


def test_lines_between_bars_without_a_body_are_no_report_of_fields() -> None:
    assert scraped_table("| views | 214 |\n| shares | 3 |\n") is None
