"""Movements told by states: "is back", "are still in their tents", "is out of the country"."""

from __future__ import annotations

from tellings.claims.halts import is_again
from tellings.claims.motion_words import in_list, listed
from tellings.claims.move import Move
from tellings.claims.movers import is_activity, is_concrete, is_kind, is_mover, is_people, is_place
from tellings.claims.phrasing import told_phrases
from tellings.claims.syntax import Tree
from tellings.claims.ways import Way, way_of
from tellings.model import Action

STATES: tuple[Action, ...] = (
    "stay", "return", "withdraw", "suspend", "resume", "arrive", "relocate",
)  # fmt: skip
_LINKS = frozenset(["on", "in", "at", "in to", "on its", "under", "back in", "back on"])


def state_move(tree: Tree, index: int) -> Move | None:
    """Return the movement that a predicate with "to be" tells, or ``None``."""
    subject = tree.subject(index)
    if subject < 0 or not _is_predicate(tree, index):
        return None
    for read in (_there_is_none, _by_phrase, _out_of, _listed, _still):
        move = read(tree, index, subject)
        if move is not None:
            return move
    return None


def _is_predicate(tree: Tree, index: int) -> bool:
    if tree.lemma(index) == "be" and tree.kids(index, "expl"):
        return True
    token = tree.token(index)
    copulas = [*tree.kids(index, "cop"), *(k for k in tree.kids(index, "aux"))]
    being = any(tree.lemma(k) in ("be", "get", "'s", "’s") for k in copulas)
    being = being or tree.lemma(index - 1) in ("be", "remain")
    verbal = token.upos == "VERB" and token.xpos == "VBN" and tree.object(index) < 0
    gone = token.xpos == "VBN" and tree.lower(index) == "gone" and not tree.kids(index, "aux")
    verbal = verbal or bool(tree.kids(index, "cop") and tree.case(index))
    return gone or (being and (token.upos in ("ADV", "ADJ", "NOUN", "PROPN") or verbal))


def _there_is_none(tree: Tree, index: int, subject: int) -> Move | None:
    """Read "there were no trams in the city" as a suspension of what else runs."""
    none = any(tree.lower(k) == "no" for k in tree.kids(subject, "det"))
    runs = in_list(tree.lemma(subject), "services")
    if not (none and runs and tree.kids(index, "expl")):
        return None
    way = way_of(tree, index, "suspend")
    return Move(index, "suspend", "state", -1, -1, subject, way, negation=True)


def _by_phrase(tree: Tree, index: int, subject: int) -> Move | None:
    """Read listed phrases that begin with "be": "be on way", "be due"."""
    copula = tree.kid(index, "cop", "aux")
    if copula >= 0 and is_activity(tree, subject) and not is_people(tree, subject):
        told = (p for p in told_phrases(tree, copula, "be") if p.frame == "halt")
        phrase = next((p for p in told if len(p.words) > 2), None)
        if phrase is not None:
            way = way_of(tree, index, phrase.action)
            return Move(index, phrase.action, "state", -1, -1, subject, way)
    if copula < 0 or not (is_mover(tree, subject) or is_concrete(tree, subject)):
        return None
    for phrase in told_phrases(tree, copula, "be"):
        if len(phrase.words) > 1 and phrase.frame == "self":
            way = way_of(tree, index, "arrive" if phrase.action == "return" else phrase.action)
            own = {i for i in (index, *tree.kids(index, "nmod")) if tree.lemma(i) in phrase.words}
            way = Way(way.from_, tuple(i for i in way.to if i not in own), way.by)
            action = phrase.action
            if phrase.key in listed("posted_only") and not is_kind(tree, subject, "posted"):
                continue
            if action == "deploy" and not is_kind(tree, subject, "posted"):
                action = "relocate"
            return Move(index, action, "state", subject, -1, -1, way)
    return None


def _out_of(tree: Tree, index: int, subject: int) -> Move | None:
    away = tree.case(index) in ("out of", "away from", "off", "clear of")
    if tree.lemma(index) in listed("idle") and tree.case(index) == "out of":
        runs = is_activity(tree, subject) or is_concrete(tree, subject) or is_place(tree, subject)
        way = way_of(tree, index, "suspend")
        return Move(index, "suspend", "state", -1, -1, subject, way) if runs else None
    placed = tree.lemma(index) in ("position", "post") and tree.case(index) == "in"
    if placed and is_kind(tree, subject, "posted"):
        return Move(index, "deploy", "state", subject, -1, -1, Way())
    if away and is_mover(tree, subject) and is_place(tree, index):
        return Move(index, "withdraw", "state", subject, -1, -1, Way(from_=(index,)))
    return None


def _listed(tree: Tree, index: int, subject: int) -> Move | None:
    """Read a listed word of a state: "is back", "are stranded", "is closed"."""
    if _is_no_state(tree, index, subject):
        return None
    opened = tree.lower(index) in listed("reopened") and is_again(tree, index)
    for action in STATES:
        told = tree.lower(index) in listed(f"state {action}")
        if not told and not (opened and action == "resume"):
            continue
        if action in ("suspend", "resume"):
            placed = action == "suspend" or opened
            move = _stopped(tree, index, subject, action, placed=placed)
        else:
            move = _come_to(tree, index, subject, action)
        if move is not None:
            return move
    return None


def _is_no_state(tree: Tree, index: int, subject: int) -> bool:
    """Return whether a word of a state tells none here: "gone mad", "due to rain", "here he is"."""
    lower = tree.lower(index)
    if tree.token(index).upos == "NOUN" and tree.case(index) not in _LINKS:
        return True
    if lower == "home":
        return tree.is_negated(index) or bool(tree.case(index))
    if lower in ("here", "there"):
        return subject > index or not _has_come(tree, index)
    if tree.lower(index + 1) in _ENDED.get(lower, ()):
        return True
    return bool(tree.kids(index, *_TAKEN[lower])) if lower in _TAKEN else False


_ENDED = {"due": ("to",)}
"""What, right behind a word, makes it tell no state."""
_TAKEN = {"gone": ("xcomp", "obj"), "away": ("obl", "nmod", "nummod", "obj")}
"""Relations of what a word may not have with it where it tells a state."""


def _stopped(tree: Tree, index: int, subject: int, action: Action, *, placed: bool) -> Move | None:
    """Read "is on hold", "are in operation"; where ``placed``, of a place too: "is closed"."""
    if not (is_activity(tree, subject) or (placed and is_place(tree, subject))):
        return None
    return Move(index, action, "state", -1, -1, subject, way_of(tree, index, "stay"))


def _come_to(tree: Tree, index: int, subject: int, action: Action) -> Move | None:
    """Read a state of who or what moves: "are back", "is stuck at the border"."""
    lower = tree.lower(index)
    landed = way_of(tree, index, "arrive").is_placed(tree) and is_mover(tree, subject)
    runs = is_activity(tree, subject) and not is_people(tree, subject) and not landed
    if action == "return" and runs:
        way = way_of(tree, index, "stay")
        return Move(index, "resume", "state", subject, -1, subject, way)
    way = way_of(tree, index, "arrive" if action == "return" else action)
    if lower in ("home", "here", "there"):
        way = way.reaching(index)
    still = any(tree.lower(k) == "still" for k in tree.kids(index, "advmod"))
    if lower in listed("arrested") and is_people(tree, subject) and not still:
        return None
    sure = action in ("return", "withdraw") or lower in listed("stuck") or still
    sure = sure or bool(way.to or way.from_)
    able = is_mover(tree, subject) or (is_concrete(tree, subject) and way.is_placed(tree))
    return Move(index, action, "state", subject, -1, -1, way) if able and sure else None


def _has_come(tree: Tree, index: int) -> bool:
    """Return whether who is here has come: "the lorries are here", not "if he was here"."""
    present = any(tree.token(k).xpos in ("VBZ", "VBP") for k in tree.kids(index, "cop"))
    return present and not tree.is_negated(index) and not tree.kids(index, "mark", "aux")


def _still(tree: Tree, index: int, subject: int) -> Move | None:
    """Read "are still at the quay" as a stay, "was in Beirut an hour later" as an arrival."""
    if tree.case(index) not in ("in", "at", "on", "inside", "aboard") or not is_place(tree, index):
        return None
    if not is_mover(tree, subject) or in_list(tree.lemma(subject), "abstract"):
        return None
    beside = {tree.lower(k) for k in tree.kids(index, "advmod")}
    if beside & {"still"}:
        return Move(index, "stay", "state", subject, -1, -1, Way(to=(index,)))
    perfect = {tree.lower(k) for k in tree.kids(index, "aux")} & {"have", "has", "had", "'ve"}
    lasting = any(tree.case(k) in ("since", "for") for k in tree.kids(index, "obl", "nmod"))
    if perfect and lasting and not tree.is_negated(index):
        return Move(index, "stay", "state", subject, -1, -1, Way(to=(index,)))
    ahead = {tree.lower(k) for k in tree.kids(index, "aux")} & {"will", "should", "'ll"}
    by_then = any(tree.case(k) in ("by", "before") for k in tree.kids(index, "obl", "nmod"))
    if ahead and by_then:
        return Move(index, "arrive", "state", subject, -1, -1, Way(to=(index,)))
    later = {tree.lower(i) for k in tree.kids(index, "advmod", "obl") for i in tree.stretch(k)}
    if later & {"later", "already", "now"}:
        return Move(index, "arrive", "state", subject, -1, -1, Way(to=(index,)))
    return None
