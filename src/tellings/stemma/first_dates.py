"""When a report appeared, where it does not say so: from its family and from the other reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from tellings.model import Descent, Published, Report


def date_from_family(
    reports: Sequence[Report], descents: Sequence[Descent], collected: date | None
) -> tuple[Report, ...]:
    """Return the reports, each with a date if one can be had; never after ``collected``."""
    told = sorted(r.published.date for r in reports if r.published)
    dated = [_with_year(report, told, collected) for report in reports]
    known = {report.id: report.published for report in dated if report.published}
    return tuple(
        report if report.published else _inferred(report, known, descents) for report in dated
    )


def _with_year(report: Report, others: Sequence[str], collected: date | None) -> Report:
    line = report.dateline
    if report.published or line is None or line.date is None or not line.date.startswith("--"):
        return report
    near = others[len(others) // 2] if others else collected.isoformat() if collected else None
    if near is None:
        return report
    middle = date.fromisoformat(near)
    days = [
        found
        for year in (middle.year - 1, middle.year, middle.year + 1)
        if (found := _day(year, line.date)) and (collected is None or found <= collected)
    ]
    if not days:
        return report
    best = min(days, key=lambda found: abs((found - middle).days)).isoformat()
    return replace(
        report, dateline=replace(line, date=best), published=Published(best, basis="dateline")
    )


def _day(year: int, written: str) -> date | None:
    """Return the day of ``--02-29`` in a year; ``None`` where that year has none."""
    try:
        return date.fromisoformat(f"{year:04}{written[1:]}")
    except ValueError:
        return None


def _inferred(
    report: Report,
    known: Mapping[str, Published],
    descents: Sequence[Descent],
) -> Report:
    parents = {d.parent for d in descents if d.child == report.id}
    children = {d.child for d in descents if d.parent == report.id}
    for kin, latest in ((parents, True), (children, False), (set(known), False)):
        dates = sorted((known[text].date, text) for text in kin if text in known)
        if dates:
            day, text = dates[-1] if latest else dates[0]
            return replace(report, published=Published(day, basis="inferred", from_=text))
    return report
