"""The shipped network → weights to train on from: ``python -m training.shipped --out START.pt``.

No weights in full precision are kept beside the eight-bit ones. These, scaled back, differ by a
rounding that the first steps of a training take away; ``training.english --start`` begins there.
The constants of the file stand in the order in which ``training.export.build`` adds them.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from training.export import NAME
from training.minilm import LAYERS, Weights
from training.network import LABEL
from training.spine import MODELS

Array = NDArray[Any]


class Constants:
    """The constants of a graph that are weights, taken one after the other."""

    def __init__(self, path: Path) -> None:
        held = map(numpy_helper.to_array, onnx.load(str(path)).graph.initializer)
        self._left: Iterator[Array] = (c for c in held if c.dtype != np.int64)

    def next(self) -> Array:
        """Return the next constant as it is held."""
        return next(self._left)

    def table(self) -> Array:
        """Return a table of rows, each with its scale."""
        rows = self.next().astype(np.float32)
        return rows * self.next()

    def linear(self) -> tuple[Array, Array]:
        """Return weight (out, in) and bias of a linear layer."""
        small, scale = self.next().T.astype(np.float32), self.next()
        return small * scale[:, None], self.next()

    def layer(self, weights: Weights, name: str) -> None:
        """Take a linear layer of the network by its name."""
        weights[f"{name}.weight"], weights[f"{name}.bias"] = self.linear()

    def norm(self, weights: Weights, name: str) -> None:
        """Take the scale and the shift of a normalisation."""
        weights[f"{name}.weight"], weights[f"{name}.bias"] = self.next(), self.next()

    def words(self, weights: Weights, name: str) -> None:
        """Take a head's mix of layers, of which only the shares are held, and its casing."""
        shares = np.array([self.next().item() for _ in range(LAYERS + 1)], np.float32)
        weights[f"{name}.words.mix"] = np.log(np.maximum(shares, 1e-12))
        weights[f"{name}.words.cases.weight"] = self.next()


def read(path: Path) -> Weights:
    """Return the weights of the network in an ONNX file, by the names of ``training.network``."""
    held, weights = Constants(path), Weights()
    weights["encoder.words.weight"] = held.table()
    weights["encoder.positions"] = held.next()
    weights["encoder.cases.weight"] = held.next()
    held.norm(weights, "encoder.norm")
    for layer in range(LAYERS):
        name = f"encoder.layers.{layer}"
        for part, norm in (("qkv", ""), ("out", "norm1"), ("up", ""), ("down", "norm2")):
            held.layer(weights, f"{name}.{part}")
            if norm:
                held.norm(weights, f"{name}.{norm}")
    held.words(weights, "syntax")
    for head in ("upos", "xpos", "feats", "scripts", "roles", "arc"):
        held.layer(weights, f"syntax.{head}")
    held.next()  # the factor of the arcs
    pairs, _ = held.linear()
    weights["syntax.pair"] = pairs.T.reshape(LABEL, -1, LABEL)
    (low, bias), (high, _) = held.linear(), held.linear()
    weights["syntax.single.weight"] = np.concatenate([low, high], axis=1)
    weights["syntax.single.bias"] = bias
    held.words(weights, "names")
    held.layer(weights, "names.inner")
    held.layer(weights, "names.tags")
    return weights


def main() -> None:
    """Write the weights from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=MODELS / f"{NAME}.onnx")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    found = {name: torch.from_numpy(own.copy()) for name, own in read(given.model).items()}
    torch.save(found, given.out)


if __name__ == "__main__":
    main()
