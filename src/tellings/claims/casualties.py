"""How many a report tells as killed and as hurt.

The happening that the report is about is meant: what is told of others ("in a separate shooting",
"the city's 40 homicides this year") is left out. A number wins over the single victims told one by
one; those are told apart by name and sex. One who took his own life is added to a number only where
the others were said to be killed, and not where so many were said to be dead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tellings.claims.context import Context
from tellings.claims.outcomes import Outcome, lexis
from tellings.claims.victims import Sex, Victim, victims
from tellings.language.reading import ReadReport

_TOLD = frozenset(["title", "standfirst", "body", "caption"])
_LEADING = 4
"""So many sentences with a number may set a toll; later ones tell of other happenings as often."""
_LEAD = 4
_NEAR = 10
"""A number further behind the first that is told of victims belongs to another happening."""


@dataclass(frozen=True, slots=True)
class Toll:
    """The killed and the hurt of a report."""

    killed: int
    hurt: int


def casualties(reading: ReadReport) -> Toll:
    """Return the toll that a report tells."""
    context = Context(reading)
    told = [
        victim
        for position in range(len(context.trees))
        if context.part(position) in _TOLD and not _is_elsewhere(context, position)
        for victim in victims(context, position)
    ]
    others = [victim for victim in told if not victim.befallen.itself]
    own = [victim for victim in told if victim.befallen.itself]
    persons = _persons(others)
    if not others and own:
        dead = _is_deadly(context, 4) or any(v.befallen.outcome == "killed" for v in own)
        return Toll(int(dead), int(not dead))
    killed = _killed(others, persons, own)
    killed = max(killed, _murder_and_suicide(context))
    hurt = _hurt(others, persons, killed)
    if not killed and hurt <= 1 and _is_deadly(context, _lead(others)):
        return Toll(1, 0)
    if not killed and not hurt and _is_wounding(context):
        return Toll(0, 1)
    return Toll(killed, hurt)


def _is_wounding(context: Context) -> bool:
    """Return whether the lead tells of wounds or of a victim, whoever it is."""
    lead = " ".join(tree.text for tree in context.trees[:4])
    return re.search(r"\b(?:victims?|wound(?:s|ed)?|injured|shot|struck)\b", lead) is not None


def _is_elsewhere(context: Context, position: int) -> bool:
    """Return whether a sentence tells of other happenings or gives a statistic."""
    tree = context.trees[position]
    told = {tree.lower(i) for i in range(len(tree))}
    published = context.report.published
    years = {word for word in told if _YEAR.fullmatch(word)}
    if position and published and years - {published.date[:4]}:
        return True
    return position > 1 and bool(told & lexis("elsewhere"))


_YEAR = re.compile(r"(?:19|20)\d\d")


def _lead(told: Sequence[Victim]) -> int:
    """Return how many sentences may tell of a death: the title alone where one was but hurt."""
    return 1 if any(v.befallen.outcome in ("hurt", "treated") for v in told) else 4


def _is_deadly(context: Context, lead: int) -> bool:
    """Return whether the first sentences tell of a death, of whomever."""
    for position in range(min(lead, len(context.trees))):
        tree = context.trees[position]
        for index in range(len(tree)):
            before = {tree.lower(k) for k in (index - 1, index - 2, index - 3)}
            if tree.lower(index) in lexis("deadly") and not before & _NOT_YET:
                return True
    return False


def _murder_and_suicide(context: Context) -> int:
    """Return the least that a murder-suicide, single or double, must have killed."""
    for position in range(min(4, len(context.trees))):
        told = _MURDER_SUICIDE.search(context.trees[position].text)
        if told is not None:
            return {"double": 3, "triple": 4, "quadruple": 5}.get((told.group(1) or "").lower(), 2)
    return 0


_MURDER_SUICIDE = re.compile(r"\b(?:(double|triple|quadruple)\s)?murder[\s-]suicide", re.IGNORECASE)
_NOT_YET = frozenset(["attempted", "attempt", "non", "not", "no", "to", "nearly", "almost", "threat",
                      "conspiracy"])  # fmt: skip


@dataclass(slots=True)
class _Person:
    """One of those told one by one, with all that is told of them."""

    outcome: Outcome
    sex: Sex | None
    names: set[str] = field(default_factory=set)
    entities: set[str] = field(default_factory=set)
    positions: set[int] = field(default_factory=set)
    done_to: bool = False
    last: tuple[int, int] = (-1, -1)


def _persons(told: Iterable[Victim]) -> list[_Person]:
    """Return the single victims, each once."""
    found: list[_Person] = []
    for victim in told:
        if victim.count != 1:
            continue
        alike = [person for person in found if _is_same(person, victim)]
        same = max(alike, key=lambda person: _likeness(person, victim), default=None)
        if same is None and found and victim.position > min(found[0].positions) + _NEAR:
            continue
        if same is None:
            same = _Person(victim.befallen.outcome, victim.sex)
            found.append(same)
        _join(same, victim)
    return found


def _is_same(person: _Person, victim: Victim) -> bool:
    if victim.entity and victim.entity in person.entities:
        return True
    if victim.other and (victim.befallen.outcome != person.outcome or len(person.positions) > 1):
        return False
    if person.sex and victim.sex and person.sex != victim.sex:
        return False
    if victim.name and person.names and not _parts(victim.name) & person.names:
        return False
    return victim.known or victim.position not in person.positions or bool(victim.name)


def _likeness(person: _Person, victim: Victim) -> tuple[int, tuple[int, int]]:
    """Return how well a victim goes with a person told before: by name, sex, outcome, nearness."""
    outcome, own = victim.befallen.outcome, person.outcome
    points = 4 * bool(victim.entity and victim.entity in person.entities)
    points += 3 * bool(victim.name and _parts(victim.name) & person.names)
    points += 2 * (outcome == own)
    points -= 2 * ({outcome, own} == {"killed", "hurt"})
    points += bool(victim.sex and victim.sex == person.sex)
    return points, person.last


def _parts(name: str) -> set[str]:
    return {part for part in name.lower().split() if len(part) > 2}


_ORDER: tuple[Outcome, ...] = ("killed", "hurt", "struck", "treated")


def _join(person: _Person, victim: Victim) -> None:
    person.outcome = min(person.outcome, victim.befallen.outcome, key=_ORDER.index)
    person.sex = person.sex or victim.sex
    person.names |= _parts(victim.name) if victim.name else set()
    person.entities |= {victim.entity} if victim.entity else set()
    person.positions.add(victim.position)
    person.done_to |= victim.befallen.done_to
    person.last = (victim.position, victim.token)


def _killed(told: Sequence[Victim], persons: Sequence[_Person], own: Sequence[Victim]) -> int:
    number, done_to = _number(told, ("killed",))
    dead = [person for person in persons if person.outcome == "killed"]
    suicide = any(v.befallen.outcome == "killed" or number >= 2 for v in own)
    murders = {v.position for v in told if v.befallen.done_to and v.befallen.outcome == "killed"}
    murderer = suicide and any(v.position in murders for v in own)
    if number >= 2:
        return number + (suicide and done_to)
    if _is_exactly_one(told, "killed"):
        return 1 + murderer
    return max(number, len(dead)) + murderer


def _is_exactly_one(told: Sequence[Victim], outcome: Outcome) -> bool:
    """Return whether the first sentences give one as a number: "1 dead", "one person was hurt"."""
    first = min((victim.position for victim in told), default=0)
    rows = [v for v in told if v.counted and v.befallen.outcome == outcome and not v.part]
    return any(v.count == 1 and not v.other and v.position <= first + 3 for v in rows)


def _hurt(told: Sequence[Victim], persons: Sequence[_Person], killed: int) -> int:
    number, _ = _number(told, ("hurt",))
    struck, _ = _number(told, ("struck",))
    treated, _ = _number(told, ("treated",))
    others = any(v.other and v.count == struck for v in told if v.befallen.outcome == "struck")
    if struck and not others:
        struck = max(0, struck - killed)
    if number:
        return max(number, struck) if not killed else number
    if struck or treated:
        return struck or treated
    if _is_exactly_one(told, "hurt"):
        return 1
    return max(_beside_dead(told), sum(person.outcome != "killed" for person in persons))


def _beside_dead(told: Sequence[Victim]) -> int:
    """Return 1 where a sentence of the lead sets one hurt beside one killed."""
    first = min((victim.position for victim in told), default=0)
    lead = [v for v in told if v.position <= first + 3 and v.count == 1 and not v.known]
    dead = {v.position for v in lead if v.befallen.outcome == "killed"}
    hurt = {v.position for v in lead if v.befallen.outcome in ("hurt", "struck") and not v.part}
    return int(bool(dead & hurt))


def _number(told: Sequence[Victim], outcomes: Sequence[Outcome]) -> tuple[int, bool]:
    """Return the largest sum that one of the leading sentences gives, and whether it was done."""
    rows = [v for v in told if v.befallen.outcome in outcomes and not v.part]
    first = min((v.position for v in told), default=0)
    near = _NEAR if _numbered(told, first) else _LEAD
    fresh = any(v.count != 1 and not v.known for v in rows if v.position <= first + near)
    rows = [v for v in rows if v.count == 1 or not (v.known and fresh)]
    places = sorted(
        {
            v.position
            for v in rows
            if v.count != 1 and v.position <= first + (_NEAR if v.other else near)
        }
    )
    best, done_to = 0, False
    for place in places[:_LEADING]:
        group = [v for v in rows if v.position == place]
        words = dict.fromkeys(v.befallen.word for v in group)
        sums = [_total([v for v in group if v.befallen.word == word]) for word in words]
        total = max(sums) + sum(
            v.count
            for v in group
            if v.other and v.befallen.word != list(words)[sums.index(max(sums))]
        )
        if total > best:
            best = total
            done_to = any(v.befallen.done_to for v in group if v.count > 1)
    return best, done_to


def _numbered(told: Sequence[Victim], first: int) -> bool:
    """Return whether the lead tells of several, or of nobody as yet."""
    lead = [v for v in told if v.position <= first + _LEAD]
    return any(v.count > 1 for v in lead) or len({v.position for v in lead}) < 2


def _total(group: Sequence[Victim]) -> int:
    """Add up what one word of a sentence tells, unless one number is the sum of all others."""
    several = [v.count for v in group if v.count > 1]
    single = sum(v.count == 1 and not v.known for v in group)
    if not several:
        return single
    most = max(several)
    rest = sum(several) - most + single
    return most if rest == most else most + rest
