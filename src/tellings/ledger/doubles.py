"""Near copies of one report: which of them stands for all, and where each tells the same words.

Two reports are doubles where one has its text from the other and hardly a word differs. What a
copier's words, or a parser's slips over them, make of such a text is no news: the ledger is built
from the one report that stands for all of them (its leader), and what the others tell stands where
the leader tells it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from math import ceil
from operator import itemgetter

from rapidfuzz.distance import LCSseq

from tellings.model import Bounds, Descent, Report
from tellings.stemma import Family
from tellings.stemma.lineages import WHOLE

WORD = re.compile(r"\w+")
ALIKE = 0.8
"""The share of words, of the longer text, that stand in both in one order."""


@dataclass(frozen=True, slots=True)
class Double:
    """A near copy: its leader, and where each of its words stands there.

    ``runs`` are (start, end, start in the leader, end there), for words kept and words that stand
    in the place of others; offsets count characters of the texts. They go by where they start.
    """

    leader: str
    runs: tuple[tuple[int, int, int, int], ...]

    def stretch(self, start: int, end: int) -> Bounds:
        """Return the stretch of the leader in which stands what stands here; empty where none."""
        first = bisect_right(self.runs, start, key=itemgetter(1))
        within = self.runs[first : bisect_left(self.runs, end, lo=first, key=itemgetter(0))]
        if not within:
            return 0, 0
        return min(run[2] for run in within), max(run[3] for run in within)

    def share(self, start: int, end: int) -> float:
        """Return the share of the letters of a stretch whose words have a place in the leader."""
        first = bisect_left(self.runs, start, key=itemgetter(0))
        last = bisect_right(self.runs, end, lo=first, key=itemgetter(1))
        return sum(b - a for a, b, _, _ in self.runs[first:last]) / max(1, end - start)


@dataclass(frozen=True)
class _Text:
    """The words of a report in small letters, and where each stands in it."""

    report: Report

    @cached_property
    def spans(self) -> list[Bounds]:
        return [match.span() for match in WORD.finditer(self.report.text)]

    @cached_property
    def words(self) -> list[str]:
        return [word.lower() for word in WORD.findall(self.report.text)]


def doubles(family: Family, days: Mapping[str, int]) -> dict[str, Double]:
    """Return the near copies among the reports by id; ``days`` are stated days of publication."""
    texts = {report.id: _Text(report) for report in family.reports}
    copied = [d for d in family.descents if d.parent in texts and _is_copy(d, days)]
    near = [d for d in copied if _alike(texts[d.child], texts[d.parent])]
    spread = Counter(word for text in texts.values() for word in set(text.words)) if copied else {}
    found: dict[str, Double] = {}
    for line in _groups(copied):
        strangers = _strangers(line, texts, spread)
        lead = partial(_leader, descents=family.descents, days=days, strangers=strangers)
        for leader, group in _led(line, [d for d in near if d.child in line], texts, lead):
            for report in sorted(group - {leader}):
                found[report] = Double(leader, tuple(_runs(texts[report], texts[leader])))
    return found


def _led(
    line: set[str],
    near: Sequence[Descent],
    texts: Mapping[str, _Text],
    lead: Callable[[set[str]], str],
) -> Iterator[tuple[str, set[str]]]:
    """Yield the near copies among texts that come wholly from each other, with their leaders.

    Whose parent is not much like it may yet be like that parent's own.
    """
    groups = {lead(group): group for group in _groups(near)}
    groups |= {text: {text} for text in line.difference(*groups.values())}
    while groups:
        leader = lead({*groups})
        group = groups.pop(leader)
        for other in sorted(groups):
            if _alike(texts[other], texts[leader]):
                group = group | groups.pop(other)
        yield leader, group


def _is_copy(descent: Descent, days: Mapping[str, int]) -> bool:
    """Return whether one text comes wholly from another, and the later revises nothing."""
    told = {days.get(descent.child), days.get(descent.parent)}
    revises = descent.direction != "unknown" or len(told) > 1
    return descent.derived >= WHOLE and not (descent.relation == "revision" and revises)


def _alike(text: _Text, other: _Text) -> bool:
    """Return whether two texts are one but for a few words."""
    least = ceil(ALIKE * max(len(text.words), len(other.words)))
    return LCSseq.similarity(text.words, other.words, score_cutoff=least) >= least


def _groups(descents: Sequence[Descent]) -> list[set[str]]:
    home: dict[str, set[str]] = {}
    for descent in descents:
        joined = home.get(descent.child, {descent.child}) | home.get(
            descent.parent, {descent.parent}
        )
        home.update(dict.fromkeys(joined, joined))
    distinct = {id(group): group for group in home.values()}
    return sorted(distinct.values(), key=min)


def _leader(
    group: set[str],
    descents: Sequence[Descent],
    days: Mapping[str, int],
    strangers: Mapping[str, int],
) -> str:
    """Return the report that the others come from, as far as that can be told.

    That is one that certainly comes from none of them, appeared first, and has the fewest words
    that no other report of the run has: who alters a text brings in words foreign to its story.
    """
    inner = [d for d in descents if d.child in group and d.parent in group]
    copied = {d.child for d in inner if d.direction == "certain"}
    likely = {d.child for d in inner if d.direction == "likely"}
    latest = date.max.toordinal()
    return min(
        group,
        key=lambda r: (r in copied, days.get(r, latest), r in likely, strangers[r], r),
    )


def _strangers(
    group: set[str], texts: Mapping[str, _Text], spread: Mapping[str, int]
) -> dict[str, int]:
    """Return for each report how many words it has that stand in it alone."""
    return {r: sum(spread[word] == 1 for word in set(texts[r].words)) for r in group}


def _runs(text: _Text, leader: _Text) -> Iterator[tuple[int, int, int, int]]:
    """Yield the runs of words that stand in both, and those that stand for each other."""
    here, there = text.spans, leader.spans
    first = start = 0
    for a, b, size in LCSseq.opcodes(text.words, leader.words).as_matching_blocks():
        if start < b:
            for i in range(first, a):
                yield (*here[i], *there[min(start + i - first, b - 1)])
        for one, other in zip(here[a : a + size], there[b : b + size], strict=True):
            yield (*one, *other)
        first, start = a + size, b + size


def led(descents: Sequence[Descent], found: Mapping[str, Double]) -> tuple[Descent, ...]:
    """Return the descents with each copy drawn into its leader: outward ones as the leader's.

    Where the leader was told to come from its copy only, it has the copy's parents.
    """
    leaders = {double.leader for double in found.values()}
    rows: dict[tuple[str, str], Descent] = {}
    heads = {d.child for d in descents if d.child in leaders and _top(d.parent, found) != d.child}
    for descent in sorted(
        descents, key=lambda d: (d.child in found, -d.derived, d.child, d.parent)
    ):
        child, parent = _top(descent.child, found), _top(descent.parent, found)
        if child == parent or (descent.child in found and child in heads):
            continue
        rows.setdefault((child, parent), replace(descent, child=child, parent=parent))
    inner = {(d.child, d.parent): d for d in descents}
    for report, double in sorted(found.items()):
        pair = inner.get((report, double.leader)) or inner.get((double.leader, report))
        pair = pair or max(
            (d for d in descents if report in (d.child, d.parent)), key=lambda d: d.derived
        )
        rows[report, double.leader] = replace(
            pair, child=report, parent=double.leader, derived=1.0, direction="likely"
        )
    return tuple(rows[key] for key in sorted(rows))


def _top(text: str, found: Mapping[str, Double]) -> str:
    return found[text].leader if text in found else text
