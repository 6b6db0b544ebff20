"""Sentence vectors: near for sentences that say the same, whatever the words.

They are the vectors of the pipeline's own network (``Parse.vector`` is the same to the last bit),
trained to stay those of all-MiniLM-L6-v2; this is for texts that need no parse.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.language.network import WIDTH, Network, mean_vector
from tellings.language.words import words


@dataclass(frozen=True, slots=True)
class Encoder:
    """The sentence encoder, opened once and used for every sentence of a corpus."""

    network: Network

    @classmethod
    def load(cls, threads: int = 1) -> Encoder:
        """Open the shipped network (about 0.2 s).

        Raises ``FileNotFoundError`` where the installation lacks it.
        """
        return cls(Network.load(threads))

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one vector of unit length per text: float32, (texts, 384).

        The same text gets the same vector to the last bit, whatever stands beside it. A text of
        more than 510 word pieces is read in windows, and their vectors are averaged by length.
        """
        vectors = np.zeros((len(texts), WIDTH), np.float32)
        for row, text in enumerate(texts):
            forms = [text[start:end] for start, end in words(text)]
            windows = list(self.network.windows(forms))
            found = [self.network.run(window, ["vector"])["vector"][0] for window in windows]
            vectors[row] = mean_vector(found, [len(window.pieces) for window in windows])
        return vectors
