"""Pairs of sentences → beads (1–1, 1–n, n–1), with the kind of reuse and the spans of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

import numpy as np

from tellings.model import Alignment, Bounds, Report, Reuse, Side
from tellings.reuse.likeness import Likeness, Likening, unquoted
from tellings.reuse.lines import Line, join_lines
from tellings.reuse.weighing import probability
from tellings.reuse.words import Block, join_blocks

_ACCEPTED = 0.0
_GAIN = 0.12
"""By how much of its weight a sentence must be better held before a bead takes another."""
_SAME_ORDER = 0.85
_FRAME = 0.5
_QUOTED = 0.3
_SPAN_GAP = 3
_NEAR = 2
_MOST_BETWEEN = 3
_COPIED = 0.6
"""The share of both texts' sentences from which on the two are taken for copies."""
_SHORT = 0.4
"""The share of words that two sentences in one place of two copies must have in common."""
_SURE = 1.0
"""Log-odds from which a copied sentence says something of the quotation beside it."""
_CROSSED = 1.0
"""By how many log-odds sentences must be liker to be told in another order: a title for a lead."""
_CERTAIN = 5.0
"""Log-odds above which one pair is no surer than another."""
_MOSTLY = 0.5
"""The share of the shorter text from which on its quotations were copied with the rest."""
_ALONE = 1.0
"""Log-odds below which a rewrite that stands alone, between texts that share little, is chance."""
_LITTLE = 0.15
"""The share of the shorter text up to which two texts share little."""


@dataclass(frozen=True, slots=True)
class Found:
    """Two lines, by their places among the lines compared, and what speaks for them."""

    left: int
    right: int
    likeness: Likeness
    log_odds: float

    def raised(self, by: float) -> Found:
        """Return the same pair with this much added to its log-odds."""
        return replace(self, log_odds=self.log_odds + by)


@dataclass(frozen=True, slots=True)
class _Bead:
    left: tuple[int, ...]
    right: tuple[int, ...]
    likeness: Likeness
    log_odds: float
    reuse: Reuse


def beads(
    reports: tuple[Report, Report],
    lines: tuple[list[Line], list[Line]],
    found: Sequence[Found],
    likening: Likening,
) -> list[Alignment]:
    """Choose, best first, the pairs that hold, and join those that one sentence was split into."""
    chosen = _in_context(lines, _choose(lines, found, likening))
    chosen = _standing(lines, chosen)
    chosen += _between(lines, chosen, likening)
    return [_alignment(reports, lines, bead) for bead in sorted(chosen, key=_place)]


def _between(
    lines: tuple[list[Line], list[Line]], chosen: Sequence[_Bead], likening: Likening
) -> list[_Bead]:
    """Return beads for what stands between the sentences of two copies, too short to tell alone."""
    ends = (len(lines[0]), len(lines[1]))
    taken = [{i for bead in chosen for i in side(bead)} for side in (_left, _right)]
    if any(len(taken[n]) < _COPIED * ends[n] for n in (0, 1)):
        return []
    marks = sorted((bead.left[-1], bead.right[-1], bead.left[0], bead.right[0]) for bead in chosen)
    found: list[_Bead] = []
    for before, after in pairwise([(-1, -1, -1, -1), *marks, (0, 0, *ends)]):
        rows = range(before[0] + 1, after[2])
        columns = range(before[1] + 1, after[3])
        if len(rows) == len(columns):
            pairs = zip(rows, columns, strict=True)
            free = [(i, j) for i, j in pairs if i not in taken[0] and j not in taken[1]]
            found += [_alike(lines, i, j, likening) for i, j in free]
    return [bead for bead in found if bead.likeness.order >= _SHORT]


def _alike(lines: tuple[list[Line], list[Line]], i: int, j: int, likening: Likening) -> _Bead:
    return _bead(lines, Found(i, j, likening(lines[0][i], lines[1][j]), _SURE))


def _left(bead: _Bead) -> tuple[int, ...]:
    return bead.left


def _right(bead: _Bead) -> tuple[int, ...]:
    return bead.right


def _place(bead: _Bead) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return bead.left, bead.right


def _choose(
    lines: tuple[list[Line], list[Line]], found: Sequence[Found], likening: Likening
) -> list[_Bead]:
    of_left: dict[int, _Bead] = {}
    of_right: dict[int, _Bead] = {}
    for pair in sorted(found, key=lambda pair: _rank(lines, pair)):
        if pair.log_odds < _ACCEPTED:
            break
        over = [bead for bead in (of_left.get(pair.left), of_right.get(pair.right)) if bead]
        if len(over) > 1:
            continue
        bead = _widened(lines, over[0], pair, likening) if over else _bead(lines, pair)
        if bead is not None:
            of_left.update(dict.fromkeys(bead.left, bead))
            of_right.update(dict.fromkeys(bead.right, bead))
    return _uncrossed(lines, list(dict.fromkeys([*of_left.values()])), found)


def _uncrossed(
    lines: tuple[list[Line], list[Line]], chosen: Sequence[_Bead], found: Sequence[Found]
) -> list[_Bead]:
    """Return the beads, two that cross taken the other way round where that is as likely.

    A text that tells something twice, in its title or under a picture, is copied in its order.
    """
    pairs = {(pair.left, pair.right): pair for pair in found}
    single = {(*b.left, *b.right) for b in chosen if len(b.left) == len(b.right) == 1}
    placed = dict(sorted((i, j) for i, j in single))
    if [*placed.values()] == sorted(placed.values()):
        return list(chosen)
    for i, k in combinations(placed, 2):
        if placed[i] < placed[k]:
            continue
        straight = [pairs.get((i, placed[k])), pairs.get((k, placed[i]))]
        told = [pair for pair in straight if pair and pair.log_odds >= _ACCEPTED]
        crossed = pairs[i, placed[i]], pairs[k, placed[k]]
        if len(told) == 2 and _weight(told) >= _weight(crossed) - _CROSSED:
            placed[i], placed[k] = placed[k], placed[i]
    kept = [bead for bead in chosen if (*bead.left, *bead.right) not in single]
    return [*kept, *(_bead(lines, pairs[place]) for place in placed.items())]


def _weight(pairs: Iterable[Found]) -> float:
    return sum(min(pair.log_odds, _CERTAIN) for pair in pairs)


def _rank(lines: tuple[list[Line], list[Line]], pair: Found) -> tuple[float, int, int]:
    """Order pairs by what speaks for them; a title goes with a title before it goes with a lead."""
    parts = lines[0][pair.left].part, lines[1][pair.right].part
    crossed = parts[0] != parts[1] and "title" in parts
    return _CROSSED * crossed - pair.log_odds, pair.left, pair.right


def _bead(lines: tuple[list[Line], list[Line]], pair: Found) -> _Bead:
    kind = _kind(lines[0][pair.left], lines[1][pair.right], pair.likeness)
    return _Bead((pair.left,), (pair.right,), pair.likeness, pair.log_odds, kind)


def _widened(
    lines: tuple[list[Line], list[Line]], bead: _Bead, pair: Found, likening: Likening
) -> _Bead | None:
    """Return the bead with one more sentence, where that explains the single side better."""
    left = tuple(sorted({*bead.left, pair.left}))
    right = tuple(sorted({*bead.right, pair.right}))
    if len(left) > 1 and len(right) > 1:
        return None
    if max(left[-1] - left[0] - len(left), right[-1] - right[0] - len(right)) >= _MOST_BETWEEN:
        return None
    whole_l, whole_r = (
        join_lines([lines[0][i] for i in left]),
        join_lines([lines[1][j] for j in right]),
    )
    likeness = likening(whole_l, whole_r)
    gain = (
        likeness.left - bead.likeness.left
        if len(right) > 1
        else likeness.right - bead.likeness.right
    )
    if gain < _GAIN:
        return None
    return _Bead(
        left, right, likeness, max(bead.log_odds, pair.log_odds), _kind(whole_l, whole_r, likeness)
    )


def _kind(left: Line, right: Line, likeness: Likeness) -> Reuse:
    if (
        unquoted(left, right, likeness.blocks) <= _QUOTED
        and min(_frame_shared(left, right), _frame_shared(right, left)) < _FRAME
    ):
        return "quotation"
    in_order = sum(b - a for a, b, _, _ in likeness.blocks)
    same = in_order / max(len(left.words), len(right.words))
    return "verbatim" if same >= _SAME_ORDER else "rewrite"


def _frame_shared(line: Line, other: Line) -> float:
    """Return how much of what stands outside the quotation the other sentence holds outside it."""
    outside = np.flatnonzero(~line.quoted)
    there = {other.words.stems[i] for i in np.flatnonzero(~other.quoted)}
    total = float(line.weights[outside].sum())
    if total < 0.1 * float(line.weights.sum()):
        return 0.0
    held = sum(float(line.weights[i]) for i in outside if line.words.stems[i] in there)
    return held / total


def _in_context(lines: tuple[list[Line], list[Line]], chosen: list[_Bead]) -> list[_Bead]:
    """Take a quotation for text where it stands in a run of sentences that are surely copied.

    Where most of the shorter text is copied, all quotations were copied with it.
    """
    text = [bead for bead in chosen if bead.reuse != "quotation"]
    if _copied(lines, text) >= _MOSTLY:
        return [bead if bead.reuse != "quotation" else _as_text(bead) for bead in chosen]
    copied = _places(bead for bead in text if bead.log_odds >= _SURE)
    quoted = [bead for bead in chosen if bead.reuse == "quotation"]
    while within := [bead for bead in quoted if _beside(bead, copied)]:
        quoted = [bead for bead in quoted if bead not in within]
        copied |= _places(within)
    return [
        bead if bead.reuse != "quotation" or bead in quoted else _as_text(bead) for bead in chosen
    ]


def _copied(lines: tuple[list[Line], list[Line]], text: Sequence[_Bead]) -> float:
    """Return the share of the shorter text's words that stand in these beads."""
    left = _size(lines[0][i] for bead in text for i in bead.left)
    right = _size(lines[1][j] for bead in text for j in bead.right)
    return min(left, right) / max(1, min(map(_size, lines)))


def _standing(lines: tuple[list[Line], list[Line]], chosen: list[_Bead]) -> list[_Bead]:
    """Leave out what two reporters of one happening write alike by chance.

    A weak likeness counts where its neighbours are copied too, or where the texts share much else.
    """
    copied = [bead for bead in chosen if bead.reuse != "quotation"]
    if _copied(lines, copied) >= _LITTLE:
        return chosen
    places = _places(copied)
    return [
        bead
        for bead in chosen
        if bead.reuse != "rewrite" or bead.log_odds >= _ALONE or _beside(bead, places)
    ]


def _size(lines: Iterable[Line]) -> int:
    return sum(len(line.words.stems) for line in lines)


def _places(copied: Iterable[_Bead]) -> frozenset[tuple[int, int]]:
    return frozenset((i, j) for bead in copied for i in bead.left for j in bead.right)


def _beside(bead: _Bead, copied: frozenset[tuple[int, int]]) -> bool:
    return any(
        (i + sign * d, j + sign * e) in copied
        for i in bead.left
        for j in bead.right
        for sign in (1, -1)
        for d in range(1, _NEAR + 1)
        for e in range(1, _NEAR + 1)
    )


def _as_text(bead: _Bead) -> _Bead:
    kind: Reuse = "verbatim" if bead.likeness.order >= _SAME_ORDER else "rewrite"
    return replace(bead, reuse=kind)


def _alignment(
    reports: tuple[Report, Report], lines: tuple[list[Line], list[Line]], bead: _Bead
) -> Alignment:
    sides = [
        Side(report.id, tuple(side[i].sentence for i in chosen))
        for report, side, chosen in zip(reports, lines, (bead.left, bead.right), strict=True)
    ]
    places = [
        [place for i in chosen for place in side[i].words.places]
        for side, chosen in zip(lines, (bead.left, bead.right), strict=True)
    ]
    return Alignment(
        left=sides[0],
        right=sides[1],
        reuse=bead.reuse,
        score=round(probability(bead.log_odds), 3),
        spans=_spans(bead.likeness.blocks, places[0], places[1]),
    )


def _spans(
    blocks: Sequence[Block], left: Sequence[Bounds], right: Sequence[Bounds]
) -> tuple[tuple[Bounds, Bounds], ...]:
    joined = join_blocks(blocks, _SPAN_GAP)
    return tuple(
        ((left[a][0], left[b - 1][1]), (right[c][0], right[d - 1][1])) for a, b, c, d in joined
    )
