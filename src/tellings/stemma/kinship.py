"""Two reports that share text: how much, and which of them can be the parent, with the reasons."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tellings.model import Alignment, Direction, Relation, Report
from tellings.reuse import PairEvidence, evidence

MACHINE = 0.5
WHOLE = 0.8
CERTAIN = 3.0
LIKELY = 1.0
DAMAGE = frozenset({"quotation mark", "stray fragment", "entity", "mojibake"})
"""Kinds of damage that come from copying, and never stand in an original."""
TAKE = re.compile(r"\b(?:UPDATE|LEAD|TAKE|WRAPUP)\s*(\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sign:
    """One reason for a direction: its weight, and what an editor would say."""

    weight: float
    reason: str


@dataclass(frozen=True)
class Kin:
    """A parent and a child, if that is what they are: what they share, and what speaks for it.

    ``sentences`` are the child's that stand in the parent; mere quotations do not count.
    """

    parent: Report
    child: Report
    derived: float
    of_parent: float
    evidence: PairEvidence
    sentences: frozenset[int]
    signs: tuple[Sign, ...]

    @property
    def weight(self) -> float:
        """Return how much speaks for this direction, less what speaks against it."""
        return sum(sign.weight for sign in self.signs)

    @property
    def direction(self) -> Direction:
        """Return how sure the direction is."""
        if self.weight >= CERTAIN:
            return "certain"
        return "likely" if self.weight >= LIKELY else "unknown"

    @property
    def closeness(self) -> float:
        """Return how near the child stands to this parent: what it took, and took unchanged."""
        return self.derived * (0.5 + 0.5 * self.evidence.same)


def kinships(reports: Sequence[Report], alignments: Iterable[Alignment]) -> list[Kin]:
    """Return both directions of every pair of reports that shares text."""
    held = {report.id: report for report in reports}
    pairs: dict[tuple[str, str], list[Alignment]] = defaultdict(list)
    for alignment in alignments:
        pairs[alignment.left.report, alignment.right.report].append(alignment)
    found: list[Kin] = []
    for (left, right), own in sorted(pairs.items()):
        text = [alignment for alignment in own if alignment.reuse != "quotation"]
        if text and left in held and right in held:
            found += _both(held[left], held[right], own, text)
    return found


def _both(
    left: Report, right: Report, own: Sequence[Alignment], text: Sequence[Alignment]
) -> Iterator[Kin]:
    shared = evidence(left, right, own)
    signs = tuple(_signs(left, right, shared, text))
    against = tuple(replace(sign, weight=-sign.weight) for sign in signs)
    in_left = frozenset(i for a in text for i in a.left.sentences)
    in_right = frozenset(i for a in text for i in a.right.sentences)
    yield Kin(left, right, shared.right_share, shared.left_share, shared, in_right, signs)
    yield Kin(right, left, shared.left_share, shared.right_share, shared, in_left, against)


def _signs(
    left: Report, right: Report, shared: PairEvidence, text: Sequence[Alignment]
) -> Iterator[Sign]:
    """Yield the signs of direction; a weight above nought says that the left is the parent."""
    yield from _by_date(left, right)
    yield from _by_machine(left, right)
    yield from _by_damage(left, right, text)
    yield from _by_credit(left, right)
    yield from _by_take(left, right)
    if max(shared.left_share, shared.right_share) >= WHOLE:
        gap = shared.right_share - shared.left_share
        if abs(gap) > 0.08:
            shorter = "the child" if gap > 0 else "the parent"
            yield Sign(1.0 if gap > 0 else -1.0, f"nearly all of {shorter} stands in the other")


def _by_date(left: Report, right: Report) -> Iterator[Sign]:
    one, other = left.published, right.published
    if one is None or other is None or "inferred" in (one.basis, other.basis):
        return
    first, second = (one.date, one.time or ""), (other.date, other.time or "")
    if one.date != other.date or (one.time and other.time and one.time != other.time):
        early, late = sorted((first, second))
        reason = f"published {' '.join(early).strip()}, before {' '.join(late).strip()}"
        yield Sign(3.0 if first < second else -3.0, reason)


def _by_machine(left: Report, right: Report) -> Iterator[Sign]:
    for report, sign in ((right, 1), (left, -1)):
        other = left if sign > 0 else right
        for kind in ("paraphrase", "translation"):
            own, others = getattr(report.machine, kind), getattr(other.machine, kind)
            if own >= MACHINE > others:
                made = "machine-paraphrased" if kind == "paraphrase" else "translated and back"
                yield Sign(3.0 * sign, f"the child's words are {made}, the parent's are not")


def _by_damage(left: Report, right: Report, text: Sequence[Alignment]) -> Iterator[Sign]:
    broken_left = _damaged(left, {i for a in text for i in a.left.sentences})
    broken_right = _damaged(right, {i for a in text for i in a.right.sentences})
    if bool(broken_left) != bool(broken_right):
        sign = 1.0 if broken_right else -1.0
        told = ", ".join(repr(words) for words in (broken_right or broken_left)[:3])
        yield Sign(2.5 * sign, f"damage that only a copy can have: {told}")


def _damaged(report: Report, sentences: set[int]) -> list[str]:
    bounds = [report.sentences[i] for i in sorted(sentences)]
    return [
        report.text[d.start : d.end]
        for d in report.damage
        if d.kind in DAMAGE and any(s.start <= d.start < s.end for s in bounds)
    ]


def _by_credit(left: Report, right: Report) -> Iterator[Sign]:
    if is_agency_of(left, right):
        yield Sign(3.0, f"credits {left.outlet}")
    elif is_agency_of(right, left):
        yield Sign(-3.0, f"credits {right.outlet}")


def is_agency_of(agency: Report, report: Report) -> bool:
    """Return whether the one is an agency's own take, and the other credits that agency."""
    named = agency.outlet is not None and agency.outlet in report.agencies
    return named and report.outlet != agency.outlet


def _by_take(left: Report, right: Report) -> Iterator[Sign]:
    if left.outlet is None or left.outlet != right.outlet:
        return
    one, other = _take(left), _take(right)
    if one != other:
        yield Sign(3.0 if one < other else -3.0, "a later take of the same outlet")


def _take(report: Report) -> int:
    found = TAKE.search(report.title or "")
    return int(found.group(1)) if found else 0


def relation(kin: Kin) -> Relation:
    """Return what the child did with its parent's text."""
    child = kin.child
    if kin.derived >= WHOLE / 2 and child.machine.paraphrase >= MACHINE:
        return "machine-paraphrase"
    if kin.derived >= WHOLE / 2 and child.machine.translation >= MACHINE:
        return "back-translation"
    if child.outlet is not None and child.outlet == kin.parent.outlet and kin.derived < WHOLE:
        return "revision"
    if kin.derived < WHOLE:
        return "partial"
    if kin.evidence.same < 0.6:
        return "rewrite"
    return "copy" if kin.of_parent >= WHOLE - 0.1 else "excerpt"


def by_pair(kin: Iterable[Kin]) -> Mapping[tuple[str, str], Kin]:
    """Return the kinships by the ids of parent and child."""
    return {(k.parent.id, k.child.id): k for k in kin}
