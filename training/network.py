"""The network: the sentence encoder with casing, and heads for tags, lemmas, parses and names."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import cast

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from tellings.language import shapes
from training.batches import ACTIONS
from training.minilm import HEADS, LAYERS, WIDTH, Weights, load_weights

ARC, LABEL, NAME, MOVE = 256, 64, 192, 64
READ = (2, 4, 6)
"""The layers that movements are told from."""
SIZE = WIDTH // HEADS


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many classes each head tells apart."""

    upos: int
    xpos: int
    feats: int
    scripts: int
    deprels: int
    tags: int


def drop(values: Tensor, share: float, training: bool) -> Tensor:
    """Drop the same features at every place of a sentence (Gal and Ghahramani 2016)."""
    if not training or not share:
        return values
    kept = torch.rand(values.shape[0], 1, values.shape[2]) > share
    return values * kept.to(values.dtype).div_(1 - share)


class Layer(nn.Module):
    """One transformer layer, attention written out (faster here than the library's)."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, 4 * WIDTH)
        self.down = nn.Linear(4 * WIDTH, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, hidden: Tensor, closed: Tensor, share: float) -> Tensor:
        """Return the next layer; ``closed`` is added to the attention's logits."""
        batch, length, _ = hidden.shape
        parts = self.qkv(hidden).view(batch, length, 3 * HEADS, SIZE).transpose(1, 2)
        query, key, value = parts.split(HEADS, 1)
        logits = (query * SIZE**-0.5) @ key.transpose(2, 3)
        weights = torch.softmax(logits + closed.to(logits.dtype), 3, dtype=logits.dtype)
        seen = (weights @ value).transpose(1, 2).reshape(batch, length, WIDTH)
        middle = self.norm1(hidden + drop(self.out(seen), share, self.training))
        wide = self.down(functional.gelu(self.up(middle)))
        return cast(Tensor, self.norm2(middle + drop(wide, share, self.training)))


class Encoder(nn.Module):
    """The encoder with the published weights, and casing added to the pieces (zero at first)."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.dropout = dropout
        self.words = nn.Embedding(30522, WIDTH)
        self.positions = nn.Parameter(torch.zeros(512, WIDTH))
        self.cases = nn.Embedding(shapes.KINDS, WIDTH)
        nn.init.zeros_(self.cases.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        published = {key: torch.tensor(value) for key, value in load_weights().items()}
        published["words.weight"] = published.pop("words")
        published["cases.weight"] = self.cases.weight.data
        self.load_state_dict(published)
        self.words.weight.requires_grad_(requires_grad=False)

    def forward(self, pieces: Tensor, mask: Tensor, cases: Tensor | None) -> list[Tensor]:
        """Return the seven layers, each (batch, pieces, 384)."""
        hidden = self.words(pieces) + self.positions[: pieces.shape[1]]
        if cases is not None:
            hidden = hidden + self.cases(cases)
        closed = ((1 - mask.float()) * -1e4)[:, None, None, :]
        layers = [drop(self.norm(hidden), self.dropout, self.training)]
        for layer in self.layers:
            layers.append(layer(layers[-1], closed, self.dropout))
        return layers


def vectors(last: Tensor, mask: Tensor) -> Tensor:
    """Return the sentences' vectors: the mean over their pieces, of unit length."""
    total = (last.float() * mask[..., None]).sum(1)
    return functional.normalize(total / mask.sum(1, keepdim=True), dim=1)


class Words(nn.Module):
    """Words from pieces: a learned mix of the layers, averaged, with the word's casing added."""

    def __init__(self) -> None:
        super().__init__()
        self.mix = nn.Parameter(torch.tensor([0.0] * (LAYERS - 1) + [1.0, 1.0]))
        self.cases = nn.Embedding(shapes.KINDS, WIDTH)
        nn.init.normal_(self.cases.weight, std=0.02)

    def forward(self, layers: list[Tensor], pool: Tensor, cases: Tensor) -> Tensor:
        """Return (batch, 1 + words, 384); row 0 is the root, read from [CLS]."""
        weights = torch.softmax(self.mix, 0)
        mixed = weights[0].to(layers[0].dtype) * layers[0]
        for weight, layer in zip(weights[1:], layers[1:], strict=True):
            mixed = mixed + weight.to(layer.dtype) * layer
        return cast(Tensor, pool.to(mixed.dtype) @ mixed + self.cases(cases))


class Syntax(nn.Module):
    """Tags, lemma scripts and a biaffine parser (Dozat and Manning 2017)."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.words = Words()
        self.upos = nn.Linear(WIDTH, sizes.upos)
        self.xpos = nn.Linear(WIDTH, sizes.xpos)
        self.feats = nn.Linear(WIDTH, sizes.feats)
        self.scripts = nn.Linear(WIDTH, sizes.scripts)
        self.roles = nn.Linear(WIDTH, 2 * ARC + 2 * LABEL)
        self.arc = nn.Linear(ARC, ARC)
        nn.init.orthogonal_(self.arc.weight, 0.5)
        nn.init.zeros_(self.arc.bias)
        self.pair = nn.Parameter(torch.randn(LABEL, sizes.deprels, LABEL) * 0.02)
        self.single = nn.Linear(2 * LABEL, sizes.deprels)

    def forward(self, words: Tensor) -> dict[str, Tensor]:
        """Return logits per word, and arcs (batch, dependant, head)."""
        words = drop(words, 0.2, self.training)
        parts = functional.leaky_relu(self.roles(words), 0.1)
        parts = parts.split([ARC, ARC, LABEL, LABEL], 2)
        low, high, low_label, high_label = (drop(part, 0.25, self.training) for part in parts)
        return {
            "upos": self.upos(words),
            "xpos": self.xpos(words),
            "feats": self.feats(words),
            "scripts": self.scripts(words),
            "arc": self.arc(low) @ high.transpose(1, 2) * (4 / math.sqrt(ARC)),
            "low": low_label,
            "high": high_label,
        }

    def labels(self, low: Tensor, high: Tensor, heads: Tensor) -> Tensor:
        """Return the logits of the relation between each word and its head."""
        chosen = torch.gather(high, 1, heads[..., None].expand(-1, -1, LABEL))
        flat = low.reshape(-1, LABEL)
        pairs = (flat @ self.pair.view(LABEL, -1).to(flat.dtype)).view(len(flat), -1, LABEL)
        scores = torch.bmm(pairs, chosen.reshape(-1, LABEL, 1).to(pairs.dtype))
        both = self.single(torch.cat([low, chosen], 2))
        return cast(Tensor, scores.view(both.shape) + both)


class Names(nn.Module):
    """Tags of names, from each word and its neighbours."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.words = Words()
        self.inner = nn.Linear(WIDTH, NAME)
        self.tags = nn.Linear(3 * NAME, sizes.tags)

    def forward(self, words: Tensor) -> Tensor:
        """Return logits (batch, 1 + words, tags)."""
        inner = functional.leaky_relu(self.inner(drop(words, 0.2, self.training)), 0.1)
        inner = drop(inner, 0.1, self.training)
        edge = torch.zeros_like(inner[:, :1])
        before, after = (
            torch.cat([edge, inner[:, :-1]], 1),
            torch.cat([inner[:, 1:], edge], 1),
        )
        return cast(Tensor, self.tags(torch.cat([before, inner, after], 2)))


class Moves(nn.Module):
    """Which movement a word tells, if any, from the second, fourth and sixth layer."""

    def __init__(self) -> None:
        super().__init__()
        self.inner = nn.Linear(len(READ) * WIDTH, MOVE)
        self.kinds = nn.Linear(MOVE, 1 + len(ACTIONS))

    def forward(self, layers: list[Tensor], pool: Tensor) -> Tensor:
        """Return logits (batch, 1 + words, 1 + actions); the first is that of none."""
        words = pool.to(layers[0].dtype) @ torch.cat([layers[n] for n in READ], 2)
        inner = functional.relu(self.inner(drop(words, 0.3, self.training)))
        return cast(Tensor, self.kinds(drop(inner, 0.3, self.training)))


class Reader(nn.Module):
    """Everything together: one pass of the encoder for vector, syntax, names and movements."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.syntax = Syntax(sizes)
        self.names = Names(sizes)
        self.moves = Moves()


def to_weights(model: nn.Module) -> Weights:
    """Return a module's parameters as float32 arrays, by name."""
    state = model.state_dict()
    return {name: value.float().numpy().astype(np.float32) for name, value in state.items()}
