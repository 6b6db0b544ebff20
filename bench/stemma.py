"""The family of texts, against families whose stemma is known: witnesses grown from real articles.

    python -m bench.stemma                 the test half: 12 families of 12 to 40 witnesses
    python -m bench.stemma --half dev      the half to develop on

An edge is a report and a held parent of it; where the parent is lost, the nearest held text above.
A lost text is found where one of our ancestors has at least half its children in common with it;
only those lost are asked for whose own edits two children show, for nothing tells of the others.
Edges that can be known: the share that one would name who knew every text's place in time and the
words of all, guessing where several held texts have what a child took, word for word.
"""

from __future__ import annotations

import argparse
import hashlib
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from bench.happenings import Article, basil, gold_standard
from bench.record import data_path, record
from bench.witnesses import Lost, Truth, simulate
from tellings.corpus import sentence_vectors
from tellings.language.pipeline import Pipeline
from tellings.language.reading import Reader
from tellings.language.sentences import split
from tellings.model import Alignment, Report
from tellings.reuse.compare import compare
from tellings.stemma import Family, family

SIZES = (12, 16, 20, 24, 32, 40)
SHORTEST = 30
HALF_OF_CHILDREN = 0.5


@dataclass
class Counts:
    """What was asked, told and right, over all families."""

    asked: int = 0
    knowable: float = 0.0
    knowable_second: float = 0.0
    told: int = 0
    right: int = 0
    pairs: int = 0
    merged: int = 0
    merged_found: int = 0
    lost: int = 0
    lost_found: int = 0
    ancestors: int = 0
    ancestors_right: int = 0
    reports: int = 0
    seconds: float = 0.0
    missed: list[str] = field(default_factory=list)

    def add(self, truth: Truth, found: Family) -> None:
        """Count one family."""
        held = {report.id for report in truth.reports}
        ours = {(d.child, d.parent) for d in found.descents if d.parent in held}
        both = {frozenset(edge) for edge in ours} & {frozenset(edge) for edge in truth.edges}
        self.reports += len(held)
        self.asked += len(truth.edges)
        self.knowable += truth.knowable
        self.knowable_second += truth.knowable_second
        self.told += len(ours)
        self.right += len(ours & truth.edges)
        self.pairs += len(both)
        self.merged += len(truth.contaminated)
        self.merged_found += len(ours & truth.contaminated)
        seen = [one for one in truth.lost if one.seen]
        told = [frozenset(ancestor.children) for ancestor in found.ancestors]
        self.lost += len(seen)
        self.lost_found += sum(any(_one_text(one, c) for c in told) for one in seen)
        self.ancestors += len(told)
        self.ancestors_right += sum(any(_one_text(one, c) for one in truth.lost) for c in told)

    def shares(self) -> Iterator[tuple[str, float]]:
        """Yield the measures by name."""
        yield "directed edges F1", _ratio(2 * self.right, self.asked + self.told)
        yield "directed edges precision", _ratio(self.right, self.told)
        yield "directed edges recall", _ratio(self.right, self.asked)
        yield "edges F1, direction aside", _ratio(2 * self.pairs, self.asked + self.told)
        yield "edges that can be known", _ratio(self.knowable, self.asked)
        yield "contaminated parents found", _ratio(self.merged_found, self.merged)
        yield "contaminated parents that can be known", _ratio(self.knowable_second, self.merged)
        yield "lost ancestors found", _ratio(self.lost_found, self.lost)
        yield "ancestors told that were lost", _ratio(self.ancestors_right, self.ancestors)


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _one_text(lost: Lost, children: frozenset[str]) -> bool:
    common = len(lost.children & children)
    return common > 1 and common >= HALF_OF_CHILDREN * len(lost.children | children)


def happenings(half: str) -> list[list[list[str]]]:
    """Return the happenings of one half, each as its articles in sentences.

    An article goes to a half by the hash of its happening.
    """
    folder = data_path("stories")
    told: dict[str, list[Article]] = defaultdict(list)
    for article in chain(gold_standard(folder), basil(folder)):
        told[article.happening].append(article)
    found = []
    for name in sorted(told):
        digest = hashlib.sha256(name.encode()).digest()[0]
        if (digest % 2 == 0) == (half == "dev"):
            texts = [_sentences(article.text) for article in told[name]]
            found.append([text for text in texts if len(text) >= SHORTEST // 2])
    return [articles for articles in found if len(articles) > 1]


def _sentences(text: str) -> list[str]:
    return [" ".join(text[a:b].split()) for a, b in split(text) if b - a >= SHORTEST]


def families(half: str, count: int) -> Iterator[Truth]:
    """Yield simulated families, each from another happening."""
    told = happenings(half)
    step = max(1, len(told) // count)
    for seed, articles in enumerate(told[::step][:count]):
        others = [s for other in told if other is not articles for text in other for s in text]
        yield simulate(seed, articles[:6], others, SIZES[seed % len(SIZES)])


def undated(reports: Iterable[Report]) -> list[Report]:
    """Return the reports without their dates."""
    return [replace(report, published=None) for report in reports]


def aligned(reports: Sequence[Report], reader: Reader) -> tuple[Alignment, ...]:
    """Return the alignments of a family's reports."""
    return compare(reports, sentence_vectors(reports, reader))


def measure(half: str, count: int) -> dict[str, Counts]:
    """Return the counts with dates and without."""
    reader = Pipeline.load()
    found = {"with dates": Counts(), "without dates": Counts()}
    for truth in families(half, count):
        alignments = aligned(truth.reports, reader)
        given = {"with dates": list(truth.reports), "without dates": undated(truth.reports)}
        for name, reports in given.items():
            start = time.process_time()
            told = family(reports, alignments)
            found[name].seconds += time.process_time() - start
            found[name].add(truth, told)
    return found


def main() -> None:
    """Measure, print, and record the test half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("dev", "test"), default="test")
    parser.add_argument("--families", type=int, default=12)
    options = parser.parse_args()
    for name, counts in measure(options.half, options.families).items():
        what = f"{options.half}: {options.families} families, {name}"
        for measured, value in counts.shares():
            record("stemma", "stories", f"{what}: {measured}", value, "share")
        record("stemma", "stories", f"{what}: reports", counts.reports / counts.seconds, "1/s")


if __name__ == "__main__":
    main()
