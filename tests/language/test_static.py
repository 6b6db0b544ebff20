import numpy as np
import pytest

from tellings.language.static import StaticEncoder


@pytest.fixture(scope="module")
def encoder() -> StaticEncoder:
    return StaticEncoder.load()


def test_rewrites_are_nearer_than_other_sentences(encoder: StaticEncoder) -> None:
    vectors = encoder.embed(
        [
            "The ferry left the harbour before dawn with forty passengers aboard.",
            "Before sunrise the ship departed from the port carrying forty travellers.",
            "Parliament will vote on the new tax bill next week.",
        ]
    )
    assert vectors.shape == (3, encoder.width) == (3, 256)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.2


def test_what_was_read_before_changes_no_bit(encoder: StaticEncoder) -> None:
    fresh = StaticEncoder.load().embed(["Schools stay closed on Monday."])
    encoder.embed(["Schools opened.", "Monday"])
    assert np.array_equal(fresh, encoder.embed(["x", "Schools stay closed on Monday."])[1:])


def test_nothing_to_read_gives_zeros(encoder: StaticEncoder) -> None:
    assert not encoder.embed(["", " \n "]).any()
    assert np.isfinite(encoder.embed(["\ud800", "漢字", "é" * 5000])).all()
