"""A plain text → its words as numbers, and short units of them that can be told apart.

Units are not sentences to be read: they are what a passage is built of, so they are cut at stops
but never longer than a clause or two, whatever the text does with its punctuation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.reuse.rarity import general
from tellings.reuse.vectors import FormVectors
from tellings.reuse.words import split

LONGEST = 35
SHORTEST = 4
_STOP = re.compile(r"(?<=[.?!])[\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])|\n\s*\n")


class Vocabulary:
    """Numbers for stems and for forms; the rarity of the ones, the vectors of the others.

    Numbers depend on what was read before, so nothing may be ordered by them.
    """

    def __init__(self, vectors: FormVectors) -> None:
        self._stems: dict[str, int] = {}
        self._rarity: list[float] = []
        self._forms: dict[str, int] = {}
        self._written: list[str] = []
        self._vectors = vectors

    def __len__(self) -> int:
        return len(self._forms)

    def stem(self, stem: str) -> int:
        """Return the number of a stem, a new one for a stem not met before."""
        number = self._stems.get(stem)
        if number is None:
            number = self._stems[stem] = len(self._rarity)
            self._rarity.append(general(stem))
        return number

    def form(self, form: str) -> int:
        """Return the number of a form, a new one for a form not met before."""
        number = self._forms.get(form)
        if number is None:
            number = self._forms[form] = len(self._written)
            self._written.append(form)
        return number

    def rarity(self, stems: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the rarity in general English of each stem."""
        return np.array([self._rarity[number] for number in stems])

    def vectors(self, forms: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return one vector per form: float32, (forms, width)."""
        return self._vectors([self._written[number] for number in forms])


@dataclass(frozen=True, slots=True)
class Units:
    """A text in numbers.

    ``words`` and ``forms`` (words,) are stems and forms by their numbers in the vocabulary,
    ``places`` (words, 2) their characters, ``unit`` (words,) the unit of each; ``first`` and
    ``last`` bound each unit's words, last excluded.
    """

    words: NDArray[np.int64]
    forms: NDArray[np.int64]
    places: NDArray[np.int64]
    unit: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.first)


def units_of(text: str, vocabulary: Vocabulary) -> Units:
    """Cut a text into units of ``SHORTEST`` to ``LONGEST`` words."""
    words = split(text)
    places = np.array(words.places, np.int64).reshape(-1, 2)
    stops = np.array([stop.start() for stop in _STOP.finditer(text)], np.int64)
    unit = _even(_merged(np.searchsorted(stops, places[:, 0])))
    count = int(unit[-1]) + 1 if len(unit) else 0
    return Units(
        np.array([vocabulary.stem(stem) for stem in words.stems], np.int64),
        np.array([vocabulary.form(form) for form in words.forms], np.int64),
        places,
        unit,
        np.searchsorted(unit, np.arange(count)),
        np.searchsorted(unit, np.arange(count), side="right"),
    )


def _merged(piece: NDArray[np.int64]) -> NDArray[np.int64]:
    """Join pieces of fewer than ``SHORTEST`` words to what follows them."""
    _, starts, sizes = np.unique(piece, return_index=True, return_counts=True)
    merged = np.zeros(len(piece), np.int64)
    number, size = -1, LONGEST
    for start, length in zip(starts, sizes, strict=True):
        if size >= SHORTEST:
            number, size = number + 1, 0
        size += int(length)
        merged[start : start + length] = number
    return merged


def _even(piece: NDArray[np.int64]) -> NDArray[np.int64]:
    """Cut pieces of more than ``LONGEST`` words into equal parts."""
    cut = np.zeros(len(piece), np.int64)
    _, starts, sizes = np.unique(piece, return_index=True, return_counts=True)
    number = 0
    for start, length in zip(starts, sizes, strict=True):
        parts = -(-int(length) // LONGEST)
        cut[start : start + length] = number + np.arange(length) * parts // length
        number += parts
    return cut
