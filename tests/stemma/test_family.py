"""Who descends from whom, in families small enough to see."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tellings.model import Machine, Report
from tests.stemma.tellings_of import FIRE, OWN, edges, edited, family_of, telling

COPIED = edited(FIRE, ("broke out", "started"), ("drifted", "blew"))
SYNONYMS = (
    ("fire", "blaze"),
    ("shortly", "briefly"),
    ("led out", "guided out"),
    ("loading", "stacking"),
    ("closed", "shut"),
    ("sent", "dispatched"),
    ("traders", "merchants"),
    ("boxes", "cases"),
    ("looking", "gazing"),
    ("repaired", "fixed"),
    ("holds", "keeps"),
    ("bought", "purchased"),
)


def test_a_later_copy_descends_from_the_earlier() -> None:
    first = telling("a", *COPIED, date="2024-05-01 06:10Z", outlet="Coast Mail")
    second = telling("b", *FIRE, date="2024-05-01 09:40Z", outlet="Bay Courier")
    found = family_of(first, second)
    (descent,) = found.descents
    assert (descent.child, descent.parent) == ("b", "a")
    assert (descent.relation, descent.direction) == ("copy", "certain")
    assert any("2024-05-01 09:40Z" in reason for reason in descent.reasons)
    assert found.lineages == (("a", "b"),)


def test_the_order_of_the_reports_changes_nothing() -> None:
    told = [
        telling("a", *FIRE, date="2024-05-01", outlet="Coast Mail"),
        telling("b", *COPIED, date="2024-05-02", outlet="Bay Courier"),
        telling("c", *COPIED[:4], *OWN, date="2024-05-03", outlet="Town Post"),
    ]
    assert family_of(*told) == family_of(*reversed(told))


def test_where_nothing_tells_the_direction_is_unknown() -> None:
    found = family_of(telling("a", *FIRE), telling("b", *COPIED))
    assert [descent.direction for descent in found.descents] == ["unknown"]


def test_a_machine_made_text_is_never_the_parent_of_a_clean_one() -> None:
    spun = telling("a", *edited(COPIED, *SYNONYMS), date="2024-05-01")
    spun = replace(spun, machine=Machine(paraphrase=0.9))
    (descent,) = family_of(spun, telling("b", *FIRE)).descents
    assert (descent.child, descent.parent) == ("a", "b")
    assert descent.relation == "machine-paraphrase"


def test_a_text_put_together_from_two_has_both_as_parents() -> None:
    one = telling("a", *FIRE, date="2024-05-01", outlet="Coast Mail")
    two = telling("b", *OWN, date="2024-05-01", outlet="Bay Courier")
    both = telling("c", *FIRE, *OWN, date="2024-05-04", outlet="Town Post")
    assert edges(family_of(one, two, both)) == {("c", "a"), ("c", "b")}


def credited(report: Report, agency: str) -> Report:
    return replace(report, agencies=(agency,), credit=f"({agency})")


def test_two_outlets_that_credit_an_agency_have_their_text_from_it() -> None:
    one = credited(telling("a", *FIRE, date="2024-05-01", outlet="Coast Mail"), "Seawire")
    two = credited(telling("b", *COPIED, date="2024-05-02", outlet="Bay Courier"), "Seawire")
    found = family_of(one, two)
    (ancestor,) = found.ancestors
    assert (ancestor.label, ancestor.children) == ("Seawire", ("a", "b"))
    assert edges(found) == {("a", ancestor.id), ("b", ancestor.id)}
    assert found.lineages == (("a", "b"),)


def test_where_the_agencys_own_take_is_held_nothing_is_lost() -> None:
    wire = credited(telling("w", *FIRE, date="2024-05-01", outlet="Seawire"), "Seawire")
    one = credited(telling("a", *COPIED, date="2024-05-02", outlet="Coast Mail"), "Seawire")
    two = telling("b", *FIRE[:4], date="2024-05-02", outlet="Bay Courier")
    found = family_of(wire, one, credited(two, "Seawire"))
    assert not found.ancestors
    assert edges(found) == {("a", "w"), ("b", "w")}


def test_reports_that_share_nothing_have_no_family() -> None:
    found = family_of(telling("a", *FIRE), telling("b", *OWN))
    assert (found.descents, found.passages) == ((), ())
    assert found.lineages == (("a",), ("b",))


@pytest.mark.parametrize("copied", ["a", "c"])
def test_a_near_copy_stays_in_the_lineage_and_passages_of_its_parent(copied: str) -> None:
    told = {
        "a": telling("a", *FIRE, date="2024-05-01", outlet="Coast Mail"),
        "b": telling("b", *COPIED[:4], *OWN, date="2024-05-02", outlet="Bay Courier"),
        "c": telling("c", *FIRE[2:], date="2024-05-03", outlet="Town Post"),
    }
    before = family_of(*told.values())
    lines = [told[copied].words_of(i) for i in range(len(told[copied].sentences))]
    near = edited(tuple(lines), ("Smoke", "Fumes"), ("tonnes", "tons"), ("repaired", "mended"))
    after = family_of(*told.values(), telling("z", *near))
    assert len(after.lineages) == len(before.lineages)
    assert any({copied, "z"} <= set(line) for line in after.lineages)
    for index in range(len(lines)):
        assert after.passage_at[copied, index] is after.passage_at["z", index]
    old = {tuple(s for s in p.members if s.report != "z") for p in after.passages}
    assert {p.members for p in before.passages} <= old
