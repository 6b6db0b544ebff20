from tellings.ledger.rules import Candidate, candidates, choose, spread
from tellings.model import ChangedInCopying, Reading


def reading(low: float, origins: tuple[str, ...], latest: str, lineages: int = 1) -> Reading:
    return Reading(str(low), low, low, ("c",), lineages, origins, latest)


TOLD = [
    reading(12, ("the mayor", "a medic"), "2024-03-01", 2),
    reading(15, ("police",), "2024-03-03"),
    reading(20, ("a resident",), "2024-03-04"),
]


def told() -> list[Candidate]:
    return candidates(TOLD, lambda origin: origin in {"police", "the mayor"})


def test_conservative_takes_the_lowest() -> None:
    chosen = choose("conservative", told())
    assert chosen is not None
    assert chosen.best == 12


def test_without_an_official_the_latest_is_one_that_two_lineages_tell() -> None:
    early = reading(9, ("unnamed, in a", "unnamed, in b"), "2020-03-02", lineages=2)
    grown = reading(11, ("unnamed, in c", "unnamed, in d"), "2020-03-03", lineages=2)
    alone = reading(14, ("unnamed, in e",), "2020-03-04")
    rows = [early, grown, alone]
    chosen = choose("latest-official", candidates(rows, lambda _: False))
    assert chosen is not None
    assert (chosen.best, "two lineages" in chosen.why) == (11, True)
    chosen = choose("latest-official", candidates([alone], lambda _: False))
    assert chosen is not None
    assert chosen.best == 14


def test_what_is_told_weeks_later_is_no_news() -> None:
    rows = [
        reading(3, ("unnamed, in a",), "2020-03-02"),
        reading(4, ("unnamed, in b",), "2020-03-04"),
        reading(2, ("unnamed, in c",), "2020-06-01"),
    ]
    for rule in ("latest-official", "majority-of-origins"):
        chosen = choose(rule, candidates(rows, lambda _: False))
        assert chosen is not None
        assert chosen.best == 4
    chosen = choose("latest-official", candidates(rows, lambda origin: origin.endswith("c")))
    assert chosen is not None
    assert chosen.best == 2


def test_a_day_that_is_not_known_is_as_good_as_the_first() -> None:
    rows = [reading(3, ("unnamed, in a",), ""), reading(4, ("unnamed, in b",), "2020-03-04")]
    chosen = choose("majority-of-origins", candidates(rows, lambda _: False))
    assert chosen is not None
    assert chosen.best == 4


def test_latest_official_passes_over_a_later_unofficial_figure() -> None:
    chosen = choose("latest-official", told())
    assert chosen is not None
    assert chosen.best == 15


def test_majority_counts_origins() -> None:
    chosen = choose("majority-of-origins", told())
    assert chosen is not None
    assert (chosen.best, chosen.why) == (12, "2 origins in 2 lineages")


def test_range_gives_low_best_and_high() -> None:
    chosen = choose("range", told())
    assert chosen is not None
    assert (chosen.low, chosen.best, chosen.high) == (12, 12, 20)


def test_a_reading_changed_in_copying_is_never_chosen() -> None:
    altered = Reading("99", 99, 99, ("d",), 1, ("x",), None, ChangedInCopying("r", "12"))
    assert candidates([altered], bool) == []
    assert choose("range", []) is None


def test_spread_tells_how_much_the_choice_matters() -> None:
    assert round(spread(told()), 4) == 0.6667  # 12 by the conservative rule, up to 20 by the range
    assert spread(told()[:1]) == 0.0
