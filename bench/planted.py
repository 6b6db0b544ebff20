"""Copies planted in shooting incidents, which must not move what independent accounts add up to.

Of each incident one report is copied 1 to 12 times, by an editor's hand (ten words changed, a few
sentences cut) or by a synonym tool (every fourth word another near it in the word vectors), each
copy by an outlet of its own on one of the days that follow. (a) The copies tell another number of
killed. (b) The copied report itself tells a wrong one, and so do its copies. Asked: does the rule
``majority-of-origins`` choose as it did without the copies, do its readings keep their lineages,
and does the wrong figure of (b) count once. Beside it what the majority of reports makes of it. A
copy's toll is set as its claims would read it; its text is there for the family to be found by.

The half ``dev`` was looked at. Run: python -m bench.planted [--half dev] [--most N] [--keep FILE]
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from bench.copying import copied
from bench.incident_stories import Incident, Toll, chosen, each, entry_of, family_of, tell
from bench.readings import report_of
from bench.record import record
from tellings.model import Entry, Report, identify

MOST_COPIES = 12
INCIDENTS = 200


@dataclass(frozen=True)
class Planted:
    """An incident before the copies were planted and with them; the value that they carry."""

    before: Incident
    after: Incident
    copied: str
    carried: int


def planted(incident: Incident, *, wrong_in_copied: bool) -> Planted:
    """Return the incident with copies of one of its reports, drawn by its name."""
    draw = random.Random(f"planted {incident.name}")  # noqa: S311, repeatable on purpose
    report = draw.choice(incident.reports)
    killed, hurt = incident.tolls[report.id]
    carried = killed + draw.randint(1, 9)
    tolls = dict(incident.tolls)
    if wrong_in_copied:
        tolls[report.id] = (carried, hurt)
    before = replace(incident, tolls=tolls)
    count = draw.randint(1, MOST_COPIES)
    copies = [_copy(report, number, draw) for number in range(count)]
    reports = {report.id: report for report in (*incident.reports, *copies)}
    tolls = {**tolls, **{copy.id: (carried, hurt) for copy in copies}}
    after = replace(incident, reports=tuple(reports.values()), tolls=tolls)
    return Planted(before, after, report.id, carried)


def _copy(report: Report, number: int, draw: random.Random) -> Report:
    title, body = report.title or "", report.text[len(report.title or "") :]
    day = date.fromisoformat(report.published.date) if report.published else date(2020, 1, 1)
    told = (day + timedelta(days=1 + draw.randint(0, 2))).isoformat()
    made = report_of(title + copied(body, number, draw), len(title), told)
    outlet = f"planted{number}.example"
    return replace(made, id=identify(made.id, outlet), title=title, outlet=outlet)


def majority(incident: Incident) -> Toll:
    """Return the killed and the hurt that most reports tell."""
    tolls = [incident.tolls[report.id] for report in incident.reports]
    killed, hurt = (Counter(toll[i] for toll in tolls).most_common(1)[0][0] for i in (0, 1))
    return killed, hurt


def outcomes(case: Planted, *, wrong_in_copied: bool) -> Iterator[tuple[str, bool]]:
    """Yield what held of a case, by name."""
    old, new = (
        tell(incident, family_of(incident.reports), "majority-of-origins")
        for incident in (case.before, case.after)
    )
    name = "b" if wrong_in_copied else "a"
    yield f"{name}: chosen as before", chosen(old) == chosen(new)
    yield (
        f"{name}: chosen as before, majority of reports",
        majority(case.before) == majority(case.after),
    )
    yield f"{name}: lineages as before", _lineages(old, case.before) == _lineages(new, case.before)
    if wrong_in_copied:
        yield "b: wrong figure counts once", _count(new, case.carried) == _count(old, case.carried)
        wrong = case.before.tolls[case.copied]
        yield "b: wrong toll not taken up", chosen(new) != wrong or chosen(old) == wrong
        taken = majority(case.after) == wrong and majority(case.before) != wrong
        yield "b: wrong toll not taken up, majority of reports", not taken


def _lineages(entries: tuple[Entry, ...], incident: Incident) -> dict[tuple[str, float], int]:
    """Return the lineages of each figure that a report of the incident itself tells."""
    own = {toll[i] for toll in incident.tolls.values() for i in (0, 1)}
    found: dict[tuple[str, float], int] = {}
    for event in ("kill", "injure"):
        entry = entry_of(entries, event)
        for reading in entry.readings if entry else ():
            if reading.low in own and reading.changed_in_copying is None:
                found[event, reading.low or 0.0] = reading.lineages
    return found


def _count(entries: tuple[Entry, ...], value: int) -> int:
    entry = entry_of(entries, "kill")
    return sum(r.lineages for r in (entry.readings if entry else ()) if r.low == value)


def outcomes_of(incident: Incident) -> dict[str, bool]:
    """Return what held of an incident, in both cases."""
    cases = {wrong: planted(incident, wrong_in_copied=wrong) for wrong in (False, True)}
    return {
        name: held
        for wrong, case in cases.items()
        for name, held in outcomes(case, wrong_in_copied=wrong)
    }


def kept(place: Path | None) -> dict[str, dict[str, bool]]:
    """Return what an earlier run that broke off wrote down, by incident."""
    if place is None or not place.exists():
        return {}
    lines = place.read_text("utf-8").splitlines()
    return {told["incident"]: told["held"] for told in map(json.loads, lines)}


def main() -> None:
    """Print and record the shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("dev", "test"), default="test")
    parser.add_argument("--most", type=int, default=INCIDENTS)
    parser.add_argument("--keep", type=Path, help="note each incident here, and go on from there")
    options = parser.parse_args()
    known = kept(options.keep)
    found: dict[str, list[bool]] = {}
    for incident in each(options.half, options.most):
        held = known.get(incident.name) or outcomes_of(incident)
        if options.keep and incident.name not in known:
            with options.keep.open("a", encoding="utf-8") as file:
                print(json.dumps({"incident": incident.name, "held": held}), file=file)
        for name, hit in held.items():
            found.setdefault(name, []).append(hit)
    for name, hits in sorted(found.items()):
        metric = f"{options.half} ({len(hits)} incidents), {name}"
        record("planted", "incidents", metric, sum(hits) / len(hits), "share")


if __name__ == "__main__":
    main()
