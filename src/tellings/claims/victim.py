"""A victim told in a sentence, and what any phrase for one tells: denied, known, one of others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tellings.claims.events import left_as
from tellings.claims.harm import lexis
from tellings.claims.outcomes import Befallen, befell
from tellings.claims.syntax import Tree

Sex = Literal["f", "m"]


@dataclass(frozen=True, slots=True)
class Victim:
    """People told together: how many, what befell them, and what tells them from others.

    ``known`` where the words point back to somebody ("the victim", "he"); ``other`` where they say
    that it is somebody else ("another man", "three others"); ``part`` where they are among those
    told beside them ("including a child"); ``doer`` where they did it to themselves or to others;
    ``counted`` where a numeral tells how many; ``joined`` behind another noun and "and"; ``whole``
    of how many they are a part.
    """

    position: int
    token: int
    count: int
    befallen: Befallen
    sex: Sex | None = None
    age: int | None = None
    name: str | None = None
    entity: str | None = None
    known: bool = False
    other: bool = False
    part: bool = False
    doer: bool = False
    counted: bool = False
    joined: bool = False
    whole: int = 0


def told_of(tree: Tree, nominal: int, first: int, last: int) -> Befallen | None:
    """Return what befell those of a phrase, or the next of the row that it opens."""
    told = befell(tree, nominal, first, last)
    told = told if told is not None else _with_the_next(tree, nominal, last)
    return told if told is not None else _left(tree, nominal)


def _left(tree: Tree, nominal: int) -> Befallen | None:
    """Return the state in which several are left: "left a cook and three guests wounded"."""
    state = left_as(tree, nominal)
    if state < 0 or not tree.kids(nominal, "conj"):
        return None
    if tree.lower(state) in lexis("dead"):
        return Befallen("killed", state)
    return Befallen("hurt", state) if tree.lower(state) in lexis("hurt") else None


def _with_the_next(tree: Tree, nominal: int, last: int) -> Befallen | None:
    """Return what befell the next of a row: "four adults and a child were shot"."""
    if tree.rel(nominal) == "obj":
        return None
    nexts = tree.kids(nominal, "conj")
    if tree.rel(nominal) in _LOOSE and tree.lower(last + 1) in ("and", ","):
        nexts.append(tree.head(nominal))  # "a 3-year-old and four adults"
    for kid in nexts:
        between = [i for i in range(last + 1, kid) if tree.token(i).upos in ("VERB", "AUX")]
        nominals = tree.token(kid).upos in ("NOUN", "ADJ", "PROPN") and not tree.kids(kid, "nsubj")
        if nominals and not between and kid - last < _ROW:
            return befell(tree, kid, kid, kid)
    return None


_LOOSE = ("amod", "nummod", "compound", "det")
"""How a parse hangs the first of a row on the next: "Baby, 4 people hurt"."""
_ROW = 8
"""Tokens from one of a row to the next at the most."""


def is_denied(tree: Tree, told: Befallen) -> bool:
    """Return whether the word of the outcome is negated, wished, planned or only possible."""
    word = told.word
    aside = next((k for k in tree.kids(word, "nsubj") if k > word and tree.lower(k) == "none"), -1)
    if tree.is_negated(word, apart=aside):  # not "three were hurt, none of them badly"
        return True
    if any(tree.lower(k) in _OPEN for k in tree.kids(word, "aux")) and "have" not in {
        tree.lower(k) for k in tree.kids(word, "aux")
    }:
        return True
    marks = {tree.lower(k) for k in tree.kids(word, "mark")}
    return (
        bool(marks & {"to", "if", "unless", "whether"}) and tree.lemma(tree.head(word)) != "appear"
    )


_OPEN = frozenset(["will", "would", "could", "can", "may", "might", "should", "must", "wo"])


def is_known(tree: Tree, noun: int) -> bool:
    """Return whether a determiner points back to who was told before."""
    return tree.lower(tree.kid(noun, "det")) in ("the", "this", "that", "these", "both")


def is_part(tree: Tree, noun: int) -> bool:
    """Return whether the phrase is among those told beside it: "including a child"."""
    if tree.case(noun) in ("including", "besides"):
        return True
    return tree.rel(noun) == "conj" and tree.case(tree.head(noun)) == "including"


def is_beside(tree: Tree, noun: int) -> bool:
    """Return whether the phrase only describes another: "his wife, Ann", "two men, a cook …"."""
    if _is_name_of(tree, noun):
        return True
    while tree.rel(noun) == "conj" and tree.head(noun) >= 0:
        noun = tree.head(noun)
    head = tree.head(noun)
    above = tree.token(head).upos if head >= 0 else ""
    headed = head >= 0 and tree.lower(head + 1) == ":"  # "Update: two dead"
    return tree.rel(noun) == "appos" and above in ("NOUN", "NUM", "PROPN") and not headed


def _is_name_of(tree: Tree, index: int) -> bool:
    """Return whether a name is that of the one right before: "the owner, Ann Hill, 60, and a cook".

    However the parse took the comma.
    """
    name = tree.name_over(index)
    before, behind = name.start - 2, name.stop
    if tree.names_at.get(index) != "person" or before < 0 or tree.head(index) != before:
        return False
    aged = tree.lower(behind) == "," and tree.lower(behind + 1).isdigit()
    return aged and tree.lower(before + 1) == "," and tree.token(before).xpos == "NN"


def is_mourned(tree: Tree, noun: int) -> bool:
    """Return whether somebody is one who died before and is mourned: "a vigil for a man killed"."""
    head = tree.head(noun) if noun >= 0 else -1
    return tree.lemma(head) in lexis("mourning") and tree.case(noun) in ("for", "of", "to")


def sex_of(tree: Tree, index: int) -> Sex | None:
    """Return the sex that a noun or pronoun tells, if any."""
    for word in (tree.lower(index), tree.lemma(index)):
        if word in lexis("female"):
            return "f"
        if word in lexis("male"):
            return "m"
    return None
