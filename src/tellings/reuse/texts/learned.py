"""The learned weights of text alignment: three small logistic models, as one readable table.

They were fitted by ``training/texts.py`` on public pairs of texts with known reused passages.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Logistic:
    """Weights by feature, and the bias: log-odds are their sum with the features."""

    names: tuple[str, ...]
    weights: NDArray[np.float64]
    bias: float

    def log_odds(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return log-odds for features (…, names)."""
        return np.asarray(features @ self.weights + self.bias, np.float64)


@dataclass(frozen=True, slots=True)
class Weights:
    """Whether a unit belongs to a passage; whether an area is one; whether it is a summary."""

    unit: Logistic
    area: Logistic
    summary: Logistic


def read_weights(table: dict[str, dict[str, float]]) -> Weights:
    """Return the weights that a table of models, features and numbers holds."""
    return Weights(**{name: _logistic(table[name]) for name in ("unit", "area", "summary")})


def _logistic(row: dict[str, float]) -> Logistic:
    names = tuple(name for name in row if name != "bias")
    return Logistic(names, np.array([row[name] for name in names]), row["bias"])


def load_weights(place: Path) -> Weights:
    """Return the weights of a JSON file."""
    return read_weights(json.loads(place.read_text("utf-8")))


@cache
def shipped_weights() -> Weights:
    """Return the weights that come with the package."""
    text = files("tellings.reuse").joinpath("resources/texts.json").read_text("utf-8")
    return read_weights(json.loads(text))
