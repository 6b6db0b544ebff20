from dataclasses import replace

from tellings.ledger.deeds import UNTOLD
from tellings.ledger.points import Point
from tellings.ledger.same import same, two_things
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


def one(noun: str, kind: str, report: str = "a") -> Point:
    return point(report, value(1, 1), actor="", noun=noun, kind=kind, event="killed")


def test_a_commander_is_told_by_other_ranks() -> None:
    assert same(one("general", "commanders"), one("militant", "fighters", "b")) is None


def test_a_judge_is_not_her_driver_nor_a_man_a_woman() -> None:
    assert same(one("judge", "judges"), one("driver", "drivers", "b")) == "thing"
    assert same(one("man", "people"), one("woman", "women", "b")) == "single"


def test_one_victim_is_not_the_toll() -> None:
    toll = point("b", value(12, 12), actor="", noun="people", kind="people", event="killed")
    assert same(one("commander", "commanders"), toll) == "single"


def test_as_many_of_two_kinds_in_one_sentence_are_two_things() -> None:
    judge, driver = one("judge", "judges"), one("driver", "drivers")
    aside = replace(driver, at=(40, 46))
    assert two_things(judge, aside)


def test_a_hundred_of_two_things_are_no_one_thing() -> None:
    diggers = point("a", value(100, 100), actor="", noun="diggers", kind="diggers")
    lorries = point("b", value(100, 100), actor="", noun="lorries", kind="vehicles")
    assert same(diggers, lorries) == "thing"


def test_six_men_are_a_part_of_seven_people() -> None:
    men = point("a", value(6, 6), actor="", noun="men", kind="men", event="killed")
    people = point("b", value(7, 7), actor="", noun="people", kind="people", event="killed")
    assert same(men, people) == "thing"


def test_equal_tolls_are_one_thing_however_their_dead_are_told() -> None:
    judge, mother = (replace(one(n, f"{n}s", n), toll=True) for n in ("judge", "mother"))
    assert same(judge, mother) is None
    assert same(judge, replace(mother, toll=False)) == "thing"
    late = replace(mother, days=("2024-05-20", "2024-05-20"))
    assert same(replace(judge, days=("2024-05-01", "2024-05-01")), late) is None


def test_tolls_that_differ_need_one_kind_of_people() -> None:
    soldiers = point("a", value(9, 9), actor="", noun="soldiers", kind="military", event="injured")
    children = point("b", value(2, 2), actor="", noun="children", kind="children", event="injured")
    assert same(replace(soldiers, toll=True), replace(children, toll=True)) == "thing"
