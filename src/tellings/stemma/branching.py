"""The best forest: for each text at most one parent, no text its own forebear.

Chu and Liu (1965), Edmonds (1967): every text takes its best parent; where that closes a ring,
the ring is taken for one text, and the choice made again from outside.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Edge = tuple[int, int]
"""A parent and its child."""

_ROOT = -1


def best_forest(gains: Mapping[Edge, float]) -> dict[int, int]:
    """Return the parent of each child such that the sum of the gains is greatest.

    ``gains`` holds what each possible edge brings; a text without an edge above nought stays a
    root. Ties go to the edge that comes first by parent, then child.
    """
    edges = {edge: gain for edge, gain in gains.items() if gain > 0 and edge[0] != edge[1]}
    texts = {text for edge in edges for text in edge}
    edges |= {(_ROOT, text): 0.0 for text in texts}
    return {child: parent for parent, child in _solve(edges) if parent != _ROOT}


def _solve(edges: Mapping[Edge, float]) -> list[Edge]:
    best: dict[int, int] = {}
    for parent, child in sorted(edges):
        if child not in best or edges[parent, child] > edges[best[child], child]:
            best[child] = parent
    ring = _ring(best)
    if not ring:
        return [(parent, child) for child, parent in best.items()]
    node = max(max(edge) for edge in edges) + 1
    inner: dict[Edge, Edge] = {}
    outer: dict[Edge, float] = {}
    for (parent, child), gain in sorted(edges.items()):
        if parent in ring and child in ring:
            continue
        new = (node if parent in ring else parent, node if child in ring else child)
        worth = gain - edges[best[child], child] if child in ring else gain
        if new not in outer or worth > outer[new]:
            outer[new], inner[new] = worth, (parent, child)
    chosen = [inner.get(edge, edge) for edge in _solve(outer)]
    entered = next(child for _, child in chosen if child in ring)
    return chosen + [(best[child], child) for child in sorted(ring) if child != entered]


def _ring(best: Mapping[int, int]) -> set[int]:
    clear: set[int] = set()
    for start in sorted(best):
        way: list[int] = []
        text = start
        while text in best and text not in clear and text not in way:
            way.append(text)
            text = best[text]
        if text in way:
            return set(way[way.index(text) :])
        clear.update(way)
    return set()


def children_of(parents: Mapping[int, Sequence[int]]) -> dict[int, list[int]]:
    """Return the texts whose main parent each text is; ``parents`` has the main one first."""
    found: dict[int, list[int]] = {}
    for child, above in sorted(parents.items()):
        if above:
            found.setdefault(above[0], []).append(child)
    return found


def descendants(children: Mapping[int, Sequence[int]], text: int) -> set[int]:
    """Return all that come from a text by way of main parents."""
    found: set[int] = set()
    pending = [text]
    while pending:
        for child in children.get(pending.pop(), ()):
            if child not in found:
                found.add(child)
                pending.append(child)
    return found
