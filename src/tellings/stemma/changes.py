"""What a child changed of its parent's sentences: figures, names, dates, negations and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

import yaml

from tellings.model import Alignment, Bounds, Change, ChangeKind, Report, Side
from tellings.reuse.words import Words, equal_blocks, split

QUOTED = re.compile(r"[“\"«‘][^”\"»’]{3,}[”\"»’]")
NAME = re.compile(r"[A-Z][\w’'-]+")
NUMERAL = re.compile(r"\d")
LONGEST = 6
"""Words exchanged at once beyond which a stretch is a rewording, and no one word of it changed."""


@cache
def _lexicon() -> dict[ChangeKind, frozenset[str]]:
    text = (files("tellings.stemma") / "resources" / "changes.yaml").read_text(encoding="utf-8")
    return {kind: frozenset(words.split()) for kind, words in yaml.safe_load(text).items()}


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
    for before, after in pairwise([(0, 0, 0, 0), *blocks, ends]):
        a, b, c, d = before[1], after[0], before[3], after[2]
        if a == b and c == d:
            continue
        for kind in _kinds(parent, child, one, other, (a, b, c, d)):
            yield Change(kind, _bounds(one, a, b), _bounds(other, c, d))


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


def _kinds(
    parent: Report, child: Report, one: Words, other: Words, gap: tuple[int, int, int, int]
) -> Iterator[ChangeKind]:
    a, b, c, d = gap
    if max(b - a, d - c) > LONGEST:
        return
    was, now = set(one.forms[a:b]), set(other.forms[c:d])
    for kind, words in _lexicon().items():
        if was & words != now & words:
            yield kind
    if _figures(was) != _figures(now):
        yield "number"
    bounds = _bounds(one, a, b), _bounds(other, c, d)
    names = [_names(r.text, bound) for r, bound in zip((parent, child), bounds, strict=True)]
    if all(names) and names[0] != names[1]:
        yield "name"
    if _in_quotation(parent, bounds[0]) and _in_quotation(child, bounds[1]):
        yield "quotation"


def _figures(words: set[str]) -> set[str]:
    return {word.replace(",", "") for word in words if NUMERAL.search(word)}


def _names(text: str, bound: Bounds | None) -> set[str]:
    return set(NAME.findall(text[bound[0] : bound[1]])) if bound else set()


def _in_quotation(report: Report, bound: Bounds | None) -> bool:
    if bound is None:
        return False
    near = max(0, bound[0] - 400)
    stretch = report.text[near : bound[1] + 400]
    return any(
        near + q.start() < bound[0] and bound[1] < near + q.end() for q in QUOTED.finditer(stretch)
    )
