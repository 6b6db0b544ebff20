from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from tellings import model
from tellings.show import terminal
from tests import dossiers

SNAPSHOT = Path(__file__).with_name("terminal-80.txt")


def printed(dossier: model.Dossier, width: int) -> str:
    parts = (terminal.text_of(part, width) for part in terminal.parts(dossier, width))
    return "\n".join(parts) + "\n"


def hostile() -> model.Dossier:
    """Return the dossier with text that would take over a terminal, wherever text is shown."""
    bad = "\x1b]0;owned\x07\x1b[2J[red]x[/red]\u202e\r\n" + "w" * 5_000
    dossier = dossiers.dossier()
    reports = tuple(
        replace(
            r, title=bad, outlet=bad, path=bad, agencies=(bad,),
            damage=(model.Damage(0, 1, bad),),
            machine=model.Machine(1.0, 1.0, (model.Evidence(0, 9, bad),)),
        )
        for r in dossier.reports
    )  # fmt: skip
    entries = tuple(
        replace(
            e, note=bad, locus=model.Locus(bad, bad, bad, bad, bad),
            readings=tuple(
                replace(
                    r, value=bad, origins=(bad,),
                    changed_in_copying=model.ChangedInCopying("unheard of", bad),
                )
                for r in e.readings
            ),
        )
        for e in dossier.ledger
    )  # fmt: skip
    courses = tuple(
        replace(
            c, who=bad, steps=tuple(replace(s, of=bad, to=(bad,), origins=(bad,)) for s in c.steps)
        )
        for c in dossier.movements
    )
    return replace(
        dossier,
        movements=courses,
        disputes=tuple(replace(d, about=bad) for d in dossier.disputes),
        reports=reports,
        ledger=entries,
        stories=tuple(replace(s, title=bad) for s in dossier.stories),
        ancestors=tuple(replace(a, label=bad) for a in dossier.ancestors),
        descents=tuple(replace(d, reasons=(bad,)) for d in dossier.descents),
        problems=(model.Problem(bad, bad),),
    )


def test_it_reads_as_it_did() -> None:
    """The screen at 80 columns, kept to be looked at: write it anew when it is meant to change."""
    assert printed(dossiers.dossier(), 80) == SNAPSHOT.read_text("utf-8")


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    for dossier in (dossiers.dossier(), hostile()):
        wide = [line for line in printed(dossier, width).splitlines() if cell_len(line) > width]
        assert not wide


def test_it_opens_with_the_count_that_matters() -> None:
    assert printed(dossiers.dossier(), 80).startswith("7 reports, 4 lineages, 2 stories\n")
    dossier = dossiers.dossier()
    one = replace(dossier, stories=dossier.stories[:1])
    assert printed(one, 80).startswith("7 reports, 4 lineages\n")


def test_titles_stand_beside_outlets_where_there_is_room() -> None:
    assert "Cable car halts over gorge" not in printed(dossiers.dossier(), 80)
    assert "Cable car halts over gorge" in printed(dossiers.dossier(), 120)


def test_report_text_cannot_reach_the_terminal() -> None:
    for character in ("\x1b", "\x07", "\u202e", "\r", "\x00"):
        assert character not in printed(hostile(), 80)
    assert "[red]x[/red]" in printed(hostile(), 80)


def test_a_pipe_gets_no_colour_and_no_padding(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.show(dossiers.dossier(), Console(width=80))
    told = capsys.readouterr().out
    assert "\x1b" not in told
    assert all(line == line.rstrip() for line in told.splitlines())
    assert told == printed(dossiers.dossier(), 80)


def test_a_terminal_gets_colour() -> None:
    console = Console(width=80, force_terminal=True, color_system="standard", highlight=False)
    with console.capture() as captured:
        terminal.show(dossiers.dossier(), console)
    assert "\x1b[1;31mconflicting" in captured.get()


def test_an_undated_single_report_without_claims_is_shown() -> None:
    dossier = dossiers.dossier()
    told = model.Story("s", "T", (dossiers.GAZETTE.id,))
    bare = replace(
        dossier, reports=(dossiers.GAZETTE,), stories=(told,),
        descents=(), ancestors=(), claims=(), ledger=(), lineages=((dossiers.GAZETTE.id,),),
        alignments=(), passages=(), entities=(), problems=(),
    )  # fmt: skip
    screen = printed(bare, 80)
    assert screen.startswith("1 report, 1 lineage\nT\nno date known\n")
    assert "no text comes from another: A Gazette" in screen
    assert "Ledger" not in screen


def test_a_report_outside_every_story_is_listed() -> None:
    dossier = replace(dossiers.dossier(), stories=dossiers.dossier().stories[:1])
    assert "Set aside\n  strike.txt  en" in printed(dossier, 80)
