"""Names in the entity sets → one inventory of kinds, with what each set leaves open.

An ``Example`` allows, for every word, a set of tags: one tag where the set says what the word is,
several where it cannot tell (a set without vehicles leaves open whether an unmarked word is one).
"""

from __future__ import annotations

import csv
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from training.treebank import Mention, Tree, head_of

KINDS = (
    "person",
    "organisation",
    "place",
    "group",
    "facility",
    "unit",
    "vehicle",
    "weapon",
    "event",
    "other",
)
TAGS = ("O", *(f"{mark}-{kind}" for kind in KINDS for mark in "BI"))
TAG = {tag: index for index, tag in enumerate(TAGS)}
RARE = frozenset({"vehicle", "weapon", "event", "other"})
HERE = Path(__file__).parent
NAME_LINKS = frozenset({"flat", "compound", "nmod", "amod", "case", "nummod", "cc", "conj", "det"})
CUT = re.compile(r"in|who|which|that|,|at|on|from|to|with")
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
ARTICLES = frozenset(
    {"the", "a", "an", "this", "these", "those", "our", "its", "their", "his", "her"}
)
PRONOUNS = frozenset(
    {"I", "He", "She", "It", "We", "They", "You", "His", "Her", "Its", "Our", "Their", "My"}
)
NAME_SIGNS = frozenset({"-", "–", "/", "'", "’", ".", "&", "'s", "’s"})
CONNECTORS = frozenset({"of", "the", "and", "for", "in", "on", "de", "del", "la", "al", "bin", "&"})


@dataclass(slots=True)
class Example:
    """A sentence of an entity set: its words, for every word the tags it may have, its document."""

    words: list[str]
    allowed: list[frozenset[int]]
    text: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A name over words ``first`` to ``last``, last excluded, that may be of any of ``kinds``."""

    first: int
    last: int
    kinds: frozenset[str]


@cache
def lexicon(name: str) -> dict[str, str]:
    """Return a two-column list of ours (``training/resources``), lower case, as a mapping."""
    path = HERE / "resources" / f"{name}.tsv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream, delimiter="\t")
        return {row[0].lower(): row[1] for row in rows if row and not row[0].startswith("#")}


def refine(words: list[str], kinds: frozenset[str]) -> frozenset[str]:
    """Return the kinds of a name, told more closely by its words.

    Sets that know four kinds call an airport a place and a brigade an organisation.
    """
    if words and words[-1] in POSSESSIVES:
        words = words[:-1]
    whole = " ".join(words).lower()
    if whole in lexicon("demonyms"):
        return frozenset({"group"})
    if kinds == {"organisation"} and whole.removeprefix("the ") in lexicon("countries"):
        return frozenset({"organisation", "place"})
    if kinds & {"place", "organisation", "facility", "unit"}:
        for word in (words[-1], words[0]) if words else ():
            kind = lexicon("heads").get(word.lower())
            if kind and (word is words[-1] or "of" in words or kind == "facility"):
                return frozenset({kind}) if len(words) > 1 else kinds
    return kinds


def allow(words: list[str], spans: Iterable[Span], open_kinds: frozenset[str]) -> Example:
    """Return the example: marked spans, and unmarked words open to the kinds a set leaves out."""
    outside = {TAG["O"]} | {TAG[f"{mark}-{kind}"] for kind in open_kinds for mark in "BI"}
    allowed = [frozenset(outside)] * len(words)
    for index, word in enumerate(words):
        if word.lower() in lexicon("demonyms") and word[:1].isupper():
            allowed[index] = frozenset({TAG["B-group"]})
    taken: set[int] = set()
    for span in sorted(spans, key=lambda s: (s.first - s.last, s.first)):
        places = range(span.first, span.last)
        if taken & set(places) or not places:
            continue
        taken |= set(places)
        kinds = refine(words[span.first : span.last], span.kinds)
        for index in places:
            mark = "B" if index == span.first else "I"
            allowed[index] = frozenset(TAG[f"{mark}-{kind}"] for kind in kinds)
    return Example(words, allowed)


def spans_of_bio(tags: list[str]) -> list[tuple[int, int, str]]:
    """Return first, last (excluded) and label of BIO or IO tags."""
    found: list[tuple[int, int, str]] = []
    for index, tag in enumerate(tags):
        label = tag[2:]
        goes_on = tag[0] == "I" and found and found[-1][1] == index and found[-1][2] == label
        if goes_on:
            first, _, _ = found.pop()
            found.append((first, index + 1, label))
        elif tag != "O":
            found.append((index, index + 1, label))
    return found


WIKIGOLD = {
    "PER": {"person"},
    "ORG": {"organisation"},
    "LOC": {"place"},
    "MISC": {"other", "event", "vehicle", "weapon"},
}
UNER = {"PER": {"person"}, "ORG": {"organisation"}, "LOC": {"place"}}
MEANTIME = {
    "PER": {"person"},
    "ORG": {"organisation"},
    "LOC": {"place"},
    "PRO": {"other", "vehicle", "weapon"},
    "FIN": {"other", "organisation"},
}
GUM = {
    "person": {"person"},
    "organization": {"organisation"},
    "place": {"place"},
    "event": {"event"},
    "object": {"other", "vehicle", "weapon", "facility"},
    "abstract": {"other"},
    "substance": {"other"},
    "animal": {"other"},
    "plant": {"other"},
}


def read_wikigold(path: Path) -> list[Example]:
    """Read wikigold: one word and its IO tag a line; it marks every kind of name."""
    examples = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.rsplit(" ", 1) for line in block.split("\n") if line.strip()]
        rows = [row for row in rows if row[0] != "-DOCSTART-"]
        words = [row[0] for row in rows]
        marked = spans_of_bio([row[1] for row in rows])
        spans = [Span(a, b, frozenset(WIKIGOLD[label])) for a, b, label in marked]
        if words:
            examples.append(allow(words, spans, frozenset()))
    return examples


def read_uner(path: Path) -> list[Example]:
    """Read a file of Universal NER: people, organisations and places only."""
    examples = []
    document = ""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        heads = [line for line in block.split("\n") if line.startswith("# newdoc id = ")]
        document = heads[-1] if heads else document
        rows = [line.split("\t") for line in block.split("\n") if line and line[0] != "#"]
        words = [row[1] for row in rows]
        marked = spans_of_bio([row[2] for row in rows])
        spans = [Span(a, b, frozenset(UNER[label])) for a, b, label in marked if label in UNER]
        if words:
            examples.append(allow(words, spans, RARE))
            examples[-1].document = document
    return examples


def read_meantime(folder: Path) -> list[Example]:
    """Read the sentences of MEANTIME that its annotators marked, names only."""
    examples: list[Example] = []
    for path in sorted(folder.glob("corpus_*/*.xml")):
        examples += _meantime_document(ET.parse(path).getroot())  # noqa: S314 - a public corpus
    return examples


def _meantime_document(root: ET.Element) -> list[Example]:
    tokens = [
        (int(t.get("sentence", 0)), t.get("t_id", ""), t.text or "") for t in root.iter("token")
    ]
    place = {identity: index for index, (_, identity, _) in enumerate(tokens)}
    kinds = {e.get("m_id"): e.get("ent_type", "") for e in root.iter("ENTITY") if e.get("ent_type")}
    refers: dict[str | None, str] = {}
    for link in root.iter("REFERS_TO"):
        target = link.find("target")
        kind = kinds.get(target.get("m_id") if target is not None else None, "")
        refers |= {source.get("m_id"): kind for source in link.iter("source")}
    marked: dict[int, list[tuple[int, int, str, str]]] = {}
    for mention in root.iter("ENTITY_MENTION"):
        ids = [place[a.get("t_id", "")] for a in mention.iter("token_anchor")]
        if ids:
            entry = (
                min(ids),
                max(ids) + 1,
                refers.get(mention.get("m_id"), ""),
                mention.get("syntactic_type", ""),
            )
            marked.setdefault(tokens[min(ids)][0], []).append(entry)
    examples = []
    for sentence in sorted(marked):
        indices = [i for i, token in enumerate(tokens) if token[0] == sentence]
        examples.append(
            _meantime_sentence([tokens[i][2] for i in indices], indices[0], marked[sentence])
        )
    return examples


def _meantime_sentence(
    words: list[str], offset: int, marked: list[tuple[int, int, str, str]]
) -> Example:
    spans = []
    for a, b, kind, form in marked:
        inner = is_name(words[a - offset : b - offset])
        if form == "NAM" and kind in MEANTIME and inner:
            bounds = a - offset + inner[0], a - offset + inner[1]
            named = person_bounds(words, *bounds) if kind == "PER" else bounds
            spans += [Span(*named, frozenset(MEANTIME[kind]))] if named else []
    example = allow(words, spans, RARE)
    # Not all names are noted with form and kind: unmarked capitals teach nothing.
    for index, word in enumerate(words):
        if word[:1].isupper() and 0 in example.allowed[index]:
            example.allowed[index] = frozenset(range(len(TAGS)))
    return example


def names_of_tree(tree: Tree) -> Example:
    """Return the names of a sentence of GUM: mentions headed by a proper noun, cut to the name."""
    words = [word.form for word in tree.words]
    spans = []
    for mention in tree.mentions:
        if mention.kind not in GUM:
            continue
        bounds = name_bounds(tree, mention)
        if bounds:
            spans.append(Span(*bounds, frozenset(GUM[mention.kind])))
    example = allow(words, spans, frozenset())
    example.document = tree.document
    return example


def name_bounds(tree: Tree, mention: Mention) -> tuple[int, int] | None:
    """Return the name inside a mention, or nothing where its head is no proper noun.

    "the late General Ida Moe, who resigned" → "Ida Moe": the head and what belongs to its name,
    without articles, ranks, descriptions, appositions and the possessive ending.
    """
    head = head_of(tree, mention.first, mention.last)
    described = mention.kind == "person" and tree.words[head].upos == "NOUN"
    if described and _is_named_next(tree, head, mention):
        last = head + 1
        while last < mention.last and tree.words[last].upos == "PROPN":
            last += 1
        return head + 1, last
    if tree.words[head].upos != "PROPN":
        return None
    first = last = head
    while first > mention.first and _belongs(tree, first - 1, head, mention):
        first -= 1
    while last + 1 < mention.last and _belongs(tree, last + 1, head, mention):
        last += 1
    while first < last and not _is_name_word(tree, first):
        first += 1
    while last > first and not _is_name_word(tree, last):
        last -= 1
    if mention.kind == "person":
        return person_bounds([word.form for word in tree.words], first, last + 1)
    return first, last + 1


def _is_named_next(tree: Tree, head: int, mention: Mention) -> bool:
    """Tell whether a description is followed by its name ("interviewee Ida Moe")."""
    return any(
        word.upos == "PROPN" and word.deprel.split(":")[0] in {"appos", "flat"}
        for word in tree.words[head + 1 : min(head + 2, mention.last)]
    )


def after_titles(words: list[str], first: int, last: int) -> int:
    """Return where the name begins after ranks and offices, which never take its last word."""
    start = first
    for index in range(first, last - 1):
        if words[index].rstrip(".").lower() in lexicon("titles"):
            start = index + 1
    return start


def _is_name_word(tree: Tree, index: int) -> bool:
    word = tree.words[index]
    return word.upos == "PROPN" or word.xpos.startswith("NNP") or word.upos == "NUM"


def _belongs(tree: Tree, index: int, head: int, mention: Mention) -> bool:
    current = index
    while current != head:
        word = tree.words[current]
        links = NAME_LINKS - {"cc", "conj"} if mention.kind == "person" else NAME_LINKS
        if word.deprel.split(":")[0] not in links or not mention.first <= current < mention.last:
            return False
        current = word.head
    word = tree.words[index]
    return _is_name_word(tree, index) or word.form.lower() in CONNECTORS or word.form in "-/'’.,"


def is_name(words: list[str]) -> tuple[int, int] | None:
    """Return the name inside a phrase without a parse, or nothing where it ends in a common noun.

    The name is what follows the last common noun: "the northern city of Mosul" → "Mosul".
    """
    end = next((i for i, word in enumerate(words) if i and CUT.fullmatch(word)), len(words))
    while end and words[end - 1] in POSSESSIVES:
        end -= 1
    first = 0
    for index in range(end):
        if not words[index][:1].isupper() and words[index] not in CONNECTORS | NAME_SIGNS:
            first = index + 1
    while first < end and (not words[first][:1].isupper() or words[first].lower() in ARTICLES):
        first += 1
    last = words[end - 1] if end else ""
    if first >= end or words[first] in PRONOUNS or not (last[:1].isupper() or last[:1].isdigit()):
        return None
    return first, end


def person_bounds(words: list[str], first: int, last: int) -> tuple[int, int] | None:
    """Return a person's name without ranks, or nothing where an office is all there is."""
    start = after_titles(words, first, last)
    only_title = words[start].rstrip(".").lower() in lexicon("titles")
    office = only_title and (start + 1 == last or words[start + 1] in CONNECTORS)
    return (start, last) if words[start][:1].isupper() and not office else None
