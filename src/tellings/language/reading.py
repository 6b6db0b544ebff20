"""What the language pipeline gives: a sentence read, and a report read.

A sentence is read once, whatever the number of reports that carry it, so a ``Parse`` knows no
report: its offsets count from the sentence's first character. ``ReadSentence`` puts it in place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from tellings.model import Entity, EntityKind, Report, Time


@dataclass(frozen=True, slots=True)
class Token:
    """A syntactic word: offsets within its sentence, tags of Universal Dependencies, its head.

    ``head`` is the index of the governing token, -1 for the root. ``feats`` is the CoNLL-U column.
    """

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class Name:
    """A named entity over tokens ``first`` to ``last``, last excluded."""

    first: int
    last: int
    kind: EntityKind


@dataclass(frozen=True, slots=True)
class Hint:
    """A token that the network takes to tell a movement.

    ``chances`` of each action of the model, in its order, 0 to 1; what they lack to 1 is the chance
    that it tells none.
    """

    token: int
    chances: tuple[float, ...]

    @property
    def chance(self) -> float:
        """Return how likely the token tells a movement, whichever it be."""
        return sum(self.chances)


@dataclass(frozen=True, slots=True)
class Parse:
    """One distinct sentence: tokens with tags and heads, names, and the sentence's vector.

    ``vector`` is float32, 384 long, of unit length. ``children[i]`` lists the dependents of token
    ``i`` in order. ``hints`` are in the order of their tokens; ``None`` where no network gave any.
    """

    text: str
    tokens: tuple[Token, ...]
    names: tuple[Name, ...]
    vector: NDArray[np.float32]
    children: tuple[tuple[int, ...], ...]
    hints: tuple[Hint, ...] | None = None

    @property
    def root(self) -> int:
        """Return the index of the root token; -1 where the sentence has no token."""
        return next((i for i, token in enumerate(self.tokens) if token.head < 0), -1)

    def subtree(self, head: int) -> Iterator[int]:
        """Yield the token and all its descendants, in no order."""
        pending = [head]
        while pending:
            token = pending.pop()
            yield token
            pending.extend(self.children[token])


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A parse at its place: sentence ``index`` of the report, starting at character ``start``."""

    index: int
    start: int
    parse: Parse


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report with every sentence read, its entities (with mentions) and its times."""

    report: Report
    sentences: tuple[ReadSentence, ...]
    entities: tuple[Entity, ...] = ()
    times: tuple[Time, ...] = ()


class Reader(Protocol):
    """What reads sentences: the pipeline, what keeps its readings, or a stand-in for either."""

    def read(self, texts: Sequence[str]) -> tuple[Parse, ...]:
        """Return the parse of every sentence."""
        ...
