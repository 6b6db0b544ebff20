from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from tellings.language.once import ReadOnce
from tellings.language.reading import Parse


@dataclass
class Counting:
    """A stand-in for the pipeline that tells what it was asked to read."""

    asked: list[str] = field(default_factory=list)

    def read(self, texts: Sequence[str]) -> tuple[Parse, ...]:
        self.asked += texts
        return tuple(Parse(text, (), (), np.zeros(384, np.float32), ()) for text in texts)


def test_a_sentence_is_read_once_over_all_calls() -> None:
    counting = Counting()
    reader = ReadOnce(counting)
    reader.read(["The ferry sank.", "Two are missing.", "The ferry sank."])
    later = ["Two are missing.", "Divers came.", "The ferry sank."]
    again = reader.read(later)
    assert counting.asked == ["The ferry sank.", "Two are missing.", "Divers came."]
    assert [parse.text for parse in again] == [
        "Two are missing.",
        "Divers came.",
        "The ferry sank.",
    ]
