"""CSV and TSV → drafts: a row is a report."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from statistics import median

from tellings.reports.dates import stated
from tellings.reports.drafts import LONGEST, Draft, UnreadableError
from tellings.reports.fields import field_kind
from tellings.reports.records import draft_of


def read_table(text: str, delimiter: str | None = None) -> list[Draft | UnreadableError]:
    """Return the reports in a table with a header, or with one column of long texts.

    Raises ``UnreadableError`` where no column holds reports.
    """
    csv.field_size_limit(2**31 - 1)
    reader = csv.reader(
        io.StringIO(text.replace("\0", "")), delimiter=delimiter or _delimiter(text)
    )
    try:
        rows = [row for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise UnreadableError(f"not a table: {error}") from error
    header, rows = _header(rows)
    outcomes: list[Draft | UnreadableError] = []
    for number, row in enumerate(rows, start=1):
        draft = draft_of(dict(zip(header, row, strict=False)), number)
        if draft is None:
            outcomes.append(UnreadableError("this row holds no report's text", number))
        elif len(draft.text) > LONGEST:
            reason = f"longer than {LONGEST:,} characters, which no report is"
            outcomes.append(UnreadableError(reason, number))
        else:
            outcomes.append(draft)
    return outcomes


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max("\t,;|", key=lambda mark: (first.count(mark), mark == ","))


def _header(rows: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    """Return the names of the columns, and the rows below; names are made up where none stand."""
    if not rows:
        raise UnreadableError("an empty table")
    kinds = [field_kind(cell) for cell in rows[0]]
    if "body" in kinds and all(len(cell) < 60 for cell in rows[0]):
        return [cell.strip().lstrip("\ufeff") for cell in rows[0]], rows[1:]
    width = max(len(row) for row in rows)
    lengths = [median(len(row[at]) if at < len(row) else 0 for row in rows) for at in range(width)]
    longest = max(range(width), key=lambda at: lengths[at])
    if lengths[longest] < 200:
        raise UnreadableError("no column holds the text of reports")
    names = [f"column {at}" for at in range(width)]
    names[longest] = "text"
    for at in range(width):
        cells = [row[at].strip() for row in rows if at < len(row) and row[at].strip()]
        if at != longest and cells:
            names[at] = _told_kind(cells) or names[at]
    return names, rows


def _told_kind(cells: Sequence[str]) -> str | None:
    """Tell by its cells what a column without a name holds."""
    if all(re.match(r"https?://\S+$", cell) for cell in cells):
        return "url"
    if all(len(cell) < 40 and stated(cell) for cell in cells):
        return "published"
    return "title" if 20 < median(map(len, cells)) < 160 and len(set(cells)) > 1 else None
