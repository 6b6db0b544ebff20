"""What a verb does to somebody: killed, hurt, or struck with what outcome is open."""

from __future__ import annotations

from functools import cache
from typing import Literal

from tellings.claims.lexicon import load
from tellings.claims.syntax import Tree

Outcome = Literal["killed", "hurt", "struck", "treated"]


@cache
def lexis(section: str) -> frozenset[str]:
    """Return one list of ``resources/casualties.yaml``."""
    return frozenset(map(str, load("casualties")[section]))


def outcome_of(tree: Tree, verb: int) -> Outcome | None:
    """Return what a verb does to its object."""
    lemma, particle = tree.lemma(verb), tree.particle(verb)
    full = f"{lemma} {particle}" if particle else lemma
    if full in lexis("kills"):
        return "killed"
    if full in lexis("injures"):
        return strengthened(tree, verb, "hurt")
    if full in lexis("strikes"):
        return strengthened(tree, verb, "struck")
    return None


def strengthened(tree: Tree, verb: int, outcome: Outcome) -> Outcome:
    """Return "killed" where a word beside the verb says so: "fatally shot", "shot to death"."""
    near = [tree.lower(i) for i in range(max(0, verb - 2), verb)]
    after = [tree.lower(i) for i in range(verb + 1, min(verb + 3, len(tree)))]
    if set(near) & DEADLY or after[:1] in (["dead"], ["fatally"]):
        return "killed"
    if after == ["to", "death"] or after == ["and", "killed"] or after == ["and", "died"]:
        return "killed"
    said = [
        k for k in tree.parse.children[verb]
        if not tree.kids(k, "nsubj") and not _is_of_another(tree, k - 1)
    ]  # fmt: skip
    if any(tree.lower(k) in DEADLY | {"dead"} for k in said):
        return "killed"
    deadly = [k for k in tree.kids(verb, "obl", "xcomp") if tree.lower(k) in ("death", "dead")]
    deadly = [k for k in deadly if not any(tree.token(i).upos == "NUM" for i in tree.stretch(k))]
    return "killed" if deadly else outcome


def _is_of_another(tree: Tree, index: int) -> bool:
    """Return whether a word opens what befell somebody else: "deputy shot, suspect dead"."""
    noun = tree.token(index).upos in ("NOUN", "PROPN")
    return tree.token(index).upos == "NUM" or (noun and tree.lower(index - 1) in (",", "and", ";"))


DEADLY = frozenset(["fatally", "mortally"])
