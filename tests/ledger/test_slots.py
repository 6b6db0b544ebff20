"""Figures in one place of one copied text, on reports built by hand."""

from __future__ import annotations

from dataclasses import replace

from tellings.ledger.background import Background
from tellings.ledger.points import Point
from tellings.ledger.slots import in_slots
from tellings.model import Passage, Report, Side
from tellings.stemma import Family
from tests.dossiers import telling
from tests.ledger_points import point, value

TEXT = "Fire killed nine miners and hurt 23 others at the Marlow pit on Friday."
ONE = telling("a", (("body", TEXT),), outlet="a")
TWO = telling("b", (("body", TEXT.replace("23", "32")),), outlet="b")
THREE = telling("c", (("body", TEXT),), outlet="c")
REPORTS = (ONE, TWO, THREE)
PASSAGE = Passage("p", None, tuple(Side(report.id, (0,)) for report in REPORTS))
KNOWN = Background({r.id: r for r in REPORTS}, {}, Family(REPORTS, passages=(PASSAGE,)))


def told(report: Report, word: str, number: float, event: str, lineage: str = "p") -> Point:
    start = report.text.index(word)
    made = point(report.id, value(number, number), actor="", noun="miners", event=event)
    claim = replace(
        made.claims[0], id=f"{report.id} {word}", start=start, end=start + len(word),
        sentence=0, lineage=lineage,
    )  # fmt: skip
    return replace(made, claims=(claim,), at=(start, start + len(word)))


def slots(*points: Point) -> list[set[str]]:
    homes: dict[str, set[str]] = {}
    for p in in_slots(points, KNOWN):
        homes.setdefault(p.slot or p.claims[0].id, set()).add(p.claims[0].id)
    return sorted(homes.values(), key=sorted)


DEAD = [told(r, "nine", 9, "killed") for r in REPORTS]
HURT = [
    told(ONE, "23", 23, "injured"),
    told(TWO, "32", 32, "injured"),
    told(THREE, "23", 23, "injured"),
]


def test_figures_of_one_place_share_a_slot_though_one_was_altered() -> None:
    dead, hurt = ({p.claims[0].id for p in told} for told in (DEAD, HURT))
    assert sorted(slots(*DEAD, *HURT), key=sorted) == sorted([dead, hurt], key=sorted)


def test_the_altered_figure_stays_its_own() -> None:
    figures = [p.number for p in in_slots(HURT, KNOWN)]
    assert sorted(filter(None, figures)) == [23, 23, 32]


def test_what_most_copies_tell_of_a_figure_is_told_of_all() -> None:
    misread = replace(DEAD[1], event="present")
    assert {p.event for p in in_slots([DEAD[0], misread, DEAD[2]], KNOWN)} == {"killed"}


def test_a_copy_tells_nothing_anew() -> None:
    days = zip(DEAD, ("2024-03-02", "2024-03-05", None), strict=True)
    later = [replace(p, told=day) for p, day in days]
    assert {p.told for p in in_slots(later, KNOWN)} == {"2024-03-02"}


def test_the_order_of_points_changes_no_slot() -> None:
    assert slots(*DEAD, *HURT) == slots(*reversed([*DEAD, *HURT]))


def test_what_no_passage_holds_has_no_slot() -> None:
    loose = [told(r, "nine", 9, "killed", lineage=r.id) for r in REPORTS]
    assert all(not p.slot for p in in_slots(loose, KNOWN))


def test_a_toll_told_in_one_copy_is_told_in_all_but_of_a_part() -> None:
    marked = [replace(HURT[0], toll=True, event="injured"), replace(HURT[2], event="hospitalised")]
    assert {(p.event, p.toll) for p in in_slots(marked, KNOWN)} == {("injured", True)}
    part = replace(marked[1], value=replace(marked[1].value, whole=30))
    told_so = in_slots([marked[0], part], KNOWN)
    assert not any(p.toll for p in told_so if p.value.whole)
