"""Movements and their status, on sentences of our own."""

from __future__ import annotations

import pytest

from tellings.model import Claim, Movement
from tests.claims.reads import extracted


def movements(text: str) -> list[tuple[Claim, Movement]]:
    return [(c, c.body) for c in extracted(text).claims if isinstance(c.body, Movement)]


@pytest.mark.parametrize(
    ("text", "who", "action", "source", "goal", "status"),
    [
        ("Two companies of engineers left Tobruk for Malta on Sunday.",
         "companies", "withdraw", ("Tobruk",), ("Malta",), "done"),
        ("The regiment has been pulled out of the valley.",
         "regiment", "withdraw", ("valley",), (), "done"),
        ("Some 24 gendarmes based in Gao were flown to Niamey.",
         "gendarmes", "relocate", ("Gao",), ("Niamey",), "done"),
        ("Chile will send 40 nurses to Haiti.", "nurses", "deploy", (), ("Haiti",), "planned"),
        ("Ghana denied that its troops had been withdrawn from the island.",
         "troops", "withdraw", ("island",), (), "denied"),
        ("The hospital in Bergen was evacuated.",
         "hospital", "evacuate", ("hospital",), (), "done"),
        ("Patients in the north wing were moved to a school.",
         "Patients", "evacuate", ("north wing",), ("school",), "done"),
        ("The evacuation of the lower town began at dawn.",
         "lower town", "evacuate", ("lower town",), (), "under way"),
        ("The brigade's withdrawal from the delta was delayed.",
         "brigade", "withdraw", ("delta",), (), "planned"),
        ("The nurses are back in Freetown.", "nurses", "return", (), ("Freetown",), "done"),
        ("The convoy is still at the border.", "convoy", "stay", (), ("border",), "under way"),
        ("The tanker is out of the strait.", "tanker", "withdraw", ("strait",), (), "done"),
        ("If the dam breaks, the village will have to be cleared.",
         "village", "evacuate", ("village",), (), "conditional"),
        ("The minister refused to recall the envoy.", "envoy", "withdraw", (), (), "denied"),
        ("Villagers refused to go.", "Villagers", "withdraw", (), (), "denied"),
        ("The squatters were forced to clear the square.",
         "squatters", "evacuate", ("square",), (), "done"),
        ("The crew abandoned the freighter.", "crew", "withdraw", ("freighter",), (), "done"),
        ("It took the militia a week to quit the valley.",
         "militia", "withdraw", ("valley",), (), "done"),
        ("The frontier was reached by nurses.", "nurses", "arrive", (), ("frontier",), "done"),
        ("Peru gave the envoy a week to leave Fiji.",
         "envoy", "withdraw", ("Fiji",), (), "planned"),
        ("A barge drifted for hours before it was towed to Oslo.",
         "barge", "relocate", (), ("Oslo",), "done"),
        ("Patients will be taken to Debrecen.",
         "Patients", "evacuate", (), ("Debrecen",), "planned"),
        ("Reports that the mayor had left Ede were denied by his office.",
         "mayor", "withdraw", ("Ede",), (), "denied"),
        ("Villagers sought refuge in a church.", "Villagers", "flee", (), ("church",), "done"),
        ("The retreat of the brigade was a mistake.", "brigade", "withdraw", (), (), "done"),
        ("Clerks returned to the office.", "Clerks", "return", (), ("office",), "done"),
        ("A delegation is expected in Lima on Monday.",
         "delegation", "arrive", (), ("Lima",), "planned"),
        ("Peru showed the envoys the door.", "envoys", "withdraw", (), (), "done"),
        ("The envoy made no secret of wanting to leave Lima.",
         "envoy", "withdraw", ("Lima",), (), "planned"),
        ("The firm is moving its foundry to Brno.",
         "foundry", "relocate", (), ("Brno",), "under way"),
        ("The coast was cleared of fishermen.", "fishermen", "evacuate", ("coast",), (), "done"),
        ("Only monks are left in the abbey.", "monks", "stay", (), ("abbey",), "under way"),
        ("The pumps were brought from as far off as Utrecht.",
         "pumps", "relocate", ("Utrecht",), (), "done"),
        ("The nurses had walked far to reach Oslo.", "nurses", "arrive", (), ("Oslo",), "done"),
        ("It was wrongly reported that the nurses had left Lom.",
         "nurses", "withdraw", ("Lom",), (), "denied"),
        ("The mayor called on the miners to leave the square.",
         "miners", "withdraw", ("square",), (), "hypothetical"),
        ("The tram never reached the depot.", "tram", "arrive", (), ("depot",), "denied"),
        ("The miners went back to work.", "miners", "return", (), ("work",), "done"),
        ("The claim that the fleet had left Odessa was not true.",
         "fleet", "withdraw", ("Odessa",), (), "denied"),
        ("The consul flies to Quito on Thursday.", "consul", "relocate", (), ("Quito",), "planned"),
        ("The troops will rest and return to their base.",
         "troops", "return", (), ("base",), "planned"),
        ("An attempt to get the divers out of the cave failed.",
         "divers", "evacuate", ("cave",), (), "denied"),
        ("Kenya was kept from sending its observers to Goma.",
         "observers", "deploy", (), ("Goma",), "denied"),
    ],
)  # fmt: skip
def test_who_moves_where_and_how_it_stands(
    text: str, who: str, action: str, source: tuple[str, ...], goal: tuple[str, ...], status: str
) -> None:
    [(claim, body)] = movements(text)
    assert (body.who, body.action, body.from_, body.to) == (who, action, source, goal)
    assert claim.status == status


@pytest.mark.parametrize(
    ("text", "activity", "action", "status"),
    [
        ("Trains between Pisa and Lucca are running again.", "Trains", "resume", "under way"),
        ("No ferries will run on Monday.", "ferries", "suspend", "planned"),
        ("The airline suspended its flights to Khartoum.", "flights", "suspend", "done"),
    ],
)
def test_services_stop_and_start(text: str, activity: str, action: str, status: str) -> None:
    [(claim, body)] = movements(text)
    assert (body.activity, body.action, claim.status) == (activity, action, status)


@pytest.mark.parametrize(
    "text",
    [
        "Prices moved up in March.",
        "She returned the call.",
        "Soldiers opened fire on the crowd.",
        "The flood carried away two cars.",
        "The bill was sent back to the committee.",
        "A truck crashed into a wall.",
        "The president withdrew his remark.",
        "The president stayed silent on the matter.",
        "The man pulled out a knife.",
        "She got more out of the witnesses.",
        "The court is marking the second time in a week.",
        "He was not home at the time.",
        "She stood a block away.",
        "Leave the children alone.",
        "The minister set out a goal.",
    ],
)
def test_figures_of_speech_and_accidents_move_nobody(text: str) -> None:
    assert movements(text) == []


def test_means_and_certainty() -> None:
    [(claim, body)] = movements("Villagers may be brought down from the glacier by helicopter.")
    assert body.by == ("helicopter",)
    assert claim.certainty == "possible"


def test_others_are_of_those_counted_before() -> None:
    told = movements("In all 32 Danish nurses were flown to Lisbon. Three others went to Porto.")
    assert [body.who for _, body in told][-1] == "nurses"


def test_whose_they_are_is_told_by_who_has_them() -> None:
    [(_, body)] = movements("Fiji, which has 300 soldiers stationed in Suva, sent no reply.")
    assert body.count is not None
    assert body.count.holder == "Fiji"


def test_places_joined_and_places_in_a_phrase() -> None:
    told = movements(
        "The nurses will be moved to Oslo and Bergen. They are based in the city of Ede."
    )
    assert [body.to for _, body in told] == [("Oslo", "Bergen"), ("Ede",)]


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("The inspectors reopened their inquiry into the fire.", "resume"),
        ("It is complex, and it is best to pause our work there, Moen said.", "suspend"),
        ("The union is taking some of its teachers out of Oslo.", "withdraw"),
    ],
)
def test_what_the_network_does_not_hint_at_is_no_figure_of_speech(text: str, action: str) -> None:
    assert [body.action for _, body in movements(text)] == [action]


def test_a_place_within_a_compound_is_no_goal() -> None:
    [(_, body)] = movements("Peru sent 40 nurses to the Ghana-led mission fighting the fever.")
    assert body.to == ("Ghana-led mission",)


@pytest.mark.parametrize(
    ("text", "who", "status"),
    [
        ("There are no plans for the nurses to leave Fiji.", "nurses", "denied"),
        ("He declined to say when the nurses would leave Fiji.", "nurses", "hypothetical"),
    ],
)
def test_who_is_told_by_for_and_a_question_denies_nothing(text: str, who: str, status: str) -> None:
    [(claim, body)] = movements(text)
    assert (body.who, claim.status) == (who, status)


def test_how_many_move_is_no_movement() -> None:
    assert movements("She declined to say how many nurses were being moved to Fiji.") == []


def test_wordings_that_no_list_has_are_read_by_hints() -> None:
    text = "A Latvian shipyard has poached forty riveters from Gdynia."
    ((claim, body),) = movements(text)
    assert (body.who, body.from_, claim.status) == ("riveters", ("Gdynia",), "done")


def test_a_listed_verb_without_a_hint_is_a_figure() -> None:
    assert not movements("The verdict carried the firm to the brink.")


def test_a_name_in_pieces_is_one_place() -> None:
    told = "Some 32 miners were flown to the al-Zarqa airforce base, the army said."
    ((_, body),) = movements(told)
    assert body.to == ("al-Zarqa airforce base",)


def test_inside_and_outside_of_a_country_is_no_goal() -> None:
    ((_, body),) = movements("The staff would be moved both inside and outside of Chad.")
    assert body.to == ()


def test_who_puts_something_on_goes_nowhere() -> None:
    assert not movements("Nobody had told the guests to put on life jackets.")


@pytest.mark.parametrize(
    "text",
    [
        "The envoy said that she would stay in touch.",
        "The senator has shied away from the debate.",
        "He refuses to release his tax returns.",
        "Both firms entered into an agreement on Monday.",
    ],
)
def test_phrases_that_move_nobody(text: str) -> None:
    assert movements(text) == []
