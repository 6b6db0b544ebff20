"""How the readings of one locus stand to each other: the verdict, and a note that says why.

Where several hold, the first of denied, superseded, conflicting, differing scope is given. A
reading that a copy altered in copying never moves the verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from tellings.ledger.readings import Counting, Group, label
from tellings.ledger.values import agree, contains
from tellings.model import Verdict

Judged = tuple[Verdict, str | None]


def judge(groups: Sequence[Group], grows: bool, corrected: bool, lineages: Counting) -> Judged:
    """Return the verdict on a locus and its reason.

    ``grows`` tells that the locus is a tally that early reports give too low (the dead of a
    flood); ``corrected`` that a later reading names itself a correction.
    """
    live = _telling([told for told in groups if not told.altered] or list(groups))
    asserted = [told for told in live if not told.denied]
    denied = [told for told in live if told.denied]
    note = _alterations(groups)
    if asserted and denied:
        return "denied", _joined(f"denied by {_origins(denied)}", note)
    if any(told.ended for told in live) and not all(told.ended for told in live):
        return _over(live, note)
    if len(live) == 1:
        return _lone(live[0], lineages), note
    opposed = [pair for pair in combinations(live, 2) if not _compatible(*pair)]
    if not opposed:
        return "differing scope", _joined(_scope(live), note)
    if _superseded(live, grows, corrected):
        return "superseded", _joined(_history(live), note)
    return "conflicting", _joined(_against(opposed), note)


def _over(live: Sequence[Group], note: str | None) -> Judged:
    """Return the verdict where one says that what another tells is over."""
    before = max((g.days[0] for g in live if g.days and not g.ended), default="")
    after = min((g.days[1] for g in live if g.days and g.ended), default="")
    verdict: Verdict = "superseded" if before and before <= after else "conflicting"
    return verdict, _joined(_history(live), note)


def _telling(groups: Sequence[Group]) -> list[Group]:
    """Return the readings without those that assert a thing without its number, if any tells it."""
    numbered = [told for told in groups if told.denied or not told.value.untold]
    return numbered if any(not told.denied for told in numbered) else list(groups)


def _lone(told: Group, lineages: Counting) -> Verdict:
    count = lineages(place for point in told.points for place in point.sentences)
    return "agreed" if count > 1 and len(told.origins) > 1 else "single"


def _compatible(one: Group, other: Group) -> bool:
    """Return whether the readings differ in scope only: a part against its whole."""
    first, second = one.value, other.value
    if agree(first, second) or _is_addend(one, other) or _is_addend(other, one):
        return True
    if first.partial or second.partial:
        return contains(first, second) or contains(second, first) or _part_within(one, other)
    return contains(first, second) or contains(second, first)


def _is_addend(part: Group, whole: Group) -> bool:
    """Return whether the one tells a part that the other added up."""
    return any(part.value.high in point.addends for point in whole.points)


def _part_within(one: Group, other: Group) -> bool:
    """Return whether an unnumbered part ("some of the 120") leaves room for the other's figure."""
    partial, told = (one, other) if one.value.partial else (other, one)
    whole = partial.value.whole
    if whole is None:
        return True
    return told.value.partial or 0 < told.value.high <= whole


def _superseded(live: Sequence[Group], grows: bool, corrected: bool) -> bool:
    if any(told.days is None for told in live):
        return False
    if corrected:
        return len({told.days for told in live}) > 1
    told = sorted(live, key=lambda g: (g.days or ("", ""), g.value.low))
    for earlier, later in pairwise(told):
        first, last = earlier.days, later.days
        if first is None or last is None or first == last:
            return False
        if first[0] > last[0] or first[1] > last[1]:
            return False
        if not (grows and earlier.value.low < later.value.low):
            return False
    return True


def _history(live: Sequence[Group]) -> str:
    told = sorted(live, key=lambda g: g.days or ("", ""))
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
