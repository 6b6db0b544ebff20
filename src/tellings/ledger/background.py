"""What the ledger knows besides the claims: the reports, who is who in them, what copies what."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from itertools import pairwise

from tellings.language.gazetteer import Place, gazetteer
from tellings.ledger.doubles import Double, doubles, led
from tellings.ledger.points import NOBODY, NOWHERE, Actor, Where
from tellings.ledger.whereabouts import (
    EMPTY,
    WORD,
    is_of_a_people,
    is_small,
    of_place,
    plain,
    trim,
    unplaced,
    whereabouts,
    within,
)
from tellings.model import Claim, Descent, Direction, Entity, Mention, Report, Time
from tellings.stemma import Family, lineages_behind
from tellings.stemma.lineages import MACHINE_MADE, WHOLE

LONGEST_NAME = 6
PHRASES = 20_000
"""How many phrases are kept with what they name."""
BEHIND = 12
"""Characters behind a name that tell whether it is a place."""
LIES_IN = re.compile(
    r"\s(?:(?:building|compound|complex|area|site|grounds)\s)?(?:in|near|outside|at)\s"
    r"(?:(?:the\s)?(?:[\w-]+\s){0,3}?(?:city|town|village|capital|port|district|province|region"
    r"|suburb|state|county)\s(?:of\s)?)?(?:[a-z]+ern\s|central\s)?"
)
"""What stands between a site and the place that it lies in."""


@dataclass(frozen=True)
class Background:
    """Reports, entities and family of one run, with the look-ups that points are placed by."""

    reports: Mapping[str, Report]
    entities: Mapping[str, Entity]
    family: Family
    times: tuple[Time, ...] = ()

    def lineages(self, sentences: Iterable[tuple[str, int]]) -> int:
        """Return how many independent lineages of text stand behind the sentences."""
        return len(lineages_behind(self.family, sentences))

    @cached_property
    def names(self) -> Mapping[tuple[str, str], Entity]:
        """Return the entity that a wording stands for in a report; "" is any report."""
        found: dict[tuple[str, str], Entity] = {}
        named = (e for e in self.entities.values() if any(m.form == "name" for m in e.mentions))
        for entity in sorted(named, key=lambda e: (-len(e.mentions), e.id)):
            found.setdefault(("", plain(entity.name)), entity)
            for mention in entity.mentions:
                if mention.form == "pronoun":
                    continue
                wording = plain(self.reports[mention.report].text[mention.start : mention.end])
                found.setdefault((mention.report, wording), entity)
                if mention.form == "name":
                    found.setdefault(("", wording), entity)
        return found

    @cached_property
    def passage_ids(self) -> frozenset[str]:
        """Return the ids of the passages that stand in several reports."""
        return frozenset(passage.id for passage in self.family.passages)

    @cached_property
    def doubles(self) -> Mapping[str, Double]:
        """Return the near copies among the reports, each with the report that stands for it."""
        days = {report: self.day(report) for report in self.reports}
        return doubles(self.family, {r: day for r, day in days.items() if day is not None})

    @cached_property
    def witnesses(self) -> Background:
        """Return what is known without the near copies: their names, and their descents.

        A copy comes from its leader; what came from the copy, comes from the leader too.
        """
        if not self.doubles:
            return self
        told = {
            e.id: [m for m in e.mentions if m.report not in self.doubles]
            for e in self.entities.values()
        }
        entities = {
            key: replace(entity, mentions=tuple(told[key]))
            for key, entity in self.entities.items()
            if told[key]
        }
        family = replace(self.family, descents=led(self.family.descents, self.doubles))
        return replace(self, entities=entities, family=family)

    def machine_made(self, report: str) -> bool:
        """Return whether a machine rewrote or translated the report."""
        machine = self.reports[report].machine
        return max(machine.paraphrase, machine.translation) >= MACHINE_MADE

    def day(self, report: str) -> int | None:
        """Return the day on which a report says it appeared, as an ordinal."""
        told = self.reports[report].published
        if told is None or told.basis == "inferred":
            return None
        try:
            return date.fromisoformat(told.date).toordinal()
        except ValueError:
            return None

    def _comes_from(self, descent: Descent, sure: tuple[Direction, ...]) -> bool:
        """Return whether a descent is that sure, and no text comes from one that appeared later."""
        if descent.direction not in sure:
            return False
        child = self.day(descent.child)
        parent = self.day(descent.parent) if descent.parent in self.reports else None
        return child is None or parent is None or parent <= child

    def forebears(self, report: str, sure: tuple[Direction, ...]) -> frozenset[str]:
        """Return the texts that a report comes from, by descents whose direction is that sure."""
        key = report, len(sure)
        if key not in self._forebears:
            found: set[str] = set()
            pending = [report]
            while pending:
                own = self._descents.get(pending.pop(), ())
                above = [descent for descent in own if self._comes_from(descent, sure)]
                pending += [d.parent for d in above if d.parent not in found]
                found.update(d.parent for d in above)
            self._forebears[key] = frozenset(found - {report})
        return self._forebears[key]

    @cached_property
    def _forebears(self) -> dict[tuple[str, int], frozenset[str]]:
        return {}

    @cached_property
    def _descents(self) -> Mapping[str, list[Descent]]:
        found: dict[str, list[Descent]] = defaultdict(list)
        for descent in self.family.descents:
            found[descent.child].append(descent)
        return found

    def is_copy(self, report: str) -> bool:
        """Return whether a report is wholly derived from another that is held."""
        return any(
            d.parent in self.reports and d.derived >= WHOLE for d in self._descents.get(report, ())
        )

    def original(self, report: str) -> str:
        """Return the held text that a report is wholly derived from, step by step; or itself."""
        seen = {report}
        while above := [
            d.parent
            for d in self._descents.get(report, ())
            if d.parent in self.reports and d.derived >= WHOLE and d.parent not in seen
        ]:
            report = min(above)
            seen.add(report)
        return report

    def revises(self, report: str) -> bool:
        """Return whether the report is a later take of the text that it comes from."""
        return report in self._revisions

    @cached_property
    def _revisions(self) -> frozenset[str]:
        return frozenset(d.child for d in self.family.descents if d.relation == "revision")

    @cached_property
    def ancestor_of(self) -> Mapping[str, str]:
        """Return the lost ancestor that each passage goes back to, where it has one."""
        return {p.id: p.ancestor for p in self.family.passages if p.ancestor}

    @cached_property
    def label_of(self) -> Mapping[str, str]:
        """Return the label of each lost ancestor that has one."""
        return {a.id: a.label for a in self.family.ancestors if a.label}

    def entity(self, phrase: str, report: str) -> Entity | None:
        """Return the entity that the phrase names, by its longest part that names one."""
        for part in _parts(phrase):
            wording = plain(part)
            found = self.names.get((report, wording)) or self.names.get(("", wording))
            if found is not None:
                return found
        return None

    def actor(self, phrase: str | None, report: str) -> Actor:
        """Return whom a phrase stands for; a body of a country stands for its country."""
        for part in _parts(phrase or ""):
            country = _country(part)
            if country is not None and country.people and country.country:
                return Actor(country.country, gazetteer().countries[country.country].name)
            entity = self.names.get((report, plain(part))) or self.names.get(("", plain(part)))
            if entity is not None:
                return self._stands_for(entity)
            if country is not None and country.country:
                return Actor(country.country, country.name)
        return NOBODY

    def nation_before(self, claim: Claim) -> Actor:
        """Return the country named right before the claim ("Nepal will bring home …")."""
        report = self.reports[claim.report]
        before = report.text[report.sentences[claim.sentence].start : claim.start]
        words = WORD.findall(before)
        for size in (3, 2, 1):
            country = _country(" ".join(words[-size:])) if before.strip() else None
            if country is not None and country.country and not country.people:
                return Actor(country.country, country.name)
        return NOBODY

    @cached_property
    def _bodies(self) -> frozenset[str]:
        """Return the names that more mentions take for a body or a thing than for a person."""
        others = {plain(e.name) for e in self.entities.values() if e.kind != "person"}
        told: dict[str, int] = defaultdict(int)
        for entity in self.entities.values():
            sign = -1 if entity.kind == "person" else 1
            told[plain(entity.name)] += sign * len(entity.mentions)
        return frozenset(
            n for n, balance in told.items() if balance >= 0 or (n in others and " " not in n)
        )

    def nation(self, word: str) -> Actor:
        """Return the country that a demonym stands for ("Nepalese"), NOBODY for other words."""
        country = _country(word)
        if country is None or not country.people or not country.country:
            return NOBODY
        return Actor(country.country, gazetteer().countries[country.country].name)

    def _stands_for(self, entity: Entity) -> Actor:
        if not entity.country or entity.kind in ("person", "facility"):
            name = plain(entity.name)
            return Actor(name, entity.name, name not in self._bodies and entity.kind == "person")
        country = gazetteer().countries.get(entity.country)
        return Actor(entity.country, country.name if country else entity.name)

    @cached_property
    def _times(self) -> Mapping[str, list[Time]]:
        found: dict[str, list[Time]] = defaultdict(list)
        for time in sorted(self.times, key=lambda t: (t.report, t.start, t.end)):
            found[time.report].append(time)
        return found

    def times_in(self, report: str, start: int, end: int) -> list[Time]:
        """Return the times told in a stretch of a report, in their order."""
        return [t for t in self._times.get(report, ()) if start <= t.start and t.end <= end]

    @cached_property
    def _places(self) -> Mapping[str, list[tuple[Mention, Entity]]]:
        """Return the named places of each report, in their order."""
        found: dict[str, list[tuple[Mention, Entity]]] = defaultdict(list)
        for entity in self.entities.values():
            if entity.kind in ("place", "facility"):
                for mention in entity.mentions:
                    if mention.form == "name":
                        found[mention.report].append((mention, entity))
        for told in found.values():
            told.sort(key=lambda pair: (pair[0].start, pair[0].end))
        return found

    @cached_property
    def _strays(self) -> frozenset[str]:
        """Return the small places whose country nothing else is told of, by id.

        A hamlet of a name that the gazetteer knows from abroad alone is some other place.
        """
        placed = [e for e in self.entities.values() if e.country]
        small = [e for e in placed if e.kind in ("place", "facility") and is_small(_place(e))]
        named = {e.country for e in placed if e not in small}
        return frozenset(e.id for e in small if named and e.country not in named)

    def _where(self, entity: Entity) -> Where:
        if entity.id in self._strays:
            return unplaced(entity.name)
        return self._told_to_lie.get(entity.id) or _place(entity)

    @cached_property
    def _told_to_lie(self) -> Mapping[str, Where]:
        """Return where places of no gazetteer are told to lie ("the consulate in Oran"), by id.

        That is in the place most often told of those that are on the map, else in its country.
        """
        holders: dict[str, Counter[Where]] = defaultdict(Counter)
        for report, told in self._places.items():
            text = self.reports[report].text
            for (site, entity), (place, holder) in pairwise(told):
                between = text[site.end : place.start]
                if entity.country is None and holder.country and LIES_IN.fullmatch(between):
                    holders[entity.id][_place(holder)] += 1
        return {
            id_: within(
                unplaced(self.entities[id_].name),
                max(told, key=lambda w: (w.spot is not None, told[w])),
            )
            for id_, told in holders.items()
        }

    def places_in(self, report: str, start: int, end: int) -> list[tuple[int, int, Where]]:
        """Return the places named in a stretch of a report: start, end, and what place it is."""
        return [
            (mention.start, mention.end, self._where(entity))
            for mention, entity in self._places.get(report, ())
            if start <= mention.start and mention.end <= end and self._is_place(mention)
        ]

    def _is_place(self, mention: Mention) -> bool:
        """Return whether a name tells a place, and not whose or of what kind a thing is."""
        text = self.reports[mention.report].text
        if is_of_a_people(text[mention.end : mention.end + BEHIND]):
            return False
        return not self.nation(text[mention.start : mention.end]).key

    def where(self, phrase: str | None, report: str) -> Where:
        """Return the place that a phrase names, with the country that holds it."""
        for part in _parts(phrase or ""):
            entity = self.names.get((report, plain(part))) or self.names.get(("", plain(part)))
            if is_of_a_people((phrase or "").partition(part)[2]):
                continue
            if entity is not None and entity.kind in ("place", "facility"):
                return self._where(entity)
            if entity is not None and entity.kind == "organisation":
                continue
            known = gazetteer().candidates(part) if part[0].isupper() else ()
            if known and not known[0].people:
                return of_place(known[0])
        return NOWHERE

    def land(self, phrase: str | None, report: str) -> Where:
        """Return the country of the place that a phrase names."""
        held = self.where(phrase, report).within
        countries = gazetteer().countries.values()
        return next((of_place(c) for c in countries if c.id in held), NOWHERE)


@lru_cache(maxsize=PHRASES)
def _parts(phrase: str) -> tuple[str, ...]:
    """Return the runs of words of a phrase that may be a name, the longest first."""
    words = [trim(word) for word in WORD.findall(phrase) if word.lower() not in EMPTY]
    return tuple(
        " ".join(words[first : first + size])
        for size in range(min(LONGEST_NAME, len(words)), 0, -1)
        for first in range(len(words) - size + 1)
    )


@lru_cache(maxsize=PHRASES)
def _country(name: str) -> Place | None:
    """Return the country that a name or a demonym stands for before anything else."""
    if not name[:1].isupper():
        return None
    likeliest = next(iter(gazetteer().candidates(name)), None)
    return likeliest if likeliest and likeliest.kind == "country" else None


def _place(entity: Entity) -> Where:
    return whereabouts(entity.name, entity.country, entity.lat, entity.lon)
