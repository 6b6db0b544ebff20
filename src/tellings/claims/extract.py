"""A report read → its claims, and the figures that no claim took."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tellings.claims.attributions import attributions
from tellings.claims.context import Context
from tellings.claims.counting import is_age
from tellings.claims.figure import Figure
from tellings.claims.movements import movement_claims
from tellings.claims.numbers import figures
from tellings.claims.quantities import Measured, measured, quantity_claims
from tellings.claims.quotations import quotations, speeches
from tellings.claims.singly import with_tolls
from tellings.claims.statements import statement_claims
from tellings.language.reading import ReadReport
from tellings.model import Claim, Unclaimed

_TOLD = frozenset(["title", "standfirst", "body", "caption"])
"""The parts of a report that claim something: not its credits, not its furniture."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """The claims of one report, by start, and the figures in its text that no claim took."""

    claims: tuple[Claim, ...]
    unclaimed: tuple[Unclaimed, ...]


def extract(reading: ReadReport, lineages: Mapping[tuple[str, int], str]) -> Extracted:
    """Return what a report claims.

    ``lineages`` gives, for a report's id and a sentence's index, the passage that the sentence
    belongs to; a sentence that is in none carries its report's own id.
    """
    context = Context(reading)
    told = speeches(context, attributions(context))
    claims = quotations(context, told, lineages)
    quantities: list[Measured] = []
    for position in range(len(context.trees)):
        if context.part(position) not in _TOLD:
            continue
        own = measured(context, position, quantities[-8:])
        quantities += own
        claims += movement_claims(context, position, quantities[-8:], told, lineages)
        claims += statement_claims(context, position, told, lineages)
    quantities = with_tolls(context, quantities)
    claims += quantity_claims(context, quantities, told, lineages)
    ordered = sorted({claim.id: claim for claim in claims}.values(), key=_place)
    return Extracted(tuple(ordered), tuple(_unclaimed(context, quantities)))


def _place(claim: Claim) -> tuple[int, int, str, str]:
    return claim.start, claim.end, claim.kind, claim.id


def _unclaimed(context: Context, quantities: Sequence[Measured]) -> list[Unclaimed]:
    """Return the figures that count or measure something and that no quantity took."""
    taken = {(row.position, row.counted.figure.core) for row in quantities}
    found = []
    for position, tree in enumerate(context.trees):
        if context.part(position) not in _TOLD:
            continue
        for figure in figures(tree.text):
            wanted = _is_wanted(figure, tree.text) and not is_age(tree, figure)
            if wanted and (position, figure.core) not in taken:
                start, end = context.place(position, (figure.start, figure.end))
                if not _in_time(context, start, end):
                    found.append(Unclaimed(context.report.id, start, end))
    return found


def _is_wanted(figure: Figure, text: str) -> bool:
    """Return whether a reader may want the figure: a bare "one" is a pronoun as often as not."""
    bare_one = text[figure.core[0] : figure.core[1]].lower() == "one" and not figure.unit
    return (figure.is_quantity or figure.kind == "score") and not bare_one


def _in_time(context: Context, start: int, end: int) -> bool:
    near = context.times_within(max(0, start - 60), end + 60)
    return any(time.start <= start and end <= time.end for time in near)
