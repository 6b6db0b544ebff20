"""The least that must be found in a small part of PAN 2013, by weights that did not see the pair.

Every thirtieth pair of each folder; ``python -m bench.pan`` measures all of them.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

from bench.pan import align_folded, plagdet
from bench.pan_corpus import ARCHIVE, TextPair, pairs

EVERY = 30
FIRST = 7
FLOORS = {"verbatim": 0.96, "random": 0.93, "translation": 0.91, "all": 0.935}
"""Plagdet; summaries are too few by themselves here, and stand among all."""


def some() -> dict[str, list[TextPair]]:
    """Return the pairs of each folder that are looked at."""
    by_folder = groupby(pairs(), lambda pair: pair.folder)
    return {folder: list(found)[FIRST::EVERY] for folder, found in by_folder}


@pytest.mark.slow
def test_passages_of_pan_are_found_again(data_dir: Path) -> None:
    if not (data_dir / ARCHIVE).exists():
        pytest.skip(f"PAN 2013 is not at {data_dir / ARCHIVE}")
    told = {folder: align_folded(chosen) for folder, chosen in some().items()}
    told["all"] = [one for found in told.values() for one in found]
    found = {folder: plagdet(told[folder])["plagdet"] for folder in FLOORS}
    assert {name: found[name] for name in FLOORS if found[name] < FLOORS[name]} == {}
    assert [pair.left.name for pair, passages in told["none"] if passages] == []
