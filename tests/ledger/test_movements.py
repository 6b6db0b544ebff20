"""The movement book, from points built by hand."""

from __future__ import annotations

from dataclasses import replace
from math import inf

from tellings.ledger.background import Background
from tellings.ledger.movements import movement_book
from tellings.ledger.points import NOBODY, Point
from tellings.ledger.values import Value
from tellings.model import Action, Course, Movement, Quantity, Status, Step, Story
from tellings.stemma import Family
from tests.dossiers import telling
from tests.ledger_points import point, value

STORY = Story("s", "A bridge is closed", ("a", "b"))
REPORTS = tuple(replace(telling(r, (("body", "Divers leave."),)), id=r) for r in "ab")
NOTHING = Background({report.id: report for report in REPORTS}, {}, Family(REPORTS))
UNTOLD = Value(-inf, inf)


def moving(
    report: str,
    action: Action,
    status: Status,
    day: str,
    number: float | None = None,
    event: str = "leave",
) -> Point:
    told = value(number, number) if number is not None else UNTOLD
    made = point(report, told, noun="divers", kind="rescuers", event=event, published=day)
    body = Movement("divers", None, None, action, ("Marlow",))
    return replace(made, claims=(replace(made.claims[0], body=body, status=status),), status=status)


def book(*points: Point) -> tuple[Course, ...]:
    return movement_book(STORY, points, NOTHING)


def steps(*points: Point) -> tuple[Step, ...]:
    (course,) = book(*points)
    return course.steps


def test_the_latest_of_an_actor_is_current() -> None:
    planned = moving("a", "withdraw", "planned", "2024-03-02", 90)
    done = moving("b", "withdraw", "done", "2024-03-05", 90)
    told = [(s.first, s.status, s.current) for s in steps(done, planned)]
    assert told == [("2024-03-02", "planned", False), ("2024-03-05", "done", True)]


def test_one_text_that_tells_a_move_as_done_and_under_way_tells_one_step() -> None:
    going = moving("a", "relocate", "under way", "2024-03-02")
    gone = replace(
        moving("a", "relocate", "done", "2024-03-02"),
        claims=(replace(going.claims[0], id="later", start=90, end=95),),
    )
    (step,) = steps(going, gone)
    assert step.status == "under way"
    assert len(step.claims) == 2


def test_two_who_differ_on_how_far_it_is_stay_two_steps() -> None:
    going = moving("a", "relocate", "under way", "2024-03-02")
    gone = moving("b", "relocate", "done", "2024-03-02")
    assert len(steps(going, gone)) == 2


def test_six_taken_out_are_the_six_who_left() -> None:
    taken = moving("a", "evacuate", "done", "2024-03-02", 6, event="evacuated")
    left = moving("b", "withdraw", "done", "2024-03-02", 6)
    (step,) = steps(taken, left)
    assert len(step.claims) == 2
    others = moving("b", "withdraw", "done", "2024-03-02", 9)
    assert len(steps(taken, others)) == 2


def test_who_is_only_had_somewhere_stays() -> None:
    (step,) = steps(moving("a", "deploy", "under way", "2024-03-02", 500, event="come"))
    assert step.action == "stay"


def test_who_is_not_named_is_who_the_ledger_names_for_it() -> None:
    named = moving("a", "withdraw", "planned", "2024-03-02", 90)
    unnamed = replace(moving("b", "withdraw", "planned", "2024-03-02", 90), actor=NOBODY)
    assert len(movement_book(STORY, [named, unnamed], NOTHING)) == 2
    (course,) = movement_book(STORY, [named, unnamed], NOTHING, [(named, unnamed)])
    assert course.who == "NO"


def test_soldiers_that_a_side_has_contributed_stay() -> None:
    made = moving("a", "deploy", "done", "2024-03-02", 200, event="come")
    count = Quantity(200, 200, None, None, None, "divers", event="contribute")
    body = Movement("divers", count, None, "deploy", (), ("Marlow",))
    had = replace(made, claims=(replace(made.claims[0], body=body),))
    assert steps(made)[0].action == "deploy"
    assert steps(had)[0].action == "stay"


def test_a_presence_is_not_the_staying_of_those_whom_somebody_has() -> None:
    had = moving("a", "deploy", "under way", "2024-03-02", 500, event="come")
    stays = moving("a", "stay", "under way", "2024-03-05", event="stay")
    assert [s.value for s in steps(had, stays)] == ["500", None]
