"""Sentences with what is known of each word, cut to pieces and padded into batches."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from tellings.language import shapes
from tellings.language.wordpieces import cut_words
from tellings.model import Action

IGNORED = -100
ACTIONS: tuple[Action, ...] = get_args(Action)
Ints = NDArray[np.int64]


@dataclass(slots=True)
class Sample:
    """A sentence to learn from; syntax or names may be unknown.

    ``syntax`` is (6, words): upos, xpos, feats, script, head (0 is the root), relation.
    ``allowed`` is (words, tags), true where a tag is possible. ``text`` is the running text, whose
    vector by the untouched encoder is to be kept. ``moves`` is (words, 1 + actions), true where a
    word may be that (0 is none), and ``heed`` (words,) how much each word counts for it.
    """

    words: list[str]
    text: str
    syntax: Ints | None = None
    allowed: NDArray[np.bool_] | None = None
    pieces: Ints | None = None
    owners: Ints | None = None
    target: NDArray[np.float32] | None = None
    moves: NDArray[np.bool_] | None = None
    heed: NDArray[np.float32] | None = None


@dataclass(slots=True)
class Batch:
    """Padded samples; ``owners`` became ``pool``, rows of averages over pieces."""

    pieces: Tensor
    mask: Tensor
    cases: Tensor
    pool: Tensor
    shapes: Tensor
    lengths: Tensor
    syntax: Tensor
    allowed: Tensor | None
    target: Tensor
    moves: Tensor
    heed: Tensor


def cut(samples: Sequence[Sample], table: Tokenizer) -> None:
    """Fill in the pieces of every sample."""
    for sample, (pieces, owners) in zip(
        samples, cut_words([sample.words for sample in samples], table), strict=True
    ):
        sample.pieces, sample.owners = np.array(pieces), np.array(owners)


def _padded(size: int) -> int:
    return -(-size // 4) * 4


def collate(samples: Sequence[Sample], tags: int) -> Batch:
    """Pad samples into one batch; sizes are multiples of four."""
    rows = len(samples)
    longest = _padded(max(len(s.pieces) for s in samples if s.pieces is not None))
    most = _padded(1 + max(len(s.words) for s in samples))
    pieces, mask = np.zeros((2, rows, longest), np.int64)
    cases = np.full((rows, longest), shapes.NONE)
    pool = np.zeros((rows, most, longest), np.float32)
    word_shapes = np.full((rows, most), shapes.NONE)
    syntax = np.full((6, rows, most), IGNORED)
    named = any(sample.allowed is not None for sample in samples)
    allowed = np.ones((rows, most, tags), np.bool_)
    moves = np.ones((rows, most, 1 + len(ACTIONS)), np.bool_)
    heed = np.zeros((rows, most), np.float32)
    for row, sample in enumerate(samples):
        assert sample.pieces is not None and sample.owners is not None
        size, count = len(sample.pieces), len(sample.words)
        own = np.array([shapes.shape(word) for word in sample.words])
        pieces[row, :size], mask[row, :size] = sample.pieces, 1
        cases[row, 1 : size - 1] = own[sample.owners[1:-1] - 1]
        word_shapes[row, 1 : count + 1] = own
        pool[row, sample.owners[:-1], np.arange(size - 1)] = 1
        if sample.syntax is not None:
            syntax[:, row, 1 : count + 1] = sample.syntax
        if sample.allowed is not None:
            allowed[row, 1 : count + 1] = sample.allowed
        if sample.moves is not None and sample.heed is not None:
            moves[row, 1 : count + 1], heed[row, 1 : count + 1] = sample.moves, sample.heed
    pool /= np.maximum(pool.sum(2, keepdims=True), 1)
    # A row of zeros where the vector is not known costs the same whatever the network says.
    targets = [np.zeros(384, np.float32) if s.target is None else s.target for s in samples]
    return Batch(
        torch.from_numpy(pieces),
        torch.from_numpy(mask),
        torch.from_numpy(cases),
        torch.from_numpy(pool),
        torch.from_numpy(word_shapes),
        torch.tensor([len(sample.words) for sample in samples]),
        torch.from_numpy(syntax),
        torch.from_numpy(allowed) if named else None,
        torch.from_numpy(np.stack(targets)),
        torch.from_numpy(moves),
        torch.from_numpy(heed),
    )


def group(samples: Sequence[Sample], budget: int, chance: random.Random | None) -> list[list[int]]:
    """Group indices of samples of like length, at most ``budget`` pieces with the padding."""

    def size(index: int) -> int:
        found = samples[index].pieces
        return 0 if found is None else len(found)

    noise = chance.random if chance else lambda: 0.0
    order = sorted(range(len(samples)), key=lambda index: size(index) + 3 * noise())
    groups: list[list[int]] = []
    longest = 0
    for index in order:
        longest = max(longest, size(index)) if groups else size(index)
        if not groups or (len(groups[-1]) + 1) * longest > budget:
            groups.append([])
            longest = size(index)
        groups[-1].append(index)
    if chance:
        chance.shuffle(groups)
    return groups
