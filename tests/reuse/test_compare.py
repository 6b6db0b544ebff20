"""Which sentences of two reports are aligned, and as what."""

from __future__ import annotations

from dataclasses import replace

from tellings.model import Alignment
from tellings.reuse.compare import compare
from tests.reuse.reports import report

WIRE = (
    "The ferry Havsula ran aground off Kvitholmen late on Thursday with 212 people on board.",
    "Two tugs from Molde pulled the vessel free shortly before midnight, the coast guard said.",
    "Nobody was hurt, but eleven cars on the lower deck were damaged by seawater.",
    "The shipping line Nordferger has suspended all crossings on the route until Monday.",
)
SPUN = (
    "The ship Havsula ran ashore off Kvitholmen late on Thursday with 212 individuals on board.",
    "Two tugboats from Molde hauled the ship free shortly before midnight, the coast guard stated.",
    "No one was injured, but eleven automobiles on the lower deck were harmed by saltwater.",
    "The transport line Nordferger has halted all crossings on the course until Monday.",
)
OWN = (
    "Passengers spent four anxious hours on a stranded ship before they were brought to safety.",
    "Engineers will examine the hull of the Havsula in a dry dock next week.",
    "The mayor of Kvitholmen praised volunteers who opened the school gym for the night.",
)


def pairs(found: tuple[Alignment, ...]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(a.left.sentences, a.right.sentences) for a in found]


def test_a_copy_is_aligned_sentence_by_sentence() -> None:
    found = compare([report(*WIRE, name="a"), report(*WIRE, name="b")])
    assert pairs(found) == [((i,), (i,)) for i in range(4)]
    assert {alignment.reuse for alignment in found} == {"verbatim"}
    assert all(alignment.score > 0.9 for alignment in found)


def test_spans_slice_to_the_shared_words() -> None:
    left, right = report(*WIRE, name="a"), report(*WIRE, name="b")
    for alignment in compare([left, right]):
        for (a, b), (c, d) in alignment.spans:
            assert left.text[a:b] == right.text[c:d]


def test_a_word_for_word_paraphrase_is_a_rewrite() -> None:
    found = compare([report(*WIRE, name="a"), report(*SPUN, name="b")])
    assert pairs(found) == [((i,), (i,)) for i in range(4)]
    assert {alignment.reuse for alignment in found} == {"rewrite"}


def test_own_reporting_on_the_same_happening_is_not_aligned() -> None:
    assert compare([report(*WIRE, name="a"), report(*OWN, name="b")]) == ()


def test_moved_sentences_are_found() -> None:
    found = compare([report(*WIRE, name="a"), report(*reversed(WIRE), name="b")])
    assert pairs(found) == [((i,), (3 - i,)) for i in range(4)]


def test_a_sentence_split_in_two_is_one_bead() -> None:
    parts = (
        WIRE[0],
        "Two tugs from Molde pulled the vessel free.",
        "That was shortly before midnight, the coast guard said.",
        WIRE[2],
    )
    found = compare([report(*WIRE, name="a"), report(*parts, name="b")])
    assert ((1,), (1, 2)) in pairs(found)


def test_the_same_quotation_in_another_frame_is_a_quotation() -> None:
    said = "“We will examine the hull in a dry dock before anybody sails again,”"
    left = report(WIRE[0], f"{said} Nordferger director Ida Lund told reporters.", name="a")
    right = report(OWN[0], f"Ms Lund wrote to staff on Friday: {said}", name="b")
    found = compare([left, right])
    assert [(a.reuse, a.left.sentences, a.right.sentences) for a in found] == [
        ("quotation", (1,), (1,))
    ]


def test_a_quotation_among_copied_sentences_is_copied_with_them() -> None:
    said = "“We will examine the hull in a dry dock before anybody sails again,” Lund said."
    lines = (WIRE[0], WIRE[1], said, WIRE[2])
    found = compare([report(*lines, name="a"), report(*lines, name="b")])
    assert [a.reuse for a in found] == ["verbatim"] * 4


def test_titles_and_order_of_input_change_nothing_else() -> None:
    left = report(*WIRE, name="a", title="Ferry aground off Kvitholmen")
    right = report(*SPUN, name="b", title="Vessel stranded")
    assert compare([left, right]) == compare([right, left])


def test_furniture_is_no_reuse() -> None:
    footer = "This story has been updated with comment from the coast guard and the shipping line."
    left, right = report(WIRE[0], footer, name="a"), report(OWN[1], footer, name="b")
    last = left.sentences[-1]
    marked = replace(last, part="furniture")
    assert compare([replace(left, sentences=(left.sentences[0], marked)), right]) == ()


def test_nothing_to_compare() -> None:
    assert compare([]) == ()
    assert compare([report(*WIRE, name="a")]) == ()
    assert compare([report(name="a"), report(*WIRE, name="b")]) == ()


def test_one_line_alike_between_long_texts_of_their_own_is_chance() -> None:
    named = "The ferry Havsula, owned by Nordferger, ran aground on Thursday."
    told = "Nordferger said its ferry had run aground on Thursday, and named it as the Havsula."
    padded = [f"Line {n} of the harbour log tells of weather and of freight." for n in range(8)]
    other = [f"Witness {n} spoke of a jolt, a smell and a long wait." for n in range(6)]
    right = report(told, *padded, name="b")
    assert compare([report(named, *OWN, *other, name="a"), right]) == ()
    assert compare([report(named, name="a"), right]) != ()


def test_what_a_text_tells_twice_is_aligned_in_its_order() -> None:
    told = (*WIRE, WIRE[1])
    copy = (WIRE[0], WIRE[1].replace("Two tugs", "Two boats"), *WIRE[2:], WIRE[1])
    found = compare([report(*told, name="a"), report(*copy, name="b")])
    assert pairs(found) == [((i,), (i,)) for i in range(5)]


def test_a_title_goes_with_the_title_and_not_with_a_lead_of_the_same_words() -> None:
    lead = WIRE[0].replace("ran aground", "ran ashore")
    texts = (WIRE[0], *WIRE), (WIRE[0], lead, *WIRE[1:])
    one, other = (
        report(*lines[1:], name=n, title=lines[0]) for n, lines in zip("ab", texts, strict=True)
    )
    assert pairs(compare([one, other])) == [((i,), (i,)) for i in range(5)]
