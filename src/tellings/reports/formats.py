"""Bytes of a file → the drafts of the reports in it, by its kind; the kind by name and content."""

from __future__ import annotations

import re

from tellings.reports.decode import decode
from tellings.reports.drafts import LONGEST, Draft, UnreadableError
from tellings.reports.plain import read_plain

_LARGEST = 500_000_000
"""Bytes of one file, whatever it holds."""
_MARKDOWN = (".md", ".markdown", ".mdown")
_TEXT = (".txt", ".text", "", *_MARKDOWN)


def read_bytes(raw: bytes, suffix: str) -> list[Draft | UnreadableError]:
    """Return the reports in a file, and for each record that cannot be read the reason.

    Raises ``UnreadableError`` where nothing in the file can be read.
    """
    if len(raw) > _LARGEST:
        raise UnreadableError(f"larger than {_LARGEST // 1_000_000} MB")
    text = decode(raw)
    if not re.search(r"\w", text):
        raise UnreadableError("it holds no text")
    if suffix not in _TEXT:
        raise UnreadableError(f"files of the kind {suffix} are not read")
    if len(text) > LONGEST:
        raise UnreadableError(f"longer than {LONGEST:,} characters, which no report is")
    return [read_plain(text, suffix in _MARKDOWN)]
