"""The pipeline on the sentences of gold/parses, above the floors."""

import hashlib

import pytest
import yaml

from bench.language import own_names, read_forms, with_gold_words
from gold.files import GOLD
from tellings.language.pipeline import Pipeline
from tellings.language.words import words
from training.treebank import Tree, read_conllu

FILE = GOLD / "parses" / "sentences.conllu"


@pytest.fixture(scope="module")
def trees() -> list[Tree]:
    return read_conllu(FILE)


def test_floors_hold(trees: list[Tree]) -> None:
    floor = yaml.safe_load((GOLD / "parses" / "floor.yaml").read_text("utf-8"))
    assert floor.pop("sha256") == hashlib.sha256(FILE.read_bytes()).hexdigest()[:16]
    pipeline = Pipeline.load()
    figures = with_gold_words(pipeline, trees) | {"names": names_f1(pipeline, trees)}
    assert {key: figures[key] for key in floor if figures[key] < floor[key]} == {}


def names_f1(pipeline: Pipeline, trees: list[Tree]) -> float:
    wanted = given = both = 0
    for tree in trees:
        gold = {(m.first, m.last, m.kind) for m in tree.mentions}
        own = own_names(read_forms(pipeline, [word.form for word in tree.words]))
        wanted, given, both = wanted + len(gold), given + len(own), both + len(gold & own)
    return 200 * both / (wanted + given)


def test_words_are_cut_as_in_the_gold(trees: list[Tree]) -> None:
    for tree in trees:
        cut = [tree.text[start:end] for start, end in words(tree.text)]
        assert cut == [word.form for word in tree.words]
