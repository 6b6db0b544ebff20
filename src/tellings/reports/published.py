"""The day a report appeared: stated, in its web address, or in its dateline; years made out."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from tellings.model import Published
from tellings.reports.datelines import Head, month_day
from tellings.reports.dates import day, full_dates, url_date

_NEAR = datetime.timedelta(days=60)


def dateline_day(
    head: Head | None,
    text: str,
    stated: Sequence[Published],
    collected: datetime.date | None,
) -> str | None:
    """Return a dateline's day as ISO 8601; ``--01-08`` where its year cannot be told.

    A missing year comes from the day stated, else from a full date in the text within 60 days,
    else it is the last one that lets the day lie no later than ``collected``.
    """
    if head is None or head.month is None or head.day is None:
        return None
    if head.year is not None:
        when = day(head.year, head.month, head.day)
        return when.isoformat() if when else None
    anchors = [datetime.date.fromisoformat(one.date) for one in stated]
    anchors += [one.date for one in full_dates(text)]
    near = _nearest(head, anchors)
    if near is not None:
        return near.isoformat()
    if collected is not None:
        years = (collected.year, collected.year - 1, collected.year - 4)
        days = [day(year, head.month, head.day) for year in years]
        return next((one.isoformat() for one in days if one and one <= collected), None)
    return month_day(head.month, head.day)


def _nearest(head: Head, anchors: Iterable[datetime.date]) -> datetime.date | None:
    """Return the day in the year that brings it nearest to the first anchor it comes near to."""
    for anchor in anchors:
        days = [day(anchor.year + shift, head.month or 0, head.day or 0) for shift in (-1, 0, 1)]
        near = min((one for one in days if one), key=lambda one: abs(one - anchor), default=None)
        if near is not None and abs(near - anchor) <= _NEAR:
            return near
    return None


def days_stated(
    stated: Sequence[Published], url: str | None, dateline: str | None
) -> list[Published]:
    """Return the days that a report gives for itself, the best first."""
    by_url = url_date(url) if url else None
    found = [*stated, *([by_url] if by_url else [])]
    if dateline and not dateline.startswith("--"):
        found.append(Published(dateline, basis="dateline"))
    return found


def possible(day_of: Published, collected: datetime.date | None) -> bool:
    """Tell whether a report collected on a day can have appeared on another."""
    return collected is None or datetime.date.fromisoformat(day_of.date) <= collected
