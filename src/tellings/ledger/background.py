"""What the ledger knows besides the claims: the reports, who is who in them, what copies what."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from tellings.ledger.points import NOBODY, Actor, Where
from tellings.model import Bounds, Entity, Report
from tellings.stemma import Family, lineages_behind

WORD = re.compile(r"[\w’'.&-]+")
EMPTY = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "this", "that", "some"})
LONGEST_NAME = 6
NATIONAL = frozenset({"place", "group"})


@dataclass(frozen=True)
class Background:
    """Reports, entities and family of one run, with the look-ups that points are placed by."""

    reports: Mapping[str, Report]
    entities: Mapping[str, Entity]
    family: Family

    def lineages(self, sentences: Iterable[tuple[str, int]]) -> int:
        """Return how many independent lineages of text stand behind the sentences."""
        return len(lineages_behind(self.family, sentences))

    @cached_property
    def names(self) -> Mapping[tuple[str, str], Entity]:
        """Return the entity that a wording stands for in a report; "" is any report."""
        found: dict[tuple[str, str], Entity] = {}
        for entity in sorted(self.entities.values(), key=lambda e: (-len(e.mentions), e.id)):
            found.setdefault(("", _plain(entity.name)), entity)
            for mention in entity.mentions:
                if mention.form == "pronoun":
                    continue
                wording = _plain(self.reports[mention.report].text[mention.start : mention.end])
                found.setdefault((mention.report, wording), entity)
                if mention.form == "name":
                    found.setdefault(("", wording), entity)
        return found

    @cached_property
    def ancestor_of(self) -> Mapping[str, str]:
        """Return the lost ancestor that each passage goes back to, where it has one."""
        return {p.id: p.ancestor for p in self.family.passages if p.ancestor}

    @cached_property
    def label_of(self) -> Mapping[str, str]:
        """Return the label of each lost ancestor that has one."""
        return {a.id: a.label for a in self.family.ancestors if a.label}

    @cached_property
    def altered(self) -> Mapping[str, tuple[tuple[Bounds, Bounds, str], ...]]:
        """Return, for each report, the numbers that it changed: own place, parent's place, parent.

        A revision corrects what its parent said, so its changes are news and no damage.
        """
        found: dict[str, list[tuple[Bounds, Bounds, str]]] = defaultdict(list)
        for descent in self.family.descents:
            if descent.relation == "revision" or descent.direction == "unknown":
                continue
            for change in descent.changes:
                if change.kind == "number" and change.parent and change.child:
                    found[descent.child].append((change.child, change.parent, descent.parent))
        return {report: tuple(changes) for report, changes in found.items()}

    def entity(self, phrase: str, report: str) -> Entity | None:
        """Return the entity that the phrase names, by its longest part that names one."""
        words = [w for w in (_trim(w) for w in WORD.findall(phrase.lower())) if w not in EMPTY]
        for size in range(min(LONGEST_NAME, len(words)), 0, -1):
            for first in range(len(words) - size + 1):
                wording = " ".join(words[first : first + size])
                found = self.names.get((report, wording)) or self.names.get(("", wording))
                if found is not None:
                    return found
        return None

    def actor(self, phrase: str | None, report: str) -> Actor:
        """Return whom a phrase stands for; a body of a country stands for its country."""
        entity = self.entity(phrase, report) if phrase else None
        if entity is None:
            return NOBODY
        if entity.country and entity.kind in NATIONAL:
            return Actor(entity.country, entity.name)
        if entity.country and entity.kind == "organisation":
            return Actor(entity.country, self.countries.get(entity.country, entity.name))
        return Actor(entity.id, entity.name)

    @cached_property
    def countries(self) -> Mapping[str, str]:
        """Return the name that the reports give to each country."""
        named = [e for e in self.entities.values() if e.country and e.kind in NATIONAL]
        return {
            e.country: e.name
            for e in sorted(named, key=lambda e: (len(e.mentions), e.id))
            if e.country
        }

    def where(self, phrase: str | None, report: str) -> Where:
        """Return the place that a phrase names, with the country that holds it."""
        entity = self.entity(phrase, report) if phrase else None
        if entity is None or entity.kind not in ("place", "facility"):
            return Where()
        key = frozenset({_plain(entity.name)})
        country = frozenset({entity.country}) if entity.country else frozenset()
        return Where(key, key | country, entity.name)

    def changed(self, report: str, bounds: Bounds) -> tuple[Bounds, str] | None:
        """Return what stands in the parent where this report's own words alter a number."""
        for child, parent, holder in self.altered.get(report, ()):
            if child[0] < bounds[1] and bounds[0] < child[1]:
                return parent, holder
        return None


def _plain(text: str) -> str:
    return " ".join(_trim(word) for word in WORD.findall(text.lower()) if word not in EMPTY)


def _trim(word: str) -> str:
    word = word.replace("’", "'").rstrip(".'-") if not re.fullmatch(r"(\w\.)+", word) else word
    return word.removesuffix("'s")
