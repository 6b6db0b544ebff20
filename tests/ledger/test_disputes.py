"""Disputes, from entries and documents built by hand."""

from __future__ import annotations

from dataclasses import replace

from tellings.ledger.background import Background
from tellings.ledger.disputes import Case, disputes
from tellings.ledger.explanations import Matter
from tellings.ledger.origins import Voices
from tellings.ledger.points import Point
from tellings.ledger.readings import Group
from tellings.model import Claim, Dispute, Entry, Locus, Quotation, identify
from tellings.stemma import Family
from tests.dossiers import telling
from tests.ledger_points import point, value

REPORTS = tuple(replace(telling(r, (("body", "The pit stays."),)), id=r) for r in "abc")
KNOWN = Background({r.id: r for r in REPORTS}, {}, Family(REPORTS))
LOCUS = Locus("Marlow", "pit suspended", None, None, None)


def case(*points: Point) -> Case:
    verdict = "denied" if any(p.denied for p in points) else "single"
    entry = Entry("e", "s", LOCUS, verdict, (), None)  # type: ignore[arg-type]
    return Case(entry, [Group((p,)) for p in points])


def said(report: str, words: str) -> Claim:
    return Claim(
        id=identify(report, words), kind="quotation", report=report, start=0, end=9, sentence=0,
        lineage=report, spans=((0, 9),), body=Quotation(words),
    )  # fmt: skip


def found(*cases: Case, matters: tuple[Matter, ...] = ()) -> list[Dispute]:
    claims = [c for m in matters for c in (*m.asserted, *m.explained, *m.denied)]
    voices = Voices({claim.id: f"voice of {claim.report}" for claim in claims}, {})
    return list(disputes(cases, matters, KNOWN, voices, {}))


SAID = point("a", value(1, 1), origin="owner", published="2024-03-05")
DENIED = point("b", value(1, 1), origin="union", published="2024-03-02", denied=True)


def test_an_entry_that_is_denied_is_a_dispute_in_time_order() -> None:
    (dispute,) = found(case(SAID, DENIED))
    assert [(s.stance, s.origins) for s in dispute.stands] == [
        ("denied", ("union",)),
        ("asserted", ("owner",)),
    ]
    assert (dispute.entry, dispute.about) == ("e", "Marlow pit suspended")


def test_what_nobody_denies_is_no_dispute() -> None:
    assert found(case(SAID)) == []
    assert found(case(DENIED)) == []


def test_one_origin_in_two_reports_is_one_stand() -> None:
    again = point("c", value(1, 1), origin="owner", published="2024-03-06")
    (dispute,) = found(case(SAID, again, DENIED))
    (owner,) = [s for s in dispute.stands if s.origins == ("owner",)]
    assert (owner.told, len(owner.claims), owner.lineages) == ("2024-03-05", 2, 2)


def test_a_document_explained_away_is_a_dispute_of_its_own() -> None:
    matter = Matter("memo", [said("a", "The pit will close.")], [said("b", "It was a draft.")])
    (dispute,) = found(case(SAID), matters=(matter,))
    assert [s.stance for s in dispute.stands] == ["asserted", "explained"]
    assert dispute.entry is None
    assert dispute.about == "memo of voice of a"


def test_an_explanation_of_what_nobody_reports_makes_none() -> None:
    matter = Matter("memo", [], [said("b", "It was a draft.")])
    assert found(case(SAID), matters=(matter,)) == []
