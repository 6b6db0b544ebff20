"""The toll of a report as claims: marked where a figure tells it, made where only persons do.

"She died at the hospital" tells of one killed as surely as "one person was killed", and a desk
counts both. The claim then bears the characters of each of those who are told one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from tellings.claims.casualties import Account, account
from tellings.claims.context import Context
from tellings.claims.counting import Counted
from tellings.claims.deaths import deadly_word, is_elsewhere, is_past, opens_before
from tellings.claims.figure import Figure
from tellings.claims.harm import Outcome, lexis
from tellings.claims.nouns import describe_counted
from tellings.claims.quantities import Measured, measure
from tellings.claims.syntax import Tree
from tellings.claims.victim import Victim

Fate = Literal["killed", "hurt"]
_EVENTS: dict[Fate, str] = {"killed": "kill", "hurt": "injure"}
_OPEN: dict[Fate, tuple[Outcome, ...]] = {
    "killed": ("killed",),
    "hurt": ("hurt", "treated", "struck"),
}
"""The outcomes that a fate covers where no other is told, the surest first."""
_LEAD = 4
"""So many sentences may tell of a death without telling whose."""


def with_tolls(context: Context, found: Sequence[Measured]) -> list[Measured]:
    """Return the quantities of a report with its killed and its hurt marked, or added."""
    told = account(context)
    rows = list(found)
    fates: tuple[tuple[Fate, int], ...] = (("killed", told.toll.killed), ("hurt", told.toll.hurt))
    for fate, count in fates:
        marked = {n for n, row in enumerate(rows) if count and _tells(row, told, fate, count)}
        rows = [_as_toll(row, fate) if n in marked else row for n, row in enumerate(rows)]
        if count == 1 and not marked:
            marked = {n for n, row in enumerate(rows) if _is_one(context, row, fate)}
            rows = [_as_toll(row, fate) if n in marked else row for n, row in enumerate(rows)]
        if count and not marked:
            rows += _made(context, told, fate, count)
    return sorted(rows, key=lambda row: (row.position, row.bounds))


def _as_toll(row: Measured, fate: Fate) -> Measured:
    return replace(row, body=replace(row.body, toll=fate))


def _tells(row: Measured, told: Account, fate: Fate, count: int) -> bool:
    """Return whether a figure tells just so many of those whom that befell."""
    if not row.body.low == row.body.high == count or row.body.whole is not None:
        return False
    words = {row.counted.noun, row.counted.number}
    victims = [v for v in told.told if v.befallen.outcome in _OPEN[fate] and v.count == count]
    if count == 1:
        persons = [v for mentions in _persons(told, fate) for v in mentions]
        victims = [v for v in victims if v.counted or v in persons]
    return any(v.position == row.position and v.token in words for v in victims)


def _is_one(context: Context, row: Measured, fate: Fate) -> bool:
    """Return whether a figure tells of one whom that befell in what the report is about."""
    if not row.body.low == row.body.high == 1 or row.body.whole is not None:
        return False
    own = row.body.event == _EVENTS[fate] and row.body.role == "patient"
    of_others = (is_elsewhere, is_past, opens_before)
    return own and not any(told(context, row.position) for told in of_others)


def _made(context: Context, told: Account, fate: Fate, count: int) -> Iterator[Measured]:
    """Yield the claim of so many told one by one, or of a death of nobody in particular."""
    persons = _persons(told, fate)
    own = [v for v in told.own if v.befallen.outcome in _OPEN[fate]]
    if own and len(persons) < count:
        persons = [*persons, own]
    if len(persons) == count and all(_is_sure(context, person) for person in persons):
        yield _sum(context, [_best(person, fate) for person in _together(persons, fate)], fate)
    elif fate == "killed" and not persons and count == 1:
        at = deadly_word(context, _LEAD)
        if at is not None:
            yield _row(context, *at, at[1], fate, open_ended=True)


def _persons(told: Account, fate: Fate) -> list[Sequence[Victim]]:
    """Return the mentions of each one whom that befell."""
    return [person.told for person in told.persons if person.outcome in _OPEN[fate]]


def _together(persons: Sequence[Sequence[Victim]], fate: Fate) -> Sequence[Sequence[Victim]]:
    """Return of each one the mentions of the first sentence that tells the fate of all of them.

    "A mother and her son died" shows two at a glance; else all mentions are kept.
    """
    told = [[v for v in own if v.befallen.outcome in _OPEN[fate]] for own in persons]
    shared = set.intersection(*({v.position for v in own} for own in told))
    if not shared:
        return persons
    return [[v for v in own if v.position == min(shared)] for own in told]


def _is_sure(context: Context, mentions: Sequence[Victim]) -> bool:
    """Return whether a body is told to have come to harm: who is beaten or attacked may be a rival.

    "The striker was beaten", "attacks on the president" and "he crashed out" hurt nobody.
    """
    return any(_harms(context, v) for v in mentions)


def _harms(context: Context, victim: Victim) -> bool:
    if victim.befallen.outcome in ("killed", "hurt"):
        return True
    tree, word = context.trees[victim.position], victim.befallen.word
    if tree.lemma(word) in lexis("piercing"):
        return True
    means = [tree.lemma(k) for k in tree.kids(word, "obl", "nsubj", "compound")]
    return victim.befallen.outcome == "struck" and not lexis("missiles").isdisjoint(means)


def _best(mentions: Sequence[Victim], fate: Fate) -> Victim:
    """Return the mention that tells the fate, and in the fullest words."""
    first = {outcome: rank for rank, outcome in enumerate(_OPEN[fate])}
    last = len(first)
    return min(mentions, key=lambda v: (first.get(v.befallen.outcome, last), v.known, v.position))


def _sum(context: Context, victims: Sequence[Victim], fate: Fate) -> Measured:
    """Return the claim that all of them are told by."""
    ordered = sorted(victims, key=lambda v: (v.position, v.token))
    rows = [_row(context, v.position, v.token, v.befallen.word, fate) for v in ordered]
    first = rows[0]
    if len(rows) == 1:
        return first
    number = float(len(rows))
    body = replace(first.body, low=number, high=number, counted="people")
    return replace(first, body=body, spans=tuple(row.bounds for row in rows))


def _row(
    context: Context, position: int, noun: int, word: int, fate: Fate, *, open_ended: bool = False
) -> Measured:
    """Return the claim of one whom a word of a sentence tells of."""
    tree = context.trees[position]
    own = tree.kids(noun, "det", "amod", "compound", "nummod")
    own += tree.kids_exact(noun, "nmod:poss")
    before = [i for kid in own if kid < noun for i in tree.stretch(kid)]
    name = next((n for n in tree.parse.names if n.first <= noun < n.last), None)
    first, last = (name.first, name.last - 1) if name else (noun, noun)
    first = min([_word_start(tree, first), *before])
    start, end = tree.token(first).start, tree.token(last).end
    high = None if open_ended else 1.0
    bound = "at least" if open_ended else None
    figure = Figure(start, end, start, (start, end), 1.0, high, "count", qualifier=bound)
    plain = tree.token(noun).upos == "NOUN" and not open_ended
    phrase = describe_counted(tree, noun) if plain else "people"
    row = Counted(figure, noun, noun, phrase, word, _EVENTS[fate], "patient", None, word, None)
    return _as_toll(measure(context, position, row, phrase), fate)


def _word_start(tree: Tree, index: int) -> int:
    """Return the first token of the word that hyphens tie a token to: "2" of "2-year-old"."""
    while index > 1 and tree.token(index - 1).text == "-":
        if tree.token(index - 1).start != tree.token(index - 2).end:
            break
        index -= 2
    return index
