from __future__ import annotations

from dataclasses import replace

from tellings import model
from tellings.show.sight import Sight, sights
from tellings.show.terminal import text_of
from tellings.show.terminal_ledger import changes, ledger, locus, voices
from tests import dossiers


def first() -> Sight:
    return next(sights(dossiers.dossier()))


def test_conflicts_come_before_what_agrees() -> None:
    told = text_of(ledger(first(), 80))
    order = [told.index(word) for word in ("conflicting  people", "denied  taken", "single  all")]
    assert order == sorted(order)


def test_a_reading_shows_its_lineages_origins_reports_and_words() -> None:
    told = text_of(ledger(first(), 120), 120).splitlines()
    line = next(i for i, text in enumerate(told) if "about 40 " in text)
    assert told[line].split() == [
        "about",
        "40",
        "1",
        "lineage",
        "unnamed",
        "in",
        "NRW",
        "B",
        "D",
        "E",
    ]
    assert "B: CORVIN, March 2 (NRW) -- About 40 passengers were evacuated" in told[line + 1]


def test_a_reading_changed_in_copying_says_so() -> None:
    told = " ".join(text_of(ledger(first(), 120), 120).split())
    assert "changed in copying by C, from “About 40”" in told


def test_many_plain_entries_are_counted_not_listed() -> None:
    dossier = dossiers.dossier()
    single = dossier.ledger[2]
    many = tuple(replace(single, id=f"{i:016}") for i in range(50))
    told = text_of(ledger(Sight(replace(dossier, ledger=many), dossier.stories[0]), 80))
    assert "50 single" in told
    assert "… and 34 more entries of one reading" in told


def test_what_a_copy_changed_is_shown_in_its_words() -> None:
    told = changes(first(), 80)
    assert told is not None
    assert text_of(told).split("\n") == [
        "C from B  1 number, 1 dropped",
        "    number  “40” → “400”",
    ]


def test_no_change_no_section() -> None:
    dossier = dossiers.dossier()
    same = tuple(replace(d, changes=()) for d in dossier.descents)
    assert changes(Sight(replace(dossier, descents=same), dossier.stories[0]), 80) is None


def test_voices_join_reports_and_name_the_usual_role() -> None:
    told = voices(first(), 120)
    assert told is not None
    lines = text_of(told, 120).splitlines()
    assert lines[0].startswith("Lena Holt, director of the operator")
    assert "“The brake did what it should”" in lines[0]
    assert lines[0].endswith("B C D")


def test_nobody_quoted_no_section() -> None:
    dossier = replace(dossiers.dossier(), claims=())
    assert voices(Sight(dossier, dossier.stories[0]), 80) is None


def test_a_locus_says_what_it_knows() -> None:
    assert locus(model.Locus("", "dead")).plain == "dead"
    assert locus(model.Locus("crew", "dead", None, None, "2024-03-02")).plain == (
        "dead — crew, 2 Mar 2024"
    )


def test_what_the_readers_rule_takes_is_said() -> None:
    dossier = dossiers.dossier()
    chosen = model.Chosen("range", 40, 43, 43, "lowest and highest")
    entries = (replace(dossier.ledger[0], chosen=chosen), *dossier.ledger[1:])
    told = text_of(ledger(Sight(replace(dossier, ledger=entries), dossier.stories[0]), 80))
    assert "by the rule “range”: 40 to 43, lowest and highest" in told


def test_an_open_entry_has_the_beginning_of_its_id() -> None:
    assert "#111111" in text_of(ledger(first(), 80)).splitlines()[2]
