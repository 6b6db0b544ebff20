"""Times: which expressions, their TIMEX3 values, the days that they cover."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from gold.alike import place_of
from gold.scores.reading import Reader, read_case
from gold.tally import Tallies
from tellings.model import Time

Row = Mapping[str, Any]


def score(cases: Iterable[Row], read: Reader = read_case) -> Tallies:
    """Return tallies of expressions (F1), of their edges, values and days, and of whole cases."""
    tallies = Tallies()
    for case in cases:
        left = list(read(case["text"], case["date"]).times)
        right = True
        for row in case["times"]:
            found = _taken(case["text"], row, left)
            if found is None and row.get("optional"):
                continue
            right &= _add(tallies, case, row, found)
        if not case.get("loose"):
            for time in left:
                words = case["text"][time.start : time.end]
                tallies["found F1"].add(False, f"{case['text']}: {words!r} is no time")
                right = False
        tallies["cases right"].add(right, case["text"])
    return tallies


def _taken(text: str, row: Row, left: list[Time]) -> Time | None:
    """Take from the times left the one that overlaps most with the gold's expression."""
    start, end = place_of(text, row["text"], row.get("occurrence", 1))
    over = [time for time in left if time.start < end and start < time.end]
    best = max(over, default=None, key=lambda t: (min(t.end, end) - max(t.start, start), -t.start))
    if best is not None:
        left.remove(best)
    return best


def _add(tallies: Tallies, case: Row, row: Row, found: Time | None) -> bool:
    text, words = case["text"], row["text"]
    tallies["found F1"].add(found is not None, f"{text}: {words!r} not found")
    if found is None:
        for name in ("edges", "value", "days"):
            tallies[name].add(False, f"{text}: {words!r} not found")
        return False
    tallies["found F1"].add(True, "")
    ours = text[found.start : found.end]
    edges = (found.start, found.end) == place_of(text, words, row.get("occurrence", 1))
    value = found.timex in (row["timex"], *row.get("also", ()))
    slack = row.get("slack", 0)
    days = _near(found.from_, row["from"], slack) and _near(found.to, row["to"], slack)
    told = f"{case['date']} {text}: {ours!r}"
    tallies["edges"].add(edges, f"{told}, not {words!r}")
    tallies["value"].add(value, f"{told} {found.timex}, not {row['timex']}")
    wanted = f"{row['from']}…{row['to']} ±{slack}"
    tallies["days"].add(days, f"{told} {found.from_}…{found.to}, not {wanted}")
    return value and days


def _near(ours: str | None, gold: str | None, slack: int) -> bool:
    if ours is None or gold is None:
        return ours is gold
    return abs((date.fromisoformat(ours) - date.fromisoformat(gold)).days) <= slack
