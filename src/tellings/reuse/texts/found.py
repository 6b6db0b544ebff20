"""Passages found in different ways, brought together so that every part speaks once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations
from typing import Literal

from tellings.model import Bounds

_JOIN = 200
"""Characters that may lie, on both sides, between parts of one passage."""
_MOSTLY = 0.7


@dataclass(frozen=True, slots=True)
class Found:
    """A passage in characters of both texts, the log-odds for it, and how it was found."""

    left: Bounds
    right: Bounds
    log_odds: float
    by: Literal["area", "verbatim", "summary"]

    @property
    def size(self) -> int:
        """Return its characters on both sides together."""
        return self.left[1] - self.left[0] + self.right[1] - self.right[0]

    def hull(self, other: Found) -> Found:
        """Return the least passage that holds both."""
        return Found(
            (min(self.left[0], other.left[0]), max(self.left[1], other.left[1])),
            (min(self.right[0], other.right[0]), max(self.right[1], other.right[1])),
            max(self.log_odds, other.log_odds),
            self.by if self.by == other.by else "area",
        )

    def shared(self, other: Found) -> int:
        """Return how many characters both hold, or 0 where they do not meet on both sides."""
        left, right = _overlap(self.left, other.left), _overlap(self.right, other.right)
        return left + right if left and right else 0

    def near(self, other: Found) -> bool:
        """Say whether little lies between the two, on both sides, and in the same order."""
        close = _within(self.left, other.left) and _within(self.right, other.right)
        return close and not self.crosses(other)

    def crosses(self, other: Found) -> bool:
        """Say whether the two stand apart on both sides, in opposite orders."""
        apart = not _overlap(self.left, other.left) and not _overlap(self.right, other.right)
        return apart and (self.left < other.left) != (self.right < other.right)


def resolve(
    areas: Sequence[Found], verbatim: Sequence[Found], summaries: Sequence[Found]
) -> list[Found]:
    """Let every part of the texts speak once: summaries first, then verbatim text, then the rest.

    An area that is mostly verbatim text gives way to it; one that only holds some takes it in.
    """
    exact = _joined(verbatim)
    kept: list[Found] = []
    for area in areas:
        inside = [passage for passage in exact if passage.shared(area)]
        exact = [passage for passage in exact if passage not in inside]
        kept += _settled(area, inside)
    joined = _joined([*kept, *exact])
    return [*summaries, *(p for p in joined if not any(p.shared(s) for s in summaries))]


def _settled(area: Found, inside: Sequence[Found]) -> list[Found]:
    if not inside:
        return [area]
    exact = sum(passage.size for passage in inside)
    moved = any(one.crosses(other) for one, other in combinations(inside, 2))
    if moved and exact > _MOSTLY * area.size:
        return list(inside)
    whole = reduce(Found.hull, inside)
    dense = exact > _MOSTLY * whole.size
    if dense and whole.shared(area) > _MOSTLY * area.size:
        return [whole]
    return [area.hull(whole)]


def _joined(found: Sequence[Found]) -> list[Found]:
    """Join passages that lie close on both sides."""
    joined: list[Found] = []
    pending = sorted(found, key=lambda passage: (passage.left, passage.right))
    while pending:
        passage = pending.pop(0)
        close = [other for other in joined if passage.near(other)]
        if not close:
            joined.append(passage)
            continue
        joined = [other for other in joined if other not in close]
        for other in close:
            passage = passage.hull(other)
        pending.insert(0, passage)
    return joined


def _overlap(one: Bounds, other: Bounds) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _within(one: Bounds, other: Bounds) -> bool:
    return one[0] <= other[1] + _JOIN and other[0] <= one[1] + _JOIN
