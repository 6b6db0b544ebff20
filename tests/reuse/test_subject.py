"""Two reports of one event, and a copy: what they share tells them apart."""

from __future__ import annotations

from tellings.reuse.texts.subject import only_subject

REPORT = (
    "Mayor Ingrid Solberg of Kvitholmen told the Havnenytt on Tuesday that Pier 4 stays shut, "
    "because the piles are rotten."
)
ANOTHER = (
    "In Kvitholmen, Pier 4 will not open this year, Ingrid Solberg wrote to the Havnenytt on "
    "Tuesday: money is short."
)
REWRITE = (
    "The piles are rotten, and that is why Pier 4 stays shut, the mayor of Kvitholmen told a "
    "newspaper."
)


def test_names_alone_are_the_subject() -> None:
    assert only_subject(REPORT, ANOTHER)


def test_a_rewrite_keeps_other_words_as_well() -> None:
    assert not only_subject(REPORT, REWRITE)


def test_nothing_shared_is_no_copy() -> None:
    assert only_subject("", REPORT)
