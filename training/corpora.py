"""The licensed sets → sources to train on, each with the hash of its files."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tellings.language.artefacts import MODELS
from tellings.language.scripts import script_of
from training import names, web_names
from training.augment import RESOURCES, Source
from training.batches import IGNORED, Sample
from training.names import TAGS, Example
from training.re3d import read_re3d
from training.treebank import Tree, Word, read_conllu

Vocabulary = dict[str, list[str]]


@dataclass(slots=True)
class Corpora:
    """What is trained on, and the hashes of the files it was read from."""

    syntax: list[Source]
    names: list[Source]
    trees: list[Tree]
    hashes: dict[str, str]


def hash_of(path: Path) -> str:
    """Return the SHA-256 over the files at a place, in the order of their names."""
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    total = hashlib.sha256()
    for file in files:
        if file.is_file():
            total.update(file.read_bytes())
    return total.hexdigest()


def load(data: Path) -> Corpora:
    """Read every set that weights to be shipped may be trained on."""
    english = data / "english"
    places = {
        "ud-ewt/train": english / "ud-ewt" / "train.conllu",
        "ud-gum-open/train": english / "ud-gum-open" / "train.conllu",
        "wikigold": english / "wikigold" / "wikigold.conll.txt",
        "uner-ewt/dev": english / "uner-ewt" / "en_ewt-ud-dev.iob2",
        "meantime": english / "meantime",
        "re3d, three quarters": english / "re3d",
    }
    own = {
        "training/resources": RESOURCES,
        "training/annotations": web_names.PLACE,
        "gazetteer (towns)": MODELS / "gazetteer.npz",
    }
    ewt = read_conllu(places["ud-ewt/train"])
    gum = read_conllu(places["ud-gum-open/train"])
    web = web_names.marked(ewt, web_names.read_marks())
    syntax = [Source(t.words, t.text, True, e.allowed) for t, e in zip(ewt, web, strict=True)]
    syntax += [Source(t.words, t.text, True, names.names_of_tree(t).allowed) for t in gum]
    named = [
        *names.read_wikigold(places["wikigold"]),
        *names.read_uner(places["uner-ewt/dev"]),
        *names.read_meantime(places["meantime"]),
        *read_re3d(english / "re3d", test=False),
    ]
    hashes = {name: hash_of(path) for name, path in (places | own).items()}
    return Corpora(syntax, [of_example(e) for e in named if e.words], ewt + gum, hashes)


def of_example(example: Example) -> Source:
    """Return a source of which only the names are known."""
    words = [Word(form, form, "", "", "", -1, "") for form in example.words]
    return Source(words, example.text or " ".join(example.words), False, example.allowed)


def vocabulary(trees: list[Tree]) -> Vocabulary:
    """Return the classes of every head, in a fixed order; rare ones are left out."""
    words = [word for tree in trees for word in tree.words]

    def kept(values: list[str], least: int) -> list[str]:
        return sorted(value for value, count in Counter(values).items() if count >= least)

    return {
        "upos": kept([word.upos for word in words], 1),
        "xpos": kept([word.xpos for word in words], 2),
        "feats": kept([word.feats for word in words], 3),
        "scripts": kept([script_of(word.form, word.lemma) for word in words], 3),
        "deprels": kept([word.deprel for word in words], 2),
        "tags": list(TAGS),
    }


class Samples:
    """Turns sources into samples by the classes of a vocabulary."""

    def __init__(self, classes: Vocabulary) -> None:
        self.index = {
            head: {value: i for i, value in enumerate(values)} for head, values in classes.items()
        }

    def of(self, source: Source) -> Sample:
        """Return the sample of a source; classes that are not known teach nothing."""
        sample = Sample([word.form for word in source.words], source.text)
        if source.parsed:
            rows = [self._syntax(word) for word in source.words]
            sample.syntax = np.array(rows, np.int64).T
        if source.allowed:
            table = np.zeros((len(source.words), len(TAGS)), np.bool_)
            for row, allowed in enumerate(source.allowed):
                table[row, sorted(allowed)] = True
            sample.allowed = table
        return sample

    def _syntax(self, word: Word) -> tuple[int, ...]:
        values = {
            "upos": word.upos,
            "xpos": word.xpos,
            "feats": word.feats,
            "scripts": script_of(word.form, word.lemma),
        }
        tags = [self.index[head].get(value, IGNORED) for head, value in values.items()]
        return (*tags, word.head + 1, self.index["deprels"].get(word.deprel, IGNORED))
