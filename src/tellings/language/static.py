"""Fast sentence vectors: the mean of one fixed vector per word piece, weighted by rarity.

Distilled from the sentence encoder's own vocabulary (the way of model2vec: every piece through the
encoder, principal components, a weight by frequency rank); no context, but forty times as fast,
so it can look for candidates among all sentences of a corpus.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from tellings.language.artefacts import MODELS, clean, open_wordpieces, unit

NAME = "static.npz"
WORD = re.compile(r"[^\W_]+|_|[^\w\s]")
KEPT = 500_000
"""Words whose pieces are remembered; most of the cost is in cutting words to pieces."""


@dataclass(frozen=True, slots=True)
class StaticEncoder:
    """A table of word-piece vectors, float32 (pieces, 256), each weighted by its rarity."""

    table: NDArray[np.float32]
    wordpieces: Tokenizer
    _pieces: dict[str, list[int]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def load(cls) -> StaticEncoder:
        """Open the shipped table, kept in eight bits with a scale per row (about 0.2 s).

        Raises ``FileNotFoundError`` where the installation lacks it.
        """
        with np.load(MODELS / NAME) as stored:
            table = stored["rows"] * stored["scales"][:, None]
        return cls(table, open_wordpieces())

    @property
    def width(self) -> int:
        """Return the length of a vector."""
        return int(self.table.shape[1])

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one vector of unit length per text: float32, (texts, 256).

        A text without any known piece gets zeros.
        """
        vectors = np.zeros((len(texts), self.width), np.float32)
        for row, text in enumerate(texts):
            pieces = list(chain.from_iterable(map(self._cut, WORD.findall(text))))
            vectors[row] = self.table.take(pieces, axis=0).sum(axis=0) if pieces else 0
        return unit(vectors)

    def _cut(self, word: str) -> list[int]:
        pieces = self._pieces.get(word)
        if pieces is None:
            pieces = self.wordpieces.encode(clean(word), add_special_tokens=False).ids
            if len(self._pieces) < KEPT:
                self._pieces[word] = pieces
        return pieces
