"""The order of the texts, and from whom each took."""

from __future__ import annotations

from tests.stemma.tellings_of import FIRE, OWN, edges, edited, family_of, telling


def test_a_block_that_the_parent_lacks_comes_from_another() -> None:
    found = family_of(
        telling("a", *FIRE, date="2024-05-01", outlet="Coast Mail"),
        telling("b", *OWN, date="2024-05-01", outlet="Town Post"),
        telling("c", *FIRE[:5], *OWN[1:], date="2024-05-02", outlet="Bay Courier"),
    )
    assert edges(found) == {("c", "a"), ("c", "b")}


def test_single_words_of_another_make_no_second_parent() -> None:
    same = ("bought", "procured"), ("sent two", "dispatched two"), ("looking at", "examining")
    found = family_of(
        telling("a", *FIRE, *OWN, date="2024-05-01", outlet="Coast Mail"),
        telling("b", *edited(FIRE, *same), date="2024-05-02", outlet="Town Post"),
        telling("c", *edited(FIRE, *same[:1]), *OWN, date="2024-05-03", outlet="Bay Courier"),
    )
    assert edges(found) == {("b", "a"), ("c", "a")}
