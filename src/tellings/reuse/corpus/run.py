"""The stages of a corpus in order: texts, words, boilerplate, features, candidates, pairs, family.

Each stage leaves its partitions under ``work/`` and passes over those that are there already, so
a run that was killed goes on where it was. A run that is done leaves four tables: the reports (by
id), their pairs, the passages of these, and the family.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from tellings.model import Problem
from tellings.reports.files import Listing
from tellings.reuse.corpus import stages, store
from tellings.reuse.corpus.family import FAMILY, Link, family
from tellings.reuse.corpus.folder import claimed, inputs, problems_from, read_json, write_json
from tellings.reuse.corpus.pairs import PAIRS, PASSAGES
from tellings.reuse.corpus.pool import Stage, Workers
from tellings.reuse.corpus.source import Text, texts

Progress = Callable[[str, int, int], None]
"""Told the stage, and how much of it is done, of how much: bytes of texts, then partitions."""


@dataclass(frozen=True, slots=True)
class Done:
    """How much a run found, and what it could not read; lineages of one text do not count."""

    texts: int
    pairs: int
    passages: int
    lineages: int
    problems: tuple[Problem, ...]


def reuse_corpus(
    paths: Sequence[Path],
    out: Path,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Done:
    """Find all reuse among the texts under some paths, and write four tables into ``out``.

    Killed at any moment and started again, it goes on and writes the same bytes. Raises
    ``folder.FolderError`` where ``out`` cannot be used.
    """
    found = inputs(paths, out)
    with claimed(out, found) as work, Workers(workers or os.cpu_count() or 1) as pool:
        stages.forget()
        run = _Run(work, pool, progress or (lambda *_: None))
        place = work / "done.json"
        if not place.exists():
            write_json(place, asdict(run.all(found)))
        told = read_json(place)
        run.tidy()
        return Done(**{**told, "problems": problems_from(told["problems"])})


class _Run:
    def __init__(self, work: Path, workers: Workers, progress: Progress) -> None:
        self._work = work
        self._out = work.parent
        self._workers = workers
        self._progress = progress

    def all(self, found: Listing) -> Done:
        """Do all stages that are not done yet."""
        problems = self._texts(found)
        parts = len(list((self._work / "texts").glob("*.parquet")))
        self._each("words", stages.cut_texts, parts)
        self._once("stock", stages.find_boilerplate, parts)
        self._each("features", stages.find_features, parts)
        self._once("candidates", stages.find_candidates, self._count(parts))
        self._each("ready", stages.make_ready, parts)
        blocks = stages.blocks(self._work)
        self._each("pairs", stages.verify_pairs, blocks)
        return self._tables(parts, blocks, problems)

    def tidy(self) -> None:
        """Remove the stages' partitions."""
        for place in self._work.iterdir():
            if place.is_dir():
                shutil.rmtree(place)

    def _texts(self, found: Listing) -> tuple[Problem, ...]:
        """Stream the input into partitions of distinct texts; return what could not be read.

        A partition's texts are cut into words while those of the next are read.
        """
        done = self._work / "texts.json"
        if not done.exists():
            (self._work / "texts").mkdir(exist_ok=True)
            size = sum(file.stat().st_size for file in found.files)
            stream = _Distinct(texts(found, lambda read: self._progress("texts", read, size)))
            for number, part in enumerate(_partitions(stream)):
                place = self._work / "texts" / f"{number:05d}.parquet"
                if not place.exists():
                    store.write_texts(place, part)
                if len(part) == store.PARTITION:  # else it is the last, and perhaps the only one
                    self._begin("words", stages.cut_texts, number)
            store.write_table(self._work / "again.parquet", stream.again, store.AGAIN)
            write_json(done, [asdict(problem) for problem in stream.problems])
        return problems_from(read_json(done))

    def _count(self, parts: int) -> int:
        places = ((self._work / "texts" / f"{number:05d}.parquet") for number in range(parts))
        return sum(parquet.read_metadata(place).num_rows for place in places)

    def _once(self, name: str, stage: Stage, number: int) -> None:
        if not (self._work / name).exists():
            self._progress(name, 0, 1)
            stage(self._work, number)

    def _begin(self, name: str, stage: Stage, number: int) -> None:
        """Begin one stage for a partition, if that is not done yet."""
        (self._work / name).mkdir(exist_ok=True)
        if not (self._work / name / f"{number:05d}").exists():
            self._workers.begin(stage, self._work, number)

    def _each(self, name: str, stage: Stage, count: int) -> None:
        """Do one stage for every partition that it has not been done for."""
        folder = self._work / name
        folder.mkdir(exist_ok=True)
        left = [number for number in range(count) if not (folder / f"{number:05d}").exists()]
        done = count - len(left)
        self._progress(name, done, count)
        for _ in self._workers.each(stage, self._work, left):
            done += 1
            self._progress(name, done, count)

    def _tables(self, parts: int, blocks: int, problems: tuple[Problem, ...]) -> Done:
        """Bring the blocks together, and make the families."""
        sums = {}
        for name, schema in (("pairs", PAIRS), ("passages", PASSAGES)):
            places = [self._work / "pairs" / f"{n:05d}" / f"{name}.parquet" for n in range(blocks)]
            sums[name] = store.gather(places, self._out / f"{name}.parquet", schema)
        texts_ = [self._work / "texts" / f"{number:05d}.parquet" for number in range(parts)]
        count = store.write_reports(texts_, self._work / "again.parquet", self._out)
        rows = family(_links(self._out / "pairs.parquet"), _published(self._out))
        store.write_table(self._out / "family.parquet", rows, FAMILY)
        lineages = [row["lineage"] for row in rows if row["lineage"] != row["child"]]
        return Done(count, sums["pairs"], sums["passages"], len(set(lineages)), problems)


def _links(place: Path) -> Iterator[Link]:
    with parquet.ParquetFile(place) as table:
        for batch in table.iter_batches(10_000, columns=list(Link._fields)):
            for row in batch.to_pylist():
                yield Link(**row)


def _published(out: Path) -> dict[str, str | None]:
    table: pa.Table = parquet.read_table(out / "reports.parquet", columns=["id", "published"])
    return dict(zip(table["id"].to_pylist(), table["published"].to_pylist(), strict=True))


class _Distinct:
    """Yields each text once; keeps where it was met again, and what could not be read."""

    def __init__(self, found: Iterable[Text | Problem]) -> None:
        self._found = found
        self.problems: list[Problem] = []
        self.again: list[dict[str, str]] = []

    def __iter__(self) -> Iterator[Text]:
        seen: set[str] = set()
        for one in self._found:
            if isinstance(one, Problem):
                self.problems.append(one)
            elif one.id in seen:
                self.again.append({"id": one.id, "path": one.path})
            else:
                seen.add(one.id)
                yield one


def _partitions(found: Iterable[Text]) -> Iterator[list[Text]]:
    part: list[Text] = []
    for text in found:
        part.append(text)
        if len(part) == store.PARTITION:
            yield part
            part = []
    if part:
        yield part
