"""Where those who move were posted: "soldiers based in Gao were flown to Niamey" come from Gao.

The participle tells no movement of its own there, and who goes from one post to another is not sent
but moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tellings.claims.motion_words import listed
from tellings.claims.move import Move
from tellings.claims.movers import is_kind, of_phrases, past_number
from tellings.claims.syntax import Tree


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
