"""The predicate that the counted take part in, and whether they do it or undergo it."""

from __future__ import annotations

from typing import Literal

from tellings.claims.lemmas import verb_forms
from tellings.claims.syntax import Tree
from tellings.claims.vocabulary import deeds, words

Role = Literal["agent", "patient"]
_ENDING = frozenset(["PUNCT", "VERB", "AUX", "SCONJ", "ADP", "PRON"])
"""What ends the list of those left in one state."""


def event_of(tree: Tree, top: int, noun: int) -> tuple[int, str | None, Role | None]:
    """Return the predicate that the counted take part in, its lemma, and their role in it."""
    for nominal in dict.fromkeys((top, noun)):
        if nominal < 0:
            continue
        state = left_as(tree, nominal)
        if state >= 0:
            return state, befallen(tree, state), "patient"
        clause = own_clause(tree, nominal)
        if clause is not None:
            return clause
        found = _governing_event(tree, nominal)
        if found is not None:
            return found
    return -1, None, None


def left_as(tree: Tree, noun: int) -> int:
    """Return the state in which somebody is left or found, who may be one of several; -1 for none.

    "The crash left two men and a child injured."
    """
    verb = next((a for a in tree.ancestors(noun) if tree.lemma(a) in words("leaving")), -1)
    if not 0 <= verb < noun:
        return -1
    for index in range(noun + 1, len(tree)):
        if tree.lower(index) in words("states"):
            return index
        if tree.token(index).upos in _ENDING and tree.lower(index) != "of":
            break
    return -1


def befallen(tree: Tree, state: int) -> str:
    """Return the verb of what befell somebody, whether it was read as one or not: "injured"."""
    told = (verb for verb in verb_forms(tree.lower(state)) if verb in words("victims"))
    return next(told, tree.lemma(state))


def own_clause(tree: Tree, noun: int) -> tuple[int, str | None, Role | None] | None:
    """Return the clause that modifies the noun: "people killed", "soldiers who serve"."""
    for kid in tree.kids(noun, "acl"):
        if not (tree.is_verb(kid) or tree.token(kid).upos == "ADJ") or kid < noun:
            continue
        passive = tree.is_passive(kid)
        relative = tree.tokens[kid].deprel == "acl:relcl"
        if relative and not passive and _is_object_gap(tree, kid):
            return kid, tree.lemma(kid), "patient"
        return kid, name_of(tree, kid), "patient" if passive else "agent"
    for kid in tree.kids(noun, "amod"):
        if kid > noun and tree.lemma(kid) in words("states"):
            return kid, befallen(tree, kid), "patient"
    return None


def _is_object_gap(tree: Tree, verb: int) -> bool:
    subject = tree.subject_own(verb)
    return subject >= 0 and tree.lower(subject) not in ("who", "which", "that")


def name_of(tree: Tree, verb: int) -> str:
    """Return the lemma of a predicate with its particle, "claim life" and the like in one."""
    particle = tree.particle(verb)
    lemma = tree.lemma(verb)
    target = tree.kid(verb, "obj")
    if lemma in words("life") and target >= 0 and tree.lemma(target) == "life":
        return f"{lemma} life"
    if tree.token(verb).upos == "AUX" or lemma == "be":
        return "be"
    return f"{lemma} {particle}" if particle else lemma


def _governing_event(tree: Tree, nominal: int) -> tuple[int, str | None, Role | None] | None:
    """Return the predicate whose argument the phrase is."""
    seen = 0
    child, head = nominal, tree.head(nominal)
    while head >= 0 and seen < 6:
        exact, rel = tree.tokens[child].deprel, tree.rel(child)
        if rel in ("nsubj", "csubj"):
            return _as_subject(tree, head, passive=exact.endswith(":pass") or tree.is_passive(head))
        if rel == "obj":
            return _as_object(tree, head, child)
        if rel == "obl" and child < head and tree.case(child) in ("of", "among", "out of"):
            return None  # "of the 130, 30 left" tells what 30 of them did
        if rel in ("obl", "xcomp", "ccomp", "advcl", "parataxis", "iobj") and tree.is_clause(head):
            agent = exact == "obl:agent" or (tree.case(child) == "by" and tree.is_passive(head))
            return head, name_of(tree, head), "agent" if agent else None
        if rel == "nmod" and tree.lemma(head) in deeds():
            return head, deeds()[tree.lemma(head)], "patient"
        if rel == "nmod" and not _stands_for(tree, head, child):
            return None
        if rel not in ("conj", "nmod", "appos", "flat", "compound", "nummod", "dep", "list"):
            return None
        child, head, seen = head, tree.head(head), seen + 1
    return None


def _stands_for(tree: Tree, head: int, child: int) -> bool:
    """Return whether a noun is nothing but those behind it: "a group of 12", "a toll of 3"."""
    gathers = words("tallies") | words("partitives") | words("collectives")
    part = tree.case(child) == "of" and tree.lower(head) in words("quantifiers")
    return part or tree.lemma(head) in gathers or not tree.case(child)


def _as_subject(tree: Tree, head: int, *, passive: bool) -> tuple[int, str | None, Role | None]:
    if tree.is_verb(head):
        return head, name_of(tree, head), "patient" if passive else "agent"
    if tree.lemma(head) in words("states"):
        return head, befallen(tree, head), "patient"
    for kid in tree.kids(head, "cop"):
        return head, tree.lemma(kid), "agent"
    return head, tree.lemma(head), "agent"


def _as_object(tree: Tree, head: int, child: int) -> tuple[int, str | None, Role | None]:
    """Return the verb of an object; "left 12 dead" gives the state that they are left in."""
    for kid in tree.kids(head, "xcomp", "amod", "advcl"):
        if kid > child and tree.lemma(kid) in words("states"):
            return kid, befallen(tree, kid), "patient"
    if tree.token(child).upos != "VERB":
        following = [k for k in tree.kids(child, "amod", "acl") if k > child]
        for kid in following:
            if tree.lemma(kid) in words("states"):
                return kid, befallen(tree, kid), "patient"
    return head, name_of(tree, head), "patient"
