"""A reading of some words → the claim: by whom it is said, when, how sure, in which lineage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tellings.claims.context import Context
from tellings.claims.quotations import Speech, speech_over
from tellings.claims.status import Standing, is_attempted, standing
from tellings.claims.when import time_of
from tellings.model import Body, Bounds, Claim, ClaimKind, identify


@dataclass(frozen=True, slots=True)
class Found:
    """What was read, before anybody is known to say it.

    ``word`` is the token of the sentence at ``position`` that tells the deed; ``bounds`` are
    characters of the report, ``spans`` those of a claim in several pieces. ``named`` tells it from
    another claim of these characters. ``state`` is its standing where that is not the word's own.
    """

    position: int
    word: int
    bounds: Bounds
    body: Body
    named: tuple[str, ...]
    state: Standing | None = None
    spans: tuple[Bounds, ...] = ()


def claim_of(
    context: Context,
    kind: ClaimKind,
    found: Found,
    told: Sequence[Speech],
    lineages: Mapping[tuple[str, int], str],
) -> Claim:
    """Return the claim, with the innermost of those speeches that hold its words."""
    tree, report = context.trees[found.position], context.report.id
    index = context.index(found.position)
    start, end = found.bounds
    speech = speech_over(told, found.bounds)
    state = found.state or standing(tree, found.word)
    return Claim(
        id=identify(kind, report, str(start), str(end), *found.named),
        kind=kind,
        report=report,
        start=start,
        end=end,
        sentence=index,
        lineage=lineages.get((report, index), report),
        spans=found.spans or (found.bounds,),
        body=found.body,
        speaker=speech.speaker if speech else None,
        cue=speech.cue if speech else None,
        speech=speech.told.speech if speech else None,
        time=time_of(context, found.position, found.word),
        said=speech.said if speech else None,
        status=state.status,
        certainty=state.certainty,
        attempted=kind != "quantity" and is_attempted(tree, found.word),
    )
