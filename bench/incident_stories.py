"""The shooting incidents as stories: their reports, the toll that each tells, and how they descend.

The toll of a report is the one that ``claims.casualties`` reads out of it; it is put to the ledger
as two claims, of the killed and of the hurt. Descent is found by words alone, without vectors.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from bench.readings import readings, report_of
from bench.record import data_path
from tellings import ledger, stemma
from tellings.claims.casualties import casualties
from tellings.ledger.placing import event_of
from tellings.model import Claim, Entry, Quantity, Report, Story, When, identify
from tellings.reuse.compare import compare

Toll = tuple[int, int]
"""Killed and hurt."""
EVENTS = ("kill", "injure")
ENTRY = {"kill": "killed", "injure": "injured"}
WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Incident:
    """An incident with its final toll, its reports by date, and the toll that each tells."""

    name: str
    truth: Toll
    reports: tuple[Report, ...]
    tolls: Mapping[str, Toll]


def half_of(name: str) -> str:
    """Return the half an incident falls into: ``dev`` may be looked at."""
    return "test" if int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 else "dev"


@cache
def rows() -> tuple[dict[str, Any], ...]:
    """Return the incidents as the file has them."""
    place = data_path("incidents") / "incidents.jsonl"
    return tuple(json.loads(line) for line in place.read_text("utf-8").splitlines() if line)


def texts(half: str) -> Iterator[str]:
    """Yield the texts of a half's reports, each once in its incident, titles first."""
    for row in rows():
        if half_of(row["incident"]) == half:
            yield from {text_of(d): None for d in row["documents"]}


def text_of(document: Mapping[str, Any]) -> str:
    """Return a report's text: its title, a blank line, what it tells."""
    return f"{document['title']}\n\n{document['content']}"


@cache
def incidents(half: str, most: int | None = None) -> tuple[Incident, ...]:
    """Return the incidents of a half, at most so many, in the order of the file."""
    own = [row for row in rows() if half_of(row["incident"]) == half][:most]
    name = f"incidents-{half}" if most is None else f"incidents-{half}-{most}"
    told = [(row, document) for row in own for document in row["documents"]]
    plain = [report_of(text_of(d), len(d["title"]), d["dct"]) for _, d in told]
    tolls = [(toll.killed, toll.hurt) for toll in map(casualties, readings(plain, name))]
    found: dict[str, list[tuple[Report, Toll]]] = {}
    for (row, document), report, toll in zip(told, plain, tolls, strict=True):
        named = replace(report, title=document["title"], outlet=outlet_of(document["uri"]))
        found.setdefault(row["incident"], []).append((named, toll))
    return tuple(_incident(row, found[row["incident"]]) for row in own)


def _incident(row: Mapping[str, Any], told: Sequence[tuple[Report, Toll]]) -> Incident:
    by_day = sorted({r.id: (r, t) for r, t in told}.values(), key=lambda pair: _day(pair[0]))
    return Incident(
        name=row["incident"],
        truth=(int(row["num_killed"]), int(row["num_injured"])),
        reports=tuple(report for report, _ in by_day),
        tolls={report.id: toll for report, toll in by_day},
    )


def _day(report: Report) -> tuple[str, str]:
    return report.published.date if report.published else "", report.id


def outlet_of(uri: str) -> str:
    """Return the host of an archived address."""
    place = uri.rsplit("/http", 1)[-1].lstrip("s:/")
    return urlsplit(f"//{place}").hostname or uri


def family_of(reports: Sequence[Report]) -> stemma.Family:
    """Return how the reports descend from each other."""
    return stemma.family(reports, compare(reports))


def tell(
    incident: Incident, family: stemma.Family, rule: ledger.Rule | None = None
) -> tuple[Entry, ...]:
    """Return the ledger of an incident from the tolls of its reports."""
    reports = {report.id: report for report in family.reports}
    lineages = stemma.lineage_of(family)
    day = min((r.published.date for r in family.reports if r.published), default=None)
    background = ledger.Background(reports, {}, family)
    claims = [
        _claim(report, event, count, lineages, day, background)
        for report in family.reports
        for event, count in zip(EVENTS, incident.tolls[report.id], strict=True)
    ]
    story = Story(identify(incident.name), incident.name, tuple(sorted(reports)))
    return ledger.build(story, claims, background, None, rule).entries


def _claim(
    report: Report,
    event: str,
    count: int,
    lineages: Mapping[tuple[str, int], str],
    day: str | None,
    background: ledger.Background,
) -> Claim:
    """Return the toll as a claim of what happened by the day of the first report.

    It stands at a word of the first sentence of the body whose own words make nothing else of it:
    the killed at the first, the hurt at the second.
    """
    body = [i for i, s in enumerate(report.sentences) if s.part == "body"] or [0]
    told = Quantity(count, count, None, None, None, "people", None, None, event, "patient")
    claims = [_at(report, sentence, told, lineages, day) for sentence in body]
    plain = (claim for claim in claims if event_of(claim, told, background) == ENTRY[event])
    return next(plain, claims[0])


def _at(
    report: Report,
    sentence: int,
    told: Quantity,
    lineages: Mapping[tuple[str, int], str],
    day: str | None,
) -> Claim:
    place = report.sentences[sentence]
    words = [match.span() for match in WORD.finditer(report.text, place.start, place.end)]
    start, end = words[EVENTS.index(told.event or "") % len(words)]
    return Claim(
        id=identify(report.id, told.event or ""),
        kind="quantity",
        report=report.id,
        start=start,
        end=end,
        sentence=sentence,
        lineage=lineages[report.id, sentence],
        spans=((start, end),),
        body=told,
        time=When(day, day, None),
        status="done",
    )


def entry_of(entries: Sequence[Entry], event: str) -> Entry | None:
    """Return the entry of the event that most claims stand in."""
    own = [entry for entry in entries if entry.locus.what.endswith(ENTRY[event])]
    return max(own, key=lambda e: sum(len(r.claims) for r in e.readings), default=None)


def chosen(entries: Sequence[Entry]) -> Toll:
    """Return the toll that the rule chose in the entries."""
    found = [entry_of(entries, event) for event in EVENTS]
    killed, hurt = (int(e.chosen.best) if e and e.chosen else 0 for e in found)
    return killed, hurt


def each(half: str, most: int | None = None) -> Iterator[Incident]:
    """Yield the incidents of a half, at most so many."""
    yield from incidents(half, most)
