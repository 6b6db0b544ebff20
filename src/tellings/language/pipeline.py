"""The English pipeline: a sentence in, its words, tags, lemmas, parse, names and vector out.

One pass of one small network in eight bits gives everything (``training/README.md`` tells how it
was trained, ``docs/language.md`` what it gets wrong). What is read of a sentence depends on that
sentence alone, to the last bit.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tellings.language import hints, labels, naming
from tellings.language.artefacts import MODELS
from tellings.language.lemmas import Lemmas
from tellings.language.network import Network, Window, mean_vector
from tellings.language.reading import Hint, Name, Parse, Token
from tellings.language.tree import best_heads
from tellings.language.words import words
from tellings.model import Bounds

TAGS = ("upos", "xpos", "feats", "scripts")
_MANY = 200
"""Sentences from which on they are read in several threads."""
_THREADS = 4
"""More are of no use: what comes after the network is done by one thread at a time."""
OUTPUTS = ["vector", *TAGS, "arcs", *labels.OUTPUTS, "names"]


@dataclass(slots=True)
class _Reading:
    """What the network says of the words read so far; heads count from 0, -1 is the root."""

    tags: dict[str, list[str]]
    heads: list[int]
    deprels: list[str]
    names: list[Name]
    hints: list[Hint]
    vectors: list[NDArray[np.float32]]
    sizes: list[int]


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The reader of English sentences, opened once and used for every sentence of a corpus."""

    network: Network
    lemmas: Lemmas
    allowed: NDArray[np.float64]

    @classmethod
    def load(cls, threads: int = 1, models: Path = MODELS) -> Pipeline:
        """Open the shipped models, or those of another folder (about 0.4 s).

        Raises ``FileNotFoundError`` where the folder lacks one.
        """
        network = Network.load(threads, models)
        return cls(network, Lemmas.load(models), naming.transitions(network.classes["tags"]))

    def read(self, texts: Sequence[str]) -> tuple[Parse, ...]:
        """Return the parse of every sentence; equal sentences are read once, many side by side."""
        new = list(dict.fromkeys(texts))
        if len(new) < _MANY:
            parses = dict(zip(new, map(self._read, new), strict=True))
        else:
            with ThreadPoolExecutor(min(_THREADS, os.cpu_count() or 1)) as threads:
                parses = dict(zip(new, threads.map(self._read, new), strict=True))
        return tuple(parses[text] for text in texts)

    def _read(self, text: str) -> Parse:
        return self.read_words(text, words(text))

    def read_words(self, text: str, bounds: Sequence[Bounds]) -> Parse:
        """Return the parse of a sentence whose words are given by their start and end."""
        forms = [text[start:end] for start, end in bounds]
        reading = _Reading({head: [] for head in TAGS}, [], [], [], [], [], [])
        for window in self.network.windows(forms):
            self._add(window, reading)
        return self._parse(text, bounds, forms, reading)

    def _add(self, window: Window, reading: _Reading) -> None:
        """Read a window; the root of a later one goes under the first one's."""
        asked = [*OUTPUTS, hints.OUTPUT] if self.network.has_hints else OUTPUTS
        found = self.network.run(window, asked)
        classes, start = self.network.classes, window.start
        for head in TAGS:
            best = found[head][0, 1:].tolist()
            reading.tags[head] += [classes[head][value] for value in best]
        heads = best_heads(found["arcs"][0])
        deprels = labels.choose_labels(found, heads, classes["deprels"])
        first_root = reading.heads.index(-1) if start else -1
        reading.heads += [head - 1 + start if head else first_root for head in heads.tolist()]
        if start:
            deprels = ["parataxis" if label == "root" else label for label in deprels]
        reading.deprels += deprels
        if window.forms:
            names = naming.find_names(found["names"][0, 1:], classes["tags"], self.allowed)
            reading.names += [Name(n.first + start, n.last + start, n.kind) for n in names]
        if self.network.has_hints:
            reading.hints += hints.hints_of(found[hints.OUTPUT][0], start)
        reading.vectors.append(found["vector"][0])
        reading.sizes.append(len(window.pieces))

    def _parse(
        self, text: str, bounds: Sequence[Bounds], forms: list[str], reading: _Reading
    ) -> Parse:
        children: list[list[int]] = [[] for _ in forms]
        for index, head in enumerate(reading.heads):
            if head >= 0:
                children[head].append(index)
        tags = zip(*(reading.tags[head] for head in TAGS), strict=True)
        tokens = []
        for index, (upos, xpos, feats, script) in enumerate(tags):
            (start, end), form = bounds[index], forms[index]
            lemma = self.lemmas.lemma(form, upos, xpos, script)
            head, deprel = reading.heads[index], reading.deprels[index]
            tokens.append(Token(start, end, form, lemma, upos, xpos, feats, head, deprel))
        return Parse(
            text=text,
            tokens=tuple(tokens),
            names=tuple(reading.names),
            vector=mean_vector(reading.vectors, reading.sizes),
            children=tuple(map(tuple, children)),
            hints=tuple(reading.hints) if self.network.has_hints else None,
        )
