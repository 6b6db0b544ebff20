"""Killed and injured of shooting incidents as the whole command tells them, from files to ledger.

Each incident's reports are read as `tellings read --rule latest-official` reads a folder. Its toll
is what the rule chose in the entry of killed, and in that of injured, in which most reports' tolls
stand (the claims marked `toll`); where none does, 0. Both must equal the final tally.
`bench.ledger_incidents` measures the ledger by itself, over the tolls that `claims.casualties`
reads. The half ``dev`` may be looked at.

Run: python -m bench.incident_dossiers [--half dev] [--most N] [--misses]
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bench.incident_stories import ENTRY, Toll, half_of, rows
from bench.record import record
from tellings import corpus
from tellings.model import Dossier, Entry, Quantity


def told(row: Mapping[str, Any]) -> Dossier:
    """Return the dossier of an incident's reports."""
    with tempfile.TemporaryDirectory() as folder:
        for number, document in enumerate(row["documents"]):
            report = {
                "title": document["title"],
                "text": document["content"],
                "date_publish": str(document["dct"]),
                "url": document["uri"],
            }
            (Path(folder) / f"{number}.json").write_text(json.dumps(report), "utf-8")
        return corpus.read([Path(folder)], rule="latest-official")


def toll(dossier: Dossier) -> Toll:
    """Return the killed and the injured that the rule chose."""
    report_of = {claim.id: claim.report for claim in dossier.claims}

    tolls = {
        claim.id for claim in dossier.claims if isinstance(claim.body, Quantity) and claim.body.toll
    }

    def weight(entry: Entry) -> tuple[int, int, int]:
        claims = {claim for reading in entry.readings for claim in reading.claims}
        telling = {report_of[claim] for claim in claims & tolls}
        return len(telling), len({report_of[claim] for claim in claims}), len(claims)

    found = []
    for event in ENTRY.values():
        own = [entry for entry in dossier.ledger if entry.locus.what.endswith(event)]
        best = max(own, key=weight, default=None)
        is_toll = best is not None and weight(best)[0] > 0
        found.append(int(best.chosen.best) if best and best.chosen and is_toll else 0)
    return found[0], found[1]


def each(half: str, most: int | None) -> Iterator[tuple[str, Toll, Toll]]:
    """Yield each incident's name, the toll told and the final tally."""
    own = [row for row in rows() if half_of(row["incident"]) == half]
    for row in own[:most]:
        truth = int(row["num_killed"]), int(row["num_injured"])
        yield row["incident"], toll(told(row)), truth


def main() -> None:
    """Print and record the shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("dev", "test"), default="test")
    parser.add_argument("--most", type=int)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    found = list(each(options.half, options.most))
    if options.misses:
        for name, read, truth in found:
            if read != truth:
                print(name, "told", read, "tally", truth)
    shares = {
        "killed": [read[0] == truth[0] for _, read, truth in found],
        "injured": [read[1] == truth[1] for _, read, truth in found],
        "both": [read == truth for _, read, truth in found],
    }
    for name, right in shares.items():
        metric = f"{options.half} ({len(right)}): {name}"
        record("incident_dossiers", "incidents", metric, sum(right) / len(right), "right")


if __name__ == "__main__":
    main()
