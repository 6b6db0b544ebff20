"""The classes of counted things and of the events that they take part in, from the data files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tellings.wordlists import parsed


@dataclass(frozen=True, slots=True)
class Classes:
    """Which class a word belongs to, and which class stands under which."""

    of: Mapping[str, str]
    under: Mapping[str, str]
    growing: frozenset[str]
    varying: frozenset[str]

    def related(self, one: str, other: str) -> bool:
        """Return whether the classes are one, or one stands under the other."""
        return one == other or self.under.get(one) == other or self.under.get(other) == one


@cache
def counted() -> Classes:
    """Return the classes of counted nouns."""
    return _load("counted.yaml", "nouns")


@cache
def events() -> Classes:
    """Return the classes of events."""
    return _load("events.yaml", "words")


def _load(name: str, field: str) -> Classes:
    text = (files("tellings.ledger") / "resources" / name).read_text(encoding="utf-8")
    rows = parsed(text)["classes"]
    of: dict[str, str] = {}
    for label, row in rows.items():
        for word in row[field]:
            of.setdefault(str(word), label)
    return Classes(
        of=of,
        under={label: row["under"] for label, row in rows.items() if "under" in row},
        growing=frozenset(label for label, row in rows.items() if row.get("grows")),
        varying=frozenset(label for label, row in rows.items() if row.get("varies")),
    )
