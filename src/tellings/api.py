"""The library: the dossier with its stories' stemma and ledger at hand, ready to print.

`Dossier` and `Story` are those of `model`, and go wherever those go.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path

from tellings import model
from tellings.ledger.judgements import load as load_judgements
from tellings.ledger.rules import Rule
from tellings.show import dossier as shown
from tellings.show import page, terminal, terminal_ledger
from tellings.show.sight import Sight, sights

WIDTH = 80


@dataclass(frozen=True)
class Stemma:
    """Which texts of a story descend from which; printed, it is the family as a tree."""

    sight: Sight = field(repr=False)

    @property
    def descents(self) -> tuple[model.Descent, ...]:
        """Return the edges of the family: child, parent, relation, share and reasons."""
        return self.sight.descents

    @property
    def ancestors(self) -> tuple[model.Ancestor, ...]:
        """Return the texts that we do not hold."""
        return self.sight.ancestors

    @property
    def lineages(self) -> tuple[tuple[str, ...], ...]:
        """Return the reports that count as one, the greatest group first."""
        return self.sight.lineages

    def __str__(self) -> str:
        return terminal.text_of(terminal.family(self.sight), WIDTH)


@dataclass(frozen=True)
class Ledger:
    """The entries of a story, what conflicts first; printed, it is what the terminal shows."""

    sight: Sight = field(repr=False)

    @property
    def entries(self) -> tuple[model.Entry, ...]:
        """Return the entries, each with its readings and verdict."""
        return self.sight.entries

    def __iter__(self) -> Iterator[model.Entry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __str__(self) -> str:
        return terminal.text_of(terminal_ledger.ledger(self.sight, WIDTH), WIDTH)


@dataclass(frozen=True)
class Story(model.Story):
    """A story with its stemma and its ledger."""

    stemma: Stemma
    ledger: Ledger


@dataclass(frozen=True)
class Dossier(model.Dossier):
    """All that was read out of the reports, its stories the largest first."""

    stories: tuple[Story, ...]

    def to_json(self) -> str:
        """Return the dossier as JSON, format ``tellings/1``."""
        return shown.to_json(self)

    def to_html(self) -> str:
        """Return the report page: one file that needs no network."""
        return page.to_html(self)

    def __str__(self) -> str:
        parts = terminal.parts(self, WIDTH)
        return "\n".join(terminal.text_of(part, WIDTH) for part in parts)


def read(
    *paths: str | os.PathLike[str],
    date: datetime.date | str | None = None,
    rule: Rule | None = None,
    judgements: str | os.PathLike[str] | None = None,
) -> Dossier:
    """Read reports from files and folders, and return what they add up to.

    ``date`` is when they were collected: the last day that any may have been published. ``rule``
    chooses a figure where readings differ; ``judgements`` is a file of a person's own. What could
    not be read is told under ``problems``. Raises ValueError where the date or a judgement is none,
    OSError where the judgements cannot be read.
    """
    from tellings import corpus  # noqa: PLC0415 `load` needs none of the stages

    collected = datetime.date.fromisoformat(date) if isinstance(date, str) else date
    told = load_judgements(Path(judgements)) if judgements is not None else ()
    return _dressed(corpus.read([Path(path) for path in paths], collected, told, rule))


def load(path: str | os.PathLike[str]) -> Dossier:
    """Return the dossier that a JSON file holds; raises ValueError where it holds none."""
    return _dressed(shown.from_json(Path(path).read_bytes()))


def _dressed(dossier: model.Dossier) -> Dossier:
    parts = {f.name: getattr(dossier, f.name) for f in fields(model.Dossier)}
    parts["stories"] = tuple(_story(sight) for sight in sights(dossier))
    return Dossier(**parts)


def _story(sight: Sight) -> Story:
    told = sight.story
    return Story(told.id, told.title, told.reports, Stemma(sight), Ledger(sight))
