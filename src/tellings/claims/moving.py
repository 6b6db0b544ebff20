"""Movements in one parsed sentence: the word that tells it, who moves, where from and to, how."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from tellings.claims.lexicon import load
from tellings.claims.syntax import Tree
from tellings.model import Action

Frame = Literal["both", "self", "object", "halt", "noun"]
_ADVERBS = frozenset(
    ["back", "home", "out", "away", "ashore", "in", "off", "up", "behind", "on", "again", "put",
     "over", "aside", "down", "across", "together", "forward", "apart", "through", "around"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Move:
    """A movement as tokens: ``word`` tells it, ``mover`` moves or stays, ``causer`` has it moved.

    ``activity`` is what is suspended, resumed or kept up. -1 stands for none. ``from_``, ``to`` and
    ``by`` are heads of noun phrases, or adverbs.
    """

    word: int
    action: Action
    frame: Frame
    mover: int
    causer: int
    activity: int
    from_: tuple[int, ...]
    to: tuple[int, ...]
    by: tuple[int, ...]
    means: str | None = None


@cache
def _verbs() -> dict[str, tuple[tuple[Action, Frame], ...]]:
    found: dict[str, tuple[tuple[Action, Frame], ...]] = {}
    frames: tuple[Frame, ...] = ("both", "self", "object", "halt")
    for action, row in load("movements")["actions"].items():
        for frame in frames:
            for word in row.get(frame, ()):
                found[word] = (*found.get(word, ()), (action, frame))
    return found


@cache
def _nouns() -> dict[str, Action]:
    found: dict[str, Action] = {}
    for action, row in load("movements")["actions"].items():
        for word in row.get("nouns", ()):
            found.setdefault(word, action)
    return found


@cache
def words(section: str) -> frozenset[str]:
    """Return one list of ``resources/movements.yaml``."""
    return frozenset(map(str, load("movements")[section]))


def moves(tree: Tree) -> list[Move]:
    """Return the movements of a sentence, in the order of their words."""
    found: list[Move] = []
    for index, token in enumerate(tree.tokens):
        move = None
        if token.upos in ("VERB", "AUX") and tree.rel(index) not in ("aux", "cop", "amod"):
            move = _verbal(tree, index)
        elif token.upos in ("NOUN", "PROPN"):
            move = _nominal(tree, index)
        if move is not None and not any(_same(tree, move, other) for other in found):
            found.append(move)
    return found


def _same(tree: Tree, move: Move, other: Move) -> bool:
    """Return whether a nominal names the movement that its verb already told."""
    return move.frame == "noun" and other.word == tree.head(move.word) and move.mover == other.mover


def _keys(tree: Tree, verb: int) -> Iterator[str]:
    """Yield the verb with its particles, objects and prepositions, the longest first."""
    lemma = tree.lemma(verb)
    beside = [k for k in tree.kids(verb, "compound", "advmod") if tree.lower(k) in _ADVERBS]
    particles = [tree.lower(k) for k in beside if k > verb and k - verb < 8]
    links = [
        f"{tree.case(k)} {tree.lemma(k)}" for k in tree.kids(verb, "obl", "xcomp") if tree.case(k)
    ]
    links += [tree.case(k) for k in tree.kids(verb, "obl") if tree.case(k)]
    targets = [tree.lemma(k) for k in tree.kids(verb, "obj", "xcomp", "advcl")]
    for particle in particles:
        yield from (f"{lemma} {particle} {link}" for link in links)
    yield from (f"{lemma} {target} {link}" for target in targets for link in links)
    yield from (f"{lemma} {link}" for link in links)
    yield from (f"{lemma} {particle}" for particle in particles)
    yield from (f"{lemma} {target}" for target in targets)
    yield lemma


def _verbal(tree: Tree, verb: int) -> Move | None:
    for key in _keys(tree, verb):
        for action, frame in _verbs().get(key, ()):
            move = _framed(tree, verb, key, action, frame)
            if move is not None:
                return move
    return None


def _framed(tree: Tree, verb: int, key: str, action: Action, frame: Frame) -> Move | None:
    subject, target = tree.subject(verb), tree.kid(verb, "obj")
    passive = tree.is_passive(verb)
    if frame == "halt":
        return _halted(tree, verb, key, action)
    mover, causer = subject, -1
    if passive:
        mover, causer = subject, _agent(tree, verb)
        if frame == "self":
            return None
    elif frame in ("both", "object") and target >= 0 and is_mover(tree, target):
        mover, causer = target, subject
    elif frame == "object":
        return None
    from_, to, by, means = places(tree, verb, action)
    if not passive and frame in ("self", "both") and target >= 0 and target != mover:
        from_, to = _object_place(tree, action, target, from_, to)
    if not _is_movement(tree, verb, key, action, mover, (*from_, *to, *by)):
        return None
    return Move(verb, action, frame, mover, causer, -1, from_, to, by, means)


def _agent(tree: Tree, verb: int) -> int:
    agents = tree.kids_exact(verb, "obl:agent")
    return agents[0] if agents else -1


def _object_place(
    tree: Tree, action: Action, target: int, from_: tuple[int, ...], to: tuple[int, ...]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Read the object as a place: "left the town", "reached the coast"."""
    if not is_place(tree, target):
        return from_, to
    if action in ("withdraw", "flee", "evacuate"):
        return (target, *from_), to
    if action in ("arrive", "return"):
        return from_, (target, *to)
    return from_, to


def _halted(tree: Tree, verb: int, key: str, action: Action) -> Move | None:
    """Read "suspended its training", "flights resumed", "the school was closed"."""
    target, subject = tree.kid(verb, "obj"), tree.subject(verb)
    inner = tree.kid(verb, "xcomp", "ccomp")
    passive = tree.is_passive(verb)
    causer, activity = subject, target
    if passive or target < 0:
        causer, activity = (_agent(tree, verb) if passive else -1), subject
    if not passive and target < 0 and inner >= 0 and tree.token(inner).xpos == "VBG":
        causer, activity = subject, inner
    if activity < 0 or not is_activity(tree, activity):
        return None
    if action == "stay" and " " not in key and tree.lemma(activity) not in words("activities"):
        return None
    from_, to, by, means = places(tree, verb, action)
    mover = causer if causer >= 0 else _owner(tree, activity)
    return Move(verb, action, "halt", mover, causer, activity, from_, to, by, means)


def _owner(tree: Tree, noun: int) -> int:
    owners = tree.kids_exact(noun, "nmod:poss")
    owners += [k for k in tree.kids(noun, "nmod") if tree.case(k) == "by"]
    return owners[0] if owners else -1


def _nominal(tree: Tree, noun: int) -> Move | None:
    """Read "the withdrawal of troops from the north", "the brigade's return"."""
    action = _nouns().get(tree.lemma(noun))
    if action is None or tree.rel(noun) in ("compound", "flat"):
        return None
    owners = [k for k in tree.kids(noun, "nmod") if tree.case(k) == "of"]
    owners += tree.kids_exact(noun, "nmod:poss")
    owners += [k for k in tree.kids(noun, "compound") if is_mover(tree, k)]
    causer = next((k for k in tree.kids(noun, "nmod") if tree.case(k) == "by"), -1)
    from_, to, by, means = places(tree, noun, action)
    if action in ("suspend", "resume"):
        activity = next((k for k in owners if is_activity(tree, k)), -1)
        if activity < 0:
            return None
        return Move(noun, action, "noun", causer, causer, activity, from_, to, by, means)
    mover = next((k for k in owners if is_mover(tree, k)), -1)
    if mover < 0 and not (from_ or to):
        return None
    if mover < 0 and owners and not is_place(tree, owners[0]):
        return None
    mover = mover if mover >= 0 else (owners[0] if owners else -1)
    return Move(noun, action, "noun", mover, causer, -1, from_, to, by, means)


def is_mover(tree: Tree, index: int) -> bool:
    """Return whether a nominal can move: people, units, ships, goods, whoever is named."""
    kind = tree.names_at.get(index)
    if kind in ("person", "organisation", "group", "unit", "vehicle"):
        return True
    if tree.token(index).upos == "PRON":
        return tree.lower(index) not in ("it", "this", "that", "what", "which")
    lemma = tree.lemma(index)
    if lemma in words("movers") or lemma.removesuffix("s") in words("movers"):
        return True
    behind = [k for k in tree.kids(index, "nmod") if tree.case(k) == "of"]
    partitive = tree.token(index).upos in ("NUM", "DET", "ADJ") or lemma in _PARTITIVES
    return partitive and (not behind or any(is_mover(tree, k) for k in behind))


_PARTITIVES = frozenset(
    ["dozen", "hundred", "thousand", "some", "most", "many", "other", "number", "half", "rest",
     "remainder", "third", "quarter", "member", "tens", "score", "few", "million", "majority"]
)  # fmt: skip


def is_place(tree: Tree, index: int) -> bool:
    """Return whether a nominal is where one can go to or come from."""
    if tree.names_at.get(index) in ("place", "facility"):
        return True
    if tree.token(index).upos == "PROPN":
        return tree.names_at.get(index) != "person"
    return tree.lemma(index) in words("grounds")


def is_activity(tree: Tree, index: int) -> bool:
    """Return whether a nominal is something that is run, and so can stop and start."""
    lemma = tree.lemma(index)
    return lemma in words("activities") or lemma in _nouns()


def places(
    tree: Tree, word: int, action: Action
) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...], str | None]:
    """Return where from, where to, by what means; and the means that the verb itself names."""
    from_: list[int] = []
    to: list[int] = []
    by: list[int] = []
    for kid in [*tree.kids(word, "obl", "nmod", "advmod", "xcomp"), *_under_object(tree, word)]:
        link = tree.case(kid)
        if not link:
            if tree.lower(kid) in ("home", "ashore", "abroad", "there", "elsewhere", "underground"):
                to.append(kid)
            continue
        if _is_means(tree, kid, link):
            by.append(kid)
        elif link in _FROM and _may_be_place(tree, kid):
            from_.append(kid)
        elif (link in _TO or (link in _AT and action in _AT_GOAL)) and _may_be_place(tree, kid):
            to.append(kid)
    return tuple(from_), tuple(to), tuple(by), load("movements")["by_verb"].get(tree.lemma(word))


def _under_object(tree: Tree, word: int) -> Iterable[int]:
    """Yield places that the parse hung on the object: "moved troops from the camp to the port"."""
    target = tree.kid(word, "obj")
    for kid in tree.kids(target, "nmod") if target >= 0 else []:
        if tree.case(kid) in _FROM | _TO and tree.case(kid) != "for":
            yield kid
    for kid in tree.kids(word, "obl", "nmod"):
        for inner in tree.kids(kid, "nmod"):
            if tree.case(inner) in ("to", "from", "into", "out of"):
                yield inner


_FROM = frozenset(["from", "out of", "off", "away from", "outside of"])
_TO = frozenset(["to", "into", "onto", "toward", "towards", "for", "inside"])
_AT = frozenset(["in", "at", "on", "across", "off", "near", "around", "throughout"])
_AT_GOAL: frozenset[Action] = frozenset(["arrive", "deploy", "stay"])


def _is_means(tree: Tree, index: int, link: str) -> bool:
    if tree.lemma(index) not in words("means"):
        return False
    return link in ("by", "on", "aboard", "via", "in", "on board", "onboard", "with")


def _may_be_place(tree: Tree, index: int) -> bool:
    if is_place(tree, index):
        return True
    token = tree.token(index)
    return token.upos in ("NOUN", "PROPN", "ADV") and tree.lemma(index) not in words("no_places")


def _is_movement(
    tree: Tree, verb: int, key: str, action: Action, mover: int, around: tuple[int, ...]
) -> bool:
    """Return whether the verb moves somebody here: its mover can move, or places are told."""
    placed = any(is_place(tree, i) or tree.lemma(i) in words("means") for i in around)
    if mover < 0:
        return placed
    movable = is_mover(tree, mover)
    loose = key in words("loose")
    if action == "stay" or loose:
        return placed and (movable or tree.token(mover).upos in ("PRON", "PROPN"))
    target = tree.kid(verb, "obj")
    if target >= 0 and target != mover and target not in around and not tree.is_passive(verb):
        return placed and movable and is_place(tree, target)
    return movable or placed
