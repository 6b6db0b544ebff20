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


def test_a_gallery_that_counts_up_is_captions() -> None:
    gallery = (
        "The hull was lifted at noon. 1/4 A crane waits at Holm Getty 2/4 Divers look on EPA 3/4 "
        "Ada Holm greets the crew Reuters 4/4 The quay at night Getty Nobody was hurt on board."
    )
    parts = told(gallery)
    assert parts[0] == ("body", "The hull was lifted at noon.")
    assert parts[-1] == ("body", "Nobody was hurt on board.")
    assert [text for part, text in parts if part == "furniture"] == ["1/4", "2/4", "3/4", "4/4"]
    assert {part for part, _ in parts[1:-1]} == {"caption", "furniture"}


def test_slides_of_the_page_are_the_page_s() -> None:
    slides = (
        "The hull is out. Norway in pictures 3 show all Norway in pictures 1/3 A fair at Holm "
        "Getty 2/3 Snow at Tarvik EPA 3/3 A king waves Getty Nobody was hurt on board."
    )
    parts = told(slides)
    assert [text for part, text in parts if part == "body"] == [
        "The hull is out.",
        "Nobody was hurt on board.",
    ]
    assert [text for part, text in parts if part == "caption"] == ["A king waves Getty"]


def test_a_number_that_stands_at_every_picture_counts_nothing() -> None:
    gallery = (
        "The hull is out. Holm Harbour Police 17 Divers look on as the hull is lifted Getty Images "
        "17 The quay at Holm Nordwire 17 A crane waits for the tide The mayor thanked the crews. "
        "Getty Images 17 Ada Holm greets them. Nobody was hurt."
    )
    parts = told(gallery)
    bodies = [text for part, text in parts if part == "body"]
    assert bodies == ["The hull is out.", "The mayor thanked the crews.", "Nobody was hurt."]
    assert not [text for part, text in parts if part != "furniture" and "17" in text]


def test_numbers_of_a_sentence_are_no_counters() -> None:
    paragraph = (
        "Crews of 17 Norwegian tugs came on May 17 Tuesday, then 17 Danish tugs and 17 Swedish "
        "tugs came, and of 17 Finnish tugs nobody knew."
    )
    assert told(paragraph) == [("body", paragraph)]
