"""Sentence vectors: retrieval of aligned sentences of PAN 2013, and speed.

Pairs: in each passage that went through a chain of translations (folder 04), where the passage
and its parent split into equally many sentences, sentences at the same place. Each rewritten
sentence looks for its parent among the parents of all pairs; measured is how often the nearest
one is right (the pairs themselves are noisy, so no method reaches 1).
"""

from __future__ import annotations

import re
import tarfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from bench.record import data_path, record
from tellings.language.encoder import Encoder
from tellings.language.static import StaticEncoder

SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"'])")
ARCHIVE = "pan13/pan13-train.tar.xz"
PAIRS = 3000


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


def main() -> None:
    """Measure both encoders and record the figures."""
    archive = data_path(ARCHIVE)
    pairs = sentence_pairs(archive)
    texts = [parent for _, parent in pairs]
    encoders: dict[str, Embedder] = {"encoder": Encoder.load(), "static": StaticEncoder.load()}
    for name, encoder in encoders.items():
        encoder.embed(texts[:50])
        record("vectors", ARCHIVE, f"{name} retrieval@1", retrieval(encoder, pairs), "")
        record("vectors", ARCHIVE, f"{name} speed", speed(encoder, texts), "sentences/s")


if __name__ == "__main__":
    main()
