"""Words → the encoder's word pieces, each piece with the word that it belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from tokenizers import Tokenizer

from tellings.language.artefacts import clean

UNKNOWN, CLS, SEP = 100, 101, 102
LONGEST = 16
"""Pieces read of one word: a web address or a line of code says no more with its hundredth."""


def cut_words(
    sentences: Sequence[Sequence[str]], table: Tokenizer
) -> list[tuple[list[int], list[int]]]:
    """Return for each sentence its pieces, [CLS] and [SEP] included, and the owner of each.

    Owners count words from 1; [CLS] has owner 0, [SEP] the number after the last word's. Every
    word has at least one piece, the unknown one if need be.
    """
    cleaned = [[clean(word).replace(" ", "") for word in words] for words in sentences]
    encodings = table.encode_batch(cleaned, is_pretokenized=True, add_special_tokens=False)
    return [
        _with_owners(len(words), encoding.ids, encoding.word_ids)
        for words, encoding in zip(sentences, encodings, strict=True)
    ]


def _with_owners(
    words: int, pieces: list[int], word_ids: list[int | None]
) -> tuple[list[int], list[int]]:
    of_word: list[list[int]] = [[] for _ in range(words)]
    for piece, word in zip(pieces, word_ids, strict=True):
        if word is not None and len(of_word[word]) < LONGEST:
            of_word[word].append(piece)
    ids, owners = [CLS], [0]
    for word, own in enumerate(of_word):
        ids += own or [UNKNOWN]
        owners += [word + 1] * max(1, len(own))
    return [*ids, SEP], [*owners, words + 1]
