"""Where those who move were posted: "soldiers based in Gao were flown to Niamey" come from Gao.

The participle tells no movement of its own there, and who goes from one post to another is not sent
but moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tellings.claims.motion_words import listed
from tellings.claims.move import Move
from tellings.claims.movers import is_kind, is_place, of_phrases, past_number
from tellings.claims.syntax import Tree
from tellings.language.reading import Token


def from_posts(tree: Tree, found: Sequence[Move]) -> list[Move]:
    """Return the movements of a sentence, each from where its movers are told to be posted."""
    posts = {move.word: move for move in found if _is_post(tree, move)}
    moved = [move if move.word in posts else _from_post(tree, move, posts) for move in found]
    left = {
        word
        for word, post in posts.items()
        if any(m.word != word and m.action != "stay" and _moves(tree, m, post) for m in found)
    }
    return [move for move in moved if move.word not in left]


def _is_post(tree: Tree, move: Move) -> bool:
    """Return whether a stay is told by a participle behind those who stay: "based in Gao"."""
    bare = tree.rel(move.word) == "acl" and not tree.kids(move.word, "nsubj", "aux")
    return move.action == "stay" and bare and tree.lemma(move.word) in listed("posting")


def _moves(tree: Tree, move: Move, post: Move) -> bool:
    """Return whether those who move are the posted."""
    if move.mover < 0 or not is_kind(tree, move.mover, "posted"):
        return False
    own = {move.mover, past_number(tree, move.mover), *of_phrases(tree, move.mover)}
    return tree.head(post.word) in own


def _from_post(tree: Tree, move: Move, posts: dict[int, Move]) -> Move:
    post = next((p for p in posts.values() if _moves(tree, move, p)), None)
    if post is None or move.action == "stay" or not post.way.to:
        return move
    way = move.way if move.way.from_ else replace(move.way, from_=post.way.to)
    action = "relocate" if move.action == "deploy" and way.to else move.action
    return replace(move, action=action, way=way)


def with_posts_joined(tree: Tree) -> Tree:
    """Return the tree, the second post of those who move made no mover of its own.

    "Ghana said 30 men based in Gao and a nearby airfield would be moved": a parser likes to have
    the airfield moved, beside what Ghana said.
    """
    for verb, token in enumerate(tree.tokens):
        if token.upos == "VERB" and tree.rel(verb) in ("conj", "ccomp") and tree.auxiliaries(verb):
            mended = _joined(tree, verb)
            if mended is not None:
                return mended
    return tree


def _joined(tree: Tree, verb: int) -> Tree | None:
    saying, own = tree.head(verb), [k for k in tree.kids(verb, "nsubj") if k < verb]
    if not own or tree.lemma(saying) not in listed("saying"):
        return None
    second = own[-1]
    link = next((i for i in range(second, saying, -1) if tree.rel(i) == "cc"), -1)
    first = tree.head(tree.head(link - 1)) if link > 0 else -1
    if link < 0 or not is_place(tree, link - 1) or not is_place(tree, second) or first < 0:
        return None
    participle = tree.head(link - 1)
    posted = tree.rel(participle) == "acl" and tree.lemma(participle) in listed("posting")
    if not posted or tree.head(first) not in (saying, verb) or not is_kind(tree, first, "posted"):
        return None
    tokens: list[Token] = list(tree.tokens)
    tokens[first] = replace(tokens[first], head=verb, deprel=tokens[second].deprel)
    tokens[second] = replace(tokens[second], head=link - 1, deprel="conj")
    tokens[link] = replace(tokens[link], head=second)
    tokens[verb] = replace(tokens[verb], head=saying, deprel="ccomp")
    below = [tuple(i for i, t in enumerate(tokens) if t.head == k) for k in range(len(tokens))]
    return Tree(replace(tree.parse, tokens=tuple(tokens), children=tuple(below)))
