"""The movement book and the disputes of a story on a terminal."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from tellings.model import Course, Dispute, Stand, Step
from tellings.show.plain import count, days, plain
from tellings.show.sight import Sight, origin_words
from tellings.show.terminal_ledger import indented, ordered, quoted, tellers

COLOURS = {"asserted": "bold", "denied": "bold magenta", "explained": "bold yellow"}
MOST = 20
"""Actors that are shown; the rest are counted."""


def movement_book(sight: Sight, width: int) -> RenderableType:
    """Return a row an actor, and under it in time order what is told of its movements."""
    rows = [course(sight, told, width) for told in sight.movements[:MOST]]
    rest = len(sight.movements) - MOST
    if rest > 0:
        rows.append(Text(f"… and {count(rest, 'more actor')}, in the JSON and on the page", "dim"))
    return Group(*rows)


def course(sight: Sight, told: Course, width: int) -> RenderableType:
    """Return one actor: what holds now in bold, what is overtaken dim."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(ratio=4)
    table.add_column(ratio=2)
    table.add_column(max_width=max(8, width // 8))
    for step in told.steps:
        style = "bold" if step.current else "dim"
        line = Text(step_words(step, told.who), style)
        line.append(f"  {origin_words(step.origins, 2)}", "not bold dim")
        when = days(step.first, step.last or step.first) if step.first else "no date"
        table.add_row(line, Text(when, "dim"), tellers(sight, step.claims))
    return Group(Text(plain(told.who), "bold cyan"), indented(table))


def step_words(step: Step, who: str = "") -> str:
    """Return a step in words: "planned: relocate some of 500 troops from Iraq to Kuwait".

    The actor, ``who``, is not named again; one who stays is in a place, not on the way to it.
    """
    told = [f"{step.status or 'told'}: {step.action}", step.value or ""]
    told += [step.of] if step.of.casefold() != who.casefold() else []
    told += [f"from {', '.join(step.from_)}"] if step.from_ else []
    told += [f"{'in' if step.action == 'stay' else 'to'} {', '.join(step.to)}"] if step.to else []
    told += [f"by {', '.join(step.by)}"] if step.by else []
    return plain(" ".join(part for part in told if part))


def disputes(sight: Sight, width: int) -> RenderableType:
    """Return what one asserts and another denies or explains, in time order."""
    return Group(*(dispute(sight, told, width) for told in sight.disputes))


def dispute(sight: Sight, told: Dispute, width: int) -> RenderableType:
    """Return one dispute: what it is about, then each side with its words."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    table.add_column(max_width=max(8, width // 8))
    for stand in told.stands:
        table.add_row(
            Text(days(stand.told, stand.told) if stand.told else "no date", "dim"),
            Text(stand.stance, COLOURS[stand.stance]),
            _side(sight, stand, width),
            tellers(sight, stand.claims),
        )
    return Group(Text(plain(told.about), "bold"), indented(table))


def _side(sight: Sight, stand: Stand, width: int) -> RenderableType:
    lines: Iterable[Text] = [Text(origin_words(stand.origins, 3))]
    claims = ordered(sight, stand.claims)
    if claims:
        lines = [*lines, quoted(sight, sight.claims[claims[0]], width)]
    return Group(*lines)
