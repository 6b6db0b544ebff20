"""Invented corpora: reports in words that no other has, and what is left of a run."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path

from tellings.reuse.corpus.folder import TABLES

SYLLABLES = ("ba", "do", "fen", "gu", "kil", "lar", "mo", "nis", "pa", "re", "sto", "ti", "vum")
LITTLE = ("the", "of", "in", "to", "and", "was", "for", "on", "with", "by")


def invented(seed: int) -> str:
    """Return a short report in words that no other text has."""
    rng = random.Random(seed)  # noqa: S311 a test wants a seed, not a secret

    def word() -> str:
        return "".join(rng.choice(SYLLABLES) for _ in range(3))

    def sentence() -> str:
        words = [word() if rng.random() < 0.6 else rng.choice(LITTLE) for _ in range(12)]
        return " ".join(words).capitalize() + "."

    return " ".join(sentence() for _ in range(5))


def written(place: Path, texts: Sequence[str], also: Sequence[str] = ()) -> Path:
    """Write texts as JSON lines, and other lines after them."""
    lines = [json.dumps({"text": text, "url": f"u{n}"}) for n, text in enumerate(texts)]
    place.write_text("\n".join([*lines, *also]) + "\n", "utf-8")
    return place


def tables(out: Path) -> list[bytes]:
    """Return the bytes of the tables that a run made."""
    return [(out / f"{name}.parquet").read_bytes() for name in TABLES]
