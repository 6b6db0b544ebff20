"""Who of two was first: the signs, each with its weight and with words that a person can check.

A sign speaks for one text being the parent and the other the child; weights are log-odds. Nothing
here asks how much the two share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tellings.model import Alignment, Damage, Report
from tellings.stemma.dating import older, window
from tellings.stemma.usual import less_usual
from tellings.stemma.versions import compared

MACHINE_MADE = 0.5
_MACHINE = 8.0
_HINT = 0.1
_WIRE = 2.0
_NAMED = 3.0
_GROWN = 2.5
_SOME = 0.3
_CREDIT = 4.0
_TAKE = 4.0
_CUT = 0.7
_BROKEN = 2.5
_BROKEN_OFTEN = 4.0
_OFTEN = 3
_SHORTER = 0.85
_WORDED = 1.0
_DAMAGE = frozenset(
    {"entity", "mojibake", "stray fragment", "quotation mark", "character", "doubled word"}
)
_TAKES = re.compile(r"^\W*(?:UPDATE|WRAPUP|ADDS|RECAST)\s*-?\s*(\d+)", re.IGNORECASE)
_LATER = re.compile(
    r"^\W*(?:CORRECT(?:ED|ION)|REFILE|RECAST|ADDS|UPDATED?|WRAPUP|\d(?:st|nd|rd|th) LEAD)\b"
)
_ARTICLE = re.compile(r"^the\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Sign:
    """That one text comes from another: how strong a sign (log-odds), and what it is."""

    weight: float
    reason: str


def signs(parent: Report, child: Report, shared: Sequence[Alignment]) -> Iterator[Sign]:
    """Yield what speaks for the one being the parent of the other.

    ``shared`` are the alignments of the two, mere quotations left out, the parent on the left.
    """
    yield from _dates(parent, child)
    yield from _credit(parent, child)
    yield from _take(parent, child)
    yield from _machine(parent, child)
    yield from _damage(parent, child, shared)
    yield from _cut(parent, child, shared)
    yield from _wording(parent, child, shared)


def log_odds(parent: Report, child: Report, shared: Sequence[Alignment]) -> float:
    """Return the log-odds that the one is the parent of the other and not its child."""
    back = [turned(alignment) for alignment in shared]
    return sum(s.weight for s in signs(parent, child, shared)) - sum(
        s.weight for s in signs(child, parent, back)
    )


def turned(alignment: Alignment) -> Alignment:
    """Return the alignment with its sides exchanged."""
    spans = tuple((right, left) for left, right in alignment.spans)
    return Alignment(alignment.right, alignment.left, alignment.reuse, alignment.score, spans)


def _dates(parent: Report, child: Report) -> Iterator[Sign]:
    odds = older(window(parent), window(child))
    if odds > 0 and parent.published and child.published:
        first, later = (_moment(r) for r in (parent, child))
        if first != later:
            yield Sign(odds, f"it came out later ({later}, the other {first})")
        else:
            yield Sign(odds, "it seems to have come out later that day")


def _moment(report: Report) -> str:
    when = report.published
    if when is None:
        return "undated"
    return f"{when.date} {when.time}" if when.time else when.date


def _credit(parent: Report, child: Report) -> Iterator[Sign]:
    if parent.outlet is None or same_outlet(parent, child):
        return
    name = plain_name(parent.outlet)
    if name in {plain_name(agency) for agency in child.agencies}:
        cited = name in {plain_name(agency) for agency in child.cited}
        verb = "cites" if cited else "credits"
        yield Sign(_CREDIT, f"it {verb} {parent.outlet}, whose own text the other is")
    elif parent.outlet in parent.credited and child.outlet not in child.agencies:
        yield Sign(_WIRE, f"the other is an agency's own text ({parent.outlet})")
    elif child.credit and re.search(rf"\b{re.escape(name)}\b", plain_name(child.credit)):
        yield Sign(_CREDIT, f"its credit line names {parent.outlet}")
    elif names_outlet(child, parent):
        yield Sign(_NAMED, f"it names {parent.outlet} in its text")


def names_outlet(child: Report, parent: Report) -> bool:
    """Tell whether the one names the other's outlet, of two words or more, in its text."""
    name = parent.outlet or ""
    return " " in name.strip() and name.removeprefix("The ") in child.text


def same_outlet(one: Report, other: Report) -> bool:
    """Tell whether two reports come from one outlet."""
    if one.outlet is None or other.outlet is None:
        return False
    return plain_name(one.outlet) == plain_name(other.outlet)


@lru_cache(maxsize=10_000)
def plain_name(name: str) -> str:
    """Return the name of an outlet or agency without article, marks and case."""
    return _ARTICLE.sub("", name.casefold()).strip()


def _take(parent: Report, child: Report) -> Iterator[Sign]:
    if not same_outlet(parent, child):
        return
    if _number(child) > _number(parent):
        yield Sign(_TAKE, f"its title says that it is a later take: “{_head(child)}”")
    told = compared(parent.text, child.text)
    if told.log_odds >= _SOME and told.by:
        weight = min(_GROWN, told.log_odds)
        gained = " and ".join(told.by[:2])
        yield Sign(weight, f"a later version of the outlet's own text by its words ({gained})")


def _number(report: Report) -> float:
    title = report.title or ""
    found = _TAKES.match(title)
    return float(found.group(1)) if found else 0.5 * bool(_LATER.match(title))


def _head(report: Report) -> str:
    return " ".join((report.title or "").split()[:4])


def _machine(parent: Report, child: Report) -> Iterator[Sign]:
    more = _machine_share(child) - _machine_share(parent)
    if machine_made(child) and not machine_made(parent):
        yield Sign(_MACHINE, "its words were put in by a machine, the other's were not")
    elif not machine_made(child) and more >= _HINT:
        yield Sign(_MACHINE * more / MACHINE_MADE, "some of its words look put in by a machine")


def machine_made(report: Report) -> bool:
    """Tell whether a text went through a machine: spun, or translated there and back."""
    return _machine_share(report) >= MACHINE_MADE


def _machine_share(report: Report) -> float:
    return max(report.machine.paraphrase, report.machine.translation)


def _damage(parent: Report, child: Report, shared: Sequence[Alignment]) -> Iterator[Sign]:
    broken = [
        mark
        for alignment in shared
        if not _broken(parent, alignment.left.sentences)
        for mark in _broken(child, alignment.right.sentences)
    ]
    if broken:
        first = child.text[broken[0].start : broken[0].end].strip()
        weight = _BROKEN_OFTEN if len(broken) >= _OFTEN else _BROKEN
        yield Sign(weight, f"damage that only a copy can have: “{first}”")


def _broken(report: Report, sentences: Sequence[int]) -> list[Damage]:
    places = [report.sentences[index] for index in sentences]
    return [
        mark
        for mark in report.damage
        if mark.kind in _DAMAGE and any(p.start <= mark.start < p.end for p in places)
    ]


def _cut(parent: Report, child: Report, shared: Sequence[Alignment]) -> Iterator[Sign]:
    """Yield the sign of a text all of whose sentences stand in a longer one, in order."""
    body = [i for i, place in enumerate(child.sentences) if place.part == "body"]
    there = [i for i, place in enumerate(parent.sentences) if place.part == "body"]
    taken = {index for alignment in shared for index in alignment.right.sentences}
    if same_outlet(parent, child):
        return
    if not body or len(body) > _SHORTER * len(there) or not taken.issuperset(body):
        return
    firsts = [a.left.sentences[0] for a in sorted(shared, key=lambda a: a.right.sentences)]
    order = ", in order" if firsts == sorted(firsts) else ""
    yield Sign(_CUT, f"its {len(body)} sentences all stand in the other{order}")


def _wording(parent: Report, child: Report, shared: Sequence[Alignment]) -> Iterator[Sign]:
    if machine_made(parent) or machine_made(child):
        return
    odds = less_usual(parent, child, shared)
    if odds > 0:
        yield Sign(min(_WORDED, odds), "its words are the less usual ones where the two differ")
