"""Sentence vectors: near for sentences that say the same, whatever the words.

The weights are all-MiniLM-L6-v2 (Apache-2.0) in eight bits; ``training/README.md`` tells how the
artefact is built. Sentences go through one by one: eight-bit scales depend on everything in a
run, so in a batch the vector of a sentence would depend on its neighbours. One thread reads about
400 sentences of news a second that way, more than in padded batches.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from tellings.language.artefacts import MODELS, WINDOW, clean, open_model, open_wordpieces, unit

WIDTH = 384
NAME = "encoder.onnx"


@dataclass(frozen=True, slots=True)
class Encoder:
    """The sentence encoder, opened once and used for every sentence of a corpus."""

    session: onnxruntime.InferenceSession
    wordpieces: Tokenizer

    @classmethod
    def load(cls, threads: int = 1) -> Encoder:
        """Open the shipped encoder (about 0.1 s)."""
        return cls(open_model(MODELS / NAME, threads), open_wordpieces())

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one vector of unit length per text: float32, (texts, 384).

        The same text gets the same vector to the last bit, whatever stands beside it. A text of
        more than 510 word pieces is read in windows, and their vectors are averaged by length.
        """
        vectors = np.zeros((len(texts), WIDTH), np.float32)
        encodings = self.wordpieces.encode_batch([clean(text) for text in texts])
        for row, encoding in enumerate(encodings):
            vectors[row] = self._vector(encoding.ids)
        return vectors

    def _vector(self, pieces: list[int]) -> NDArray[np.float32]:
        if len(pieces) <= WINDOW + 2:
            return self._run(pieces)
        first, inner, last = pieces[0], pieces[1:-1], pieces[-1]
        windows = [inner[start : start + WINDOW] for start in range(0, len(inner), WINDOW)]
        total = sum(len(window) * self._run([first, *window, last]) for window in windows)
        return unit(np.asarray(total, np.float32))

    def _run(self, pieces: list[int]) -> NDArray[np.float32]:
        (vector,) = self.session.run(["vector"], {"pieces": np.array([pieces], np.int64)})
        return np.asarray(vector[0], np.float32)
