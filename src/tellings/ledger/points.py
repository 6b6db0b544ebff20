"""A claim put on the ledger's axes: who, what, where, when, how many, and whose word it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import Literal

from tellings.ledger.values import Value
from tellings.model import Bounds, ChangedInCopying, Claim, Status
from tellings.reuse.words import stem

Aside = Literal["replaced", "contradicted"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Whose they are, or who acts: a key that names of one thing share, and what to call it."""

    key: str
    label: str
    person: bool = False


NOBODY = Actor("", "")


@dataclass(frozen=True, slots=True)
class Thing:
    """What is counted: the head noun, its class, and the modifiers that set it apart."""

    noun: str
    kind: str
    modifiers: frozenset[str] = frozenset()

    @property
    def word(self) -> str:
        """Return the noun as it is compared: "e-mails" and "email" are one word."""
        return stem(self.noun.replace("-", ""))


@dataclass(frozen=True, slots=True)
class Where:
    """Places by key, each with all the places that hold it, itself included; and what to print.

    ``spot`` is where a town or a site lies, in degrees north and east, if that is known; ``people``
    how many live there.
    """

    keys: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()
    label: str | None = None
    spot: tuple[float, float] | None = None
    people: int = 0


NOWHERE = Where()


@dataclass(frozen=True, slots=True)
class Point:
    """One told value with the axes on which it may meet others.

    ``claims`` are several where parts were summed (``part`` and ``addends`` then tell how).
    ``sentences`` are (report, sentence) pairs, for counting lineages. ``event`` is a class of
    events, or empty; ``ended`` tells that it is over (what was suspended runs again). ``at`` is
    where the figure stands in the claim, where that is known; ``line`` the lineage of the text
    that it stands in, ``slot`` its place in a copied passage. ``aside`` tells how the text itself
    sets the figure aside: "replaced" ("up from nine") or "contradicted" ("not 52"); ``partial``
    that it is one of the parts of a sum; ``as_whole`` that it is told only as what another is a
    part of ("30 of the 130"); ``total`` that it adds up several happenings; ``leading`` that it
    stands where its report tells what it is about; ``elsewhere`` that its words set it apart from
    that ("in a similar attack last year"); ``lone`` that it is one person described ("a man"), and
    no count of one; ``still`` that it tells how many are left of those told before. ``scene`` is
    where it presumably happened, ``where`` being untold: the place told before, or the country of
    the dateline. ``headed`` are the words that head its line ("Holm school: 12 dead"). ``toll``
    marks all the killed or hurt that its report tells of what it is about.
    """

    claims: tuple[Claim, ...]
    actor: Actor
    thing: Thing
    event: str
    where: Where
    days: tuple[str, str] | None
    value: Value
    unit: str | None
    told: str | None
    origin: str
    line: str = ""
    at: Bounds | None = None
    slot: str = ""
    aside: Aside | None = None
    partial: bool = False
    as_whole: bool = False
    total: bool = False
    leading: bool = False
    elsewhere: bool = False
    lone: bool = False
    still: bool = False
    denied: bool = False
    ended: bool = False
    status: Status | None = None
    part: str | None = None
    addends: frozenset[float] = frozenset()
    means: str | None = None
    goal: str | None = None
    changed: ChangedInCopying | None = None
    scene: Where = NOWHERE
    headed: str | None = None
    toll: bool = False

    @property
    def sentences(self) -> tuple[tuple[str, int], ...]:
        """Return the sentences behind the point, as (report, sentence)."""
        return tuple((claim.report, claim.sentence) for claim in self.claims)

    @property
    def place(self) -> Bounds:
        """Return where the figure stands in its report."""
        return self.at or (self.claims[0].start, self.claims[0].end)

    @property
    def number(self) -> float | None:
        """Return the told number, or the told bound where only one was told."""
        return next((n for n in (self.value.high, self.value.low) if abs(n) != inf), None)


def order(point: Point) -> tuple[str, int, int]:
    """Return what points are sorted by: report, then place in it."""
    first = point.claims[0]
    return first.report, first.start, first.end


def labels(points: Sequence[Point]) -> str:
    """Return the commonest actor label among the points; the longest of those equally common."""
    names = [point.actor.label for point in points if point.actor.label]
    return max(sorted(set(names)), key=lambda name: (names.count(name), len(name)), default="")
