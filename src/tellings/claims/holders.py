"""Whose the counted are, and where: possessors, demonyms, those who have them, places."""

from __future__ import annotations

from tellings.claims.context import Context
from tellings.claims.counting import Counted
from tellings.claims.syntax import Tree
from tellings.claims.vocabulary import words

_OWN = frozenset(["its", "their", "his", "her", "our", "my", "your"])


def holder_of(context: Context, position: int, row: Counted) -> str | None:
    """Return whose the counted are, by the name of the report's entity where there is one."""
    tree = context.trees[position]
    noun = row.noun
    if noun >= 0:
        for kid in tree.kids_exact(noun, "nmod:poss"):
            if tree.lower(kid) in _OWN:
                return _owner(context, position, kid, row)
            return _name(context, position, kid)
        for kid in tree.kids(noun, "amod", "compound", "nmod"):
            if kid in tree.names_at and not tree.case(kid):
                return _name(context, position, kid)
        for kid in tree.kids(noun, "nmod"):
            several = row.figure.low is None or row.figure.low > 1
            link = tree.case(kid) in ("of", "from", "with") and several
            if link and tree.names_at.get(kid) in _BODIES:
                return _name(context, position, kid)
    if row.event >= 0 and row.role == "patient" and tree.lemma(row.event) in words("holding"):
        subject = tree.subject(row.event)
        if subject >= 0 and not tree.is_passive(row.event) and subject != noun:
            return _name(context, position, subject)
    return None


_BODIES = frozenset(["organisation", "place", "group", "unit", "vehicle"])


def _owner(context: Context, position: int, kid: int, row: Counted) -> str | None:
    """Return whom "its" stands for: by the links of mentions, or the clause's subject."""
    tree = context.trees[position]
    token = tree.token(kid)
    entity = context.entity_over(*context.place(position, (token.start, token.end)))
    if entity is not None:
        return entity.name
    clause = row.event if row.event >= 0 else tree.head(row.noun)
    for verb in [clause, *(tree.ancestors(clause) if clause >= 0 else [])]:
        subject = tree.subject_own(verb) if verb >= 0 else -1
        if subject >= 0 and subject != row.noun and kid not in tree.stretch(subject):
            return _name(context, position, subject)
        possessors = tree.kids_exact(subject, "nmod:poss") if subject >= 0 else []
        if possessors and possessors[0] != kid:
            return _name(context, position, possessors[0])
    return None


def _name(context: Context, position: int, head: int) -> str | None:
    """Return the name of a thing: of its entity, or the words of the text without determiner."""
    tree = context.trees[position]
    token = tree.token(head)
    entity = context.entity_over(*context.place(position, (token.start, token.end)))
    if entity is not None:
        return entity.name
    if tree.lower(head) in ("who", "which", "that", "it", "they", "there", "he", "she", "we", "i"):
        return None
    return _words(tree, head)


def _words(tree: Tree, head: int) -> str | None:
    cut = [k for k in tree.parse.children[head] if tree.rel(k) in _LOOSE or k > head]
    kept = [k for k in cut if tree.rel(k) != "flat"]
    bounds = tree.bounds(tree.stretch(head, without=kept))
    return tree.text[bounds[0] : bounds[1]] if bounds else None


_LOOSE = frozenset(
    ["det", "acl", "appos", "punct", "case", "cc", "conj", "nummod", "advmod", "cop"]
)


def place_of(context: Context, position: int, row: Counted) -> str | None:
    """Return where: the place told on the noun or its event, the nearest first."""
    tree = context.trees[position]
    for host in dict.fromkeys((row.noun, row.number, row.event)):
        if host < 0:
            continue
        for kid in tree.kids(host, "nmod", "obl"):
            if tree.case(kid) in words("places") and is_place(tree, kid):
                return _name(context, position, kid)
    return None


def is_place(tree: Tree, index: int) -> bool:
    """Return whether a nominal names a place, or lies in one by its own name."""
    kind = tree.names_at.get(index)
    if kind in ("place", "facility"):
        return True
    return any(
        tree.names_at.get(k) in ("place", "facility")
        for k in tree.kids(index, "compound", "nmod", "appos", "flat")
    )
