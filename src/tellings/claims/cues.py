"""Cues: the verbs, nouns and phrases that report speech, thought and findings, and their frames.

A frame is one cue in one sentence with the tokens of who is reported and of what. It is found from
the parse alone; what quotation marks and neighbouring sentences add is done in ``quotations``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from tellings.claims.lexicon import load
from tellings.model import Certainty

CueKind = Literal[
    "speech", "writing", "finding", "thought", "question", "order", "promise", "judgement",
    "naming", "hearsay",
]  # fmt: skip
Shape = Literal["clause", "infinitive", "object", "preposition", "none"]
Content = tuple[int, list[int]] | None


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue with its source and content, as tokens of one sentence.

    ``verb`` is the token that the lexicon knows, ``cue`` all tokens of the cue. ``source`` is the
    head of the source, -1 where the sentence names none; ``shape`` tells what the content is.
    """

    kind: CueKind
    verb: int
    cue: tuple[int, ...]
    source: int
    source_tokens: tuple[int, ...]
    content: tuple[int, ...]
    content_head: int
    shape: Shape
    takes_quote: bool
    certainty: Certainty | None = None
    listener: int = -1
    key: str = ""
    passive: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """What a cue may take as content, and how sure its speaker is."""

    kind: CueKind
    takes: frozenset[str]
    certainty: Certainty | None


@cache
def verbs() -> dict[str, tuple[Row, ...]]:
    """Return what each cue verb may take, by its lemma and particle."""
    found: dict[str, tuple[Row, ...]] = {}
    for row in load("cues")["verbs"]:
        entry = Row(row["kind"], frozenset(row["takes"]), row.get("certainty"))
        for word in row["words"]:
            found[word] = (*found.get(word, ()), entry)
    return found


@cache
def words_of(section: str) -> dict[str, Row]:
    """Return the words of one section of ``resources/cues.yaml``, each with its row."""
    found: dict[str, Row] = {}
    for row in load("cues")[section]:
        entry = Row(row["kind"], frozenset(), row.get("certainty"))
        for word in row["words"]:
            found.setdefault(word, entry)
    return found


def cue_nouns() -> dict[str, Row]:
    """Return the nouns that hold speech or thought."""
    return words_of("nouns")


@cache
def listed(name: str) -> frozenset[str]:
    """Return one plain list of ``resources/cues.yaml``."""
    return frozenset(load("cues")[name])
