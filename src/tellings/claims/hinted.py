"""Movements told by words that no list has, where the network takes them for such.

The network hints at the word and its action (``language/hints.py``); who moves and which way is
read as for the verbs and nouns that are listed. What the rules read stands, but for verbs of motion
at which no hint points at all, nor at what hangs on them, and for what stops by itself without a
hint: those are figures of speech.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from tellings.claims.arguments import agent_of, object_of
from tellings.claims.directions import direction
from tellings.claims.figures import goals, is_force, is_squeezed
from tellings.claims.halts import owner_of
from tellings.claims.kinds import share
from tellings.claims.motion_words import in_list, listed
from tellings.claims.move import Move
from tellings.claims.movers import (
    is_activity,
    is_actor,
    is_concrete,
    is_mover,
    is_people,
    is_place,
)
from tellings.claims.noun_moves import named_move
from tellings.claims.state_moves import STATES
from tellings.claims.syntax import Tree
from tellings.claims.ways import Way, way_of
from tellings.language.reading import Hint
from tellings.model import Action

LEAST = 0.7
"""The chance from which on a hint is followed."""
_SINGLE = frozenset(["verb", "halt"])
"""The frames of which the word that tells the movement is always one that a hint may be of."""
_BESIDE = 0.2
"""The chance from which on a hint at what hangs on a verb is one at the verb."""
_PHRASES = frozenset(["obl", "obj", "xcomp", "compound", "advmod", "nmod"])
"""What hangs on a verb and may tell the movement with it: "help them off", "take … out of"."""
_BY_WAY = 2.0
"""How many times likelier an action is that the way tells as well."""
_ACTIONS: tuple[Action, ...] = get_args(Action)
_HALTS = frozenset(["suspend", "resume"])
_LOOSE = frozenset(["out", "up", "off", "down", "in", "on", "over"])
_LEAVING = frozenset(["withdraw", "flee", "evacuate", "relocate"])


def may_tell(tree: Tree, index: int) -> bool:
    """Return whether a token can tell a movement: a verb, a noun, what somebody is said to be."""
    upos = tree.token(index).upos
    return upos in ("VERB", "NOUN") or (
        upos in ("ADJ", "ADV", "PROPN", "AUX") and bool(tree.kids(index, "cop"))
    )


def is_figure(tree: Tree, move: Move) -> bool:
    """Return whether the network takes what a rule reads for no movement at all."""
    if tree.parse.hints is None or move.frame not in _SINGLE or _is_halted(tree, move):
        return False
    if move.action == "stay" and move.way.is_placed(tree):
        return False
    hanging = tree.kids(move.word, *_PHRASES)
    told = {move.word, *hanging, *(case for kid in hanging for case in tree.kids(kid, "case"))}
    return not any(
        hint.token == move.word or (hint.token in told and hint.chance >= _BESIDE)
        for hint in tree.parse.hints
    )


def _is_halted(tree: Tree, move: Move) -> bool:
    """Return whether somebody stops or starts an activity, which is hardly ever a figure."""
    return move.frame == "halt" and (
        tree.is_passive(move.word) or move.activity != tree.subject(move.word)
    )


def hinted_moves(tree: Tree, found: Sequence[Move]) -> Iterator[Move]:
    """Yield the movements that hints tell, but for those beside a movement already found."""
    for hint in tree.parse.hints or ():
        sure = hint.chance >= LEAST and may_tell(tree, hint.token)
        move = _read(tree, hint) if sure and not _is_beside(tree, hint, found) else None
        if move is not None and not _is_seized(tree, move):
            yield move


def _is_seized(tree: Tree, move: Move) -> bool:
    """Return whether it only befell somebody where he was: "was detained off the cape"."""
    near = any(tree.case(kid) == "off" for kid in tree.kids(move.word, "obl"))
    return near and move.action in _LEAVING and tree.lemma(move.word) in listed("seizing")


def _is_beside(tree: Tree, hint: Hint, found: Sequence[Move]) -> bool:
    """Return whether the word is one that a movement is told by, or hangs on it or holds it."""
    for move in found:
        joined = (hint.token, move.word), (move.word, hint.token)
        hangs = any(tree.head(a) == b and tree.rel(a) != "conj" for a, b in joined)
        if hangs or hint.token in (move.word, move.mover, move.activity):
            return True
    return False


def _read(tree: Tree, hint: Hint) -> Move | None:
    index = hint.token
    action = _ACTIONS[max(range(len(_ACTIONS)), key=hint.chances.__getitem__)]
    if in_list(tree.lemma(index), "collisions") and action not in _HALTS:
        return None
    if tree.token(index).upos == "VERB":
        return _halt(tree, index, action) if action in _HALTS else _verb(tree, hint, action)
    if tree.kids(index, "cop"):
        return _state(tree, index, action)
    return named_move(tree, index, action)


def _halt(tree: Tree, verb: int, action: Action) -> Move | None:
    """Read what stops or starts: the object, of a passive and without object the subject."""
    subject, target = tree.subject(verb), object_of(tree, verb)
    way = way_of(tree, verb, action)
    if tree.is_passive(verb) or target < 0:
        causer, activity = agent_of(tree, verb), subject
    else:
        causer, activity = subject, target
    if subject >= 0 and subject != activity and is_people(tree, subject):
        runs = is_activity(tree, target) or is_place(tree, target)
        return Move(verb, action, "halt", subject, -1, target if runs else -1, way)
    if activity < 0 or in_list(tree.lemma(activity), "abstract"):
        return None
    if is_people(tree, activity):
        return Move(verb, action, "halt", activity, -1, -1, way)
    causer = causer if causer >= 0 and is_actor(tree, causer) else -1
    mover = causer if causer >= 0 else owner_of(tree, activity)
    return Move(verb, action, "halt", mover, causer, activity, way)


def _verb(tree: Tree, hint: Hint, action: Action) -> Move | None:
    """Read who moves or stays, and which way."""
    verb = hint.token
    subject, target, passive = tree.subject(verb), object_of(tree, verb), tree.is_passive(verb)
    mover, causer = subject, agent_of(tree, verb) if passive else -1
    caused = passive
    left = action in _LEAVING and subject >= 0 and is_mover(tree, subject)
    left = left and target >= 0 and share(tree.lemma(target), "vehicle") >= 0.5
    left = left and share(tree.lemma(subject), "vehicle") < 0.5
    if not passive and target >= 0 and not left and _undergoes(tree, target):
        mover, causer, caused = target, subject, True
    way = way_of(tree, verb, action)
    if mover < 0 or not _is_able(tree, mover) or (caused and is_squeezed(tree, mover, way)):
        return None
    if action == "stay" and tree.token(mover).upos == "PRON" and not way.is_placed(tree):
        return None
    if is_force(tree, verb, mover) or _is_part(tree, verb):
        return None
    if causer >= 0 and _is_handled(tree, verb, mover, way):
        return None
    if action != "stay":
        told = direction(tree, verb, mover, way, caused=caused)
        action = _likeliest(hint, told)
        way = way_of(tree, verb, action)
    if not caused and target >= 0 and (left or is_place(tree, target)):
        way = way.leaving(target) if action in _LEAVING else way.reaching(target)
    return Move(verb, action, "verb", mover, causer, -1, way)


def _likeliest(hint: Hint, told: Action) -> Action:
    """Return the likeliest movement, given that the way tells one."""
    chances = dict(zip(_ACTIONS, hint.chances, strict=True))
    chances[told] *= _BY_WAY
    return max((a for a in _ACTIONS if a not in _HALTS), key=chances.__getitem__)


def _undergoes(tree: Tree, target: int) -> bool:
    """Return whether the object moves, and is not only a part of a figure: "upped sticks"."""
    if is_people(tree, target) or tree.token(target).upos == "PRON":
        return True
    if is_place(tree, target) and not is_mover(tree, target):
        return False
    own = tree.kids_exact(target, "nmod:poss")
    told = tree.kids(target, "det", "nummod", "amod", "compound") or target in tree.names_at
    return bool(told) and not own and (is_mover(tree, target) or is_concrete(tree, target))


def _is_part(tree: Tree, verb: int) -> bool:
    """Return whether only a part of a sum is told, which is a figure: "of whom 41 were landed"."""
    return any(tree.lower(k) in ("whom", "which") and tree.case(k) == "of"
               for k in tree.kids(verb, "obl", "nmod"))  # fmt: skip


def _is_handled(tree: Tree, verb: int, thing: int, way: Way) -> bool:
    """Return whether a thing is only taken in hand, and goes nowhere: "pulled out a knife"."""
    told = way.from_ or way.to or way.by or goals(tree, verb) or set(way.beside) - _LOOSE
    return not is_mover(tree, thing) and not told


def _is_able(tree: Tree, mover: int) -> bool:
    if in_list(tree.lemma(mover), "abstract") and mover not in tree.names_at:
        return False
    return is_mover(tree, mover) or is_concrete(tree, mover) or mover in tree.names_at


def _state(tree: Tree, index: int, action: Action) -> Move | None:
    """Read what somebody or something is said to be: "is stranded", "were asleep in the crypt"."""
    subject = tree.subject(index)
    if subject < 0 or (tree.lower(index) == "out" and tree.lower(index + 1) in ("on", "in", "at")):
        return None
    if any(tree.lower(index) in listed(f"state {name}") for name in STATES):
        return None
    way = way_of(tree, index, action)
    if is_place(tree, index) and tree.case(index) in ("in", "at", "on", "aboard", "inside"):
        way = way.reaching(index)
    if action in _HALTS:
        return Move(index, action, "state", -1, -1, subject, way)
    return Move(index, action, "state", subject, -1, -1, way) if _is_able(tree, subject) else None
