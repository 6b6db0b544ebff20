"""Verbs that only tell that there is motion: their way tells which movement it is."""

from __future__ import annotations

from dataclasses import replace

from tellings.claims.arguments import agent_of, object_of
from tellings.claims.directions import direction
from tellings.claims.figures import begins, is_clipped, is_force, is_squeezed
from tellings.claims.kinds import share
from tellings.claims.motion_words import Phrase, carries, goes, in_list, listed
from tellings.claims.move import Move
from tellings.claims.movers import (
    is_bodily,
    is_concrete,
    is_kind,
    is_mover,
    is_people,
    is_place,
    past_number,
)
from tellings.claims.syntax import Tree
from tellings.claims.tense import words_of
from tellings.claims.ways import ACROSS, Way, way_of
from tellings.model import Action


def motion(tree: Tree, verb: int) -> Move | None:
    """Read a verb that only tells that there is motion, or any verb with a way that tells it."""
    lemma = tree.lemma(verb)
    subject, target, passive = tree.subject(verb), object_of(tree, verb), tree.is_passive(verb)
    if subject >= 0 and is_force(tree, verb, subject):
        return None
    way = way_of(tree, verb, "relocate")
    if lemma in listed("still") and not _is_stirred(tree, verb, way):
        return None
    clipped = target < 0 and is_clipped(tree, verb, target) and not goes(lemma)
    caused = (passive or target >= 0 or clipped) and (carries(lemma) or _is_driven(tree, way))
    ridden = target >= 0 and not passive and lemma in listed("traversing")
    under = ridden and (share(tree.lemma(target), "vehicle") >= 0.5 or is_place(tree, target))
    caused = caused and not under
    if caused and not passive and subject >= 0 and in_list(tree.lemma(subject), "works"):
        return None
    walked = caused and lemma in ("walk", "run", "march", "race") and target >= 0
    if walked and not passive and not is_mover(tree, target):
        return None
    if caused and not carries(lemma):
        moved = target if target >= 0 and not passive else subject
        if moved < 0 or not (is_mover(tree, moved) or is_concrete(tree, moved)):
            return None
    if caused:
        mover, causer = (target, subject) if target >= 0 and not passive else (subject, -1)
        causer = agent_of(tree, verb) if passive else causer
    elif (
        not passive
        and (target < 0 or is_place(tree, target) or tree.lemma(target) in listed("bounds"))
        and _goes_by_itself(tree, verb, way)
    ):
        mover, causer = subject, -1
        entered = lemma not in _STEPS and set(way.beside) & {"in", "out"}
        if lemma in listed("onward") and begins(tree, verb) and not entered:
            return None
        if target >= 0 and lemma not in listed("traversing"):
            if not _is_passed(tree, target):
                return None
            target, way = -1, replace(way, across=True)
        if target >= 0 and share(tree.lemma(target), "vehicle") >= 0.5:
            way = replace(way, by=(target, *way.by))
        elif target >= 0 and lemma not in ("cross", "pass"):
            way = way.reaching(target)
    else:
        return None
    if _only_goes(tree, verb, mover, way):
        action: Action = "arrive" if lemma == "come" else "withdraw"
        return Move(verb, action, "verb", mover, -1, -1, way)
    if not _is_underway(tree, verb, mover, way, caused=caused):
        return None
    action = direction(tree, verb, mover, way, caused=caused)
    told = way_of(tree, verb, action)
    told = told if (told.to and target < 0) or caused or not way.to else way
    if caused and not told.from_:
        told = from_mover(tree, mover, told, caused)
    driven_out = caused and lemma == "drive" and not told.to and not told.by
    means = None if driven_out else told.means
    return Move(verb, action, "verb", mover, causer, -1,
                replace(told, by=told.by or way.by, means=means))  # fmt: skip


def from_mover(tree: Tree, mover: int, way: Way, moved: bool) -> Way:
    """Add where those who are moved were: "patients in the east wing", "boats from the harbour"."""
    if mover < 0 or not moved:
        return way
    links = ("from", "in", "at") if is_kind(tree, mover, "civilian") else ("from",)
    places = [k for k in tree.kids(mover, "nmod") if tree.case(k) in links and is_place(tree, k)]
    return replace(way, from_=tuple(places[:1])) if places and places[0] not in way.to else way


def _only_goes(tree: Tree, verb: int, mover: int, way: Way) -> bool:
    """Return whether "go" or "move" alone tells a leaving: "refused to go", "were told to move"."""
    if (
        tree.is_passive(verb)
        or tree.lemma(verb) not in ("go", "move", "come")
        or way.to
        or way.from_
        or way.beside
    ):
        return False
    over = tree.head(verb)
    held = tree.rel(verb) in ("xcomp", "ccomp") and over >= 0
    held = held and tree.lemma(over) in listed("compelling") and not tree.particle(verb)
    wanted = tree.rel(verb) in ("acl", "xcomp", "advcl") and over >= 0
    held = held or (wanted and tree.lemma(over) in listed("intents"))
    held = held or bool({"must", "should"} & set(tree.auxiliaries(verb)))
    told = bool(tree.auxiliaries(verb)) or tree.is_negated(verb)
    held = held or (tree.lemma(verb) == "come" and told)
    gone = tree.lower(verb) == "gone" and "have" in tree.auxiliaries(verb)
    held = held or (gone and not tree.particle(verb) and is_bodily(tree, mover))
    when = [k for k in tree.kids(verb, "obl") if _is_day(tree, k)]
    bare = not tree.kids(verb, "obj", "xcomp", "ccomp", "advcl")
    bare = bare and len(when) == len(tree.kids(verb, "obl"))
    return held and bare and mover >= 0 and (is_people(tree, mover) or is_bodily(tree, mover))


def _is_day(tree: Tree, index: int) -> bool:
    words = {tree.lower(i) for i in tree.stretch(index)}
    return bool(words & words_of("days") | words & words_of("future")) or not tree.case(index)


def _is_stirred(tree: Tree, verb: int, way: Way) -> bool:
    """Return whether a verb that is often a figure moves a body along a way: "melted into the"."""
    alone = object_of(tree, verb) < 0 and not tree.is_passive(verb)
    if tree.lemma(verb) not in listed("stirring") or not alone:
        return False
    return way.is_placed(tree) and is_bodily(tree, tree.subject(verb))


def _goes_by_itself(tree: Tree, verb: int, way: Way) -> bool:
    if goes(tree.lemma(verb)) or tree.lemma(verb) in listed("stirring"):
        return True
    if set(way.beside) & {"ashore", "home", "abroad", "overseas"}:
        return True
    out_of = any(
        tree.case(i) in ("into", "out of", "onto", "towards") for i in (*way.to, *way.from_)
    )
    return out_of and way.is_placed(tree) and not carries(tree.lemma(verb))


def _is_driven(tree: Tree, way: Way) -> bool:
    """Return whether the way alone tells that the object moves: "bundled her into a van"."""
    links = {tree.case(i) for i in (*way.to, *way.from_)}
    far = bool(links & {"into", "onto", "out of", "off", "back to"}) and way.is_placed(tree)
    return far or bool(set(way.beside) & {"ashore", "home", "aboard", "overseas", "abroad"})


_STEPS = frozenset(["come", "go", "move", "step"])
"""Verbs that with "in" and an infinitive are a figure: "will step in to remove him"."""


def _is_passed(tree: Tree, place: int) -> bool:
    """Return whether what looks like an object is where one passes: "limped up the hill"."""
    return tree.lower(min(tree.stretch(place)) - 1) in ACROSS


_DIRECTED = frozenset(
    ["down", "back", "home", "ashore", "out", "away", "across", "abroad", "overseas",
                       "inland", "aboard", "forward", "homeward", "inside", "in"])  # fmt: skip


def _is_underway(tree: Tree, verb: int, mover: int, way: Way, *, caused: bool) -> bool:
    """Return whether a verb of motion moves this mover along this way."""
    lemma = tree.lemma(verb)
    bounds = [k for k in tree.kids(verb, "obl") if tree.case(k) in ("over", "across")]
    if lemma == "come" and any(tree.lemma(k) in listed("bounds") for k in bounds):
        return mover >= 0 and is_mover(tree, mover)
    vehicle = mover >= 0 and share(tree.lemma(mover), "vehicle") >= 0.5
    placed = way.is_placed(tree) or bool(way.by) or (caused and bool(way.means) and not vehicle)
    if _is_aimless(tree, verb, mover, way, placed=placed, caused=caused):
        return False
    if mover < 0:
        return way.is_placed(tree) and lemma in listed("self") | listed("caused") and not caused
    if (moves := _moves_body(tree, verb, mover, way, caused=caused)) is not None:
        return moves
    if tree.lemma(mover) in listed("abstract") and mover not in tree.names_at:
        return False
    if lemma in listed("bidding") and share(tree.lemma(mover), "activity", "abstract") >= 0.5:
        return False
    if caused and lemma in listed("shifting") and _is_shifted(tree, verb, mover):
        return True
    directed = placed or _is_directed(tree, verb, mover, way, caused=caused)
    loosely = bool(way.to or way.from_) and (lemma in listed("self") | listed("caused"))
    if is_mover(tree, mover):
        by_name = mover in tree.names_at or tree.token(mover).upos == "PRON"
        if by_name and loosely and not directed:
            return bool(way.from_) and any(tree.lemma(i) in listed("posts") for i in way.from_)
        return directed or loosely or lemma in listed("plain")
    if is_squeezed(tree, mover, way):
        return False
    if is_concrete(tree, mover):
        moves_itself = share(tree.lemma(past_number(tree, mover)), "vehicle", "animal") >= 0.3
        loose = bool(set(way.beside) - _ASIDE) or moves_itself
        return placed or (caused and ((directed and loose) or loosely))
    return _moves_thing(tree, verb, mover, way, caused=caused)


_ASIDE = frozenset(["out", "off", "up", "down", "in", "away", "over"])


def _is_aimless(tree: Tree, verb: int, mover: int, way: Way, *, placed: bool, caused: bool) -> bool:
    """Return whether a verb of motion is a figure, or its adverb no direction: "come across"."""
    lemma, beside = tree.lemma(verb), set(way.beside)
    if lemma in listed("effort") and not way.is_placed(tree) and not caused:
        return True
    taken_up = any(tree.case(k) in ("on", "upon") for k in tree.kids(verb, "obl"))
    if lemma == "embark" and taken_up and not (way.to or way.by):
        return True
    if lemma == "come" and tree.lower(verb + 1) == "across":
        return True
    if placed:
        return False
    if lemma in listed("onwards") and beside == {"forward"}:
        vehicle = mover >= 0 and share(tree.lemma(mover), "vehicle") >= 0.5
        if not (vehicle or is_kind(tree, mover, "posted")):
            return True
    if lemma == "go" and beside == {"forward"}:
        return True
    loose = beside <= {"out", "up", "down"} if lemma == "come" else way.beside == ("down",)
    if lemma in ("come", "go") and loose:
        return True
    return beside == {"down"} and lemma not in listed("lowering")


def _is_directed(tree: Tree, verb: int, mover: int, way: Way, *, caused: bool) -> bool:
    """Return whether a direction is told, though no place: "off", "back", "over the hill"."""
    lemma = tree.lemma(verb)
    by_itself = lemma not in listed("vague") and mover >= 0 and is_mover(tree, mover)
    crossed = lemma == "cross" and tree.object(verb) >= 0
    crossed = crossed or (way.across and (caused or by_itself))
    gone_off = "off" in way.beside and not caused and lemma not in listed("only_caused")
    sides = _DIRECTED - {"down"} if lemma == "take" else _DIRECTED
    return crossed or gone_off or bool(set(way.beside) & sides)


def _moves_body(tree: Tree, verb: int, mover: int, way: Way, *, caused: bool) -> bool | None:
    """Return whether an embassy or a household moves; ``None`` of what is none, or left open."""
    lemma = tree.lemma(verb)
    if tree.lemma(past_number(tree, mover)) not in listed("bodies"):
        return None
    if not way.is_placed(tree):
        return True if lemma in listed("shifting") and caused else None
    if caused and lemma in listed("carrying"):
        return True
    if lemma in listed("sending"):
        return caused
    if lemma in ("go", "come") and not caused:
        return bool(way.to)
    return True if lemma in listed("shifting") else None


def _is_shifted(tree: Tree, verb: int, mover: int) -> bool:
    """Return whether people are moved, be it told where to or not: "the men were moved"."""
    if tree.is_passive(verb):
        plural = tree.token(mover).xpos in ("NNS", "NNPS") or is_kind(tree, mover, "posted")
        by_nothing = not any(tree.case(k) in ("by", "to") for k in tree.kids(verb, "obl"))
        if plural and by_nothing and is_people(tree, mover):
            return True
    bare = tree.is_passive(verb) or tree.token(verb).xpos in ("VB", "VBG")
    return bare and is_bodily(tree, mover)


def _moves_thing(tree: Tree, verb: int, mover: int, way: Way, *, caused: bool) -> bool:
    """Return whether something moves that is neither a body nor a person, where a place is told."""
    lemma = tree.lemma(verb)
    freight = listed("shifting") | listed("freighting")
    thought = share(tree.lemma(mover), "abstract", "activity") >= 0.5 and lemma not in freight
    both = bool(way.to and (way.from_ or lemma in freight))
    nominal = tree.token(mover).upos == "NOUN" and not thought
    nominal = nominal and (both or not is_place(tree, mover))
    return nominal and way.is_placed(tree) and (caused or lemma in listed("shifting"))


def going(tree: Tree, verb: int, phrase: Phrase) -> Move | None:
    """Read a phrase that only tells that there is motion: "made its way", "set off"."""
    mover, way = tree.subject(verb), way_of(tree, verb, "relocate")
    named = {i for i in way.to if tree.lemma(i) in phrase.words}
    way = replace(way, to=tuple(i for i in way.to if i not in named))
    target = object_of(tree, verb)
    if mover < 0 or (target >= 0 and tree.lemma(target) not in phrase.words):
        return None
    plain = phrase.key in listed("plain") and is_mover(tree, mover)
    if not plain and not _is_underway(tree, verb, mover, way, caused=False):
        return None
    leaving = plain and not way.to
    action = "withdraw" if leaving else direction(tree, verb, mover, way, caused=False)
    return Move(verb, action, "verb", mover, -1, -1, way)
