"""Where the counted are: the place told with them, with their deed, or with the deed above it."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.claims.context import Context
from tellings.claims.counting import Counted
from tellings.claims.holders import name_at
from tellings.claims.motion_words import in_list, listed
from tellings.claims.syntax import Tree
from tellings.claims.vocabulary import words
from tellings.language.gazetteer import gazetteer
from tellings.model import Entity


def place_of(context: Context, position: int, row: Counted) -> str | None:
    """Return where the counted are; the nearest place told, named ones before others."""
    tree = context.trees[position]
    for host in _hosts(tree, row):
        told = (_of_happening(context, position, kid) for kid in _told_at(tree, host))
        near = [kid for kid in told if kid not in (-1, row.noun, row.number)]
        named = [kid for kid in near if is_place(tree, kid) or _is_meant(context, position, kid)]
        grounds = [kid for kid in near if _is_ground(tree, kid)]
        for kid in named + grounds:
            return _name(context, position, kid)
        filled = _filled(tree, row) if host == row.event else -1
        if filled >= 0:
            return name_at(context, position, filled)
    return None


def _hosts(tree: Tree, row: Counted) -> Iterator[int]:
    """Yield the words that a place may hang on: noun, numeral, deed, and what governs the deed."""
    found = [row.noun, row.number, *_own_clauses(tree, row.noun), row.event]
    child = row.event
    for above in tree.ancestors(child)[:4] if child >= 0 else ():
        rel = tree.rel(child)
        if rel in ("ccomp", "parataxis", "csubj") or tree.lemma(above) in ("say", "tell"):
            break
        if rel == "conj" and _goes_away(tree, child):
            break
        found.append(above)
        child = above
    if row.event < 0 and row.anchor >= 0:
        found.append(row.anchor)
    yield from dict.fromkeys(host for host in found if host >= 0)


def _goes_away(tree: Tree, verb: int) -> bool:
    """Return whether others go elsewhere: "some stay at the mine and thirty will fly to Lima"."""
    goals = (k for k in tree.kids(verb, "obl") if tree.case(k) in ("to", "into"))
    return bool(tree.kids(verb, "nsubj")) and any(is_place(tree, k) for k in goals)


def _name(context: Context, position: int, kid: int) -> str | None:
    """Return a place's name; "the country" is the last one that something was said to be in."""
    tree = context.trees[position]
    own = next((k for k in tree.kids(kid, "nmod") if tree.case(k) == "of"), -1)
    if own in tree.names_at and is_place(tree, own):
        return name_at(context, position, own)
    if tree.lemma(kid) not in ("country", "nation") or len(tree.parse.children[kid]) > 2:
        return name_at(context, position, kid)
    start, _ = context.place(position, (tree.token(kid).start, tree.token(kid).end))
    for at, entity in context.named_before(start):
        before = context.text[:at].rstrip().rsplit(maxsplit=1)[-1:]
        if is_country(entity) and before and before[0].lower() in _WITHIN:
            return entity.name
    return None


_WITHIN = frozenset(["in", "inside", "within", "across", "throughout", "from", "to", "into"])


def is_country(entity: Entity) -> bool:
    """Return whether a place is a country, not a place in one."""
    country = gazetteer().countries.get(entity.country) if entity.country else None
    return entity.kind == "place" and country is not None and country.name == entity.name


def _own_clauses(tree: Tree, noun: int) -> list[int]:
    """Return what is told right behind the noun: "the 130 who serve there"."""
    return [kid for kid in tree.kids(noun, "acl") if kid > noun] if noun >= 0 else []


def _is_meant(context: Context, position: int, kid: int) -> bool:
    """Return whether a noun stands for a place named elsewhere: "in the country"."""
    if context.trees[position].token(kid).upos != "NOUN":
        return False
    entity = context.entity_at(position, kid)
    return entity is not None and entity.kind == "place"


def _told_at(tree: Tree, host: int) -> Iterator[int]:
    for kid in tree.kids(host, "nmod", "obl", "advmod"):
        if tree.link(kid) in words("places") or _is_edge(tree, kid):
            yield kid
        for inner in tree.kids(kid, "nmod") if tree.rel(kid) != "advmod" else ():
            if tree.case(inner) in words("places") and is_place(tree, inner):
                yield inner


def _of_happening(context: Context, position: int, kid: int) -> int:
    """Return the place that a word tells of: of a happening that in its name, no country's deed.

    "In the Lima attack" tells of Lima; "in a French air strike" of no place.
    """
    tree = context.trees[position]
    if tree.lemma(kid) not in words("happenings") or kid in tree.names_at:
        return kid
    for part in tree.kids(kid, "compound", "nmod"):
        if tree.names_at.get(part) in ("place", "facility"):
            entity = context.entity_at(position, part)
            if entity is None or not is_country(entity):
                return part
    return -1


def _is_edge(tree: Tree, kid: int) -> bool:
    """Return whether a place stands without a preposition: "the Lima bus station blast"."""
    return tree.names_at.get(kid) == "place" and not tree.case(kid) and tree.rel(kid) == "obl"


def is_place(tree: Tree, index: int) -> bool:
    """Return whether a nominal names a place, or lies in one by its own name."""
    kind = tree.names_at.get(index)
    if kind in ("place", "facility"):
        return True
    return any(
        tree.names_at.get(k) in ("place", "facility")
        for k in tree.kids(index, "compound", "nmod", "appos", "flat")
    )


def _is_ground(tree: Tree, index: int) -> bool:
    """Return whether a common noun is ground that one can be on: "in the barn", "in the north"."""
    lemma = tree.lemma(index)
    if tree.token(index).upos != "NOUN" or lemma in listed("no_places"):
        return False
    return in_list(lemma, "grounds") or lemma in words("compass")


def _filled(tree: Tree, row: Counted) -> int:
    """Return the object of a verb of filling: "12,000 marchers filled the avenue"."""
    if row.role != "agent" or tree.lemma(row.event) not in words("filling"):
        return -1
    target = tree.kid(row.event, "obj")
    return target if target >= 0 and (is_place(tree, target) or _is_ground(tree, target)) else -1
