"""A vector for a single word, from the shipped static model, so that synonyms can meet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from tellings.language.static import StaticEncoder


class WordVectors(Protocol):
    """Anything that gives words vectors of unit length."""

    def __call__(self, forms: Sequence[str]) -> NDArray[np.float32]:
        """Return one row per word, given as written in lower case."""


class FormVectors:
    """Word vectors of the static model, each looked up once."""

    def __init__(self, encoder: StaticEncoder) -> None:
        self._encoder = encoder
        self._places: dict[str, int] = {}
        self._rows = np.zeros((1024, encoder.width), np.float32)

    def __call__(self, forms: Sequence[str]) -> NDArray[np.float32]:
        """Return one row of unit length per form; zeros for a form without any known piece."""
        new = [form for form in dict.fromkeys(forms) if form not in self._places]
        if new:
            self._learn(new)
        return self._rows[[self._places[form] for form in forms]]

    def _learn(self, forms: Sequence[str]) -> None:
        start = len(self._places)
        while start + len(forms) > len(self._rows):
            self._rows = np.concatenate([self._rows, np.zeros_like(self._rows)])
        self._rows[start : start + len(forms)] = self._encoder.embed(forms)
        self._places.update((form, start + i) for i, form in enumerate(forms))


@cache
def shipped() -> FormVectors:
    """Return the word vectors of the shipped static model, opened once."""
    return FormVectors(StaticEncoder.load())
