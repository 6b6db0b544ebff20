"""Reuse in a corpus of real news with known copies: recall by kind of change, precision, passages.

    python -m bench.reuse [--copies N] [--seed N]

Every base text is real; one in some is copied in one of ten ways (``bench.change``). Hard
negatives are BASIL's reports of different outlets on one happening. What other real texts on one
happening share is not known, so pairs of them, and of their copies, are left out of account.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from pyarrow import parquet

from bench.record import record
from bench.reuse_corpus import Copy, Text, copies, real_texts
from tellings.reuse.corpus.run import reuse_corpus

DATA = "stories"
Bounds = tuple[int, int]
Spans = dict[tuple[str, str], list[tuple[Bounds, Bounds]]]


def corpus(count: int, seed: int) -> tuple[list[Text], list[Copy]]:
    """Return real texts and copies of them, ``count`` in all."""
    rng = random.Random(seed)  # noqa: S311 a benchmark wants a seed, not a secret
    texts = real_texts()
    if count < 2 * len(texts):
        texts = rng.sample(texts, count // 2)
    return texts, list(copies(texts, count - len(texts), rng))


def write(place: Path, texts: Iterable[tuple[str, str]]) -> list[str]:
    """Write a corpus as JSON lines; return the name of each line's text."""
    names = []
    with place.open("w", encoding="utf-8") as lines:
        for name, text in texts:
            lines.write(json.dumps({"text": text, "outlet": name}) + "\n")
            names.append(name)
    return names


def ids(out: Path, names: Sequence[str]) -> dict[str, str]:
    """Return the name behind each report id, by the line that its text was read from."""
    told = {}
    for row in parquet.read_table(out / "reports.parquet", columns=["id", "path"]).to_pylist():
        told[row["id"]] = names[int(row["path"].rsplit("#", 1)[1]) - 1]
    return told


def found(out: Path, names: dict[str, str]) -> tuple[dict[tuple[str, str], str], Spans]:
    """Return the pairs with their kinds, and their passages, by names in alphabetical order."""
    kinds = {}
    for row in parquet.read_table(out / "pairs.parquet").to_pylist():
        left, right = names[row["left"]], names[row["right"]]
        kinds[min(left, right), max(left, right)] = row["kind"]
    spans: Spans = defaultdict(list)
    for row in parquet.read_table(out / "passages.parquet").to_pylist():
        left, right = names[row["left"]], names[row["right"]]
        ours, theirs = (row["left_start"], row["left_end"]), (row["right_start"], row["right_end"])
        if left > right:
            left, right, ours, theirs = right, left, theirs, ours
        spans[left, right].append((ours, theirs))
    return kinds, spans


def measure(texts: Sequence[Text], made: Sequence[Copy], out: Path, names: dict[str, str]) -> None:
    """Record what was found of what was made."""
    kinds, spans = found(out, names)
    pairs = {pair for pair, kind in kinds.items() if kind != "quotation"}
    _recall(made, pairs)
    called = {pair for pair, kind in kinds.items() if kind in ("copy", "excerpt", "rewrite")}
    _precision(texts, made, pairs, called)
    _passages(made, spans, pairs)


def _key(one: str, other: str) -> tuple[str, str]:
    return min(one, other), max(one, other)


def _recall(made: Sequence[Copy], pairs: set[tuple[str, str]]) -> None:
    total, hit = Counter(c.kind for c in made), Counter[str]()
    for copy in made:
        hit[copy.kind] += _key(copy.new, copy.old) in pairs
    for kind, count in total.items():
        record("reuse", DATA, f"recall {kind}", hit[kind] / count, "")


def _precision(
    texts: Sequence[Text],
    made: Sequence[Copy],
    pairs: set[tuple[str, str]],
    whole: set[tuple[str, str]],
) -> None:
    roots = {copy.new: {copy.old, copy.changed.host or copy.old} for copy in made}
    untold = _same_happening([text for text in texts if not _is_basil(text)])
    right = wrong = 0
    for one, other in pairs:
        if one in roots or other in roots:
            ours, theirs = roots.get(one, {one}), roots.get(other, {other})
            own = any(a == b for a in ours for b in theirs)
            unknown = any(_key(a, b) in pairs | untold for a in ours for b in theirs)
            right, wrong = right + own, wrong + (not own and not unknown)
    trios = _same_happening([text for text in texts if _is_basil(text)])
    called = sum(pair in whole for pair in trios)
    partly = sum(pair in pairs for pair in trios)
    record("reuse", DATA, "precision", right / max(1, right + wrong + called), "")
    record("reuse", DATA, "one happening called a copy", called / max(1, len(trios)), "")
    record("reuse", DATA, "one happening called partial", partly / max(1, len(trios)), "")


def _same_happening(texts: Sequence[Text]) -> set[tuple[str, str]]:
    groups = defaultdict(list)
    for text in texts:
        if text.happening is not None:
            groups[text.happening].append(text.name)
    return {_key(a, b) for group in groups.values() for a in group for b in group if a < b}


def _is_basil(text: Text) -> bool:
    return text.happening is not None and text.name.startswith(text.happening)


def _passages(made: Sequence[Copy], spans: Spans, pairs: set[tuple[str, str]]) -> None:
    told = truth = both = 0
    for copy in made:
        key = _key(copy.new, copy.old)
        if key not in pairs:
            continue
        side = 0 if key[0] == copy.new else 1
        got = [span[side] for span in spans[key]]
        true = [new for new, _ in copy.changed.origin]
        told += union(got)
        truth += union(true)
        both += union(got) + union(true) - union([*got, *true])
    record("reuse", DATA, "passages' characters precision", both / max(1, told), "")
    record("reuse", DATA, "passages' characters recall", both / max(1, truth), "")


def union(spans: Iterable[Bounds]) -> int:
    """Return how many characters these stretches cover."""
    total, end = 0, -1
    for start, stop in sorted(spans):
        start = max(start, end)
        if stop > start:
            total, end = total + stop - start, stop
    return total


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    texts, made = corpus(chosen.copies, chosen.seed)
    with tempfile.TemporaryDirectory() as folder:
        place, out = Path(folder, "corpus.jsonl"), Path(folder, "out")
        rows = [*((t.name, t.text) for t in texts), *((c.new, c.changed.text) for c in made)]
        names = write(place, rows)
        start = time.perf_counter()
        reuse_corpus([place], out)
        record("reuse", DATA, "speed", len(rows) / (time.perf_counter() - start), "reports/s")
        measure(texts, made, out, ids(out, names))
    peak = max(
        resource.getrusage(w).ru_maxrss for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    record("reuse", DATA, "peak memory of a process", peak / 1024, "MB")


if __name__ == "__main__":
    main()
