"""The network that reads English: words of one sentence in, vector and scores out.

Sentences go through one by one: eight-bit scales depend on everything in a run, so in a batch what
is read of a sentence would depend on its neighbours. One thread reads as many that way as in
padded batches.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from tellings.language import hints, shapes
from tellings.language.artefacts import MODELS, WINDOW, open_model, open_wordpieces
from tellings.language.wordpieces import cut_words

NAME = "english"
WIDTH = 384
Outputs = dict[str, NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Window:
    """As many words of a sentence as the network reads at once, the first at ``start``."""

    start: int
    forms: Sequence[str]
    pieces: list[int]
    owners: list[int]


@dataclass(frozen=True, slots=True)
class Network:
    """The network, and the classes that its heads tell apart."""

    session: onnxruntime.InferenceSession
    wordpieces: Tokenizer
    classes: dict[str, list[str]]
    has_hints: bool = False
    """Whether it has the head that tells movements."""

    @classmethod
    def load(cls, threads: int = 1, models: Path = MODELS) -> Network:
        """Open the shipped network, or that of another folder (about 0.2 s).

        Raises ``FileNotFoundError`` where the folder lacks it.
        """
        session = open_model(models / f"{NAME}.onnx", threads, models / f"{hints.OUTPUT}.onnx")
        described = json.loads((models / f"{NAME}.json").read_text(encoding="utf-8"))
        hinting = any(output.name == hints.OUTPUT for output in session.get_outputs())
        return cls(session, open_wordpieces(), described["classes"], hinting)

    def windows(self, forms: Sequence[str]) -> Iterator[Window]:
        """Yield the sentence in as few parts as it takes: one, but for sentences without end."""
        ((pieces, owners),) = cut_words([forms], self.wordpieces)
        if len(pieces) <= WINDOW + 2:
            yield Window(0, forms, pieces, owners)
            return
        sizes = np.bincount(owners, minlength=len(forms) + 2)[1:-1]
        start = 0
        while start < len(forms):
            fit = int(np.searchsorted(sizes[start:].cumsum(), WINDOW, side="right"))
            part = forms[start : start + max(1, fit)]
            yield Window(start, part, *cut_words([part], self.wordpieces)[0])
            start += len(part)

    def run(self, window: Window, outputs: list[str]) -> Outputs:
        """Return these outputs for one window; of words, row 0 is the root."""
        own = np.array([shapes.NONE, *map(shapes.shape, window.forms), shapes.NONE])
        owners = np.array(window.owners)
        pool = np.zeros((len(own), len(owners)), np.float32)
        pool[owners, np.arange(len(owners))] = 1
        pool /= pool.sum(axis=1, keepdims=True)
        given = {
            "pieces": np.array([window.pieces]),
            "shapes": own[owners][None],
            "pool": pool[None, :-1],
            "word_shapes": own[None, :-1],
        }
        return dict(zip(outputs, self.session.run(outputs, given), strict=True))


def mean_vector(vectors: Sequence[NDArray[np.float32]], sizes: Sequence[int]) -> NDArray[Any]:
    """Return the sentence's vector from those of its windows, weighted by their pieces."""
    if len(vectors) == 1:
        return vectors[0]
    total = sum(size * vector for size, vector in zip(sizes, vectors, strict=True))
    summed = np.asarray(total, np.float32)
    return summed / np.float32(np.linalg.norm(summed))
