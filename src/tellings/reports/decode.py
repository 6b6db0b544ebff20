"""Bytes → characters: byte order mark, strict UTF-8, what the file declares, Windows-1252."""

from __future__ import annotations

import codecs
import re

from tellings.reports.drafts import UnreadableError, without_surrogates

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF", "a PDF file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"SQLite format 3", "a database"),
)
_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset\s*=\s*["']?|<\?xml[^>]{0,100}?encoding\s*=\s*["'])"""
    rb"([A-Za-z0-9_.:-]{2,40})",
    re.IGNORECASE,
)
_CONTROL = bytes(i for i in range(32) if i not in b"\t\n\v\f\r\x1b")


def decode(raw: bytes) -> str:
    """Return the text of a file, without a byte order mark; line ends stay as they are.

    Raises ``UnreadableError`` for what is no text.
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return without_surrogates(raw[len(mark) :].decode(name, "replace"))
    for mark, kind in _MAGIC:
        if raw.startswith(mark):
            raise UnreadableError(f"not text, but {kind}")
    wide = _wide(raw)
    if wide:
        return without_surrogates(raw.decode(wide, "replace"))
    head = raw[:65536]
    if len(head) - len(head.translate(None, _CONTROL)) > max(8, len(head) // 100):
        raise UnreadableError("not text, but binary")
    return _narrow(raw)


def _wide(raw: bytes) -> str | None:
    """Tell UTF-16 without a mark by the place of its zero bytes."""
    head = raw[:4096]
    if len(head) < 4 or b"\x00" not in head:
        return None
    half = len(head) // 2
    if head[1::2].count(0) > 0.6 * half and head[::2].count(0) < 0.05 * half:
        return "utf-16-le"
    if head[::2].count(0) > 0.6 * half and head[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    return None


def _narrow(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(raw, 0, 4096)
    if declared:
        name = declared[1].decode("ascii")
        try:
            return raw.decode("cp1252" if name.lower() in ("iso-8859-1", "latin-1") else name)
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
    mended = raw.decode("utf-8", "replace")
    # A few bad bytes among many good sequences: a damaged UTF-8 file, and no Windows-1252.
    bad = mended.count("\ufffd")
    if sum(ord(i) > 127 for i in mended) - bad >= 4 * bad:
        return mended
    return raw.decode("cp1252", "replace")
