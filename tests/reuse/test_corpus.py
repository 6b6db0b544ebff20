"""A corpus: from texts to pairs, passages and families."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from tellings.reuse.corpus.boilerplate import boilerplate, is_stock, sentence_hashes, sentences
from tellings.reuse.corpus.candidates import candidates
from tellings.reuse.corpus.cut import Cut, cut
from tellings.reuse.corpus.family import Link, family
from tellings.reuse.corpus.features import features
from tellings.reuse.corpus.ragged import numbered, run_sums
from tellings.reuse.corpus.verify import Texts, longest_run
from tellings.reuse.corpus.words import Words, ready
from tests.reuse.corpora import invented
from tests.reuse.test_texts import CHESS, GARDEN, HARBOUR, SPUN

FOOTER = (
    "This story has been updated. Sign up for our morning letter. Share it with your friends. "
    "All rights reserved by the Havnenytt group, 2024."
)


Passage = tuple[tuple[int, int], tuple[int, int], float]


def aligned(left: str, *rights: str) -> list[list[Passage]]:
    """Return the passages that a text shares with each of the others: words of both, log-odds."""
    own = cut([text.encode() for text in (left, *rights)])
    words = Words(own.bounds, own.codes, own.quoted)
    texts = Texts(words, ready(words, sentence_of(own)))
    others = np.arange(1, len(rights) + 1)
    found: list[list[Passage]] = [[] for _ in rights]
    passages = texts.align(np.zeros_like(others), others)
    for pair, a, b, c, d, _, sure in zip(*(p.tolist() for p in passages), strict=True):
        found[pair].append(((a, b), (c, d), sure))
    return found


def length(text: str) -> int:
    return len(cut([text.encode()]).codes)


def sentence_of(own: Cut) -> NDArray[np.int32]:
    """Return the number of each word's sentence."""
    return numbered(own.sentences, len(own.codes))


def text_of(own: Cut) -> NDArray[np.int64]:
    """Return the number of each word's text."""
    return np.repeat(np.arange(len(own)), np.diff(own.bounds))


@settings(deadline=None)  # the first call loads the tables
@given(st.lists(st.text(), max_size=4))
def test_words_lie_in_order_within_their_texts(texts: list[str]) -> None:
    own = cut([text.encode("utf-8", "replace") for text in texts])
    assert len(own) == len(texts)
    for number, text in enumerate(texts):
        chosen = slice(own.bounds[number], own.bounds[number + 1])
        starts, ends = own.starts[chosen].astype(int), own.ends[chosen].astype(int)
        assert (starts < ends).all()
        assert (ends[:-1] <= starts[1:]).all()
        assert not len(ends) or ends[-1] <= len(text)


def test_case_and_marks_do_not_matter_and_offsets_count_code_points() -> None:
    text = "“Ünder the quay”, she said — the FERRY’s bow."
    own = cut([text.encode(), b"under the Ferry bow"])
    told = [text[a:b] for a, b in zip(own.starts, own.ends, strict=True)][: int(own.bounds[1])]
    assert told == ["Ünder", "the", "quay", "she", "said", "the", "FERRY", "s", "bow"]
    assert own.codes[6] == own.codes[int(own.bounds[1]) + 2]
    assert own.quoted.tolist()[:4] == [True, True, True, False]


def test_words_do_not_depend_on_the_texts_beside_them() -> None:
    alone, beside = cut([HARBOUR.encode()]), cut([GARDEN.encode(), HARBOUR.encode()])
    assert (beside.codes[beside.bounds[1] :] == alone.codes).all()


def test_a_copied_paragraph_is_one_passage() -> None:
    left = f"{GARDEN} {HARBOUR}"
    (((ours, theirs, _),),) = aligned(left, f"{HARBOUR} {CHESS}")
    assert theirs == (0, length(HARBOUR))
    assert ours[1] == length(left)


def test_a_spun_text_is_found_and_another_is_not() -> None:
    found = aligned(HARBOUR, SPUN, GARDEN, "", HARBOUR)
    assert [len(passages) for passages in found] == [1, 0, 0, 1]
    assert aligned("", HARBOUR, "") == [[], []]


def test_a_text_is_aligned_alike_whatever_stands_beside() -> None:
    texts = [SPUN, f"{CHESS} {HARBOUR}", HARBOUR, GARDEN]
    together = aligned(HARBOUR, *texts)
    assert together == [found for text in texts for found in aligned(HARBOUR, text)]


def test_words_of_boilerplate_weigh_nothing() -> None:
    own = cut([HARBOUR.encode()])
    words = Words(own.bounds, own.codes, own.quoted)
    (some,) = (r.words.keys for r in [ready(words, sentence_of(own), sentence_of(own) == 0)])
    assert set(own.codes[sentence_of(own) > 0]) == set(some)


def test_what_both_quote_is_little_evidence() -> None:
    said = (
        '"The piles will not wait. If nothing is done before the autumn storms, the market will '
        'stand in the sea, and then it will cost ten times as much to build it again"'
    )
    left, right = f"The chair said: {said}. {GARDEN}", f"In a letter she wrote: {said}. {CHESS}"
    assert aligned(left, right) == [[]]


def test_a_long_quotation_with_the_same_words_between_is_more_than_that() -> None:
    told = (
        '"The piles will not wait," the harbour master said on the quay. "If nothing is done by '
        "the autumn storms, the market will stand in the sea, and then it will cost ten times as "
        "much to build it again. I have told the board so in eleven letters since the spring, and "
        'not one of them was answered."'
    )
    ((found,),) = aligned(f"{GARDEN} {told}", f"{told} {CHESS}")
    assert found[1] == (0, length(told))


def test_two_quotations_with_the_same_words_between_are_more_than_that() -> None:
    told = (
        '"The nets came up empty in every week of that spring," the skipper of the Solveig said. '
        '"We sold both smaller boats before the winter came."'
    )
    ((found,),) = aligned(f"{GARDEN} {told}", f"{told} {CHESS}")
    assert found[1] == (0, length(told))


def test_sentences_that_are_quoted_alike_from_first_to_last_are_more_than_that() -> None:
    first = "Nobody asked us before the cranes were sold to the port on the other side."
    second = "We read about it in the newspaper like the rest of the town."
    third = "My father drove one of them for thirty years and was never late."
    said, fewer = f'"{first} {second} {third}"', f'"{second} {third}"'
    ((found,),) = aligned(f"{GARDEN} {said}", f"{said} {CHESS}")
    assert found[1] == (0, length(said))
    assert aligned(f"{GARDEN} {said}", f"{fewer} {CHESS}") == [[]]


def test_a_run_of_the_same_words_is_cut_out_of_a_stretch() -> None:
    assert longest_run("abcdefgh", "xyabcdez") == (0, 5, 2, 5, 5)
    assert longest_run("abcdefghij", "abcdefghix") == (0, 10, 0, 10, 9)
    assert longest_run("abc", "xyz") == (0, 0, 0, 0, 0)


def test_candidates_share_rare_things() -> None:
    texts = [invented(seed) for seed in range(60)]
    texts += [texts[7].replace("the", "a"), f"{GARDEN} {texts[3][:230]}"]
    own = cut([text.encode() for text in texts])
    none = np.zeros(len(own.codes), bool)
    found = candidates([features(own.codes, text_of(own), none)], len(texts))
    pairs = set(zip(found.left.tolist(), found.right.tolist(), strict=True))
    assert {(7, 60), (3, 61)} <= pairs
    assert len(pairs) < 200


def test_boilerplate_is_what_unlike_texts_share_and_copies_are_none() -> None:
    texts = [f"{invented(seed)}\n\n{FOOTER}" for seed in range(8)]
    texts += [HARBOUR] * 8
    own = cut([text.encode() for text in texts])
    hashes = sentence_hashes(own)
    stock = is_stock(hashes, boilerplate(sentences(own.bounds, own.sentences, hashes, 0)))
    marked = {
        texts[text_of(own)[word]][own.starts[word] : own.ends[word]]
        for word in np.flatnonzero(stock[sentence_of(own)])
    }
    assert marked == {word.strip(",.") for word in FOOTER.split()}


@given(st.lists(st.integers(0, 1 << 18)), st.lists(st.integers(0, 1 << 18)))
def test_boilerplate_is_found_by_its_whole_hash(hashes: list[int], stock: list[int]) -> None:
    told = np.array([n << 16 for n in hashes] + stock[:1], np.uint64)  # many that end alike
    known = np.array(sorted({n << 16 for n in stock}), np.uint64)
    assert is_stock(told, known).tolist() == np.isin(told, known).tolist()


@given(st.lists(st.lists(st.integers(0, (1 << 64) - 1), min_size=1)))
def test_sums_of_runs_wrap_round(runs: list[list[int]]) -> None:
    values = np.array([value for run in runs for value in run], np.uint64)
    starts = np.cumsum([0, *map(len, runs)])[:-1]
    assert run_sums(values, starts).tolist() == [sum(run) % (1 << 64) for run in runs]


def test_the_later_text_is_the_child_and_a_chain_does_not_run_on() -> None:
    links = [
        Link("a", "b", 0.9, 0.95, "copy"),
        Link("b", "c", 0.85, 0.82, "copy"),
        Link("c", "d", 0.8, 0.8, "copy"),
        Link("d", "e", 0.8, 0.8, "copy"),
        Link("a", "x", 0.1, 0.1, "quotation"),
    ]
    dates = {name: f"2024-03-0{day}" for day, name in enumerate("abcde", 1)}
    rows = {row["child"]: row for row in family(links, dates)}
    assert [rows[name]["parent"] for name in "abcde"] == [None, "a", "b", "c", "d"]
    assert rows["b"]["direction"] == "likely"
    assert [rows[name]["lineage"] for name in "abcde"] == ["a", "a", "a", "a", "e"]
    assert "x" not in rows
    undated = {row["child"]: row for row in family(links[:1], {})}
    assert undated["b"]["direction"] == "unknown"
