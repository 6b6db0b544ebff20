"""Reading of sentences: tags, lemmas, parses and names against public gold, and speed.

``python -m bench.language``. Parses and tags as the CoNLL 2018 shared task counts them: relations
without subtypes, from raw text a word counts only where its bounds are right. Names: exact
bounds, each document's sentences read one by one and then agreeing on their names' kinds, as in
a report; gold mentions of GUM and re3d are cut to the name in them by ``training/names.py``. Words
that a set leaves open (annotations of re3d that its crowd did not confirm) count for nothing.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.record import data_path, record
from tellings.language.agreement import agree
from tellings.language.pipeline import Pipeline
from tellings.language.reading import Parse
from tellings.language.sentences import split
from tellings.model import Bounds
from training.names import TAGS, Example, names_of_tree, read_uner, spans_of_bio
from training.re3d import read_re3d
from training.treebank import Tree, read_conllu

TREEBANKS = {"EWT": "english/ud-ewt/test.conllu", "GUM-open": "english/ud-gum-open/test.conllu"}
MAIN = ("person", "organisation", "place")
Spans = set[tuple[int, int, str]]


def bounds_of(tree: Tree) -> list[Bounds]:
    """Return the treebank's own words as places in the sentence's text."""
    bounds, start = [], 0
    for word in tree.words:
        bounds.append((start, start + len(word.form)))
        start += len(word.form) + word.spaced
    return bounds


def with_gold_words(pipeline: Pipeline, trees: Sequence[Tree]) -> dict[str, float]:
    """Return percentages of words read right, words and sentences given."""
    right: Counter[str] = Counter()
    total = plain = 0
    for tree in trees:
        parse = pipeline.read_words(tree.text, bounds_of(tree))
        for word, token in zip(tree.words, parse.tokens, strict=True):
            total += 1
            attached = token.head == word.head
            right["UPOS"] += token.upos == word.upos
            right["XPOS"] += token.xpos == word.xpos
            right["FEATS"] += token.feats == word.feats
            right["lemma"] += token.lemma == word.lemma
            right["UAS"] += attached
            right["LAS"] += attached and _plain(token.deprel) == _plain(word.deprel)
            right["LAS with subtypes"] += attached and token.deprel == word.deprel
            if _plain(word.deprel) != "punct":
                plain += 1
                right["UAS without punctuation"] += attached
    return {
        name: 100 * count / (plain if "without" in name else total) for name, count in right.items()
    }


def _plain(deprel: str) -> str:
    return deprel.split(":", maxsplit=1)[0]


def from_raw_text(pipeline: Pipeline, trees: Sequence[Tree]) -> dict[str, float]:
    """Return F1 in percent of words, sentences, tags and parses, from documents of running text."""
    documents: dict[str, list[Tree]] = {}
    for tree in trees:
        documents.setdefault(tree.document, []).append(tree)
    gold_words, own_words, same = 0, 0, Counter[str]()
    for parts in documents.values():
        text, starts = _running(parts)
        gold = {}
        for tree, start in zip(parts, starts, strict=True):
            places = [(start + a, start + b) for a, b in bounds_of(tree)]
            for word, place in zip(tree.words, places, strict=True):
                head = places[word.head] if word.head >= 0 else None
                gold[place] = (word.upos, word.lemma, head, _plain(word.deprel))
        own = _read_running(pipeline, text)
        gold_words, own_words = gold_words + len(gold), own_words + len(own)
        for place, found in own.items():
            if place in gold:
                wanted = gold[place]
                same["words"] += 1
                same["UPOS"] += found[0] == wanted[0]
                same["lemma"] += found[1] == wanted[1]
                same["UAS"] += found[2] == wanted[2]
                same["LAS"] += found[2:] == wanted[2:]
    return {f"raw {name}": 200 * count / (gold_words + own_words) for name, count in same.items()}


def _running(parts: Sequence[Tree]) -> tuple[str, list[int]]:
    text, starts = "", []
    for tree in parts:
        gap = "\n\n" if tree.opens_paragraph else " "
        text += gap if text else ""
        starts.append(len(text))
        text += tree.text
    return text, starts


def _read_running(
    pipeline: Pipeline, text: str
) -> dict[Bounds, tuple[str, str, Bounds | None, str]]:
    found = {}
    sentences = split(text)
    parses = pipeline.read([text[start:end] for start, end in sentences])
    for (start, _), parse in zip(sentences, parses, strict=True):
        places = [(start + token.start, start + token.end) for token in parse.tokens]
        for token, place in zip(parse.tokens, places, strict=True):
            head = places[token.head] if token.head >= 0 else None
            found[place] = (token.upos, token.lemma, head, _plain(token.deprel))
    return found


def gold_names(example: Example) -> dict[Bounds, set[str]]:
    """Return the names of a sentence with the kinds that are right: two where sets disagree."""
    found: dict[Bounds, set[str]] = {}
    for kind in MAIN:
        tags = [_tag(allowed, kind) for allowed in example.allowed]
        for first, last, _ in spans_of_bio(tags):
            found.setdefault((first, last), set()).add(kind)
    return found


def _tag(allowed: frozenset[int], kind: str) -> str:
    """Return the word's tag if it is surely a name that may be of this kind, else "O"."""
    own = [TAGS[tag] for tag in sorted(allowed)]
    return next((tag for tag in own if tag[2:] == kind and "O" not in own), "O")


def doubtful(example: Example, first: int, last: int) -> bool:
    """Tell whether the set leaves open what these words are."""
    return any(len(example.allowed[index]) == len(TAGS) for index in range(first, last))


def own_names(parse: Parse) -> Spans:
    """Return the names that the pipeline found."""
    return {(name.first, name.last, name.kind) for name in parse.names}


def read_forms(pipeline: Pipeline, forms: Sequence[str]) -> Parse:
    """Read a sentence of which only the words are known, set apart by blanks."""
    bounds, start = [], 0
    for form in forms:
        bounds.append((start, start + len(form)))
        start += len(form) + 1
    return pipeline.read_words(" ".join(forms), bounds)


def read_documents(pipeline: Pipeline, examples: Sequence[Example]) -> list[Parse]:
    """Read the sentences of a set; those of one document agree on what its names are."""
    parses = [read_forms(pipeline, example.words) for example in examples]
    documents: dict[str, list[int]] = {}
    for index, example in enumerate(examples):
        documents.setdefault(example.document or str(index), []).append(index)
    for indices in documents.values():
        for index, agreed in zip(indices, agree([parses[i] for i in indices]), strict=True):
            parses[index] = agreed
    return parses


def names(
    read: Callable[[int], Parse], examples: Sequence[Example]
) -> dict[str, tuple[float, float, float, int]]:
    """Return precision, recall, F1 (percent) and gold count of each main kind, and of all."""
    wanted, given, both = Counter[str](), Counter[str](), Counter[str]()
    for index, example in enumerate(examples):
        gold, settled = gold_names(example), set[Bounds]()
        for first, last, kind in sorted(own_names(read(index))):
            if kind not in MAIN or doubtful(example, first, last):
                continue
            right = kind in gold.get((first, last), ())
            settled |= {(first, last)} if right else set()
            for name in (kind, "all"):
                given[name] += 1
                both[name] += right
                wanted[name] += right
        for place in gold.keys() - settled:
            wanted.update((min(gold[place]), "all"))
    figures = {}
    for kind in (*MAIN, "all"):
        precision, recall = both[kind] / max(1, given[kind]), both[kind] / max(1, wanted[kind])
        total = precision + recall
        f1 = 2 * precision * recall / total if total else 0.0
        figures[kind] = (100 * precision, 100 * recall, 100 * f1, wanted[kind])
    return figures


def speed(pipeline: Pipeline, trees: Sequence[Tree]) -> float:
    """Return sentences per second of processor time, from raw text, everything on."""
    texts = [tree.text for tree in trees]
    pipeline.read(texts[:30])
    start = time.process_time()
    pipeline.read(texts)
    return len(set(texts)) / (time.process_time() - start)


def measure_names(pipeline: Pipeline, english: Path) -> None:
    """Measure names on the three sets and record every kind."""
    gum = read_conllu(english / "ud-gum-open" / "test.conllu")
    sets = {
        "english/ud-gum-open/test.conllu": [names_of_tree(tree) for tree in gum],
        "english/uner-ewt/en_ewt-ud-test.iob2": read_uner(
            english / "uner-ewt" / "en_ewt-ud-test.iob2"
        ),
        "english/re3d": read_re3d(english / "re3d", test=True),
    }
    for dataset, examples in sets.items():
        parses = read_documents(pipeline, examples)
        for kind, (precision, recall, f1, count) in names(parses.__getitem__, examples).items():
            detail = f"names {kind} F1 (P {precision:.1f}, R {recall:.1f}, n {count})"
            record("language", dataset, detail, f1, "%")


def main() -> None:
    """Measure everything that there is data for."""
    english = data_path("english")
    started = time.perf_counter()
    pipeline = Pipeline.load()
    load = time.perf_counter() - started
    for name in TREEBANKS.values():
        trees = read_conllu(english.parent / name)
        for metric, value in with_gold_words(pipeline, trees).items():
            record("language", name, metric, value, "%")
        for metric, value in from_raw_text(pipeline, trees).items():
            record("language", name, metric, value, "%")
        record("language", name, "speed", speed(pipeline, trees), "sentences/s")
    measure_names(pipeline, english)
    record("language", TREEBANKS["EWT"], "start-up", load, "s")


if __name__ == "__main__":
    main()
