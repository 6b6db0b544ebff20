import numpy as np

from tellings.language.naming import find_names, transitions
from tellings.language.reading import Name

TAGS = ["O", "B-person", "I-person", "B-place", "I-place"]


def test_a_name_begins_before_it_goes_on() -> None:
    scores = np.zeros((3, 5), np.float32)
    scores[0, 0], scores[0, 1] = 1.0, 0.9
    scores[1, 2], scores[2, 2] = 3.0, 2.0
    assert find_names(scores, TAGS, transitions(TAGS)) == (Name(0, 3, "person"),)


def test_names_side_by_side_stay_apart() -> None:
    scores = np.zeros((4, 5), np.float32)
    for word, tag in enumerate((1, 1, 3, 4)):
        scores[word, tag] = 1.0
    assert find_names(scores, TAGS, transitions(TAGS)) == (
        Name(0, 1, "person"),
        Name(1, 2, "person"),
        Name(2, 4, "place"),
    )


def test_a_sentence_without_names_has_none() -> None:
    assert find_names(np.zeros((3, 5), np.float32), TAGS, transitions(TAGS)) == ()
