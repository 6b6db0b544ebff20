"""Sentence vectors: retrieval of paraphrases, against the untouched encoder; and speed.

Ours: the pairs of ``gold/paraphrases``, each first sentence sought among all second ones, and back.

PAN 2013: in each passage that went through a chain of translations (folder 04), where the passage
and its parent split into equally many sentences, sentences at the same place. Each rewritten
sentence looks for its parent among the parents of all pairs; measured is how often the nearest
one is right (the pairs themselves are noisy, so no method reaches 1).
"""

from __future__ import annotations

import importlib
import re
import tarfile
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from bench.record import data_path, record
from gold.files import GOLD
from tellings.language.artefacts import open_wordpieces
from tellings.language.encoder import Encoder
from tellings.language.static import StaticEncoder

SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"'])")
ARCHIVE = "pan13/pan13-train.tar.xz"
PAIRS = 3000
PAIRS_FILE = GOLD / "paraphrases" / "pairs.tsv"


class Embedder(Protocol):
    """Anything that gives texts their vectors."""

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one vector of unit length per text."""
        ...


def passages(archive: Path, folder: str) -> Iterator[tuple[str, str]]:
    """Yield the rewritten and the parent passage of each case in a folder of the corpus."""
    with tarfile.open(archive) as tar:
        files = {member.name: tar.extractfile(member) for member in tar if member.isfile()}
        contents = {name: stream.read() for name, stream in files.items() if stream}
    for name in sorted(contents):
        if f"/{folder}" not in name or not name.endswith(".xml"):
            continue
        root = ET.fromstring(contents[name])  # noqa: S314 - our own copy of a public corpus
        copy = contents[f"train_corpus/susp/{root.get('reference')}"].decode()
        for feature in root.iter("feature"):
            parent = contents[f"train_corpus/src/{feature.get('source_reference')}"].decode()
            yield (_cut(copy, feature, "this"), _cut(parent, feature, "source"))


def _cut(text: str, feature: ET.Element, side: str) -> str:
    start = int(feature.get(f"{side}_offset", 0))
    return text[start : start + int(feature.get(f"{side}_length", 0))]


def sentence_pairs(archive: Path) -> list[tuple[str, str]]:
    """Return distinct pairs of a rewritten sentence and the one at its place in the parent."""
    pairs: dict[str, str] = {}
    for copy, parent in passages(archive, "04"):
        left, right = (SENTENCE_END.split(text.strip()) for text in (copy, parent))
        if len(left) == len(right) and len(left) > 1:
            pairs |= {b: a for a, b in zip(left, right, strict=True) if 40 <= len(b) <= 300}
    return [(copy, parent) for parent, copy in sorted(pairs.items())][:PAIRS]


def retrieval(encoder: Embedder, pairs: list[tuple[str, str]]) -> float:
    """Return the share of rewritten sentences whose nearest parent is their own."""
    copies = encoder.embed([copy for copy, _ in pairs])
    parents = encoder.embed([parent for _, parent in pairs])
    nearest = (copies @ parents.T).argmax(axis=1)
    return float((nearest == np.arange(len(pairs))).mean())


def speed(encoder: Embedder, texts: list[str]) -> float:
    """Return sentences per second of processor time."""
    start = time.process_time()
    encoder.embed(texts)
    return len(texts) / (time.process_time() - start)


class Untouched:
    """The published encoder in full precision, built where its weights and onnx are installed."""

    def __init__(self) -> None:
        builder = importlib.import_module("training.minilm")
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "encoder.onnx"
            builder.build_encoder(path, eight_bits=False)
            self.session = onnxruntime.InferenceSession(str(path))
        self.wordpieces = open_wordpieces()

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one vector of unit length per text."""
        rows = []
        for encoding in self.wordpieces.encode_batch(list(texts)):
            pieces = np.array([encoding.ids[:512]], np.int64)
            rows.append(self.session.run(None, {"pieces": pieces})[0][0])
        return np.array(rows, np.float32)


def own_pairs() -> list[tuple[str, str]]:
    """Return our own pairs of sentences that say the same."""
    lines = PAIRS_FILE.read_text(encoding="utf-8").splitlines()
    return [(left, right) for left, right in (line.split("\t") for line in lines)]


def both_ways(encoder: Embedder, pairs: list[tuple[str, str]]) -> float:
    """Return retrieval from either side, averaged."""
    back = [(right, left) for left, right in pairs]
    return (retrieval(encoder, pairs) + retrieval(encoder, back)) / 2


def main() -> None:
    """Measure the encoders and record the figures."""
    pairs, own = sentence_pairs(data_path(ARCHIVE)), own_pairs()
    texts = [parent for _, parent in pairs]
    encoders: dict[str, Embedder] = {"encoder": Encoder.load(), "static": StaticEncoder.load()}
    try:
        encoders["untouched"] = Untouched()
    except (ImportError, FileNotFoundError) as missing:
        print(f"the untouched encoder is not compared: {missing}")
    for name, encoder in encoders.items():
        encoder.embed(texts[:50])
        record("vectors", ARCHIVE, f"{name} retrieval@1", retrieval(encoder, pairs), "")
        record("vectors", ARCHIVE, f"{name} own pairs retrieval@1", both_ways(encoder, own), "")
        record("vectors", ARCHIVE, f"{name} speed", speed(encoder, texts), "sentences/s")


if __name__ == "__main__":
    main()
