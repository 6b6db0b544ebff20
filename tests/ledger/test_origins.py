from datetime import date
from pathlib import Path

from tellings.corpus import read

TOLD = """Island sends sailors home

VALMOUTH, May 7 (Northern Newsdesk) - About 60 sailors of Norway will leave the island on Friday, a
top Norwegian military official said.

"Our sailors will be home by Sunday," said General Ada Lindqvist, the chief of the defence staff.

A top police official said 12 sailors had been arrested.
"""


def test_a_leading_voice_beside_its_leader_is_the_leader(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TOLD, encoding="utf-8")
    ledger = read([tmp_path], date(2024, 5, 8)).ledger
    origins = {r.low: r.origins for entry in ledger for r in entry.readings}
    assert origins[60] == ("Ada Lindqvist",)
    assert origins[12] != ("Ada Lindqvist",)


CREDITED = """VALMOUTH, May 7 (Northern Newsdesk) - A strike has closed the port for a third day.

The union counts 340 dockers on strike. Its head told Seawire he will not talk.
"""
CITING = """Dockers walk out

Some 275 dockers stood at the gates of Valmouth's port on Tuesday morning, May 7.

The port is ready to talk, its director told the Seawire news agency.
"""


def unnamed(folder: Path, text: str) -> set[str]:
    (folder / "a.txt").write_text(text, encoding="utf-8")
    ledger = read([folder], date(2024, 5, 8)).ledger
    told = {origin for entry in ledger for r in entry.readings for origin in r.origins}
    return {origin for origin in told if origin.startswith("unnamed")}


def test_an_unnamed_voice_is_of_the_agency_whose_copy_a_text_is(tmp_path: Path) -> None:
    assert unnamed(tmp_path, CREDITED) <= {"unnamed, in Northern Newsdesk"}


def test_an_unnamed_voice_is_not_of_an_agency_cited_for_something_else(tmp_path: Path) -> None:
    assert unnamed(tmp_path, CITING) == {"unnamed, in “Dockers walk out”"}
