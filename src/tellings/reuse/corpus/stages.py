"""The stages that work partition by partition, each from files to files.

What they compute is in the modules they call, which know arrays only; here is where it lies:
``texts/``, ``words/``, ``stock/``, ``features/``, ``candidates/``, ``ready/`` and ``pairs/`` under
the folder of the work, a file or a folder for each partition.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pyarrow import parquet

from tellings.reuse.corpus import store
from tellings.reuse.corpus.boilerplate import (
    Sentences,
    boilerplate,
    is_stock,
    sentence_hashes,
    sentences,
)
from tellings.reuse.corpus.candidates import candidates
from tellings.reuse.corpus.cut import Cut, cut
from tellings.reuse.corpus.features import Features, Keys, features
from tellings.reuse.corpus.pairs import Verifier
from tellings.reuse.corpus.ragged import numbered, take
from tellings.reuse.corpus.words import Words, ready

BLOCK = 4_000
"""Candidate pairs of one block."""
_KEYS = 500_000
"""Rows of the index that are joined at once, about: as many as the processor's cache likes."""
_AT_ONCE = 64
"""Texts cut at once: as many as the processor's cache likes."""


def cut_texts(work: Path, number: int) -> None:
    """Cut one partition of texts into words."""
    raw = store.read_texts(work / "texts" / f"{number:05d}.parquet")
    cuts, hashes = [], []
    for at in range(0, len(raw), _AT_ONCE):
        cuts.append(cut(raw[at : at + _AT_ONCE]))
        hashes.append(sentence_hashes(cuts[-1]))
    own = Cut.joined(cuts)
    part = store.Part(
        bounds=own.bounds,
        codes=own.codes,
        sentences=own.sentences,
        quoted=own.quoted,
        starts=own.starts,
        ends=own.ends,
        hashes=np.concatenate(hashes),
    )
    told = sentences(part.bounds, part.sentences, part.hashes, number * store.PARTITION)
    arrays = store.named("words", part._asdict()) | store.named("sentences", told._asdict())
    store.write_arrays(work / "words" / f"{number:05d}", arrays)


def find_boilerplate(work: Path, parts: int) -> None:
    """Find which sentences of all partitions are boilerplate."""
    places = (work / "words" / f"{number:05d}" for number in range(parts))
    held = [store.read_arrays(place, "sentences", Sentences._fields) for place in places]
    stock = np.zeros(0, np.uint64)
    if held:
        stock = boilerplate(Sentences(*map(np.concatenate, zip(*held, strict=True))))
    store.write_arrays(work / "stock", {"hashes": stock})


def find_features(work: Path, number: int) -> None:
    """Find what of one partition goes into the index."""
    part = _corpus(work).part(number)
    stock = is_stock(part.hashes, _stock(work))
    first, count = number * store.PARTITION, len(part.bounds) - 1
    text = np.repeat(np.arange(first, first + count, dtype=np.uint32), np.diff(part.bounds))
    lengths = np.diff(part.sentences, append=len(part.codes))
    found = features(part.codes, text, np.repeat(stock, lengths))
    store.write_arrays(work / "features" / f"{number:05d}", {"keys": found.keys})


def find_candidates(work: Path, texts: int) -> None:
    """Find the candidate pairs among all texts."""
    parts = range(-(-texts // store.PARTITION))
    keys = [store.read_array(work / "features" / f"{number:05d}", "keys") for number in parts]
    found = candidates(_by_feature(keys), texts)
    store.write_arrays(work / "candidates", {"left": found.left, "right": found.right})


def _by_feature(keys: Sequence[Keys]) -> Iterator[Features]:
    """Yield the features of all partitions, a range of them at a time, so that memory is bound."""
    count = 1 + sum(map(len, keys)) // _KEYS
    edges = np.linspace(0, 2.0**64, count + 1)[1:-1].astype(np.uint64)
    bounds = [[0, *np.searchsorted(part, edges).tolist(), len(part)] for part in keys]
    for number in range(count):
        chosen = [
            part[own[number] : own[number + 1]] for part, own in zip(keys, bounds, strict=True)
        ]
        joined = np.concatenate([np.zeros(0, np.uint64), *chosen])
        joined.sort()
        yield Features(joined)


def make_ready(work: Path, number: int) -> None:
    """Make those texts of one partition ready that are to be compared with others."""
    part = _corpus(work).part(number)
    count = len(part.bounds) - 1
    place = np.concatenate(_pairs(work)) - number * store.PARTITION
    texts = np.unique(place[(place >= 0) & (place < count)])
    numbers = numbered(part.sentences, len(part.codes))
    bounds, codes, quoted, sentence = take((part.bounds, part.codes, part.quoted, numbers), texts)
    stock = is_stock(part.hashes, _stock(work))[sentence]
    found = ready(Words(bounds, codes, quoted), sentence, stock)
    store.write_ready(work / "ready" / f"{number:05d}", found.spread(texts, count))


def blocks(work: Path) -> int:
    """Return in how many blocks the candidate pairs are."""
    return -(-len(_pairs(work)[0]) // BLOCK)


def _pairs(work: Path) -> list[NDArray[np.int64]]:
    return [store.read_array(work / "candidates", side) for side in ("left", "right")]


def verify_pairs(work: Path, number: int) -> None:
    """Align one block of candidate pairs."""
    chosen = slice(number * BLOCK, (number + 1) * BLOCK)
    left, right = (side[chosen] for side in _pairs(work))
    pairs, passages = _verifier(work).shared(left, right)
    with store.whole_folder(work / "pairs" / f"{number:05d}") as place:
        store.write_rows(place / "pairs.parquet", pairs)
        store.write_rows(place / "passages.parquet", passages)


def forget() -> None:
    """Forget the work that this process last saw, since a folder may hold another now."""
    _corpus.cache_clear()
    _stock.cache_clear()
    _verifier.cache_clear()


@lru_cache(maxsize=1)
def _corpus(work: Path) -> store.Corpus:
    return store.Corpus(work)


@lru_cache(maxsize=1)
def _stock(work: Path) -> NDArray[np.uint64]:
    return np.asarray(store.read_array(work / "stock", "hashes"), np.uint64)


@lru_cache(maxsize=1)
def _verifier(work: Path) -> Verifier:
    ids: list[str] = []
    for place in sorted((work / "texts").glob("*.parquet")):
        ids += parquet.read_table(place, columns=["id"])["id"].to_pylist()
    return Verifier(_corpus(work), ids)
