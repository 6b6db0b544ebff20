"""Scores of tags → names: the best sequence in which every name begins before it goes on."""

from __future__ import annotations

from typing import cast, get_args

import numpy as np
from numpy.typing import NDArray

from tellings.language.reading import Name
from tellings.model import EntityKind

KINDS = frozenset(get_args(EntityKind))
CLOSED = -1e9


def transitions(tags: list[str]) -> NDArray[np.float64]:
    """Return 0 where the second tag may follow the first, else a large negative number."""
    table = np.zeros((len(tags), len(tags)))
    for before, first in enumerate(tags):
        for after, second in enumerate(tags):
            goes_on = first != "O" and first[2:] == second[2:]
            if second[0] == "I" and not goes_on:
                table[before, after] = CLOSED
    return table


def find_names(
    scores: NDArray[np.float32], tags: list[str], allowed: NDArray[np.float64]
) -> tuple[Name, ...]:
    """Return the names of a sentence; ``scores`` is (words, tags), ``allowed`` from transitions.

    Where the best tag of every word makes a sequence, that is the best sequence; only the others
    are searched (Viterbi 1967).
    """
    best = scores.argmax(axis=1)
    if not best.any():
        return ()
    starts = [tag[0] != "I" for tag in tags]
    if not starts[int(best[0])] or allowed[best[:-1], best[1:]].any():
        best = _search(scores, np.array(starts), allowed)
    return _spans([tags[int(tag)] for tag in best])


def _search(
    scores: NDArray[np.float32], starts: NDArray[np.bool_], allowed: NDArray[np.float64]
) -> NDArray[np.int64]:
    total = np.where(starts, scores[0], CLOSED).astype(np.float64)
    steps = []
    for own in scores[1:]:
        reached = total[:, None] + allowed
        steps.append(reached.argmax(axis=0))
        total = reached.max(axis=0) + own
    path = [int(total.argmax())]
    for step in reversed(steps):
        path.append(int(step[path[-1]]))
    return np.array(path[::-1], np.int64)


def _spans(tags: list[str]) -> tuple[Name, ...]:
    names: list[Name] = []
    for index, tag in enumerate(tags):
        kind = cast(EntityKind, tag[2:])
        if tag[0] == "I":
            names[-1] = Name(names[-1].first, index + 1, names[-1].kind)
        elif tag != "O" and kind in KINDS:
            names.append(Name(index, index + 1, kind))
    return tuple(names)
