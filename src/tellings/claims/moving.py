"""The movements of one parsed sentence: the words that tell them, in order."""

from __future__ import annotations

from functools import cache

from tellings.claims.hinted import hinted_moves, is_figure
from tellings.claims.lemmas import base
from tellings.claims.motion_words import carries, listed, phrases
from tellings.claims.move import Move
from tellings.claims.noun_moves import noun_move
from tellings.claims.posts import from_posts
from tellings.claims.state_moves import state_move
from tellings.claims.syntax import Tree
from tellings.claims.verb_moves import verb_moves

__all__ = ["Move", "moves"]


def moves(tree: Tree) -> list[Move]:
    """Return the movements of a sentence, in the order of their words."""
    tree = tree.with_verbs(taken) if (taken := _participles(tree)) else tree
    found: list[Move] = []
    for index, token in enumerate(tree.tokens):
        move = None
        if token.upos in ("VERB", "AUX") and tree.rel(index) not in ("aux", "cop", "amod"):
            hidden = tree.lower(index) in ("hiding", "exile") and tree.lower(index - 1) == "into"
            move = None if hidden else verb_moves(tree, index) or state_move(tree, index)
        elif token.upos in ("NOUN", "PROPN") or token.xpos == "NN":
            move = noun_move(tree, index) or state_move(tree, index)
        elif token.upos in ("ADV", "ADJ"):
            move = state_move(tree, index)
        if (
            move is not None
            and not _is_asked(tree, move)
            and not is_figure(tree, move)
            and not _is_idiom(tree, move)
            and not any(_is_told(tree, move, other) for other in found)
        ):
            found.append(move)
    found += [
        move
        for move in hinted_moves(tree, found)
        if not _is_asked(tree, move) and not _is_idiom(tree, move)
    ]
    return from_posts(tree, sorted(found, key=lambda move: move.word))


def _is_asked(tree: Tree, move: Move) -> bool:
    """Return whether it is asked who or how many move: "would not say how many men had left"."""
    if move.mover < 0:
        return False
    asking = {tree.lower(i) for k in tree.kids(move.mover, "det", "amod", "advmod")
              for i in tree.stretch(k)}  # fmt: skip
    return bool(asking & {"how", "which", "what", "whose"})


def _is_idiom(tree: Tree, move: Move) -> bool:
    """Return whether the words make a phrase that moves nobody: "stay in touch", "tax returns"."""
    for phrase in _idioms().get(tree.lemma(move.word), ()):
        behind = (i for i in range(move.word + 1, min(len(tree), move.word + _SPAN)))
        own = [
            i for i in behind if tree.token(i).upos not in ("ADV", "DET") or tree.lower(i) in phrase
        ]
        if [tree.lemma(i) for i in own[: len(phrase)]] == list(phrase):
            return True
    before = tree.lemma(move.word - 1) if move.word else ""
    return f"{before} {tree.lemma(move.word)}" in listed("compounds")


@cache
def _idioms() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the idioms of each verb, without it."""
    rows = [tuple(phrase.split()) for phrase in sorted(listed("idioms"))]
    return {row[0]: tuple(other[1:] for other in rows if other[0] == row[0]) for row in rows}


_SPAN = 6
"""Tokens from a verb within which its idiom ends."""


def _participles(tree: Tree) -> dict[int, str]:
    """Return the adjectives that are passives of verbs of movement: "had been spirited away"."""
    found = {}
    for index, token in enumerate(tree.tokens):
        if token.upos == "ADJ" and token.text.endswith("ed") and tree.kids(index, "cop", "aux"):
            lemma = base(token.text, "", "VERB")
            if lemma in phrases() or carries(lemma):
                found[index] = lemma
    return found


def _is_told(tree: Tree, move: Move, other: Move) -> bool:
    """Return whether a nominal names the movement that its verb already told."""
    return move.frame == "noun" and other.word in tree.ancestors(move.word) and (
        move.mover in (other.mover, -1) or other.activity == move.word
    )  # fmt: skip
