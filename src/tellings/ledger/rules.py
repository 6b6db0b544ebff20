"""The reader's rule: which figure to take where readings differ, and how much the choice matters.

Analysts who code events from news each keep a rule of their own: the most conservative figure
(ACLED), a low, a best and a high one (UCDP), a range (Airwars), the latest that an official gives.
The ledger itself picks none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from tellings.model import Chosen, Reading

Rule = Literal["conservative", "latest-official", "range", "majority-of-origins"]
NEWS = 14
"""Days, from the first reading on, in which a figure told later is news of the thing."""
RULES: tuple[Rule, ...] = get_args(Rule)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reading with a number, and whether an official stands behind it."""

    reading: Reading
    low: float
    high: float
    official: bool

    @property
    def latest(self) -> str:
        """Return the last day it was told, or the empty string, which sorts first."""
        return self.reading.latest or ""

    @property
    def support(self) -> tuple[int, int]:
        """Return what a majority counts: origins, then lineages."""
        return len(self.reading.origins), self.reading.lineages


def candidates(readings: Sequence[Reading], official: Callable[[str], bool]) -> list[Candidate]:
    """Return the readings that a rule may choose from: those with a number of their own.

    A reading that exists only because a copy altered its parent is left out. Where one bound was
    told ("at least 200"), it stands for both.
    """
    return [
        Candidate(reading, *told, any(official(origin) for origin in reading.origins))
        for reading in readings
        if reading.changed_in_copying is None and (told := bounds(reading)) is not None
    ]


def choose(rule: Rule, readings: Sequence[Candidate]) -> Chosen | None:
    """Return what the rule takes from the readings; None where none has a number."""
    if not readings:
        return None
    low, high = min(r.low for r in readings), max(r.high for r in readings)
    best, why = _BEST[rule](readings)
    if rule == "range":
        return Chosen(rule, low, best.high, high, why)
    return Chosen(rule, best.low, best.high, best.high, why)


def spread(readings: Sequence[Candidate]) -> float:
    """Return how much the choice matters: the greatest over the least that any rule gives, less 1.

    0 means that every rule gives the same figure.
    """
    given = [chosen for rule in RULES if (chosen := choose(rule, readings)) is not None]
    if not given:
        return 0.0
    least, most = min(c.low for c in given), max(c.high for c in given)
    return most / least - 1 if least > 0 else float(most > 0)


def bounds(reading: Reading) -> tuple[float, float] | None:
    """Return the least and the greatest figure of a reading; None where it has none."""
    low, high = reading.low, reading.high
    if low is None and high is None:
        return None
    if low is None or high is None:
        bound = low if low is not None else high
        assert bound is not None  # noqa: S101  one of the two was told
        return bound, bound
    return low, high


def _lowest(readings: Sequence[Candidate]) -> tuple[Candidate, str]:
    return min(readings, key=lambda r: (r.low, r.high)), "the lowest figure that is told"


def _latest_official(readings: Sequence[Candidate]) -> tuple[Candidate, str]:
    """Return the latest that an official gives; without one, the latest news that is borne out.

    A late report that stands alone more often has it wrong than knows better.
    """
    official = [r for r in readings if r.official]
    borne_out = [r for r in readings if r.reading.lineages > 1]
    news = _news(borne_out or readings, readings)
    best = max(official or news, key=lambda r: (r.latest, r.support, -r.low))
    if official:
        return best, "the latest from an official"
    if borne_out:
        return best, "the latest that two lineages tell; no official gives one"
    return best, "the latest; no official gives one"


def _most_origins(readings: Sequence[Candidate]) -> tuple[Candidate, str]:
    """Return the reading of most origins; of those equal the latest news, then the lower."""
    most = max(r.support for r in readings)
    equal = _news([r for r in readings if r.support == most], readings)
    best = max(equal, key=lambda r: (r.latest, -r.low))
    count, lineages = len(best.reading.origins), best.reading.lineages
    told = f"{count} origin{'' if count == 1 else 's'}"
    return best, f"{told} in {lineages} lineage{'' if lineages == 1 else 's'}"


def _news(some: Sequence[Candidate], readings: Sequence[Candidate]) -> Sequence[Candidate]:
    """Return those told while the thing was news; all of them where none was.

    What is told weeks later looks back, and more often has it wrong than knows better.
    """
    days = {r.latest: _day(r.latest) for r in readings}
    first = min((day for day in days.values() if day is not None), default=0)
    fresh = [r for r in some if (days[r.latest] or first) - first <= NEWS]
    return fresh or some


def _day(told: str) -> int | None:
    """Return a day as an ordinal; None for none, and for what is no whole date."""
    try:
        return date.fromisoformat(told).toordinal()
    except ValueError:
        return None


_BEST: Mapping[Rule, Callable[[Sequence[Candidate]], tuple[Candidate, str]]] = {
    "conservative": _lowest,
    "latest-official": _latest_official,
    "range": _most_origins,
    "majority-of-origins": _most_origins,
}
