from dataclasses import replace

from tellings.ledger.asides import with_asides
from tellings.ledger.points import Point
from tests.ledger_points import point, value


def told(number: float, start: int, event: str = "killed", **fields: object) -> Point:
    made = point("a", value(number, number), event=event)
    claim = replace(made.claims[0], start=start, end=start + 2, sentence=0)
    return replace(made, claims=(claim,), **fields)  # type: ignore[arg-type]


def test_an_earlier_figure_is_of_the_tally_that_took_its_place() -> None:
    seventeen, injured = told(17, 0), told(23, 40, "injured")
    nine = told(9, 80, "", aside="replaced")
    _, _, earlier = with_asides([seventeen, injured, nine])
    assert (earlier.event, earlier.aside) == ("killed", "replaced")
    assert earlier.slot


def test_two_figures_in_one_breath_belong_together() -> None:
    other, sixteen = told(1, 0), told(16, 50, "")
    seventeen = told(17, 58, "", aside="replaced")
    *_, earlier = with_asides([other, sixteen, seventeen])
    assert earlier.event == ""


def test_a_figure_set_aside_without_another_stands_as_told() -> None:
    (alone,) = with_asides([told(52, 0, aside="contradicted")])
    assert alone.aside is None
