"""Quantities: which figures, their bounds, unit and whole, of what, whose and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from gold.alike import alike, any_alike, near, place_of
from gold.scores.reading import read_case
from gold.tally import Tallies
from tellings.model import Claim, Quantity

Row = Mapping[str, Any]
VAGUE = 2.0
FOLDED = {"more than": "at least", "less than": "at most"}


def score(cases: Iterable[Row]) -> Tallies:
    """Return tallies of figures (F1) and of the fields, a figure not found having none right."""
    tallies = Tallies()
    for case in cases:
        if case.get("open"):
            continue
        text = case["text"]
        left = [c for c in read_case(text).claims if isinstance(c.body, Quantity)]
        for row in case["quantities"]:
            claim = _taken(text, row, left)
            if claim is not None or not row.get("optional"):
                _add(tallies, text, row, claim)
        for claim in left:
            words = text[claim.start : claim.end]
            tallies["found F1"].add(False, f"{text}: {words!r} is no quantity")
    return tallies


def _taken(text: str, row: Row, left: list[Claim]) -> Claim | None:
    """Take from the claims left one that overlaps with the gold's figure, best one of its value."""
    start, end = place_of(text, row["text"], row.get("occurrence", 1))
    over = [claim for claim in left if claim.start < end and start < claim.end]
    best = max(over, default=None, key=lambda c: (_same_value(c.body, row), -c.start))
    if best is not None:
        left.remove(best)
    return best


def _add(tallies: Tallies, text: str, row: Row, claim: Claim | None) -> None:
    body = claim.body if claim and isinstance(claim.body, Quantity) else None
    tallies["found F1"].add(body is not None, f"{text}: {row['text']!r} not found")
    if body is not None:
        tallies["found F1"].add(True, "")
    names = ["value", "unit", "whole", "qualifier", "counted"]
    names += [name for name in ("holder", "place") if row[name] is not None]
    right = _judged(body, row)
    for name in names:
        ours = _told(body, name)
        wanted = (row["low"], row["high"]) if name == "value" else row[name]
        tallies[name].add(right[name], f"{text} {row['text']!r} {name}: {ours!r}, not {wanted!r}")
    missed = [name for name in names if not right[name]]
    tallies["all in one"].add(not missed, f"{text} {row['text']!r} ({', '.join(missed)})")


def _told(body: Quantity | None, name: str) -> object:
    if body is None:
        return None
    return (body.low, body.high) if name == "value" else getattr(body, name)


def _judged(body: Quantity | None, row: Row) -> dict[str, bool]:
    if body is None:
        return dict.fromkeys(
            ("value", "unit", "whole", "qualifier", "counted", "holder", "place"), False
        )
    return {
        "value": _same_value(body, row),
        "unit": body.unit == row["unit"],
        "whole": near(body.whole, row["whole"]),
        "qualifier": _class_of(body) == FOLDED.get(row["qualifier"], row["qualifier"]),
        "counted": row["counted"] is None or alike(body.counted, row["counted"]),
        "holder": any_alike(body.holder, row["holder"]),
        "place": any_alike(body.place, row["place"]),
    }


def _same_value(body: object, row: Row) -> bool:
    assert isinstance(body, Quantity)
    factor = VAGUE if row.get("vague") else 1.005
    return near(body.low, row["low"], factor) and near(body.high, row["high"], factor)


def _class_of(body: Quantity) -> str | None:
    """Return the class of a qualifier, which a claim names by its words: what it does to bounds."""
    if body.qualifier is None:
        return None
    if body.qualifier in ("some of", "most of"):
        return body.qualifier
    if body.high is None:
        return "at least"
    return "at most" if body.low is None else "about"
