"""A person's own judgements on a terminal: what they decided, about which words."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from tellings.model import Dossier
from tellings.show.plain import plain, shortened
from tellings.show.sight import judged_words

WORDS = 70
"""Characters of a claim that are shown."""


def judgements(dossier: Dossier) -> RenderableType:
    """Return every judgement, with the words of its claims and where they stand."""
    rows: list[RenderableType] = []
    for told in dossier.judgements:
        rows.append(Text(judged_words(told), "bold blue"))
        lines = [*_words(dossier, told.claims)]
        lines += [f"so of what it repeats, {line}" for line in _words(dossier, told.through)]
        rows += [Padding(Text(line, "dim"), (0, 0, 0, 4)) for line in lines]
    return Group(*rows)


def _words(dossier: Dossier, claims: tuple[str, ...]) -> Iterator[str]:
    known = {claim.id: claim for claim in dossier.claims}
    reports = {report.id: report for report in dossier.reports}
    for identity in claims:
        claim = known.get(identity)
        if claim is None:
            yield plain(f"{identity}: no claim of these reports")
        else:
            report = reports[claim.report]
            words = shortened(plain(report.text[claim.start : claim.end]), WORDS)
            yield f"{plain(report.outlet or report.path)}: “{words}”"
