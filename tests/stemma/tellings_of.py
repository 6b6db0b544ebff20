"""Tellings of one invented happening, for families made by hand."""

from __future__ import annotations

from dataclasses import replace

from tellings.model import Published, Report
from tellings.reuse.compare import compare
from tellings.stemma import Family, family
from tests.reuse.reports import report

FIRE = (
    "A fire broke out in the grain store at Ostrava harbour shortly before dawn on Tuesday.",
    "Forty dockers were led out through the loading tunnel by the night foreman, Pavel Dusek.",
    "The harbour board closed the northern basin and sent two grain ships back to sea.",
    "Smoke drifted over the fish market, where traders had already laid out their boxes.",
    "Investigators were looking at a conveyor motor that had been repaired twice in March.",
    "The store holds nine thousand tonnes of barley bought by the relief committee.",
)
OWN = (
    "Marta Kolar, who sells smoked eel, said that she packed up within ten minutes.",
    "Her stall has stood beside the weighing house since her grandmother opened it.",
    "The town band cancelled the concert that it gives on the quay each summer.",
    "Children watched the tugs from the sea wall until their teachers called them in.",
)


def telling(name: str, *lines: str, date: str | None = None, outlet: str | None = None) -> Report:
    """Return a report with this id; ``date`` as ``2024-05-01`` or ``2024-05-01 14:05Z``."""
    day, _, time = (date or "").partition(" ")
    published = Published(day, time or None) if day else None
    return replace(report(*lines, name=name), outlet=outlet, published=published)


def family_of(*reports: Report) -> Family:
    """Return the family of the reports, aligned by their words alone."""
    return family(reports, compare(reports))


def edges(found: Family) -> set[tuple[str, str]]:
    """Return child and parent of each descent."""
    return {(descent.child, descent.parent) for descent in found.descents}


def edited(lines: tuple[str, ...], *swaps: tuple[str, str]) -> tuple[str, ...]:
    """Return the lines with these words put for those; each must be there."""
    text = "\n".join(lines)
    for old, new in swaps:
        if old not in text:
            raise ValueError(old)
        text = text.replace(old, new)
    return tuple(text.split("\n"))
