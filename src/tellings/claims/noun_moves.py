"""Movements told by nouns: "the withdrawal of troops from the north", "the brigade's return"."""

from __future__ import annotations

from tellings.claims.halts import owner_of
from tellings.claims.kinds import share
from tellings.claims.motion_words import in_list, listed, nouns
from tellings.claims.move import Move
from tellings.claims.movers import (
    is_activity,
    is_concrete,
    is_kind,
    is_mover,
    is_people,
    is_place,
)
from tellings.claims.syntax import Tree
from tellings.claims.ways import Way, way_of
from tellings.model import Action


def noun_move(tree: Tree, noun: int) -> Move | None:
    """Return the movement that a noun names, or ``None``."""
    if tree.lemma(noun) == "way" and tree.case(noun) in ("on", "along"):
        return _under_way(tree, noun)
    action = nouns().get(_joined(tree, noun)) or nouns().get(tree.lemma(noun))
    return named_move(tree, noun, action) if action is not None else None


def named_move(tree: Tree, noun: int, action: Action) -> Move | None:
    """Return the movement that a noun of ``action`` tells, if it is told who or what moves."""
    if tree.rel(noun) in ("compound", "flat") or noun in tree.names_at:
        return None
    owners = _owners(tree, noun)
    causer = next((k for k in tree.kids(noun, "nmod") if tree.case(k) == "by"), -1)
    way = way_of(tree, noun, action)
    if action in ("suspend", "resume"):
        activity = next((k for k in owners if is_activity(tree, k)), -1)
        if activity < 0 and tree.lemma(noun) in listed("opening"):
            activity = next((k for k in owners if is_place(tree, k)), -1)
        if activity < 0:
            return _struck(tree, noun, action, owners)
        runner = causer if causer >= 0 else owner_of(tree, activity)
        return Move(noun, action, "noun", runner, runner, activity, way)
    place = next((k for k in owners if is_place(tree, k)), -1)
    mover = next((k for k in owners if is_mover(tree, k)), -1)
    if mover < 0 and action == "evacuate" and place >= 0:
        return Move(noun, action, "noun", place, causer, -1, way.leaving(place))
    sure = tree.lemma(noun) in listed("sure_nouns")
    placed = way.is_placed(tree)
    if mover < 0 and placed:
        mover = next((k for k in owners if is_concrete(tree, k)), -1)
    if mover < 0 and placed and way.from_:
        mover = next((k for k in owners if _is_thing(tree, k)), -1)
    if mover < 0 and (sure or placed):
        bodies = (k for k in owners if in_list(tree.lemma(k), "bodies"))
        mover = next(bodies, next((k for k in owners if tree.token(k).upos == "PRON"), -1))
    if mover < 0 and causer >= 0 and is_mover(tree, causer):
        mover, causer = causer, -1
    if mover < 0 and (sure or placed or tree.lemma(tree.head(noun)) in listed("carriers")):
        mover = _maker(tree, noun)
    if mover < 0 and (readied := _readied(tree, noun)) >= 0:
        able = is_mover(tree, readied) or (is_concrete(tree, readied) and placed)
        able = able or in_list(tree.lemma(readied), "bodies")
        mover = readied if able else -1
    if mover < 0 and (not _stands_alone(tree, noun, way) or _is_topic(tree, noun)):
        return None
    posted = mover >= 0 and tree.rel(mover) != "compound"
    posted = posted and (
        is_kind(tree, mover, "posted") or share(tree.lemma(mover), "vehicle") >= 0.5
    )
    if action in ("deploy", "stay", "other") and not sure and not placed and not posted:
        return None
    if tree.lemma(noun) in listed("trips") and not (placed or way.across):
        return None
    alone = mover < 0 and _stands_alone(tree, noun, way)
    if (
        not alone
        and tree.lemma(noun) in listed("double")
        and (mover < 0 or not is_mover(tree, mover))
    ):
        return None
    if action == "evacuate" and mover >= 0 and is_place(tree, mover) and not way.from_:
        way = way.leaving(mover)
    return Move(noun, action, "noun", mover, causer, -1, way)


def _stands_alone(tree: Tree, noun: int, way: Way) -> bool:
    """Return whether a noun tells a movement though not who moves: "the move to Dodoma"."""
    if way.is_placed(tree) and way.from_ and tree.lemma(noun) in listed("sure_nouns"):
        return True
    named = any(tree.names_at.get(i) == "place" for i in way.to)
    if named and nouns().get(tree.lemma(noun)) == "relocate" and tree.kids(noun, "det"):
        return True
    bare = {tree.lemma(noun), _joined(tree, noun)} & listed("bare_nouns")
    told = tree.rel(noun) in ("nsubj", "obj", "root", "nmod") and not tree.kids(noun, "compound")
    return bool(bare) and told and bool(tree.kids(noun, "det"))


def _struck(tree: Tree, noun: int, action: Action, owners: list[int]) -> Move | None:
    """Read "began a stoppage", "a walkout by nurses": who lays down the work."""
    if tree.lemma(noun) not in listed("strike_nouns"):
        return None
    by = [k for k in tree.kids(noun, "nmod") if tree.case(k) in ("by", "among")]
    mover = next(
        (k for k in (*owners, *by, _maker(tree, noun)) if k >= 0 and is_people(tree, k)), -1
    )
    return Move(noun, action, "noun", mover, -1, -1, Way()) if mover >= 0 else None


def _readied(tree: Tree, noun: int) -> int:
    """Return what is made ready for a movement: "readying a hospital for dispatch"; or -1."""
    if tree.case(noun) != "for":
        return -1
    head = tree.head(noun)
    if head >= 0 and tree.token(head).upos in ("NOUN", "PROPN") and tree.rel(head) == "obj":
        return head if tree.rel(noun) == "nmod" else -1
    if head < 0 or not tree.is_verb(head):
        return -1
    return tree.subject(head) if tree.is_passive(head) else tree.object(head)


def _joined(tree: Tree, noun: int) -> str:
    """Return a noun with the word that a hyphen ties to it: "pull-out"; else an empty string."""
    tied = noun >= 2 and tree.lower(noun - 1) == "-" and tree.head(noun - 2) == noun
    return f"{tree.lower(noun - 2)}-{tree.lower(noun).removesuffix('s')}" if tied else ""


def _is_thing(tree: Tree, index: int) -> bool:
    lemma = tree.lemma(index)
    return tree.token(index).upos == "NOUN" and share(lemma, "abstract", "activity") < 0.5


def _under_way(tree: Tree, noun: int) -> Move | None:
    """Read "on their way back from the front", said of the subject of the verb over it."""
    over = [a for a in tree.ancestors(noun) if tree.is_verb(a)]
    mover = tree.subject(over[0]) if over else tree.head(noun)
    if mover < 0 or not is_mover(tree, mover) or tree.kids(noun, "cop"):
        return None
    way = way_of(tree, noun, "return")
    home = set(way.beside) & {"back", "home"}
    if not home and not way.is_placed(tree):
        return None
    return Move(noun, "return" if home else "relocate", "noun", mover, -1, -1, way)


def _owners(tree: Tree, noun: int) -> list[int]:
    """Return the nominals that may move: of …, …'s, and a compound of people ("troop pullout")."""
    found = [k for k in tree.kids(noun, "nmod") if tree.case(k) == "of"]
    found += tree.kids_exact(noun, "nmod:poss")
    if tree.lemma(noun) == "flight":
        return found
    compounds = [k for k in tree.kids(noun, "compound") if k < noun and k not in tree.names_at]
    found += [k for k in compounds if is_people(tree, k) or is_mover(tree, k)]
    services = [k for k in compounds if is_activity(tree, k) or is_place(tree, k)]
    return found + services


def _maker(tree: Tree, noun: int) -> int:
    """Return who makes the movement that a noun names: the subject of the verb over it, or -1."""
    head = tree.head(noun)
    if head >= 0 and tree.case(noun) in ("of", "for") and tree.lemma(head) in listed("designs"):
        head = tree.head(head)
        if head < 0 or not tree.is_verb(head):
            return -1
    elif head < 0 or tree.lemma(head) not in listed("carriers"):
        return -1
    subject = tree.subject(head)
    return subject if subject >= 0 and subject != noun and is_mover(tree, subject) else -1


def _is_topic(tree: Tree, noun: int) -> bool:
    """Return whether the movement is only what a book or a talk is about."""
    head = tree.head(noun)
    return tree.case(noun) in ("about", "on", "of") and tree.lemma(head) in listed("abstract")
