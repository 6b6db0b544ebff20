"""When texts came out: the hours that a date leaves open, and dates made out from relatives."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tellings.model import Descent, Published, Report

_DAY = 24.0
_SURE = 5.0
"""Log-odds that of two texts the one is older whose date ends before the other's begins."""
_MOST = 12.0
_PER_HOUR = 0.25
_STEPS = 24


@dataclass(frozen=True, slots=True)
class Window:
    """The hours, counted from an arbitrary day, between which a report came out."""

    start: float
    end: float


def window(report: Report) -> Window | None:
    """Return when a report came out, as far as it says so itself.

    A day leaves its 24 hours open, and those of a time zone; a dateline, until noon of the next.
    """
    when = report.published
    if when is None or when.basis == "inferred":
        return None
    start = datetime.date.fromisoformat(when.date).toordinal() * _DAY
    if when.time:
        hour, minute = when.time.rstrip("Z").split(":")[:2]
        start += int(hour) + int(minute) / 60
        return Window(start, start + 0.1)
    return Window(start, start + _DAY * (1.5 if when.basis == "dateline" else 1.0))


def older(one: Window | None, other: Window | None) -> float:
    """Return the log-odds that the one came out before the other; 0 where nothing tells."""
    if one is None or other is None:
        return 0.0
    if one.end <= other.start:
        return min(_MOST, _SURE + _PER_HOUR * (other.start - one.end))
    if other.end <= one.start:
        return -min(_MOST, _SURE + _PER_HOUR * (one.start - other.end))
    share = _share_before(one, other)
    return max(-_SURE, min(_SURE, math.log((share + 0.02) / (1.02 - share))))


def _share_before(one: Window, other: Window) -> float:
    """Return how often the one comes first, both falling anywhere in their windows."""
    steps = [(i + 0.5) / _STEPS for i in range(_STEPS)]
    ours = [one.start + step * (one.end - one.start) for step in steps]
    theirs = [other.start + step * (other.end - other.start) for step in steps]
    pairs = [0.5 if a == b else float(a < b) for a in ours for b in theirs]
    return sum(pairs) / len(pairs)


def with_years(reports: Sequence[Report], collected: datetime.date | None) -> tuple[Report, ...]:
    """Return the reports, each dateline's day without a year in the year nearest to the others'.

    Where no report says its date, ``collected`` stands for them; no day lies after it.
    """
    told = sorted(r.published.date for r in reports if r.published)
    near = told[len(told) // 2] if told else collected.isoformat() if collected else None
    if near is None:
        return tuple(reports)
    middle = datetime.date.fromisoformat(near)
    return tuple(_with_year(report, middle, collected) for report in reports)


def _with_year(report: Report, middle: datetime.date, collected: datetime.date | None) -> Report:
    line = report.dateline
    if report.published or line is None or line.date is None or not line.date.startswith("--"):
        return report
    years = [_day(year, line.date) for year in (middle.year - 1, middle.year, middle.year + 1)]
    days = [day for day in years if day and (collected is None or day <= collected)]
    if not days:
        return report
    best = min(days, key=lambda day: abs(day - middle)).isoformat()
    return replace(
        report, dateline=replace(line, date=best), published=Published(best, basis="dateline")
    )


def _day(year: int, written: str) -> datetime.date | None:
    """Return the day of ``--02-29`` in a year; ``None`` where that year has none."""
    try:
        return datetime.date.fromisoformat(f"{year:04}{written[1:]}")
    except ValueError:
        return None


def date_all(
    reports: Sequence[Report], descents: Iterable[Descent], collected: datetime.date | None
) -> tuple[Report, ...]:
    """Return the reports with a date for those that say none, where their family has one.

    A copy is dated by its parent, for it is not older; a parent by its earliest copy, for it is
    not younger; one whose parent is lost by its earliest fellow; one without kin by the earliest
    report of all. No date lies after ``collected``.
    """
    dated = {report.id: report for report in reports}
    parents, children = _kin(descents)
    pending = [r.id for r in sorted(reports, key=lambda r: r.id) if r.published is None]
    while pending:
        found = {
            text: told
            for text in pending
            if (told := _inferred(dated[text], dated, parents, children)) is not None
        }
        if not found:
            break
        for text, told in found.items():
            dated[text] = replace(dated[text], published=_bounded(told, collected))
        pending = [text for text in pending if text not in found]
    first = min(((r.published.date, r.id) for r in reports if r.published), default=None)
    if first is not None:
        when = _bounded(Published(first[0], None, "inferred", first[1]), collected)
        dated |= {text: replace(dated[text], published=when) for text in pending}
    return tuple(dated[report.id] for report in reports)


def _kin(descents: Iterable[Descent]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    parents: dict[str, list[str]] = {}
    children: dict[str, list[str]] = {}
    for descent in sorted(descents, key=lambda d: (-d.derived, d.child, d.parent)):
        parents.setdefault(descent.child, []).append(descent.parent)
        children.setdefault(descent.parent, []).append(descent.child)
    return parents, children


def _inferred(
    report: Report,
    dated: Mapping[str, Report],
    parents: Mapping[str, Sequence[str]],
    children: Mapping[str, Sequence[str]],
) -> Published | None:
    above = [p for p in parents.get(report.id, ()) if p in dated]
    lost = [p for p in parents.get(report.id, ()) if p not in dated]
    groups = (
        (above, max),
        (list(children.get(report.id, ())), min),
        ([text for p in lost for text in children.get(p, ()) if text != report.id], min),
    )
    for relatives, choose in groups:
        told = sorted(
            (when.date, text) for text in relatives if (when := dated[text].published) is not None
        )
        if told:
            date, text = choose(told)
            return Published(date, None, "inferred", text)
    return None


def _bounded(told: Published, collected: datetime.date | None) -> Published:
    if collected is None or told.date <= collected.isoformat():
        return told
    return replace(told, date=collected.isoformat())
