import itertools

import numpy as np

from tellings.language.projective import crosses
from tellings.language.tree import best_heads


def is_tree(heads: tuple[int, ...]) -> bool:
    def reaches_root(word: int) -> bool:
        seen = set()
        while word and word not in seen:
            seen.add(word)
            word = heads[word - 1]
        return word == 0

    return heads.count(0) == 1 and all(map(reaches_root, range(1, len(heads) + 1)))


def test_no_tree_with_one_root_and_no_crossing_is_better() -> None:
    chance = np.random.default_rng(3)
    for _ in range(200):
        size = int(chance.integers(1, 6))
        arcs = (2 * chance.normal(size=(size + 1, size + 1))).astype(np.float32)
        np.fill_diagonal(arcs, -1e9)
        logs = arcs - np.log(np.exp(arcs).sum(axis=1, keepdims=True))
        found = tuple(best_heads(arcs).tolist())
        trees = [h for h in itertools.product(range(size + 1), repeat=size) if is_tree(h)]
        trees = [heads for heads in trees if not crosses(np.array([0, *heads]))]
        best = max(trees, key=lambda h: sum(logs[i + 1, head] for i, head in enumerate(h)))
        assert is_tree(found) and not crosses(np.array([0, *found]))
        assert np.isclose(
            sum(logs[i + 1, head] for i, head in enumerate(found)),
            sum(logs[i + 1, head] for i, head in enumerate(best)),
            atol=1e-4,
        )


def test_scores_that_say_nothing_still_give_a_tree() -> None:
    for arcs in (np.zeros((7, 7), np.float32), np.full((7, 7), np.nan, np.float32)):
        assert is_tree(tuple(best_heads(arcs).tolist()))
    assert len(best_heads(np.zeros((1, 1), np.float32))) == 0
