"""The casing of a word, which the uncased encoder does not see, as one of fourteen numbers."""

from __future__ import annotations

KINDS = 14
NONE = 13
"""For pieces that belong to no word: [CLS], [SEP] and padding."""


def shape(word: str) -> int:
    """Return the number of a word's casing.

    0 lower, 1 Capitalised, 2 CAPITALS, 3 one capital, 4 mIxed; 5 digits, 6 with capitals, 12 with
    lower case; 7 one sign, 8 several; 9 lower with signs, 10 mixed with signs, 11 capitals with
    signs.
    """
    letters = [sign for sign in word if sign.isalpha()]
    digits = any(sign.isdigit() for sign in word)
    if not letters:
        return _sign_shape(word, digits)
    capitals = sum(sign.isupper() for sign in letters)
    if digits:
        return 6 if capitals else 12
    pure = len(letters) == len(word)
    if not capitals:
        return 0 if pure else 9
    if capitals == len(letters):
        return 3 if len(letters) == 1 else 2 if pure else 11
    if word[0].isupper() and capitals == 1:
        return 1
    return 4 if pure else 10


def _sign_shape(word: str, digits: bool) -> int:
    if digits:
        return 5
    return 7 if len(word) == 1 else 8
