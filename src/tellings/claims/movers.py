"""Who and what can move, where one can be, what can be run: questions about a nominal's head.

The lists of ``resources/movements.yaml`` come first, as news uses words; WordNet's kinds tell the
rest.
"""

from __future__ import annotations

from functools import cache

from tellings.claims.kinds import SELF_MOVING, kinds_of, share
from tellings.claims.motion_words import in_list, listed, nouns
from tellings.claims.syntax import Tree
from tellings.claims.tense import words_of
from tellings.claims.vocabulary import words as counting_words

PLACE_ADVERBS = frozenset(
    ["home", "ashore", "abroad", "there", "elsewhere", "underground", "overseas", "upstairs",
     "aboard", "north", "south", "east", "west", "inland", "here", "downtown", "outside", "inside",
     "indoors", "downstairs", "offshore", "upriver", "downriver", "anywhere", "northward",
     "southward", "eastward", "westward", "northwards", "southwards", "eastwards", "westwards"]
)  # fmt: skip
_NEVER_MOVE = frozenset(["it", "this", "that", "what", "which", "there"])
NOMINAL = frozenset(["NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"])


def of_phrases(tree: Tree, index: int) -> list[int]:
    """Return what stands behind "of" (or "but") under a nominal: "half of the troops"."""
    return [k for k in tree.kids(index, "nmod") if tree.case(k) in ("of", "out of", "but")]


def noun_of(tree: Tree, index: int) -> str:
    """Return a noun's lemma, of one that hyphens tie to words before it the whole: "pick-up"."""
    lemma, at, whole = tree.lemma(index), index, tree.lemma(index)
    while at >= 2 and tree.lower(at - 1) == "-" and tree.head(at - 2) == index:
        at -= 2
        whole = f"{tree.lower(at)}-{whole}"
    closed = whole.replace("-", "")
    return next((w for w in (whole, closed) if w != lemma and kinds_of(w)), lemma)


def is_mover(tree: Tree, index: int) -> bool:
    """Return whether a nominal can move by itself: people, units, ships, whoever is named."""
    return _moves(tree, past_number(tree, index)) or _moves(tree, index)


def _moves(tree: Tree, index: int) -> bool:
    kind = tree.names_at.get(index)
    token, lemma = tree.token(index), noun_of(tree, index)
    if kind in ("person", "organisation", "group", "unit", "vehicle"):
        return True
    if kind in ("event", "weapon"):
        return kind == "weapon"
    if token.upos == "PRON":
        return tree.lower(index) not in _NEVER_MOVE
    if in_list(lemma, "abstract"):
        return False
    if any(in_list(lemma, name) for name in ("movers", "civilian", "posted", "anybody")):
        return True
    if in_list(lemma, "activities") and share(lemma, "vehicle") < 0.5:
        return False
    if lemma in partitives() or lemma.removesuffix("s") in partitives():
        return not of_phrases(tree, index)
    if token.upos == "NUM":
        return not of_phrases(tree, index)
    common = token.text.islower()
    if token.upos == "PROPN" and not common:
        return kind not in ("place", "facility") and tree.tokens[index].xpos == "NNPS"
    if token.upos in ("NOUN", "PROPN"):
        nickname = not common and token.xpos in ("NNS", "NNPS") and not kinds_of(lemma)
        beast = share(lemma, "animal") >= 0.3 and share(lemma, "goods") < 0.3
        return nickname or beast or share(lemma, *SELF_MOVING) >= 0.5
    return token.upos == "ADJ" and bool(tree.kids(index, "det"))


def is_concrete(tree: Tree, index: int) -> bool:
    """Return whether a nominal is a thing that can be carried, and moves where a way is told."""
    index = past_number(tree, index)
    lemma = tree.lemma(index)
    if tree.lower(index) == "it":
        return True
    if tree.token(index).upos not in ("NOUN", "PROPN") or in_list(lemma, "abstract"):
        return False
    if in_list(lemma, "activities") and not in_list(lemma, "movers"):
        return False
    if index in tree.names_at:
        return tree.names_at[index] not in ("place", "facility", "event")
    return share(lemma, "goods", *SELF_MOVING) >= 0.4


def is_actor(tree: Tree, index: int) -> bool:
    """Return whether a nominal can have something moved or stopped: people, bodies, countries."""
    if index in tree.names_at or tree.token(index).upos in ("PRON", "PROPN"):
        return tree.lower(index) not in _NEVER_MOVE - {"it"}
    lemma = tree.lemma(index)
    return is_mover(tree, index) or share(lemma, "person", "group") >= 0.3 or is_runner(lemma)


def is_runner(lemma: str) -> bool:
    """Return whether a place is named for those who run it: a court, a bank, a university."""
    return in_list(lemma, "grounds") and in_list(lemma, "activities")


@cache
def partitives() -> frozenset[str]:
    """Return the words of number and portion that stand before those whom they count."""
    told = counting_words("partitives") | counting_words("quantifiers")
    return told | listed("portions")


def past_number(tree: Tree, head: int) -> int:
    """Step past a word of number to those behind it: "some of the troops", "60 of its 180 men"."""
    for _ in range(3):
        number = tree.token(head).upos in ("NUM", "DET") or tree.lemma(head) in partitives()
        number = number or tree.lemma(head).removesuffix("s") in partitives()
        than = [k for k in tree.kids(head, "obl", "nmod") if tree.case(k) == "than"]
        if than and tree.lower(head) in ("more", "fewer", "less"):
            head = than[0]
            continue
        if not number:
            return head
        behind = of_phrases(tree, head)
        loose = head + 1 if tree.lower(head + 1) in ("of", "but") else -1
        if not behind and loose < 0:
            return head
        head = behind[0] if behind else _next_noun(tree, loose, head)
    return head


def _next_noun(tree: Tree, start: int, fallback: int) -> int:
    """Return the last noun of the run that begins behind "of", where the parse lost the link."""
    for index in range(start, min(start + 8, len(tree) - 1)):
        here, after = tree.token(index).upos, tree.token(index + 1).upos
        if here in ("VERB", "AUX"):
            return index - 1 if tree.token(index - 1).upos == "ADJ" else fallback
        if here in ("NOUN", "PROPN") and after not in ("NOUN", "PROPN"):
            return index
    return fallback


def is_place(tree: Tree, index: int) -> bool:
    """Return whether a nominal is where one can go to or come from."""
    kind, lemma = tree.names_at.get(index), tree.lemma(index)
    if lemma in words_of("days") or _is_standing(tree, index, lemma):
        return False
    if kind in ("place", "facility"):
        return True
    if lemma == "office" and tree.kids(index, "det", "nmod", "compound"):
        return True
    if tree.token(index).upos == "PROPN":
        return kind not in ("person", "event", "group") and lemma not in listed("no_places")
    if in_list(lemma, "grounds") or tree.lower(index) in PLACE_ADVERBS:
        return True
    noun = tree.token(index).upos == "NOUN" and lemma not in listed("no_places")
    return noun and share(lemma, "place") >= 0.45


def _is_standing(tree: Tree, index: int, lemma: str) -> bool:
    """Return whether a word of place tells how matters stand: "in front of", "a weak position"."""
    if lemma == "front" and tree.lower(index + 1) == "of":
        return not tree.kids(index, "det", "amod", "compound")
    return lemma == "position" and tree.token(index).xpos == "NN" and bool(tree.kids(index, "amod"))


def is_bare_place(tree: Tree, index: int) -> bool:
    """Return whether a noun stands for a direction by itself: "cycled home", "marched north"."""
    alone = not tree.kids(index, "det", "amod", "nmod", "compound", "case")
    return alone and tree.lower(index) in PLACE_ADVERBS and tree.token(index).upos == "NOUN"


def may_be_place(tree: Tree, index: int) -> bool:
    """Return whether a nominal may be where one goes, where the words around say that one goes."""
    lemma = tree.lemma(index)
    if lemma == "office" and is_place(tree, index):
        return True
    if lemma in listed("no_places") or tree.names_at.get(index) in ("person", "event"):
        return False
    if is_place(tree, index):
        return True
    if tree.token(index).upos == "PRON":
        return False
    if tree.token(index).upos != "NOUN" or lemma in listed("abstract"):
        return False
    thing = share(lemma, "place", "group", "vehicle", "goods") >= 0.3
    return thing or not kinds_of(lemma)


def is_kind(tree: Tree, mover: int, name: str) -> bool:
    """Return whether the mover, those it counts, or one told beside it is in a list."""
    if mover < 0:
        return False
    beside = [past_number(tree, mover), *of_phrases(tree, mover), *tree.kids(mover, "conj")]
    return any(in_list(called, name) for i in (mover, *beside) for called in _called(tree, i))


def _called(tree: Tree, index: int) -> tuple[str, ...]:
    """Return the lemma of a noun, and of "field hospital" both words too."""
    lemma = tree.lemma(index)
    joined = tree.rel(index - 1) == "compound" and tree.head(index - 1) == index
    return (lemma, f"{tree.lower(index - 1)} {lemma}") if index > 0 and joined else (lemma,)


def is_people(tree: Tree, index: int) -> bool:
    """Return whether a nominal is people."""
    if index < 0:
        return False
    if tree.names_at.get(index) in ("person", "group"):
        return True
    if any(is_kind(tree, index, name) for name in ("civilian", "posted", "anybody")):
        return True
    return tree.lower(index) != "more" and share(tree.lemma(index), "person") >= 0.5


def is_bodily(tree: Tree, index: int) -> bool:
    """Return whether a nominal surely is people, beasts or vehicles: no pronoun and no name."""
    if index < 0 or tree.token(index).upos == "PRON":
        return False
    if any(is_kind(tree, index, name) for name in ("civilian", "posted", "anybody")):
        return True
    if tree.token(index).upos == "NUM":
        return not of_phrases(tree, index) and not tree.case(index)
    lemma = tree.lemma(past_number(tree, index))
    return not in_list(lemma, "abstract") and share(lemma, "person", "vehicle", "animal") >= 0.7


def is_activity(tree: Tree, index: int) -> bool:
    """Return whether a nominal is something that is run, and so can stop and start."""
    lemma = tree.lemma(index)
    if in_list(lemma, "activities") or lemma in nouns():
        return True
    if tree.token(index).xpos == "VBG":
        return lemma in listed("operate") or tree.token(index).upos == "NOUN"
    if tree.token(index).upos != "NOUN" or in_list(lemma, "abstract") or in_list(lemma, "ills"):
        return False
    return share(lemma, "activity") >= 0.6
