"""A sentence as comparing sees it: its words, their weights, which are quoted, its vector."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tellings.model import Part, Report
from tellings.reuse.quoted import quoted
from tellings.reuse.rarity import Rarity
from tellings.reuse.words import Words, split

COMPARED: frozenset[Part] = frozenset({"title", "standfirst", "body", "caption"})
_LEAST_WORDS = 3
_MOST_CAPITALS = 0.7


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of one report, ready to be compared.

    ``weights`` and ``quoted`` go word by word with ``words``; ``numbers`` are the stems that
    start with a digit, ``names`` those written with a capital inside the sentence. ``wording``
    numbers the sentences that it consists of: lines of one wording are equal in all but where they
    stand.
    """

    report: int
    sentence: int
    part: Part
    words: Words
    weights: NDArray[np.float64]
    quoted: NDArray[np.bool_]
    numbers: frozenset[str]
    names: frozenset[str]
    vector: NDArray[np.float32] | None
    wording: tuple[int, ...] = ()


def lines_of(
    reports: Sequence[Report], vectors: Mapping[str, NDArray[np.float32]] | None = None
) -> list[list[Line]]:
    """Return the comparable sentences of each report; furniture and credit lines are left out.

    ``vectors`` holds for each report id one row per sentence. A sentence that stands in several
    reports counts once for how rare its words are: a further copy changes no weight.
    """
    split_up = [
        {
            index: split(report.text, place.start, place.end)
            for index, place in enumerate(report.sentences)
            if place.part in COMPARED
        }
        for report in reports
    ]
    rarity = Rarity({words.stems for report in split_up for words in report.values()})
    wordings: dict[tuple[object, ...], int] = {}
    return [
        [
            replace(line, wording=(wordings.setdefault(_wording(line), len(wordings)),))
            for line in _lines(number, report, words, rarity, _of(report, vectors))
        ]
        for number, (report, words) in enumerate(zip(reports, split_up, strict=True))
    ]


def _of(
    report: Report, vectors: Mapping[str, NDArray[np.float32]] | None
) -> NDArray[np.float32] | None:
    return None if vectors is None else vectors[report.id]


def _wording(line: Line) -> tuple[object, ...]:
    """Return all of a line but where it stands."""
    vector = None if line.vector is None else line.vector.tobytes()
    return line.words.stems, line.words.forms, line.names, line.quoted.tobytes(), vector


def _lines(
    number: int,
    report: Report,
    split_up: Mapping[int, Words],
    rarity: Rarity,
    vectors: NDArray[np.float32] | None,
) -> Iterator[Line]:
    marks = quoted(report.text)
    for index, words in split_up.items():
        if len(words) >= _LEAST_WORDS:
            yield Line(
                report=number,
                sentence=index,
                part=report.sentences[index].part,
                words=words,
                weights=np.array([rarity(word) for word in words.stems]),
                quoted=np.array([marks[start] for start, _ in words.places], bool),
                numbers=frozenset(word for word in words.stems if word[0].isdigit()),
                names=_names(report.text, words),
                vector=None if vectors is None else vectors[index],
            )


def _names(text: str, words: Words) -> frozenset[str]:
    """Return the stems written with a capital after the first word; none where all are."""
    inner = list(zip(words.stems, words.places, strict=True))[1:]
    capital = [word for word, (start, _) in inner if text[start].isupper()]
    return frozenset(capital) if len(capital) <= _MOST_CAPITALS * len(inner) else frozenset()


def join_lines(lines: Sequence[Line]) -> Line:
    """Return several sentences of one report as if they were one."""
    first = lines[0]
    if len(lines) == 1:
        return first
    vectors = [line.vector for line in lines if line.vector is not None]
    return Line(
        report=first.report,
        sentence=first.sentence,
        part=first.part,
        words=Words(
            tuple(word for line in lines for word in line.words.stems),
            tuple(word for line in lines for word in line.words.forms),
            tuple(place for line in lines for place in line.words.places),
        ),
        weights=np.concatenate([line.weights for line in lines]),
        quoted=np.concatenate([line.quoted for line in lines]),
        numbers=frozenset().union(*(line.numbers for line in lines)),
        names=frozenset().union(*(line.names for line in lines)),
        vector=_mean(vectors) if vectors else None,
        wording=tuple(number for line in lines for number in line.wording),
    )


def _mean(vectors: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    total = np.sum(vectors, axis=0)
    return np.asarray(total / max(float(np.linalg.norm(total)), 1e-9), np.float32)
