"""What scrapers and exports leave around a plain text: a date, a field's name, a table's bars."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tellings.model import Damage, Part, Published
from tellings.reports.dates import stated
from tellings.reports.drafts import Stretch
from tellings.reports.fields import field_kind

_DATE = re.compile(
    r"\s*(?:date|published|datePublished)\s*:?\s+(?P<date>(?:19|20)\d\d-\d\d-\d\d)(?=\s)"
)
_FIELD = re.compile(
    r"\s*(?:\|\s*)?(?P<names>[\w-]+:[A-Za-z][\w-]*(?:\s*[|\t,]\s*[\w-]+:[A-Za-z][\w-]*)*)"
    r"\s*\|?[ \t]*(?=\r?\n|$)"
)
_BAR = re.compile(
    r"(?:^|(?<=\n))[ \t]*\|(?:[ \t]*[-–—](?=[ \t]))?[ \t]*|(?<![ \t])[ \t]*\|[ \t]*(?=\r?\n|$)"
)
_HEADER = re.compile(
    r"[ \t]*(?P<name>[A-Za-z][A-Za-z _-]{1,20}?)[ \t]*:[ \t]*(?P<value>\S.*)?(?:\r?\n|$)"
)
_FRONT = re.compile(r"\s*---[ \t]*\r?\n(?P<head>(?:.*\r?\n){1,40}?)---[ \t]*(?:\r?\n|$)")
_CUT_OFF = re.compile(r"(?:…|\.\.\.)?\s{0,20}\[\+\d{1,9} chars\]\s*$")


@dataclass(slots=True)
class Wrapping:
    """The wrapper of a text: its stretches, what it states, and the damage that it is."""

    stretches: list[Stretch] = field(default_factory=list)
    damage: list[Damage] = field(default_factory=list)
    stated: dict[str, str] = field(default_factory=dict)
    published: Published | None = None

    def mark(self, start: int, end: int, part: Part = "furniture") -> None:
        """Set a stretch aside as wrapper."""
        if end > start:
            self.stretches.append(Stretch(start, end, part))

    def note(self, start: int, end: int) -> None:
        """Record a stretch as damage of the kind "wrapper"; nothing is meant in its place."""
        if end > start:
            self.damage.append(Damage(start, end, "wrapper", ""))


def wrapping(text: str, markdown: bool) -> Wrapping:
    """Find what stands around the report in a plain text; nothing is taken away."""
    found = Wrapping()
    place = _front_matter(text, found) if markdown else 0
    place = _headers(text, place, found)
    place = _field_name(text, place, found)
    date = _DATE.match(text, place)
    if date:
        start = place + len(date.group()) - len(date.group().lstrip())
        found.mark(start, date.end())
        found.note(start, date.end())
        found.published = stated(date["date"])
    cut = _CUT_OFF.search(text)
    if cut:
        found.mark(cut.start(), len(text.rstrip()))
        found.damage.append(Damage(cut.start(), len(text.rstrip()), "cut off", None))
    found.stretches.sort(key=lambda stretch: stretch.start)
    return found


def _front_matter(text: str, found: Wrapping) -> int:
    """Read the block of fields that opens a Markdown file."""
    front = _FRONT.match(text)
    if front is None or ":" not in front["head"]:
        return 0
    for line in front["head"].splitlines():
        name, colon, value = line.partition(":")
        kind = field_kind(name)
        if colon and kind and value.strip():
            found.stated.setdefault(kind, value.strip().strip("\"'"))
    found.mark(front.start(), front.end())
    return front.end()


def _headers(text: str, place: int, found: Wrapping) -> int:
    """Read lines such as "Title: …", "Date: …" at the head of a text, where two or more stand."""
    lines: list[tuple[re.Match[str], str]] = []
    at = place
    while len(lines) < 15:
        blank = re.match(r"\s*\n", text[at : at + 200]) if lines else None
        header = _HEADER.match(text, at + (blank.end() if blank else 0))
        kind = field_kind(header["name"]) if header else None
        if header is None or kind is None:
            break
        lines.append((header, kind))
        at = header.start("value") if kind == "body" and header["value"] else header.end()
        if kind == "body":
            break
    if len(lines) < 2 and not (lines and lines[0][1] == "title"):
        return place
    for header, kind in lines:
        if kind == "body":
            found.mark(header.start(), header.start("value") if header["value"] else header.end())
        elif header["value"]:
            found.stated.setdefault(kind, header["value"].strip())
            part: Part = "title" if kind == "title" else "furniture"
            found.mark(header.start(), header.start("value"))
            found.mark(header.start("value"), header.end("value"), part)
    return at


def _field_name(text: str, place: int, found: Wrapping) -> int:
    """Set aside a field's name such as ``schema:articleBody``, and the bars of its table."""
    name = _FIELD.match(text, place)
    if name is None or not any(field_kind(one) for one in re.split(r"[|\t,]", name["names"])):
        return place
    found.mark(name.start("names"), name.end("names"))
    found.note(name.start("names"), name.end("names"))
    for bar in _BAR.finditer(text, name.end("names")):
        if bar.group().strip():
            found.note(bar.start(), bar.end())
    first = _BAR.match(text, name.end())
    return first.end() if first else name.end()
