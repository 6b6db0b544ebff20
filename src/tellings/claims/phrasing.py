"""Whether a listed phrase of movement stands in a sentence: "pulled the last of them out of".

The words are sought in their order, with no more between them than the phrase can hold, and not by
the relations of the parse, which calls "out" an adverb here and a preposition there.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tellings.claims.motion_words import Phrase, listed, phrases
from tellings.claims.movers import is_kind
from tellings.claims.syntax import Tree
from tellings.claims.ways import reach

_PARTICLES = frozenset(
    ["in", "on", "off", "up", "over", "down", "through", "out", "away", "back", "around", "round",
     "behind", "by", "across", "ashore", "home"]
)  # fmt: skip


def told_phrases(tree: Tree, verb: int, lemma: str = "") -> Iterator[Phrase]:
    """Yield the listed phrases that begin with a verb, the longest first."""
    rows = phrases().get(lemma or verb_lemma(tree, verb), ())
    if not rows:
        return
    end = min(reach(tree, verb), verb + 12)
    near = _words_near(tree, verb, end)
    for phrase in rows:
        if not near.issuperset(phrase.words[1:]):
            continue
        single = len(phrase.words) == 1
        if single or _follow(tree, verb, _unsaid(tree, verb, phrase), end):
            yield phrase


def _words_near(tree: Tree, verb: int, end: int) -> set[str]:
    """Return the words that a phrase of this verb may hold, with all that stand for one another."""
    near = {*_SAME, *_AT}
    for index in (*range(verb + 1, end), tree.subject_own(verb)):
        if index >= 0:
            near |= {tree.lower(index), tree.lemma(index)}
    return near


def _unsaid(tree: Tree, verb: int, phrase: Phrase) -> tuple[str, ...]:
    """Return the words still sought behind a verb: in "the ban was lifted" no more than it."""
    subject = tree.subject_own(verb)
    turned = phrase.frame == "halt" and subject >= 0 and tree.is_passive(verb)
    if turned and tree.lemma(subject) == phrase.words[1]:
        return (phrase.words[0], *phrase.words[2:])
    return phrase.words


def verb_lemma(tree: Tree, verb: int) -> str:
    """Return a verb's lemma; "lay" without an object is of "lie", "wound up" of "wind"."""
    if tree.lower(verb) == "lay" and tree.object(verb) < 0:
        return "lie"
    wound = tree.lower(verb) == "wound" and tree.particle(verb) in ("up", "down")
    return "wind" if wound else tree.lemma(verb)


def _follow(tree: Tree, verb: int, whole: tuple[str, ...], end: int) -> bool:
    """Return whether the words follow the verb in order, with no more than an object between."""
    at, words = verb, whole[1:]
    if " ".join(whole) in listed("together"):
        told = range(verb + 1, min(verb + len(whole), end))
        return len(told) == len(words) and all(map(partial(_is_word, tree), told, words))
    placing = " ".join(whole) in listed("with_place")
    for number, word in enumerate(words):
        any_at = placing and number + 1 == len(words) and word in _AT
        alike = _AT[word] if any_at else _SAME.get(word, frozenset([word]))
        found = next((j for j in range(at + 1, end) if _is_one_of(tree, j, alike)), -1)
        if found < 0:
            return False
        if word in _PARTICLES:
            last = number + 1 == len(words) and not placing
            over = word == "off" and verb < tree.object(verb) < found
            over = over or (number > 0 and words[number - 1] == "its")
            if not over and not _is_particle(tree, found, last=last):
                return False
            if not _gap(tree, at, found, particle=True):
                return False
        elif not _gap(tree, at, found, particle=False):
            return False
        at = found
    endures = whole[-1] == "out" and " ".join(whole) in listed("enduring")
    return not (endures and tree.lower(at + 1) == "of")


_AT = {
    "at": frozenset(["at", "in", "near", "inside"]),
    "in": frozenset(["in", "inside"]),
    "on": frozenset(["on", "aboard"]),
}
"""Prepositions of being somewhere: those with which a phrase that is listed with one is told."""
_REFLEXIVE = frozenset(["itself", "themselves", "himself", "herself", "ourselves", "myself",
                        "yourself", "yourselves", "oneself"])  # fmt: skip
_OWN = frozenset(["its", "their", "his", "her", "our", "my", "your", "one"])
_SAME = dict.fromkeys(_REFLEXIVE, _REFLEXIVE) | {"its": _OWN}


def _is_one_of(tree: Tree, index: int, words: frozenset[str]) -> bool:
    return tree.lower(index) in words or tree.lemma(index) in words


def _is_word(tree: Tree, index: int, word: str) -> bool:
    return tree.lower(index) == word or tree.lemma(index) == word


def _is_particle(tree: Tree, index: int, *, last: bool) -> bool:
    lower = tree.lower(index)
    if tree.token(index - 1).xpos == "PRP$" and lower not in ("home", "homes"):
        return False
    if tree.token(index).upos == "NOUN" and lower not in ("home", "homes"):
        return False
    if lower in ("out", "away", "back", "ashore", "home", "behind") or not last:
        return lower != "home" or tree.token(index).upos != "ADJ"
    if tree.rel(index) in ("compound", "advmod", "xcomp", "obl", "obj"):
        return True
    if lower == "in" and tree.rel(index) == "case" and is_kind(tree, tree.head(index), "posted"):
        return True
    after = tree.lower(index + 1)
    return after in ("", ".", ",", "by", "at", "from", "to", "into", "of", "for")


def _gap(tree: Tree, start: int, end: int, *, particle: bool) -> bool:
    """Return whether only an object (before a particle) or modifiers stand between two words."""
    between = range(start + 1, end)
    if len(between) > (8 if particle else 4):
        return False
    barred = {"VERB", "SCONJ"} if particle else {"VERB", "SCONJ", "ADP"}
    for index in between:
        token = tree.token(index)
        if token.upos in barred and tree.rel(index) not in ("amod", "compound"):
            return False
        if token.text in (",", ";", "."):
            return False
        if particle and token.upos == "ADP" and tree.lower(index) != "of":
            return False
    return True
