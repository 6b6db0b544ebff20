"""Which action a verb of motion tells, by its way and by who moves."""

from __future__ import annotations

from tellings.claims.motion_words import listed
from tellings.claims.movers import is_kind, is_people
from tellings.claims.syntax import Tree
from tellings.claims.ways import Way
from tellings.model import Action

_ENTERING = frozenset(["into", "onto", "inside", "in to", "aboard"])


_ANYBODY = frozenset(["he", "she", "him", "her", "i", "me"])


def direction(tree: Tree, verb: int, mover: int, way: Way, *, caused: bool) -> Action:
    """Return the action of a verb of motion."""
    lemma = tree.lemma(verb)
    goals = {f"{tree.case(k)} {tree.lemma(k)}" for k in way.to} | set(way.beside)
    goals |= {tree.lower(k) for k in way.to if not tree.kids(k, "det", "nmod", "amod", "compound")}
    drawn = lemma in listed("backing") and bool(way.from_) and not way.to and "home" not in goals
    if goals & listed("return") and not drawn:
        return "return"
    posted = is_kind(tree, mover, "posted")
    if "ashore" in goals and caused and lemma in listed("letting") | listed("sending"):
        return "deploy" if posted and lemma in listed("sending") else "arrive"
    if goals & listed("evacuate") and (caused or lemma not in listed("sending")):
        return "evacuate" if caused or goals & {"to safety"} else "arrive"
    if drawn and "back" in goals:
        return "withdraw"
    out = bool(way.from_) or bool(set(way.beside) & {"out", "away", "off"})
    if caused:
        return _caused(tree, lemma, mover, way, posted=posted, out=out)
    return _by_itself(tree, lemma, way, posted=posted, out=out)


def _caused(tree: Tree, lemma: str, mover: int, way: Way, *, posted: bool, out: bool) -> Action:
    civilian = is_kind(tree, mover, "civilian")
    if civilian and not posted:
        return "evacuate"
    people = is_people(tree, mover) or (tree.lower(mover) in _ANYBODY and way.is_placed(tree))
    if not posted and people and (out or way.across) and not way.to:
        return "evacuate"
    if out and not way.to:
        here = lemma == "bring" and not set(way.beside) & {"out", "away", "off"}
        here = here and not any(tree.case(k) in ("out of", "off") for k in way.from_)
        return "relocate" if here else "withdraw"
    entering = any(tree.case(k) in _ENTERING for k in way.to) or "in" in way.beside
    if entering and lemma in listed("letting"):
        return "arrive"
    if way.to and posted and lemma in listed("sending"):
        return "deploy"
    return "relocate"


def _by_itself(tree: Tree, lemma: str, way: Way, *, posted: bool, out: bool) -> Action:
    leaves = any(tree.case(k) in ("out of", "off") for k in way.from_)
    if (lemma == "come" and not leaves) or (lemma == "board" and way.to):
        return "arrive"
    if "in" in way.beside and not way.to:
        return "arrive"
    if out and not way.to:
        return "withdraw"
    entering = any(tree.case(k) in _ENTERING for k in way.to) or "in" in way.beside
    if entering and lemma not in listed("shifting"):
        return "arrive"
    if posted and way.to and not way.from_ and lemma not in listed("shifting"):
        return "deploy"
    return "relocate"
