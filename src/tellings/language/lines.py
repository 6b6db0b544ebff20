"""Lines of a text → paragraphs: which line breaks end a paragraph, and which only wrap a sentence.

Scrapers and mail programs break lines, and leave blank lines, in the middle of sentences. A break
is taken back only where the words show that the sentence runs on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from tellings.model import Bounds

WIDEST_WRAP = 120
"""Characters: no program that wraps lines does so later than this."""

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_MARKS = " \t*_#>~`\u00a0\u200b\ufeff"
_LISTED = re.compile(
    r"(?:[-–—•·▪◦‣●○■□►➤✓*+]|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)]|\(?[ivxIVX]{1,4}[.)])\s|[•▪●■►|]|#{1,6}\s"
)
_STOPPED = re.compile(r"[.?!…:;。！？؟۔][\"'”’»)\]}*_\s]*$")
_LOWER_WORD = re.compile(r"[a-z][a-z'’-]*[.,;:?!]?(?=[\s\"'“‘(]|$)")
_HEADING = re.compile(r"#{1,6}\s|\*\*[^*]+\*\*$|[|]|[-=*_]{3,}$")
_NOT_A_SENTENCE = re.compile(
    r"(?:share|read|click|see|more|advertisement|via|by|photo|picture|image|source|subscribe|follow|"
    r"sign|edited|reporting|writing|tags|related|listen|watch|comments?|print|email|date)\b"
)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    blank_before: bool


def paragraphs(text: str, start: int = 0, end: int | None = None) -> list[Bounds]:
    """Return the bounds of the paragraphs between ``start`` and ``end``, without outer blanks.

    Every character that is no blank lies in one of them. A line is a paragraph unless the
    sentence on it clearly runs on into the next.
    """
    lines = _lines(text, start, len(text) if end is None else end)
    width = _wrap_width(text, lines)
    found: list[Bounds] = []
    for before, line in pairwise([None, *lines]):
        if line is None:
            continue
        if before is not None and _runs_on(text, before, line, width):
            found[-1] = (found[-1][0], line.end)
        else:
            found.append((line.start, line.end))
    return found


def _lines(text: str, start: int, end: int) -> list[_Line]:
    """Return the lines that hold more than blanks, trimmed."""
    lines: list[_Line] = []
    for place in _LINE.finditer(text, start, end):
        words = place.group()
        first = place.start() + len(words) - len(words.lstrip())
        last = place.start() + len(words.rstrip())
        if first >= last:
            continue
        gap = text[lines[-1].end : first] if lines else ""
        lines.append(_Line(first, last, len(_BREAK.findall(gap)) > 1))
    return lines


def _wrap_width(text: str, lines: list[_Line]) -> int | None:
    """Return the column at which a program has wrapped the lines; ``None`` where none has.

    In wrapped text, the first word of the next line would not have fitted on this one.
    """
    open_pairs = [
        (a, b)
        for a, b in pairwise(lines)
        if not b.blank_before and not _STOPPED.search(text, max(a.start, a.end - 8), a.end)
    ]
    if len(open_pairs) < 2:
        return None
    width = max(a.end - a.start for a, _ in open_pairs)
    if width > WIDEST_WRAP or width < 30:
        return None
    full = sum(_full(text, a, b, width) for a, b in open_pairs)
    return width if full >= 0.8 * len(open_pairs) else None


def _full(text: str, line: _Line, following: _Line, width: int) -> bool:
    word = text[following.start : min(following.end, following.start + 40)].split(maxsplit=1)[0]
    return line.end - line.start + 1 + len(word) > width - 2


def _runs_on(text: str, line: _Line, following: _Line, width: int | None) -> bool:
    """Tell whether the sentence on a line clearly goes on in the following one."""
    if _LISTED.match(text, following.start, following.end):
        return False
    if _HEADING.match(text, line.start, line.end) or text[line.end - 1] == "|":
        return False
    stopped = _STOPPED.search(text, max(line.start, line.end - 8), line.end) is not None
    head = text[following.start : following.end].lstrip(_MARKS + "\"'“‘([")
    lower = _LOWER_WORD.match(head) is not None
    if following.blank_before:
        return lower and not stopped and _sentence_like(text, line, head)
    if width is not None and _full(text, line, following, width):
        return True
    return lower and (not stopped or _abbreviated(text, line)) and not _NOT_A_SENTENCE.match(head)


def _sentence_like(text: str, line: _Line, head: str) -> bool:
    """Tell whether a line looks cut in mid-sentence: several words, and words of its own after."""
    tail = text[line.start : line.end].rstrip(_MARKS)
    if len(tail.split()) < 4 or len(head.split()) < 3 or _NOT_A_SENTENCE.match(head):
        return False
    return tail[-1:].isalpha() or tail[-1:] in ",-–—"


def _abbreviated(text: str, line: _Line) -> bool:
    """Tell whether the stop at a line's end hardly ends a sentence ("Lt.", "U.S.", "3 p.m.")."""
    last = text[max(line.start, line.end - 12) : line.end].rsplit(maxsplit=1)[-1]
    return re.fullmatch(r"(?:[A-Za-z]\.)+|[A-Z][a-z]{1,4}\.", last) is not None
