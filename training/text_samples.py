"""Samples to fit text alignment on: whole pairs of the PAN corpus, and short ones cut from them.

In the corpus a passage stands in a long text on something else. News is short, and may be copied
from end to end, so a share of the samples is cut down: to a passage or part of one with little or
nothing around it, or to two stretches that share nothing. And texts on one happening share names
and set phrases without any copying: such pairs come from the wire reports of MUC-4.
"""

from __future__ import annotations

import random
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.muc4 import messages
from bench.pan_corpus import FOLDS, Case, TextPair, read
from tellings.model import Bounds
from tellings.reuse.words import split

REUSED = ("verbatim", "random", "translation")
IN_ORDER = ("verbatim", "translation")
"""Folders whose passages run in parallel, so that a part of one side meets that of the other."""
_STOP = re.compile(r"[.?!]\s+")
_SNAP = 80
_LEAST_PART = 0.35
_LEAST_CHARACTERS = 160
_MARGINS = (0, 0, 150, 500, 1500)
_WINDOWS = (300, 800, 2000)
_ROW = 8
"""Words in a row that two reporters hardly ever write by chance."""
_LEAST_WORDS = 40
_LIKE = 0.25
"""Cosine from which two reports may be on one happening."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Two texts of one folder, what one has from the other, and the fold of the source text."""

    folder: str
    fold: int
    left: str
    right: str
    cases: tuple[Case, ...]


def whole(pair: TextPair) -> Sample:
    """Return a pair as it stands."""
    return Sample(pair.folder, pair.fold, read(pair.left), read(pair.right), pair.cases)


def crops(pair: TextPair) -> Iterator[Sample]:
    """Yield short samples from a pair, the same in every run."""
    chance = random.Random(f"{pair.left.name} {pair.right.name}")  # noqa: S311
    texts = read(pair.left), read(pair.right)
    for case in pair.cases[:1] if pair.folder in REUSED else ():
        part = chance.uniform(_LEAST_PART, 1.0) if pair.folder in IN_ORDER else 1.0
        places = [_part(text, place, part) for text, place in zip(texts, case.sides, strict=True)]
        cut = [
            _surrounded(text, place, [c.sides[side] for c in pair.cases], chance)
            for side, (text, place) in enumerate(zip(texts, places, strict=True))
        ]
        found = Case(cut[0][1], cut[1][1])
        yield Sample(pair.folder, pair.fold, cut[0][0], cut[1][0], (found,))
    if not pair.cases:
        left, right = (_window(text, chance) for text in texts)
        yield Sample(pair.folder, pair.fold, left, right, ())


def _part(text: str, place: Bounds, part: float) -> Bounds:
    """Return the beginning of a passage, up to a stop near that part of it."""
    size = max(_LEAST_CHARACTERS, int(part * (place[1] - place[0])))
    end = min(place[1], place[0] + size)
    stop = _STOP.search(text, end, min(place[1], end + _SNAP))
    return place[0], stop.start() + 1 if stop else end


def _surrounded(
    text: str, place: Bounds, cases: Sequence[Bounds], chance: random.Random
) -> tuple[str, Bounds]:
    """Cut a text down to a place with some of what stands around it, but nothing of other cases."""
    before, after = (chance.choice(_MARGINS) for _ in range(2))
    start = max([0, place[0] - before, *(end for _, end in cases if end <= place[0])])
    others = [begin for begin, _ in cases if begin >= place[1]]
    whole_end = max(end for begin, end in cases if begin <= place[0] < end)
    end = min([len(text), place[1] + after, *others])
    if whole_end > place[1]:
        # The rest of the passage itself is left out, or a neighbour would seem to belong to it.
        return text[start : place[1]], (place[0] - start, place[1] - start)
    return text[start:end], (place[0] - start, place[1] - start)


def _window(text: str, chance: random.Random) -> str:
    size = chance.choice(_WINDOWS)
    start = chance.randrange(max(1, len(text) - size))
    return text[start : start + size]


def parallels() -> Iterator[Sample]:
    """Yield pairs of wire reports that may tell of one thing but copy nothing.

    That nothing is copied is taken from their not having ``_ROW`` words in a row in common.
    """
    texts = [text for _, text in messages()]
    words = [split(text).stems for text in texts]
    rows = [{w[i : i + _ROW] for i in range(len(w) - _ROW + 1)} for w in words]
    alike = np.triu(_cosines(words), 1)
    for left, right in np.argwhere(alike >= _LIKE).tolist():
        short = min(len(words[left]), len(words[right])) < _LEAST_WORDS
        if not short and not rows[left] & rows[right]:
            fold = zlib.crc32(texts[left].encode()) % FOLDS
            yield Sample("parallel", fold, texts[left], texts[right], ())


def _cosines(texts: Sequence[Sequence[str]]) -> NDArray[np.float32]:
    """Return the cosines of texts by their words, weighted by rarity: (texts, texts)."""
    held = Counter(word for words in texts for word in set(words))
    column = {word: number for number, word in enumerate(sorted(held))}
    matrix = np.zeros((len(texts), len(column)), np.float32)
    for row, words in enumerate(texts):
        for word, count in Counter(words).items():
            matrix[row, column[word]] = (1 + np.log(count)) * np.log(len(texts) / held[word])
    matrix /= np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9)
    return matrix @ matrix.T
