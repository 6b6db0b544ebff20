"""What a figure counts: its noun, whose they are, where, in what event, of what whole.

Works on one parsed sentence and its figures; how this becomes a claim is told in ``quantities``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tellings.claims.events import Role, event_of
from tellings.claims.figure import Figure
from tellings.claims.measures import borrowed, change_of
from tellings.claims.nouns import WHOM, noun_of, phrase_of
from tellings.claims.numbers import figures
from tellings.claims.syntax import Tree
from tellings.claims.vocabulary import words


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure with its syntax: tokens by index, -1 where there is none.

    ``number`` heads the numeral, ``noun`` is what is counted, ``event`` the predicate that the
    counted take part in, ``anchor`` the predicate whose status and time are the figure's.
    """

    figure: Figure
    number: int
    noun: int
    phrase: str
    event: int
    predicate: str | None
    role: Role | None
    change: Literal["up", "down"] | None
    anchor: int
    whole: float | None


def counted(tree: Tree, *, ones: bool = False) -> list[Counted]:
    """Return what each quantity of a sentence counts, in order of place.

    "One" as a pronoun, or before nouns that nobody counts ("one day"), is kept with ``ones`` only.
    """
    found: list[Counted] = []
    told = [figure for figure in figures(tree.text) if figure.is_quantity]
    taken = {i for figure in told for i in tree.at(figure.start, figure.end)}
    for figure in told:
        row = _count(tree, figure, found, taken, ones=ones)
        if row is not None:
            found.append(row)
    return found


def _count(
    tree: Tree, figure: Figure, before: list[Counted], taken: set[int], *, ones: bool
) -> Counted | None:
    tokens = tree.at(figure.core[0], figure.core[1])
    if not tokens:
        return None
    number = next((i for i in tokens if tree.head(i) not in tokens), tokens[-1])
    covered = set(tree.at(figure.start, figure.end))
    noun = noun_of(tree, number, covered, money=figure.kind == "money")
    if not ones and _is_bare_one(tree, figure, number, noun):
        return None
    whole = figure.whole
    if noun < 0:
        noun, whole = _of_whom(tree, number, before, whole)
    top = _top(tree, number, noun, covered)
    event, predicate, role = event_of(tree, top, noun)
    phrase = phrase_of(tree, noun, covered | set(tree.at(figure.first, figure.end)))
    if not phrase:
        noun, phrase = borrowed(tree, figure, top, event, taken)
    change = change_of(tree, figure, top, event)
    return Counted(
        figure, number, noun, phrase, event, predicate, role, change,
        event if event >= 0 else top, whole,
    )  # fmt: skip


def _is_bare_one(tree: Tree, figure: Figure, number: int, noun: int) -> bool:
    """Return whether the figure is "one" used as a pronoun or an article."""
    if figure.low != 1 or tree.lower(number) != "one" or figure.whole or figure.kind != "count":
        return False
    if tree.token(number).upos not in ("NUM", "PRON", "NOUN", "DET"):
        return True
    if noun < 0:
        return tree.token(number).upos != "NUM"
    return tree.lemma(noun) in words("not_counted") or noun == number


def _of_whom(
    tree: Tree, number: int, before: list[Counted], whole: float | None
) -> tuple[int, float | None]:
    """Read "of whom 160 are …": counted are those of the clause's noun, the whole is its figure."""
    partners = [k for k in tree.kids(number, "nmod", "obl") if tree.lower(k) in WHOM]
    head = tree.head(number)
    if head >= 0:
        partners += [k for k in tree.kids(head, "nmod", "obl") if tree.lower(k) in WHOM]
    if not partners:
        return -1, whole
    for above in tree.ancestors(number):
        if tree.rel(above) == "acl" and tree.head(above) >= 0:
            noun = tree.head(above)
            owner = next((c for c in before if c.noun == noun), None)
            return noun, owner.figure.high if owner else whole
    return (before[-1].noun, before[-1].figure.high) if before else (-1, whole)


def _top(tree: Tree, number: int, noun: int, covered: set[int]) -> int:
    """Return the token by which the whole phrase hangs in the sentence."""
    top = number
    while tree.head(top) in covered or (tree.head(top) == noun and noun >= 0):
        if tree.head(top) == top:
            break
        top = tree.head(top)
    return top
