"""A report read → its claims, and the figures that no claim took."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tellings.claims.attributions import attributions
from tellings.claims.context import Context
from tellings.claims.quotations import quotations, speeches
from tellings.language.reading import ReadReport
from tellings.model import Claim, Unclaimed


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
    ordered = sorted({claim.id: claim for claim in claims}.values(), key=_place)
    return Extracted(tuple(ordered), ())


def _place(claim: Claim) -> tuple[int, int, str, str]:
    return claim.start, claim.end, claim.kind, claim.id
