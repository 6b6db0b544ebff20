"""A report with what every claim asks of it: trees at their places, marks, paragraphs, entities."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from tellings.claims.cues import Frame
from tellings.claims.frames import frames
from tellings.claims.marks import Marked, pair_marks
from tellings.claims.syntax import Tree
from tellings.language.lines import paragraphs
from tellings.language.reading import ReadReport
from tellings.model import Bounds, Entity, Part, Report, Time


class Context:
    """One report as the rules see it. Positions count the sentences that were read, from 0."""

    def __init__(self, reading: ReadReport) -> None:
        self.reading = reading
        self.report: Report = reading.report
        self.text = reading.report.text
        self.sentences = reading.sentences
        self.trees = [Tree(sentence.parse) for sentence in reading.sentences]
        self.scenes: dict[int, str | None] = {}
        """The place where something happens in a sentence, as far as it was asked for."""

    def part(self, position: int) -> Part:
        """Return the part of the report that a sentence belongs to."""
        return self.report.sentences[self.sentences[position].index].part

    def index(self, position: int) -> int:
        """Return the sentence's index in the report."""
        return self.sentences[position].index

    def place(self, position: int, bounds: Bounds) -> Bounds:
        """Return offsets within a sentence as offsets within the report."""
        start = self.sentences[position].start
        return start + bounds[0], start + bounds[1]

    def span(self, position: int) -> Bounds:
        """Return the characters of a sentence."""
        sentence = self.sentences[position]
        return sentence.start, sentence.start + len(sentence.parse.text)

    def words(self, bounds: Bounds) -> str:
        """Return the characters between two offsets."""
        return self.text[bounds[0] : bounds[1]]

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def position_at(self, offset: int) -> int:
        """Return the sentence that holds an offset, or the last one before it; -1 before all."""
        return bisect_right(self._starts, offset) - 1

    @cached_property
    def paragraphs(self) -> list[Bounds]:
        """Return the bounds of the paragraphs."""
        return paragraphs(self.text)

    def paragraph(self, position: int) -> int:
        """Return the number of the paragraph that a sentence begins in."""
        starts = [start for start, _ in self.paragraphs]
        return bisect_right(starts, self.sentences[position].start) - 1

    @cached_property
    def marks(self) -> tuple[Marked, ...]:
        """Return the outermost stretches in quotation marks."""
        pairs = pair_marks(self.text, [start for start, _ in self.paragraphs if start])
        return tuple(marked for marked in pairs if marked.level == 0)

    @cached_property
    def frames(self) -> list[list[Frame]]:
        """Return the cues of each sentence with their sources and contents."""
        return [frames(tree) for tree in self.trees]

    @cached_property
    def _mentions(self) -> list[tuple[int, int, Entity, str]]:
        own = self.report.id
        found = [
            (mention.start, mention.end, entity, mention.form)
            for entity in self.reading.entities
            for mention in entity.mentions
            if mention.report == own
        ]
        return sorted(found, key=lambda row: (row[0], -row[1], row[2].id))

    def entity_over(self, start: int, end: int) -> Entity | None:
        """Return the entity whose shortest mention covers these characters."""
        covering = [row for row in self._mentions if row[0] <= start and end <= row[1]]
        return min(covering, key=lambda row: row[1] - row[0])[2] if covering else None

    def entity_at(self, position: int, index: int) -> Entity | None:
        """Return the entity whose shortest mention covers a token of a sentence."""
        token = self.trees[position].token(index)
        return self.entity_over(*self.place(position, (token.start, token.end)))

    def named_before(self, offset: int) -> Iterator[tuple[int, Entity]]:
        """Yield where entities are named before an offset, the nearest first."""
        for start, end, entity, form in reversed(self._mentions):
            if end <= offset and form == "name":
                yield start, entity

    def times_within(self, start: int, end: int) -> list[Time]:
        """Return the expressions of time between two offsets, in order."""
        return [time for time in self._times if start <= time.start and time.end <= end]

    @cached_property
    def _times(self) -> list[Time]:
        return sorted(self.reading.times, key=lambda time: (time.start, time.end))
