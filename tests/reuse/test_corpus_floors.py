"""The least that must be found again in a small corpus: our own stories, copied in ten ways."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from bench.reuse import figures, found, ids, rows, write
from bench.reuse_corpus import Text, copies
from tellings.reuse.corpus.run import reuse_corpus
from tests.reuse.corpora import invented

ROOT = Path(__file__).parents[2]
COPIES = 100
FLOORS = {
    "recall exact": 1.0,
    "recall shuffled": 1.0,
    "recall quarter dropped": 1.0,
    "recall half cut": 0.6,  # of eighty words, half is a sentence or two
    "recall 15 % replaced": 1.0,
    "recall 35 % replaced": 1.0,
    "recall 60 % replaced": 0.7,
    "recall one passage": 0.9,
    "recall spun": 0.9,
    "recall translated": 1.0,
    "precision": 0.99,
    "passages' characters precision": 0.96,
    "passages' characters recall": 0.96,
}


def stories() -> list[Text]:
    files = ROOT.glob("gold/stories/*/*.txt")
    told = [(file.parent.name, file.stem, file.read_text("utf-8").strip()) for file in files]
    return [Text(f"text {folder} {name}", text, folder) for folder, name, text in sorted(told)]


@pytest.mark.slow
def test_what_is_copied_is_found_again(tmp_path: Path) -> None:
    texts = stories()
    rng = random.Random(4)  # noqa: S311 a test wants a seed, not a secret
    made = list(copies(texts, COPIES, rng))
    strangers = ((f"stranger {seed}", invented(seed)) for seed in range(300))
    place, out = tmp_path / "corpus.jsonl", tmp_path / "out"
    names = write(place, [*rows(texts, made), *strangers])
    reuse_corpus([place], out, 1)
    told = figures(texts, made, *found(out, ids(out, names)))
    assert {name: told[name] for name in FLOORS if told[name] < FLOORS[name]} == {}
