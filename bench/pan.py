"""Text alignment on the PAN 2013 training corpus: plagdet, in five folds by source text.

    python -m bench.pan            each pair by the weights that did not see its source text
    python -m bench.pan --shipped  the shipped weights by the pairs runner, with its time

The measure is the one of the evaluation campaigns: characters of both texts, averaged over cases
(recall) and detections (precision), and divided by log2(1 + granularity).
"""

from __future__ import annotations

import argparse
import json
import math
import os
import tempfile
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from pathlib import Path

from bench.pan_corpus import ARCHIVE, FOLDS, Case, TextPair, pairs, read
from bench.record import HERE, record
from tellings.reuse.texts.align import TextAligner
from tellings.reuse.texts.learned import read_weights
from tellings.reuse.texts.pairs import align_pairs

Told = tuple[TextPair, tuple[Case, ...]]
"""A pair of texts, and the passages that were found in it."""


def shared(one: Case, others: Iterable[Case]) -> tuple[float, int]:
    """Return how much of one place others cover, on both sides together, and how many do."""
    hit = [other for other in others if _meets(one, other)]
    covered = sum(
        _union([(max(a, c), min(b, d)) for c, d in spans])
        for (a, b), spans in (
            (one.left, [other.left for other in hit]),
            (one.right, [other.right for other in hit]),
        )
    )
    return covered / (one.left[1] - one.left[0] + one.right[1] - one.right[0]), len(hit)


def _meets(one: Case, other: Case) -> bool:
    return all(
        a[0] < b[1] and b[0] < a[1] for a, b in ((one.left, other.left), (one.right, other.right))
    )


def _union(spans: Sequence[tuple[int, int]]) -> int:
    total, end = 0, -1
    for start, stop in sorted(spans):
        start = max(start, end)
        if stop > start:
            total, end = total + stop - start, stop
    return total


def plagdet(told: Sequence[Told]) -> dict[str, float]:
    """Return plagdet with its parts for these pairs."""
    recalls = [shared(case, found) for pair, found in told for case in pair.cases]
    precisions = [shared(one, pair.cases)[0] for pair, found in told for one in found]
    recall = sum(share for share, _ in recalls) / max(1, len(recalls))
    precision = sum(precisions) / max(1, len(precisions))
    pieces = [count for _, count in recalls if count]
    granularity = sum(pieces) / max(1, len(pieces)) if pieces else 1.0
    f = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {
        "plagdet": f / math.log2(1 + granularity),
        "precision": precision,
        "recall": recall,
        "granularity": granularity,
    }


@lru_cache(maxsize=1)
def _folded() -> list[TextAligner]:
    tables = json.loads((HERE / "pan-folds.json").read_text("utf-8"))
    return [TextAligner(read_weights(table)) for table in tables]


def align_folded(chunk: Sequence[TextPair]) -> list[Told]:
    """Align each pair by the weights fitted without its source text, in this process."""
    told = []
    for pair in chunk:
        aligner = _folded()[pair.fold]
        found = aligner.align(read(pair.left), read(pair.right))
        told.append((pair, tuple(Case(p.left, p.right) for p in found)))
    return told


def folded(told: Sequence[TextPair]) -> list[Told]:
    """Do likewise in as many processes as there are cores."""
    chunks = [told[i : i + 50] for i in range(0, len(told), 50)]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        return [one for part in pool.map(align_folded, chunks) for one in part]


def shipped(told: Sequence[TextPair]) -> list[Told]:
    """Align all pairs by the runner that ``tellings align --pairs`` uses, and record its time."""
    with tempfile.TemporaryDirectory() as folder:
        listing, out = Path(folder, "pairs.tsv"), Path(folder, "out.jsonl")
        listing.write_text("".join(f"{p.left}\t{p.right}\n" for p in told), "utf-8")
        start = time.perf_counter()
        with out.open("w", encoding="utf-8") as lines:
            align_pairs(listing, lines)
        record("pan", ARCHIVE, "whole run", time.perf_counter() - start, "s")
        told_lines = map(json.loads, out.read_text("utf-8").splitlines())
        passages = [line.get("passages", ()) for line in told_lines]
    return [
        (pair, tuple(Case(tuple(p["left"]), tuple(p["right"])) for p in found))
        for pair, found in zip(told, passages, strict=True)
    ]


def report(told: Sequence[Told], name: str) -> None:
    """Record plagdet for all pairs and by folder, and how many clean pairs stay clean."""
    folders = sorted({pair.folder for pair, _ in told} - {"none"})
    for folder in ["all", *folders]:
        chosen = [one for one in told if folder in ("all", one[0].folder)]
        for metric, value in plagdet(chosen).items():
            record("pan", ARCHIVE, f"{name} {folder} {metric}", value, "")
    for folder in ("none", "summary"):
        clean = [found for pair, found in told if pair.folder == folder and not pair.cases]
        quiet = sum(not found for found in clean) / max(1, len(clean))
        record("pan", ARCHIVE, f"{name} clean pairs of {folder} without detection", quiet, "")


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shipped", action="store_true")
    parser.add_argument("--every", type=int, default=1, help="take every Nth pair only")
    chosen = parser.parse_args()
    told = list(pairs())[:: chosen.every]
    if chosen.shipped:
        report(shipped(told), "shipped")
    else:
        report(folded(told), f"{FOLDS} folds")


if __name__ == "__main__":
    main()
