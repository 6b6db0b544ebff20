"""What the stages leave on disk: partitions of texts and of their words, each written whole.

Every file appears under its name only when it is complete, so that a run that was killed finds
what is done and does the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import parquet

from tellings.reuse.corpus.ragged import joined, take
from tellings.reuse.corpus.words import Ready, Sentences, Terms, Words

if TYPE_CHECKING:
    from tellings.reuse.corpus.source import Text  # the readers of reports are slow to import

PARTITION = 2000
"""Texts of one partition."""
_ABOUT = [
    ("id", pa.string()),
    ("path", pa.string()),
    ("title", pa.string()),
    ("outlet", pa.string()),
    ("published", pa.string()),
]
TEXTS = pa.schema([*_ABOUT, ("text", pa.string())])
AGAIN = pa.schema([("id", pa.string()), ("path", pa.string())])
"""Where a text was met again that was read already."""
REPORTS = pa.schema([*_ABOUT, ("paths", pa.list_(pa.string()))])
"""``path`` is where a report was read first, ``paths`` all places."""


@contextmanager
def whole(place: Path) -> Iterator[Path]:
    """Give a place to write to; what is written stands under its name once the block is done."""
    unfinished = place.with_suffix(".unfinished")
    yield unfinished
    unfinished.replace(place)


@contextmanager
def whole_folder(place: Path) -> Iterator[Path]:
    """Give a new folder to write to, likewise."""
    with whole(place) as unfinished:
        unfinished.mkdir(parents=True)
        yield unfinished


def write_table(place: Path, rows: Sequence[Mapping[str, Any]], schema: pa.Schema) -> None:
    """Write rows as Parquet."""
    columns = {name: [row[name] for row in rows] for name in schema.names}
    write_rows(place, pa.Table.from_pydict(columns, schema=schema))


def write_rows(place: Path, table: pa.Table) -> None:
    """Write a table as Parquet."""
    with whole(place) as unfinished:
        parquet.write_table(table, unfinished, compression="zstd")


def write_texts(place: Path, texts: Sequence[Text]) -> None:
    """Write one partition of texts, as they are quickest to read."""
    columns = {name: [getattr(text, name) for text in texts] for name in TEXTS.names}
    table = pa.Table.from_pydict(columns, schema=TEXTS)
    with whole(place) as unfinished:
        parquet.write_table(table, unfinished, compression="none", use_dictionary=False)


def read_texts(place: Path) -> list[memoryview]:
    """Return the texts of one partition in UTF-8, as they lie in memory."""
    with parquet.ParquetFile(place, memory_map=True) as table:  # quicker than read_table
        column = table.read(["text"], use_threads=False)["text"]
    texts: list[memoryview] = []
    for chunk in column.chunks:
        _, offsets, held = chunk.buffers()
        bounds = np.frombuffer(offsets, np.int32)[chunk.offset : chunk.offset + len(chunk) + 1]
        view = memoryview(held or b"")
        texts += [view[first:last] for first, last in pairwise(bounds.tolist())]
    return texts


def write_reports(texts: Sequence[Path], again: Path, out: Path) -> int:
    """Write the table of the reports from partitions of texts; return how many there are."""
    others = defaultdict(list)
    for row in parquet.read_table(again).to_pylist():
        others[row["id"]].append(row["path"])
    count = 0
    with (
        whole(out / "reports.parquet") as unfinished,
        parquet.ParquetWriter(unfinished, REPORTS, compression="zstd") as writer,
    ):
        for place in texts:
            rows = parquet.read_table(place, columns=[name for name, _ in _ABOUT]).to_pylist()
            told = [{**row, "paths": [row["path"], *others.get(row["id"], ())]} for row in rows]
            writer.write_table(pa.Table.from_pylist(told, REPORTS))
            count += len(rows)
    return count


def gather(places: Sequence[Path], out: Path, schema: pa.Schema) -> int:
    """Write the rows of several tables as one; return how many there are."""
    count = 0
    with (
        whole(out) as unfinished,
        parquet.ParquetWriter(unfinished, schema, compression="zstd") as writer,
    ):
        for place in places:
            table = parquet.read_table(place)
            writer.write_table(table)
            count += len(table)
    return count


def write_arrays(place: Path, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Write arrays into a folder."""
    with whole_folder(place) as unfinished:
        for name, array in arrays.items():
            np.save(unfinished / f"{name}.npy", array)


def read_array(place: Path, name: str) -> NDArray[Any]:
    """Open one array of a folder, its values left on disk until they are used."""
    array: NDArray[Any] = np.load(place / f"{name}.npy", mmap_mode="r")
    return array.view(np.ndarray)  # slices of a memory map are slow


def named(kind: str, columns: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    """Return columns by names that tell their table, since several tables go into a folder."""
    return {f"{kind}_{name}": column for name, column in columns.items()}


def read_arrays(place: Path, kind: str, names: Iterable[str]) -> list[NDArray[Any]]:
    """Open the columns of a table that has been written by such names."""
    return [read_array(place, f"{kind}_{name}") for name in names]


def write_ready(place: Path, texts: Ready) -> None:
    """Write texts that are ready into a folder."""
    arrays: dict[str, NDArray[Any]] = {}
    for kind, table in texts._asdict().items():
        arrays |= named(kind, table._asdict())
    write_arrays(place, arrays)


def read_ready(place: Path) -> Ready:
    """Open what ``write_ready`` wrote."""
    return Ready(
        Sentences(*read_arrays(place, "sentences", Sentences._fields)),
        Terms(*read_arrays(place, "words", Terms._fields)),
        Terms(*read_arrays(place, "rows", Terms._fields)),
    )


class Part(NamedTuple):
    """The words of one partition of texts; see ``cut.Cut`` for the arrays.

    ``hashes`` are those of the sentences.
    """

    bounds: NDArray[np.int64]
    codes: NDArray[np.uint32]
    sentences: NDArray[np.int64]
    quoted: NDArray[np.bool_]
    starts: NDArray[np.uint32]
    ends: NDArray[np.uint32]
    hashes: NDArray[np.uint64]


class Corpus:
    """The words of all texts, partition by partition, read as they are needed."""

    def __init__(self, work: Path) -> None:
        self._work = work
        self.part = lru_cache(maxsize=None)(self._part)
        self._ready = lru_cache(maxsize=None)(self._readied)

    def _part(self, number: int) -> Part:
        return Part(*read_arrays(self._work / "words" / f"{number:05d}", "words", Part._fields))

    def _readied(self, number: int) -> Ready:
        return read_ready(self._work / "ready" / f"{number:05d}")

    def characters(
        self, texts: NDArray[np.int64], words: NDArray[np.int64]
    ) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
        """Return where words of texts, counted from the text's first one, start and end."""
        starts, ends = (np.zeros(len(texts), np.uint32) for _ in range(2))
        for number in np.unique(texts // PARTITION).tolist():
            own = np.flatnonzero(texts // PARTITION == number)
            part = self.part(number)
            place = part.bounds[texts[own] % PARTITION] + words[own]
            starts[own], ends[own] = part.starts[place], part.ends[place]
        return starts, ends

    def ready(self, texts: NDArray[np.int64]) -> tuple[Words, Ready]:
        """Return texts, numbered in ascending order, with their words and what is ready of them."""
        words, found = [], []
        for number in np.unique(texts // PARTITION).tolist():
            own = texts[texts // PARTITION == number] % PARTITION
            part = self.part(number)
            words.append(take((part.bounds, part.codes, part.quoted), own))
            found.append(self._ready(number).take(own))
        return Words(*joined(words)), Ready.joined(found)
