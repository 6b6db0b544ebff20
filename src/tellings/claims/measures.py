"""What a figure without a noun of its own measures, and whether it is a change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from tellings.claims.figure import Figure
from tellings.claims.nouns import describe_counted, noun_behind
from tellings.claims.syntax import Tree
from tellings.claims.vocabulary import words


def borrowed(tree: Tree, figure: Figure, top: int, event: int, taken: set[int]) -> tuple[int, str]:
    """Return what a figure without a noun of its own measures.

    A bare number counts the subject of a tally ("the toll rose to 12"). Money and measures hang on
    the noun that they are put to ("a network at 3 GHz"), on the object beside them ("sold the
    house for $2m"), or on the clause's subject.
    """
    clause = event if event >= 0 else tree.head(top)
    if top == tree.parse.root or tree.kid(top, "nsubj") >= 0:
        clause = top
    setting = clause >= 0 and (tree.lemma(clause) in words("setting") or clause == top)
    if figure.kind == "count" and not setting:
        return -1, ""
    for kid in _measured_by(tree, top, clause, taken):
        if kid in taken or (tree.names_at.get(kid) == "person" and figure.kind == "count"):
            continue
        behind = noun_behind(tree, [kid], {kid})
        noun = behind if behind >= 0 and tree.lemma(kid) in words("tallies") else kid
        if tree.token(noun).upos in ("NOUN", "PROPN", "VERB"):
            return noun, describe_counted(tree, noun)
    return -1, ""


def _measured_by(tree: Tree, top: int, clause: int, taken: set[int]) -> Iterable[int]:
    """Yield the nouns that a measure may be of, the likeliest first."""
    host, link = tree.head(top), top
    while host >= 0 and not tree.is_verb(host) and tree.rel(link) != "root":
        misread = tree.rel(link) == "conj" and host > link  # what is joined comes behind its head
        if host not in taken and not misread:
            yield host
        host, link = tree.head(host), host
    if clause < 0:
        clause = host
    if clause < 0:
        return
    if tree.rel(link) in ("obl", "advmod", "xcomp") and link != clause:
        yield from tree.kids(clause, "obj")
    own = [k for k in tree.kids(clause, "nsubj", "csubj") if k < top]
    subject = own[-1] if own else tree.subject(clause)
    if tree.lower(subject) in ("which", "that", "who"):
        subject = tree.subject(clause)
    if subject >= 0:
        yield subject
    for above in tree.ancestors(clause):
        if tree.rel(above) in ("root", "ccomp", "conj"):
            yield from [k for k in tree.kids(above, "obj", "nsubj") if k < top]
            return


def change_of(
    tree: Tree, figure: Figure, top: int, event: int, covered: set[int]
) -> Literal["up", "down"] | None:
    """Return whether the figure is by how much something rose or fell; a level is no change."""
    before = tree.within(0, figure.first)
    last = before[-1] if before else -1
    if tree.lower(last) in ("up", "down") and tree.tokens[last].deprel != "compound:prt":
        return "up" if tree.lower(last) == "up" else "down"
    if event < 0 or figure.kind == "count" or tree.case(top) not in ("", "by"):
        return None
    if tree.head(top) != event or top not in covered or tree.lower(last) in ("to", "from", "at"):
        return None
    lemma = tree.lemma(event)
    if lemma in words("up"):
        return "up"
    return "down" if lemma in words("down") else None
