"""Sentences of a run, each distinct one read once however many copies carry it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tellings.language.reading import Parse, Reader


@dataclass(frozen=True, slots=True)
class ReadOnce:
    """A reader that keeps what it has read, so that one pass serves reuse and claims."""

    reader: Reader
    kept: dict[str, Parse] = field(default_factory=dict)

    def read(self, texts: Sequence[str]) -> tuple[Parse, ...]:
        """Return the parse of every sentence; only those not met before are read."""
        new = [text for text in dict.fromkeys(texts) if text not in self.kept]
        self.kept.update(zip(new, self.reader.read(new), strict=True))
        return tuple(self.kept[text] for text in texts)
