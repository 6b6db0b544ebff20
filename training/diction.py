"""Fit how rare the words of a text may be before it looks put through a synonym tool.

Real news stands against the same news with words of its own vocabulary put in by nearness of their
vectors: no list of synonyms takes part, so that those of ``bench.machine`` stay unknown.

    python -m training.diction
"""

from __future__ import annotations

import random
import re

import numpy as np
from numpy.typing import NDArray

from bench.machine import half
from bench.reuse_corpus import real_texts
from tellings.reuse.diction import NAMES, features_of
from tellings.reuse.rarity import common_words, general
from tellings.reuse.vectors import shipped
from tellings.reuse.words import stem

EVERY = 3
_SHARE = 0.6
_CHOICES = 8
_CONTENT = 0.2
_WORD = re.compile(r"\b[a-z]{3,}\b")
_RIDGE = 1.0


class Spinner:
    """Puts words of near vectors for words."""

    def __init__(self) -> None:
        self._words = [word for word in common_words() if len(word) > 3]
        self._vectors = shipped()(self._words)
        self._near: dict[str, list[str]] = {}

    def near(self, word: str) -> list[str]:
        """Return the words nearest to a word, itself left out."""
        if word not in self._near:
            alike = self._vectors @ shipped()([word])[0]
            best = [self._words[i] for i in np.argsort(-alike)[: _CHOICES + 2].tolist()]
            self._near[word] = [other for other in best if stem(other) != stem(word)][:_CHOICES]
        return self._near[word]

    def spin(self, text: str, chance: random.Random) -> str:
        """Return the text with a share of its content words exchanged."""

        def other(found: re.Match[str]) -> str:
            word = found.group()
            if chance.random() > _SHARE or general(stem(word)) < _CONTENT:
                return word
            return chance.choice(self.near(word))

        return _WORD.sub(other, text)


def fit(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return weights and bias of a logistic model, by Newton's method."""
    mean, scale = x.mean(axis=0), x.std(axis=0)
    z = np.concatenate([(x - mean) / scale, np.ones((len(x), 1))], axis=1)
    theta = np.zeros(z.shape[1])
    for _ in range(40):
        p = 1 / (1 + np.exp(-np.clip(z @ theta, -30, 30)))
        hessian = (z * (p * (1 - p))[:, None]).T @ z + _RIDGE * np.eye(len(theta))
        theta += np.linalg.solve(hessian, z.T @ (y - p) - _RIDGE * theta)
    weights = theta[:-1] / scale
    return np.append(weights, theta[-1] - weights @ mean)


def main() -> None:
    """Fit, and print what ``reuse/diction.py`` holds."""
    chance, spinner = random.Random(5), Spinner()  # noqa: S311
    texts = [one.text for one in half(real_texts(), looked_at=True)[::EVERY]]
    clean = [features_of(text) for text in texts]
    spun = [features_of(spinner.spin(text, chance)) for text in texts]
    both = [(row, y) for rows, y in ((clean, 0.0), (spun, 1.0)) for row in rows if row is not None]
    x, y = np.array([row for row, _ in both]), np.array([y for _, y in both])
    for name, weight in zip((*NAMES, "bias"), fit(x, y), strict=True):
        print(f'    "{name}": {weight:.1f},')


if __name__ == "__main__":
    main()
