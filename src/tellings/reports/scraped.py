"""The tables between bars that scrapers leave, in plain text → drafts."""

from __future__ import annotations

import re

from tellings.model import Damage, Part
from tellings.reports.bylines import people
from tellings.reports.dates import stated
from tellings.reports.drafts import Draft, Stretch, UnreadableError
from tellings.reports.fields import field_kind
from tellings.reports.records import draft_of

_HEADER = re.compile(r"\s*(?P<names>[^\n]{3,400}?)[ \t]*\r?\n")
_RULE = re.compile(r"[\s|:+-]*")
_LEAD = re.compile(r"[ \t]*\|(?:[ \t]*[-–—](?=[ \t]))?[ \t]*")
_PARTS: dict[str, Part] = {
    "title": "title",
    "standfirst": "standfirst",
    "body": "body",
    "captions": "caption",
    "credit": "credit",
    "bylines": "credit",
}
_WHOLE_REPORT = 400
"""Characters of a cell that is taken for a report of its own where a table has but one column."""


def scraped_table(text: str) -> list[Draft | UnreadableError] | None:
    """Return the reports in a plain text that is a table between bars; ``None`` where it is none.

    One row is one report, whose text is the whole file, the cells told apart by offset; several
    rows are as many reports.
    """
    if (listed := _listed(text)) is not None:
        return [listed]
    header = _HEADER.match(text)
    names = (
        [name.strip() for name in re.split(r"[|\t]", header["names"]) if name.strip()]
        if header
        else []
    )
    if header is None or "body" not in [field_kind(name) for name in names]:
        return None
    if not (":" in header["names"] or "|" in header["names"] or "\t" in header["names"]):
        return None
    rows = _rows(text, header.end())
    if len(names) == 1:
        rows = [row for row in rows if any(b > a for a, b in row)]
        if len(rows) < 2 or not all(row[0][1] - row[0][0] >= _WHOLE_REPORT for row in rows):
            return None
    if not rows or any(len(row) < len(names) for row in rows):
        return None
    if len(rows) == 1:
        return [_one_row(text, header, names, rows[0])]
    records = [{name: text[a:b] for name, (a, b) in zip(names, row, strict=False)} for row in rows]
    drafts = [draft_of(record, number) for number, record in enumerate(records, start=1)]
    return [
        draft or UnreadableError("this row holds no report's text", number)
        for number, draft in enumerate(drafts, start=1)
    ]


def _rows(text: str, start: int) -> list[list[tuple[int, int]]]:
    """Return the bounds of each row's cells; a row begins with a bar at a line's start."""
    starts = [m.start() for m in re.finditer(r"^[ \t]*\|", text[start:], re.MULTILINE)]
    if not starts:
        return []
    rows = []
    for first, last in zip(starts, [*starts[1:], len(text) - start], strict=True):
        a, b = start + first, start + last
        if _RULE.fullmatch(text, a, b):
            continue
        lead = _LEAD.match(text, a, b)
        rows.append(_cells(text, lead.end() if lead else a, b))
    return rows


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    end = start + len(text[start:end].rstrip().rstrip("|").rstrip())
    cells, begin = [], start
    for bar in re.finditer(r"[ \t]*\|[ \t]*", text[start:end]):
        cells.append((begin, start + bar.start()))
        begin = start + bar.end()
    return [*cells, (begin, end)]


def _listed(text: str) -> Draft | None:
    """Return the report of a table that has a field in each row, the name before its value."""
    rows = [row for row in _rows(text, 0) if len(row) > 1] if text.lstrip().startswith("|") else []
    names = [text[row[0][0] : row[0][1]] for row in rows]
    kinds = [field_kind(name) for name in names]
    if "body" not in kinds or 2 * sum(kind is not None for kind in kinds) < len(kinds):
        return None
    values = [(row[1][0], row[-1][1]) for row in rows]
    marked = [Stretch(*row[0], "furniture") for row in rows]
    damage = tuple(Damage(*row[0], "wrapper", "") for row in rows)
    return _draft(text, marked, list(zip(names, values, strict=True)), damage)


def _one_row(
    text: str, header: re.Match[str], names: list[str], row: list[tuple[int, int]]
) -> Draft:
    """Return the report that a table of one row is, its text the whole file."""
    marked = [Stretch(*header.span("names"), "furniture")]
    damage = (Damage(*header.span("names"), "wrapper", ""),)
    return _draft(text, marked, list(zip(names, row, strict=False)), damage)


def _draft(
    text: str,
    marked: list[Stretch],
    cells: list[tuple[str, tuple[int, int]]],
    damage: tuple[Damage, ...],
) -> Draft:
    """Return the report whose fields are these cells, each by its name and bounds."""
    stretches = list(marked)
    fields: dict[str | None, str] = {}
    for name, (start, end) in cells:
        kind = field_kind(name)
        if end > start:
            stretches.append(Stretch(start, end, _PARTS.get(kind or "", "furniture")))
            fields.setdefault(kind, text[start:end])
    return Draft(
        text,
        tuple(sorted(stretches, key=lambda stretch: stretch.start)),
        title=fields.get("title"),
        outlet=fields.get("outlet"),
        bylines=people(fields.get("bylines", "")),
        credit=fields.get("credit"),
        url=fields.get("url"),
        published=stated(fields.get("published")),
        damage=damage,
    )
