"""A contingent told in parts and as a whole, in invented stories read from end to end."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tellings.corpus import read
from tellings.model import Dossier, Entry

FACTBOX = """Who leaves Chad

VALMOUTH, May 7 (Seawire) - Portugal has withdrawn some of its 90 gendarmes from Chad.

A total of 24 Portuguese gendarmes based at a camp near Abeche were flown to the naval base at
Djibouti, the Portuguese army said. Six others went to Senegal.
"""
ANNOUNCED = """Lisbon takes gendarmes out of Chad

VALMOUTH, May 7 (Northern Newsdesk) - The Portuguese government said that 26 of the 95 gendarmes
serving in Chad were being redeployed to neighbouring countries.
"""


def told(folder: Path, **texts: str) -> Dossier:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return read([folder], date(2024, 5, 8))


def moving(dossier: Dossier) -> list[Entry]:
    return [entry for entry in dossier.ledger if "moving" in entry.locus.what]


def test_parts_that_go_to_several_places_are_one_entry_with_the_whole(tmp_path: Path) -> None:
    (entry,) = moving(told(tmp_path, a=FACTBOX, b=ANNOUNCED))
    values = {reading.value for reading in entry.readings}
    assert values >= {"some of 90", "26 of 95", "24 to naval base, 6 to Senegal"}
    assert (entry.verdict, entry.locus.where) == ("conflicting", "Chad")


def test_they_are_one_step_of_the_book(tmp_path: Path) -> None:
    (course,) = told(tmp_path, a=FACTBOX).movements
    steps = [(s.value, s.low, s.from_, s.to) for s in course.steps if s.low]
    assert steps == [("24 + 6", 30.0, ("camp",), ("naval base", "Senegal"))]


def test_voices_of_one_body_are_one_origin(tmp_path: Path) -> None:
    one = "Aid flown in\n\nVALMOUTH, May 7 (Seawire) - Some 40 doctors will leave Chad, the "
    dossier = told(
        tmp_path, a=one + "WHO said.\n", b=one + "head of it said. A WHO official agreed."
    )
    origins = {origin for entry in dossier.ledger for r in entry.readings for origin in r.origins}
    assert "WHO official" not in origins
