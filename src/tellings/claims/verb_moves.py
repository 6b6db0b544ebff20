"""Movements told by verbs: listed phrases name their action, verbs of motion leave it to the way.

A verb that is neither tells one where the way alone shows it: "bundled her into a van".
"""

from __future__ import annotations

from dataclasses import replace

from tellings.claims.arguments import agent_of, object_of
from tellings.claims.directions import direction
from tellings.claims.halts import halted, resumed
from tellings.claims.kinds import share
from tellings.claims.motion_words import Phrase, carries, goes, in_list, listed, nouns
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
from tellings.claims.tense import words_of
from tellings.claims.ways import ACROSS, AT, Way, way_of
from tellings.model import Action


def verb_moves(tree: Tree, verb: int) -> Move | None:
    """Return the movement that a verb tells, or ``None``."""
    again = resumed(tree, verb) or _expected(tree, verb)
    if again is not None:
        return again
    for phrase in told_phrases(tree, verb):
        move = _READERS.get(phrase.frame, _listed)(tree, verb, phrase)
        if move is not None:
            return move
    return _motion(tree, verb)


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
    if "back" in way.beside or any(tree.lemma(i) in listed("idle") for i in way.to):
        return None
    return Move(verb, "arrive", "verb", mover, -1, -1, way)


def _listed(tree: Tree, verb: int, phrase: Phrase) -> Move | None:
    """Read a phrase that names its action."""
    key, frame = phrase.key, phrase.frame
    if tree.lemma(verb) in listed("onward") and _begins(tree, verb) and len(phrase.words) == 1:
        return None
    subject, target = tree.subject(verb), object_of(tree, verb)
    passive = tree.is_passive(verb)
    if target >= 0 and tree.lemma(target) in phrase.words and tree.kid(verb, "iobj") >= 0:
        target = tree.kid(verb, "iobj")
    if target < 0 and not passive and frame == "object":
        last = phrase.words[-1]
        target = next((k for k in tree.kids(verb, "obl") if tree.case(k) == last), -1)
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
        elif (frame == "object" and not _is_clipped(tree, verb, target)) or target >= 0:
            return None
    elif target >= 0 and target != mover and tree.lemma(target) not in phrase.words:
        if _is_enclosed(tree, target, phrase):
            return None
        endured = phrase.action == "stay" and phrase.words[-1] in ("out", "through")
        if not endured and not _as_place(tree, phrase.action, target):
            return None
        way = _with_object(way, phrase.action, target)
    elif target >= 0 and target != mover and phrase.action in ("withdraw", "flee"):
        way = way.leaving(target) if tree.lemma(verb) in listed("quitting") else way
    given = tree.kid(verb, "iobj")
    if given >= 0 and frame in ("both", "object") and is_place(tree, given):
        way = way.reaching(given)
    if not _fits(tree, verb, key, mover, way):
        return None
    if not way.from_ and phrase.action in ("evacuate", "relocate", "withdraw", "return", "deploy"):
        way = _from_mover(tree, mover, way, passive or target >= 0)
    return settled(tree, verb, Move(verb, phrase.action, "verb", mover, causer, -1, way), phrase)


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


def _is_clipped(tree: Tree, verb: int, target: int) -> bool:
    """Return whether a verb without object stands for a passive, as in headlines: "whale towed"."""
    token = tree.token(verb)
    if target >= 0 or token.xpos not in ("VBN", "VBD") or tree.kids(verb, "aux"):
        return False
    head = tree.head(verb)
    if tree.rel(verb) == "conj" and head >= 0 and tree.is_passive(head):
        return tree.subject_own(verb) < 0 and not goes(tree.lemma(verb))
    headline = tree.tokens[-1].upos != "PUNCT"
    return headline and (token.xpos == "VBN" or verb == tree.parse.root)


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


def is_mover_only(tree: Tree, index: int) -> bool:
    """Return whether a nominal moves and is no place: a crew, and not an embassy."""
    return is_mover(tree, index) and not is_place(tree, index)


def _fits(tree: Tree, verb: int, key: str, mover: int, way: Way) -> bool:
    """Return whether somebody is moved here: by who it is, or by the way told."""
    told = bool(way.to or way.from_ or way.by)
    placed = way.is_placed(tree) or bool(way.by)
    needs = key in listed("weak") | listed("placed")
    if mover < 0:
        asked = tree.rel(verb) in ("acl", "xcomp") and way.is_placed(tree)
        return asked or (placed and not needs)
    holds = key.split(maxsplit=1)[0] in ("keep", "hold", "leave", "trap", "strand")
    kept = holds and mover != tree.subject_own(verb)
    if (_is_force(tree, verb, mover) and not kept) or (tree.lower(mover) == "it" and not placed):
        return False
    if tree.lemma(mover) in listed("abstract") and mover not in tree.names_at:
        return False
    named = any(tree.lemma(k) in key.split() for k in _goals(tree, verb))
    if (not named and _goes_nowhere(tree, verb, mover, way)) or _is_squeezed(tree, mover, way):
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


def _is_squeezed(tree: Tree, mover: int, way: Way) -> bool:
    """Return whether something is only had from somebody: "get more out of the witnesses"."""
    people = [i for i in way.from_ if i not in tree.names_at and is_people(tree, i)]
    return bool(people) and not is_people(tree, mover)


def _is_force(tree: Tree, verb: int, mover: int) -> bool:
    """Return whether a force of nature moves, or does the moving: "the flood carried off cars"."""
    if tree.is_passive(verb):
        return False
    subject = tree.subject(verb)
    return any(
        in_list(tree.lemma(i), "forces") for i in (mover, subject) if i >= 0 and i == subject
    )


def _goes_nowhere(tree: Tree, verb: int, mover: int, way: Way) -> bool:
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
        left_with = any(tree.case(k) == "with" for k in tree.kids(verb, "obl"))
        return bool(tree.kids(verb, "xcomp")) or (left_with and not way.from_)
    by_himself = mover == tree.subject(verb) and not tree.is_passive(verb)
    taken = [k for k in tree.kids(verb, "obl") if tree.case(k) == "with"]
    still = tree.lemma(verb) in ("stay", "remain", "wait")
    alone = by_himself and not still and not (way.to or way.from_)
    if alone and taken and not is_mover(tree, taken[0]):
        return "away" in way.beside
    nowhere = bool(_goals(tree, verb)) and not (way.to or way.from_ or way.by)
    return by_himself and nowhere


def _goals(tree: Tree, verb: int) -> list[int]:
    links = ("to", "into", "from", "of")
    return [k for k in tree.kids(verb, "obl") if tree.case(k).split(" ")[-1] in links]


def _going(tree: Tree, verb: int, phrase: Phrase) -> Move | None:
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


_READERS = {"halt": halted, "go": _going}


def _motion(tree: Tree, verb: int) -> Move | None:
    """Read a verb that only tells that there is motion, or any verb with a way that tells it."""
    lemma = tree.lemma(verb)
    subject, target, passive = tree.subject(verb), object_of(tree, verb), tree.is_passive(verb)
    if subject >= 0 and _is_force(tree, verb, subject):
        return None
    way = way_of(tree, verb, "relocate")
    if lemma in listed("still") and not _is_stirred(tree, verb, way):
        return None
    clipped = target < 0 and _is_clipped(tree, verb, target) and not goes(lemma)
    caused = (passive or target >= 0 or clipped) and (carries(lemma) or _is_driven(tree, way))
    ridden = target >= 0 and not passive and lemma in listed("traversing")
    caused = caused and not (ridden and share(tree.lemma(target), "vehicle") >= 0.5)
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
        if lemma in listed("onward") and _begins(tree, verb):
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
        told = _from_mover(tree, mover, told, caused)
    driven_out = caused and lemma == "drive" and not told.to and not told.by
    means = None if driven_out else told.means
    return Move(verb, action, "verb", mover, causer, -1,
                replace(told, by=told.by or way.by, means=means))  # fmt: skip


def _from_mover(tree: Tree, mover: int, way: Way, moved: bool) -> Way:
    """Add where those who are moved were: "patients in the east wing", "boats from the harbour"."""
    if mover < 0 or not moved:
        return way
    links = ("from", "in", "at") if is_kind(tree, mover, "civilian") else ("from",)
    places = [k for k in tree.kids(mover, "nmod") if tree.case(k) in links and is_place(tree, k)]
    return replace(way, from_=tuple(places[:1])) if places and places[0] not in way.to else way


def _only_goes(tree: Tree, verb: int, mover: int, way: Way) -> bool:
    """Return whether "go" or "move" alone tells a leaving: "refused to go", "were told to move"."""
    if tree.lemma(verb) not in ("go", "move", "come") or way.to or way.from_ or way.beside:
        return False
    over = tree.head(verb)
    held = tree.rel(verb) in ("xcomp", "ccomp") and over >= 0
    held = held and tree.lemma(over) in listed("compelling") and not tree.particle(verb)
    held = held or bool({"must", "should"} & set(tree.auxiliaries(verb)))
    held = held or (tree.lemma(verb) == "come" and bool(tree.auxiliaries(verb)))
    when = [k for k in tree.kids(verb, "obl") if _is_day(tree, k)]
    bare = not tree.kids(verb, "obj", "xcomp", "ccomp", "advcl")
    bare = bare and len(when) == len(tree.kids(verb, "obl"))
    return held and bare and mover >= 0 and is_people(tree, mover)


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


def _is_passed(tree: Tree, place: int) -> bool:
    """Return whether what looks like an object is where one passes: "limped up the hill"."""
    return tree.lower(min(tree.stretch(place)) - 1) in ACROSS


def _begins(tree: Tree, verb: int) -> bool:
    """Return whether an infinitive follows and no place: "went on to say", "moved to reduce"."""
    follows = [k for k in tree.kids(verb, "xcomp", "advcl") if k > verb]
    infinitive = any(tree.lower(m) == "to" for k in follows for m in tree.kids(k, "mark"))
    return infinitive and not any(is_place(tree, k) for k in tree.kids(verb, "obl"))


_DIRECTED = frozenset(
    ["down", "back", "home", "ashore", "out", "away", "across", "abroad", "overseas",
                       "inland", "aboard", "forward", "homeward", "inside", "in"])  # fmt: skip


def _is_underway(tree: Tree, verb: int, mover: int, way: Way, *, caused: bool) -> bool:
    """Return whether a verb of motion moves this mover along this way."""
    lemma = tree.lemma(verb)
    vehicle = mover >= 0 and share(tree.lemma(mover), "vehicle") >= 0.5
    placed = way.is_placed(tree) or bool(way.by) or (caused and bool(way.means) and not vehicle)
    by_itself = lemma not in ("come", "pass", "fly", "go") and mover >= 0 and is_mover(tree, mover)
    across = way.across and (caused or by_itself)
    if lemma in listed("effort") and not way.is_placed(tree) and not caused:
        return False
    embarks = lemma == "embark" and any(
        tree.case(k) in ("on", "upon") for k in tree.kids(verb, "obl")
    )
    if embarks and not (way.to or way.by):
        return False
    bounds = [k for k in tree.kids(verb, "obl") if tree.case(k) in ("over", "across")]
    if lemma == "come" and any(tree.lemma(k) in listed("bounds") for k in bounds):
        return mover >= 0 and is_mover(tree, mover)
    crossed = across or (lemma == "cross" and tree.object(verb) >= 0)
    sides = _DIRECTED - {"down"} if lemma == "take" else _DIRECTED
    gone_off = "off" in way.beside and not caused and lemma not in listed("only_caused")
    directed = placed or crossed or gone_off or bool(set(way.beside) & sides)
    loose = set(way.beside) <= {"out", "up", "down"} if lemma == "come" else way.beside == ("down",)
    if lemma in ("come", "go") and loose and not placed:
        return False
    if set(way.beside) == {"down"} and not placed and lemma not in listed("lowering"):
        return False
    if lemma == "come" and tree.lower(verb + 1) == "across":
        return False
    if lemma == "go" and set(way.beside) == {"forward"} and not placed:
        return False
    loosely = bool(way.to or way.from_) and (lemma in listed("self") | listed("caused"))
    if mover < 0:
        return way.is_placed(tree) and lemma in listed("self") | listed("caused") and not caused
    if mover >= 0 and tree.lemma(past_number(tree, mover)) in listed("bodies"):
        if way.is_placed(tree) and lemma in listed("sending"):
            return caused
        if way.is_placed(tree) and lemma in ("go", "come") and not caused:
            return bool(way.to)
        if lemma in listed("shifting") and (caused or way.is_placed(tree)):
            return True
    if tree.lemma(mover) in listed("abstract") and mover not in tree.names_at:
        return False
    if lemma in listed("bidding") and share(tree.lemma(mover), "activity", "abstract") >= 0.5:
        return False
    if caused and lemma in listed("shifting") and tree.is_passive(verb):
        plural = tree.token(mover).xpos in ("NNS", "NNPS") or is_kind(tree, mover, "posted")
        by_nothing = not any(tree.case(k) in ("by", "to") for k in tree.kids(verb, "obl"))
        if plural and by_nothing and is_people(tree, mover):
            return True
    if is_mover(tree, mover):
        by_name = mover in tree.names_at or tree.token(mover).upos == "PRON"
        if by_name and loosely and not directed:
            return bool(way.from_) and any(tree.lemma(i) in listed("posts") for i in way.from_)
        return directed or loosely or lemma in listed("plain")
    if _is_squeezed(tree, mover, way):
        return False
    if is_concrete(tree, mover):
        moves_itself = share(tree.lemma(past_number(tree, mover)), "vehicle", "animal") >= 0.3
        aside = {"out", "off", "up", "down", "in", "away", "over"}
        loose = bool(set(way.beside) - aside) or moves_itself
        return placed or (caused and ((directed and loose) or loosely))
    abstract = share(tree.lemma(mover), "abstract", "activity") >= 0.5
    abstract = abstract and lemma not in listed("shifting")
    both = bool(way.to and (way.from_ or lemma in listed("shifting")))
    nominal = tree.token(mover).upos == "NOUN" and not abstract
    nominal = nominal and (both or not is_place(tree, mover))
    return nominal and way.is_placed(tree) and (caused or lemma in listed("shifting"))
