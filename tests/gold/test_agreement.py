from __future__ import annotations

import pytest

from gold.agreement import SCORERS, gold_of, second


@pytest.mark.parametrize("name", SCORERS)
def test_the_second_answers_are_scored_against_all_of_the_gold(name: str) -> None:
    cases = gold_of(name, commit=None, strict=False)
    strict = gold_of(name, commit=None, strict=True)
    loose, close = (
        SCORERS[name](rows, second(name))[{"times": "value"}.get(name, "five in one")]
        for rows in (cases, strict)
    )
    assert loose.whole >= close.whole > 70
    assert loose.share >= close.share > 0.6
