"""The least that each metric must reach, and the gold that this was measured on.

``python -m gold.floors`` prints what is measured beside each floor; ``--write`` raises floors to
what is measured, less a little, and sets those anew whose gold has changed. A floor whose gold has
not changed is never lowered by it: who lowers one does so by hand, and says why in the changelog.
"""

from __future__ import annotations

import argparse
import hashlib
import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from gold.files import GOLD, load_yaml, stories
from gold.measure import examine, measure
from gold.score import HALVES, SCORERS, score
from gold.tally import Tallies, Tally

FILE = GOLD / "floors.yaml"
MARGIN = 0.01
"""Left below what was measured: eight-bit sums differ a little between kinds of processor."""
STORIES = "stories"
HEAD = """The least that each metric of the gold may be, and a hash of the gold it was measured on.
Written by python -m gold.floors --write. A floor is lowered only by hand, with a line in the
changelog that says why."""


@dataclass(frozen=True, slots=True)
class Floor:
    """The least that a metric may be on the gold whose files hash to ``sha256``."""

    metric: str
    floor: float
    sha256: str

    @property
    def gold(self) -> str:
        """Return the part of the gold that the metric is measured on: what stands before ": "."""
        return self.metric.split(": ")[0]


def load() -> tuple[Floor, ...]:
    """Return the floors in the order of their file."""
    return tuple(Floor(**row) for row in load_yaml(FILE))


def parts() -> tuple[str, ...]:
    """Return the parts of the gold that have floors: the stories, and the halves of each set."""
    halves = [
        f"{name}/{half}"
        for name in SCORERS
        for half in HALVES
        if (GOLD / name / f"{half}.yaml").exists()
    ]
    return STORIES, *halves


def digest(part: str) -> str:
    """Return a SHA-256 prefix over the files of a part of the gold, in the order of their names."""
    hashed = hashlib.sha256()
    for file in sorted(_files(part)):
        hashed.update(file.relative_to(GOLD.parent).as_posix().encode() + b"\0")
        hashed.update(file.read_bytes() + b"\0")
    return hashed.hexdigest()[:16]


def _files(part: str) -> Iterator[Path]:
    if part != STORIES:
        yield GOLD / f"{part}.yaml"
        return
    for story in stories():
        yield from story.files.values()
    yield from GOLD.glob("stories/*.yaml")
    yield from GOLD.glob("stories/*/truth.yaml")


def measured(part: str) -> Mapping[str, Tally]:
    """Return the tallies of a part of the gold; those of all stories are added up."""
    if part != STORIES:
        name, half = part.split("/")
        return score(name, next(known for known in HALVES if known == half))
    total = Tallies()
    for story in stories():
        for name, tally in measure(examine(story)).items():
            total[name].right += tally.right
            total[name].whole += tally.whole
    return total


def renewed(asked: Collection[str] = ()) -> Iterator[Floor]:
    """Yield every floor as it should stand after what is measured now.

    With parts or sets in ``asked`` only these are measured, and the others stay as they are.
    """
    held = {floor.metric: floor for floor in load()} if FILE.exists() else {}
    for part in parts():
        if asked and part not in asked and part.split("/")[0] not in asked:
            yield from (floor for floor in held.values() if floor.gold == part)
            continue
        sha256 = digest(part)
        for name, tally in measured(part).items():
            metric = f"{part}: {name}"
            reached = max(0.0, math.floor((tally.share - MARGIN) * 100) / 100)
            before = held.get(metric)
            kept = before.floor if before and before.sha256 == sha256 else 0.0
            print(f"{metric:40} {tally.share:.3f}  floor {before.floor if before else None}")
            yield Floor(metric, max(kept, reached), sha256)


def main() -> None:
    """Print what is measured beside the floors, and write them where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="raise the floors; renew changed ones")
    parser.add_argument("part", nargs="*", help="what to measure: movements, times/dev; else all")
    options = parser.parse_args()
    rows = [
        {"metric": floor.metric, "floor": floor.floor, "sha256": floor.sha256}
        for floor in renewed(options.part)
    ]
    if options.write:
        head = "".join(f"# {line}\n" for line in HEAD.splitlines())
        FILE.write_text(head + yaml.safe_dump(rows, sort_keys=False), encoding="utf-8")


if __name__ == "__main__":
    main()
