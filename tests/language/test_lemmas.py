import pytest

from tellings.language.lemmas import Lemmas


@pytest.fixture(scope="module")
def lemmas() -> Lemmas:
    return Lemmas.load()


@pytest.mark.parametrize(
    ("form", "upos", "xpos", "script", "lemma"),
    [
        ("withdrew", "VERB", "VBD", "l|0|", "withdraw"),
        ("Spokeswomen", "NOUN", "NNS", "l|1|", "spokeswoman"),
        ("an", "DET", "DT", "l|0|", "a"),
        ("allowed", "VERB", "VBN", "l|0|", "allow"),
        ("RESCUED", "VERB", "VBN", "l|2|", "rescue"),
        ("Moes", "PROPN", "NNPS", "k|1|", "Moe"),
    ],
)
def test_lists_come_first(
    lemmas: Lemmas, form: str, upos: str, xpos: str, script: str, lemma: str
) -> None:
    assert lemmas.lemma(form, upos, xpos, script) == lemma


def test_a_script_that_makes_no_word_is_mended(lemmas: Lemmas) -> None:
    assert lemmas.lemma("unpacked", "VERB", "VBN", "l|1|") == "unpack"
    assert lemmas.lemma("outvoted", "VERB", "VBD", "l|1|") == "outvote"
    assert lemmas.lemma("lymphographies", "NOUN", "NNS", "l|1|") == "lymphography"
    assert lemmas.lemma("emptied", "VERB", "VBN", "l|2|") == "empty"
    assert lemmas.lemma("queued", "VERB", "VBD", "l|2|") == "queue"
