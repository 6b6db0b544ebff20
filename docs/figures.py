"""The table of figures in the README, from the latest measurements in ``bench/results.csv``.

Every row names a script, a metric (a regular expression over the metric's whole name) and what the
figure is beside: the best other way measured in the same run, or nothing.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

RESULTS = Path(__file__).resolve().parent.parent / "bench" / "results.csv"


@dataclass(frozen=True, slots=True)
class Figure:
    """A row: what is told, the script and the metric that tell it, and the metric beside it."""

    told: str
    script: str
    metric: str
    beside: str = ""
    words: str = ""
    """Whose the figure beside it is."""


_FIGURES = (
    Figure("PAN 2013 text alignment, five folds by source: plagdet", "pan", "5 folds all plagdet"),
    Figure("A passage embedded in another text found, among 10,000 texts with 18,000 true pairs",
           "reuse", "10000 texts, 0 generated, seed 1: recall one passage"),
    Figure("… precision of the pairs", "reuse", "10000 texts, 0 generated, seed 1: precision"),
    Figure("Which of two versions is older, texts only, told for 80 % of pairs", "direction",
           "test, ours: all pairs at 80 %", "test, longer is newer: all pairs at 80 %",
           "“the longer is the newer”"),
    Figure("Simulated families of 12 to 40 texts, with dates: parent and child (F1)", "stemma",
           r"test: \d+ families, with dates: directed edges F1"),
    Figure("PolNeAR: what is said (F1, half of the words right)", "polnear",
           "dev: content partial F1"),
    Figure("NewsQuant: values (F1)", "newsquant", "all: value F1"),
    Figure("… what is counted (F1)", "newsquant", "all: counted F1"),
    Figure("Our movements, the half never looked at: who, action, from, to, status all right",
           "movements", "test: all five"),
    Figure("Killed and injured in one report both as in the final tally", "incidents_claims",
           "test: both right", "test: both right, regular expressions", "regular expressions"),
    Figure("The same by the ledger where three or more reports disagree", "ledger_incidents",
           r"test, three or more, disagreeing \(\d+\): majority-of-origins .*",
           r"test, three or more, disagreeing \(\d+\): majority of reports .*",
           "majority of reports"),
    Figure("One to twelve altered copies planted: the same figure chosen", "planted",
           r"test \(\d+ incidents\), a: chosen as before",
           r"test \(\d+ incidents\), a: chosen as before, majority of reports",
           "majority of reports"),
    Figure("Dependency parses, EWT test (LAS, %)", "language", "LAS"),
)  # fmt: skip


def table() -> str:
    """Return the table in Markdown."""
    with RESULTS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if "gum" not in row["dataset"]]
    lines = ["| measured | ours | beside it |", "|---|---|---|"]
    for figure in _FIGURES:
        value = _latest(rows, figure.script, figure.metric)
        other = f"{_latest(rows, figure.script, figure.beside)} " if figure.beside else ""
        lines.append(f"| {figure.told} | {value} | {other}{figure.words} |")
    return "\n".join(lines) + "\n"


def _latest(rows: list[dict[str, str]], script: str, metric: str) -> str:
    """Return the last value of a metric, as it is printed; KeyError where none was measured."""
    told = [r for r in rows if r["script"] == script and re.fullmatch(metric, r["metric"])]
    if not told:
        raise KeyError(f"{script}: {metric}")
    value = float(told[-1]["value"])
    return f"{value:.1f}" if value > 1 else f"{value:.2f}".replace("0.", ".", 1)
