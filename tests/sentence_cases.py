"""The hard cases of gold/sentences, read from their files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

GOLD = Path(__file__).resolve().parent.parent / "gold" / "sentences"


@dataclass(frozen=True)
class Case:
    """A text, and the bounds of its sentences."""

    name: str
    text: str
    bounds: frozenset[tuple[int, int]]


def cases() -> list[Case]:
    """Return all cases, in the order of files and lines."""
    found = []
    for file in sorted(GOLD.glob("*.txt")):
        blocks = file.read_text(encoding="utf-8").rstrip("\n").split("\n--\n")
        for number, block in enumerate(blocks, start=1):
            lines = block.split("\n")
            while lines[0].startswith("# ") and "‖" not in lines[0] and len(lines) > 1:
                lines = lines[1:]
            found.append(_case(f"{file.stem} {number}", "\n".join(lines)))
    return found


def _case(name: str, marked: str) -> Case:
    text, bounds = "", set()
    for piece in marked.split("‖"):
        words = piece.strip()
        if re.search(r"[^\W_]", words):
            start = len(text) + piece.index(words)
            bounds.add((start, start + len(words)))
        text += piece
    return Case(name, text, frozenset(bounds))
