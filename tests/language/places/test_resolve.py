from __future__ import annotations

import re

from tellings.language.gazetteer import Place
from tellings.language.outlets import setting_of
from tellings.language.places import Setting, resolve, resolve_together


def _resolve(text: str, *names: str, setting: Setting | None = None) -> list[Place | None]:
    bounds = []
    for name in names:
        found = re.search(re.escape(name), text)
        assert found
        bounds.append(found.span())
    return list(resolve(text, bounds, setting))


def _divisions(places: list[Place | None]) -> list[str | None]:
    return [p.division if p else None for p in places]


def test_division_behind_the_name_decides() -> None:
    text = "A fire broke out in Portland, Maine, on Monday; crews from Paris, Texas, helped."
    assert _divisions(_resolve(text, "Portland", "Paris")) == ["US.ME", "US.TX"]


def test_short_form_of_a_state_decides() -> None:
    assert _divisions(_resolve("He was held in Springfield, Ill., she said.", "Springfield")) == [
        "US.IL"
    ]


def test_other_places_draw_a_name_near() -> None:
    text = (
        "The road from Lafayette to Baton Rouge and Alexandria was closed, Louisiana police said."
    )
    places = _resolve(text, "Lafayette", "Baton Rouge", "Alexandria", "Louisiana")
    assert _divisions(places) == ["US.LA"] * 4


def test_countries_of_the_report_decide() -> None:
    text = "Tbilisi said Georgia would send aid to Armenia."
    assert [p.id for p in _resolve(text, "Georgia") if p] == ["country:GE"]
    text = "Atlanta and Savannah, Georgia, saw rain, Alabama too."
    places = _resolve(text, "Atlanta", "Savannah", "Georgia", "Alabama")
    assert _divisions(places)[2] == "US.GA"


def test_leading_people_decide() -> None:
    text = "In the northern Syrian town of Tripoli Heights and the Libyan city of Tripoli."
    found = resolve(text, [(text.rindex("Tripoli"), text.rindex("Tripoli") + 7)])
    assert found[0] and found[0].country == "LY"


def test_one_unknown_place_leaves_the_others() -> None:
    text = "From Xanqqu to Oslo."
    unknown, oslo = _resolve(text, "Xanqqu", "Oslo")
    assert unknown is None
    assert oslo and oslo.country == "NO"


def test_a_family_helps_its_reports() -> None:
    poor = "Explosions shook Tripoli."
    rich = "Lebanon closed the port of Tripoli; Beirut and Sidon stayed open."
    bounds = [(17, 24)]
    alone = resolve(poor, bounds)[0]
    helped = resolve_together(
        [(poor, bounds, Setting()), (rich, [(0, 7), (27, 34), (36, 42), (47, 52)], Setting())]
    )[0][0]
    assert alone and alone.country == "LY"
    assert helped and helped.country == "LB"


def test_outlet_and_address_give_a_home() -> None:
    homes = setting_of("The Springfield Herald", "https://www.example.co.uk/a")
    assert {p.country for p, _ in homes.homes} == {"GB"}
    assert setting_of(None, None) == Setting()


def test_nothing_to_resolve() -> None:
    assert resolve("Nothing here.", []) == ()
    assert resolve("", []) == ()
