"""The English pipeline: a sentence in, its words, tags, lemmas, parse, names and vector out.

One pass of one small network in eight bits gives everything (``training/README.md`` tells how it
was trained, ``docs/language.md`` what it gets wrong). Sentences go through one by one, so that
what is read of a sentence depends on that sentence alone, to the last bit.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from tellings.language import labels, naming, shapes
from tellings.language.artefacts import MODELS, WINDOW, open_model, open_wordpieces, unit
from tellings.language.lemmas import Lemmas
from tellings.language.reading import Name, Parse, Token
from tellings.language.tree import best_heads
from tellings.language.wordpieces import cut_words
from tellings.language.words import words
from tellings.model import Bounds

NAME = "english"
WIDTH = 384
TAGS = ("upos", "xpos", "feats", "scripts")
OUTPUTS = ["vector", *TAGS, "arcs", *labels.OUTPUTS, "names"]


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the network says of one window of words."""

    tags: dict[str, list[str]]
    heads: list[int]
    deprels: list[str]
    names: tuple[Name, ...]
    vector: NDArray[np.float32]
    pieces: int


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The reader of English sentences, opened once and used for every sentence of a corpus."""

    session: onnxruntime.InferenceSession
    wordpieces: Tokenizer
    classes: dict[str, list[str]]
    lemmas: Lemmas
    allowed: NDArray[np.float64]

    @classmethod
    def load(cls, threads: int = 1) -> Pipeline:
        """Open the shipped models (about 0.3 s).

        Raises ``FileNotFoundError`` where the installation lacks one.
        """
        session = open_model(f"{NAME}.onnx", threads)
        described = json.loads((MODELS / f"{NAME}.json").read_text(encoding="utf-8"))
        classes = described["classes"]
        return cls(
            session=session,
            wordpieces=open_wordpieces(),
            classes=classes,
            lemmas=Lemmas.load(),
            allowed=naming.transitions(classes["tags"]),
        )

    def read(self, texts: Sequence[str]) -> tuple[Parse, ...]:
        """Return the parse of every sentence; equal sentences are read once."""
        parses: dict[str, Parse] = {}
        for text in texts:
            if text not in parses:
                parses[text] = self.read_words(text, words(text))
        return tuple(parses[text] for text in texts)

    def read_words(self, text: str, bounds: Sequence[Bounds]) -> Parse:
        """Return the parse of a sentence whose words are given by their start and end."""
        forms = [text[start:end] for start, end in bounds]
        ((pieces, owners),) = cut_words([forms], self.wordpieces)
        if len(pieces) <= WINDOW + 2:
            reading = self._read(forms, pieces, owners)
        else:
            reading = self._read_windows(forms, owners)
        return self._parse(text, bounds, forms, reading)

    def _read(self, forms: list[str], pieces: list[int], owners: list[int]) -> _Reading:
        found = self._run(forms, np.array(pieces), np.array(owners))
        tags = {
            head: [self.classes[head][value] for value in found[head][0, 1:].tolist()]
            for head in TAGS
        }
        heads = best_heads(found["arcs"][0])
        deprels = labels.choose_labels(found, heads, self.classes["deprels"])
        scores = found["names"][0, 1:]
        names = naming.find_names(scores, self.classes["tags"], self.allowed) if forms else ()
        governors: list[int] = (heads - 1).tolist()
        return _Reading(tags, governors, deprels, names, found["vector"][0], len(pieces))

    def _run(
        self, forms: list[str], pieces: NDArray[np.int64], owners: NDArray[np.int64]
    ) -> dict[str, NDArray[Any]]:
        own = np.array([shapes.NONE, *map(shapes.shape, forms), shapes.NONE])
        pool = np.zeros((len(forms) + 2, len(pieces)), np.float32)
        pool[owners, np.arange(len(pieces))] = 1
        pool /= pool.sum(axis=1, keepdims=True)
        given = {
            "pieces": pieces[None],
            "shapes": own[owners][None],
            "pool": pool[None, :-1],
            "word_shapes": own[None, :-1],
        }
        return dict(zip(OUTPUTS, self.session.run(OUTPUTS, given), strict=True))

    def _read_windows(self, forms: list[str], owners: list[int]) -> _Reading:
        """Read a very long sentence in parts; the roots of later parts go under the first."""
        readings: list[_Reading] = []
        start = 0
        sizes = np.bincount(owners, minlength=len(forms) + 2)[1:-1]
        while start < len(forms):
            end = start + max(1, int(np.searchsorted(sizes[start:].cumsum(), WINDOW, "right")))
            ((own_pieces, own_owners),) = cut_words([forms[start:end]], self.wordpieces)
            reading = self._read(forms[start:end], own_pieces, own_owners)
            readings.append(_shifted(reading, start, readings[0].heads.index(-1) if start else -1))
            start = end
        total = sum(reading.pieces * reading.vector for reading in readings)
        return _Reading(
            {head: [v for r in readings for v in r.tags[head]] for head in TAGS},
            [head for reading in readings for head in reading.heads],
            [label for reading in readings for label in reading.deprels],
            tuple(name for reading in readings for name in reading.names),
            unit(np.asarray(total, np.float32)),
            sum(reading.pieces for reading in readings),
        )

    def _parse(
        self, text: str, bounds: Sequence[Bounds], forms: list[str], reading: _Reading
    ) -> Parse:
        children: list[list[int]] = [[] for _ in forms]
        for index, head in enumerate(reading.heads):
            if head >= 0:
                children[head].append(index)
        columns = zip(
            bounds,
            forms,
            *(reading.tags[head] for head in TAGS),
            reading.heads,
            reading.deprels,
            strict=True,
        )
        tokens = tuple(
            Token(
                start,
                end,
                form,
                self.lemmas.lemma(form, upos, xpos, script),
                upos,
                xpos,
                feats,
                head,
                deprel,
            )
            for (start, end), form, upos, xpos, feats, script, head, deprel in columns
        )
        return Parse(text, tokens, reading.names, reading.vector, tuple(map(tuple, children)))


def _shifted(reading: _Reading, start: int, root: int) -> _Reading:
    """Return the reading of a later part, its root set under the first part's."""
    if not start:
        return reading
    heads = [head + start if head >= 0 else root for head in reading.heads]
    deprels = ["parataxis" if label == "root" else label for label in reading.deprels]
    names = tuple(Name(n.first + start, n.last + start, n.kind) for n in reading.names)
    return _Reading(reading.tags, heads, deprels, names, reading.vector, reading.pieces)
