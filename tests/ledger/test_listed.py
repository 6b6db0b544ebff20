"""A list of happenings, each line headed by where it was."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tellings.corpus import read

LIST = """Deadliest mine fires

VALMOUTH, May 7 (Northern Newsdesk) - Here are the country's deadliest mine fires.

A disturbed man killed his mother and set fire to a shaft in Holm, where 20 miners died.

Tarvik mine: 22 dead

Borg colliery: 13 dead

Sel pit: 13 dead
"""


def test_lines_of_a_list_are_of_their_own_happening(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LIST, encoding="utf-8")
    ledger = read([tmp_path], date(2024, 5, 8)).ledger
    tolls = {(e.locus.what, e.locus.where, tuple(r.low for r in e.readings)) for e in ledger}
    assert {
        ("people killed", "Tarvik", (22,)),
        ("people killed", "Borg colliery", (13,)),
        ("people killed", "Sel", (13,)),
    } <= tolls
    assert all(entry.verdict == "single" for entry in ledger)
