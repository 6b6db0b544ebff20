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
