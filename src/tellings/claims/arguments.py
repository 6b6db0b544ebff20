"""Who does and who undergoes what a verb of movement tells."""

from __future__ import annotations

from tellings.claims.movers import is_actor, is_bare_place, is_concrete, is_mover
from tellings.claims.rates import canonical
from tellings.claims.syntax import Tree

_LENGTHS = frozenset(["metre", "kilometre", "mile", "yard", "foot", "nautical mile"])

_SPANS = frozenset(["second", "minute", "hour", "day", "night", "week", "fortnight", "month",
                    "year", "decade", "winter", "summer", "weekend", "while"])  # fmt: skip


def is_thing(tree: Tree, index: int) -> bool:
    """Return whether a nominal can be moved at all."""
    return is_mover(tree, index) or is_concrete(tree, index)


def object_of(tree: Tree, verb: int) -> int:
    """Return the object, but for how far: "pulled back 300 metres"."""
    target = tree.object(verb)
    if target < 0 and tree.rel(verb) == "acl" and not tree.is_passive(verb):
        told = {tree.lower(k) for k in tree.kids(verb, "obj")}
        head = tree.head(verb)
        if told & {"that", "which", "whom", "who"} and is_thing(tree, head):
            return head
    if target >= 0 and (tree.case(target) or is_bare_place(tree, target)):
        return -1
    measured = target >= 0 and tree.lemma(target) in ("block", "step", "pace")
    measured = measured or (target >= 0 and canonical(tree.lemma(target)) in _LENGTHS)
    measured = measured or (target >= 0 and tree.lemma(target) in _SPANS)
    reflexive = target >= 0 and tree.lower(target).endswith(("self", "selves"))
    return -1 if measured or reflexive else target


def governed(tree: Tree, verb: int, link: str) -> list[int]:
    """Return what a preposition behind a verb governs, hung on the verb or on its object."""
    heads = (verb, *tree.kids(verb, "obj"))
    return [k for h in heads for k in tree.kids(h, "obl", "nmod") if tree.case(k) == link]


def agent_of(tree: Tree, verb: int) -> int:
    """Return who does what a passive verb tells, or -1."""
    agents = tree.kids_exact(verb, "obl:agent")
    agents += [k for k in tree.kids(verb, "obl") if tree.case(k) == "by"]
    return next((k for k in agents if is_actor(tree, k)), -1)
