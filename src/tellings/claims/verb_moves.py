"""Movements told by verbs: listed phrases name their action, verbs of motion leave it to the way.

A verb that is neither tells one where the way alone shows it: "bundled her into a van".
"""

from __future__ import annotations

from dataclasses import replace

from tellings.claims.arguments import agent_of, governed, object_of
from tellings.claims.figures import begins, goals, goes_nowhere, is_clipped, is_force, is_squeezed
from tellings.claims.halts import halted, resumed
from tellings.claims.kinds import share
from tellings.claims.motion import from_mover, going, motion
from tellings.claims.motion_words import Phrase, carries, in_list, listed, nouns
from tellings.claims.move import Move
from tellings.claims.movers import (
    NOMINAL,
    is_bodily,
    is_concrete,
    is_kind,
    is_mover,
    is_people,
    is_place,
    of_phrases,
    past_number,
)
from tellings.claims.phrasing import told_phrases
from tellings.claims.settling import settled
from tellings.claims.syntax import Tree
from tellings.claims.ways import Way, way_of
from tellings.model import Action


def verb_moves(tree: Tree, verb: int) -> Move | None:
    """Return the movement that a verb tells, or ``None``."""
    again = resumed(tree, verb) or _expected(tree, verb) or _lengthened(tree, verb)
    if again is not None:
        return again
    for phrase in told_phrases(tree, verb):
        move = _READERS.get(phrase.frame, _listed)(tree, verb, phrase)
        if move is not None:
            return move
    return motion(tree, verb)


def _expected(tree: Tree, verb: int) -> Move | None:
    """Read "a delegation is expected in Vienna", "40 more are awaited" as an arrival to come."""
    if tree.lemma(verb) not in ("expect", "await") or not tree.is_passive(verb):
        return None
    mover = tree.subject(verb)
    if tree.kids(verb, "xcomp", "ccomp", "expl") or mover < 0 or not is_mover(tree, mover):
        return None
    way = way_of(tree, verb, "arrive")
    dated = any(tree.case(k) in ("on", "before", "by", "in", "at") for k in tree.kids(verb, "obl"))
    if not (dated or way.to) or tree.token(mover).upos == "PRON":
        return None
    if "back" in way.beside or "home" in way.beside:
        return Move(verb, "return", "verb", mover, -1, -1, way)
    if any(tree.lemma(i) in listed("idle") for i in way.to):
        return None
    return Move(verb, "arrive", "verb", mover, -1, -1, way)


def _lengthened(tree: Tree, verb: int) -> Move | None:
    """Read "the mission's mandate was extended", "will prolong the stay of its troops"."""
    if tree.lemma(verb) not in listed("lengthening"):
        return None
    term = tree.subject(verb) if tree.is_passive(verb) else tree.object(verb)
    if term < 0 or tree.lemma(term) not in listed("terms"):
        return None
    owners = [*tree.kids_exact(term, "nmod:poss"), *of_phrases(tree, term)]
    mover = next((k for k in owners if is_mover(tree, k) or is_kind(tree, k, "garrisons")), -1)
    if mover < 0 and is_kind(tree, term, "garrisons"):
        mover = term
    return (
        Move(verb, "stay", "verb", mover, -1, -1, way_of(tree, verb, "stay"))
        if mover >= 0
        else None
    )


def _listed(tree: Tree, verb: int, phrase: Phrase) -> Move | None:
    """Read a phrase that names its action."""
    key, frame = phrase.key, phrase.frame
    if tree.lemma(verb) in listed("onward") and begins(tree, verb) and len(phrase.words) == 1:
        return None
    subject, target = tree.subject(verb), object_of(tree, verb)
    passive = tree.is_passive(verb)
    given_away = target >= 0 and tree.kid(verb, "iobj") >= 0 and frame != "self"
    if given_away and tree.lemma(target) in phrase.words:
        target = tree.kid(verb, "iobj")
    if target >= 0 and tree.lemma(target) in phrase.words and frame == "object":
        target = next(iter(governed(tree, verb, phrase.words[-1])), target)
    if target < 0 and not passive and frame == "object":
        last = phrase.words[-1]
        target = next((k for k in tree.kids(verb, "obl") if tree.case(k) == last), -1)
    if target >= 0 and frame == "self" and of_phrases(tree, target):
        target = past_number(tree, target)
    way = way_of(tree, verb, phrase.action)
    if phrase.key == "reach" and target < 0 and not passive:
        return None
    if frame == "place" and _are_inside(tree, verb, subject, target):
        way = _with_object(way, phrase.action, target)
        return Move(verb, "withdraw" if is_kind(tree, subject, "posted") else phrase.action, "verb",
                    subject, -1, -1, way)  # fmt: skip
    if frame == "place":
        itself = target < 0 and tree.lemma(verb) in ("empty", "depopulate")
        place = subject if passive or itself else target
        return _emptied(tree, verb, phrase.action, place, way)
    mover, causer = subject, -1
    if passive and frame == "self" and (by := agent_of(tree, verb)) >= 0 and is_mover(tree, by):
        if not _as_place(tree, phrase.action, subject):
            return None
        way = _with_object(way, phrase.action, subject)
        return Move(verb, phrase.action, "verb", by, -1, -1, way)
    if passive:
        posted = tree.lemma(verb) in listed("posting")
        if frame == "self" and phrase.action != "stay" and not posted:
            return None
        causer = agent_of(tree, verb)
    elif frame in ("both", "object") or (
        phrase.action == "arrive" and _lands_others(tree, verb, subject, target)
    ):
        if target >= 0 and _undergoes(tree, target, key):
            mover, causer = target, subject
        elif (frame == "object" and not is_clipped(tree, verb, target)) or target >= 0:
            return None
    elif target >= 0 and target != mover and tree.lemma(target) not in phrase.words:
        if _is_enclosed(tree, target, phrase):
            return None
        endured = phrase.action == "stay" and phrase.words[-1] in ("out", "through")
        if not endured and not _as_place(tree, phrase.action, target):
            return None
        way = way if endured else _with_object(way, phrase.action, target)
    elif target >= 0 and target != mover and phrase.action in ("withdraw", "flee"):
        way = way.leaving(target) if tree.lemma(verb) in listed("quitting") else way
    way = _with_governed(tree, verb, phrase, way)
    given = tree.kid(verb, "iobj")
    if given >= 0 and frame in ("both", "object") and is_place(tree, given):
        way = way.reaching(given)
    if not _fits(tree, verb, key, mover, way):
        return None
    if key in listed("barring"):
        way = replace(way, from_=(), to=way.to or way.from_)
        at = [k for k in tree.kids(verb, "obl") if tree.case(k) == phrase.words[-1]]
        way = way if way.to else replace(way, to=tuple(k for k in at if is_place(tree, k)))
        return Move(verb, "arrive", "verb", mover, causer, -1, way, barred=True)
    if not way.from_ and phrase.action in ("evacuate", "relocate", "withdraw", "return", "deploy"):
        way = from_mover(tree, mover, way, passive or target >= 0)
    return settled(tree, verb, Move(verb, phrase.action, "verb", mover, causer, -1, way), phrase)


def _with_governed(tree: Tree, verb: int, phrase: Phrase, way: Way) -> Way:
    """Add the place that the last word of the phrase governs: "got as far as Zinder"."""
    last = phrase.words[-1]
    if way.to or way.from_ or len(phrase.words) < 2 or last not in ("on", "as", "at", "to", "for"):
        return way
    places = [k for k in tree.kids(verb, "obl", "advcl") if tree.case(k).split(" ")[-1] == last]
    places = [k for k in places if is_place(tree, k)]
    return way.reaching(places[0]) if places else way


def _lands_others(tree: Tree, verb: int, subject: int, target: int) -> bool:
    """Return whether a verb that else moves its subject brings people: "landed 40 migrants"."""
    if target < 0 or target == subject or not carries(tree.lemma(verb)):
        return False
    return is_people(tree, target) and not is_place(tree, target)


def _undergoes(tree: Tree, target: int, key: str) -> bool:
    """Return whether an object is what moves, rather than a place."""
    if is_mover(tree, target) or tree.token(target).upos == "PRON":
        return True
    if is_place(tree, target) and not is_concrete(tree, target):
        held = key.split(maxsplit=1)[0] in ("keep", "leave", "retain", "maintain")
        held = held or key in listed("shifting")
        return (held or key in listed("sure")) and tree.lemma(target) in listed("bodies")
    thought = share(tree.lemma(target), "abstract", "activity") >= 0.5
    return is_concrete(tree, target) or (key in listed("sure") and not thought)


def _is_enclosed(tree: Tree, target: int, phrase: Phrase) -> bool:
    """Return whether the object stands inside the phrase and is what moves: "moved it out"."""
    last = phrase.words[-1]
    return len(phrase.words) > 1 and any(
        tree.lower(i) == last for i in range(target + 1, min(target + 4, len(tree)))
    )


def _with_object(way: Way, action: Action, place: int) -> Way:
    if action in ("withdraw", "flee", "evacuate", "relocate"):
        return way.leaving(place)
    return way.reaching(place) if action in ("arrive", "return", "other", "stay") else way


def _as_place(tree: Tree, action: Action, target: int) -> bool:
    """Return whether the object is where one goes from or to: "left the town"."""
    lemma = tree.lemma(target)
    if lemma in listed("courses"):
        return False
    if action in ("flee", "withdraw") and lemma in listed("posts"):
        return True
    if is_place(tree, target) and in_list(lemma, "grounds"):
        return True
    if lemma in listed("abstract") | listed("no_places"):
        return False
    if is_place(tree, target):
        return True
    if action in ("flee", "withdraw") and share(lemma, "vehicle") >= 0.5:
        return bool(tree.kids(target, "det", "nmod"))
    if action == "arrive" and lemma not in nouns():
        if tree.lemma(tree.head(target)) not in listed("reaching"):
            return False
        return is_concrete(tree, target) and bool(tree.kids(target, "det"))
    return action in ("flee", "withdraw") and tree.token(target).upos == "PROPN"


def _emptied(tree: Tree, verb: int, action: Action, place: int, way: Way) -> Move | None:
    """Read "the village was emptied": the place moves, or those in it, and it is where from."""
    rid = next((k for k in tree.kids(verb, "obl", "nmod") if tree.case(k) == "of"), -1)
    if rid >= 0 and place >= 0 and is_place(tree, place) and is_people(tree, rid):
        return Move(verb, action, "verb", rid, -1, -1, way.leaving(place))
    if place < 0 or rid >= 0:
        return None
    behind = of_phrases(tree, place)
    if behind and (tree.token(place).upos in ("DET", "NUM", "PRON") or past_number(tree, place)):
        place = past_number(tree, place) if past_number(tree, place) != place else place
    if not (is_place(tree, place) or tree.token(place).upos == "PROPN") or is_mover_only(
        tree, place
    ):
        return None
    causer = agent_of(tree, verb) if tree.is_passive(verb) else tree.subject(verb)
    causer = -1 if causer == place else causer
    return Move(verb, action, "verb", place, causer, -1, way.leaving(place))


def _are_inside(tree: Tree, verb: int, subject: int, place: int) -> bool:
    """Return whether those who empty a place are in it: "villagers evacuated", "told to clear it".

    Whoever is made to empty a place leaves it; so do residents, where firefighters would not.
    """
    if subject < 0 or place < 0 or not is_place(tree, place) or tree.is_passive(verb):
        return False
    if not is_mover(tree, subject) or tree.lemma(verb) in ("empty", "drain"):
        return False
    if tree.lemma(verb) == "clear" and share(tree.lemma(subject), "vehicle") >= 0.5:
        return place in tree.names_at
    over = tree.head(verb)
    made = tree.rel(verb) in ("xcomp", "ccomp", "advcl") and over >= 0
    made = made and tree.lemma(over) in listed("compelling")
    return (made and subject != tree.subject_own(verb)) or is_kind(tree, subject, "civilian")


def _is_got_away_with(tree: Tree, verb: int, key: str) -> bool:
    """Return whether it is a deed that somebody gets away with: "got away with murder"."""
    if key not in ("get away", "make off"):
        return False
    after = next((i for i in range(verb, min(verb + 5, len(tree))) if tree.lower(i) == "with"), -1)
    if after < 0:
        return False
    taken = [k for k in tree.kids(verb, "obl") if tree.case(k).endswith("with")]
    solid = [k for k in taken if share(tree.lemma(k), "abstract", "activity") < 0.5]
    return not any(tree.token(k).upos in ("NOUN", "PROPN", "NUM") for k in solid)


def is_mover_only(tree: Tree, index: int) -> bool:
    """Return whether a nominal moves and is no place: a crew, and not an embassy."""
    return is_mover(tree, index) and not is_place(tree, index)


def _fits(tree: Tree, verb: int, key: str, mover: int, way: Way) -> bool:
    """Return whether somebody is moved here: by who it is, or by the way told."""
    told = bool(way.to or way.from_ or way.by)
    placed = way.is_placed(tree) or bool(way.by)
    needs = key in listed("weak") | listed("placed")
    if mover < 0:
        ordered = tree.rel(verb) == "acl" and key in listed("orders")
        asked = tree.rel(verb) in ("acl", "xcomp") and (way.is_placed(tree) or ordered)
        return asked or (placed and not needs)
    holds = key.split(maxsplit=1)[0] in ("keep", "hold", "leave", "trap", "strand")
    kept = holds and mover != tree.subject_own(verb)
    if (is_force(tree, verb, mover) and not kept) or (tree.lower(mover) == "it" and not placed):
        return False
    if tree.lemma(mover) in listed("abstract") and mover not in tree.names_at:
        return False
    named = any(tree.lemma(k) in key.split() for k in goals(tree, verb))
    last = key.rsplit(maxsplit=1)[-1] if " " in key else ""
    solid = [k for k in goals(tree, verb) if share(tree.lemma(k), "abstract", "activity") < 0.5]
    named = named or any(last and tree.case(k) == last for k in solid)
    named = named or (key in listed("orders") and is_kind(tree, mover, "posted"))
    if key in listed("forces_only") and not is_kind(tree, mover, "garrisons"):
        return False
    held = tree.object(verb) >= 0 and tree.names_at.get(mover) == "person"
    if key in listed("holding") and mover == tree.subject_own(verb) and held:
        return False
    if _is_got_away_with(tree, verb, key) or (key == "put back" and "together" in way.beside):
        return False
    if key.startswith("live ") and not (tree.token(verb).xpos == "VBG" and tree.auxiliaries(verb)):
        return False
    if (not named and goes_nowhere(tree, verb, mover, way)) or is_squeezed(tree, mover, way):
        return False
    if key in listed("recalling") and not told and not is_kind(tree, mover, "posted"):
        return False
    if is_mover(tree, mover):
        free = (
            key in listed("placed") and is_kind(tree, mover, "posted") and key in listed("orders")
        )
        free = free or (key in listed("bodily") and is_bodily(tree, mover))
        free = free or (key in listed("undergone") and tree.is_passive(verb))
        return (placed if key in listed("weak") else told) or not needs or free
    if is_concrete(tree, mover):
        carried = share(tree.lemma(past_number(tree, mover)), "vehicle", "animal") < 0.3
        return told or (key in listed("sure") and not (carried and key.startswith("pull")))
    if is_place(tree, mover) and tree.token(mover).upos == "PROPN":
        return key in listed("sure") or told
    sure = key in listed("sure") and tree.lemma(past_number(tree, mover)) in listed("bodies")
    thought = share(tree.lemma(mover), "abstract", "activity") >= 0.5
    nominal = tree.token(mover).upos in NOMINAL and not is_place(tree, mover) and not thought
    shifted = key in listed("shifting") and bool(way.to) and placed and not thought
    return sure or shifted or (placed and key in listed("sure") and nominal)


_READERS = {"halt": halted, "go": going}
