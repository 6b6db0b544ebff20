"""Verbs of movement that move nobody: figures of speech, forces of nature, headlines' passives."""

from __future__ import annotations

from tellings.claims.events import left_as
from tellings.claims.motion_words import goes, in_list, listed
from tellings.claims.movers import is_bodily, is_mover, is_people, is_place, past_number
from tellings.claims.syntax import Tree
from tellings.claims.vocabulary import words
from tellings.claims.ways import AT, Way


def is_clipped(tree: Tree, verb: int, target: int) -> bool:
    """Return whether a verb without object stands for a passive, as in headlines: "whale towed"."""
    token = tree.token(verb)
    if target >= 0 or token.xpos not in ("VBN", "VBD") or tree.kids(verb, "aux"):
        return False
    head = tree.head(verb)
    if tree.rel(verb) == "conj" and head >= 0 and tree.is_passive(head):
        return tree.subject_own(verb) < 0 and not goes(tree.lemma(verb))
    headline = tree.tokens[-1].upos != "PUNCT"
    return headline and (token.xpos == "VBN" or verb == tree.parse.root)


def is_squeezed(tree: Tree, mover: int, way: Way) -> bool:
    """Return whether something is only had from somebody: "get more out of the witnesses"."""
    people = [i for i in way.from_ if i not in tree.names_at and is_people(tree, i)]
    return bool(people) and not is_people(tree, mover)


def is_force(tree: Tree, verb: int, mover: int) -> bool:
    """Return whether a force of nature moves, or does the moving: "the flood carried off cars"."""
    if tree.is_passive(verb):
        return False
    if tree.lemma(verb) in listed("driving") and is_people(tree, tree.object(verb)):
        return False
    subject = tree.subject(verb)
    return any(
        in_list(tree.lemma(past_number(tree, i)), "forces")
        for i in (mover, subject)
        if i >= 0 and i == subject
    )


def goes_nowhere(tree: Tree, verb: int, mover: int, way: Way) -> bool:
    """Return whether the movement is a figure: "returned to his theme", "was left with debts"."""
    if tree.lemma(verb) == "leave":
        if tree.is_passive(verb) and any(tree.case(k) in AT for k in tree.kids(verb, "obl")):
            return False
        if tree.is_passive(verb):
            return True
        if {tree.lower(i) for i in range(verb + 1, verb + 6)} & {"alone"}:
            return True
        if tree.token(verb).xpos == "VBN" and not tree.kids(verb, "aux", "obj", "nsubj"):
            return True
        state = left_as(tree, mover)
        if state >= 0 and tree.lower(state) not in words("staying"):
            return True
        left_with = any(tree.case(k) == "with" for k in tree.kids(verb, "obl"))
        left_with = left_with and not is_bodily(tree, tree.subject(verb))
        return bool(tree.kids(verb, "xcomp")) or (left_with and not way.from_)
    by_himself = mover == tree.subject(verb) and not tree.is_passive(verb)
    if by_himself and tree.lemma(verb) == "put" and tree.lower(verb + 1) == "on":
        return True  # what one puts on is worn or shown
    taken = [k for k in tree.kids(verb, "obl") if tree.case(k) == "with"]
    still = tree.lemma(verb) in ("stay", "remain", "wait")
    still = still or (tree.lemma(verb) in ("leave", "depart", "arrive") and is_bodily(tree, mover))
    alone = by_himself and not still and not (way.to or way.from_)
    if alone and taken and not is_mover(tree, taken[0]):
        return "away" in way.beside
    nowhere = bool(goals(tree, verb)) and not (way.to or way.from_ or way.by)
    return by_himself and nowhere


def goals(tree: Tree, verb: int) -> list[int]:
    """Return the phrases of a verb that say to or from what, be it a place or not."""
    links = ("to", "into", "from", "of")
    told = [k for k in tree.kids(verb, "obl") if tree.case(k).split(" ")[-1] in links]
    told = [k for k in told if tree.case(k) != "of" or min(tree.stretch(k)) <= verb + 2]
    beside = [k for h in tree.kids(verb, "advmod") for k in tree.kids(h, "obl")]
    return told + [k for k in beside if tree.case(k) in ("to", "into", "from")]


def begins(tree: Tree, verb: int) -> bool:
    """Return whether an infinitive follows and no place: "went on to say", "moved to reduce"."""
    follows = [k for k in tree.kids(verb, "xcomp", "advcl") if k > verb]
    infinitive = any(tree.lower(m) == "to" for k in follows for m in tree.kids(k, "mark"))
    return infinitive and not any(is_place(tree, k) for k in tree.kids(verb, "obl"))
