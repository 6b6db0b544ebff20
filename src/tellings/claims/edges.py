"""Where a content or a source begins and ends: times, conjunctions and marks at its edges."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tellings.claims.context import Context
from tellings.claims.marks import Marked
from tellings.model import Bounds


def untimed(context: Context, bounds: Bounds) -> Bounds:
    """Cut a time off the end of a source: "the port authority on Monday"."""
    start, end = bounds
    for time in context.times_within(start, end):
        before = _UNTIMED.search(context.text, start, time.start)
        if time.end == end and before is not None and before.start() > start:
            return start, before.start()
    return bounds


_UNTIMED = re.compile(r",?\s(?:late\s|early\s)?(?:(?:on|in|at)\s)?$")


_THAT = re.compile(r"(?:but\b|and\b|or\b)?[\s,]*that\b[\s,]*|(?:but|and|or)\b[\s,]+", re.IGNORECASE)


def without_that(
    context: Context, pieces: tuple[Bounds, ...]
) -> tuple[tuple[Bounds, ...], Bounds | None]:
    """Take the conjunction off the front; return it too, for those who count it in."""
    (start, end), *rest = pieces
    start = _behind_time(context, start, end)
    match = _THAT.match(context.text, start, end)
    if match is None:
        return pieces, None
    kept = [(match.end(), end)] if match.end() < end else []
    return tuple(kept + list(rest)), (start, match.end())


def _behind_time(context: Context, start: int, end: int) -> int:
    """Step over the time of the cue before a conjunction: "said | on Sunday that …"."""
    for time in context.times_within(start, min(end, start + 40)):
        lead = _LEAD.fullmatch(context.text[start : time.start])
        if lead is not None and re.match(r",?\sthat\b", context.text[time.end : end]):
            return time.end + len(re.match(r",?\s", context.text[time.end : end]).group())  # type: ignore[union-attr]
    return start


_LEAD = re.compile(r"(?:late\s|early\s)?(?:(?:on|in|at)\s)?")


def closed(context: Context, piece: Bounds, marks: Sequence[Marked]) -> Bounds:
    """Return a piece that ends with marked words with their closing mark, where that is whole."""
    for marked in marks:
        inner_end = marked.pieces[-1][1]
        if piece[0] < marked.start and inner_end <= piece[1] <= marked.end:
            whole = context.text[inner_end : marked.end].strip() in _CLOSING
            return piece[0], marked.end if whole else inner_end
    return piece


_CLOSING = frozenset(["”", "’", '"', "'", "''", "»", ',"', '."', ",”", ".”"])
