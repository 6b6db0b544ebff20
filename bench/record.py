"""Where the measuring data lies, and one line of results.csv for each thing measured."""

from __future__ import annotations

import csv
import datetime
import hashlib
import os
import platform
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
COLUMNS = (
    "date",
    "commit",
    "script",
    "dataset",
    "dataset_sha256",
    "metric",
    "value",
    "unit",
    "machine",
)


def data_path(name: str) -> Path:
    """Return a data set's place, or end the run and say plainly that it is absent."""
    root = Path(os.environ.get("TELLINGS_DATA", HERE.parent.parent / "shared" / "data"))
    place = root / name
    if not place.exists():
        sys.exit(f"not run: no data at {place}; set TELLINGS_DATA to where it lies")
    return place


def digest(place: Path) -> str:
    """Return a SHA-256 prefix over a file, or over a folder's files in the order of their names."""
    files = sorted(i for i in place.rglob("*") if i.is_file()) if place.is_dir() else [place]
    hashed = hashlib.sha256()
    for file in files:
        hashed.update(file.read_bytes())
    return hashed.hexdigest()[:16]


def record(
    script: str, dataset: str, metric: str, value: float, unit: str, place: Path | None = None
) -> None:
    """Print one result, and append it to results.csv with commit and machine.

    ``place`` is where the data set lies, if it is none of the measuring data.
    """
    print(f"{dataset}: {metric} = {value:.4f} {unit}")
    if os.environ.get("TELLINGS_BENCH_DRY"):
        return
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],  # noqa: S607
        cwd=HERE,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.strip()
    place = place or data_path(dataset)
    file = HERE / "results.csv"
    fresh = not file.exists()
    machine = f"{platform.machine()} {os.cpu_count()} cores"
    row = [datetime.date.today().isoformat(), commit, script, dataset, digest(place)]
    with file.open("a", newline="", encoding="utf-8") as lines:
        writer = csv.writer(lines)
        if fresh:
            writer.writerow(COLUMNS)
        writer.writerow([*row, metric, f"{value:.4f}", unit, machine])
