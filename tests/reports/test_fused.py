"""What a scraper ran into the report's paragraphs is cut out of them."""

from __future__ import annotations

import pytest

from tests.reports.test_layout import report as compiled

HEAD = "Tram leaves the rails at Holm\n\nThe tram left the rails on Monday, the mayor said.\n\n"


def told(paragraph: str) -> list[tuple[str, str]]:
    """Return the sentences of a paragraph in a report, each with its part."""
    report = compiled(HEAD + paragraph)
    return [
        (place.part, report.text[place.start : place.end])
        for place in report.sentences
        if place.start >= len(HEAD)
    ]


@pytest.mark.parametrize(
    ("paragraph", "parts"),
    [
        (
            "Divers wait by the quay in thick snow (Getty Images) The mayor has left for Tarvik.",
            [
                ("caption", "Divers wait by the quay in thick snow"),
                ("furniture", "(Getty Images)"),
                ("body", "The mayor has left for Tarvik."),
            ],
        ),
        (
            "Crews came at noon. (Photo: Ada Holm, Nordwire) Nobody was hurt.",
            [
                ("body", "Crews came at noon."),
                ("furniture", "(Photo: Ada Holm, Nordwire)"),
                ("body", "Nobody was hurt."),
            ],
        ),
        (
            "Image copyright Ada Holm Image caption Two cars lay on the quay A tug came at noon.",
            [
                ("furniture", "Image copyright Ada Holm"),
                ("furniture", "Image caption"),
                ("caption", "Two cars lay on the quay"),
                ("body", "A tug came at noon."),
            ],
        ),
        (
            "The bridge is shut. Advertisement Continue reading the main story It opens in May.",
            [
                ("body", "The bridge is shut."),
                ("furniture", "Advertisement Continue reading the main story"),
                ("body", "It opens in May."),
            ],
        ),
    ],
)
def test_the_page_is_parted_from_the_report(paragraph: str, parts: list[tuple[str, str]]) -> None:
    assert told(paragraph) == parts


@pytest.mark.parametrize(
    "paragraph",
    [
        "The rail authority (RA) said the image caption was wrong.",
        "He told the agency (Reuters), which had asked him, to wait.",
        "Press Association (PA) reporters saw 22 of 40 crews at the quay.",
    ],
)
def test_sentences_of_the_report_stay_whole(paragraph: str) -> None:
    assert told(paragraph) == [("body", paragraph)]


def test_a_caption_whose_end_nothing_tells_stays_the_body_s() -> None:
    parts = told("Nobody was hurt. Image caption Two cars lay there Ada Holm, a baker, saw it.")
    assert [part for part, _ in parts] == ["body", "furniture", "body"]
