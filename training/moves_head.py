"""Fit the head that takes words for movements, and write it beside the network.

    python -m training.moves_head --data DATA [--check]

A small network (words' vectors of three layers → 64 → an action or none) over the frozen encoder,
fitted on what ``training.moves`` marks. The encoder learnt with a head of the same form, but sees
its own sentences too well: the chances of a head fitted afterwards are the truer ones. ``--check``
fits it without a fifth of the batches at a time and tells how it does on words that no other batch
tells a movement by; it writes nothing.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from tellings.claims.syntax import Tree
from tellings.language.artefacts import MODELS
from tellings.language.hints import OUTPUT
from tellings.language.network import NAME, Network
from tellings.language.pipeline import Pipeline
from tellings.language.words import words
from training import moves
from training.moves import CLASSES, FOLDS
from training.treebank import read_conllu

TREEBANKS = ("ud-ewt", "ud-gum-open")
LAYERS = tuple(f"SkipLayerNormalization_{n}_0" for n in (27, 45, 63))
"""What the second, fourth and sixth layer of the exported network give."""
_SENTENCES = 9000
_HIDDEN, _EPOCHS, _BATCH, _RATE, _DECAY, _DROP = 64, 12, 256, 2e-3, 0.1, 0.3

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Example:
    """A word: its vector, the classes that are right, what it weighs, its lemma and its batch."""

    vector: Floats
    right: tuple[str, ...]
    weight: float
    lemma: str = ""
    batch: str = ""


class Reader:
    """Reads a sentence twice: its parse, and the vectors of its words."""

    def __init__(self) -> None:
        self.pipeline = Pipeline.load()
        model = onnx.load(str(MODELS / f"{NAME}.onnx"))
        model.graph.node.extend(_vector_nodes())
        model.graph.output.append(
            helper.make_tensor_value_info("word_vectors", TensorProto.FLOAT, None)
        )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        session = onnxruntime.InferenceSession(
            model.SerializeToString(), options, providers=["CPUExecutionProvider"]
        )
        own = self.pipeline.network
        self.network = Network(session, own.wordpieces, own.classes)

    def read(self, text: str) -> tuple[Tree, Floats]:
        """Return the tree and one row for each of its words."""
        forms = [text[start:end] for start, end in words(text)]
        rows = [
            self.network.run(window, ["word_vectors"])["word_vectors"][0, 1:]
            for window in self.network.windows(forms)
        ]
        return Tree(self.pipeline.read([text])[0]), np.concatenate(rows)


def _vector_nodes() -> list[onnx.NodeProto]:
    return [
        helper.make_node("Concat", list(LAYERS), ["moves_pieces"], axis=2),
        helper.make_node("MatMul", ["pool", "moves_pieces"], ["word_vectors"]),
    ]


def written(reader: Reader) -> Iterator[Example]:
    """Yield the words of the marked sentences."""
    for case in moves.read_marked():
        tree, rows = reader.read(case.text)
        for index, (right, weight) in moves.marked_words(case, tree).items():
            yield Example(rows[index], right, weight, tree.lemma(index), case.batch)


def treebank_words(reader: Reader, data: Path) -> Iterator[Example]:
    """Yield the words of some sentences of the treebanks' training parts."""
    paths = (data / "english" / name / "train.conllu" for name in TREEBANKS)
    texts = list(dict.fromkeys(tree.text for path in paths for tree in read_conllu(path)))
    random.Random(1).shuffle(texts)  # noqa: S311
    for text in [t for t in texts if 20 < len(t) < 300][:_SENTENCES]:
        tree, rows = reader.read(text)
        for index, (right, weight) in moves.ruled_words(tree).items():
            yield Example(rows[index], right, weight)


def fit(examples: Sequence[Example]) -> torch.nn.Sequential:
    """Return the fitted head, which gives chances; of several right classes any is as right."""
    torch.manual_seed(1)
    vectors = torch.tensor(np.stack([e.vector for e in examples]))
    right = torch.tensor([[name in e.right for name in CLASSES] for e in examples])
    weights = torch.tensor([e.weight for e in examples])
    mean, scale = vectors.mean(0), vectors.std(0) + 1e-6
    vectors = (vectors - mean) / scale
    first = torch.nn.Linear(vectors.shape[1], _HIDDEN)
    last = torch.nn.Linear(_HIDDEN, len(CLASSES))
    drop = torch.nn.Dropout(_DROP)
    head = torch.nn.Sequential(drop, first, torch.nn.ReLU(), drop, last)
    steps = _EPOCHS * -(-len(vectors) // _BATCH)
    optimiser = torch.optim.AdamW(head.parameters(), lr=_RATE, weight_decay=_DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, _RATE, total_steps=steps)
    for _ in range(_EPOCHS):
        for rows in torch.randperm(len(vectors)).split(_BATCH):
            chances = torch.softmax(head(vectors[rows]), 1)
            loss = -torch.log((chances * right[rows]).sum(1) + 1e-9) * weights[rows]
            optimiser.zero_grad()
            (loss.sum() / weights[rows].sum()).backward()
            optimiser.step()
            schedule.step()
    with torch.no_grad():
        first.bias -= first.weight @ (mean / scale)
        first.weight /= scale
    return torch.nn.Sequential(first, torch.nn.ReLU(), last, torch.nn.Softmax(1)).eval()


def write(head: torch.nn.Sequential, path: Path) -> None:
    """Write the head as nodes that the network's own file goes before."""
    arrays = [parameter.detach().numpy() for parameter in head.parameters()]
    names = ("moves_w1", "moves_b1", "moves_w2", "moves_b2")
    turned = [array.T if array.ndim == 2 else array for array in arrays]
    constants = [
        numpy_helper.from_array(np.ascontiguousarray(array), name)
        for array, name in zip(turned, names, strict=True)
    ]
    nodes = [
        *_vector_nodes(),
        helper.make_node("MatMul", ["word_vectors", "moves_w1"], ["moves_1"]),
        helper.make_node("Add", ["moves_1", "moves_b1"], ["moves_2"]),
        helper.make_node("Relu", ["moves_2"], ["moves_3"]),
        helper.make_node("MatMul", ["moves_3", "moves_w2"], ["moves_4"]),
        helper.make_node("Add", ["moves_4", "moves_b2"], ["moves_5"]),
        helper.make_node("Softmax", ["moves_5"], [OUTPUT], axis=2),
    ]
    output = helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, [1, "places", len(CLASSES)])
    graph = onnx.GraphProto(node=nodes, initializer=constants, output=[output])
    path.write_bytes(onnx.ModelProto(graph=graph).SerializeToString())


def check(own: Sequence[Example], others: Sequence[Example]) -> None:
    """Print how words are told by which none of the sentences fitted on tells a movement."""
    batches = sorted({example.batch for example in own})
    rows: list[tuple[float, bool, bool]] = []
    for fold in range(FOLDS):
        held = set(batches[fold::FOLDS])
        known = [e for e in own if e.batch not in held]
        met = {e.lemma for e in known if "none" not in e.right}
        new = [e for e in own if e.batch in held and e.lemma not in met]
        head = fit([*known, *others])
        with torch.no_grad():
            chances = head(torch.tensor(np.stack([e.vector for e in new]))).numpy()
        for example, row in zip(new, chances, strict=True):
            action = CLASSES[1 + int(row[1:].argmax())]
            rows.append((1 - row[0], "none" not in example.right, action in example.right))
    for least in (0.4, 0.5, 0.6, 0.7, 0.8):
        told = [row for row in rows if row[0] >= least]
        right = [row for row in told if row[1]]
        print(
            f"from {least}: precision {len(right) / max(1, len(told)):.2f}, "
            f"found {len(right) / sum(row[1] for row in rows):.2f}, "
            f"action {sum(row[2] for row in right) / max(1, len(right)):.2f}"
        )


def main() -> None:
    """Fit and write the head, or check it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    torch.set_num_threads(1)
    reader = Reader()
    own, others = list(written(reader)), list(treebank_words(reader, given.data))
    print(f"{len(own)} words written, {len(others)} of treebanks")
    if given.check:
        check(own, others)
    else:
        write(fit([*own, *others]), MODELS / f"{OUTPUT}.onnx")


if __name__ == "__main__":
    main()
