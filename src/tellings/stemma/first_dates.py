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
        report if report.published else _inferred(report, known, descents, collected)
        for report in dated
    )


def _with_year(report: Report, others: Sequence[str], collected: date | None) -> Report:
    line = report.dateline
    if report.published or line is None or line.date is None or not line.date.startswith("--"):
        return report
    near = others[len(others) // 2] if others else collected.isoformat() if collected else None
    if near is None:
        return report
    month, day = (int(part) for part in line.date[2:].split("-"))
    middle = date.fromisoformat(near)
    days = [date(middle.year + year, month, day) for year in (-1, 0, 1)]
    days = [found for found in days if collected is None or found <= collected]
    best = min(days, key=lambda found: abs((found - middle).days)).isoformat()
    return replace(
        report, dateline=replace(line, date=best), published=Published(best, basis="dateline")
    )


def _inferred(
    report: Report,
    known: Mapping[str, Published],
    descents: Sequence[Descent],
    collected: date | None,
) -> Report:
    parents = {d.parent for d in descents if d.child == report.id}
    children = {d.child for d in descents if d.parent == report.id}
    for kin, latest in ((parents, True), (children, False), (set(known), False)):
        dates = sorted((known[text].date, text) for text in kin if text in known)
        if dates:
            day, text = dates[-1] if latest else dates[0]
            return replace(report, published=Published(day, basis="inferred", from_=text))
    return report
