import random

from training.augment import Source, changed, other_names
from training.names import TAG
from training.treebank import Word


def _source(text: str, tags: str) -> Source:
    words = [Word(form, form, "", "", "", -1, "") for form in text.split()]
    allowed = [frozenset({TAG[tag]}) for tag in tags.split()]
    return Source(words, text, False, allowed)


def _chances() -> list[random.Random]:
    return [random.Random(seed) for seed in range(20)]  # noqa: S311


def test_other_bodies_take_as_many_words() -> None:
    source = _source("Halvor Industries hired divers", "B-organisation I-organisation O O")
    drawn = [other_names(source, chance) for chance in _chances()]
    assert all(len(own.words) == 4 and own.allowed == source.allowed for own in drawn)
    assert all([word.form for word in own.words[2:]] == ["hired", "divers"] for own in drawn)
    assert len({own.words[0].form for own in drawn}) > 5


def test_initials_become_other_initials() -> None:
    source = _source("NSA hired divers", "B-organisation O O")
    forms = {other_names(source, chance).words[0].form for chance in _chances()}
    assert all(form.isupper() and 3 <= len(form) <= 5 for form in forms)


def test_a_heading_in_capitals_keeps_its_names() -> None:
    source = _source("HALVOR INDUSTRIES HIRES", "B-organisation I-organisation O")
    assert other_names(source, _chances()[0]).words == source.words


def test_names_are_swapped_in_the_share_asked_for() -> None:
    source = _source("Halvor Industries hired", "B-organisation I-organisation O")
    drawn = [changed(source, chance, 1.0) for chance in _chances()]
    assert all(own is not None and own.text != source.text for own in drawn)
