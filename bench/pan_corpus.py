"""The PAN 2013 text alignment corpus (training part): pairs of texts with their reused passages.

The archive unpacks to 61 MB, once, into ``.work/pan13`` of the repository (which git ignores) or
into ``TELLINGS_CACHE``.
"""

from __future__ import annotations

import os
import re
import tarfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bench.record import HERE, data_path

ARCHIVE = "pan13/pan13-train.tar.xz"
FOLDERS = {
    "01-no-plagiarism": "none",
    "02-no-obfuscation": "verbatim",
    "03-random-obfuscation": "random",
    "04-translation-obfuscation": "translation",
    "05-summary-obfuscation": "summary",
}
FOLDS = 5
_FEATURE = re.compile(r'<feature[^>]*name="plagiarism"[^>]*>')


@dataclass(frozen=True, slots=True)
class Case:
    """A reused passage: characters of the suspicious text (left) and of the source (right)."""

    left: tuple[int, int]
    right: tuple[int, int]

    @property
    def sides(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Return both places."""
        return self.left, self.right


@dataclass(frozen=True, slots=True)
class TextPair:
    """Two texts of one folder, and the passages that one has from the other."""

    folder: str
    left: Path
    right: Path
    cases: tuple[Case, ...]

    @property
    def fold(self) -> int:
        """Return the fold of the source text: 0 to 4."""
        return zlib.crc32(self.right.name.encode()) % FOLDS


def unpacked() -> Path:
    """Return the unpacked corpus, unpacking it first where that was not done."""
    cache = Path(os.environ.get("TELLINGS_CACHE", HERE.parent / ".work"))
    place = cache / "pan13"
    if not (place / "done").exists():
        archive = data_path(ARCHIVE)
        place.mkdir(parents=True, exist_ok=True)
        with tarfile.open(archive) as packed:
            packed.extractall(place, filter="data")
        (place / "done").touch()
    return next(place.glob("*/pairs")).parent


def pairs() -> Iterator[TextPair]:
    """Yield all pairs, folder by folder, in the order of their names."""
    root = unpacked()
    for folder, name in FOLDERS.items():
        for file in sorted((root / folder).glob("*.xml")):
            left, right = file.stem.split("-source-")
            yield TextPair(
                name,
                root / "susp" / f"{left}.txt",
                root / "src" / f"source-{right}.txt",
                tuple(map(_case, _FEATURE.findall(file.read_text("utf-8")))),
            )


def _case(feature: str) -> Case:
    value = {k: int(v) for k, v in re.findall(r'(\w+_(?:offset|length))="(\d+)"', feature)}
    left, right = value["this_offset"], value["source_offset"]
    return Case((left, left + value["this_length"]), (right, right + value["source_length"]))


@lru_cache(maxsize=6000)
def read(place: Path) -> str:
    """Return a text as its offsets count it: line ends as they are."""
    return place.read_bytes().decode("utf-8")
