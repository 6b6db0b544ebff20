"""Whether the report that tells a deed is called false beside it."""

from __future__ import annotations

from tellings.claims.syntax import Tree
from tellings.claims.tense import words_of


def is_called_false(tree: Tree, deed: int) -> bool:
    """Return whether the report that tells the deed is called false beside it.

    "A claim that they had left was not true", "a tweet, since deleted, said that": the word of
    falsehood stands outside the report's clause, wherever the parse hung it.
    """
    over = tree.ancestors(deed)
    told = [*over, *(tree.subject_own(a) for a in over)]
    nouns = (a for a in told if a >= 0 and _may_be_report(tree, a))
    report = next((a for a in nouns if tree.lemma(a) in words_of("reports")), -1)
    if report < 0:
        return False
    inside = set(tree.stretch(deed))
    for index in range(len(tree)):
        if index in inside or index == report:
            continue
        lemma = tree.lemma(index)
        predicate = bool(tree.kids(index, "cop", "nsubj"))
        predicate = predicate or tree.lemma(tree.head(index)) in ("prove", "turn", "be", "call")
        beside = tree.head(index) == report and tree.rel(index) in ("acl", "amod")
        beside = beside or (index == tree.head(report) and tree.rel(report) in ("obj", "nsubj"))
        lemma = f"{lemma} back" if tree.lower(index + 1) == "back" else lemma
        if lemma in words_of("falsehoods") and (predicate or beside or tree.is_passive(index)):
            return not tree.is_negated(index)
        if lemma in words_of("truths") and predicate and tree.is_negated(index):
            return True
        if lemma in ("nothing", "none") and index < report and tree.head(report) == index:
            return True
        if lemma == "truth" and {tree.lower(i) for i in range(index)} & {"no", "not", "little"}:
            return True
    return False


def _may_be_report(tree: Tree, index: int) -> bool:
    """Return whether a word can be the noun of a report; "Claims that …" is often called a verb."""
    bare = tree.token(index).xpos == "VBZ" and tree.subject_own(index) < 0
    bare = bare or tree.token(index).xpos in ("NN", "NNS")
    return bare or tree.token(index).upos in ("NOUN", "PROPN")
