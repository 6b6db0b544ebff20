import pytest

from tellings.language.scripts import apply_script, script_of


@pytest.mark.parametrize(
    ("form", "lemma", "script"),
    [
        ("dogs", "dog", "l|1|"),
        ("Rescued", "rescue", "l|1|"),
        ("denied", "deny", "l|3|y"),
        ("BERGEN", "Bergen", "t|0|"),
        ("NATO", "NATO", "k|0|"),
        ("was", "be", "=be"),
    ],
)
def test_a_script_gives_back_its_lemma(form: str, lemma: str, script: str) -> None:
    assert script_of(form, lemma) == script
    assert apply_script(script, form) == lemma


def test_a_script_that_cuts_too_much_leaves_the_form() -> None:
    assert apply_script("l|3|", "Go") == "go"
