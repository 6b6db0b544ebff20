"""Names that a trained pipeline is sure of, in a treebank without names: ``training.silver``.

A second training learns from them too (self-training). A word of which the first network was not
sure stays open.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tellings.language.network import Network
from training.names import TAG, TAGS
from training.treebank import Tree, read_conllu

SURE_NAME, SURE_OTHER = 0.9, 0.97
Allowed = list[frozenset[int]]


def tags_of(reader: Network, tree: Tree) -> NDArray[np.int64]:
    """Return the tag of every word, -1 where the network is not sure."""
    forms = [word.form for word in tree.words]
    (window, *more) = reader.windows(forms)
    if more:
        return np.full(len(forms), -1)
    scores = reader.run(window, ["names"])["names"][0, 1:].astype(np.float64)
    chances = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    best: NDArray[np.int64] = chances.argmax(axis=1)
    needed = np.where(best == TAG["O"], SURE_OTHER, SURE_NAME)
    best[chances.max(axis=1) < needed] = -1
    return best


def write(trees: Sequence[Tree], models: Path, out: Path) -> None:
    """Read the trees with the artefacts of a folder and keep the tags, one row a sentence."""
    reader = Network.load(models=models)
    rows = [tags_of(reader, tree) for tree in trees]
    np.savez(out, tags=np.concatenate(rows), sizes=np.array([len(row) for row in rows]))


def read(path: Path) -> list[Allowed]:
    """Return the allowed tags of every word of every sentence."""
    with np.load(path) as kept:
        ends = np.cumsum(kept["sizes"])[:-1]
        rows = np.split(kept["tags"], ends)
    every = frozenset(range(len(TAGS)))
    return [[every if tag < 0 else frozenset({int(tag)}) for tag in row] for row in rows]


def main() -> None:
    """Write the sure names of EWT's training part."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--models", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    trees = read_conllu(given.data / "english" / "ud-ewt" / "train.conllu")
    write(trees, given.models, given.out)


if __name__ == "__main__":
    main()
