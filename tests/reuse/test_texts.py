"""Two long texts: where one has something from the other, how, and where it has not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.reuse.texts.align import TextAligner, align_texts

HARBOUR = (
    "The harbour board of Kvitholmen met on Tuesday to settle how the quay should be rebuilt. "
    "Engineers had warned for years that the wooden piles under the fish market were rotten. "
    "A diver who went down in March found that nine of forty piles could be pushed over by hand. "
    "The board will ask the county for eleven million kroner, and hopes to begin before winter. "
    "Fishermen doubt that the money will come, because the county refused a smaller sum last year."
)
SPUN = (
    "The harbour panel of Kvitholmen gathered on Tuesday to decide how the wharf must be restored. "
    "Technicians had cautioned for years that the timber posts below the fish market were decayed. "
    "A swimmer who descended in March discovered that nine of forty posts might be shoved over by "
    "hand. The panel will request the county for eleven million kroner, and wishes to start prior "
    "to winter. Anglers question that the cash will arrive, since the county declined a lesser sum "
    "last year."
)
GARDEN = (
    "Most gardeners plant their bulbs too early, when the soil is still warm from summer. "
    "Tulips in particular want a cold bed, and will rot if they are set before the first frosts. "
    "A layer of sharp sand under each bulb keeps water from standing there. "
    "Mice can be kept away with a sheet of fine wire laid just beneath the surface. "
    "In a hard spring the shoots may be covered at night with fleece or old newspapers."
)
CHESS = (
    "The opening has been played since the eighteenth century, and every generation refutes it. "
    "White gives up a pawn for quick development and open lines against the black king. "
    "Computers now give Black a small plus, provided that the extra pawn is returned in time. "
    "Club players lose with it as often as they win, and keep coming back for the attacks. "
    "A champion who tried it in a world title match drew in thirty moves without much trouble."
)


def place(text: str, words: str) -> tuple[int, int]:
    """Return where the words stand in a text."""
    start = text.index(words)
    return start, start + len(words)


@pytest.mark.parametrize("before", ["", f"{GARDEN}\n\n", f"{GARDEN} "])
@pytest.mark.parametrize("after", ["", f"\n\n{CHESS}"])
@pytest.mark.parametrize("made", [HARBOUR, SPUN])
def test_a_passage_is_found_to_the_character(before: str, made: str, after: str) -> None:
    left, right = f"{before}{made}{after}", f"From our other towns, in brief:\n\n{HARBOUR}"
    found = align_texts(left, right)
    assert [(p.left, p.right) for p in found] == [(place(left, made), place(right, HARBOUR))]
    assert [p.reuse for p in found] == ["verbatim" if made == HARBOUR else "machine-paraphrase"]


def test_what_was_moved_stays_apart() -> None:
    opening = CHESS[: CHESS.index(" Computers")]
    for made in (HARBOUR, SPUN):
        left, right = f"{GARDEN}\n\n{made}\n\n{CHESS}", f"{opening}\n\n{HARBOUR}"
        assert [(p.left, p.right) for p in align_texts(left, right)] == [
            (place(left, made), place(right, HARBOUR)),
            (place(left, opening), place(right, opening)),
        ]


def test_a_few_common_names_are_no_passage() -> None:
    left = f"{GARDEN} Kari Nordmann, chair of the harbour board of Kvitholmen, grows tulips."
    right = f"{CHESS} The winner was Kari Nordmann, chair of the harbour board of Kvitholmen."
    assert align_texts(left, right) == ()


def test_a_verbatim_copy_is_surer_than_a_spun_one() -> None:
    (exact,), (spun,) = align_texts(HARBOUR, HARBOUR), align_texts(SPUN, HARBOUR)
    assert exact.score > 0.99 > spun.score > 0.5


def test_texts_on_other_things_share_nothing() -> None:
    assert align_texts(f"{GARDEN}\n\n{HARBOUR}", CHESS) == ()


@pytest.mark.parametrize(("left", "right"), [("", HARBOUR), (HARBOUR, ""), ("!!", "…"), ("", "")])
def test_nothing_to_align(left: str, right: str) -> None:
    assert align_texts(left, right) == ()


def test_results_do_not_depend_on_what_was_aligned_before() -> None:
    fresh = TextAligner().align(SPUN, HARBOUR)
    used = TextAligner()
    used.align(CHESS, GARDEN)
    used.align(GARDEN, HARBOUR)
    assert used.align(SPUN, HARBOUR) == fresh


def test_what_is_quoted_on_both_sides_is_a_quotation() -> None:
    said = (
        "We have asked for this money four times, and every time we were told to wait until the "
        "next budget. The piles will not wait. If nothing is done before the autumn storms, the "
        "market will stand in the sea, and then it will cost ten times as much to build it again"
    )
    left = f"{GARDEN} “{said},” the chair of the board said."
    right = f"{CHESS} In a letter to members she wrote: “{said}.”"
    assert [p.reuse for p in align_texts(left, right)] == ["quotation"]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300), st.text(max_size=300))
def test_spans_lie_within_their_texts(left: str, right: str) -> None:
    for passage in align_texts(left + HARBOUR, right + HARBOUR):
        assert 0 <= passage.left[0] < passage.left[1] <= len(left + HARBOUR)
        assert 0 <= passage.right[0] < passage.right[1] <= len(right + HARBOUR)
