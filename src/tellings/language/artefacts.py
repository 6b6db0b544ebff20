"""Where the shipped models lie, and how they are opened: from disk, on one thread, CPU only."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

# More threads read one sentence slower than more processes read many; and a library that has
# started threads must not be forked.
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")

MODELS = Path(__file__).parent / "models"
WINDOW = 510
"""Word pieces that the encoder reads at once, [CLS] and [SEP] not counted."""


def open_model(path: Path, threads: int = 1, head: Path | None = None) -> InferenceSession:
    """Open an ONNX model; with a further ``head``, if there is such a file.

    A head holds nodes and outputs alone, which take what the model's own nodes give. The format
    merges two messages written one behind the other (protobuf, "Last One Wins", of fields that
    repeat: both). Raises ``FileNotFoundError`` where the model is missing.
    """
    if not path.is_file():
        raise FileNotFoundError(f"the language model {path.name} is missing from {path.parent}")
    options = SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    model = path.read_bytes() + head.read_bytes() if head and head.is_file() else str(path)
    return InferenceSession(model, options, providers=["CPUExecutionProvider"])


def open_wordpieces() -> Tokenizer:
    """Open the encoder's word-piece table: uncased, accents stripped, 30,522 pieces."""
    table = Tokenizer.from_file(str(MODELS / "wordpieces.json"))
    table.no_padding()
    table.no_truncation()
    return table


def clean(text: str) -> str:
    """Replace lone surrogates, which no tokenizer takes, each by one replacement character."""
    return text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text


def unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scale every row to unit length; a row of zeros stays."""
    norms = np.linalg.norm(rows, axis=-1, keepdims=True)
    return (rows / np.where(norms > 0, norms, 1)).astype(np.float32)
