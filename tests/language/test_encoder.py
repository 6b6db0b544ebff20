import numpy as np
import pytest

from tellings.language.encoder import Encoder
from tellings.language.network import WIDTH

HARBOUR = "The ferry left the harbour before dawn with forty passengers aboard."
REWRITE = "Before sunrise the ship departed from the port carrying forty travellers."
OTHER = "Parliament will vote on the new tax bill next week."


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load()


def test_rewrites_are_nearer_than_other_sentences(encoder: Encoder) -> None:
    vectors = encoder.embed([HARBOUR, REWRITE, OTHER])
    assert vectors.shape == (3, WIDTH)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert vectors[0] @ vectors[1] > 0.6 > vectors[0] @ vectors[2] + 0.3


def test_neighbours_and_order_change_no_bit(encoder: Encoder) -> None:
    alone = encoder.embed([HARBOUR])[0]
    among = encoder.embed([OTHER * 20, HARBOUR, "", REWRITE])[1]
    assert np.array_equal(alone, among)


def test_bad_and_long_input_is_read(encoder: Encoder) -> None:
    vectors = encoder.embed(["", "\ud800 broken", "word " * 3000, "\u0000\n\t", "漢字 " * 700])
    assert np.isfinite(vectors).all()
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert encoder.embed([]).shape == (0, WIDTH)
