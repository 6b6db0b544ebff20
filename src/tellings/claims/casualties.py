"""How many a report tells as killed and as hurt.

The happening that the report is about is meant: what is told of others ("in a separate shooting",
"the city's 40 homicides this year") is left out. A number wins over the single victims told one by
one; those are told apart by name and sex. One who took his own life is added to a number only where
the others were said to be killed, and not where so many were said to be dead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.claims.context import Context
from tellings.claims.deaths import (
    counts_charged,
    is_deadly,
    is_elsewhere,
    is_past,
    is_wounding,
    labelled,
    least_killed,
    opens_before,
    own_part,
)
from tellings.claims.harm import Outcome
from tellings.claims.persons import Person, persons_of
from tellings.claims.victim import Victim
from tellings.claims.victims import victims
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


@dataclass(frozen=True, slots=True)
class Account:
    """A toll with those whom the report tells of: its victims in order, and who did it to himself.

    ``persons`` are those told one by one, each once.
    """

    toll: Toll
    told: tuple[Victim, ...]
    persons: tuple[Person, ...]
    own: tuple[Victim, ...]


def casualties(reading: ReadReport) -> Toll:
    """Return the toll that a report tells."""
    return account(Context(reading)).toll


def account(context: Context) -> Account:
    """Return the toll that a report tells, and whom it tells of."""
    told = _told(context)
    others = [victim for victim in told if not victim.befallen.itself]
    own = [victim for victim in told if victim.befallen.itself]
    if _killed_only_himself(others, own):
        others = [victim for victim in others if victim.befallen.outcome != "killed"]
    persons = persons_of(others)
    return Account(_toll(context, others, persons, own), tuple(others), tuple(persons), tuple(own))


def _toll(
    context: Context, others: Sequence[Victim], persons: Sequence[Person], own: Sequence[Victim]
) -> Toll:
    if not others and own:
        dead = is_deadly(context, 4) or any(v.befallen.outcome == "killed" for v in own)
        return Toll(int(dead), int(not dead))
    killed = 0 if _only_hurt(context, others) else _killed(others, persons, own)
    charged = counts_charged(context)
    counts = 0 if killed == 1 and charged[0] == 2 else charged[0]  # two counts of one murder
    label = labelled(context)
    killed = max(killed, int(_killed_only_himself(others, own)), least_killed(context), counts)
    killed = max(killed, label[0])
    hurt = max(_hurt(others, persons, killed) or charged[1], label[1] - killed)
    hurt += _hurt_himself(others, own) if killed < 2 else 0
    if not killed and hurt <= 1 and is_deadly(context, _lead(others)):
        return Toll(1, 0)
    if not killed and not hurt and is_wounding(context):
        return Toll(0, 1)
    return Toll(killed, hurt)


def _told(context: Context) -> list[Victim]:
    """Return the victims of the happening that the report is about, in order.

    A sentence with another year is of another happening, unless it is the first to tell of any; and
    so is one that opens with a day of weeks before, unless such a one was the first.
    """
    told: list[Victim] = []
    fresh = True
    for position, tree in enumerate(context.trees):
        if context.part(position) not in _TOLD or is_elsewhere(context, position):
            continue
        other_year, before = is_past(context, position), opens_before(context, position)
        if told and (other_year or (before and fresh)):
            continue
        end = own_part(context, position)
        found = [v for v in victims(context, position) if tree.token(v.token).start < end]
        fresh = fresh and not (found and (other_year or before))
        told += found
    return told


def _hurt_himself(told: Sequence[Victim], own: Sequence[Victim]) -> int:
    """Return 1 where one shot himself and others at once, and is not told to have died of it."""
    others = {(v.position, v.befallen.word) for v in told}
    at_once = any((v.position, v.befallen.word) in others for v in own)
    return int(at_once and all(v.befallen.outcome == "struck" for v in own))


def _lead(told: Sequence[Victim]) -> int:
    """Return how many sentences may tell of a death: the title alone where one was but hurt."""
    return 1 if any(v.befallen.outcome in ("hurt", "treated") for v in told) else 4


def _killed(told: Sequence[Victim], persons: Sequence[Person], own: Sequence[Victim]) -> int:
    number, done_to = _number(told, ("killed",))
    dead = [person for person in persons if person.outcome == "killed"]
    suicide = any(v.befallen.outcome == "killed" or number >= 2 for v in own)
    gone = any(v.befallen.outcome == "killed" for v in own)
    murders = {
        v.position
        for v in told
        if v.befallen.done_to
        and v.befallen.outcome in ("killed", "struck")
        and (not v.counted or (v.count == 1 and gone))
    }
    murderer = suicide and any(v.position in murders for v in own)
    murderer = murderer and len(dead) > _found_dead(told)
    if number >= 2:
        return number + (suicide and done_to)
    if _is_exactly_one(told, "killed"):
        return 1 + murderer
    since = max((v.count for v in told if v.whole and v.befallen.outcome == "killed"), default=0)
    return max(number, len(dead), since) + murderer


def _killed_only_himself(told: Sequence[Victim], own: Sequence[Victim]) -> bool:
    """Return whether one took his life and nobody else's, however often his body is told of."""
    dead = [v for v in told if v.befallen.outcome == "killed"]
    hurt = [v for v in told if v.befallen.outcome == "hurt"]
    others = any(v.befallen.done_to or v.counted or v.sex == "f" for v in dead)
    first = min((victim.position for victim in told), default=0)
    lead = [v for v in own if v.position <= first + _LEAD]
    return bool(hurt) and not others and any(v.befallen.outcome == "killed" for v in lead)


def _only_hurt(context: Context, told: Sequence[Victim]) -> bool:
    """Return whether the lead numbers several hurt and tells of no death, nor later of theirs.

    Who is told as killed behind them died elsewhere: the vigil's dead, last week's.
    """
    lead = [v for v in told if v.position <= _LEAD]
    hurt = [v for v in lead if v.counted and v.count > 1 and v.befallen.outcome != "killed"]
    dead = [v for v in told if v.befallen.outcome == "killed"]
    if not hurt or not dead or is_deadly(context, _LEAD):
        return False
    return not any(v.counted or v.known for v in dead)


def _found_dead(told: Sequence[Victim]) -> int:
    """Return the most single victims that one sentence tells as dead, whoever did it.

    "A father, a mother and a baby were found dead": he who did it is among them.
    """
    rows = [v.position for v in told if v.befallen.outcome == "killed" and v.count == 1
            and not v.befallen.done_to]  # fmt: skip
    return max(map(rows.count, rows), default=0)


def _is_exactly_one(told: Sequence[Victim], outcome: Outcome) -> bool:
    """Return whether the first sentences give one as a number: "1 dead", "one person was hurt"."""
    first = min((victim.position for victim in told), default=0)
    rows = [v for v in told if v.counted and v.befallen.outcome == outcome and not v.part]
    return any(v.count == 1 and not v.other and v.position <= first + 3 for v in rows)


def _hurt(told: Sequence[Victim], persons: Sequence[Person], killed: int) -> int:
    number, _ = _number(told, ("hurt",))
    struck, _ = _number(told, ("struck",))
    treated, _ = _number(told, ("treated",))
    others = any(v.other and v.count == struck for v in told if v.befallen.outcome == "struck")
    if struck and not others:
        struck = max(0, struck - killed)
    number = _with_those_before(told, number) if number else 0
    number -= max((v.count for v in told if v.whole and v.whole == number), default=0)
    if number:
        return max(number, struck) if not killed else number
    if struck or treated:
        all_ = struck < treated <= 2 * struck and not killed  # "all five were taken to hospital"
        return treated if all_ else struck or treated
    if _is_exactly_one(told, "hurt"):
        return 1
    return max(_beside_dead(told), _single_hurt(persons, killed))


def _single_hurt(persons: Sequence[Person], killed: int) -> int:
    """Count those told one by one who live; who was but struck may be one of so many killed."""
    dead = sum(person.outcome == "killed" for person in persons)
    open_ = sum(person.outcome == "struck" for person in persons)
    alive = len(persons) - dead - open_
    return alive + max(0, open_ - max(0, killed - dead))


def _beside_dead(told: Sequence[Victim]) -> int:
    """Return 1 where a sentence of the lead sets one hurt beside the killed."""
    first = min((victim.position for victim in told), default=0)
    lead = [v for v in told if v.position <= first + 3 and not v.known]
    dead = {v.position for v in lead if v.befallen.outcome == "killed"}
    who = {v.entity for v in lead if v.befallen.outcome == "killed"} - {None}
    hurt = [v for v in lead if v.count == 1 and not v.part and v.position in dead]
    hurt = [v for v in hurt if v.entity not in who]
    told_so = [v for v in hurt if v.befallen.outcome in ("hurt", "struck")]
    counted = [v for v in hurt if v.counted and v.befallen.outcome == "treated"]
    return int(bool(told_so or counted))


def _with_those_before(told: Sequence[Victim], number: int) -> int:
    """Add who is told one by one before so many "others", struck or brought to a hospital.

    "A girl is in critical condition, and three others were hurt."
    """
    own = [v for v in told if not v.part]
    others = [v for v in own if v.other and v.counted and v.count == number]
    before = [
        sum(
            v.count == 1 and v.position == row.position and v.token < row.token
            and v.befallen.outcome != "killed" and v.befallen.word != row.befallen.word
            for v in own
        )
        for row in others
        if row.befallen.outcome in ("hurt", "struck")
    ]  # fmt: skip
    return number + max(before, default=0)


def _number(told: Sequence[Victim], outcomes: Sequence[Outcome]) -> tuple[int, bool]:
    """Return the largest sum that one of the leading sentences gives, and whether it was done."""
    rows = [v for v in told if v.befallen.outcome in outcomes and not v.part]
    first = min((v.position for v in told), default=0)
    near = _NEAR if _numbered(told, first) else _LEAD
    fresh = any(v.count != 1 and not v.known for v in rows if v.position <= first + near)
    rows = [v for v in rows if v.count == 1 or not (v.known and fresh)]
    far = {True: first + _NEAR, False: first + near}
    places = sorted({v.position for v in rows if v.count != 1 and v.position <= far[v.other]})
    best, done_to = 0, False
    for place in places[:_LEADING]:
        group = [v for v in rows if v.position == place]
        total = _sum(group)
        done = any(v.befallen.done_to for v in group if v.count > 1)
        if total >= best:
            best, done_to = total, done or (done_to and total == best)
    return best, done_to


def _numbered(told: Sequence[Victim], first: int) -> bool:
    """Return whether the lead tells of several, or of nobody as yet."""
    lead = [v for v in told if v.position <= first + _LEAD]
    return any(v.count > 1 for v in lead) or len({v.position for v in lead}) < 2


def _sum(group: Sequence[Victim]) -> int:
    """Return the most that one word of a sentence tells, with all who are told as others."""
    words = dict.fromkeys(v.befallen.word for v in group)
    by_word = {word: [v for v in group if v.befallen.word == word] for word in words}
    sums = {word: _total(rows) for word, rows in by_word.items()}
    most = max(words, key=lambda word: sums[word])
    if all(v.other for v in by_word[most]):
        first = min(v.token for v in by_word[most])
        before = [rows for rows in by_word.values() if max(v.token for v in rows) < first]
        return sums[most] + max(map(_total, before), default=0)
    return sums[most] + sum(v.count for v in group if v.other and v.befallen.word != most)


def _is_of_row(one: Victim, group: Sequence[Victim]) -> bool:
    """Return whether one stands right before so many told with him: "the pastor and two nuns"."""
    return any(v.count > 1 and 0 < v.token - one.token < _ROW for v in group)


_ROW = 6
"""Tokens from one of a row to those counted behind."""


def _total(group: Sequence[Victim]) -> int:
    """Add up what one word of a sentence tells, unless one number is the sum of all others."""
    several = [v.count for v in group if v.count > 1]
    others = all(v.other for v in group if v.count > 1)
    single = sum(v.count == 1 and (others or not v.known or _is_of_row(v, group)) for v in group)
    if not several:
        return single
    most = max(several)
    rest = sum(several) - most + single
    return most if rest == most else most + rest
