"""Passages by passim 2, in the peers' own environment.

    python passim.py CORPUS.jsonl PAIRS.jsonl

passim is not on PyPI (the package of that name there is about passwords); ``TELLINGS_PASSIM`` names
a checkout of it. It runs as far as the extents of its passages, with the settings that it comes
with: what it would do after that (letter by letter alignment, clusters) needs a package for Java
that pip does not have, and is not counted against it. It writes pairs of line numbers with pairs
of bounds.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path


def extents(corpus: Path, work: Path) -> Iterator[tuple[list[int], list[list[int]]]]:
    """Run passim; yield for each pair its line numbers and its passages' bounds."""
    lines = work / "lines.jsonl"
    with corpus.open(encoding="utf-8") as given, lines.open("w", encoding="utf-8") as numbered:
        for number, line in enumerate(given):
            told = {"id": str(number), "series": str(number), "text": json.loads(line)["text"]}
            numbered.write(json.dumps(told) + "\n")
    options = ["--all-pairs", "--to-extents", "--output-format", "parquet"]
    series = ["--filterpairs", "gid < gid2", "--fields", "xxhash64(series) as gid"]
    command = [sys.executable, "-c", "import sys, passim; passim.main(sys.argv[1:])"]
    checkout = {"PYTHONPATH": os.environ["TELLINGS_PASSIM"], "PYSPARK_PYTHON": sys.executable}
    asked = [*command, *series, *options, str(lines), str(work / "out")]
    subprocess.run(asked, check=True, env={**os.environ, **checkout})
    yield from _read(lines, work / "out")


def _read(lines: Path, out: Path) -> Iterator[tuple[list[int], list[list[int]]]]:
    from pyspark.sql import SparkSession
    from pyspark.sql.functions import xxhash64

    spark = SparkSession.builder.getOrCreate()
    given = spark.read.json(str(lines)).select("id", xxhash64("id").alias("uid")).collect()
    number = {row.uid: int(row.id) for row in given}
    found = defaultdict(list)
    for row in spark.read.load(str(out / "tmp" / "extents.parquet")).collect():
        bounds = [row.begin, row.end, row.begin2, row.end2]
        found[number[row.uid], number[row.uid2]].append(bounds)
    for pair, spans in found.items():
        yield list(pair), spans


def main() -> None:
    """Read a corpus, write its pairs with their passages."""
    corpus, out = map(Path, sys.argv[1:])
    work = out.with_suffix(".passim")
    work.mkdir()
    with out.open("w", encoding="utf-8") as told:
        for pair, spans in extents(corpus, work):
            told.write(json.dumps([*pair, spans]) + "\n")


if __name__ == "__main__":
    main()
