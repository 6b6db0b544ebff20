"""Bytes of a file → the drafts of the reports in it, by its kind; the kind by name and content."""

from __future__ import annotations

import re

from tellings.reports.decode import decode
from tellings.reports.drafts import LONGEST, Draft, UnreadableError
from tellings.reports.objects import read_json, read_lines
from tellings.reports.page import read_page
from tellings.reports.plain import read_plain
from tellings.reports.scraped import scraped_table
from tellings.reports.tables import read_table

_LARGEST = 500_000_000
"""Bytes of one file, whatever it holds."""
_MARKDOWN = (".md", ".markdown", ".mdown")
_TEXT = (".txt", ".text", "", *_MARKDOWN)
_PAGES = (".html", ".htm", ".xhtml", ".shtml")
_JSON = (".json", ".jsonld", ".geojson")
_LINES = (".jsonl", ".ndjson", ".jl")
_TABLES = {".csv": None, ".tsv": "\t", ".tab": "\t", ".psv": "|"}
_PAGE_HEAD = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def read_bytes(raw: bytes, suffix: str) -> list[Draft | UnreadableError]:
    """Return the reports in a file, and for each record that cannot be read the reason.

    Raises ``UnreadableError`` where nothing in the file can be read.
    """
    if not raw:
        raise UnreadableError("an empty file")
    if len(raw) > _LARGEST:
        raise UnreadableError(f"larger than {_LARGEST // 1_000_000} MB")
    text = decode(raw)
    if suffix in _JSON and text.strip():
        return _json(text)
    if not re.search(r"[^\W_]", text):
        raise UnreadableError("it holds no text")
    if suffix in _LINES:
        return read_lines(text)
    if suffix in _TABLES:
        return read_table(text, _TABLES[suffix])
    if len(text) > LONGEST:
        raise UnreadableError(f"longer than {LONGEST:,} characters, which no report is")
    if suffix in _PAGES or (suffix in _TEXT and _PAGE_HEAD.match(text)):
        return [read_page(text)]
    if suffix not in _TEXT:
        raise UnreadableError(f"files of the kind {suffix} are not read")
    return scraped_table(text) or [read_plain(text, suffix in _MARKDOWN)]


def _json(text: str) -> list[Draft | UnreadableError]:
    """Read JSON; a file of JSON lines under the wrong name is read as what it is."""
    try:
        return read_json(text)
    except UnreadableError:
        lines = text.strip().split("\n", 2)
        if len(lines) > 1 and all(line.strip().startswith("{") for line in lines[:2]):
            return read_lines(text)
        raise
