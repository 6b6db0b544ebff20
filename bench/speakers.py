"""Pronouns of speakers: is "she said" the person who said it? On GUM, our cases and our stories.

GUM: he and she as subjects of verbs of speech, in the news of all three parts and in the other
open genres; right where the noun nearest to the pronoun in its cluster is one of the same person.
Nothing of the linking is trained, on these or others; the parser has seen GUM's train part, so the
parts are told apart. Ours: the speakers' pronouns of ``gold/mentions``, and every quotation of
``gold/stories`` (the example among them) that the pipeline gives to a pronoun.

Run: python -m bench.speakers [--misses]
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator

from bench.gum import Document, documents
from bench.mentions import clusters_of, groups_of, nearest_named, read
from bench.record import data_path, record
from gold.files import GOLD, load_cases, stories
from gold.measure import _named as named_alike
from gold.measure import _quoted as quoted
from gold.measure import examine
from gold.scores.mentions import score
from tellings.language.pipeline import Pipeline

PRONOUNS = frozenset({"he", "she", "they"})
PARTS = ("train", "dev", "test")
Answer = tuple[str, bool, str]


def of_document(document: Document, pipeline: Pipeline | None) -> Iterator[tuple[bool, str]]:
    """Yield whether each speaker's pronoun of a document is linked rightly, and where it stands."""
    reading = read(document, pipeline)
    groups = groups_of(document, reading)
    for cluster in clusters_of(reading):
        for mention in cluster.mentions:
            if mention.form != "pronoun" or not mention.speaks or mention.gender not in ("m", "f"):
                continue
            wanted = groups.get((mention.position, mention.head))
            told = nearest_named(mention, cluster)
            if wanted is not None:
                right = told is not None and groups.get((told.position, told.head)) == wanted
                text = reading.sentences[mention.position].parse.text
                yield right, f"{document.name}: {text} | {told.text if told else None}"


def of_treebank(pipeline: Pipeline) -> Iterator[Answer]:
    """Yield the answers on GUM, news and other genres by part."""
    for part in PARTS:
        for document in documents(data_path(f"english/ud-gum-open/{part}.conllu")):
            genre = "news" if "_news_" in document.name else "other genres"
            for right, where in of_document(document, pipeline):
                yield f"GUM {genre}, {part}", right, where


def of_cases() -> Iterator[Answer]:
    """Yield the answers on our own passages."""
    for half in ("dev", "test"):
        for case in load_cases(GOLD / "mentions" / f"{half}.yaml"):
            points = [p for p in case["points"] if p.get("speaker") and _is_pronoun(p["text"])]
            for point in points:
                tally = score([{**case, "points": [point]}])["speakers"]
                yield f"own passages, {half}", tally.right == tally.whole, str(tally.missed)


def _is_pronoun(text: str) -> bool:
    return text.lower() in PRONOUNS


def of_stories() -> Iterator[Answer]:
    """Yield the answers on quotations of our stories that a pronoun says."""
    for story in stories():
        for row, report, claim in quoted(examine(story)):
            if claim is None or claim.speaker is None or not _is_pronoun(claim.speaker.text):
                continue
            right = named_alike(claim.speaker.name, row["speaker"])
            yield "own stories", right, f"{story.name} {report} {row['id']}: {claim.speaker.name}"


def main() -> None:
    """Measure, print every set and record the whole."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--misses", action="store_true")
    options = asked.parse_args()
    right, whole = Counter[str](), Counter[str]()
    pipeline = Pipeline.load()
    for name, hit, where in [*of_treebank(pipeline), *of_cases(), *of_stories()]:
        for key in (name, "all"):
            right[key] += hit
            whole[key] += 1
        if options.misses and not hit and "test" not in name:
            print(name, where)
    for name, count in whole.items():
        metric = f"speakers' pronouns, {name} ({count})"
        record("speakers", "english/ud-gum-open", metric, right[name] / count, "share")


if __name__ == "__main__":
    main()
