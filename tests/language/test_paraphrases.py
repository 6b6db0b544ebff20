"""Sentence vectors find our own paraphrases."""

import pytest

from bench.vectors import both_ways, own_pairs
from tellings.language.encoder import Encoder


@pytest.mark.slow
def test_nearly_every_paraphrase_is_nearest() -> None:
    pairs = own_pairs()
    assert len(pairs) == 60
    assert both_ways(Encoder.load(), pairs) >= 0.93
