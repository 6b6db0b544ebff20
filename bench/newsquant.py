"""NewsQuant: value, unit, change and what is counted, quantity by quantity.

A quantity is right in value where both bounds are the gold's; a range may be written "from A to B".
In unit: the gold's unit, surface or normalised, is the same unit of ours; of a counted noun, all
words of ours are among the gold's; a bare number that borrows its noun ("sales fell to 300") has no
unit there. In change: ``=`` ``~`` ``>`` ``<``, up or down; "as many as" bounds nothing there. In
what is counted: what we take to be counted, or whose it is, shares a word with the gold's unit (of
a counted noun) or concepts, which hold both; where the gold has none, a unit of measure must have
none of ours either. Ages count as quantities there, as do "one" wherever it is a number, and both
numbers of "20 of the 71 laps".

The sentences fall into two halves by the hash of their text: ``dev`` was looked at while the rules
were written, ``test`` was not.

Run: python -m bench.newsquant [--errors]
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bench.readings import readings
from bench.record import data_path, record
from tellings.claims.context import Context
from tellings.claims.counting import Counted, counted, is_age
from tellings.claims.figure import Figure
from tellings.claims.holders import holder_of
from tellings.claims.numbers import figures
from tellings.claims.rates import canonical
from tellings.claims.syntax import Tree
from tellings.language.reading import ReadReport
from tellings.model import Report, Sentence, identify

ASPECTS = ("value", "unit", "change", "counted")


@dataclass(frozen=True, slots=True)
class Row:
    """A quantity: its bounds, change, units by which it may go, words of what it counts."""

    low: float
    high: float
    change: str
    units: frozenset[str]
    noun: bool
    words: frozenset[str]
    surface: str


def _gold(row: dict[str, Any]) -> Row:
    value = str(row["value"])
    cut = value.find("-", 1)
    low, high = (value[:cut], value[cut + 1 :]) if cut > 0 else (value, value)
    units = {u for u in (row["unit"], row["normalized_unit"]) if u and u != "-"}
    noun = not any(canonical(unit) for unit in units) and bool(units)
    concepts = row["referred_concepts"].replace("-", "") if row["referred_concepts"] != "-" else ""
    told = concepts + (" " + " ".join(sorted(units)) if noun else "")
    names = frozenset(canonical(u) or ("times" if u == "times" else _plain(u)) for u in units)
    return Row(float(low), float(high), row["change"], names, noun, _words(told), str(row))


def _plain(unit: str) -> str:
    return " ".join(sorted(_words(unit)))


def _words(text: str) -> frozenset[str]:
    found = re.findall(r"[^\W\d_]+", text.lower())
    return frozenset(_stem(word) for word in found if word not in _EMPTY)


_EMPTY = frozenset(["the", "a", "an", "of", "in", "for", "and", "to", "per", "on", "s"])


def _stem(word: str) -> str:
    for ending, other in (("ies", "y"), ("sses", "ss"), ("s", "")):
        if word.endswith(ending) and len(word) > 3 and not word.endswith("ss"):
            return word[: -len(ending)] + other
    return word


_CHANGES = {"about": "~", "least": ">", "most": "<"}


def ours(context: Context) -> Iterator[Row]:
    """Yield what we read in a sentence, as the data set would write it."""
    tree = context.trees[0]
    told = counted(tree, ones=True)
    direct = {row.phrase for row in told if _stands_behind(tree, row)}
    for index, row in enumerate(told):
        if index and _runs_from(tree, told[index - 1], row):
            continue
        follows = told[index + 1] if index + 1 < len(told) else None
        joined = follows if follows and _runs_from(tree, row, follows) else None
        holder = _words(holder_of(context, 0, row) or "")
        yield _row(row, joined, holder, named=(joined or row).phrase in direct)
        if row.figure.whole and row.figure.kind == "count":
            whole = replace(row.figure, low=row.figure.whole, high=row.figure.whole, bound=None)
            yield _row(replace(row, figure=whole), None, holder, named=True)
    for figure in figures(tree.text):
        if figure.kind == "age" or is_age(tree, figure):
            low, high = _ends(figure)
            units = frozenset([_plain("year of age"), "age"])
            yield Row(low, high, "=", units, False, _aged(tree, figure), "age")


def _stands_behind(tree: Tree, row: Counted) -> bool:
    """Return whether the noun is told right behind its number: "12 boats", "12 of the boats"."""
    return row.noun >= 0 and row.figure.core[1] <= tree.token(row.noun).start


def _runs_from(tree: Tree, one: Counted, other: Counted) -> bool:
    """Return whether two figures are "from A to B", which the data set writes as one range."""
    link = tree.text[one.figure.end : other.figure.start].strip().lower()
    before = tree.text[: one.figure.start].rstrip().lower()
    alike = one.figure.unit is None or one.figure.unit == other.figure.unit
    falling = (other.figure.low or 0) < (one.figure.low or 0)
    return alike and link == "to" and (before.endswith("from") or falling)


def _row(row: Counted, joined: Counted | None, holder: frozenset[str], *, named: bool) -> Row:
    figure = joined.figure if joined else row.figure
    low, high = _ends(row.figure)
    high = _ends(joined.figure)[1] if joined else high
    name = canonical(figure.unit) or figure.unit if figure.unit else ""
    phrase = joined.phrase if joined and not figure.unit else row.phrase
    units = {name} if figure.unit else {_plain(phrase)} if phrase and named else set()
    open_ = figure.bound if not (figure.qualifier or "").startswith("as ") else None
    change = _CHANGES.get(open_ or "", "=")
    change = row.change if row.change and change in "=~" else change
    return Row(
        low, high, change, frozenset(units), not figure.unit, _words(phrase) | holder, _shown(row)
    )


def _aged(tree: Tree, figure: Figure) -> frozenset[str]:
    tokens = tree.at(*figure.core)
    head = tree.head(tokens[0]) if tokens else -1
    while head >= 0 and tree.token(head).upos not in ("NOUN", "PROPN"):
        head = tree.head(head)
    return _words(tree.token(head).text) if head >= 0 else frozenset()


def _shown(row: Counted) -> str:
    return f"{row.figure.low} {row.figure.high} {row.figure.unit} {row.phrase!r} {row.change}"


def _ends(figure: Figure) -> tuple[float, float]:
    told = [v for v in (figure.low, figure.high) if v is not None]
    return (min(told), max(told)) if told else (figure.whole or 0, figure.whole or 0)


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-4 * max(1.0, abs(one))


def _right(gold: Row, ours: Row) -> dict[str, bool]:
    value = _near(gold.low, ours.low) and _near(gold.high, ours.high)
    same = bool(gold.units & ours.units) or (not gold.units and not ours.units)
    noun = gold.noun and ours.noun and any(_among(o, g) for o in ours.units for g in gold.units)
    unit = value and (same or noun)
    told = bool(gold.words & ours.words) or (not gold.words and not ours.words)
    return {
        "value": value,
        "unit": unit,
        "change": value and gold.change == ours.change,
        "counted": value and told,
    }


def _among(one: str, other: str) -> bool:
    return bool(one) and set(one.split()) <= set(other.split())


def compare(gold: Sequence[Row], told: Sequence[Row], tally: Counter[str]) -> list[str]:
    """Count what is right in one sentence; return what is wrong in words."""
    left, wrong = list(told), []
    tally["gold"] += len(gold)
    tally["ours"] += len(told)
    for row in gold:
        found = max(left, key=lambda o: sum(_right(row, o).values()), default=None)
        if found is None or not _right(row, found)["value"]:
            wrong.append(f"missed {row.surface}")
            continue
        left.remove(found)
        judged = _right(row, found)
        for aspect in ASPECTS:
            tally[aspect] += judged[aspect]
        if not all(judged.values()):
            bad = [aspect for aspect in ASPECTS if not judged[aspect]]
            wrong.append(f"{bad}: {row.surface} ≠ {found.surface}")
    return wrong + [f"extra {row.surface}" for row in left]


def score(
    rows: Sequence[dict[str, Any]], found: Iterable[ReadReport], *, errors: bool = False
) -> dict[str, dict[str, float]]:
    """Return the F1 of each aspect on both halves and on the whole."""
    tallies = {"dev": Counter[str](), "test": Counter[str](), "all": Counter[str]()}
    for row, reading in zip(rows, found, strict=True):
        half = "test" if int(hashlib.sha256(row["text"].encode()).hexdigest(), 16) % 2 else "dev"
        gold, told = [_gold(q) for q in row["quantities"]], list(ours(Context(reading)))
        wrong = compare(gold, told, tallies[half])
        compare(gold, told, tallies["all"])
        if wrong and half == "dev" and errors:
            print(row["text"], *wrong, sep="\n    ")
    return {
        half: {a: 2 * tally[a] / (tally["gold"] + tally["ours"]) for a in ASPECTS}
        for half, tally in tallies.items()
    }


def read(texts: Sequence[str]) -> Iterator[ReadReport]:
    """Yield each text read as a report of one sentence."""
    names = [identify(text) for text in texts]
    one = [(Sentence(0, len(text), "body"),) for text in texts]
    told = zip(names, texts, one, strict=True)
    return readings([Report(n, n, (n,), t, sentences=s) for n, t, s in told], "newsquant")


def main() -> None:
    """Measure both halves and the whole."""
    place = data_path("newsquant") / "newsquant.jsonl"
    rows = [json.loads(line) for line in place.read_text(encoding="utf-8").splitlines() if line]
    found = read([row["text"] for row in rows])
    for half, scores in score(rows, found, errors="--errors" in sys.argv).items():
        for aspect, value in scores.items():
            record("newsquant", "newsquant", f"{half}: {aspect} F1", value, "F1")


if __name__ == "__main__":
    main()
