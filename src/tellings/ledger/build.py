"""Claims about one thing, from many reports → one entry with its readings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tellings.ledger.altered import with_alterations
from tellings.ledger.background import Background
from tellings.ledger.classes import events
from tellings.ledger.disputes import dispute
from tellings.ledger.judgements import Book
from tellings.ledger.loci import gather
from tellings.ledger.movements import movement_book
from tellings.ledger.naming import name
from tellings.ledger.origins import name_origins, official
from tellings.ledger.parts import with_sums
from tellings.ledger.placing import is_entry, place_deeds, place_figures
from tellings.ledger.points import Point
from tellings.ledger.readings import as_reading, group
from tellings.ledger.rules import Rule, candidates, choose, spread
from tellings.ledger.verdicts import judge
from tellings.model import Claim, Course, Dispute, Entry, Story, Verdict, identify

CORRECTING = re.compile(
    r"\b(?:correct(?:s|ed|ing|ion)|revis(?:e|es|ed|ing|ion)|retract\w*|updat(?:es|ed|ing)"
    r"|earlier (?:toll|figure|count|report|estimate|number|tally)"
    r"|previously (?:said|reported|announced|stated)"
    r"|initially (?:said|reported|announced|stated|put)"
    r"|had (?:earlier|initially|previously) \w+"
    r"|not \w+ as (?:earlier |previously |first )?(?:reported|stated|announced))\b",
    re.IGNORECASE,
)
"""Words by which a sentence says that its figure takes the place of an earlier one."""
FIRST: tuple[Verdict, ...] = (
    "denied",
    "conflicting",
    "superseded",
    "differing scope",
    "agreed",
    "single",
)


@dataclass(frozen=True, slots=True)
class Account:
    """What the claims of one story add up to."""

    entries: tuple[Entry, ...]
    movements: tuple[Course, ...]
    disputes: tuple[Dispute, ...]


def build(
    story: Story,
    claims: Iterable[Claim],
    background: Background,
    book: Book | None = None,
    rule: Rule | None = None,
) -> Account:
    """Return the ledger of one story, conflicts first, with its movement book and its disputes.

    ``book`` holds a person's judgements, which win over ours; ``rule`` is the reader's, and
    without one no reading is chosen.
    """
    book = book or Book()
    told = [claim for claim in claims if claim.report in story.reports]
    origins = name_origins(told, background)
    deeds = book.counted(place_deeds(told, background, origins))
    figures = book.counted(place_figures(told, background, origins))
    placed = with_alterations([*figures, *filter(is_entry, deeds)], background)
    points = with_sums(placed, lambda report: background.reports[report].text)
    loci = book.joined(gather(points, book.parted))
    told_of = [(_entry(story, locus, background, rule), group(locus)) for locus in loci]
    told_of.sort(key=lambda pair: (FIRST.index(pair[0].verdict), -_weight(pair[0]), pair[0].id))
    disputes = (dispute(entry, groups, background) for entry, groups in told_of)
    return Account(
        entries=tuple(entry for entry, _ in told_of),
        movements=movement_book(story, deeds, background),
        disputes=tuple(found for found in disputes if found),
    )


def _entry(
    story: Story, points: Sequence[Point], background: Background, rule: Rule | None
) -> Entry:
    groups = group(points)
    readings = tuple(as_reading(told, background.lineages) for told in groups)
    grows = points[0].event in events().growing
    verdict, note = judge(groups, grows, _corrected(points, background), background.lineages)
    choices = candidates(readings, official)
    locus = name(points)
    told = sorted(f"{claim} {reading.value}" for reading in readings for claim in reading.claims)
    return Entry(
        id=identify(story.id, locus.who, locus.what, locus.where, *told),
        story=story.id,
        locus=locus,
        verdict=verdict,
        readings=readings,
        note=note,
        chosen=choose(rule, choices) if rule else None,
        spread=round(spread(choices), 4),
    )


def _corrected(points: Sequence[Point], background: Background) -> bool:
    """Return whether a sentence behind the points says that it corrects an earlier figure."""
    return any(
        CORRECTING.search(background.reports[report].words_of(sentence))
        for point in points
        for report, sentence in point.sentences
    )


def _weight(entry: Entry) -> int:
    return sum(reading.lineages for reading in entry.readings)
