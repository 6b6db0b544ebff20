"""Whether a deed hangs on a condition, or is told contrary to what was."""

from __future__ import annotations

from tellings.claims.governing import governing
from tellings.claims.syntax import Tree
from tellings.claims.tense import own_status, words_of


def has_condition(tree: Tree, index: int) -> bool:
    """Return whether the deed hangs on a condition: "if the dam fails", "once the road is dry"."""
    phrases = (k for k in tree.kids(index, "obl") if tree.token(k).upos == "NOUN")
    ahead = own_status(tree, index) in ("planned", "hypothetical")
    if ahead and any(_is_case(tree, k) for k in phrases):
        return True
    return any(_condition(tree, k) for k in tree.kids(index, "advcl"))


def in_condition(tree: Tree, index: int) -> bool:
    """Return whether the deed is itself in the condition."""
    for place in (index, *governing(tree, index)):
        if tree.rel(place) == "advcl" and _condition(tree, place):
            return True
    return False


_OPENINGS = frozenset(["as long as", "so long as", "in case the", "on condition that"])


def _is_case(tree: Tree, phrase: int) -> bool:
    """Return whether a phrase sets a case: "in the event of an attack", "barring delays"."""
    case = tree.case(phrase)
    if case in ("barring", "failing", "pending", "in case of", "in the event of"):
        return True
    cases = tree.lemma(phrase) in ("event", "case") and case == "in"
    return cases and any(tree.case(k) == "of" for k in tree.kids(phrase, "nmod"))


def _condition(tree: Tree, clause: int) -> bool:
    marks = [tree.lower(k) for k in tree.kids(clause, "mark", "advmod", "case")]
    marks += [tree.lower(i) for k in tree.kids(clause, "mark") for i in tree.kids(k, "fixed")]
    phrase = " ".join(marks)
    again = ("again", "more", "a", "every", "in")
    if any(
        tree.lower(k) == "once" and tree.lower(k + 1) in again for k in tree.kids(clause, "advmod")
    ):
        return False
    if "as if" in phrase or "as though" in phrase:
        return False
    first = min(tree.stretch(clause))
    opening = " ".join(tree.lower(i) for i in range(first, first + 3))
    if opening in _OPENINGS or tree.lower(clause) in words_of("conditions"):
        return True
    only = "only" in (tree.lower(first - 1), tree.lower(first))
    if only and set(marks) & {"when", "after"} and tree.token(clause).xpos != "VBD":
        return True
    if set(marks) & words_of("conditions") or "as soon" in phrase or "as long" in phrase:
        return True
    return tree.lower(min(tree.stretch(clause))) in ("should", "were") and not tree.kids(
        clause, "mark"
    )


def is_contrary(tree: Tree, deed: int) -> bool:
    """Return whether the deed is thought contrary to what was: "had the miners not gone back"."""
    if tree.rel(deed) != "advcl" or tree.kids(deed, "mark"):
        return False
    first = min(tree.stretch(deed))
    subject = tree.subject_own(deed)
    return tree.lower(first) == "had" and subject > first
