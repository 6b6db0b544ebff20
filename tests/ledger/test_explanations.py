"""Disputes about documents, from reports to stands."""

from datetime import date
from pathlib import Path

import pytest

from tellings.corpus import read
from tellings.model import Dispute, Dossier

ORDERED = """Reservoir village told to clear out

By Ines Calder
The Fellside Post, Tuesday 4 June 2024

All 320 people of Upper Wend will be moved to Harl on Friday, according to a letter from the water
board obtained by the Post.

"Every household is to leave by noon," the letter says.
"""
EXPLAINED = """Water board says letter was sent in error

HARL, June 5 (Northern Newsdesk) - The water board said on Wednesday that a letter telling the
people of Upper Wend to leave was a draft from 2019 and had been sent in error.

"No household has to leave," said Ada Quill, the board's secretary.
"""
UNTOUCHED = """Reservoir village thanks its postman

By Tom Arden
The Wend Gazette, Thursday 6 June 2024

The people of Upper Wend gave their postman a bicycle on Thursday. "My old one was a wreck," said
Jack Lomas, who has carried letters there for forty years.
"""


def dossier(folder: Path, *texts: str) -> Dossier:
    for number, text in enumerate(texts, 1):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return read([folder], date(2024, 6, 10))


def sides(dispute: Dispute) -> list[tuple[str, str]]:
    return [(stand.stance, origin) for stand in dispute.stands for origin in stand.origins]


def test_a_letter_its_explanation_and_its_denial_stand_side_by_side(tmp_path: Path) -> None:
    (found,) = dossier(tmp_path, ORDERED, EXPLAINED).disputes
    told = sides(found)
    assert told[0][0] == "asserted"
    assert ("explained", "water board") in told
    assert ("denied", "Ada Quill") in told
    days = [stand.told or "" for stand in found.stands]
    assert days == sorted(days)


def test_every_claim_of_a_stand_leads_to_its_words(tmp_path: Path) -> None:
    read_out = dossier(tmp_path, ORDERED, EXPLAINED)
    claims = {claim.id: claim for claim in read_out.claims}
    texts = {report.id: report.text for report in read_out.reports}
    for stand in read_out.disputes[0].stands:
        if stand.stance == "explained":
            (told,) = [claims[claim] for claim in stand.claims]
            assert "sent in error" in texts[told.report][told.start : told.end]


def test_what_an_explanation_takes_up_is_not_asserted(tmp_path: Path) -> None:
    (found,) = dossier(tmp_path, ORDERED, EXPLAINED).disputes
    explained = {c for stand in found.stands if stand.stance == "explained" for c in stand.claims}
    asserted = {c for stand in found.stands if stand.stance == "asserted" for c in stand.claims}
    claims = {claim.id: claim for claim in read([tmp_path], date(2024, 6, 10)).claims}
    assert asserted
    for one in asserted:
        for other in explained:
            same = claims[one].report == claims[other].report
            assert not (same and claims[other].start <= claims[one].start < claims[other].end)


@pytest.mark.parametrize("alone", [ORDERED, EXPLAINED])
def test_what_nobody_else_tells_of_is_no_dispute(tmp_path: Path, alone: str) -> None:
    stances = [s.stance for d in dossier(tmp_path, alone, UNTOUCHED).disputes for s in d.stands]
    assert "explained" not in stances or "asserted" in stances
