"""Reuse in a corpus of real news with known copies: recall by kind of change, precision, passages.

    python -m bench.reuse [--texts N] [--seed N] [--filler N]

Half of the texts at most are real, the others are copies of these in ten ways (``bench.change``).
Hard negatives are BASIL's reports of different outlets on one happening. What other real texts
share is not known, so pairs of them, and of their copies, are left out of account. ``--filler``
adds generated texts, for speed and memory.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from pyarrow import parquet

from bench import taken
from bench.record import record
from bench.reuse_corpus import FILLER, Copy, Text, copies, filler, real_texts

DATA = "stories"
Bounds = tuple[int, int]
Pair = tuple[str, str]
Spans = dict[Pair, list[tuple[Bounds, Bounds]]]
WHOLE = ("copy", "excerpt", "rewrite")


def corpus(count: int, seed: int) -> tuple[list[Text], list[Copy]]:
    """Return real texts and copies of them, ``count`` in all."""
    rng = random.Random(seed)  # noqa: S311 a benchmark wants a seed, not a secret
    texts = real_texts()
    if count < 2 * len(texts):
        texts = rng.sample(texts, count // 2)
    return texts, list(copies(texts, count - len(texts), rng))


def rows(texts: Sequence[Text], made: Sequence[Copy]) -> Iterator[Pair]:
    """Yield the name and the text of each text of a corpus."""
    yield from ((text.name, text.text) for text in texts)
    yield from ((copy.new, copy.changed.text) for copy in made)


def write(place: Path, texts: Iterable[Pair]) -> list[str]:
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


def found(out: Path, names: dict[str, str]) -> tuple[dict[Pair, str], Spans]:
    """Return the pairs with their kinds, and their passages, by names in alphabetical order."""
    kinds = {}
    for row in parquet.read_table(out / "pairs.parquet").to_pylist():
        kinds[key(names[row["left"]], names[row["right"]])] = row["kind"]
    spans: Spans = defaultdict(list)
    for row in parquet.read_table(out / "passages.parquet").to_pylist():
        left, right = names[row["left"]], names[row["right"]]
        ours, theirs = (row["left_start"], row["left_end"]), (row["right_start"], row["right_end"])
        spans[key(left, right)].append((ours, theirs) if left < right else (theirs, ours))
    return kinds, spans


def key(one: str, other: str) -> Pair:
    """Return a pair of names in alphabetical order."""
    return min(one, other), max(one, other)


def figures(
    texts: Sequence[Text], made: Sequence[Copy], kinds: Mapping[Pair, str], spans: Spans
) -> dict[str, float]:
    """Return what was found of what was made."""
    pairs = {pair for pair, kind in kinds.items() if kind != "quotation"}
    whole = {pair for pair, kind in kinds.items() if kind in WHOLE}
    told = _recall(made, pairs) | _precision(texts, made, pairs, whole)
    return told | (_passages(made, spans, pairs) if spans else {})


def _recall(made: Sequence[Copy], pairs: set[Pair]) -> dict[str, float]:
    total, hit = Counter(c.kind for c in made), Counter[str]()
    for copy in made:
        hit[copy.kind] += key(copy.new, copy.old) in pairs
    return {f"recall {kind}": hit[kind] / count for kind, count in total.items()}


def _precision(
    texts: Sequence[Text], made: Sequence[Copy], pairs: set[Pair], whole: set[Pair]
) -> dict[str, float]:
    roots = {copy.new: {copy.old, copy.changed.host or copy.old} for copy in made}
    untold = _same_happening([text for text in texts if not _is_basil(text)])
    known = pairs | untold
    right = wrong = 0
    for one, other in pairs:
        if one in roots or other in roots:
            ours, theirs = roots.get(one, {one}), roots.get(other, {other})
            own = any(a == b for a in ours for b in theirs)
            unknown = any(key(a, b) in known for a in ours for b in theirs)
            right, wrong = right + own, wrong + (not own and not unknown)
    trios = _same_happening([text for text in texts if _is_basil(text)])
    called = sum(pair in whole for pair in trios)
    partly = sum(pair in pairs for pair in trios)
    return {
        "precision": right / max(1, right + wrong + called),
        "one happening called a copy": called / max(1, len(trios)),
        "one happening called anything": partly / max(1, len(trios)),
    }


def _same_happening(texts: Sequence[Text]) -> set[Pair]:
    groups = defaultdict(list)
    for text in texts:
        if text.happening is not None:
            groups[text.happening].append(text.name)
    return {key(a, b) for group in groups.values() for a in group for b in group if a < b}


def _is_basil(text: Text) -> bool:
    return text.happening is not None and text.name.startswith(text.happening)


def _passages(made: Sequence[Copy], spans: Spans, pairs: set[Pair]) -> dict[str, float]:
    told = truth = both = 0
    for copy in made:
        pair = key(copy.new, copy.old)
        if pair not in pairs:
            continue
        side = 0 if pair[0] == copy.new else 1
        got = [span[side] for span in spans[pair]]
        true = [new for new, _ in copy.changed.origin]
        told += union(got)
        truth += union(true)
        both += union(got) + union(true) - union([*got, *true])
    return {
        "passages' characters precision": both / max(1, told),
        "passages' characters recall": both / max(1, truth),
    }


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
    parser.add_argument("--texts", type=int, default=10_000)
    parser.add_argument("--filler", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    texts, made = corpus(chosen.texts, chosen.seed)
    more = filler(texts, chosen.filler, chosen.seed)
    with tempfile.TemporaryDirectory() as folder:
        place, out = Path(folder, "corpus.jsonl"), Path(folder, "out")
        names = write(place, chain(rows(texts, made), more))
        command: list[str | Path] = [sys.executable, "-m", "tellings.cli", "reuse"]
        used = taken.run([*command, place, "--out", out])
        kinds, spans = found(out, ids(out, names))
        told = figures(texts, made, kinds, spans)
    if chosen.filler:
        strangers = sum(FILLER in one and FILLER in other for one, other in kinds)
        told["pairs for each generated text, all false"] = strangers / chosen.filler
    size = f"{chosen.texts} texts, {chosen.filler} generated, seed {chosen.seed}"
    for name, value in told.items():
        record("reuse", DATA, f"{size}: {name}", value, "share")
    record("reuse", DATA, f"{size}: speed", len(names) / used.clock, "reports/s")
    record("reuse", DATA, f"{size}: speed of a core", len(names) / used.processor, "reports/s")
    record("reuse", DATA, f"{size}: peak memory", used.memory, "MB")


if __name__ == "__main__":
    main()
