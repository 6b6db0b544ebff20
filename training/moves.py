"""Where movements are told: sentences that we wrote and marked, and what treebanks do not tell.

The head for movements learns from sentences that we wrote and marked (``resources/moves.txt``) and,
for what tells no movement, from the training parts of the treebanks. There a word that the rules
take for a movement counts little, and as they take it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tellings.claims.hinted import may_tell
from tellings.claims.moving import moves
from tellings.claims.syntax import Tree
from tellings.language.pipeline import Pipeline
from training.batches import ACTIONS, Sample

MARKED = Path(__file__).parent / "resources" / "moves.txt"
CLASSES = ("none", *ACTIONS)
FOLDS = 5
_MARK = re.compile(r"\[([^\[\]]+):([a-z/?]+)\]")
_OPEN, _TOLD = 0.5, 0.3
"""What a word of a treebank counts that no rule takes for a movement, and one that a rule does."""


Told = dict[int, tuple[tuple[str, ...], float]]
"""By word: the classes that are right, and how much it counts."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with the stretches that tell movements, and the actions that each may be."""

    text: str
    batch: str
    marks: tuple[tuple[int, int, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Motion:
    """What the words of a sentence tell: ``moves`` (words, classes) may be, ``heed`` (words,)."""

    moves: NDArray[np.bool_]
    heed: NDArray[np.float32]


def read_marked(path: Path = MARKED) -> list[Marked]:
    """Read the marked sentences; a line that begins with "# " opens a batch."""
    found, batch = [], ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            batch = line.removeprefix("# ")
        else:
            found.append(_unmarked(line, batch))
    return found


def _unmarked(line: str, batch: str) -> Marked:
    text, marks, end = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[end : mark.start()]
        marks.append((len(text), len(text) + len(mark[1]), tuple(mark[2].split("/"))))
        text, end = text + mark[1], mark.end()
    return Marked(text + line[end:], batch, tuple(marks))


def split(held: int) -> tuple[list[Marked], list[Marked]]:
    """Return the marked sentences to learn from and, of a fold from 0 on, those held out."""
    cases = read_marked()
    batches = sorted({case.batch for case in cases})
    out = set(batches[held::FOLDS]) if held >= 0 else set()
    return [c for c in cases if c.batch not in out], [c for c in cases if c.batch in out]


def samples(cases: Sequence[Marked], pipeline: Pipeline) -> Iterator[tuple[Sample, Tree]]:
    """Yield marked sentences as samples, with their trees."""
    for case in cases:
        tree = Tree(pipeline.read([case.text])[0])
        yield _sample(case, tree), tree


def _sample(case: Marked, tree: Tree) -> Sample:
    words = [tree.token(index).text for index in range(len(tree))]
    motion = _motion(len(words), marked_words(case, tree))
    return Sample(words, case.text, moves=motion.moves, heed=motion.heed)


def marked_words(case: Marked, tree: Tree) -> Told:
    """Return what the words of a marked sentence tell; of a stretch the first that can tell."""
    told: Told = {}
    seen: set[int] = set()
    for index in filter(lambda i: may_tell(tree, i), range(len(tree))):
        start = tree.token(index).start
        mark = next((n for n, m in enumerate(case.marks) if m[0] <= start < m[1]), -1)
        right = case.marks[mark][2] if mark >= 0 else ("none",)
        if mark not in seen and right != ("?",):
            told[index] = right, 1.0
        seen |= {mark} - {-1}
    return told


def ruled_words(tree: Tree) -> Told:
    """Return what the words of a treebank's sentence tell, as the rules take them."""
    found = {move.word: move.action for move in moves(tree)}
    return {
        index: ((found.get(index, "none"),), _TOLD if index in found else _OPEN)
        for index in range(len(tree))
        if may_tell(tree, index)
    }


def _motion(count: int, known: Told) -> Motion:
    allowed = np.ones((count, len(CLASSES)), np.bool_)
    heed = np.zeros(count, np.float32)
    for index, (right, weight) in known.items():
        allowed[index] = [name in right for name in CLASSES]
        heed[index] = weight
    return Motion(allowed, heed)


def of_treebank(sample: Sample, pipeline: Pipeline) -> None:
    """Fill in what a treebank's sentence tells, where our words are the treebank's."""
    tree = Tree(pipeline.read([sample.text])[0])
    if [tree.token(index).text for index in range(len(tree))] != sample.words:
        return
    motion = _motion(len(tree), ruled_words(tree))
    sample.moves, sample.heed = motion.moves, motion.heed
