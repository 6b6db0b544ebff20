from collections.abc import Iterable
from dataclasses import replace

from tellings.ledger.points import Point
from tellings.ledger.readings import group
from tellings.ledger.verdicts import Change, Judged, judge
from tests.ledger_points import point, value


def count(places: Iterable[tuple[str, int]]) -> int:
    return len({report for report, _ in places})


def verdict(points: list[Point], *, grows: bool = False, corrected: bool = False) -> Judged:
    return judge(group(points), Change(grows=grows, corrected=corrected), count)


def test_one_reading_of_two_lineages_and_two_origins_is_agreed() -> None:
    assert verdict([point("a", value(200, 200)), point("b", value(200, 200))])[0] == "agreed"


def test_one_origin_through_two_lineages_is_single() -> None:
    told = [point(r, value(200, 200), origin="coast guard") for r in "ab"]
    assert verdict(told)[0] == "single"


def test_one_lineage_is_single() -> None:
    assert verdict([point("a", value(200, 200))])[0] == "single"


def test_rounding_does_not_conflict() -> None:
    told = [point("a", value(198, 198)), point("b", value(200, 200, hedged=True))]
    assert verdict(told)[0] == "agreed"


def test_exact_figures_that_differ_conflict_and_the_note_names_both() -> None:
    judged, note = verdict([point("a", value(120, 120)), point("b", value(130, 130))])
    assert judged == "conflicting"
    assert note is not None
    assert "120" in note
    assert "130" in note


def test_those_at_a_place_are_part_of_more_in_all_the_country() -> None:
    country = point("a", value(120, 120), place="country:NO")
    town = point("b", value(30, 30), place="bergen", within=frozenset({"country:NO"}))
    many = point("b", value(130, 130), place="bergen", within=frozenset({"country:NO"}))
    assert verdict([country, town])[0] == "differing scope"
    assert verdict([country, many])[0] == "conflicting"


def test_a_toll_told_with_the_town_conflicts_with_one_told_with_the_country() -> None:
    country = point("a", value(12, 12), event="killed", place="country:NO")
    inside = frozenset({"country:NO"})
    town = point("b", value(3, 3), event="killed", place="bergen", within=inside)
    assert verdict([country, town])[0] == "conflicting"


def test_a_growing_toll_is_superseded() -> None:
    told = [
        point("a", value(3, 3), event="killed", published="2024-03-02"),
        point("b", value(5, 5), event="killed", published="2024-03-03"),
    ]
    assert verdict(told, grows=True) == ("superseded", "3 (2024-03-02), then 5 (2024-03-03)")


def test_a_toll_told_lower_later_conflicts_unless_corrected() -> None:
    told = [
        point("a", value(5, 5), event="killed", published="2024-03-02"),
        point("b", value(3, 3), event="killed", published="2024-03-03"),
    ]
    assert verdict(told, grows=True)[0] == "conflicting"
    assert verdict(told, grows=True, corrected=True)[0] == "superseded"


def test_an_altered_copy_never_moves_the_verdict_and_is_noted() -> None:
    told = [
        point("a", value(30, 30)),
        point("b", value(30, 30)),
        point("c", value(80, 80), changed=True),
    ]
    judged, note = verdict(told)
    assert judged == "agreed"
    assert note == "80: changed in copying"


def test_a_denial_comes_before_a_conflict() -> None:
    told = [
        point("a", value(30, 30)),
        point("b", value(40, 40)),
        point("c", value(30, 30), denied=True, origin="the ministry"),
    ]
    assert verdict(told) == ("denied", "denied by the ministry")


def test_those_still_missing_take_the_place_of_those_missing_at_first() -> None:
    first = point("a", value(5, 5), event="missing", published="2024-03-02")
    left = replace(point("b", value(2, 2), event="missing", published="2024-03-02"), still=True)
    assert judge(group([first, left]), Change(varies=True), count)[0] == "superseded"
    unmarked = replace(left, still=False)
    assert judge(group([first, unmarked]), Change(varies=True), count)[0] == "conflicting"


def test_more_take_the_place_of_at_least_so_many_on_one_day() -> None:
    day = "2024-03-02"
    early = point("a", value(4, None), event="killed", published=day)
    late = point("b", value(9, 9), event="killed", published=day)
    told = ("superseded", f"at least 4 ({day}), then 9 ({day})")
    assert verdict([early, late], grows=True) == told
    assert verdict([late, replace(late, origin="b"), early], grows=True) == told
    exact = point("a", value(4, 4), event="killed", published=day)
    assert verdict([exact, late], grows=True)[0] == "conflicting"
