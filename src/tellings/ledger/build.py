"""Claims about one thing, from many reports → one entry with its readings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tellings.ledger.altered import with_alterations
from tellings.ledger.asides import with_asides
from tellings.ledger.background import Background
from tellings.ledger.classes import events
from tellings.ledger.deeds import is_entry, is_firm, once, place_deeds
from tellings.ledger.disputes import Case, disputes
from tellings.ledger.echoes import heard, led_by, with_echoes
from tellings.ledger.explanations import matters
from tellings.ledger.judgements import Book
from tellings.ledger.lists import with_lists
from tellings.ledger.loci import gather
from tellings.ledger.measures import in_one_unit
from tellings.ledger.movements import movement_book
from tellings.ledger.naming import name, what_happened
from tellings.ledger.origins import hear, official
from tellings.ledger.parts import with_sums, without_lone_parts, without_parts
from tellings.ledger.placing import place_figures
from tellings.ledger.points import Point
from tellings.ledger.readings import Group, as_reading, group, hedged
from tellings.ledger.rules import Rule, candidates, choose, spread
from tellings.ledger.slots import in_slots
from tellings.ledger.verdicts import Change, judge
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
    """What the claims of one story add up to.

    ``leaders`` are the claims that stand for those of near copies, by id.
    """

    entries: tuple[Entry, ...]
    movements: tuple[Course, ...]
    disputes: tuple[Dispute, ...]
    leaders: Mapping[str, str]


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
    within = frozenset(story.reports)
    story_claims = [claim for claim in claims if claim.report in within]
    told, echoes = heard(story_claims, background)
    leaders = led_by(told, echoes)
    book = book.led(leaders)
    echoes = {key: [*filter(book.hears, copied)] for key, copied in echoes.items()}
    background = background.witnesses
    voices = hear(told, background)
    deeds = once(place_deeds(told, background, voices))
    told_of = with_lists([*place_figures(told, background, voices), *deeds], background)
    points = in_one_unit(told_of, background)
    placed = in_slots(book.counted(points), background)
    firm = with_asides(filter(is_entry, placed))
    written = written_before(firm, background)
    firm = with_alterations(firm, background, written)
    points = with_sums(hedged(firm), lambda report: background.reports[report].text)
    whole = frozenset(without_parts(points))
    points = without_lone_parts(points, whole)
    loci = [
        locus
        for locus in book.joined(gather(points, book.parted))
        if is_firm(locus) and whole.intersection(locus)
    ]
    cases = []
    for locus in loci:
        groups = with_echoes(group(locus), echoes, background)
        cases.append(Case(_entry(story, locus, groups, background, written, rule), groups))
    cases.sort(key=lambda c: (FIRST.index(c.entry.verdict), -_weight(c.entry), c.entry.id))
    explained = matters(filter(book.hears, told), background, voices)
    return Account(
        entries=tuple(case.entry for case in cases),
        movements=movement_book(story, placed, background, loci),
        disputes=tuple(disputes(cases, explained, background, voices, echoes)),
        leaders=leaders,
    )


def written_before(points: Iterable[Point], background: Background) -> frozenset[tuple[str, str]]:
    """Return pairs of reports of which the first was written before the second.

    A revision comes after what it revises; a text that says "up from nine" after those that tell
    the nine.
    """
    pairs = {
        (descent.parent, descent.child)
        for descent in background.family.descents
        if descent.relation == "revision"
    }
    told = list(points)
    before = {
        (point.claims[0].report, mark.claims[0].report)
        for mark in told
        if mark.aside == "replaced"
        for point in told
        if not point.aside and point.number == mark.number and point.event == mark.event
    }
    before = {(a, b) for a, b in before if a != b and (b, a) not in before}
    return frozenset({(a, b) for a, b in pairs if (b, a) not in before} | before)


def _entry(
    story: Story,
    points: Sequence[Point],
    groups: Sequence[Group],
    background: Background,
    written: frozenset[tuple[str, str]],
    rule: Rule | None,
) -> Entry:
    readings = tuple(as_reading(told, background.lineages) for told in groups)
    event = what_happened(points)
    change = Change(
        grows=event in events().growing,
        varies=event in events().varying,
        corrected=_corrected(points, background),
        written=written,
    )
    verdict, note = judge(groups, change, background.lineages)
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
