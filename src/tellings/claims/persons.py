"""Single victims told over many sentences, each once: by name, sex, and what befell them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tellings.claims.harm import Outcome
from tellings.claims.victim import Sex, Victim

_NEAR = 10
"""Somebody told further behind the first belongs to another happening."""


@dataclass(slots=True)
class Person:
    """One of those told one by one, with all that is told of them."""

    outcome: Outcome
    sex: Sex | None
    names: set[str] = field(default_factory=set)
    firsts: set[str] = field(default_factory=set)
    entities: set[str] = field(default_factory=set)
    told: list[Victim] = field(default_factory=list)

    @property
    def positions(self) -> set[int]:
        """Return the sentences that tell of the person."""
        return {victim.position for victim in self.told}

    @property
    def words(self) -> set[tuple[int, int]]:
        """Return the words that tell what befell the person, by sentence and token."""
        return {(victim.position, victim.befallen.word) for victim in self.told}


def persons_of(told: Sequence[Victim]) -> list[Person]:
    """Return the single victims, each once."""
    found: list[Person] = []
    first = min((victim.position for victim in told), default=0)
    for victim in told:
        if victim.count != 1 or (victim.part and victim.counted):
            continue
        alike = [person for person in found if _is_same(person, victim)]
        same = max(alike, key=lambda person: _likeness(person, victim), default=None)
        if same is None and victim.position > first + _NEAR:
            continue
        if same is None:
            same = Person(victim.befallen.outcome, victim.sex)
            found.append(same)
        _join(same, victim)
    return found


def _is_same(person: Person, victim: Victim) -> bool:
    if victim.entity and victim.entity in person.entities:
        return True
    if victim.other and (victim.befallen.outcome != person.outcome or len(person.positions) > 1):
        return False
    if person.sex and victim.sex and person.sex != victim.sex:
        return False
    if victim.joined and (victim.position, victim.befallen.word) in person.words:
        return False
    if victim.name and _is_namesake(person, victim.name):
        return False
    if victim.name and person.names and not _parts(victim.name) & person.names:
        return False
    return victim.known or victim.position not in person.positions or bool(victim.name)


def _is_namesake(person: Person, name: str) -> bool:
    """Return whether a full name shares no more than the last with the full names of a person."""
    parts = _in_order(name)
    return len(parts) > 1 and bool(person.firsts) and parts[0] not in person.names


def _in_order(name: str) -> list[str]:
    return [part for part in name.lower().split() if len(part) > 2 and not part.endswith(".")]


def _likeness(person: Person, victim: Victim) -> tuple[int, tuple[int, int]]:
    """Return how well a victim goes with a person told before: by name, sex, outcome, nearness."""
    outcome, own = victim.befallen.outcome, person.outcome
    points = 4 * bool(victim.entity and victim.entity in person.entities)
    points += 3 * bool(victim.name and _parts(victim.name) & person.names)
    points += 2 * (outcome == own)
    points -= 2 * ({outcome, own} == {"killed", "hurt"})
    points += bool(victim.sex and victim.sex == person.sex)
    last = person.told[-1]
    return points, (last.position, last.token)


def _parts(name: str) -> set[str]:
    return {part for part in name.lower().split() if len(part) > 2}


_ORDER: tuple[Outcome, ...] = ("killed", "hurt", "struck", "treated")


def _join(person: Person, victim: Victim) -> None:
    person.outcome = min(person.outcome, victim.befallen.outcome, key=_ORDER.index)
    person.sex = person.sex or victim.sex
    full = _in_order(victim.name) if victim.name else []
    person.firsts |= set(full[:1]) if len(full) > 1 else set()
    person.names |= _parts(victim.name) if victim.name else set()
    person.entities |= {victim.entity} if victim.entity else set()
    person.told.append(victim)
