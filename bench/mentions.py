"""Who is who: mention links against GUM's coreference, and pronouns of speakers.

Sentences and words are the treebank's, their parses and names the pipeline's (``--gold`` takes the
treebank's parses and names too). A mention counts where its words are the very ones; things
mentioned once are left out on both sides. Pronouns of speakers are ``bench/speakers``.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bench.coref import Coreference
from bench.gum import Document, documents
from bench.record import data_path, record
from tellings.language.entities.cluster import Cluster
from tellings.language.entities.found import Found, find
from tellings.language.entities.link import link
from tellings.language.entities.where import places_of
from tellings.language.pipeline import Pipeline
from tellings.language.reading import Parse, ReadReport

Span = tuple[int, int, int]
_APART = """
appos conj cc punct parataxis mark cop nsubj nsubj:pass nsubj:outer aux aux:pass csubj expl
discourse dislocated obl ccomp advcl vocative list reparandum orphan
"""


def read(document: Document, pipeline: Pipeline | None) -> ReadReport:
    """Return a document read, by the pipeline over the treebank's words where one is given."""
    reading = document.reading()
    if pipeline is None:
        return reading
    sentences = []
    for sentence in reading.sentences:
        bounds = [(t.start, t.end) for t in sentence.parse.tokens]
        parse = pipeline.read_words(sentence.parse.text, bounds)
        sentences.append(replace(sentence, parse=parse))
    return replace(reading, sentences=tuple(sentences))


def clusters_of(reading: ReadReport) -> list[Cluster]:
    """Return the clusters of one document."""
    found = find(reading)
    return link(reading, found, places_of([reading], [found])[0])


def span_of(parse: Parse, mention: Found) -> Span:
    """Return a mention as the treebank bounds it: the whole phrase, clauses of its own included."""
    inside = set(range(mention.first, mention.last))
    if mention.form != "pronoun":
        for child in parse.children[mention.head]:
            relation = parse.tokens[child].deprel
            left_out = relation in _APART.split() or (
                relation in ("case", "advmod") and child < mention.first
            )
            if not left_out and not (relation == "case" and child < mention.head):
                inside |= set(parse.subtree(child))
    last = max(inside)
    while last > mention.head and parse.tokens[last].upos == "PUNCT":
        last -= 1
    return mention.position, min(inside), last + 1


def coreference(file: Path, pipeline: Pipeline | None, genre: str = "") -> Coreference:
    """Return the measures over the documents of a file."""
    total = Coreference()
    for document in documents(file):
        if genre not in document.name:
            continue
        reading = read(document, pipeline)
        told = [
            frozenset(span_of(reading.sentences[m.position].parse, m) for m in cluster.mentions)
            for cluster in clusters_of(reading)
        ]
        total.add(list(_gold(document)), [t for t in told if len(t) > 1])
    return total


def _gold(document: Document) -> Iterator[frozenset[Span]]:
    groups: dict[str, set[Span]] = {}
    for mention in document.mentions:
        place = (mention.sentence, mention.first, mention.last)
        groups.setdefault(mention.group, set()).add(place)
    return (frozenset(group) for group in groups.values() if len(group) > 1)


def groups_of(document: Document, reading: ReadReport) -> dict[tuple[int, int], str]:
    """Return the treebank's group of every mention, by its sentence and the head of its words."""
    return {
        (m.sentence, _head(reading.sentences[m.sentence].parse, m.first, m.last)): m.group
        for m in reversed(document.mentions)
    }


def nearest_named(mention: Found, cluster: Cluster) -> Found | None:
    """Return the mention with a noun that is nearest to a pronoun in its cluster."""
    nouns = [m for m in cluster.mentions if m.form != "pronoun"]
    return min(nouns, key=lambda m: abs(m.start - mention.start), default=None)


def _head(parse: Parse, first: int, last: int) -> int:
    inside = range(first, last)
    return next((i for i in inside if parse.tokens[i].head not in inside), first)


def main() -> None:
    """Measure and record."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--part", choices=("train", "dev", "test"), default="test")
    asked.add_argument("--gold", action="store_true", help="take the treebank's parses and names")
    options = asked.parse_args()
    name = f"english/ud-gum-open/{options.part}.conllu"
    file = data_path(name)
    pipeline = None if options.gold else Pipeline.load()
    how = ", gold parses" if options.gold else ""
    for genre in ("", "news"):
        measured = coreference(file, pipeline, genre)
        told = f"mention links {genre or 'all'}{how}"
        record("mentions", name, f"{told}: CoNLL F1", measured.conll, "F1")
        record("mentions", name, f"{told}: MUC F1", measured.muc.f1, "F1")


if __name__ == "__main__":
    main()
