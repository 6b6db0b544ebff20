"""Fit the weights by which the older of two versions is told, on the dev half of the revisions.

    python -m training.versions

Logistic regression without intercept, for the measures of a pair change sign with its order. How
much less usual the later's words are is weighed alone: it is also asked of texts of two outlets.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bench.direction import pairs
from bench.record import data_path, digest
from tellings.reuse.words import split
from tellings.stemma.usual import evened, exchanged
from tellings.stemma.versions import measures

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ROOT / "src/tellings/stemma/resources/versions.json"
_RIDGE = 30.0

Floats = NDArray[np.float64]


def fit(rows: Floats) -> Floats:
    """Return the weights of the columns of (pairs, measures), the older text always first."""
    scale = rows.std(axis=0) + 1e-9
    scaled = rows / scale

    def loss(weights: Floats) -> tuple[float, Floats]:
        margin = scaled @ weights
        slope = -(scaled.T @ (1 / (1 + np.exp(margin)))) + 2 * _RIDGE * weights
        return float(np.logaddexp(0, -margin).sum() + _RIDGE * weights @ weights), slope

    start = np.zeros(rows.shape[1])
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B").x / scale)


def _less_usual(one: str, other: str) -> float:
    return evened(exchanged(split(one).stems, split(other).stems))


def main() -> None:
    """Fit, and write the weights where the package reads them."""
    read = list(pairs("dev"))
    told = [measures(pair.first, pair.later) for pair in read]
    usual = [[_less_usual(pair.first, pair.later)] for pair in read]
    names = sorted(told[0])
    weights = fit(np.array([[row[name] for name in names] for row in told]))
    found = {name: round(float(value), 4) for name, value in zip(names, weights, strict=True)}
    card = {
        "card": "training/cards/versions.md",
        "licence": "CC BY-SA 3.0",
        "data_sha256": digest(data_path("revisions")),
        "pairs": len(told),
        "weights": found,
        "less_usual": round(float(fit(np.array(usual))[0]), 2),
    }
    SHIPPED.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
