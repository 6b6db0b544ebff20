"""What near copies tell, on reports built by hand."""

from __future__ import annotations

from dataclasses import replace

from tellings.ledger.background import Background
from tellings.ledger.echoes import heard, led_by, with_echoes
from tellings.ledger.points import Point
from tellings.ledger.readings import Group
from tellings.model import Claim, Descent, Quantity, Report, identify
from tellings.stemma import Family
from tests.dossiers import telling
from tests.ledger_points import point, value

TEXT = "Divers brought up nine crates of glass from the wreck off Marlow on Friday morning."
MORE = " Forty sheep were stolen at Dunford by night."
FIRST = telling("a", (("body", TEXT),), outlet="a")
SAME = telling("b", (("body", TEXT),), outlet="b")
OTHER = telling("c", (("body", TEXT.replace("nine", "eleven")),), outlet="c")
LONGER = telling("d", (("body", TEXT), ("body", MORE.strip())), outlet="d")


def crates(report: Report, word: str, number: float, sentence: int = 0) -> Claim:
    start = report.text.index(word)
    return Claim(
        id=identify(report.id, word),
        kind="quantity",
        report=report.id,
        start=start,
        end=start + len(word),
        sentence=sentence,
        lineage=report.id,
        spans=((start, start + len(word)),),
        body=Quantity(number, number, None, None, None, "crates"),
    )


def background(*copies: Report) -> Background:
    reports = (FIRST, *copies)
    descents = tuple(Descent(c.id, FIRST.id, "copy", 1.0, 0.9, "certain") for c in copies)
    return Background({r.id: r for r in reports}, {}, Family(reports, descents=descents))


NINE = crates(FIRST, "nine", 9)


def test_a_copys_claim_is_heard_where_its_leader_tells_it() -> None:
    again = crates(SAME, "nine", 9)
    own, echoes = heard([NINE, again], background(SAME))
    assert own == [NINE]
    assert echoes == {NINE.id: [again]}
    assert led_by(own, echoes) == {again.id: NINE.id}


def test_one_number_of_two_fates_is_no_repetition() -> None:
    killed, trapped = (
        replace(claim, body=replace(claim.body, counted="people", event=event))
        for claim, event in ((NINE, "kill"), (crates(SAME, "nine", 9), "trap"))
        if isinstance(claim.body, Quantity)
    )
    assert heard([killed, trapped], background(SAME))[1] == {}


def test_an_altered_figure_is_no_repetition() -> None:
    own, echoes = heard([NINE, crates(OTHER, "eleven", 11)], background(OTHER))
    assert own == [NINE]
    assert led_by(own, echoes) == {}


def test_what_the_copy_alone_tells_is_heard() -> None:
    sheep = crates(LONGER, "Forty", 40, sentence=1)
    own, _ = heard([NINE, sheep], background(LONGER))
    assert own == [NINE, sheep]


def told() -> Point:
    return replace(point(FIRST.id, value(9, 9)), claims=(NINE,), at=(NINE.start, NINE.end))


def test_a_repetition_stands_in_its_leaders_reading() -> None:
    again = crates(SAME, "nine", 9)
    known = background(SAME)
    (reading,) = with_echoes([Group((told(),))], {NINE.id: [again]}, known)
    assert [p.claims[0].report for p in reading.points] == [FIRST.id, SAME.id]


def test_an_altered_figure_is_a_reading_changed_in_copying() -> None:
    eleven = crates(OTHER, "eleven", 11)
    known = background(OTHER)
    first, altered = with_echoes([Group((told(),))], {NINE.id: [eleven]}, known)
    assert not first.altered
    assert altered.altered
    changed = altered.points[0].changed
    assert changed is not None
    assert (changed.by, changed.from_) == (OTHER.id, "nine")


def test_of_two_figures_in_one_place_each_repeats_that_of_its_event() -> None:
    def hurt(claim: Claim, event: str, number: float) -> Claim:
        body = Quantity(number, number, None, None, None, "people", None, None, event, "patient")
        return replace(claim, id=identify(claim.report, event), body=body)

    again = crates(SAME, "nine", 9)
    killed, injured = hurt(NINE, "kill", 1), hurt(NINE, "injure", 1)
    more, same = hurt(again, "kill", 3), hurt(again, "injure", 1)
    _, echoes = heard([killed, injured, more, same], background(SAME))
    assert echoes == {killed.id: [more], injured.id: [same]}
