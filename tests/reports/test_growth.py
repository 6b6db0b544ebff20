"""No text makes the reading of a file grow faster than its length."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tellings.reports import gather


@pytest.mark.parametrize("unit", [" ", "\n", "\t", "[", "[](", "*", "- ", "x:"])
def test_time_grows_with_the_length_and_no_faster(tmp_path: Path, unit: str) -> None:
    place = tmp_path / "long.txt"
    place.write_text(unit * (100_000 // len(unit)) + "\nThe pier is closed.\n", "utf-8")
    begin = time.process_time()
    gathered = gather([place])
    assert time.process_time() - begin < 8
    assert len(gathered.reports) + len(gathered.problems) >= 1
