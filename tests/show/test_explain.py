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
