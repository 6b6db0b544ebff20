from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tellings.ledger.loci import gather
from tellings.ledger.same import same
from tests.ledger_points import point, value

TWENTY = value(20, 20)
NINETY = value(90, 90)


def test_killed_is_kept_apart_from_injured() -> None:
    assert same(point("a", TWENTY, event="killed"), point("b", TWENTY, event="injured")) == "event"


def test_strength_is_kept_apart_from_number_moved() -> None:
    assert same(point("a", NINETY), point("b", NINETY, event="moved")) == "event"


def test_instructors_are_near_soldiers_and_not_equal() -> None:
    soldiers = point("a", value(60, 60), noun="soldiers", kind="military")
    instructors = point("b", value(60, 60), noun="instructors", kind="trainers")
    assert same(soldiers, instructors) == "thing"


def test_a_contingent_in_a_country_is_apart_from_a_force_in_the_region() -> None:
    here = point("a", value(200, 200), place="IQ", within=frozenset({"IQ"}))
    region = point("b", value(1000, 1000), place="middle east")
    assert same(here, region) == "place"


def test_a_town_is_within_its_country() -> None:
    town = point("a", value(200, 200), place="erbil", within=frozenset({"IQ"}))
    country = point("b", value(200, 200), place="IQ")
    assert same(town, country) is None


def test_one_incident_is_apart_from_the_next() -> None:
    first = point("a", TWENTY, event="killed", days=("2024-03-02", "2024-03-02"))
    second = point("b", TWENTY, event="killed", days=("2024-03-09", "2024-03-09"))
    assert same(first, second) == "time"


def test_a_vague_point_joins_no_two_loci_into_one() -> None:
    points = [
        point("a", value(200, 200), actor="FR"),
        point("b", value(200, 200), actor="HU"),
        point("c", value(200, 200), actor=""),
    ]
    assert sorted(len(locus) for locus in gather(points)) == [1, 2]


@given(st.permutations([("a", 90, "FR"), ("b", 90, "HU"), ("c", 90, ""), ("d", 95, "FR")]))
def test_the_order_of_points_changes_nothing(rows: list[tuple[str, int, str]]) -> None:
    points = [point(report, value(n, n), actor=actor) for report, n, actor in rows]
    assert gather(points) == gather(list(reversed(points)))


def test_a_place_only_presumed_keeps_apart_what_has_other_figures() -> None:
    here = point("a", value(14, 14), event="killed", scene="zadar", within=frozenset({"HR"}))
    there = point("b", value(9, 9), event="killed", scene="split", within=frozenset({"HR"}))
    assert same(here, there) == "place"


def test_figures_that_meet_are_joined_across_places_only_presumed() -> None:
    here = point("a", value(14, 14), event="killed", scene="zadar", within=frozenset({"HR"}))
    there = point("b", value(14, 14), event="killed", scene="split", within=frozenset({"HR"}))
    assert same(here, there) is None


def test_the_dead_of_two_towns_are_two_things_though_a_third_figure_has_no_town() -> None:
    held = frozenset({"AF"})
    here = point("a", value(6, 6), actor="", event="killed", place="mazar", within=held)
    there = point("b", value(30, 30), actor="", event="killed", place="kunduz", within=held)
    vague = point("c", value(31, 31), actor="", event="killed", place="AF")
    assert sorted(len(locus) for locus in gather([here, there, vague])) == [1, 1, 1]


def test_what_two_reports_lead_with_is_one_thing_where_places_do_not_tell() -> None:
    held = frozenset({"AF"})
    here = point("a", value(6, 6), actor="", event="killed", place="mazar", within=held)
    there = point("b", value(30, 30), actor="", event="killed", place="kunduz", within=held)
    later = point("c", value(7, 7), actor="", event="killed", place="AF")
    told = [replace(here, leading=True), there, replace(later, leading=True)]
    assert sorted(len(locus) for locus in gather(told)) == [1, 2]


def test_the_toll_of_both_attacks_is_not_the_toll_of_one() -> None:
    one = point("a", value(12, 12), actor="", event="killed")
    both = replace(point("b", value(17, 17), actor="", event="killed"), total=True)
    assert len(gather([one, both])) == 2


def test_what_is_told_of_an_earlier_attack_is_another_thing() -> None:
    one = point("a", value(12, 12), actor="", event="killed")
    earlier = replace(point("b", value(31, 31), actor="", event="killed"), elsewhere=True)
    assert len(gather([one, earlier])) == 2
