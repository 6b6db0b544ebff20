"""Whose the counted are, and where: possessors, demonyms, those who have them, places."""

from __future__ import annotations

from dataclasses import replace

from tellings.claims.context import Context
from tellings.claims.counting import Counted
from tellings.claims.syntax import Tree
from tellings.claims.vocabulary import words

_OWN = frozenset(["its", "their", "his", "her", "our", "my", "your"])


def holder_of(context: Context, position: int, row: Counted) -> str | None:
    """Return whose the counted are, by the name of the report's entity where there is one."""
    tree = context.trees[position]
    for noun in dict.fromkeys((row.noun, row.number)):
        found = _by_noun(context, position, row, noun) if noun >= 0 else None
        if found is not None:
            return found
    before = row.number - 1
    if row.noun < 0 and row.figure.kind == "count" and tree.names_at.get(before) in _BODIES:
        return name_at(context, position, before)
    had = _had_by(context, position, row)
    if had is not None or row.event < 0:
        return had
    subject = tree.subject(row.event)
    if subject < 0 or subject in (row.noun, row.number) or tree.is_passive(row.event):
        return None
    if (
        row.role == "patient"
        and tree.lemma(row.event) in words("holding")
        and tree.lemma(subject) not in words("no_holders")
    ):
        return _subject(context, position, row, subject)
    if row.role is None and (tree.lemma(row.event) == "be" or tree.kids(row.event, "cop")):
        return _subject(context, position, row, subject) if _is_level(tree, row) else None
    return None


def _had_by(context: Context, position: int, row: Counted) -> str | None:
    """Return who has those that do something: "the navy has 14 divers working there"."""
    tree = context.trees[position]
    verb = tree.head(row.noun) if row.noun >= 0 and tree.rel(row.noun) == "obj" else -1
    if verb < 0 or verb == row.event or tree.lemma(verb) not in words("holding"):
        return None
    subject = -1 if tree.is_passive(verb) else tree.subject(verb)
    nobody = subject < 0 or tree.lemma(subject) in words("no_holders")
    return None if nobody else _subject(context, position, replace(row, event=verb), subject)


def _by_noun(context: Context, position: int, row: Counted, noun: int) -> str | None:
    """Return the possessor, the name, or the body beside the noun counted."""
    tree = context.trees[position]
    for kid in tree.kids_exact(noun, "nmod:poss"):
        if tree.lower(kid) in _OWN:
            return _owner(context, position, kid, row)
        return name_at(context, position, kid)
    for kid in tree.kids(noun, "amod", "compound", "nmod"):
        if kid in tree.names_at and not tree.case(kid):
            return name_at(context, position, kid)
    for kid in tree.kids(noun, "nmod", "obl"):
        several = row.figure.low is None or row.figure.low > 1
        link = tree.case(kid) in ("of", "from", "with") and several
        if link and tree.names_at.get(kid) in _BODIES:
            return name_at(context, position, kid)
        if link and kid < noun and tree.kids_exact(kid, "nmod:poss"):
            return name_at(context, position, tree.kids_exact(kid, "nmod:poss")[0])
    above = tree.head(noun)
    if row.figure.hyphenated and tree.rel(noun) in ("compound", "amod") and above > noun:
        return name_at(context, position, above)
    return None


def _is_level(tree: Tree, row: Counted) -> bool:
    """Return whether the figure is what somebody is left with: "the herd is down to 12"."""
    return tree.case(row.noun) in ("to", "down to", "at") if row.noun >= 0 else False


def _subject(context: Context, position: int, row: Counted, subject: int) -> str | None:
    """Return a subject's name; for "it" that of the clause told before."""
    tree = context.trees[position]
    found = name_at(context, position, subject)
    if found is not None:
        return found
    for above in tree.ancestors(row.event):
        earlier = tree.subject_own(above)
        if 0 <= earlier < subject:
            return name_at(context, position, earlier)
    return None


_BODIES = frozenset(["organisation", "place", "group", "unit", "vehicle"])


def _owner(context: Context, position: int, kid: int, row: Counted) -> str | None:
    """Return whom "its" stands for: by the links of mentions, or the clause's subject."""
    tree = context.trees[position]
    entity = context.entity_at(position, kid)
    if entity is not None:
        return entity.name
    clause = row.event if row.event >= 0 else tree.head(row.noun)
    for verb in [clause, *(tree.ancestors(clause) if clause >= 0 else [])]:
        subject = tree.subject_own(verb) if verb >= 0 else -1
        if (
            subject >= 0
            and subject not in (row.noun, row.number)
            and kid not in tree.stretch(subject)
        ):
            return name_at(context, position, subject)
        possessors = tree.kids_exact(subject, "nmod:poss") if subject >= 0 else []
        if possessors and possessors[0] != kid:
            return name_at(context, position, possessors[0])
    return None


def name_at(context: Context, position: int, head: int) -> str | None:
    """Return the name of a thing: of its entity, or the words of the text without determiner."""
    tree = context.trees[position]
    entity = context.entity_at(position, head)
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
