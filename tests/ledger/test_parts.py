from dataclasses import replace

from tellings.ledger.parts import with_sums
from tellings.ledger.points import Point
from tests.ledger_points import point, value

TEXT = "A total of 41 people were taken off by boat. Six others were flown out. Ten cheered."


def placed(number: float, words: str, sentence: int, means: str | None = None) -> Point:
    start = TEXT.index(words)
    told = point("a", value(number, number), actor="", event="rescued")
    claim = replace(told.claims[0], start=start, end=start + len(words), sentence=sentence)
    return replace(told, claims=(claim,), means=means)


BOAT = placed(41, "41 people", 0, "by boat")
AIR = placed(6, "Six others", 1, "by air")


def test_others_that_follow_are_added_and_the_parts_named() -> None:
    *parts, whole = with_sums([AIR, BOAT], lambda _: TEXT)
    assert parts == [replace(BOAT, partial=True), replace(AIR, partial=True)]
    assert (whole.value.low, whole.part) == (47, "41 by boat, 6 by air")
    assert [claim.start for claim in whole.claims] == [BOAT.claims[0].start, AIR.claims[0].start]


def test_a_figure_without_others_starts_anew() -> None:
    cheering = placed(10, "Ten", 2)
    assert with_sums([BOAT, cheering], lambda _: TEXT) == [BOAT, cheering]


def test_killed_and_injured_are_not_added() -> None:
    assert len(with_sums([BOAT, replace(AIR, event="injured")], lambda _: TEXT)) == 2


def test_dozens_add_up_to_nothing() -> None:
    dozens = replace(AIR, value=value(24, 99))
    assert with_sums([BOAT, dozens], lambda _: TEXT) == [BOAT, dozens]


def test_a_figure_for_others_begins_no_sum() -> None:
    again = replace(AIR, claims=(replace(AIR.claims[0], start=62, end=65, sentence=2),))
    assert len(with_sums([AIR, again], lambda _: TEXT.replace("Ten", "Six others"))) == 2


def test_those_in_hospital_and_others_hurt_are_the_injured() -> None:
    brought, hurt = replace(BOAT, event="hospitalised"), replace(AIR, event="injured")
    *_, whole = with_sums([brought, hurt], lambda _: TEXT)
    assert (whole.event, whole.value.low) == ("injured", 47)


LIST = "Six men, a guard and two boys died. A woman and three nurses were hurt."


def fallen(number: float, words: str, noun: str, sentence: int, event: str = "killed") -> Point:
    start = LIST.index(words)
    told = point("a", value(number, number), actor="", event=event, noun=noun, kind="people")
    claim = replace(told.claims[0], start=start, end=start + len(words), sentence=sentence)
    return replace(told, claims=(claim,))


def test_people_told_of_in_one_list_are_added() -> None:
    dead = [fallen(6, "Six men", "men", 0), fallen(1, "a guard", "guard", 0)]
    dead.append(fallen(2, "two boys", "boys", 0))
    *_, whole = with_sums(dead, lambda _: LIST)
    assert (whole.value.low, whole.thing.noun, whole.part) == (9, "people", "6 + 1 + 2")


def test_a_list_ends_with_its_event() -> None:
    told = [fallen(2, "two boys", "boys", 0), fallen(1, "A woman", "woman", 1, "injured")]
    assert with_sums(told, lambda _: LIST) == told


def test_a_toll_is_no_part_of_more() -> None:
    told = [BOAT, replace(AIR, toll=True)]
    assert with_sums(told, lambda _: TEXT) == told
