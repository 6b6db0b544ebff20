"""A person's judgements win over ours, are shown as theirs, and outlive a reading."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from tellings import corpus
from tellings.ledger.judgements import Book, Judgement
from tellings.model import Deed, Entry, Locus, Reading
from tellings.show.terminal import parts, text_of

FIRST = (
    "Mill fire kills nine\n\nNine workers were killed on Monday when a mill burned down in Ostin, "
    "the fire brigade said. Six people were injured, the brigade said."
)
SECOND = (
    "Eleven dead in Ostin\n\nPolice said on Tuesday that eleven workers were killed in the fire at "
    "the mill in Ostin. The building dated from 1902 and stood beside the canal."
)
ENTRY = Entry(
    "e" * 16,
    "s",
    Locus("", "workers killed"),
    "conflicting",
    (
        Reading("9", 9, 9, ("aa",), 1, ("fire brigade",)),
        Reading("11", 11, 11, ("bb",), 1, ("police",)),
    ),
)


def told(do: Deed, *claims: str) -> Judgement:
    return Judgement(do, claims, "I. Reader", "I was there")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("mill")
    (place / "a.txt").write_text(FIRST, "utf-8")
    (place / "b.txt").write_text(SECOND, "utf-8")
    return place


def claims_of(entries: Iterable[Entry]) -> set[str]:
    return {c for entry in entries for reading in entry.readings for c in reading.claims}


def test_a_preferred_reading_is_taken_and_named_after_its_judge() -> None:
    (entry,) = map(Book((told("prefer", "bb"),)).preferring, (ENTRY,))
    assert entry.chosen is not None
    assert (entry.chosen.best, entry.chosen.rule) == (11, "preferred by I. Reader")
    assert Book((told("prefer", "zz"),)).preferring(ENTRY) == ENTRY


def test_a_judgement_leads_to_the_entries_that_it_bears_on() -> None:
    book = Book((told("prefer", "bb"), told("ignore", "zz")))
    assert [judged.entries for judged in book.judged([ENTRY])] == [(ENTRY.id,), ()]


def test_an_ignored_claim_counts_nowhere_whatever_the_files_are_called(
    folder: Path, tmp_path: Path
) -> None:
    before = corpus.read([folder])
    ignored = next(c.id for c in before.claims if c.id in claims_of(before.ledger) and c.start > 20)
    (tmp_path / "z.txt").write_text(FIRST, "utf-8")
    (tmp_path / "c.txt").write_text(SECOND, "utf-8")
    book = (told("ignore", ignored), told("ignore", "not-there"))
    after = corpus.read([tmp_path / "z.txt", tmp_path / "c.txt"], None, book)
    assert ignored not in claims_of(after.ledger)
    assert {c.id for c in after.claims} == {c.id for c in before.claims}
    screen = "\n".join(text_of(part, 100) for part in parts(after, 100))
    assert "ignore, judged by I. Reader: I was there" in screen
    assert "not-there: no claim of these reports" in screen


def test_claims_joined_by_a_person_are_one_entry_shown_as_theirs(folder: Path) -> None:
    before = corpus.read([folder])
    one, other = (entry.readings[0].claims[0] for entry in before.ledger[:2])
    after = corpus.read([folder], None, (told("join", one, other),))
    (joined,) = (e for e in after.ledger if {one, other} <= claims_of([e]))
    assert after.judgements[0].entries == (joined.id,)
    parted = corpus.read([folder], None, (told("join", one, other), told("prefer", one)))
    screen = "\n".join(text_of(part, 100) for part in parts(parted, 100))
    assert "preferred by I. Reader" in screen
    assert "join, judged by I. Reader: I was there" in screen


LONG = (
    "Mill fire kills nine\n\nThe Ostin Herald, Monday 3 June 2024\n\nNine workers were killed on "
    "Monday when a mill burned down in Ostin, the fire brigade said. The flames were seen from the "
    "far bank of the river, and smoke lay over the lower town until the evening. Six people were "
    "injured, the brigade said. The owner of the mill could not be reached by telephone."
)
REPEATED = LONG.replace("Ostin Herald, Monday 3", "Lower Town News, Tuesday 4").replace(
    "could not be reached by telephone", "did not answer calls"
)


def test_a_judgement_on_a_near_copy_acts_on_what_it_repeats_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LONG, "utf-8")
    (tmp_path / "b.txt").write_text(REPEATED, "utf-8")
    before = corpus.read([tmp_path])
    later = next(r.id for r in before.reports if "Lower Town" in r.text)
    killed = next(e for e in before.ledger if "killed" in e.locus.what)
    own = claims_of([killed])
    copied = tuple(c.id for c in before.claims if c.report == later and c.id in own)
    after = corpus.read([tmp_path], None, (told("ignore", *copied),))
    assert own
    assert not own & claims_of(after.ledger)
    (judged,) = after.judgements
    assert judged.claims == copied
    assert set(judged.through) == own - set(copied)
    screen = "\n".join(text_of(part, 100) for part in parts(after, 100))
    assert "so of what it repeats" in screen
