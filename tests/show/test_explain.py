from dataclasses import replace

from tellings.show.explain import WHY, explain, find
from tellings.show.terminal import text_of
from tests import dossiers

DOSSIER = dossiers.dossier()


def test_an_entry_is_found_by_the_beginning_of_its_id() -> None:
    entry = DOSSIER.ledger[0]
    assert find(DOSSIER, entry.id) == [entry]
    assert entry in find(DOSSIER, entry.id[:5])
    assert find(DOSSIER, "") == []


def test_every_claim_stands_in_its_sentence_with_its_offsets() -> None:
    claims = {claim.id: claim for claim in DOSSIER.claims}
    for entry in DOSSIER.ledger:
        shown = text_of(explain(DOSSIER, entry), 200)
        assert entry.verdict in shown
        for claim in (claims[c] for r in entry.readings for c in r.claims):
            assert f"[{claim.start}–{claim.end}]" in shown


def test_all_of_a_claim_s_spans_are_shown() -> None:
    reports = {report.id: report for report in DOSSIER.reports}
    ledger = [(entry, c) for entry in DOSSIER.ledger for r in entry.readings for c in r.claims]
    claims = {claim.id: claim for claim in DOSSIER.claims}
    entry, told = next(
        (entry, claims[c])
        for entry, c in ledger
        if claims[c].sentence + 2 < len(reports[claims[c].report].sentences)
    )
    report = reports[told.report]
    place = report.sentences[told.sentence + 2]
    spans = ((told.start, told.end), (place.start, place.end))
    more = replace(told, end=place.end, spans=spans)
    dossier = replace(DOSSIER, claims=tuple(more if c.id == told.id else c for c in DOSSIER.claims))
    shown = text_of(explain(dossier, entry), 2000)
    assert f"[{told.start}–{told.end}, {place.start}–{place.end}]" in shown
    assert " … " + " ".join(report.text[place.start : place.end].split()) in shown


def test_an_entry_is_found_as_the_terminal_writes_it() -> None:
    entry = DOSSIER.ledger[0]
    assert find(DOSSIER, f"#{entry.id[:6].upper()}") == find(DOSSIER, entry.id[:6])


def test_it_says_what_the_verdict_means() -> None:
    for entry in DOSSIER.ledger:
        assert WHY[entry.verdict] in text_of(explain(DOSSIER, entry), 200)


def test_a_claim_stands_in_its_sentence_without_blanks_of_ours() -> None:
    for entry in DOSSIER.ledger:
        for line in text_of(explain(DOSSIER, entry), 200).splitlines():
            assert " ," not in line
            assert ":  " not in line
