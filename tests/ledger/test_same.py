from dataclasses import replace

from tellings.ledger.deeds import UNTOLD
from tellings.ledger.points import Point
from tellings.ledger.same import same
from tests.ledger_points import point, value


def closing(report: str, day: str, *, denied: bool = False, noun: str = "terminal") -> Point:
    made = point(report, UNTOLD, actor="", noun=noun, kind=noun, event="suspend", denied=denied)
    return replace(made, days=(day, day), status="denied" if denied else "planned")


def test_a_plan_is_denied_long_before_its_day() -> None:
    told = closing("a", "2024-04-30")
    assert same(told, closing("b", "2024-03-04", denied=True)) is None
    assert same(told, closing("b", "2024-03-04")) == "time"


def test_unnamed_movers_of_unlike_kind_are_not_one() -> None:
    guests = point("a", value(90, 90), actor="", noun="guests", kind="travellers", event="leave")
    people = point("b", value(1200, 1200), actor="", noun="people", kind="people", event="leave")
    others = replace(guests, value=value(95, 95))
    assert same(guests, people) == "actor"
    assert same(guests, others) is None


def test_what_unnamed_ships_do_is_not_denied_of_others() -> None:
    gone = point("a", UNTOLD, actor="", noun="vessel", kind="ships", event="leave")
    denied = point("b", UNTOLD, actor="", noun="ferries", kind="ships", event="leave", denied=True)
    assert same(gone, denied) == "actor"
    assert same(replace(gone, thing=denied.thing), denied) is None


def test_a_named_actor_denies_nothing_of_movers_that_are_not_named() -> None:
    moved = point("a", UNTOLD, actor="", noun="troops", kind="military", event="leave")
    denied = point("b", UNTOLD, actor="FR", noun="troops", kind="military", event="leave")
    assert same(moved, replace(denied, denied=True)) == "actor"


def test_a_word_of_no_known_class_counts_people_in_a_toll_and_not_in_a_rescue() -> None:
    killed = point("a", value(9, 9), noun="worshippers", kind="worshippers", event="killed")
    toll = point("b", value(11, 11), noun="people", kind="people", event="killed")
    assert same(killed, toll) is None
    units = point("a", value(5, 5), noun="units", kind="units", event="rescued")
    people = point("b", value(3, 3), noun="patients", kind="patients", event="rescued")
    assert same(units, people) == "thing"
