"""MEANTIME: polarity, certainty and time of events, as the status of claims tells them.

Each annotated event is looked up in the parse and its status read. Denied is negative polarity;
planned, conditional and hypothetical are of the future. Values that the annotators left open are
left out. Half of the four topics (``dev``) were looked at while the rules were written.

Run: python -m bench.meantime [--errors]
"""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.readings import readings, report_of
from bench.record import data_path, record
from tellings.claims.context import Context
from tellings.claims.status import Standing, standing
from tellings.model import Report

HALVES = {"dev": ("corpus_airbus", "corpus_gm"), "test": ("corpus_apple", "corpus_stock")}
CLASSES = {
    "polarity": ("POS", "NEG"),
    "certainty": ("CERTAIN", "PROBABLE", "POSSIBLE"),
    "time": ("FUTURE", "NON_FUTURE"),
}
FUTURE = frozenset(["planned", "conditional", "hypothetical"])


@dataclass(frozen=True, slots=True)
class Event:
    """An annotated event: where its first word begins in the text, and its attributes."""

    start: int
    values: dict[str, str]


def documents(half: str) -> Iterator[tuple[str, list[Event]]]:
    """Yield the text, rebuilt from its tokens, and the events of each report."""
    for folder in HALVES[half]:
        for file in sorted((data_path("english/meantime") / folder).glob("*.xml")):
            yield _document(file)


def _document(file: Path) -> tuple[str, list[Event]]:
    root = ElementTree.parse(file).getroot()  # noqa: S314, our own copy of a known set
    text, starts, last = "", {}, None
    for token in root.iter("token"):
        if last is not None and token.get("sentence") != last:
            text = text.rstrip() + "\n"
        last = token.get("sentence")
        word = token.text or ""
        if word in _CLOSING and text.endswith(" "):
            text = text[:-1]
        starts[token.get("t_id")] = len(text)
        text += word + ("" if word in _OPENING else " ")
    found = []
    for mention in root.iter("EVENT_MENTION"):
        anchors = [starts[a.get("t_id")] for a in mention.iter("token_anchor")]
        if anchors:
            values = {name: mention.get(name, "") for name in CLASSES}
            found.append(Event(min(anchors), values))
    return text, found


_CLOSING = frozenset([",", ".", ";", ":", "?", "!", ")", "'s", "n't", "%", "]", "’s"])
_OPENING = frozenset(["(", "$", "[", "US$", "£", "€"])


def main() -> None:
    """Measure both halves."""
    for half in HALVES:
        told = list(documents(half))
        reports = [_report(text) for text, _ in told]
        tallies = {name: Counter[tuple[str, str]]() for name in CLASSES}
        rows = zip(told, readings(reports, f"meantime-{half}"), strict=True)
        for (text, events), reading in rows:
            _judge(text, events, Context(reading), tallies, half)
        for name, tally in tallies.items():
            scores = {value: _f1(tally, value) for value in CLASSES[name]}
            macro = sum(scores.values()) / len(scores)
            record("meantime", "english/meantime", f"{half}: {name} macro F1", macro, "F1")
            if name == "polarity":
                record("meantime", "english/meantime", f"{half}: denied F1", scores["NEG"], "F1")


def _report(text: str) -> Report:
    return report_of(text, text.find("\n"))


def _judge(
    text: str,
    events: list[Event],
    context: Context,
    tallies: dict[str, Counter[tuple[str, str]]],
    half: str,
) -> None:
    for event in events:
        position = context.position_at(event.start)
        tree = context.trees[position]
        at = event.start - context.sentences[position].start
        tokens = tree.at(at, at + 1)
        state = standing(tree, tokens[0]) if tokens else Standing("done", "certain")
        ours = {
            "polarity": "NEG" if state.status == "denied" else "POS",
            "certainty": state.certainty.upper(),
            "time": "FUTURE" if state.status in FUTURE else "NON_FUTURE",
        }
        for name, value in ours.items():
            gold = event.values[name]
            if gold in CLASSES[name]:
                tallies[name][gold, value] += 1
                if gold != value and half == "dev" and "--errors" in sys.argv:
                    around = text[max(0, event.start - 70) : event.start + 50].replace("\n", " / ")
                    print(name, gold, "≠", value, state, "|", around)


def _f1(tally: Counter[tuple[str, str]], value: str) -> float:
    right = tally[value, value]
    gold = sum(n for (g, _), n in tally.items() if g == value)
    ours = sum(n for (_, o), n in tally.items() if o == value)
    return 2 * right / (gold + ours) if gold + ours else 0.0


if __name__ == "__main__":
    main()
