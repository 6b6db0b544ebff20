"""Which relation a word has to its head, by the network's scores for the chosen heads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

CLOSED = np.float32(-1e9)
OUTPUTS = ["pair", "high", "low_only", "high_only"]


def choose_labels(
    found: Mapping[str, NDArray[Any]], heads: NDArray[np.int64], names: list[str]
) -> list[str]:
    """Return each word's relation; "root" for the word under head 0, and for no other.

    ``found`` holds the network's outputs for one sentence, row 0 of each being the root:
    ``pair`` (1 + words, relations x 64), ``high`` (1 + words, 64), and the scores of either side
    alone (1 + words, relations). ``heads`` counts words from 1.
    """
    if not len(heads):
        return []
    above = found["high"][0][heads]
    pairs = found["pair"][0, 1:].reshape(len(heads), len(names), -1)
    scores = np.einsum("wld,wd->wl", pairs, above)
    scores += found["low_only"][0, 1:] + found["high_only"][0][heads]
    root = names.index("root")
    scores[:, root] = CLOSED
    best = scores.argmax(axis=1)
    best[heads == 0] = root
    return [names[index] for index in best.tolist()]
