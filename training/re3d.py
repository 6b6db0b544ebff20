"""re3d: reports on Syria and Iraq with entities, some by machine and judged by a crowd.

An annotation that the crowd did not confirm (``confidence`` below one half) teaches nothing about
its words. A quarter of the documents, chosen by the hash of their id, is for testing only.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from tellings.language.sentences import split
from tellings.language.words import words
from training.names import PRONOUNS, RARE, TAGS, Example, Span, allow, is_name, person_bounds

KINDS = {
    "Organisation": {"organisation"},
    "Location": {"place"},
    "Person": {"person"},
    "Nationality": {"group"},
    "Weapon": {"weapon"},
    "Vehicle": {"vehicle"},
    "MilitaryPlatform": {"vehicle"},
}
CONFIRMED = 0.5


@dataclass(frozen=True, slots=True)
class Annotation:
    """An entity in a document, by characters."""

    start: int
    end: int
    kind: str
    confidence: float


def read_re3d(folder: Path, test: bool) -> list[Example]:
    """Read the sentences of the documents for training, or of those for testing."""
    examples: list[Example] = []
    for path in sorted(folder.glob("*/documents.json")):
        marked: dict[str, list[Annotation]] = {}
        for line in (path.parent / "entities.json").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            own = Annotation(row["begin"], row["end"], row["type"], float(row["confidence"]))
            marked.setdefault(row["documentId"], []).append(own)
        for line in path.read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            if held_out(document["_id"]) == test:
                examples += _document(document["text"], marked.get(document["_id"], []))
                for example in examples:
                    example.document = example.document or document["_id"]
    return examples


def held_out(identity: str) -> bool:
    """Return whether the document with this id is for testing."""
    return hashlib.sha256(identity.encode()).digest()[0] % 4 == 0


def _document(text: str, marked: list[Annotation]) -> list[Example]:
    examples = []
    for start, end in split(text):
        bounds = [(start + a, start + b) for a, b in words(text[start:end])]
        if bounds:
            examples.append(_sentence(text, bounds, marked))
            examples[-1].text = text[start:end]
    return examples


def _sentence(text: str, bounds: list[tuple[int, int]], marked: list[Annotation]) -> Example:
    forms = [text[a:b] for a, b in bounds]
    spans: list[Span] = []
    doubtful: list[Span] = []
    for own in marked:
        inside = [i for i, (a, b) in enumerate(bounds) if a >= own.start and b <= own.end]
        if own.kind not in KINDS or not inside:
            continue
        inner = is_name([forms[i] for i in inside])
        place = (inside[0] + inner[0], inside[0] + inner[1]) if inner else None
        if place and own.kind == "Person":
            place = person_bounds(forms, *place)
        if place:
            span = Span(*place, frozenset(KINDS[own.kind]))
            (spans if own.confidence >= CONFIRMED else doubtful).append(span)
        else:
            # "Kurdistan regional government" is no name, but may hold one.
            capital = [i for i in inside if forms[i][:1].isupper() and forms[i] not in PRONOUNS]
            doubtful += [Span(i, i + 1, frozenset()) for i in capital]
    example = allow(forms, spans, RARE)
    for span in doubtful:
        _doubt(example, span)
    return example


def _doubt(example: Example, span: Span) -> None:
    places = range(span.first, span.last)
    if all(0 in example.allowed[index] for index in places):
        for index in places:
            example.allowed[index] = frozenset(range(len(TAGS)))
