"""What one text explains of another."""

from __future__ import annotations

import numpy as np

from tellings.stemma.collation import Collation
from tellings.stemma.explaining import code_length, explained

WORDS = 20


def _table(*held: list[bool]) -> Collation:
    """Return texts of one sentence each; the last words are those put for the ones before."""
    rows = np.array(held)
    return Collation(
        tuple(f"t{i}" for i in range(len(rows))),
        rows,
        np.full(rows.shape[1], 0.5),
        np.where(rows, 0, -1).astype(np.int32),
        np.ones_like(rows),
        np.zeros(rows.shape[1], np.int32),
    )


def test_many_edits_cost_less_each() -> None:
    edits = np.array([1.0, 5.0, 20.0])
    each = code_length(edits, np.full(3, 100.0)) / edits
    assert each[0] > each[1] > each[2] > 0


def test_a_copy_explains_all_and_an_edited_text_less_from_either_end() -> None:
    plain = [True] * WORDS + [False, False]
    edited = [True] * (WORDS - 2) + [False, False, True, True]
    told = explained(_table(plain, plain, edited), 3)
    assert np.allclose(told.of[0][1], told.whole[0])
    assert told.both[0, 1] > told.both[0, 2] > 0
    assert np.allclose(told.both, told.both.T)


def test_words_cut_out_weigh_less_than_words_put_for_others() -> None:
    plain = [True] * WORDS + [False] * 4
    cut = [True] * (WORDS - 4) + [False] * 8
    edited = [True] * (WORDS - 4) + [False] * 4 + [True] * 4
    told = explained(_table(plain, cut, edited), 3)
    assert told.both[0, 1] > told.both[0, 2]
