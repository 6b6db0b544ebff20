"""What a child is said to have changed of its parent's words."""

from __future__ import annotations

import pytest

from tellings.model import Alignment, Side
from tellings.reuse.compare import compare
from tellings.stemma.changes import changes_between
from tests.reuse.reports import report

NEXT = "The coast guard sent two boats and a helicopter to the reef, and the port stayed shut."


def told(parent: str, child: str) -> list[tuple[str, str | None, str | None]]:
    """Return the changes between two texts that go on alike: kind, parent's words, child's."""
    one, other = report(parent, NEXT, name="a"), report(child, NEXT, name="b")
    return [
        (
            change.kind,
            one.text[slice(*change.parent)] if change.parent else None,
            other.text[slice(*change.child)] if change.child else None,
        )
        for change in changes_between(one, other, compare([one, other]))
    ]


@pytest.mark.parametrize(
    ("text", "was", "now", "kind"),
    [
        ("{} people were taken off the ferry by boat on Monday.", "41", "14", "number"),
        ("Captain {} Holm of the Kvitlin left the bridge at noon.", "Ada", "Ida", "name"),
        ("The ferry ran onto the reef late on {} in thick snow.", "Monday", "Tuesday", "date"),
        ("The port is {} closing this winter, its owners told staff.", "not", "", "negation"),
        ("It took {} 90 rescuers to comb the icy sound that night.", "about", "", "hedge"),
        ("The mayor {} the bridge had been unsafe.", "said", "claimed", "attribution"),
        ("“We lost the {} and then the lights,” he said.", "engine", "motor", "quotation"),
    ],
)
def test_kinds(text: str, was: str, now: str, kind: str) -> None:
    parent, child = (" ".join(text.format(word).split()) for word in (was, now))
    assert told(parent, child) == [(kind, was, now or None)]


@pytest.mark.parametrize(
    ("text", "was", "now"),
    [
        ("{} soldiers guard the bridge over the icy sound.", "Hungary’s", "Hungarian"),
        ("The {} was sending two tugs to the reef off the island.", "US", "United States"),
        ("{} the winter the port takes no ferries from the islands.", "Over", "In"),
        ("The ferries may {} once the ice has left the sound.", "return", "come back"),
        ("The owner {} to say who had steered the ferry.", "declined", "refused"),
        ("The tug {} the reef was hauled to Tarvik.", "at Taroey on", "at Tarøy on"),
        ("{} could say where the captain was that night.", "Nobody", "No one"),
        ("The bridge was unsafe, the mayor {} at noon.", "said", "stated"),
        ("It took {} 90 rescuers to comb the icy sound.", "about", "around"),
        ("A quarrel {} the wreck has split the council of the town.", "about", "over"),
        ("The ferry struck the reef {} dawn in thick snow.", "shortly before", "not long before"),
        ("{} Ada Holm of the Kvitlin left the bridge at noon.", "Captain", "Skipper"),
        ("Ferry {} Off The Western Coast In Heavy Snow, Owners Say", "Sinks", "Founders"),
    ],
)
def test_another_wording_is_no_change_of_what_is_told(text: str, was: str, now: str) -> None:
    assert told(text.format(was), text.format(now)) == []


def test_single_words_tell_nothing_between_sentences_that_have_little_in_common() -> None:
    parent = "About 50 people were on board when the ferry hit the reef in thick snow."
    child = "Six more people were on their way home after a night in the island's school."
    one, other = report(parent, NEXT, name="a"), report(child, NEXT, name="b")
    sides = Side(one.id, (0,)), Side(other.id, (0,))
    aligned = Alignment(*sides, "rewrite", 0.5, ())
    assert {c.kind for c in changes_between(one, other, [aligned])} <= {"added", "dropped"}


def test_what_is_moved_is_not_changed() -> None:
    parent = "On Monday the ferry struck the reef with 52 people on board."
    child = "The ferry struck the reef with 52 people on board on Monday."
    assert told(parent, child) == []


def test_sentences_left_out_and_put_in() -> None:
    one, other = report(NEXT, "Nobody was hurt.", name="a"), report(NEXT, "It snows.", name="b")
    found = changes_between(one, other, compare([one, other]))
    assert [change.kind for change in found] == ["added", "dropped"]
