"""Measure one set of cases: ``python -m gold.score movements [--half test] [--misses]``.

Each case is read as a report of its own. Misses of the half for testing are not listed, so that
nobody works on them.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal

from gold.files import GOLD, load_cases
from gold.scores import mentions, movements, quantities, quotations, times
from gold.tally import Tallies, table

Half = Literal["dev", "more", "wide", "fresh", "test"]
HALVES: tuple[Half, ...] = ("dev", "more", "wide", "fresh", "test")
Scorer = Callable[[Iterable[Mapping[str, Any]]], Tallies]
SCORERS: Mapping[str, Scorer] = {
    "times": times.score,
    "mentions": mentions.score,
    "movements": movements.score,
    "quotations": quotations.score,
    "quantities": quantities.score,
}


def score(name: str, half: Half) -> Tallies:
    """Return the tallies of one half of a set."""
    return SCORERS[name](load_cases(GOLD / name / f"{half}.yaml"))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("set", nargs="*", default=[*SCORERS], help="the sets; all by default")
    parser.add_argument("--half", choices=HALVES, default="dev")
    parser.add_argument("--misses", action="store_true", help="list what was missed (dev only)")
    options = parser.parse_args()
    if options.misses and options.half == "test":
        parser.error("misses of the half for testing are not listed")
    for name in options.set:
        if name not in SCORERS:
            parser.error(f"no set {name}; there are {', '.join(SCORERS)}")
        print(f"{name}, {options.half}")
        print(table(score(name, options.half), options.misses))


if __name__ == "__main__":
    main()
