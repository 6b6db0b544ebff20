"""Bare figures and what they are of, on reports read as a whole."""

from __future__ import annotations

from pathlib import Path

from tellings.corpus import read
from tellings.model import Entry


def entries(folder: Path, *texts: str) -> tuple[Entry, ...]:
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return read([folder]).ledger


def test_a_list_by_place_tells_the_toll_of_each_place(tmp_path: Path) -> None:
    told = entries(
        tmp_path,
        "PARIS, March 3, 2021 - Storms killed 30 people on Tuesday, the ministry said, 21 in Morlec"
        " and nine in Saint-Avy.",
    )
    tolls = {e.locus.where: e.readings[0].value for e in told if e.locus.what.endswith("killed")}
    assert tolls["Morlec"] == "21"
    assert tolls["Saint-Avy"] == "9"


def test_a_number_told_again_is_of_what_it_repeats(tmp_path: Path) -> None:
    told = entries(
        tmp_path,
        "PARIS, March 3, 2021 - A blast killed 16 miners at Morlec on Tuesday.\n\n"
        "The sixteen had been working at night.",
    )
    counts = [len(e.readings[0].claims) for e in told if e.locus.what.endswith("killed")]
    assert counts == [2]


def test_names_and_numbers_in_a_row_are_of_the_noun_before_them(tmp_path: Path) -> None:
    told = entries(
        tmp_path,
        "PARIS, March 3, 2021 - Norway will bring home 240 soldiers, Fiji 180 and Uruguay 90,"
        " General Ada Lind told reporters, 510 in all.",
    )
    leaving = {e.readings[0].value for e in told if e.locus.what == "soldiers moving out"}
    assert leaving == {"240", "180", "90", "510"}


def test_what_would_have_happened_is_no_toll(tmp_path: Path) -> None:
    told = entries(
        tmp_path,
        "PARIS, March 3, 2021 - Seven people died at Morlec on Tuesday. If the doors had opened,"
        " none of them would have died.",
    )
    assert [r.value for e in told for r in e.readings if e.locus.what.endswith("killed")] == ["7"]
