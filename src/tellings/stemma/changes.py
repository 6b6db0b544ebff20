"""What a child changed of its parent's sentences: figures, names, dates, negations and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from tellings.model import Alignment, Bounds, Change, ChangeKind, Report, Side
from tellings.reuse.words import Block, Words, equal_blocks, split
from tellings.stemma.wording import Stretch, told

QUOTED = re.compile(r"[“\"«‘][^”\"»’]{3,}[”\"»’]")
KINDS: tuple[ChangeKind, ...] = ("number", "name", "date", "negation", "hedge", "attribution")
LONGEST = 6
"""Words exchanged at once beyond which a stretch is a rewording, and no one word of it changed."""
_ALIKE = 0.5
"""The share of words in common from which on two sentences say the same, but for single words."""
_FLANKS = 4
"""Words that stand alike on both sides of a stretch and tell what it was, in unlike sentences."""


def changes_between(
    parent: Report, child: Report, alignments: Iterable[Alignment]
) -> tuple[Change, ...]:
    """Return what the child changed, dropped and added, by place in the child, then the parent.

    Bounds are characters of each report. Single words tell in aligned sentences; whole sentences
    are dropped or added where none stands against them.
    """
    beads = [_sides(parent.id, child.id, a) for a in alignments]
    own = [bead for bead in beads if bead is not None]
    found = [change for bead in own for change in _within(parent, child, *bead)]
    kept = {i for left, _ in own for i in left.sentences}
    told = {i for _, right in own for i in right.sentences}
    found += [Change("dropped", b, None) for b in _unaligned(parent, kept)]
    found += [Change("added", None, b) for b in _unaligned(child, told)]
    return tuple(
        sorted(set(found), key=lambda c: (c.child or (1 << 30, 0), c.parent or (0, 0), c.kind))
    )


def _sides(parent: str, child: str, alignment: Alignment) -> tuple[Side, Side] | None:
    ends = alignment.left.report, alignment.right.report
    if ends == (parent, child):
        return alignment.left, alignment.right
    return (alignment.right, alignment.left) if ends == (child, parent) else None


def _unaligned(report: Report, aligned: set[int]) -> Iterator[Bounds]:
    for index, place in enumerate(report.sentences):
        if place.part == "body" and index not in aligned:
            yield place.start, place.end


def _within(parent: Report, child: Report, left: Side, right: Side) -> Iterator[Change]:
    one, other = _words(parent, left.sentences), _words(child, right.sentences)
    blocks = equal_blocks(one.stems, other.stems)
    ends = (len(one), len(one), len(other), len(other))
    alike = 2 * sum(map(_length, blocks)) >= _ALIKE * (len(one) + len(other))
    for before, after in pairwise([(0, 0, 0, 0), *blocks, ends]):
        a, b, c, d = before[1], after[0], before[3], after[2]
        if max(b - a, d - c) not in range(1, LONGEST + 1):
            continue
        bounds = _bounds(one, a, b), _bounds(other, c, d)
        if alike or _length(before) + _length(after) >= _FLANKS:
            for kind in _kinds(Stretch(parent.text, one, a, b), Stretch(child.text, other, c, d)):
                yield Change(kind, *bounds)
        if _in_quotation(parent, bounds[0]) and _in_quotation(child, bounds[1]):
            yield Change("quotation", *bounds)


def _length(block: Block) -> int:
    return block[1] - block[0]


def _words(report: Report, sentences: Sequence[int]) -> Words:
    places = [report.sentences[index] for index in sentences]
    parts = [split(report.text, place.start, place.end) for place in places]
    return Words(
        tuple(word for part in parts for word in part.stems),
        tuple(form for part in parts for form in part.forms),
        tuple(place for part in parts for place in part.places),
    )


def _bounds(words: Words, first: int, last: int) -> Bounds | None:
    return (words.places[first][0], words.places[last - 1][1]) if first < last else None


def _kinds(one: Stretch, other: Stretch) -> Iterator[ChangeKind]:
    """Yield the kinds of change from one stretch to the other.

    What stands elsewhere in the other's sentence was moved, not changed.
    """
    was, now = told(one), told(other)
    before, after = told(one.whole), told(other.whole)
    for kind in KINDS:
        lost, new = was[kind] - after[kind], now[kind] - before[kind]
        if (lost and new) if kind == "name" else (lost or new):
            yield kind


def _in_quotation(report: Report, bound: Bounds | None) -> bool:
    if bound is None:
        return False
    near = max(0, bound[0] - 400)
    stretch = report.text[near : bound[1] + 400]
    return any(
        near + q.start() < bound[0] and bound[1] < near + q.end() for q in QUOTED.finditer(stretch)
    )
