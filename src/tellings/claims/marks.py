"""Quotation marks paired: curly, straight and single, nested, over paragraphs, and damaged.

Marks of news text cannot be trusted: straight ones do not tell which side they are on, single ones
double as apostrophes, entities stand half-decoded (``,quot;``), a closing mark is lost. Each mark
is judged by its neighbours first, and by what is open second.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Side = Literal["open", "close", "either"]
Style = Literal["double", "single"]

_MARK = re.compile(r"&(?:quot|ldquo|rdquo|#34);|(?<=[,.!?])quot;|''|``|[“”„‟«»\"‘’‚‛'‹›]")
_OPENERS = frozenset(["“", "„", "‟", "«", "``", "&ldquo;"])
_CLOSERS = frozenset(["”", "»", "&rdquo;", "quot;"])


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked stretch: ``start`` to ``end`` with its marks, ``pieces`` the words inside them.

    There is one piece for each paragraph. ``level`` is 0 for an outermost stretch. Not ``closed``
    where the closing mark is missing and the paragraph's end stands for it.
    """

    start: int
    end: int
    pieces: tuple[tuple[int, int], ...]
    level: int = 0
    closed: bool = True
    style: Style = "double"

    def covers(self, start: int, end: int) -> bool:
        """Return whether the stretch holds these characters, its marks included."""
        return self.start <= start and end <= self.end


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    side: Side
    style: Style


@dataclass(slots=True)
class _Open:
    mark: _Mark
    pieces: list[tuple[int, int]]
    since: int


def pair_marks(text: str, breaks: Sequence[int]) -> tuple[Marked, ...]:
    """Return the marked stretches of a text, outermost first where two begin together.

    ``breaks`` are the offsets at which a new paragraph begins, in order, 0 left out.
    """
    return _Pairing(text, breaks).run()


class _Pairing:
    """One reading of a text from left to right, with what is open at each moment."""

    def __init__(self, text: str, breaks: Sequence[int]) -> None:
        self._text = text
        edges = [0, *breaks, len(text)]
        self._paragraphs = [(a, b) for a, b in pairwise(edges) if text[a:b].strip()]
        self._marks = _marks(text)
        self._open: list[_Open] = []
        self._found: list[Marked] = []

    def run(self) -> tuple[Marked, ...]:
        """Pair all marks, paragraph by paragraph."""
        for number, (start, end) in enumerate(self._paragraphs):
            marks = [mark for mark in self._marks if start <= mark.start < end]
            for index, mark in enumerate(marks):
                self._take(mark, marks[index + 1 :], end)
            self._turn(number)
        return tuple(sorted(self._found, key=lambda marked: (marked.start, -marked.end)))

    def _take(self, mark: _Mark, following: list[_Mark], end: int) -> None:
        level = self._level(mark.style)
        if mark.side == "open" and level is None:
            if mark.style == "single" and not self._single_closes(mark, following, end):
                return
            self._open.append(_Open(mark, [], mark.end))
        elif mark.side == "open" and level is not None:
            self._reopen(mark, level, following)
        elif level is not None and self._may_close(mark, following):
            self._close(mark, level)
        elif mark.side == "either" and mark.style == "double" and level is None:
            self._open.append(_Open(mark, [], mark.end))

    def _level(self, style: Style) -> int | None:
        """Return the innermost open mark of this style."""
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index].mark.style == style:
                return index
        return None

    def _reopen(self, mark: _Mark, level: int, following: list[_Mark]) -> None:
        """Take an opening mark while one of its style is open: nested, or the first was lost."""
        closers = 0
        for other in following:
            if other.style == mark.style and other.side != "either":
                closers += 1 if other.side == "close" else -1
        if closers >= 2 and mark.style == "double" and self._text[mark.start] != '"':
            self._open.append(_Open(mark, [], mark.end))
            return
        self._abandon(level, mark.start)
        self._open.append(_Open(mark, [], mark.end))

    def _abandon(self, level: int, end: int) -> None:
        """Close what was left open at the last end of a sentence before ``end``."""
        while len(self._open) > level:
            lost = self._open.pop()
            stop = self._last_stop(lost.since, end)
            if lost.mark.style == "double" and stop > lost.since:
                self._add(lost, stop, stop, closed=False)

    def _last_stop(self, start: int, end: int) -> int:
        first = re.search(r"[.!?](?=\s)", self._text[start:end])
        return start + first.end() if first else start + len(self._text[start:end].rstrip())

    def _close(self, mark: _Mark, level: int) -> None:
        while len(self._open) > level + 1:
            self._open.pop()
        self._add(self._open.pop(), mark.start, mark.end, closed=True)

    def _add(self, opened: _Open, inner_end: int, end: int, *, closed: bool) -> None:
        pieces = [*opened.pieces, (opened.since, inner_end)]
        trimmed = [_trim(self._text, *piece) for piece in pieces]
        kept = tuple((a, b) for a, b in trimmed if re.search(r"\w", self._text[a:b]))
        if kept:
            level = len(self._open)
            style = opened.mark.style
            self._found.append(Marked(opened.mark.start, end, kept, level, closed, style))

    def _may_close(self, mark: _Mark, following: list[_Mark]) -> bool:
        if mark.style == "double":
            return True
        if mark.side == "close":
            return True
        return not any(m.style == "single" and m.side == "close" for m in following)

    def _single_closes(self, mark: _Mark, following: list[_Mark], end: int) -> bool:
        """Return whether a single opening mark finds a closing one: else it is an apostrophe."""
        for other in following:
            if other.style == "single" and other.side in ("close", "either") and other.start < end:
                return other.start - mark.end > 0
        return False

    def _turn(self, number: int) -> None:
        """Carry what is open over the end of a paragraph, or end it there."""
        if not self._open:
            return
        start, end = self._paragraphs[number]
        outer = self._open[0]
        if number + 1 < len(self._paragraphs) and self._goes_on(number + 1, outer.mark.style):
            del self._open[1:]
            follows = self._paragraphs[number + 1][0]
            outer.pieces.append((outer.since, end))
            outer.since = follows + self._indent(follows)
            self._drop_opener(outer)
            return
        while self._open:
            lost = self._open.pop()
            if lost.mark.style == "double" and max(lost.mark.end, start) <= end:
                self._add(lost, end, len(self._text[:end].rstrip()), closed=False)

    def _indent(self, start: int) -> int:
        return len(self._text[start:]) - len(self._text[start:].lstrip())

    def _goes_on(self, number: int, style: Style) -> bool:
        """Return whether the next paragraph opens anew, or closes before it opens."""
        start, end = self._paragraphs[number]
        marks = [m for m in self._marks if start <= m.start < end and m.style == style]
        if not marks:
            return False
        first = marks[0]
        if first.start == start + self._indent(start) and first.side != "close":
            return True
        return first.side == "close" and style == "double"

    def _drop_opener(self, outer: _Open) -> None:
        """Step over the mark that reopens the stretch in its next paragraph."""
        for index, mark in enumerate(self._marks):
            if mark.start == outer.since and mark.side != "close":
                outer.since = mark.end
                del self._marks[index]
                return


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _marks(text: str) -> list[_Mark]:
    found = []
    for match in _MARK.finditer(text):
        sign = match.group()
        if sign == "''" or "quot" in sign or sign in '"“”„‟«»``&#34;':
            style: Style = "double"
        else:
            style = "single"
        side = _side(text, match.start(), match.end(), sign, style)
        if side is not None:
            found.append(_Mark(match.start(), match.end(), side, style))
    return found


def _side(text: str, start: int, end: int, sign: str, style: Style) -> Side | None:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if style == "single":
        return _single_side(before, after, text[end : end + 12], sign)
    if sign in _OPENERS and not (before.isalnum() and not after.isalnum()):
        return "open"
    if sign in _CLOSERS and not (before.isspace() and after.isalnum()):
        return "close"
    return _by_neighbours(before, after)


def _by_neighbours(before: str, after: str) -> Side:
    opens = (before.isspace() or before in "([{—–-/:‘“") and not after.isspace()
    closes = not before.isspace() and (not after.isalnum())
    if opens and not (closes and before not in "([{"):
        return "open"
    if closes and not opens:
        return "close"
    return "either"


_CLIPPED = re.compile(r"(?:em|til|tis|twas|cause|n|\d0s|\d\d)\b", re.IGNORECASE)


def _single_side(before: str, after: str, ahead: str, sign: str) -> Side | None:
    """Return the side of a single mark; ``None`` for an apostrophe."""
    if before.isalnum() and after.isalnum():
        return None
    starts = before.isspace() or before in '([—–“"'
    if sign in ("‘", "‚", "‹") or (sign in ("'", "‛") and starts):
        if _CLIPPED.match(ahead):
            return None
        return "open" if after.isalnum() or after in '$£€“"[…' else None
    if starts or before.isspace():
        return None
    if before in '.,!?;:…"”)' or after in ".,;:!?)—" or before not in "sS":
        return "close"
    return "either"
