"""Mentions found in a sentence."""

import numpy as np

from tellings.language.entities.found import find
from tellings.language.reading import Name, Parse, ReadReport, ReadSentence, Token
from tellings.model import Report


def test_a_name_of_an_article_alone_at_the_end_is_none() -> None:
    words = ("Moe", "left", "A")
    tokens = tuple(
        Token(start, start + len(word), word, word, "PROPN", "NNP", "_", -1, "root")
        for word, start in zip(words, (0, 4, 9), strict=True)
    )
    names = (Name(0, 1, "person"), Name(2, 3, "other"))
    parse = Parse("Moe left A", tokens, names, np.zeros(384, np.float32), ((), (), ()))
    read = ReadReport(Report("r", "r", ("r",), "Moe left A"), (ReadSentence(0, 0, parse),))
    assert [found.text for found in find(read) if found.form == "name"] == ["Moe"]
