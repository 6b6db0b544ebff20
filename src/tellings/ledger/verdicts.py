"""How the readings of one locus stand to each other: the verdict, and a note that says why.

Where several hold, the first of denied, superseded, conflicting, differing scope is given. A
reading that a copy altered in copying never moves the verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from tellings.ledger.points import Point
from tellings.ledger.readings import Counting, Group, label
from tellings.ledger.same import LASTING
from tellings.ledger.values import agree, contains
from tellings.model import Verdict

Judged = tuple[Verdict, str | None]


@dataclass(frozen=True, slots=True)
class Change:
    """What is known of how a tally changes and in which order the reports were written.

    ``grows``: early reports give it too low (the dead of a flood); ``varies``: it changes either
    way (the missing); ``corrected``: a sentence names its figure a correction; ``written``: pairs
    of reports of which the first was written before the second.
    """

    grows: bool = False
    varies: bool = False
    corrected: bool = False
    written: frozenset[tuple[str, str]] = frozenset()


def judge(groups: Sequence[Group], change: Change, lineages: Counting) -> Judged:
    """Return the verdict on a locus and its reason."""
    live = _telling([told for told in groups if not told.altered] or list(groups))
    asserted = [told for told in live if not told.denied]
    denied = [told for told in live if told.denied and not _numbers_itself(told, asserted)]
    note = _alterations(groups)
    if asserted and denied:
        return "denied", _joined(f"denied by {_origins(denied)}", note)
    live = [told for told in live if told in asserted or told in denied]
    if any(told.ended for told in live) and not all(told.ended for told in live):
        return _over(live, note)
    if len(live) == 1:
        return _lone(live[0], lineages), note
    opposed = [pair for pair in combinations(live, 2) if not _compatible(*pair)]
    if not opposed:
        return "differing scope", _joined(_scope(live), note)
    succession = _succession(live, change)
    if succession:
        return "superseded", _joined(_history(succession), note)
    return "conflicting", _joined(_against(opposed), note)


def _numbers_itself(denial: Group, asserted: Sequence[Group]) -> bool:
    """Return whether those who deny a figure give another: that is a conflict and no denial."""
    if denial.value.untold:
        return False
    given = {origin for told in asserted for origin in told.origins}
    return set(denial.origins) <= given


def _over(live: Sequence[Group], note: str | None) -> Judged:
    """Return the verdict where one says that what another tells is over."""
    before = max((g.days[0] for g in live if g.days and not g.ended), default="")
    after = min((g.days[1] for g in live if g.days and g.ended), default="")
    verdict: Verdict = "superseded" if before and before <= after else "conflicting"
    return verdict, _joined(_history(sorted(live, key=lambda g: g.days or ("", ""))), note)


def _telling(groups: Sequence[Group]) -> list[Group]:
    """Return the readings without those that assert a thing without its number, if any tells it.

    Nor does a reading count that is told under a condition only ("if she is right").
    """
    numbered = [told for told in groups if told.denied or not told.value.untold]
    groups = numbered if any(not told.denied for told in numbered) else list(groups)
    return [told for told in groups if not told.conditional] or list(groups)


def _lone(told: Group, lineages: Counting) -> Verdict:
    count = lineages(told.sentences)
    return "agreed" if count > 1 and len(told.origins) > 1 else "single"


def _compatible(one: Group, other: Group) -> bool:
    """Return whether the readings differ in scope only: a part against its whole."""
    first, second = one.value, other.value
    if agree(first, second) or _is_addend(one, other) or _is_addend(other, one):
        return True
    if _is_local(one, other) or _is_local(other, one):
        return True
    if first.partial or second.partial:
        return contains(first, second) or contains(second, first) or _part_within(one, other)
    return contains(first, second) or contains(second, first)


def _is_addend(part: Group, whole: Group) -> bool:
    """Return whether the one tells a part that the other added up."""
    return any(part.value.high in point.addends for point in whole.points)


def _is_local(part: Group, whole: Group) -> bool:
    """Return whether the one tells how many are at a place, the other more in all around it."""
    fewer = part.value.high <= whole.value.low
    return fewer and all(
        point.event in LASTING
        and bool(around.where.keys & point.where.within)
        and not point.where.keys & around.where.within
        for point in part.points
        for around in whole.points
    )


def _part_within(one: Group, other: Group) -> bool:
    """Return whether an unnumbered part ("some of the 120") leaves room for the other's figure."""
    partial, told = (one, other) if one.value.partial else (other, one)
    whole = partial.value.whole
    if whole is None:
        return True
    return told.value.partial or 0 < told.value.high <= whole


def _succession(live: Sequence[Group], change: Change) -> Sequence[Group] | None:
    """Return the readings in an order in which each took the place of the one before it."""
    told = sorted(live, key=lambda g: (_first_told(g), g.value.low))
    if change.corrected and len({g.days for g in told}) > 1:
        return told
    orders = [told, sorted(live, key=lambda g: g.value.low), sorted(live, key=lambda g: g.still)]
    return next((o for o in orders if all(_replaced(*p, change) for p in combinations(o, 2))), None)


def _first_told(told: Group) -> str:
    return told.days[0] if told.days else ""


def _replaced(earlier: Group, later: Group, change: Change) -> bool:
    """Return whether the later figure took the earlier one's place, by its word or by growth."""
    if _compatible(earlier, later) or _set_aside(earlier, later):
        return True
    if change.varies and later.still and not earlier.still:
        return True
    grown = change.grows and earlier.value.low < later.value.low
    if grown and earlier.at_least and _first_told(earlier) <= _first_told(later):
        return True
    turned = change.varies or grown
    return turned and _before(earlier, later, change.written)


def _set_aside(earlier: Group, later: Group) -> bool:
    """Return whether a text that tells the later figure sets the earlier one aside as its own."""
    marks = [p for p in earlier.points if p.aside and p.claims[0].report in later.reports]
    held = [p for p in earlier.points if not p.aside]
    return any(
        all(_own(mark, point) and (point.told or "") <= (mark.told or "~") for point in held)
        for mark in marks
    )


def _own(mark: Point, point: Point) -> bool:
    if mark.aside == "replaced":
        return True
    return mark.line == point.line or mark.origin == point.origin


def _before(earlier: Group, later: Group, written: frozenset[tuple[str, str]]) -> bool:
    first, last = earlier.days, later.days
    if first is not None and last is not None and first != last:
        return first[0] <= last[0] and first[1] <= last[1]
    ordered = any((a, b) in written for a in earlier.reports for b in later.reports)
    return ordered and not any((b, a) in written for a in earlier.reports for b in later.reports)


def _history(told: Sequence[Group]) -> str:
    return ", then ".join(f"{label(g)} ({g.days[1]})" if g.days else label(g) for g in told)


def _against(opposed: Iterable[tuple[Group, Group]]) -> str:
    one, other = next(iter(opposed))
    return f"{label(one)} by {_origins([one])}; {label(other)} by {_origins([other])}"


def _scope(live: Sequence[Group]) -> str:
    return "; ".join(f"{label(told)} by {_origins([told])}" for told in live)


def _origins(groups: Iterable[Group]) -> str:
    return ", ".join(sorted({origin for told in groups for origin in told.origins}))


def _alterations(groups: Sequence[Group]) -> str | None:
    changed = [label(told) for told in groups if told.altered]
    return f"{', '.join(changed)}: changed in copying" if changed else None


def _joined(*notes: str | None) -> str:
    return "; ".join(note for note in notes if note)
