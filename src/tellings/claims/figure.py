"""A numeral of a text with what its neighbourhood tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "count",
    "money",
    "percent",
    "fraction",
    "measure",
    "duration",
    "multiple",
    "age",
    "date",
    "clock",
    "ordinal",
    "score",
    "phone",
    "model",
    "series",
    "address",
    "label",
]
QUANTITIES: frozenset[Kind] = frozenset(
    ["count", "money", "percent", "fraction", "measure", "duration", "multiple"]
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A numeral with all that its neighbourhood tells.

    ``start`` to ``end`` covers sign, numeral and unit; ``first`` is where its qualifier begins (or
    ``start``); ``core`` bounds the bare numeral. Bounds are ``None`` where they are open, as in the
    contract. A percentage or a fraction has unit "%". ``whole`` is the M of "N of the M".
    ``twin``: the same value as the figure before it, told in another unit ("8 km (5 miles)").
    """

    start: int
    end: int
    first: int
    core: tuple[int, int]
    low: float | None
    high: float | None
    kind: Kind
    unit: str | None = None
    qualifier: str | None = None
    bound: str | None = None
    whole: float | None = None
    scale: float = 1
    hyphenated: bool = False
    twin: bool = False

    @property
    def is_quantity(self) -> bool:
        """Return whether it counts or measures something."""
        return self.kind in QUANTITIES
