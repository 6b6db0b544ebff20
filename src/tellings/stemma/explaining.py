"""How much of one text another explains, sentence by sentence.

A sentence is explained by the words that the other text has of it, less what the edits between the
two would cost. An edit costs what it takes to tell where it was made and what was put there: among
the words at which the family differs at all, few edits cost much each, many cost little, as in a
code that learns its rates (Krichevsky and Trofimov 1981). So one who changes every second word
says little by the words that he has in common with another who did the same. What two texts
explain of each other counts the same from both ends: nothing here tells who was first.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings.stemma.collation import Collation

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

_WORD = 0.35
"""What a word in common is worth: the unit is an edit in a text with hardly any."""
_COMMON = 0.6
"""What the commonest word counts for; and the rarest one, more than that: a name tells more."""
_RARE = 0.8
_UNIT = 4.6
"""The nats of such an edit."""
_CHOICE = 0.7
"""The nats that it takes to tell which word was put for another."""
_CUT = 0.2
"""The edits that a word counts for that was cut out and nothing put for it."""
_KEPT = 0.3
"""The share of a sentence's words that must be found again for the sentence to be kept."""
_DROPPED = 0.7
"""What it costs that the one lacks some sentences of the other in a row, however many."""
_CHANGED = 0.5
"""The most that such gaps cost, as a share of what is explained."""


@dataclass(frozen=True)
class Explained:
    """What texts explain of each other.

    ``both`` is (texts, texts), symmetric: what is explained of the one by the other, gaps
    deducted. For each text, ``of`` is (texts, its sentences): what each other explains of each
    sentence; ``whole`` is (its sentences,): what one explains that has every word.
    """

    both: Floats
    of: tuple[Floats, ...]
    whole: tuple[Floats, ...]


def explained(collation: Collation, held: int) -> Explained:
    """Return what the texts explain of each other; rows from ``held`` on are not held."""
    edit = _edit(collation, held)
    gains, kept, whole = zip(
        *(_of(collation, row, edit[:, row]) for row in range(len(collation.held))), strict=True
    )
    total = np.array([gain.sum(axis=1) for gain in gains])
    gaps = np.array([_runs(~one) for one in kept])
    both = (total + total.T) / 2
    both -= np.minimum(_DROPPED * (gaps + gaps.T), _CHANGED * both)
    return Explained(both, gains, whole)


def _edit(collation: Collation, held: int) -> Floats:
    """Return (texts, texts): what each edit between two costs."""
    words, reads = collation.held, collation.reads
    weight = _weight(collation)
    varied = words[:held].sum(axis=0) < reads[:held].sum(axis=0)
    lacking = (words * weight) @ (reads & ~words).T
    edits = _edits(lacking, lacking.T)
    places = (words * weight * varied) @ reads.T
    places = np.maximum((places + places.T) / 2, edits)
    return np.asarray(code_length(edits, places) / (_UNIT * np.maximum(edits, 1.0)))


def _edits(one: Floats, other: Floats) -> Floats:
    """Return how many edits lie between two that have so many words that the other lacks.

    A word put for another is one edit; words cut out go several at a time.
    """
    return np.asarray(np.minimum(one, other) + _CUT * np.abs(one - other))


def _weight(collation: Collation) -> Floats:
    """Return (words,): how much each word counts, about 1."""
    return np.asarray(_COMMON + _RARE * collation.weight)


def code_length(edits: Floats, places: Floats) -> Floats:
    """Return the nats that tell which of so many places were edited, and what was put there."""
    share = np.clip(edits / np.maximum(places, 1.0), 1e-9, 1 - 1e-9)
    where = -places * (share * np.log(share) + (1 - share) * np.log(1 - share))
    return np.asarray(where + _CHOICE * edits + 0.5 * np.log1p(places))


def _of(collation: Collation, row: int, edit: Floats) -> tuple[Floats, Flags, Floats]:
    """Return what each text explains of a text's sentences, which it keeps, and the most it could.

    ``edit`` is (texts,): what an edit between each and this one costs.
    """
    held, weight = collation.held, _weight(collation)
    own = np.flatnonzero(held[row])
    names, sentence = np.unique(collation.sentence[row, own], return_inverse=True)
    inside = _indicator(sentence, len(names)) * weight[own, None]
    shared = held[:, own] @ inside
    words = inside.sum(axis=0)
    other = np.flatnonzero(~held[row] & collation.reads[row])
    home = dict(zip(collation.passage[own[::-1]].tolist(), sentence[::-1].tolist(), strict=True))
    place = np.array([home.get(p, -1) for p in collation.passage[other].tolist()], np.intp)
    other, place = other[place >= 0], place[place >= 0]
    more = held[:, other] @ (_indicator(place, len(names)) * weight[other, None])
    kept = shared >= _KEPT * words
    gain = _WORD * shared - edit[:, None] * _edits(words - shared, more)
    return np.where(kept, np.maximum(gain, 0.0), 0.0), kept, _WORD * words


def _indicator(places: NDArray[np.intp], count: int) -> Floats:
    """Return (words, places): 1 where the word stands there."""
    inside = np.zeros((len(places), count))
    inside[np.arange(len(places)), places] = 1.0
    return inside


def _runs(flags: Flags) -> Floats:
    """Return how many runs of true there are along the last axis."""
    if not flags.shape[-1]:
        return np.zeros(flags.shape[:-1])
    starts = flags[..., 1:] & ~flags[..., :-1]
    return np.asarray(flags[..., 0] + starts.sum(axis=-1), np.float64)
