"""Files of any size → the texts of a corpus, one after the other.

JSON lines and Parquet are streamed; other files hold one report, or a few, and are read as
``tellings read`` reads them.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tellings.model import Problem, identify
from tellings.reports.drafts import LONGEST, Draft, UnreadableError
from tellings.reports.files import Listing, why
from tellings.reports.formats import read_bytes
from tellings.reports.records import draft_of

LINES = (".jsonl", ".ndjson", ".jl")
PARQUET = (".parquet", ".pq")
_BATCH = 512
_TOLD = 256

Found = Iterator["tuple[Text | Problem, int]"]
"""Texts and problems of one file, each with the bytes of the file that are read by then."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a corpus: the report's id, where it was read, and what its file states."""

    id: str
    path: str
    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None


def texts(found: Listing, progress: Callable[[int], None]) -> Iterator[Text | Problem]:
    """Yield the texts of these files in order, and what cannot be read.

    ``progress`` is told every so often how many bytes are read.
    """
    yield from found.problems
    before = number = 0
    for file in found.files:
        for one, read in _of_file(file):
            yield one
            number += 1
            if number % _TOLD == 0:
                progress(before + read)
        before += _size(file)
        progress(before)


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _of_file(file: Path) -> Found:
    """Yield what one file holds; what stops its reading is a problem like any other."""
    readers = dict.fromkeys(LINES, _lines) | dict.fromkeys(PARQUET, _parquet)
    try:
        yield from readers.get(file.suffix.lower(), _whole)(file)
    except OSError as error:
        yield Problem(file.as_posix(), f"cannot be read: {why(error)}"), 0
    except UnreadableError as error:
        yield Problem(file.as_posix(), str(error)), 0


def _whole(file: Path) -> Found:
    for draft in read_bytes(file.read_bytes(), file.suffix.lower()):
        if isinstance(draft, UnreadableError):
            yield Problem(_place(file, draft.record), str(draft)), 0
        else:
            yield _text(file, draft), 0


def _lines(file: Path) -> Found:
    read = number = 0
    with file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            read += len(line)
            if line.strip():
                yield _of_line(file, line, number), read
    if not number:
        raise UnreadableError("an empty file")


def _of_line(file: Path, line: bytes, number: int) -> Text | Problem:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return Problem(_place(file, number), "not a line of JSON")
    return _of_record(file, record, number)


def _parquet(file: Path) -> Found:
    from pyarrow import ArrowException, parquet  # noqa: PLC0415  slow to import, seldom needed

    size, number = _size(file), 0
    try:
        with parquet.ParquetFile(file) as table:
            for batch in table.iter_batches(_BATCH):
                for row in batch.to_pylist():
                    number += 1
                    read = size * number // table.metadata.num_rows
                    yield _of_record(file, {k: _plain(v) for k, v in row.items()}, number), read
    except ArrowException as error:
        raise UnreadableError(f"not readable as Parquet: {str(error).splitlines()[0]}") from error
    if not number:
        raise UnreadableError("it holds no rows")


def _plain(value: object) -> object:
    """Return a date as ISO 8601 writes it, and anything else as it is."""
    return value.isoformat() if isinstance(value, datetime.date) else value


def _of_record(file: Path, record: object, number: int) -> Text | Problem:
    draft = draft_of(record, number) if isinstance(record, Mapping) else None
    if draft is None:
        return Problem(_place(file, number), "no text of a report in it")
    if len(draft.text) > LONGEST:
        reason = f"longer than {LONGEST:,} characters, which no report is"
        return Problem(_place(file, number), reason)
    return _text(file, draft)


def _place(file: Path, record: int | None) -> str:
    path = _storable(file.as_posix())
    return path if record is None else f"{path}#{record}"


def _text(file: Path, draft: Draft) -> Text:
    return Text(
        identify(draft.text, draft.outlet, draft.url),
        _place(file, draft.record),
        _storable(draft.text),
        draft.title and _storable(draft.title),
        draft.outlet and _storable(draft.outlet),
        _moment(draft),
    )


def _storable(text: str) -> str:
    """Return a text with a question mark for what UTF-8 cannot hold: halves of a pair."""
    return text.encode("utf-8", "replace").decode()


def _moment(draft: Draft) -> str | None:
    """Return the moment of publication as stated, to be compared as text."""
    if draft.published is None:
        return None
    try:
        datetime.date.fromisoformat(draft.published.date)
    except ValueError:
        return None
    return draft.published.date + (f"T{draft.published.time}" if draft.published.time else "")
