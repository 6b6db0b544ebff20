"""Movements in one parsed sentence: the word that tells it, who moves, where from and to, how.

Core verbs name their action ("withdraw"); verbs of motion leave it to their direction and to who
moves ("were brought to the surface"); copular states tell it without a verb ("is back"); nouns name
it ("the withdrawal of"). What cannot move, or is moved in a figure of speech, is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tellings.claims.motion_words import core, in_list, listed, nouns
from tellings.claims.places import Around, around, is_place
from tellings.claims.syntax import Tree
from tellings.claims.units import canonical
from tellings.model import Action

Frame = Literal["verb", "halt", "noun", "state"]
ADVERBS = frozenset(
    ["back", "home", "out", "away", "ashore", "in", "off", "up", "behind", "on", "again", "put",
     "over", "down", "across", "together", "through", "around", "here", "there", "round"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Move:
    """A movement as tokens: ``word`` tells it, ``mover`` moves or stays, ``causer`` has it moved.

    ``activity`` is what is suspended, resumed or kept up. -1 stands for none.
    """

    word: int
    action: Action
    frame: Frame
    mover: int
    causer: int
    activity: int
    around: Around


def moves(tree: Tree) -> list[Move]:
    """Return the movements of a sentence, in the order of their words."""
    found: list[Move] = []
    for index, token in enumerate(tree.tokens):
        move = None
        if token.upos in ("VERB", "AUX") and tree.rel(index) not in ("aux", "cop"):
            move = _verbal(tree, index) or _state(tree, index)
        elif token.upos in ("NOUN", "PROPN"):
            move = _nominal(tree, index) or _state(tree, index)
        elif token.upos in ("ADV", "ADJ"):
            move = _state(tree, index)
        if move is not None and not any(_is_told(tree, move, other) for other in found):
            found.append(move)
    return found


def _is_told(tree: Tree, move: Move, other: Move) -> bool:
    """Return whether a nominal names the movement that its verb already told."""
    return move.frame == "noun" and other.word in tree.ancestors(move.word) and (
        move.mover in (other.mover, -1) or other.activity == move.word
    )  # fmt: skip


def adverbs(tree: Tree, verb: int) -> list[str]:
    """Return the particles and adverbs of direction of a verb, those hung on its object included.

    A parser takes "back" in "sent a refugee back" for an adverb of the noun as often as not.
    """
    target = tree.object(verb)
    hosts = [verb] + ([target] if target > verb else [])
    beside = [k for h in hosts for k in tree.kids(h, "compound", "advmod", "obl", "xcomp")]
    return [tree.lower(k) for k in beside if k > verb and tree.lower(k) in ADVERBS]


def keys(tree: Tree, verb: int) -> Iterator[str]:
    """Yield the verb with its adverbs, objects and prepositions, the longest first."""
    lemma, beside = tree.lemma(verb), adverbs(tree, verb)
    hung = [k for k in tree.kids(verb, "obl", "xcomp", "nmod", "advmod") if tree.case(k)]
    links = [f"{tree.case(k)} {tree.lemma(k)}" for k in hung]
    bare = [tree.case(k) for k in hung if tree.case(k) not in ADVERBS]
    bare += [tree.case(k) for k in hung if f"{lemma} {tree.case(k)}" in listed("with_place")]
    links += bare
    targets = [tree.lemma(k) for k in tree.kids(verb, "obj", "xcomp", "advcl", "obl")]
    for adverb in beside:
        yield from (f"{lemma} {adverb} {link}" for link in links)
    yield from (f"{lemma} {target} {link}" for target in targets for link in links)
    yield from (f"{lemma} {target} {adverb}" for target in targets for adverb in beside)
    yield from (f"{lemma} {adverb}" for adverb in beside)
    yield from (f"{lemma} {link}" for link in links)
    yield from (f"{lemma} {target}" for target in targets)
    yield lemma


def _verbal(tree: Tree, verb: int) -> Move | None:
    if tree.rel(verb) == "amod":
        return None
    again = _again(tree, verb)
    if again is not None:
        return again
    for key in keys(tree, verb):
        for action, frame in core().get(key, ()):
            move = _core(tree, verb, key, action, frame)
            if move is not None:
                return move
    return _motion(tree, verb)


def _again(tree: Tree, verb: int) -> Move | None:
    """Read "is running again", "start flying again": a service is resumed."""
    if tree.lemma(verb) not in listed("operate") or tree.object(verb) >= 0:
        return None
    told = [verb, *tree.kids(verb, "xcomp")]
    if not any(tree.lower(k) == "again" for v in told for k in tree.kids(v, "advmod")):
        return None
    subject = tree.subject(verb)
    if subject < 0 or tree.lemma(subject) in listed("abstract"):
        return None
    people = _is_people(tree, subject) or tree.names_at.get(subject) in ("person", "group")
    if people or (tree.token(subject).upos == "PRON" and tree.lower(subject) not in ("it", "they")):
        return None
    return Move(verb, "resume", "halt", -1, -1, subject, around(tree, verb, "resume"))


def _core(tree: Tree, verb: int, key: str, action: Action, frame: str) -> Move | None:
    if frame == "halt":
        return _halted(tree, verb, action)
    subject, target = tree.subject(verb), _object(tree, verb)
    passive = tree.is_passive(verb)
    if frame == "place":
        return _emptied(tree, verb, action, subject if passive else target, passive)
    told = around(tree, verb, action)
    mover, causer = subject, -1
    if passive:
        if frame == "self":
            return None
        causer = _agent(tree, verb)
    elif frame in ("both", "object"):
        if target >= 0 and (is_mover(tree, target) or not is_place(tree, target)):
            mover, causer = target, subject
        elif frame == "object":
            return None
    elif target >= 0 and target != mover and f" {tree.lemma(target)}" not in f" {key}":
        if not _as_place(tree, action, target):
            return None
        told = told.with_object(action, target)
    if not _moves(tree, key, mover, told) or (mover == subject and _is_figure(tree, verb, told)):
        return None
    if action == "stay" and not _stays(tree, verb, mover, told):
        return None
    if action == "evacuate" and tree.lemma(verb) not in listed("outright"):
        action = "withdraw" if _kind(tree, mover, "posted") else action
    if passive and not tree.kids(verb, "aux") and tree.lemma(verb) in listed("posting"):
        action = "stay"
        told = around(tree, verb, action)
    return Move(verb, action, "verb", mover, causer, -1, told)


def _is_figure(tree: Tree, verb: int, told: Around) -> bool:
    """Return whether one who goes by himself goes nowhere: "returned to his theme", "left with"."""
    if tree.is_passive(verb):
        return tree.lemma(verb) == "leave"
    subject = tree.subject(verb)
    vague = subject < 0 or tree.token(subject).upos == "PRON" or subject in tree.names_at
    nowhere = not any(is_place(tree, i) for i in (*told.to, *told.from_))
    if vague and told.to and not told.by and nowhere:
        return all(tree.token(i).upos == "NOUN" for i in told.to)
    if tree.lemma(verb) != "leave" or told.from_:
        return False
    return bool(tree.kids(verb, "xcomp")) or any(
        tree.case(k) == "with" for k in tree.kids(verb, "obl")
    )


def _stays(tree: Tree, verb: int, mover: int, told: Around) -> bool:
    """Return whether somebody stays somewhere: it takes one who could move, and a place."""
    if mover < 0 or not (is_mover(tree, mover) or tree.token(mover).upos in ("PRON", "PROPN")):
        return False
    placed = any(is_place(tree, i) for i in told.to)
    return placed or tree.lemma(verb) in ("stay", "remain") or bool(adverbs(tree, verb))


def _object(tree: Tree, verb: int) -> int:
    """Return the object, but for how far: "pulled back 300 metres"."""
    target = tree.object(verb)
    return -1 if target >= 0 and canonical(tree.lemma(target)) in _LENGTHS else target


_LENGTHS = frozenset(["metre", "kilometre", "mile", "yard", "foot", "nautical mile"])


def _as_place(tree: Tree, action: Action, target: int) -> bool:
    """Return whether the object is where one goes from or to: "left the town"."""
    if tree.lemma(target) in listed("abstract") | listed("no_places"):
        return False
    if is_place(tree, target):
        return True
    if action == "arrive" and tree.lemma(target) not in nouns():
        return tree.token(target).upos == "NOUN" and bool(tree.kids(target, "det"))
    return action in ("flee", "withdraw") and tree.token(target).upos == "PROPN"


def _agent(tree: Tree, verb: int) -> int:
    agents = tree.kids_exact(verb, "obl:agent")
    return agents[0] if agents else -1


def _emptied(tree: Tree, verb: int, action: Action, place: int, passive: bool) -> Move | None:
    """Read "the village was emptied": the place moves, or those in it, and it is where from."""
    behind = [k for k in tree.kids(place, "nmod") if tree.case(k) == "of"] if place >= 0 else []
    if behind and tree.token(place).upos in ("DET", "NUM", "PRON"):
        place = behind[0]
    if place < 0 or not (is_place(tree, place) or tree.token(place).upos == "PROPN"):
        return None
    told = around(tree, verb, action)
    causer = _agent(tree, verb) if passive else tree.subject(verb)
    return Move(verb, action, "verb", place, causer, -1, told.leaving(place))


def _moves(tree: Tree, key: str, mover: int, told: Around) -> bool:
    """Return whether somebody is moved here: by who it is, or by the places told."""
    strong = any(is_place(tree, i) for i in (*told.from_, *told.to)) or bool(told.by)
    if mover < 0:
        return strong or " " in key
    if tree.lemma(mover) in listed("abstract") and mover not in tree.names_at:
        return False
    if is_mover(tree, mover):
        return bool(told.to or told.from_ or told.by) or key not in listed("weak") | listed(
            "placed"
        )
    if key in listed("sure") and tree.token(mover).upos in ("NOUN", "PROPN"):
        return bool(tree.kids(mover, "det", "nummod", "amod", "compound", "nmod")) or strong
    if tree.token(mover).upos == "NOUN" and key not in listed("placed") | listed("weak"):
        return bool(told.from_ or told.to or told.by)
    nominal = ("PRON", "NOUN", "PROPN", "NUM", "ADJ", "DET")
    return strong and tree.token(mover).upos in nominal


def _motion(tree: Tree, verb: int) -> Move | None:
    """Read a verb that only tells that there is motion; its direction tells the action."""
    lemma = tree.lemma(verb)
    subject, target, passive = tree.subject(verb), _object(tree, verb), tree.is_passive(verb)
    caused = lemma in listed("caused") and (passive or target >= 0)
    itself = not passive and any(key in listed("self") for key in keys(tree, verb))
    if lemma in listed("onward") and not caused and _begins(tree, verb):
        return None
    if not caused and _is_figure(tree, verb, around(tree, verb, "relocate")):
        return None
    if caused:
        mover, causer = (subject, _agent(tree, verb)) if passive else (target, subject)
    elif itself and (target < 0 or is_place(tree, target)):
        mover, causer = subject, -1
    else:
        return None
    told = around(tree, verb, "relocate")
    beside = adverbs(tree, verb)
    across = caused and any(tree.case(k) in _ACROSS for k in tree.kids(verb, "obl"))
    vehicle = caused and told.means is not None and mover >= 0 and is_mover(tree, mover)
    away = across or vehicle or bool(set(beside) & _DIRECTED)
    directed = away or bool(told.from_ or told.to or told.by)
    if not directed and not (is_mover(tree, mover) and lemma in listed("plain")):
        return None
    if not _can_move(tree, mover, told):
        return None
    action = direction(tree, verb, mover, told, beside, caused=caused)
    return Move(verb, action, "verb", mover, causer, -1, around(tree, verb, action))


_ACROSS = frozenset(["over", "across", "through", "past", "around", "along", "beyond"])
_DIRECTED = frozenset(["back", "home", "ashore", "out", "away", "across"])


_PERSONS = frozenset(
    ["he", "she", "they", "we", "i", "who", "nobody", "everyone", "everybody", "him", "her", "them",
     "us", "someone", "somebody", "anyone", "some", "others", "all", "many", "most"]
)  # fmt: skip


def _begins(tree: Tree, verb: int) -> bool:
    """Return whether an infinitive follows and no place: "went on to say", "moved to reduce"."""
    goes = [k for k in tree.kids(verb, "xcomp", "advcl") if k > verb]
    infinitive = any(tree.lower(m) == "to" for k in goes for m in tree.kids(k, "mark"))
    return infinitive and not any(is_place(tree, k) for k in tree.kids(verb, "obl"))


def _can_move(tree: Tree, mover: int, told: Around) -> bool:
    if mover < 0:
        return any(is_place(tree, i) for i in (*told.from_, *told.to))
    placed = any(is_place(tree, i) for i in (*told.from_, *told.to)) or bool(told.by)
    concrete = tree.token(mover).upos == "NOUN" and not in_list(tree.lemma(mover), "abstract")
    if concrete and (told.from_ or tree.is_passive(tree.head(mover))):
        return True
    pronoun = tree.token(mover).upos == "PRON"
    if pronoun and tree.lower(mover) in _PERSONS and (told.from_ or not told.to):
        return True
    if pronoun or mover in tree.names_at:
        return placed or not (told.from_ or told.to)
    if is_mover(tree, mover):
        return True
    return placed and tree.lemma(mover) not in listed("abstract")


def direction(
    tree: Tree, verb: int, mover: int, told: Around, beside: list[str], *, caused: bool
) -> Action:
    """Return the action that a verb of motion has by its direction and its mover."""
    goals = {f"{tree.case(k)} {tree.lemma(k)}" for k in told.to} | {
        tree.lower(k) for k in told.to
    } | set(beside)  # fmt: skip
    if goals & listed("return"):
        return "return"
    civilian = mover >= 0 and _kind(tree, mover, "civilian")
    anybody = mover >= 0 and _kind(tree, mover, "anybody")
    posted = mover >= 0 and _kind(tree, mover, "posted")
    out = bool(told.from_) or "out" in beside
    brought = civilian or (anybody and out and not told.to)
    if goals & listed("evacuate") or (caused and brought and not posted):
        return "evacuate"
    if out and not told.to:
        return "withdraw"
    if caused and posted and told.to and tree.lemma(verb) in listed("sending"):
        return "deploy"
    entering = any(tree.case(k) in ("into", "onto", "inside") for k in told.to)
    entering = entering and tree.lemma(verb) not in ("move", "shift", "transfer")
    if not caused and (entering or "in" in beside or tree.lemma(verb) == "come") and told.to:
        return "arrive"
    if not caused and posted and told.to and tree.lemma(verb) in ("march", "go", "head", "fly"):
        return "deploy" if not told.from_ else "relocate"
    return "relocate"


def _kind(tree: Tree, mover: int, name: str) -> bool:
    behind = [k for k in tree.kids(mover, "nmod") if tree.case(k) == "of"]
    return any(in_list(tree.lemma(i), name) for i in (mover, *behind))


def _halted(tree: Tree, verb: int, action: Action) -> Move | None:
    """Read "suspended its training", "flights resumed", "the school was closed"."""
    target, subject, passive = tree.object(verb), tree.subject(verb), tree.is_passive(verb)
    inner = tree.kid(verb, "xcomp", "ccomp")
    causer, activity = subject, target
    if passive:
        causer, activity = _agent(tree, verb), subject
    elif target < 0 and inner >= 0 and tree.token(inner).xpos == "VBG":
        activity = inner
    elif target < 0:
        causer, activity = -1, subject
    if activity < 0 and tree.token(verb).xpos == "VBG":
        activity = next((k for k in tree.kids(verb, "nmod", "obl") if tree.case(k) == "of"), -1)
    if activity < 0 or not (is_activity(tree, activity) or _is_stopped(tree, verb, activity)):
        return None
    mover = causer if causer >= 0 else _owner(tree, activity)
    return Move(verb, action, "halt", mover, causer, activity, around(tree, verb, action))


def _is_stopped(tree: Tree, verb: int, activity: int) -> bool:
    """Return whether the verb alone makes its object something that runs: "mothballed the mill"."""
    lemma = tree.lemma(activity)
    thing = tree.token(activity).upos in ("NOUN", "PROPN") and activity not in tree.names_at
    loose = in_list(lemma, "abstract") or in_list(lemma, "movers")
    return thing and not loose and tree.lemma(verb) in listed("halting")


def _owner(tree: Tree, noun: int) -> int:
    owners = tree.kids_exact(noun, "nmod:poss")
    owners += [k for k in tree.kids(noun, "nmod") if tree.case(k) == "by"]
    return owners[0] if owners else -1


def _nominal(tree: Tree, noun: int) -> Move | None:
    """Read "the withdrawal of troops from the north", "the brigade's return"."""
    action = nouns().get(tree.lemma(noun))
    if action is None or tree.rel(noun) in ("compound", "flat"):
        return None
    owners = [k for k in tree.kids(noun, "nmod") if tree.case(k) == "of"]
    owners += tree.kids_exact(noun, "nmod:poss")
    owners += [k for k in tree.kids(noun, "compound") if k < noun and k not in tree.names_at]
    causer = next((k for k in tree.kids(noun, "nmod") if tree.case(k) == "by"), -1)
    told = around(tree, noun, action)
    if action in ("suspend", "resume"):
        activity = next((k for k in owners if is_activity(tree, k)), -1)
        return Move(noun, action, "noun", causer, causer, activity, told) if activity >= 0 else None
    mover = next((k for k in owners if is_mover(tree, k)), -1)
    place = next((k for k in owners if is_place(tree, k)), -1)
    if mover < 0 and action == "evacuate" and place >= 0:
        return Move(noun, action, "noun", place, causer, -1, told.leaving(place))
    placed = any(is_place(tree, i) for i in (*told.from_, *told.to))
    sure = tree.lemma(noun) in listed("sure_nouns")
    if mover < 0 and sure:
        mover = next((k for k in owners if not in_list(tree.lemma(k), "abstract")), -1)
    if mover < 0 and (sure or tree.lemma(tree.head(noun)) in listed("carriers")):
        mover = _maker(tree, noun)
    if mover < 0 and not (placed and (told.from_ or action not in ("deploy", "stay"))):
        return None
    if mover < 0 and tree.head(noun) >= 0 and _is_title_of(tree, noun):
        return None
    mover = mover if mover >= 0 else next(iter(owners), -1)
    if mover >= 0 and tree.lemma(mover) in listed("abstract"):
        return None
    return Move(noun, action, "noun", mover, causer, -1, told)


def _maker(tree: Tree, noun: int) -> int:
    """Return who makes the movement that a noun names: the subject of the verb over it, or -1."""
    head = tree.head(noun)
    if head < 0 or tree.lemma(head) not in listed("carriers"):
        return -1
    subject = tree.subject(head)
    return subject if subject >= 0 and subject != noun and is_mover(tree, subject) else -1


def _is_title_of(tree: Tree, noun: int) -> bool:
    """Return whether the movement is only what a book or a talk is about."""
    return tree.case(noun) in ("about", "on", "of") and tree.lemma(tree.head(noun)) in listed(
        "abstract"
    )


def _state(tree: Tree, index: int) -> Move | None:
    """Read a state without a verb of motion: "is back", "was stuck at the pass", "on hold"."""
    token = tree.token(index)
    being = bool(tree.kids(index, "cop", "aux")) or tree.lemma(index - 1) == "be"
    verbal = token.upos == "VERB" and token.xpos == "VBN" and not tree.object(index) >= 0
    copular = being and (token.upos in ("ADV", "ADJ", "NOUN") or verbal)
    subject, link = tree.subject(index), tree.case(index)
    if not copular or subject < 0:
        return None
    if token.upos == "NOUN" and link == "out of" and is_mover(tree, subject):
        return Move(index, "withdraw", "state", subject, -1, -1, Around(from_=(index,)))
    told = around(tree, index, "stay")
    for action in ("stay", "return", "withdraw", "suspend", "resume", "arrive", "relocate"):
        if tree.lower(index) not in listed(f"state {action}"):
            continue
        if token.upos == "NOUN" and link not in ("on", "in", "at", "in to", "on its"):
            continue
        if action in ("suspend", "resume"):
            if is_activity(tree, subject):
                return Move(index, action, "state", -1, -1, subject, told)
            continue
        if action == "return" and is_activity(tree, subject) and not _is_people(tree, subject):
            return Move(index, "resume", "state", subject, -1, subject, told)
        if is_mover(tree, subject) and (told.to or told.from_ or action in ("return", "withdraw")):
            told = around(tree, index, action)
            return Move(index, action, "state", subject, -1, -1, told)
    return None


def _is_people(tree: Tree, index: int) -> bool:
    return _kind(tree, index, "civilian") or _kind(tree, index, "posted")


_PARTITIVES = frozenset(
    ["dozen", "hundred", "thousand", "some", "most", "many", "other", "number", "half", "rest",
     "remainder", "third", "quarter", "member", "tens", "score", "few", "million", "majority",
     "everyone", "everybody", "nobody", "all", "none", "both", "several", "squadron", "one"]
)  # fmt: skip


def is_mover(tree: Tree, index: int) -> bool:
    """Return whether a nominal can move: people, units, ships, goods, whoever is named."""
    kind = tree.names_at.get(index)
    if kind in ("person", "organisation", "group", "unit", "vehicle"):
        return True
    if tree.token(index).upos == "PRON":
        return tree.lower(index) not in ("it", "this", "that", "what", "which", "there")
    lemma = tree.lemma(index)
    if in_list(lemma, "movers") or any(
        _kind(tree, index, name) for name in ("civilian", "posted", "anybody")
    ):
        return True
    behind = [k for k in tree.kids(index, "nmod") if tree.case(k) == "of"]
    partitive = tree.token(index).upos in ("NUM", "DET", "ADJ") or lemma in _PARTITIVES
    return (partitive or bool(behind)) and (
        any(is_mover(tree, k) for k in behind) if behind else partitive
    )


def is_activity(tree: Tree, index: int) -> bool:
    """Return whether a nominal is something that is run, and so can stop and start."""
    lemma = tree.lemma(index)
    if in_list(lemma, "activities") or lemma in nouns():
        return True
    running = lemma in listed("operate") or lemma in core()
    return tree.token(index).xpos == "VBG" and running
