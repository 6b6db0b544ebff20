"""Scores of heads → the best tree with one root.

Most sentences come out as a tree when every word takes its best head; only the others go through
the algorithm of Chu, Liu and Edmonds (1965, 1967). Where arcs cross in what that gives, the best
tree without crossing arcs is taken instead.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tellings.language.projective import best_projective, crosses

Scores = NDArray[np.float64]
Heads = NDArray[np.int64]
CLOSED = -1e9


def best_heads(arcs: NDArray[np.float32]) -> Heads:
    """Return the head of every word, counted from 1; 0 stands for the root.

    ``arcs[d, h]`` scores word ``d`` under ``h``; row and column 0 are the root, (words + 1)
    square. Exactly one word gets the root, also where scores are equal or not finite.
    """
    scores = np.nan_to_num(arcs.astype(np.float64), nan=CLOSED, neginf=CLOSED)
    np.fill_diagonal(scores, CLOSED)
    heads: Heads = scores.argmax(axis=1)
    heads[0] = 0
    if len(heads) > 1 and not _is_tree(heads):
        heads = _one_root(_normal(scores))
    if crosses(heads):
        heads = best_projective(_normal(scores))
    return heads[1:]


def _normal(scores: Scores) -> Scores:
    """Return log chances per word, so that scores of different words can be added."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    normal: Scores = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return np.maximum(normal, CLOSED)


def _is_tree(heads: Heads) -> bool:
    return int((heads[1:] == 0).sum()) == 1 and not _cycle(heads)


def _cycle(heads: Heads) -> list[int]:
    """Return the words of one cycle, or nothing; word 0 is the root and has no head."""
    seen = [0] * len(heads)
    parents: list[int] = heads.tolist()
    for start in range(1, len(parents)):
        word = start
        while word and not seen[word]:
            seen[word] = start
            word = parents[word]
        if word and seen[word] == start:
            cycle = [word]
            while parents[cycle[-1]] != word:
                cycle.append(parents[cycle[-1]])
            return cycle
    return []


def _one_root(scores: Scores) -> Heads:
    heads = _spanning(scores)
    roots = np.flatnonzero(heads[1:] == 0) + 1
    if len(roots) == 1:
        return heads
    found: list[tuple[float, int, Heads]] = []
    for root in roots.tolist():
        only = scores.copy()
        only[1:, 0] = CLOSED
        only[root, :] = CLOSED
        only[root, 0] = 0.0
        tree = _spanning(only)
        total = float(scores[np.arange(1, len(tree)), tree[1:]].sum())
        found.append((total, -root, tree))
    return max(found, key=lambda entry: entry[:2])[2]


def _spanning(scores: Scores) -> Heads:
    """Return the heads of the best tree over all words, several roots allowed."""
    heads: Heads = scores.argmax(axis=1)
    heads[0] = 0
    cycle = np.array(_cycle(heads), np.int64)
    if not len(cycle):
        return heads
    inside = np.zeros(len(heads), np.bool_)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    # One node, the last, stands for the cycle: words outside take their best head in it, and
    # entering it at a word costs the arc of the cycle that is given up there.
    small = np.full((len(rest) + 1, len(rest) + 1), CLOSED)
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    from_cycle = scores[np.ix_(rest, cycle)]
    small[:-1, -1] = from_cycle.max(axis=1)
    small[0, :] = CLOSED
    entering = scores[np.ix_(cycle, rest)] - scores[cycle, heads[cycle]][:, None]
    small[-1, :-1] = entering.max(axis=0)
    found = _spanning(small)
    result = heads.copy()
    for place, word in enumerate(rest.tolist()):
        if place:
            head = int(found[place])
            in_cycle = head == len(rest)
            result[word] = cycle[from_cycle[place].argmax()] if in_cycle else rest[head]
    above = int(found[-1])
    broken = int(entering[:, above].argmax())
    result[cycle[broken]] = rest[above]
    return result
