"""Who speaks, by the name that is known of them."""

from __future__ import annotations

from tests.claims.reads import extracted


def speakers(text: str) -> set[str]:
    return {claim.speaker.name for claim in extracted(text).claims if claim.speaker is not None}


def test_who_speaks_for_a_body_has_its_name() -> None:
    told = "NATO has 500 instructors. A spokesman for the alliance said they had left."
    assert speakers(told) == {"spokesman for NATO"}


def test_who_speaks_for_no_body_keeps_the_words() -> None:
    told = "Police closed the bridge. A spokesman for the builders said it was safe."
    assert speakers(told) == {"spokesman for the builders"}
