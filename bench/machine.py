"""What speaks for a machine in a text alone, on real news as it is and as machines change it.

False alarms: the share of real reports taken for a machine paraphrase or a back-translation, and
how many phrases in a thousand words of real news are shown as odd. Recall: the share of real news
that is told after our own spinner (``bench.change``, whose words the detector does not know) has
been over it; for how many of the phrases shown the usual one is what the original has there.

Half of the texts, by a hash of their words, may be looked at to improve the detector; figures are
recorded for the other half.

    python -m bench.machine [--looked-at] [--show]
"""

from __future__ import annotations

import argparse
import random
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bench.change import KINDS
from bench.record import record
from bench.reuse_corpus import Text, real_texts, stock
from tellings.language.sentences import split
from tellings.model import Machine, Report, Sentence
from tellings.reuse.machine import inspect

DATA = "stories"
CERTAIN = 0.5
CHANGED = 300
"""How many of the texts are changed, to measure recall."""
_LONG = 40


@dataclass(frozen=True, slots=True)
class Seen:
    """A text, and what was seen in it."""

    text: str
    machine: Machine


def seen(text: str) -> Seen:
    """Return what a text shows by itself."""
    sentences = tuple(Sentence(a, b, "body") for a, b in split(text))
    return Seen(text, inspect(Report("r", "r", ("r",), text, sentences=sentences)))


def half(texts: Sequence[Text], looked_at: bool) -> list[Text]:
    """Return the half that may be looked at, or the other."""
    return [t for t in texts if (zlib.crc32(t.text.encode()) % 2 == 0) == looked_at]


def alarms(told: Sequence[Seen], name: str) -> None:
    """Record how many clean reports are taken for machine-made, and how many phrases shown."""
    made = {
        "machine paraphrase": [s for s in told if s.machine.paraphrase >= CERTAIN],
        "back-translation": [s for s in told if s.machine.translation >= CERTAIN],
    }
    for kind, taken in made.items():
        record(
            "machine", DATA, f"{name}: clean reports taken for {kind}", len(taken) / len(told), ""
        )
    words = sum(len(s.text.split()) for s in told)
    phrases = sum(len(s.machine.evidence) for s in told)
    record(
        "machine",
        DATA,
        f"{name}: odd phrases in 1000 words of clean news",
        1000 * phrases / words,
        "",
    )


def recalled(originals: Sequence[Text], kind: str, name: str) -> list[tuple[Seen, str]]:
    """Record how many changed texts are told, and how often the usual phrase is the original."""
    rng = random.Random(7)  # noqa: S311
    drawn = stock(originals, rng)
    told = [(seen(KINDS[kind](rng, o.text, drawn).text), o.text) for o in originals]
    score = "paraphrase" if kind == "spun" else "translation"
    hit = sum(getattr(s.machine, score) >= CERTAIN for s, _ in told)
    record("machine", DATA, f"{name}: {kind} texts told", hit / len(told), "")
    shown = [(e.expected, o) for s, o in told for e in s.machine.evidence if e.expected]
    right = sum(usual.lower() in original.lower() for usual, original in shown)
    record("machine", DATA, f"{name}: {kind}: odd phrases a text", len(shown) / len(told), "")
    record(
        "machine",
        DATA,
        f"{name}: {kind}: the usual phrase is in the original",
        right / len(shown),
        "",
    )
    return told


def show(told: Sequence[Seen]) -> None:
    """Print the phrases shown most often, and those of reports taken for machine-made."""
    odd = Counter((s.text[e.start : e.end], e.expected) for s in told for e in s.machine.evidence)
    for (phrase, usual), count in odd.most_common(_LONG):
        print(f"{count:5} {phrase!r} for {usual!r}")
    for one in told:
        if max(one.machine.paraphrase, one.machine.translation) >= CERTAIN:
            phrases = [one.text[e.start : e.end] for e in one.machine.evidence]
            print(f"{one.machine.paraphrase:.2f} {one.machine.translation:.2f} {phrases}")


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--looked-at", action="store_true", help="the half for improving")
    parser.add_argument("--show", action="store_true", help="print the phrases; not on the other")
    chosen = parser.parse_args()
    texts = half(real_texts(), chosen.looked_at)
    clean = [seen(text.text) for text in texts]
    print(f"{len(texts)} reports")
    half_name = "half looked at" if chosen.looked_at else "half never looked at"
    alarms(clean, half_name)
    some = texts[:: max(1, len(texts) // CHANGED)]
    changed = {kind: recalled(some, kind, half_name) for kind in ("spun", "translated")}
    if chosen.show and chosen.looked_at:
        show(clean)
        for told in changed.values():
            show([s for s, _ in told])


if __name__ == "__main__":
    main()
