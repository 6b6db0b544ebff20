import pytest

from tellings.language.entities.spelling import place_key


@pytest.mark.parametrize("other", ["Tarøy", "Taroy", "the Norwegian isle of Tarøy", "TAROEY"])
def test_spellings_of_one_place_have_one_key(other: str) -> None:
    assert place_key(other) == place_key("Taroey")
