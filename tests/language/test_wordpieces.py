from tellings.language.artefacts import open_wordpieces
from tellings.language.wordpieces import CLS, LONGEST, SEP, UNKNOWN, cut_words


def test_every_word_has_its_pieces() -> None:
    words = ["Hodeidah", "", "\u200b", "\ud800", "x" * 400, "said"]
    ((pieces, owners),) = cut_words([words], open_wordpieces())
    assert pieces[0] == CLS
    assert pieces[-1] == SEP
    assert sorted(set(owners)) == list(range(len(words) + 2))
    assert owners == sorted(owners)
    assert pieces[owners.index(2)] == UNKNOWN
    assert owners.count(5) <= LONGEST
    assert owners.count(1) > 1


def test_a_sentence_without_words_has_only_its_ends() -> None:
    assert cut_words([[]], open_wordpieces()) == [([CLS, SEP], [0, 1])]
