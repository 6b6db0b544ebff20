"""A quick look at the development parts during training: no tree is enforced, full precision."""

from __future__ import annotations

from pathlib import Path

import torch
from tokenizers import Tokenizer

from tellings.language.scripts import apply_script
from training import corpora, names
from training.augment import Source
from training.batches import Sample, collate, cut, group
from training.network import Reader
from training.treebank import Tree, read_conllu

Vocabulary = dict[str, list[str]]


def measure(model: Reader, classes: Vocabulary, data: Path, table: Tokenizer) -> dict[str, float]:
    """Return percentages on the development parts of EWT (syntax) and GUM (syntax and names)."""
    english = data / "english"
    figures: dict[str, float] = {}
    for name, part in (("ewt", "ud-ewt"), ("gum", "ud-gum-open")):
        trees = read_conllu(english / part / "dev.conllu")
        found = _read(model, classes, trees, table)
        figures |= {f"{name} {key}": value for key, value in _syntax(trees, found).items()}
        if name == "gum":
            figures["gum names"] = _names(trees, found)
    return figures


Found = list[dict[str, list[str]]]


def _read(model: Reader, classes: Vocabulary, trees: list[Tree], table: Tokenizer) -> Found:
    model.eval()
    maker = corpora.Samples(classes)
    samples: list[Sample] = [maker.of(Source(t.words, t.text, True, None)) for t in trees]
    cut(samples, table)
    found: Found = [{} for _ in samples]
    with torch.no_grad():
        for indices in group(samples, 3000, None):
            _read_batch(model, classes, samples, indices, found)
    return found


def _read_batch(
    model: Reader, classes: Vocabulary, samples: list[Sample], indices: list[int], found: Found
) -> None:
    batch = collate([samples[i] for i in indices], len(classes["tags"]))
    layers = model.encoder(batch.pieces, batch.mask, batch.cases)
    logits = model.syntax(model.syntax.words(layers, batch.pool, batch.shapes))
    places = torch.arange(batch.shapes.shape[1])
    closed = (places > batch.lengths[:, None])[:, None, :] | (places == places[:, None])
    heads = logits["arc"].float().masked_fill(closed, -1e4).argmax(2)
    chosen = {
        "deprels": model.syntax.labels(logits["low"], logits["high"], heads).argmax(2),
        "tags": model.names(model.names.words(layers, batch.pool, batch.shapes)).argmax(2),
        **{head: logits[head].argmax(2) for head in ("upos", "xpos", "feats", "scripts")},
    }
    for row, index in enumerate(indices):
        span = slice(1, 1 + len(samples[index].words))
        entry = {
            head: [classes[head][value] for value in values[row, span].tolist()]
            for head, values in chosen.items()
        }
        entry["heads"] = [str(value - 1) for value in heads[row, span].tolist()]
        found[index] = entry


def _syntax(trees: list[Tree], found: Found) -> dict[str, float]:
    right = dict.fromkeys(("upos", "xpos", "feats", "lemma", "uas", "las"), 0)
    total = 0
    for tree, entry in zip(trees, found, strict=True):
        for index, word in enumerate(tree.words):
            total += 1
            attached = entry["heads"][index] == str(word.head)
            label = entry["deprels"][index].split(":")[0] == word.deprel.split(":")[0]
            right["upos"] += entry["upos"][index] == word.upos
            right["xpos"] += entry["xpos"][index] == word.xpos
            right["feats"] += entry["feats"][index] == word.feats
            right["lemma"] += apply_script(entry["scripts"][index], word.form) == word.lemma
            right["uas"] += attached
            right["las"] += attached and label
    return {name: 100 * count / total for name, count in right.items()}


def _names(trees: list[Tree], found: Found) -> float:
    wanted = given = both = 0
    for tree, entry in zip(trees, found, strict=True):
        example = names.names_of_tree(tree)
        gold = {
            (a, b, label)
            for a, b, label in names.spans_of_bio([_one_tag(tags) for tags in example.allowed])
            if label in {"person", "organisation", "place"}
        }
        own = {
            (a, b, label)
            for a, b, label in names.spans_of_bio(entry["tags"])
            if label in {"person", "organisation", "place"}
        }
        wanted, given, both = wanted + len(gold), given + len(own), both + len(gold & own)
    return 200 * both / max(1, wanted + given)


def _one_tag(allowed: frozenset[int]) -> str:
    return names.TAGS[min(allowed)]
