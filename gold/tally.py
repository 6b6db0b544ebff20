"""Right answers out of all, by the name of what was asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass
class Tally:
    """Right answers out of all, and what was missed.

    For an F1 count every row of the gold once and everything found once: the share is then
    2 · right / (gold + found).
    """

    right: int = 0
    whole: int = 0
    missed: list[str] = field(default_factory=list)

    def add(self, hit: bool, what: str) -> None:
        """Count one answer."""
        self.right += hit
        self.whole += 1
        if not hit:
            self.missed.append(what)

    @property
    def share(self) -> float:
        """Return the share of right answers; 1 where nothing was asked."""
        return self.right / self.whole if self.whole else 1.0


class Tallies(defaultdict[str, Tally]):
    """A tally for each thing measured, in the order of their first answers."""

    def __init__(self) -> None:
        super().__init__(Tally)


def table(tallies: Mapping[str, Tally], misses: bool) -> str:
    """Return the tallies as lines, each followed by what was missed where that is wanted."""
    lines = []
    for name, tally in tallies.items():
        lines.append(f"  {name:22} {tally.right:4}/{tally.whole:<4} {tally.share:.3f}")
        lines += [f"      {what}" for what in tally.missed if misses]
    return "\n".join(lines)
