"""A trained network → the artefacts: ``python -m training.export --run FOLDER``.

``english.onnx`` reads one sentence, ``lemmas.tsv.gz`` lists known forms, ``english.json`` holds the
classes and what they were trained on.
"""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnx import TensorProto

from training import lexicon
from training.graph import Graph
from training.minilm import WIDTH, Weights, add_encoder, add_vector
from training.network import ARC, LABEL
from training.spine import MODELS
from training.treebank import read_conllu

NAME = "english"


def load_weights(run: Path) -> Weights:
    """Return the weights of a run, by the names of ``training.network``."""
    state = torch.load(run / "model.pt", weights_only=True)
    return {name: value.float().numpy() for name, value in state.items()}


def part(weights: Weights, prefix: str) -> Weights:
    """Return the weights of one module, by the names that it has for them."""
    return {name[len(prefix) :]: own for name, own in weights.items() if name.startswith(prefix)}


class Heads:
    """Adds the heads to a graph that already has the encoder's layers."""

    def __init__(self, graph: Graph, layers: list[str], weights: Weights) -> None:
        self.graph, self.layers, self.weights = graph, layers, weights
        self.pool = graph.input("pool", TensorProto.FLOAT, [1, "places", "pieces"])
        self.shapes = graph.input("word_shapes", TensorProto.INT64, [1, "places"])

    def linear(self, source: str, name: str) -> str:
        """Add one of the network's linear layers."""
        return self.graph.linear(
            source, self.weights[f"{name}.weight"], self.weights[f"{name}.bias"]
        )

    def words(self, name: str) -> str:
        """Add the words' vectors by this head's own mix of layers."""
        mix = self.weights[f"{name}.words.mix"].astype(np.float64)
        shares = np.exp(mix - mix.max()) / np.exp(mix - mix.max()).sum()
        total = ""
        for share, layer in zip(shares, self.layers, strict=True):
            scaled = self.graph.node("Mul", [layer, self.graph.constant(np.float32(share))])
            total = self.graph.node("Add", [total, scaled]) if total else scaled
        cases = self.graph.constant(self.weights[f"{name}.words.cases.weight"])
        shapes = self.graph.node("Gather", [cases, self.shapes])
        return self.graph.node("Add", [self.graph.node("MatMul", [self.pool, total]), shapes])

    def syntax(self) -> None:
        """Add tags, lemma scripts, arcs, and the two sides of the labels."""
        words = self.words("syntax")
        for head in ("upos", "xpos", "feats", "scripts"):
            best = self.graph.node(
                "ArgMax", [self.linear(words, f"syntax.{head}")], axis=2, keepdims=0
            )
            self.graph.output(head, best, TensorProto.INT64, [1, "places"])
        roles = self.graph.node("LeakyRelu", [self.linear(words, "syntax.roles")], alpha=0.1)
        sizes = self.graph.constant(np.array([ARC, ARC, LABEL, LABEL], np.int64))
        low, high, low_label, high_label = self.graph.nodes("Split", [roles, sizes], 4, axis=2)
        above = self.graph.node("Transpose", [high], perm=[0, 2, 1])
        arcs = self.graph.node("MatMul", [self.linear(low, "syntax.arc"), above])
        scaled = self.graph.node("Mul", [arcs, self.graph.constant(np.float32(4 / math.sqrt(ARC)))])
        self.graph.output("arcs", scaled, TensorProto.FLOAT, [1, "places", "places"])
        self.graph.output("high", high_label, TensorProto.FLOAT, [1, "places", LABEL])
        self.labels(low_label, high_label)

    def labels(self, low: str, high: str) -> None:
        """Add the parts of the labels' scores that do not need to know the heads.

        The score of a label is ``pair[label] . high[head] + low_only + high_only[head]``.
        """
        weight = self.weights["syntax.pair"]
        rows = weight.reshape(LABEL, -1).T
        count = weight.shape[1]
        pairs = self.graph.linear(low, rows, np.zeros(len(rows), np.float32))
        single, bias = self.weights["syntax.single.weight"], self.weights["syntax.single.bias"]
        self.graph.output("pair", pairs, TensorProto.FLOAT, [1, "places", len(rows)])
        for name, source, own, offset in (
            ("low_only", low, single[:, :LABEL], bias),
            ("high_only", high, single[:, LABEL:], np.zeros_like(bias)),
        ):
            scores = self.graph.linear(source, own, offset)
            self.graph.output(name, scores, TensorProto.FLOAT, [1, "places", count])

    def names(self) -> None:
        """Add the names' tags, from each word and its neighbours."""
        graph = self.graph
        inner = self.linear(self.words("names"), "names.inner")
        inner = graph.node("LeakyRelu", [inner], alpha=0.1)

        def ints(*values: int) -> str:
            return graph.constant(np.array(values, np.int64))

        left = graph.node("Slice", [inner, ints(0), ints(-1), ints(1)])
        right = graph.node("Slice", [inner, ints(1), ints(1 << 40), ints(1)])
        before = graph.node("Pad", [left, ints(0, 1, 0, 0, 0, 0)])
        after = graph.node("Pad", [right, ints(0, 0, 0, 0, 1, 0)])
        around = graph.node("Concat", [before, inner, after], axis=2)
        tags = self.linear(around, "names.tags")
        self.graph.output("names", tags, TensorProto.FLOAT, [1, "places", "tags"])


def build(weights: Weights, path: Path, eight_bits: bool = True) -> None:
    """Write the network as ONNX, for one sentence at a time."""
    graph = Graph(eight_bits)
    encoder = part(weights, "encoder.")
    encoder["words"], encoder["cases"] = encoder["words.weight"], encoder["cases.weight"]
    layers = add_encoder(graph, encoder)
    graph.output("vector", add_vector(graph, layers[-1]), TensorProto.FLOAT, [1, WIDTH])
    heads = Heads(graph, layers, weights)
    heads.syntax()
    heads.names()
    graph.save(path, NAME)


def export(run: Path, data: Path, out: Path) -> None:
    """Write the three files of the English pipeline."""
    weights = load_weights(run)
    out.mkdir(parents=True, exist_ok=True)
    build(weights, out / f"{NAME}.onnx")
    described: dict[str, Any] = json.loads((run / "run.json").read_text(encoding="utf-8"))
    treebanks = ("ud-ewt", "ud-gum-open")
    trees = [t for n in treebanks for t in read_conllu(data / "english" / n / "train.conllu")]
    lexicon.write(trees, out)
    text = json.dumps(described, indent=1, ensure_ascii=False, sort_keys=True)
    (out / f"{NAME}.json").write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """Export from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=MODELS)
    given = parser.parse_args()
    export(given.run, given.data, given.out)


if __name__ == "__main__":
    main()
