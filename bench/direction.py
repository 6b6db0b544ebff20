"""Which of two versions of an encyclopedia article is the older, from the texts alone.

    python -m bench.direction               the test half
    python -m bench.direction --half dev    the half that the weights were fitted on

Articles go to a half by the hash of their titles. Of all pairs of versions, the four fifths are
judged on which the method is surest; "longer is newer" is judged on the four fifths in which the
lengths lie furthest apart. A pair of equal texts cannot be told, and counts as wrong if judged.
"""

from __future__ import annotations

import argparse
import hashlib
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from bench.record import data_path, record
from tellings.stemma.versions import older

COVERAGE = 0.8


@dataclass(frozen=True, slots=True)
class Versions:
    """Two versions of one article, the older first; ``apart`` is 1 where they are neighbours."""

    article: str
    apart: int
    first: str
    later: str


def pairs(half: str) -> Iterator[Versions]:
    """Yield every two versions of each article of one half."""
    for folder in sorted(data_path("revisions").iterdir()):
        even = hashlib.sha256(folder.name.encode()).digest()[0] % 2 == 0
        if not folder.is_dir() or even != (half == "dev"):
            continue
        paths = sorted(folder.glob("*.txt"), key=lambda file: int(file.stem))
        texts = [path.read_text("utf-8", "replace") for path in paths]
        for i, j in combinations(range(len(texts)), 2):
            yield Versions(folder.name, j - i, texts[i], texts[j])


def longer(one: str, other: str) -> float:
    """Return how much longer the other is: the log of the ratio."""
    return math.log((len(other) + 1) / (len(one) + 1))


def accuracy(told: Sequence[float]) -> float:
    """Return how often the surest four fifths are right (above nought: the older is first)."""
    judged = sorted(told, key=lambda value: -abs(value))[: math.ceil(COVERAGE * len(told))]
    return sum(value > 0 for value in judged) / len(judged)


def main() -> None:
    """Measure, print and record."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("dev", "test"), default="test")
    half = parser.parse_args().half
    told = list(pairs(half))
    methods: dict[str, Callable[[str, str], float]] = {"ours": older, "longer is newer": longer}
    for name, method in methods.items():
        values = [(method(pair.first, pair.later), pair.apart) for pair in told]
        every = accuracy([value for value, _ in values])
        adjacent = accuracy([value for value, apart in values if apart == 1])
        record("direction", "revisions", f"{half}, {name}: all pairs at 80 %", every, "accuracy")
        record("direction", "revisions", f"{half}, {name}: adjacent at 80 %", adjacent, "accuracy")


if __name__ == "__main__":
    main()
