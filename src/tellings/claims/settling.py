"""The action of a listed phrase as its mover and its way have it."""

from __future__ import annotations

from dataclasses import replace

from tellings.claims.kinds import share
from tellings.claims.motion_words import Phrase, carries, in_list, listed
from tellings.claims.move import Move
from tellings.claims.movers import (
    is_activity,
    is_bodily,
    is_concrete,
    is_kind,
    is_mover,
    is_people,
    is_place,
)
from tellings.claims.syntax import Tree
from tellings.claims.ways import way_of


def settled(tree: Tree, verb: int, move: Move, phrase: Phrase) -> Move | None:
    """Return the movement with its action as the mover and the way have it."""
    lemma, passive = tree.lemma(verb), tree.is_passive(verb)
    if move.action == "return" and phrase.frame in ("object", "both"):
        move = _restored(tree, move)
    if move.action == "evacuate" and not move.way.from_ and _is_ground(tree, move.mover):
        move = replace(move, way=move.way.leaving(move.mover))
    drawn = lemma in listed("backing") and bool(move.way.from_) and not move.way.to
    if move.action == "return" and drawn and phrase.words[-1] == "back":
        return replace(move, action="withdraw")
    back = {"back", "home"} & set(move.way.beside) and not {"back", "home"} & set(phrase.words)
    if back and move.action in ("evacuate", "withdraw", "relocate", "deploy", "arrive"):
        return replace(move, action="return")
    if move.action == "stay" and not _stays(tree, verb, move, phrase):
        return None
    posted = is_kind(tree, move.mover, "posted")
    if move.action == "deploy" and phrase.key == "take to street" and not posted:
        return replace(move, action="other")
    goods = not posted and is_concrete(tree, move.mover) and not is_mover(tree, move.mover)
    if move.action == "deploy" and goods:
        return replace(move, action="relocate") if move.way.is_placed(tree) else None
    if phrase.key in listed("alighting") and move.way.from_ and not _rides(tree, move):
        return replace(move, action="withdraw")
    if move.action == "evacuate" and goods and lemma not in listed("outright"):
        return move if move.way.is_placed(tree) and phrase.key in listed("sure") else None
    if move.action == "evacuate" and posted and lemma not in listed("outright"):
        return replace(move, action="withdraw")
    if move.action == "withdraw" and move.way.to and lemma in ("decamp", "remove", "pull", "move"):
        return replace(move, action="relocate")
    escorted = move.action == "evacuate" and lemma in listed("escorting")
    if escorted and not is_kind(tree, move.mover, "civilian"):
        move = replace(move, action="withdraw")
    if move.action in ("withdraw", "evacuate") and _is_carried(tree, move, phrase):
        return replace(move, action="relocate")
    if passive and lemma in listed("posting") and not _is_sent(tree, verb):
        return replace(move, action="stay", way=way_of(tree, verb, "stay"))
    anybody = is_kind(tree, move.mover, "anybody") and not posted and phrase.frame == "object"
    carried = phrase.frame == "object" and not posted and not is_people(tree, move.mover)
    carried = carried and share(tree.lemma(move.mover), "animal") >= 0.3
    if move.action == "deploy" and (anybody or (carried and move.way.to)):
        return replace(move, action="relocate")
    if move.action == "deploy" and is_kind(tree, move.mover, "civilian"):
        return replace(move, action="evacuate")
    rescued = lemma in listed("withdraw_civil") and phrase.frame == "object" and not posted
    if rescued and move.action == "withdraw" and is_people(tree, move.mover):
        return replace(move, action="evacuate")
    return move


def _rides(tree: Tree, move: Move) -> bool:
    """Return whether it is a vehicle that is got off."""
    return any(share(tree.lemma(i), "vehicle") >= 0.3 for i in move.way.from_)


def _only_is(tree: Tree, verb: int) -> bool:
    """Return whether staying is no more than being so: "stayed silent", "remain optimistic"."""
    if tree.lemma(verb) not in ("stay", "remain"):
        return False
    told = [k for k in tree.kids(verb, "xcomp", "acomp", "amod") if k > verb]
    return any(
        (tree.token(k).upos == "ADJ" or tree.token(k).xpos == "VBN")
        and tree.lower(k) not in listed("state stay") | {"put"}
        for k in told
    )


def _is_ground(tree: Tree, index: int) -> bool:
    """Return whether what is evacuated is a place, which those in it leave."""
    body = tree.lemma(index) in listed("bodies")
    return is_place(tree, index) and (body or not is_mover(tree, index))


def _is_landscape(tree: Tree, index: int) -> bool:
    """Return whether a place only lies where it lies: "the village sits on a ridge"."""
    named = index in tree.names_at or in_list(tree.lemma(index), "movers")
    return is_place(tree, index) and not named


def _restored(tree: Tree, move: Move) -> Move:
    """Return a service that is brought back as resumed: "bring back direct trains"."""
    if is_activity(tree, move.mover) and not is_mover(tree, move.mover):
        return replace(move, action="resume", activity=move.mover, mover=move.causer, frame="halt")
    return move


def _is_carried(tree: Tree, move: Move, phrase: Phrase) -> bool:
    """Return whether a phrase of bringing out only tells a way: "driven from … to …"."""
    ways = phrase.words[-1] in ("from", "out", "off", "away") and carries(phrase.words[0])
    return ways and move.way.is_placed(tree) and bool(move.way.to) and move.action == "withdraw"


def _is_sent(tree: Tree, verb: int) -> bool:
    """Return whether a passive of posting tells the sending: "will be", "have been deployed"."""
    aux = {tree.lower(k) for k in tree.kids(verb, "aux")}
    lemma = tree.lemma(verb)
    return lemma in ("deploy", "post", "position") and bool(aux - {"is", "are", "'s", "'re"})


def _stays(tree: Tree, verb: int, move: Move, phrase: Phrase) -> bool:
    """Return whether somebody stays somewhere: it takes one who could move, and a place."""
    if move.mover < 0 or _is_landscape(tree, move.mover):
        return False
    able = is_mover(tree, move.mover) or tree.token(move.mover).upos == "PROPN"
    able = able or (is_concrete(tree, move.mover) and move.way.is_placed(tree))
    placed = move.way.is_placed(tree)
    if not placed and _only_is(tree, verb):
        return False
    free = phrase.key in listed("bodily") and is_bodily(tree, move.mover)
    lasting = len(phrase.words) > 1 or tree.lemma(verb) in ("stay", "remain")
    return able and (placed or lasting or free)
