"""The best forest."""

from tellings.stemma.branching import best_forest


def test_each_takes_its_best_parent() -> None:
    assert best_forest({(0, 1): 3.0, (0, 2): 1.0, (1, 2): 2.0}) == {1: 0, 2: 1}


def test_a_ring_is_opened_where_that_costs_least() -> None:
    gains = {(0, 1): 5.0, (1, 0): 4.0, (1, 2): 3.0, (2, 0): 1.0}
    assert best_forest(gains) == {1: 0, 2: 1}


def test_an_edge_that_brings_nothing_is_not_taken() -> None:
    assert best_forest({(0, 1): 0.0, (1, 2): -1.0}) == {}
