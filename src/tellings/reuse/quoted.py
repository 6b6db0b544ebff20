"""Which characters of a text stand inside quotation marks.

Two reports may carry the same official's words without either having seen the other, so what
they share inside marks must be told from what they share outside. Curly, straight and single
marks; a mark is judged by what stands on either side of it, and an open quotation ends with its
paragraph, so that one broken mark cannot turn the rest of the text inside out.
"""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

_MARK = re.compile("&quot;|\\bquot;|[\"“”„«»'‘’`]+")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
_DOUBLE = "d"
_SINGLE = "s"
_LONGEST = {_DOUBLE: 1500, _SINGLE: 600}
_OPENING = "“‘„«"
_CLOSING = "”»"


def quoted(text: str) -> NDArray[np.bool_]:
    """Return, for each character of the text, whether it is quoted (marks excluded)."""
    inside = np.zeros(len(text), bool)
    for paragraph in _PARAGRAPH.finditer(text):
        _mark_paragraph(text, paragraph.start(), paragraph.end(), inside)
    return inside


def _mark_paragraph(text: str, start: int, end: int, inside: NDArray[np.bool_]) -> None:
    opened: dict[str, int] = {}
    for mark in _MARK.finditer(text, start, end):
        kind, opens = _judge(text, mark, opened)
        if kind is None:
            continue
        if opens:
            opened.setdefault(kind, mark.end())
        elif kind in opened or (kind == _DOUBLE and _goes_on(text, start, mark, inside)):
            begin = opened.pop(kind, start)
            if mark.start() - begin <= _LONGEST[kind]:
                inside[begin : mark.start()] = True
    if _DOUBLE in opened and end - opened[_DOUBLE] <= _LONGEST[_DOUBLE]:
        inside[opened[_DOUBLE] : end] = True


def _goes_on(text: str, start: int, mark: re.Match[str], inside: NDArray[np.bool_]) -> bool:
    """Return whether a closing mark ends a quotation that an earlier paragraph opened."""
    inches = text[mark.start() - 1 : mark.start()].isdigit()
    return not inches and not inside[start : mark.start()].any()


def _judge(text: str, mark: re.Match[str], opened: dict[str, int]) -> tuple[str | None, bool]:
    """Return the kind of a mark (``None`` for an apostrophe) and whether it opens."""
    signs = mark.group()
    before = text[mark.start() - 1 : mark.start()]
    after = text[mark.end() : mark.end() + 1]
    double = "quot" in signs or any(sign in '"“”„«»' for sign in signs) or len(signs) > 1
    if not double and before.isalnum() and after.isalnum():
        return None, False
    kind = _DOUBLE if double else _SINGLE
    if signs[0] in _OPENING:
        return kind, True
    if signs[0] in _CLOSING or signs == "’":
        return kind, False
    opens = not before or before.isspace() or before in "([{—–-|"
    if opens and (not after or after.isspace()):
        opens = kind not in opened
    return kind, opens
