"""Near-duplicates by text-dedup or datatrove, in the peers' own environment.

    python clusters.py text-dedup|datatrove CORPUS.jsonl PAIRS.jsonl

Both are made to throw copies away: they put texts into clusters by buckets of MinHash and look at
no pair again. Of sets of three words in a row, with 128 permutations, for a likeness of .5, as the
others; every two texts of one cluster are taken for a pair. It writes pairs of line numbers.
"""

from __future__ import annotations

import json
import pickle
import struct
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import combinations
from pathlib import Path

PERMUTATIONS = 128
LIKE = 0.5
BANDS = 32
"""Of datatrove, which does not choose them by itself."""
Clusters = Mapping[int, int]
"""The cluster of each text that is in one."""


def text_dedup(corpus: Path, work: Path) -> Clusters:
    """Run text-dedup's command and read what it leaves for debugging."""
    out = work / "out"
    command = [sys.executable, "-m", "text_dedup.minhash", "--path", "json", "--split", "train"]
    command += ["--data_files", str(corpus), "--column", "text", "--ngram", "3", "--debug"]
    command += ["--num_perm", str(PERMUTATIONS), "--threshold", str(LIKE), "--num_proc", "2"]
    command += ["--output", str(out), "--cache_dir", str(work / "cache")]
    subprocess.run(command, check=True)
    found = pickle.loads((out / "uf.pkl").read_bytes())  # noqa: S301 written by our own command
    return {text: found.find(text) for text in list(found.parent)}


def datatrove(corpus: Path, work: Path) -> Clusters:
    """Run datatrove's three steps for English, and read its pairs of duplicates."""
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.dedup import MinhashDedupSignature
    from datatrove.pipeline.dedup.minhash import MinhashConfig, MinhashDedupBuckets
    from datatrove.pipeline.readers import JsonlReader

    config = MinhashConfig(n_grams=3, num_buckets=BANDS, hashes_per_bucket=PERMUTATIONS // BANDS)
    signatures, pairs = str(work / "signatures"), str(work / "pairs")
    reader = JsonlReader(str(corpus.parent), glob_pattern=corpus.name)
    signing = MinhashDedupSignature(signatures, config=config, language="eng")
    steps = (
        ([reader, signing], 1),
        ([MinhashDedupBuckets(signatures, pairs, config=config)], BANDS),
    )
    for number, (step, tasks) in enumerate(steps):
        logs = str(work / f"logs-{number}")
        LocalPipelineExecutor(step, tasks=tasks, workers=2, logging_dir=logs).run()
    return _joined(_pairs(Path(pairs)))


def _pairs(folder: Path) -> Iterator[tuple[int, int]]:
    """Yield datatrove's pairs of texts, by their numbers in the one file that it read."""
    for place in sorted(folder.glob("*.dups")):
        for _, one, _, other in struct.iter_unpack("<4I", place.read_bytes()):
            yield one, other


def _joined(pairs: Iterator[tuple[int, int]]) -> Clusters:
    """Return the clusters that pairs make, as datatrove's own third step does."""
    above: dict[int, int] = {}

    def top(text: int) -> int:
        while above.setdefault(text, text) != text:
            text = above[text]
        return text

    for one, other in pairs:
        above[top(one)] = top(other)
    return {text: top(text) for text in above}


def main() -> None:
    """Read a corpus, write the pairs of its clusters."""
    name, *places = sys.argv[1:]
    corpus, out = (Path(place).resolve() for place in places)
    work = out.with_suffix(f".{name}")
    work.mkdir()
    tools: dict[str, Callable[[Path, Path], Clusters]] = {
        "text-dedup": text_dedup,
        "datatrove": datatrove,
    }
    texts = defaultdict(list)
    for text, cluster in sorted(tools[name](corpus, work).items()):
        texts[cluster].append(text)
    with out.open("w", encoding="utf-8") as told:
        for members in texts.values():
            told.writelines(json.dumps(pair) + "\n" for pair in combinations(members, 2))


if __name__ == "__main__":
    main()
