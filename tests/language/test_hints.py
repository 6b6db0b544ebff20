"""Hints at words that tell movements: where they stand, and that they change nothing else."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tellings.language.artefacts import MODELS, open_model
from tellings.language.hints import hints_of
from tellings.language.network import NAME
from tellings.language.pipeline import Pipeline


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.load()


def test_rows_below_the_least_chance_are_left_out() -> None:
    rows = np.array([[[0.0, 1.0], [0.95, 0.05], [0.25, 0.75]]])[0]
    (hint,) = hints_of(rows, 10)
    assert (hint.token, hint.chances, hint.chance) == (11, (0.75,), 0.75)


def test_the_head_changes_nothing_that_the_network_says(pipeline: Pipeline) -> None:
    plain = replace(pipeline.network, session=open_model(MODELS / f"{NAME}.onnx"), has_hints=False)
    text = "The vet who looked after the seals is flying the coop, Ida Moe said in Bergen."
    (one,), (other,) = pipeline.read([text]), replace(pipeline, network=plain).read([text])
    assert one.hints
    assert other.hints is None
    assert (one.vector == other.vector).all()
    assert replace(one, hints=None, vector=other.vector) == other
