"""How far a second annotator agrees with the gold: ``python -m gold.agreement [--at COMMIT]``.

The second answers (``second.yaml``) were written by the guides alone, without a look at the gold,
and stay as they were. They are scored in place of a reading, so that the numbers stand beside
those of ``python -m gold.score --half test``. With ``--strict`` only the gold's first answer
counts, not those that are as right. ``--record`` writes the shares to ``bench/results.csv``.
"""

from __future__ import annotations

import argparse
import subprocess
from collections.abc import Iterable, Mapping
from typing import Any

from bench.record import record
from gold.alike import place_of
from gold.files import GOLD, ROOT, load_cases, parse_cases
from gold.scores import movements, times
from gold.scores.reading import Read, Reader
from gold.tally import Tallies, table
from tellings.model import Claim, Movement, Quantity, Time

Row = Mapping[str, Any]
SCORERS = {"movements": movements.score, "times": times.score}
LENIENT = ("also", "loose", "slack")


def second(name: str) -> Reader:
    """Return a reader that answers with the second annotation of a set."""
    held = {
        (case["text"], case.get("date")): case for case in load_cases(GOLD / name / "second.yaml")
    }

    def read(text: str, day: str) -> Read:
        case = held[text, day if name == "times" else None]
        return Read(tuple(_times(case)), tuple(_claims(case)))

    return read


def _times(case: Row) -> Iterable[Time]:
    for row in case.get("times", ()):
        start, end = place_of(case["text"], row["text"])
        yield Time("r", start, end, row["from"], row["to"], row["timex"])


def _claims(case: Row) -> Iterable[Claim]:
    for n, row in enumerate(case.get("movements", ())):
        body = Movement(
            _first(row["who"]) or "",
            _quantity(row["count"]),
            _first(row["activity"]),
            row["action"],
            tuple(row["from"][:1]),
            tuple(row["to"][:1]),
            tuple(row["by"][:1]),
        )
        bounds = (n, len(case["text"]))
        yield Claim(
            str(n),
            "movement",
            "r",
            *bounds,
            sentence=0,
            lineage="r",
            spans=(bounds,),
            body=body,
            status=row["status"],
            certainty=row["certainty"],
        )


def _first(forms: list[str] | None) -> str | None:
    """Return the first of several forms of one thing."""
    return forms[0] if forms else None


def _quantity(row: Row | None) -> Quantity | None:
    if row is None:
        return None
    return Quantity(row["low"], row["high"], row.get("whole"), None, row.get("unit"), "")


def gold_of(name: str, commit: str | None, strict: bool) -> list[dict[str, Any]]:
    """Return the gold of a set's half for testing, as it stands or as it stood at a commit."""
    path = GOLD / name / "test.yaml"
    if commit is None:
        cases = load_cases(path)
    else:
        place = f"{commit}:{path.relative_to(ROOT).as_posix()}"
        told = subprocess.run(["git", "show", place], cwd=ROOT, capture_output=True, check=True)  # noqa: S603, S607
        cases = parse_cases(told.stdout.decode(), place)
    return [_strict(case, name) for case in cases] if strict else cases


def _strict(case: Row, name: str) -> dict[str, Any]:
    rows = [{k: v for k, v in row.items() if k not in LENIENT} for row in case[name]]
    return {**case, name: rows}


def main() -> None:
    """Print a table for each set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--at", metavar="COMMIT", help="the gold as it stood then")
    parser.add_argument("--strict", action="store_true", help="count only the first answers")
    parser.add_argument("--record", action="store_true", help="append to bench/results.csv")
    options = parser.parse_args()
    for name, score in SCORERS.items():
        print(f"{name}, second annotator")
        tallies = score(gold_of(name, options.at, options.strict), second(name))
        print(table(tallies, misses=False))
        if options.record:
            _record(f"{name}/test at {options.at or 'now'}", tallies, options.strict)


def _record(dataset: str, tallies: Tallies, strict: bool) -> None:
    counted = "first answers" if strict else "answers as right too"
    place = GOLD / dataset.split("/", maxsplit=1)[0]
    for name, tally in tallies.items():
        record("agreement", dataset, f"{name}, {counted}", tally.share, "share", place)


if __name__ == "__main__":
    main()
