from dataclasses import replace

import pytest

from tellings.ledger.deeds import YET
from tellings.ledger.documents import about, alike, kinds_in, negated, paper, vocabulary
from tellings.model import Quotation
from tests.ledger_points import claim


@pytest.mark.parametrize(
    "words",
    [
        "the letter was a draft and should not have been sent",
        "the alert was released by accident",
        "the email went to the wrong list",
        "the memo had never been approved",
        "the remarks were taken out of context",
        "his comments have been misinterpreted",
        "the map was outdated",
        "the video was doctored",
        "the notice did not mean that the pool would close",
        "the siren was only a test",
        "the announcement was not a decision",
        "the paper retracted its story",
    ],
)
def test_words_that_explain_a_document_away_are_known(words: str) -> None:
    assert vocabulary().explained.search(words)
    assert kinds_in(words)


@pytest.mark.parametrize(
    "words",
    [
        "the letter was read out in parliament",
        "the alert reached forty villages",
        "the memo was signed by the governor on Tuesday",
        "the list names fourteen schools",
    ],
)
def test_what_is_merely_told_of_a_document_explains_nothing(words: str) -> None:
    assert not vocabulary().explained.search(words)


def test_documents_of_one_kind_are_alike_and_a_draft_may_be_of_any() -> None:
    assert alike(kinds_in("a memo"), kinds_in("the memorandum"))
    assert alike(kinds_in("a draft"), kinds_in("the letter"))
    assert not alike(kinds_in("a letter"), kinds_in("a tweet"))


def test_a_paper_speaks_for_itself_and_a_statement_for_its_author() -> None:
    assert paper("list drawn up by the harbour office") == "list"
    assert paper("port office memo") == "memo"
    assert paper("statement by the harbour office") is None
    assert paper("letter writer") is None


def test_only_a_word_behind_the_negation_is_negated() -> None:
    told = replace(claim("a"), body=Quotation("There is no flood. The bridge is open."))
    assert negated(told, about("a flood below the weir"))
    assert not negated(told, about("the bridge"))


def test_what_is_not_yet_is_not_denied() -> None:
    assert YET.search("The road had not been shut off yet")
    assert YET.search("the bridge hasn’t been closed yet")
    assert not YET.search("The road has not been shut. Yet the bridge is.")
