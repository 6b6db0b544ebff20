"""Times against TimeBank and AQUAINT (TimeML): spans and TIMEX3 values, as TempEval-3 counts them.

Documents are split in two by a hash of their names: rules are worked on with the one half (dev),
the other (test) is only measured. An expression is found where it overlaps one of the gold
(relaxed) or has its very characters (strict); value F1 asks of the relaxed ones that the value be
the same string. The date of creation is given, not counted.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

from bench.record import data_path, record
from tellings.language.sentences import split
from tellings.language.times import find_times

Timex = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with its date and its gold expressions: start, end and value."""

    name: str
    text: str
    created: date
    gold: tuple[Timex, ...]


def half_of(name: str) -> str:
    """Return "dev" or "test", by a hash of the document's name."""
    return "test" if int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 else "dev"


def read(folder: Path, half: str) -> Iterator[Annotated]:
    """Yield the documents of one half, in the order of their sets and names."""
    for file in sorted(folder.glob("*/AQUAINT/*.tml")) + sorted(folder.glob("*/TimeBank/*.tml")):
        if half_of(file.stem) == half:
            yield _read(file)


def _read(file: Path) -> Annotated:
    root = ElementTree.parse(file).getroot()  # noqa: S314 - a data set on this disk
    created = root.find(".//DCT/TIMEX3")
    assert created is not None
    text: list[str] = []
    gold: list[Timex] = []
    for element in root.iter("TEXT"):
        _walk(element, text, gold)
    day = date.fromisoformat(created.attrib["value"][:10])
    return Annotated(file.stem, "".join(text), day, tuple(sorted(gold)))


def _walk(element: ElementTree.Element, text: list[str], gold: list[Timex]) -> None:
    start = sum(map(len, text))
    text.append(element.text or "")
    for child in element:
        _walk(child, text, gold)
        text.append(child.tail or "")
    if element.tag == "TIMEX3":
        gold.append((start, sum(map(len, text)), element.get("value", "")))


def found_in(annotated: Annotated) -> tuple[Timex, ...]:
    """Return what the package finds in a document's text."""
    sentences = split(annotated.text)
    times = find_times(annotated.text, sentences, annotated.created)
    return tuple((t.start, t.end, t.value) for t in times)


def counts(gold: tuple[Timex, ...], found: tuple[Timex, ...]) -> dict[str, int]:
    """Count what of one document agrees; each expression of the gold is met by one find at most."""
    total = {"gold": len(gold), "found": len(found), "strict": 0, "relaxed": 0, "value": 0}
    left = list(found)
    for start, end, value in gold:
        over = [f for f in left if f[0] < end and start < f[1]]
        if not over:
            continue
        best = max(over, key=lambda f: ((f[0], f[1]) == (start, end), f[2] == value))
        left.remove(best)
        total["relaxed"] += 1
        total["strict"] += (best[0], best[1]) == (start, end)
        total["value"] += best[2] == value
    return total


def f1(agreed: int, gold: int, found: int) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * agreed / (gold + found) if gold + found else 0.0


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--half", choices=("dev", "test"), default="test")
    asked.add_argument("--show", action="store_true", help="print what disagrees (dev only)")
    options = asked.parse_args()
    total: dict[str, int] = {}
    for annotated in read(data_path("tempeval3"), options.half):
        found = found_in(annotated)
        for key, number in counts(annotated.gold, found).items():
            total[key] = total.get(key, 0) + number
        if options.show and options.half == "dev":
            _show(annotated, found)
    for metric in ("strict", "relaxed", "value"):
        value = f1(total[metric], total["gold"], total["found"])
        record("times", "tempeval3", f"{options.half}: {metric} F1", value, "F1")


def _show(annotated: Annotated, found: tuple[Timex, ...]) -> None:
    for start, end, value in sorted(set(annotated.gold) ^ set(found)):
        where = annotated.text[max(start - 40, 0) : start].replace("\n", " ")
        after = annotated.text[end : end + 30].replace("\n", " ")
        side = "-" if (start, end, value) in annotated.gold else "+"
        print(side, annotated.created, value, "|", f"{where}[{annotated.text[start:end]}]{after}")


if __name__ == "__main__":
    main()
