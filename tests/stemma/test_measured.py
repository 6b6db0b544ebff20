"""Floors on public data, where it lies beside the project: a small part of what bench/ measures.

Figures of the whole stand in docs/descent.md; these are what a few families give, less a little.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.direction import accuracy, pairs
from bench.stemma import measure
from tellings.stemma.versions import older

pytestmark = pytest.mark.slow

FAMILIES = 3
EDGES = {"with dates": 0.57, "without dates": 0.52}
VERSIONS = 0.895
ADJACENT = 0.84


def test_edges_of_simulated_families(data_dir: Path) -> None:
    assert (data_dir / "stories").is_dir()
    for name, counts in measure("test", FAMILIES).items():
        found = dict(counts.shares())["directed edges F1"]
        assert found >= EDGES[name], f"{name}: {found:.3f}"


def test_the_older_of_two_versions(data_dir: Path) -> None:
    assert (data_dir / "revisions").is_dir()
    told = [(older(pair.first, pair.later), pair.apart) for pair in pairs("test")]
    assert accuracy([odds for odds, _ in told]) >= VERSIONS
    assert accuracy([odds for odds, apart in told if apart == 1]) >= ADJACENT
