"""Whether two states of the code write the same dossiers, byte for byte, and what each took.

For work on speed, which must change nothing. ``OLD`` is a checkout of the earlier state; compared
are the example story, the invented stories, five real reports and a part of ``story_500``, where
they are there. Ends with 1 where a dossier differs.

Run: python -m bench.same OLD [--reports N]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.record import HERE
from bench.speed import EXAMPLE, REAL
from bench.story_500 import write

STORIES = HERE.parent / "gold" / "stories"


def folders() -> Iterator[Path]:
    """Yield the folders of reports that are there."""
    yield EXAMPLE
    yield from sorted(place for place in STORIES.iterdir() if place.is_dir())
    if REAL.is_dir():
        yield REAL


def dossier(checkout: Path, folder: Path) -> tuple[bytes, float]:
    """Return what a checkout writes of a folder of reports, and the CPU seconds that it took."""
    words = [sys.executable, "-m", "tellings.cli", "read", str(folder), "--json", "-"]
    environment = {**os.environ, "PYTHONPATH": str(checkout / "src")}
    before = os.times()
    told = subprocess.run(words, capture_output=True, env=environment, check=False)  # noqa: S603
    after = os.times()
    spent = after.children_user + after.children_system
    return told.stdout, spent - before.children_user - before.children_system


def differing(old: Path, places: Iterator[Path]) -> int:
    """Print each folder's outcome; return how many differ."""
    count = 0
    for folder in places:
        (one, was), (other, now) = (dossier(code, folder) for code in (old, HERE.parent))
        same = bool(one) and one == other
        count += not same
        print(f"{'same' if same else 'DIFFERENT':10}{was:8.1f} s {now:8.1f} s  {folder.name}")
    return count


def main() -> None:
    """Compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("old", type=Path)
    parser.add_argument("--reports", type=int, default=50)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        many = Path(place) / f"{options.reports} reports"
        many.mkdir()
        write(many, options.reports)
        sys.exit(bool(differing(options.old.resolve(), iter([*folders(), many]))))


if __name__ == "__main__":
    main()
