from dataclasses import replace

from tellings.ledger.readings import group
from tests.ledger_points import point, value


def test_a_copy_that_altered_its_figure_adds_no_origin_to_who_tells_it_anyhow() -> None:
    own = point("a", value(15, 15), origin="police")
    (reading,) = group([own, point("b", value(15, 15), changed=True)])
    assert reading.origins == ("police",)
    assert not reading.altered


def test_who_sets_a_figure_aside_does_not_tell_it() -> None:
    aside = replace(point("b", value(52, 52), origin="harbour master"), aside="contradicted")
    (reading,) = group([point("a", value(52, 52), origin="operator"), aside])
    assert reading.origins == ("operator",)


def test_a_headline_without_its_about_is_no_exact_figure() -> None:
    body = point("a", value(90, 90, hedged=True))
    told = group([replace(body, value=value(90, 90)), body, point("b", value(92, 92))])
    assert [(g.value.low, len(g.points)) for g in told] == [(92, 3)]


def test_what_is_told_without_a_number_stands_with_the_one_number() -> None:
    (reading,) = group([point("a", value(14, 14)), point("b", value(None, None))])
    assert len(reading.points) == 2
