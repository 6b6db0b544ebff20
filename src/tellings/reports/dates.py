"""Days and hours as files and texts state them."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from tellings.model import Published

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH = "(?i:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_ISO = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)"
    r"(?:[T ,]+(?P<h>\d{1,2}):(?P<min>\d\d)(?::\d\d(?:\.\d+)?)?\s?"
    r"(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?)?"
)
_COMPACT = re.compile(r"^(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:T?(\d{4,6})Z?)?$")
_WRITTEN = re.compile(
    rf"(?<!\w)(?:(?P<m1>{MONTH})\s?(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s?|\s)(?P<y1>(?:19|20)\d\d)"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\sof)?[\s-](?P<m2>{MONTH}),?[\s-](?P<y2>(?:19|20)\d\d))(?!\d)",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)(?![\d/])")
_CLOCK = re.compile(
    r"(?P<h>\d{1,2})[:.](?P<min>\d\d)(?::\d\d)?\s?(?P<half>[ap]\.?m\.?)?\s?\(?"
    r"(?P<zone>Z\b|UTC|GMT|[+-]\d\d:?\d\d|EST|EDT|ET|CST|CDT|MST|MDT|PST|PDT|BST|CET|CEST)?",
    re.IGNORECASE,
)
_ZONES = {
    "Z": 0, "UTC": 0, "GMT": 0, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420,
    "MDT": -360, "PST": -480, "PDT": -420, "BST": 60, "CET": 60, "CEST": 120,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Day:
    """A full date in a text, and where it stands."""

    date: datetime.date
    start: int
    end: int


def day(year: int, month: int, number: int) -> datetime.date | None:
    """Return a date, or ``None`` where the calendar has none such."""
    try:
        return datetime.date(year, month, number)
    except ValueError:
        return None


def month_number(name: str) -> int:
    """Return the number of a month by its English name or short form."""
    return MONTHS[name.rstrip(".").lower()]


def full_dates(text: str) -> list[Day]:
    """Return the dates with a year that a text holds, in order."""
    found = []
    for place in _ISO.finditer(text):
        when = day(int(place["y"]), int(place["m"]), int(place["d"]))
        found.append((when, place.start(), place.end("d")))
    for place in _WRITTEN.finditer(text):
        month, number = place["m1"] or place["m2"], place["d1"] or place["d2"]
        when = day(int(place["y1"] or place["y2"]), month_number(month), int(number))
        found.append((when, place.start(), place.end()))
    found.extend(
        (_unambiguous(*map(int, place.groups())), place.start(), place.end())
        for place in _NUMERIC.finditer(text)
    )
    return sorted(
        (Day(when, start, end) for when, start, end in found if when),
        key=lambda one: (one.start, one.end),
    )


def _unambiguous(first: int, second: int, year: int) -> datetime.date | None:
    """Read 13/1/2020 and 1/13/2020; of 1/2/2020 nobody can tell the month."""
    if first > 12 or first == second:
        return day(year, second, first)
    return day(year, first, second) if second > 12 else None


def stated(value: object) -> Published | None:
    """Read a date, with its time where a zone makes it certain, from a metadata field."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _epoch(float(value))
    if not isinstance(value, str):
        return None
    text = value.strip()
    if re.fullmatch(r"\d{9,10}|\d{12,13}", text):
        return _epoch(float(text))
    return _iso(text) or _mail(text) or _written(text)


def _epoch(seconds: float) -> Published | None:
    seconds = seconds / 1000 if seconds > 1e11 else seconds
    if not 1e8 < seconds < 1e10:
        return None
    return _utc(datetime.datetime.fromtimestamp(seconds, datetime.UTC))


def _utc(moment: datetime.datetime) -> Published:
    moment = moment.astimezone(datetime.UTC)
    return Published(moment.date().isoformat(), moment.strftime("%H:%MZ"))


def _iso(text: str) -> Published | None:
    compact = _COMPACT.match(text)
    place = compact or _ISO.match(text)
    when = day(int(place["y"]), int(place["m"]), int(place["d"])) if place else None
    if place is None or when is None:
        return None
    if compact or not place["zone"] or not place["h"]:
        return Published(when.isoformat())
    return _at(when, int(place["h"]), int(place["min"]), _minutes(place["zone"]))


def _minutes(zone: str) -> int:
    """Return how many minutes a zone is ahead of UTC."""
    if zone[0] not in "+-":
        return _ZONES[zone.upper()]
    sign = -1 if zone[0] == "-" else 1
    return sign * (60 * int(zone[1:3]) + int(zone[-2:]))


def _at(when: datetime.date, hour: int, minute: int, ahead: int) -> Published:
    if hour > 23 or minute > 59:
        return Published(when.isoformat())
    zone = datetime.timezone(datetime.timedelta(minutes=ahead))
    return _utc(datetime.datetime(when.year, when.month, when.day, hour, minute, tzinfo=zone))


def _mail(text: str) -> Published | None:
    """Read the form of RFC 2822, that feeds use."""
    if not re.match(r"[A-Z][a-z]{2}, \d", text):
        return None
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        return Published(moment.date().isoformat())
    return _utc(moment)


def _written(text: str) -> Published | None:
    days = full_dates(text)
    if not days:
        return None
    clock = _CLOCK.search(text, days[0].end)
    zone = clock["zone"] if clock else None
    if clock is None or not zone or (zone[0] not in "+-" and zone.upper() not in _ZONES):
        return Published(days[0].date.isoformat())
    hour = int(clock["h"])
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"][0] in "pP" else 0)
    return _at(days[0].date, hour, int(clock["min"]), _minutes(zone))


def url_date(url: str) -> Published | None:
    """Return the day in a web address such as ``/2020/01/08/`` or ``/2020-01-08-…``."""
    place = re.search(
        r"(?<!\d)((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?!\d)"
        r"|(?<=[/-])((?:19|20)\d\d)(\d\d)(\d\d)(?=[/.-]|$)",
        url,
    )
    if place is None:
        return None
    year, month, number = (i for i in place.groups() if i)
    if not month.isdigit() and month not in MONTHS:
        return None
    when = day(int(year), int(month) if month.isdigit() else MONTHS[month], int(number))
    return Published(when.isoformat()) if when else None
