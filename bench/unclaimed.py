"""Figures that no claim took: on thirty reports of the half looked at, and on our own stories.

Besides those that the dossier lists as ``unclaimed``, every numeral counts that stands in no
quantity, whatever it was taken for (an age, a house number, a model): so a figure taken for the
wrong kind shows up too. With ``--list`` each is printed with its kind and the words around it,
for somebody to read which of them a reader would want; what the reading gave stands in
``docs/claims.md``.

Run: python -m bench.unclaimed [--list]
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Sequence

from bench.incidents_claims import half
from bench.readings import readings, report_of
from bench.record import HERE, data_path, record
from tellings import read
from tellings.claims import extract
from tellings.claims.numbers import figures
from tellings.language.reading import ReadReport
from tellings.model import Quantity

REPORTS = 30


def main() -> None:
    """Count on both sets; with ``--list`` print what is left."""
    place = data_path("incidents") / "incidents.jsonl"
    rows = [json.loads(line) for line in place.read_text(encoding="utf-8").splitlines() if line]
    told = [(row, d) for row in rows if half(row) == "dev" for d in row["documents"]]
    told.sort(key=lambda pair: hashlib.sha256(pair[1]["content"].encode()).hexdigest())
    reports = [
        report_of(f"{d['title']}\n\n{d['content']}", len(d["title"]), d["dct"])
        for _, d in told[:REPORTS]
    ]
    taken, left = _of_reports(readings(reports, "unclaimed"))
    record("unclaimed", "incidents", "30 reports: figures without a claim", left, "count")
    record("unclaimed", "incidents", "30 reports: figures with a claim", taken, "count")
    taken, left = _of_stories()
    stories = HERE.parent / "gold" / "stories"
    record("unclaimed", "stories", "figures without a claim", left, "count", stories)
    record("unclaimed", "stories", "figures with a claim", taken, "count", stories)


def _of_reports(found: Iterable[ReadReport]) -> tuple[int, int]:
    taken = left = 0
    for reading in found:
        claims = extract(reading, {}).claims
        bounds = [(c.start, c.end) for c in claims if isinstance(c.body, Quantity)]
        times = [(time.start, time.end) for time in reading.times]
        report = reading.report
        told = [(s.start, s.end) for s in report.sentences if s.part in ("title", "body")]
        taken += len(bounds)
        left += _left(report.text, told, bounds, times)
    return taken, left


def _of_stories() -> tuple[int, int]:
    taken = left = 0
    folders = [HERE.parent / "gold" / "stories", HERE.parent / "examples"]
    for folder in sorted(i for place in folders for i in place.iterdir() if i.is_dir()):
        dossier = read(folder)
        for report in dossier.reports:
            bounds = [(c.start, c.end) for c in dossier.claims
                      if c.kind == "quantity" and c.report == report.id]  # fmt: skip
            times = [(t.start, t.end) for t in dossier.times if t.report == report.id]
            told = [(s.start, s.end) for s in report.sentences
                    if s.part in ("title", "standfirst", "body", "caption")]  # fmt: skip
            taken += len(bounds)
            left += _left(report.text, told, bounds, times)
    return taken, left


Spans = Sequence[tuple[int, int]]


def _left(text: str, told: Spans, taken: Spans, times: Spans) -> int:
    """Count the numerals of the sentences that stand in no quantity and in no time."""
    count = 0
    for start, end in told:
        for figure in figures(text[start:end]):
            place = (start + figure.core[0], start + figure.core[1])
            if not any(a < place[1] and place[0] < b for a, b in (*taken, *times)):
                count += 1
                _show(text, place, figure.kind)
    return count


def _show(text: str, place: tuple[int, int], kind: str) -> None:
    start, end = place
    if "--list" in sys.argv:
        before, behind = text[max(0, start - 50) : start], text[end : end + 40]
        print(f"  {kind:8} {before}[{text[start:end]}]{behind}".replace("\n", " "))


if __name__ == "__main__":
    main()
