"""The head of a story: place, day and credit before its first sentence ("OSLO, May 3 (XYZ) --")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tellings.reports.agencies import label_of, resource
from tellings.reports.dates import MONTH, day, month_number
from tellings.wordlists import parsed

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽ"
_CAPS = rf"[{_UPPER}][{_UPPER}'’.-]+(?:[ /-](?:[{_UPPER}][{_UPPER}'’.-]*|de|of|al|el|la|and))*"
_TITLE = rf"[{_UPPER}][\w'’.-]+(?:[ /-](?:[{_UPPER}][\w'’.-]+|de|of|al|el|la|del|los|upon|and))*"
_REGION = rf"(?:,\s{_TITLE}){{0,2}}"
_DATE = (
    rf"(?:(?:on\s)?(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s)?"
    rf"(?:(?P<m1>{MONTH})\s?(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<m2>{MONTH}))"
    rf"(?:,?\s(?P<y>(?:19|20)\d\d))?"
    rf"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d))"
)
_CREDIT = r"(?:[\[(](?P<credit>[^()\[\]\n]{2,40})[\])]|/(?P<slashed>[A-Z][\w -]{1,20})/)"
_DASH = r"(?:\s?(?:-{1,3}|[–—―]{1,2})\s?|:\s)"
_BARE_AGENCY = r"(?P<bare>[A-Z][\w.-]{1,20}(?:\s(?:News|Agency|Press)){0,2})"
_OPENING = r"(?=[\"'“‘«(\[]*[A-Z0-9À-Þ])"

_FORMS = tuple(
    re.compile(form)
    for form in (
        # OSLO, Norway, May 3 (XYZ) --; Oslo (XYZ) –; OSLO, May 3, 2020 /XYZ/ --
        rf"(?P<place>{_TITLE}{_REGION})(?:[,.]?\s{_DATE})?[,.]?\s?(?:{_DASH})?{_CREDIT}(?:{_DASH}|[.:]?\s){_OPENING}",
        # OSLO, May 3 --; Oslo, 3 May 2020 –
        rf"(?P<place>{_TITLE}{_REGION})[,.]?\s{_DATE}[,.]?\s?{_DASH}{_OPENING}",
        # OSLO, May 3, IRNA --; Oslo. May 3. INTERFAX –
        rf"(?P<place>{_TITLE}{_REGION})[,.]\s{_DATE}[,.]\s{_BARE_AGENCY}\s?{_DASH}{_OPENING}",
        # OSLO, Norway — ; OSLO: ; OSLO - May 3:
        rf"(?P<place>{_CAPS}{_REGION})\s?{_DASH}(?:{_DATE}\s?{_DASH})?{_OPENING}",
        # (XYZ) — ; (ANSA) - ROME, MAY 3 -
        rf"{_CREDIT}\s?{_DASH}(?:(?P<place>{_CAPS}{_REGION})(?:,\s{_DATE})?\s?{_DASH})?{_OPENING}",
    )
)


@cache
def _no_places() -> frozenset[str]:
    return frozenset(parsed(resource("marks.yaml"))["not_places"].split())


@dataclass(frozen=True, slots=True)
class Head:
    """A dateline as found: where it ends, and what it says.

    ``year`` is ``None`` where only month and day are given.
    """

    end: int
    place: str | None
    year: int | None
    month: int | None
    day: int | None
    credit: str | None
    label: str | None


def head(text: str, start: int, end: int) -> Head | None:
    """Return the dateline at the beginning of a paragraph; ``None`` where there is none."""
    opening = text[start : min(end, start + 160)]
    for form in _FORMS:
        found = form.match(opening)
        if found is None:
            continue
        parts = found.groupdict()
        credit = parts.get("credit") or parts.get("slashed") or parts.get("bare")
        place = parts.get("place")
        if _plausible(opening, place, parts, credit, found.end()):
            month, number = parts.get("m1") or parts.get("m2"), parts.get("d1") or parts.get("d2")
            return _head(start + found.end(), place, parts, (month, number), credit)
    return None


def _head(
    end: int,
    place: str | None,
    parts: dict[str, str | None],
    when: tuple[str | None, str | None],
    credit: str | None,
) -> Head:
    iso, year = parts.get("iso"), parts.get("y")
    label = label_of(credit) if credit else None
    if iso:
        return Head(end, place, int(iso[:4]), int(iso[5:7]), int(iso[8:]), credit, label)
    month = month_number(when[0]) if when[0] else None
    number = int(when[1]) if when[1] else None
    if month and number and day(int(year) if year else 2000, month, number) is None:
        month = number = None
    return Head(end, place, int(year) if year else None, month, number, credit, label)


def _plausible(
    opening: str, place: str | None, parts: dict[str, str | None], credit: str | None, end: int
) -> bool:
    """Tell a dateline from a sentence that only looks like one at its head."""
    if credit is not None and not re.search(r"[A-Z]{2}|[A-Z][a-z]+", credit):
        return False
    if credit is not None and label_of(credit) is None and not _credit_like(credit):
        return False
    if place is None:
        return credit is not None
    if re.split(r"[\s,:]", place)[0].upper() in _no_places():
        return False
    if len(place) > 60 or len(place.split()) > 8:
        return False
    if any(parts.get(name) for name in ("m1", "m2", "iso")) or credit is not None:
        return True
    # An acronym that the text goes on to use is no town: "NATO — The alliance …".
    word = place.split(",")[0]
    return " " in word or re.search(rf"\b{re.escape(word)}\b", opening[end:]) is None


def _credit_like(credit: str) -> bool:
    """Tell a credit in brackets from an aside: short, and a name or letters throughout."""
    words = credit.split()
    return len(words) <= 5 and all(
        word[0].isupper() or word in ("and", "&", "of", "/", "-", "–") for word in words
    )


def town(place: str) -> str:
    """Return a dateline's town as it is usually written, without its country or state."""
    first = place.split(",", maxsplit=1)[0]
    if not first.isupper():
        return first
    small = ("DE", "OF", "AL", "EL", "LA", "AND", "DEL", "UPON")
    words = re.split(r"([ /-])", first)
    return "".join(
        word.lower() if word in small and index else word.capitalize()
        for index, word in enumerate(words)
    )


def month_day(month: int, number: int) -> str:
    """Return a day whose year is unknown, as ISO 8601 and XML Schema write it (``--01-08``)."""
    return f"--{month:02d}-{number:02d}"
