"""Floors on public sets, on a part of each that takes seconds; skipped where data are absent."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.incidents_claims import baseline, half
from bench.newsquant import read, score
from bench.readings import readings, report_of
from tellings.claims.casualties import casualties

pytestmark = pytest.mark.slow


def test_newsquant_half_for_testing(data_dir: Path) -> None:
    place = data_dir / "newsquant" / "newsquant.jsonl"
    rows = [json.loads(line) for line in place.read_text(encoding="utf-8").splitlines() if line]
    found = score(rows, read([row["text"] for row in rows]))["all"]
    assert found["value"] >= 0.925
    assert found["unit"] >= 0.87
    assert found["change"] >= 0.85
    assert found["counted"] >= 0.74


def test_tolls_of_incidents_against_regular_expressions(data_dir: Path) -> None:
    place = data_dir / "incidents" / "incidents.jsonl"
    rows = [json.loads(line) for line in place.read_text(encoding="utf-8").splitlines() if line]
    told = [(row, d) for row in rows if half(row) == "test" for d in row["documents"]][::12]
    reports = [
        report_of(f"{d['title']}\n\n{d['content'][:2500]}", len(d["title"]), d["dct"])
        for _, d in told
    ]
    ours = regular = 0
    for (row, _), reading in zip(told, readings(reports, "incidents-part"), strict=True):
        gold = (int(row["num_killed"]), int(row["num_injured"]))
        toll = casualties(reading)
        ours += (toll.killed, toll.hurt) == gold
        regular += baseline(reading.report.text) == gold
    assert ours >= 0.58 * len(told)
    assert ours >= 1.5 * regular
