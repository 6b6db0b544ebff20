"""Which texts count as one: the lineages of reports, and those behind any choice of sentences.

Independence is asked of sentences, not of reports: what a report tells by itself counts as its
own, what it carries from elsewhere as the text's that it comes from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tellings.model import Ancestor, Descent, Passage, Report

WHOLE = 0.8
"""The share from which on a report is wholly derived, and no witness of its own."""
MACHINE_MADE = 0.5
"""From here on a text is taken for machine-made: its words are some other text's."""


@dataclass(frozen=True)
class Family:
    """The reports (dates inferred where they can be) and how their texts hang together."""

    reports: tuple[Report, ...]
    passages: tuple[Passage, ...] = ()
    ancestors: tuple[Ancestor, ...] = ()
    descents: tuple[Descent, ...] = ()
    lineages: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def passage_at(self) -> Mapping[tuple[str, int], Passage]:
        """Return the passage that a sentence, given as (report, index), belongs to."""
        return {
            (side.report, index): passage
            for passage in self.passages
            for side in passage.members
            for index in side.sentences
        }

    @cached_property
    def line_of(self) -> Mapping[str, str]:
        """Return for each report and ancestor the name of its lineage: the least id in it."""
        texts = [r.id for r in self.reports] + [a.id for a in self.ancestors]
        return _joined(texts, self.descents)

    @cached_property
    def _behind(self) -> Mapping[str, frozenset[str] | None]:
        """Return whose a report's own sentences may be, as lineages; None where anybody's."""
        parents: dict[str, list[Descent]] = {report.id: [] for report in self.reports}
        for descent in self.descents:
            parents[descent.child].append(descent)
        return {r.id: self._whose(r, parents[r.id]) for r in self.reports}

    def _whose(self, report: Report, parents: Sequence[Descent]) -> frozenset[str] | None:
        if max(report.machine.paraphrase, report.machine.translation) >= MACHINE_MADE:
            return None
        own = {self.line_of[report.id]}
        if sum(descent.derived for descent in parents) >= WHOLE:
            own |= {self.line_of[d.parent] for d in parents if d.parent in self.line_of}
        return frozenset(own)

    @cached_property
    def _titles(self) -> Mapping[str, frozenset[int]]:
        return {
            r.id: frozenset(i for i, place in enumerate(r.sentences) if place.part == "title")
            for r in self.reports
        }

    @cached_property
    def _summed_up(self) -> Mapping[str, frozenset[str] | None]:
        """Return whose news a report's title may sum up: its own, or that of its passages."""
        found: dict[str, set[str]] = {report.id: set() for report in self.reports}
        for passage in self.passages:
            told = self._of(passage)
            for side in passage.members:
                found[side.report] |= told
        return {
            report: None if own is None else own | found[report]
            for report, own in self._behind.items()
        }

    def sources(self, report: str, sentence: int) -> frozenset[str] | None:
        """Return the lineages that may have written the sentence; None where any may have.

        One of several is meant where it cannot be told which: whoever has a passage may have put
        into it what it says now. The sentence of a machine-made text whose model is not found may
        be anybody's.
        """
        passage = self.passage_at.get((report, sentence))
        if sentence in self._titles[report]:
            return self._summed_up[report]
        return self._behind[report] if passage is None else self._of(passage)

    def _of(self, passage: Passage) -> frozenset[str]:
        if passage.ancestor is not None and passage.ancestor not in self._behind:
            return frozenset({self.line_of[passage.ancestor]})
        return frozenset(self.line_of[side.report] for side in passage.members)


def lineages(reports: Sequence[Report], descents: Sequence[Descent]) -> tuple[tuple[str, ...], ...]:
    """Return the reports joined where one is wholly derived, through lost ancestors too."""
    held = {report.id for report in reports}
    texts = sorted(held | {d.parent for d in descents})
    groups: dict[str, list[str]] = {}
    for text, line in _joined(texts, descents).items():
        if text in held:
            groups.setdefault(line, []).append(text)
    return tuple(sorted(tuple(sorted(group)) for group in groups.values()))


def lineage_of(family: Family) -> Mapping[tuple[str, int], str]:
    """Return for each sentence, as (report, index), its passage; the report where it is in none."""
    at = family.passage_at
    return {
        (report.id, index): at[report.id, index].id if (report.id, index) in at else report.id
        for report in family.reports
        for index in range(len(report.sentences))
    }


def lineages_behind(family: Family, sentences: Iterable[tuple[str, int]]) -> tuple[str, ...]:
    """Return the fewest lineages that the sentences, as (report, index), can go back to.

    A copy never adds one: a sentence counts for the text that it comes from, or for its report's
    lineage; where that cannot be told, for one that is counted already. Nor can there be more
    lineages than reports that stand apart.
    """
    places = sorted(set(sentences))
    told = [family.sources(*place) for place in places]
    known = sorted({tuple(sorted(options)) for options in told if options is not None})
    apart = {family.line_of[report] for report, _ in places}
    chosen = _fewest(known) or sorted(apart)[:1]
    return tuple(sorted(chosen)[: len(apart)])


def _fewest(choices: Sequence[tuple[str, ...]]) -> list[str]:
    """Return few lineages such that every sentence has one of its own among them.

    Those that only one can have written come first; of the rest, whichever serves most.
    """
    chosen = {options[0] for options in choices if len(options) == 1}
    left = [options for options in choices if chosen.isdisjoint(options)]
    while left:
        names = sorted({name for options in left for name in options})
        best = max(names, key=lambda name: sum(name in options for options in left))
        chosen.add(best)
        left = [options for options in left if best not in options]
    return sorted(chosen)


def _joined(texts: Iterable[str], descents: Iterable[Descent]) -> dict[str, str]:
    above = {text: text for text in sorted(texts)}

    def top(text: str) -> str:
        while above[text] != text:
            text = above[text]
        return text

    for descent in descents:
        if descent.derived >= WHOLE and descent.parent in above:
            one, other = sorted((top(descent.child), top(descent.parent)))
            above[other] = one
    return {text: top(text) for text in above}
