"""Quotations from short texts: what is said, by whom, through whom."""

from __future__ import annotations

import pytest

from tellings.model import Claim, Quotation
from tests.claims.reads import quotations


def _rows(text: str) -> list[tuple[str, str | None]]:
    return [(_content(claim), claim.speaker.name if claim.speaker else None)
            for claim in quotations(text)]  # fmt: skip


def _content(claim: Claim) -> str:
    assert isinstance(claim.body, Quotation)
    return claim.body.content


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("The mayor of Cork promised to have the bridge open by Easter.",
         "to have the bridge open by Easter", "mayor of Cork"),
        ("The water board urged households to boil what came out of the tap.",
         "to boil what came out of the tap", "water board"),
        ("In the commission's view, the subsidy broke the rules of the single market.",
         "the subsidy broke the rules of the single market", "commission"),
        ("A statement by the central bank put the loss at 90 million lei.",
         "the loss at 90 million lei", "central bank"),
        ("Among the missing is an engineer from Graz who came with his son, police said.",
         "Among the missing is an engineer from Graz who came with his son", "police"),
        ("The port authority said on Sunday that all ferries would be diverted.",
         "all ferries would be diverted", "port authority"),
    ],
)  # fmt: skip
def test_indirect_speech(text: str, content: str, speaker: str) -> None:
    assert _rows(text) == [(content, speaker)]


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Agnes Mwale laughed. “At my age?”", "At my age?", "Agnes Mwale"),
        ("A banner above the gate read \"Bread before stadiums\".", "Bread before stadiums",
         "banner above the gate"),
        ("Nils Aune, ferryman: “I have rowed kings.”", "I have rowed kings.", "Nils Aune"),
    ],
)  # fmt: skip
def test_words_in_marks_without_a_verb_of_speech(text: str, content: str, speaker: str) -> None:
    assert _rows(text) == [(content, speaker)]


@pytest.mark.parametrize(
    "text",
    [
        "The treaty is called the \"Pact of Steel Wool\" in the bazaars.",
        "They would go on unless asked to leave.",
        "Asked whether she would resign, she walked away.",
        "The film \"A Winter of Rain\" opens on Friday.",
    ],
)  # fmt: skip
def test_no_speech(text: str) -> None:
    assert quotations(text) == []


def test_the_reporter_goes_on_outside_the_reported_clause() -> None:
    text = (
        "An army official said other staff were being moved to the coast, and stressed that "
        "“the mission stays”."
    )
    assert _rows(text) == [
        ("other staff were being moved to the coast", "army official"),
        ("the mission stays", "army official"),
    ]


def test_a_document_speaks_for_its_author() -> None:
    claim = quotations("A letter from Ingrid Solberg, the harbour master, said the pier was safe.")[
        0
    ]
    assert claim.speaker is not None
    assert (claim.speaker.name, claim.speaker.via) == ("Ingrid Solberg", ("letter",))


def test_what_one_says_that_another_said_keeps_both() -> None:
    text = "Minister Tibor Balog said the border was open, the ANP agency reported."
    claim = next(c for c in quotations(text) if c.cue and c.cue.text == "said")
    assert claim.speaker is not None
    assert claim.speaker.name == "Tibor Balog"
    assert any("ANP" in name for name in claim.speaker.via)


def test_a_body_in_small_letters_is_not_another_one_named_later() -> None:
    text = (
        "France sent 200 engineers, according to the defence ministry. "
        "Romania's defence ministry said it had 14 engineers there."
    )
    names = [speaker for _, speaker in _rows(text)]
    assert names[0] == "France's defence ministry"


def test_each_piece_stands_in_the_text() -> None:
    text = "“My brother,” said Yusra Amin, “is no spy. He sells carpets.” Nobody answered."
    for claim in quotations(text):
        assert all(text[start:end] in _content(claim) for start, end in claim.spans)


def test_an_agency_that_passes_on_a_saying_is_no_voice() -> None:
    text = "The mayor, Ana Sole, said that the bridge was safe, the state news agency reported."
    (claim,) = quotations(text)
    assert claim.speaker is not None
    assert claim.speaker.name == "Ana Sole"
    assert claim.speaker.via == ("the state news agency",)


def test_a_speaker_behind_the_closing_mark_is_no_part_of_the_words() -> None:
    text = '"We are staying," a spokesman for the alliance said.'
    assert _rows(text) == [("We are staying,", "spokesman for the alliance")]


def test_a_noun_for_a_body_speaks_by_its_name() -> None:
    text = "NATO has left Kosovo. The alliance said that it would return in May."
    assert _rows(text) == [("it would return in May", "NATO")]


def test_one_who_speaks_behind_told_is_no_listener() -> None:
    text = 'Ana Sole, head of the port, thanked all. "Boats came at once", - told she.'
    assert _rows(text)[-1] == ("Boats came at once", "Ana Sole")
    assert _rows('"We are late," Ana Sole told reporters.') == [("We are late,", "Ana Sole")]


@pytest.mark.parametrize(
    "text",
    ["The trucks blamed the bridge for the delay.", "The tram wondered whether it was late."],
)
def test_things_that_cannot_tell_are_no_sources(text: str) -> None:
    assert quotations(text) == []


def test_pictures_show() -> None:
    [told] = quotations("Pictures show that the bridge fell.")
    assert told.speaker is not None
    assert told.speaker.name == "Pictures"
