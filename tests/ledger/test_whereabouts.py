from tellings.ledger.same import near
from tellings.ledger.whereabouts import close, is_of_a_people, is_small, unplaced, whereabouts

MAZAR = whereabouts("Mazar-i-Sharif", "AF", 36.709, 67.11)
BALKH = whereabouts("Balkh", "AF", 36.75, 67.0)
KUNDUZ = whereabouts("Kunduz", "AF", 36.729, 68.857)


def test_a_town_lies_in_its_province_and_not_in_the_next() -> None:
    assert near(MAZAR, BALKH)
    assert not near(KUNDUZ, MAZAR)


def test_a_suburb_is_close_to_its_city() -> None:
    croydon = whereabouts("Croydon", "GB", 51.383, -0.1)
    london = whereabouts("London", "GB", 51.508, -0.126)
    assert close(croydon, london)
    assert not close(KUNDUZ, MAZAR)


def test_a_hamlet_without_a_gazetteer_may_lie_anywhere() -> None:
    assert near(unplaced("Puquimarca"), MAZAR)
    assert not near(unplaced("Puquimarca"), unplaced("Huancasaya"))


def test_a_name_before_country_tells_of_what_kind_it_is() -> None:
    assert is_of_a_people(" country on Monday")
    assert not is_of_a_people(" province on Monday")


def test_a_great_city_is_known_abroad() -> None:
    assert not is_small(whereabouts("London", "GB", 51.508, -0.126))
    assert is_small(BALKH) is (BALKH.spot is not None)
