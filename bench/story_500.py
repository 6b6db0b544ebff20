"""A run of 500 reports, from files to ledger: seconds, memory, and the ledger alone.

The reports are those of the shooting incidents with the most of them, and copies of them by an
editor's hand or a synonym tool, four copies to a report, half of them with another figure. Drawn
with a fixed seed. The command reads them from files and writes the dossier; the ledger alone is
then built again from that dossier's reports, family and claims: as grouped, and once more with all
500 taken for one story. Asked for: at most 120 s on two cores, and 2 s.

Run: python -m bench.story_500 [--reports N | --dossier FILE]
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench.copying import copied
from bench.incident_stories import outlet_of, rows
from bench.record import record
from bench.speed import cost_of
from tellings import ledger
from tellings.ledger.build import Account
from tellings.model import Dossier, Story, identify
from tellings.show.dossier import from_json
from tellings.stemma import Family

REPORTS, COPIES = 500, 4
SECONDS, LEDGER_SECONDS = 120.0, 2.0
FIGURE = re.compile(r"(?<![\w:/.,$-])[2-9]\d?(?![\w:/.,-])")
Record = Mapping[str, Any]


def records(count: int) -> list[Record]:
    """Return so many reports, each followed by its copies."""
    draw = random.Random("story of many reports")  # noqa: S311, repeatable on purpose
    told: list[Record] = []
    for report in _originals():
        told.append(report)
        told += [_copy(report, number, draw) for number in range(COPIES)]
        if len(told) >= count:
            break
    return told[:count]


def _originals() -> Iterator[Record]:
    """Yield the reports of the incidents, those first that have most."""
    for row in sorted(rows(), key=lambda row: (-len(row["documents"]), row["incident"])):
        for document in row["documents"]:
            yield {
                "title": document["title"],
                "text": document["content"],
                "date": document["dct"],
                "outlet": outlet_of(document["uri"]),
            }


def _copy(report: Record, number: int, draw: random.Random) -> Record:
    text = copied(report["text"], number, draw)
    figures = list(FIGURE.finditer(text))
    if figures and number % 4 < 2:
        start, end = draw.choice(figures).span()
        text = f"{text[:start]}{int(text[start:end]) + 1}{text[end:]}"
    day = date.fromisoformat(report["date"]) + timedelta(days=draw.randint(0, 3))
    return {**report, "text": text, "date": day.isoformat(), "outlet": f"copier{number}.example"}


def write(folder: Path, count: int) -> None:
    """Write the reports into a folder, one file each."""
    for number, told in enumerate(records(count)):
        (folder / f"{number:04}.json").write_text(json.dumps(told), encoding="utf-8")


def ledgers(dossier: Dossier, stories: tuple[Story, ...]) -> list[Account]:
    """Return the ledgers of some stories from a dossier's reports, family and claims."""
    told = {report for story in dossier.stories for report in story.reports}
    reports = tuple(report for report in dossier.reports if report.id in told)
    family = Family(
        reports, dossier.passages, dossier.ancestors, dossier.descents, dossier.lineages
    )
    entities = {entity.id: entity for entity in dossier.entities}
    background = ledger.Background({r.id: r for r in reports}, entities, family, dossier.times)
    return [ledger.build(story, dossier.claims, background) for story in stories]


def as_one(dossier: Dossier) -> Story:
    """Return all reports of a dossier as one story."""
    told = tuple(sorted(report for story in dossier.stories for report in story.reports))
    return Story(identify(*told), "all", told)


def from_files(count: int) -> tuple[Dossier, float]:
    """Read so many reports from files, record what it cost; return the dossier and the seconds."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "reports"
        folder.mkdir()
        write(folder, count)
        cost = cost_of(folder, str(Path(place) / "dossier.json"))
        dossier = from_json((Path(place) / "dossier.json").read_bytes())
    told = f"{count} reports"
    record("story_500", "incidents", f"{told}: from files to ledger", cost.wall, "s")
    record("story_500", "incidents", f"{told}: from files to ledger, CPU", cost.cpu, "s")
    record("story_500", "incidents", f"{told}: peak memory", cost.memory, "MB")
    return dossier, cost.wall


def alone(dossier: Dossier) -> float:
    """Build the ledger from a dossier's claims, record its cost; return the greatest in seconds."""
    told = f"{sum(len(story.reports) for story in dossier.stories)} reports"
    most = 0.0
    for name, stories in (("as grouped", dossier.stories), ("as one story", (as_one(dossier),))):
        started, used = time.perf_counter(), time.process_time()
        ledgers(dossier, stories)
        spent, used = time.perf_counter() - started, time.process_time() - used
        most = max(most, spent)
        record("story_500", "incidents", f"{told}: ledger alone, {name}", spent, "s")
        record("story_500", "incidents", f"{told}: ledger alone, {name}, CPU", used, "s")
    return most


def main() -> None:
    """Measure and record."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=REPORTS)
    parser.add_argument("--dossier", type=Path, help="take the claims from here, read no files")
    options = parser.parse_args()
    wall = 0.0
    if options.dossier:
        dossier = from_json(options.dossier.read_bytes())
    else:
        dossier, wall = from_files(options.reports)
    if alone(dossier) > LEDGER_SECONDS or wall > SECONDS:
        sys.exit(f"more than the {SECONDS:g} s, or {LEDGER_SECONDS:g} s, asked for")


if __name__ == "__main__":
    main()
