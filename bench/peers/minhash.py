"""Near-duplicates by MinHash with rensa or datasketch, in the peers' own environment.

    python minhash.py rensa|datasketch CORPUS.jsonl PAIRS.jsonl

As their documentation does it: sets of three words in a row, 128 permutations, buckets for a
likeness of .5; a pair counts where the estimated likeness is at least that. It writes pairs of line
numbers; passages it has none.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

PERMUTATIONS = 128
LIKE = 0.5
_WORD = re.compile(r"\w+")


def shingles(text: str) -> list[str]:
    """Return the sets of three words in a row."""
    words = _WORD.findall(text.lower())
    return [" ".join(words[i : i + 3]) for i in range(max(1, len(words) - 2))]


def rensa(texts: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that rensa finds."""
    from rensa import RMinHash, RMinHashLSH

    hashes = []
    for text in texts:
        one = RMinHash(num_perm=PERMUTATIONS, seed=42)
        one.update(shingles(text))
        hashes.append(one)
    index = RMinHashLSH(threshold=LIKE, num_perm=PERMUTATIONS, num_bands=32)
    yield from _pairs(index, hashes)


def datasketch(texts: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that datasketch finds."""
    from datasketch import MinHash, MinHashLSH

    hashes = []
    for text in texts:
        one = MinHash(num_perm=PERMUTATIONS)
        one.update_batch([shingle.encode() for shingle in shingles(text)])
        hashes.append(one)
    yield from _pairs(MinHashLSH(threshold=LIKE, num_perm=PERMUTATIONS), hashes)


def _pairs(index: Any, hashes: Sequence[Any]) -> Iterator[tuple[int, int]]:
    for number, one in enumerate(hashes):
        for other in index.query(one):
            if hashes[other].jaccard(one) >= LIKE:
                yield other, number
        index.insert(number, one)


def main() -> None:
    """Read a corpus, write its pairs."""
    name, place, out = sys.argv[1:]
    with Path(place).open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    found = {"rensa": rensa, "datasketch": datasketch}[name](texts)
    with Path(out).open("w", encoding="utf-8") as told:
        told.writelines(json.dumps(pair) + "\n" for pair in found)


if __name__ == "__main__":
    main()
