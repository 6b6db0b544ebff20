"""Which words the network takes to tell a movement, by a head over its word vectors.

The rules of ``claims`` know movements by their words; the head, fitted on sentences of many trades
(``training/cards/moves.md``), knows some of those that no list has.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from numpy.typing import NDArray

from tellings.language.reading import Hint

OUTPUT = "moves"
"""The name of the head's output, (1, 1 + words, 1 + actions), and of its file."""
LEAST = 0.1
"""The chance of any movement from which on a word is told."""


def hints_of(found: NDArray[Any], start: int) -> Iterator[Hint]:
    """Yield the hints of a window whose first word is the sentence's word ``start``.

    ``found`` is (1 + words, 1 + actions), rows of chances; row 0 is the root, column 0 tells none.
    """
    rows = found[1:]
    for index in (rows[:, 0] <= 1 - LEAST).nonzero()[0].tolist():
        chances = tuple(round(chance, 4) for chance in rows[index, 1:].tolist())
        yield Hint(start + index, chances)
