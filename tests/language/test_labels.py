import numpy as np

from tellings.language.labels import choose_labels

NAMES = ["nsubj", "obj", "root"]


def found(words: int) -> dict[str, np.ndarray]:
    return {
        "pair": np.zeros((1, words + 1, 3 * 2), np.float32),
        "high": np.ones((1, words + 1, 2), np.float32),
        "low_only": np.zeros((1, words + 1, 3), np.float32),
        "high_only": np.zeros((1, words + 1, 3), np.float32),
    }


def test_the_root_and_only_the_root_is_root() -> None:
    scores = found(2)
    scores["low_only"][0, :, 2] = 9
    scores["low_only"][0, :, 1] = 1
    assert choose_labels(scores, np.array([2, 0]), NAMES) == ["obj", "root"]


def test_the_pair_of_word_and_head_decides() -> None:
    scores = found(3)
    scores["pair"][0, 1].reshape(3, 2)[0] = 5
    scores["pair"][0, 3].reshape(3, 2)[1] = 5
    assert choose_labels(scores, np.array([2, 0, 2]), NAMES) == ["nsubj", "root", "obj"]


def test_no_words_have_no_labels() -> None:
    assert choose_labels(found(0), np.array([], np.int64), NAMES) == []
