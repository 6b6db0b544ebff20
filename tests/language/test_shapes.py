import pytest

from tellings.language.shapes import KINDS, NONE, shape


@pytest.mark.parametrize(
    ("words", "number"),
    [
        (["ship", "été"], 0),
        (["Ship", "Élodie"], 1),
        (["NATO"], 2),
        (["A"], 3),
        (["McKay", "iPhone"], 4),
        (["1,250", "41"], 5),
        (["F16", "G20"], 6),
        ([",", "("], 7),
        (["..."], 8),
        (["n't", "'s"], 9),
        (["O'Brien"], 10),
        (["U.S."], 11),
        (["4th"], 12),
    ],
)
def test_words_of_one_casing_have_one_number(words: list[str], number: int) -> None:
    assert {shape(word) for word in words} == {number}


def test_numbers_stay_within_bounds() -> None:
    assert all(0 <= shape(word) < KINDS for word in ("", " ", "漢字", "ß", "Ⅷ", "½"))
    assert shape("") != NONE
