from tellings.ledger.nearby import Index
from tests.ledger_points import point, value


def test_loci_are_found_by_the_size_of_their_figures() -> None:
    index = Index(by_axes=False)
    index.add(0, [point("a", value(90, 90))], [value(90, 90)])
    index.add(1, [point("b", value(5000, 5000))], [value(5000, 5000)])
    assert index.candidates([point("c", value(100, 100))], [value(100, 100)]) == [0]
    assert index.candidates([point("c", value(None, 45))], [value(None, 45)]) == [0, 1]


def test_the_same_actor_doing_the_same_is_found_whatever_the_figure() -> None:
    index = Index(by_axes=True)
    index.add(0, [point("a", value(5, 5), event="killed")], [value(5, 5)])
    index.add(1, [point("a", value(5, 5), event="injured")], [value(5, 5)])
    beside = point("b", value(900, 900), event="killed")
    assert index.candidates([beside], [beside.value]) == [0]
