"""What the ledger knows besides the claims: the reports, who is who in them, what copies what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from tellings.language.gazetteer import Place, gazetteer
from tellings.ledger.points import NOBODY, Actor, Where
from tellings.model import Entity, Report
from tellings.stemma import Family, lineages_behind

WORD = re.compile(r"[\w’'.&-]+")
EMPTY = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "this", "that", "some"})
LONGEST_NAME = 6


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
        named = (e for e in self.entities.values() if any(m.form == "name" for m in e.mentions))
        for entity in sorted(named, key=lambda e: (-len(e.mentions), e.id)):
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

    def entity(self, phrase: str, report: str) -> Entity | None:
        """Return the entity that the phrase names, by its longest part that names one."""
        for part in _parts(phrase):
            wording = _plain(part)
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
            entity = self.names.get((report, _plain(part))) or self.names.get(("", _plain(part)))
            if entity is not None:
                return self._stands_for(entity)
            if country is not None and country.country:
                return Actor(country.country, country.name)
        return NOBODY

    def _stands_for(self, entity: Entity) -> Actor:
        if not entity.country or entity.kind in ("person", "facility"):
            return Actor(_plain(entity.name), entity.name)
        country = gazetteer().countries.get(entity.country)
        return Actor(entity.country, country.name if country else entity.name)

    def where(self, phrase: str | None, report: str) -> Where:
        """Return the place that a phrase names, with the country that holds it."""
        for part in _parts(phrase or ""):
            entity = self.names.get((report, _plain(part))) or self.names.get(("", _plain(part)))
            if entity is not None and entity.kind in ("place", "facility"):
                return _where(entity.name, entity.country, entity.name)
            known = gazetteer().candidates(part) if part[0].isupper() else ()
            if known and not known[0].people:
                return _where(known[0].name, known[0].country, known[0].name)
        return Where()


def _parts(phrase: str) -> Iterator[str]:
    """Yield the runs of words of a phrase that may be a name, the longest first."""
    words = [word for word in WORD.findall(phrase) if word.lower() not in EMPTY]
    for size in range(min(LONGEST_NAME, len(words)), 0, -1):
        for first in range(len(words) - size + 1):
            yield " ".join(_trim(word) for word in words[first : first + size])


def _country(name: str) -> Place | None:
    """Return the country that a name or a demonym stands for before anything else."""
    if not name[:1].isupper():
        return None
    likeliest = next(iter(gazetteer().candidates(name)), None)
    return likeliest if likeliest and likeliest.kind == "country" else None


def _where(name: str, country: str | None, label: str) -> Where:
    key = frozenset({_plain(name)})
    holder = gazetteer().countries.get(country or "")
    held = {_plain(holder.name), holder.id} if holder else set()
    return Where(key, key | held, label)


def _plain(text: str) -> str:
    return " ".join(_trim(word) for word in WORD.findall(text.lower()) if word not in EMPTY)


def _trim(word: str) -> str:
    word = word.replace("’", "'").rstrip(".'-") if not re.fullmatch(r"(\w\.)+", word) else word
    return word.removesuffix("'s")
