"""How fast the near-duplicate stages are alone, on one core: from words to candidates.

    python -m bench.near_duplicates [--texts N] [--seed N] [--runs N]

The corpus is that of ``bench.reuse``, where every text has copies. Of each stage the least of a few
runs counts, in seconds of the processor; the texts lie in the stages' own files from the start.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from bench.record import record
from bench.reuse import corpus, rows
from tellings.reuse.corpus import stages, store
from tellings.reuse.corpus.source import Text

DATA = "stories"
Jobs = Sequence[Callable[[], None]]


def laid(work: Path, texts: Sequence[tuple[str, str]]) -> int:
    """Lay texts, given by name, into partitions; return how many these are."""
    (work / "texts").mkdir()
    parts = range(0, len(texts), store.PARTITION)
    for number, at in enumerate(parts):
        told = [Text(name, name, text) for name, text in texts[at : at + store.PARTITION]]
        store.write_texts(work / "texts" / f"{number:05d}.parquet", told)
    return len(parts)


def jobs(work: Path, parts: int, texts: int) -> dict[str, Jobs]:
    """Return what each stage has to do, in order."""
    every = range(parts)
    return {
        "words": [partial(stages.cut_texts, work, number) for number in every],
        "stock": [partial(stages.find_boilerplate, work, parts)],
        "features": [partial(stages.find_features, work, number) for number in every],
        "candidates": [partial(stages.find_candidates, work, texts)],
    }


def seconds(work: Path, name: str, stage: Jobs) -> float:
    """Do a stage anew; return the seconds of the processor that it took."""
    shutil.rmtree(work / name, ignore_errors=True)
    begun = time.process_time()
    for job in stage:
        job()
    return time.process_time() - begun


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=5)
    chosen = parser.parse_args()
    texts = list(rows(*corpus(chosen.texts, chosen.seed)))
    took: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        parts = laid(work, texts)
        for _ in range(chosen.runs):
            stages.forget()
            for name, stage in jobs(work, parts, len(texts)).items():
                used = seconds(work, name, stage)
                took[name] = min(used, took.get(name, used))
    size = f"{chosen.texts} texts, seed {chosen.seed}"
    for name, used in took.items():
        record("near_duplicates", DATA, f"{size}: {name}", used * 1e6 / len(texts), "us a report")
    all_ = len(texts) / sum(took.values())
    record("near_duplicates", DATA, f"{size}: speed of a core", all_, "reports/s")


if __name__ == "__main__":
    main()
