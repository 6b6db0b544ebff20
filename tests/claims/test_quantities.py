"""Quantities read from whole sentences: what is counted, whose, where, in what event."""

from __future__ import annotations

import pytest

from tellings.claims.context import Context
from tellings.claims.counting import counted
from tests.claims.reads import quantities, read


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The port lost 41 cranes in the storm.", ["cranes"]),
        ("A pipe of over 8 km (5 miles) runs under the bay.", ["pipe", "pipe"]),
        ("A total of 47 people were rescued: 41 by boat and six by air.", ["people"] * 3),
        ("Its garrison of 90 was halved.", ["garrison"]),
        ("Norway has sent 200 medics to the Dutch-led hospital, of whom 60 treat burns.",
         ["medics", "medics"]),
        ("Kenya has contributed 400 police officers; Chad 120 and Nepal 75.",
         ["police officers"] * 3),
        ("The family paid 300,000 euros in ransom.", ["ransom"]),
        ("One in five voters stayed at home.", ["voters"]),
        ("The firm said that 30 out of the 130 fitters serving in the country left.", ["fitters"]),
        ("The choir sang in its last ten concerts.", ["concerts"]),
        ("The firm, with its rival up 9 percent to $84, lost ground.",
         ["rival", "rival"]),
        ("The storm wiped $340 million from the value of the harvest.", ["value"]),
        ("Some 300 people fish there and 450 who used to fish live inland.", ["people"] * 2),
        ("The board expects a drop for the Lima index to 900 points.", ["index"]),
        ("The pay of the mayor, Rico Hale, which was worth 2 million euros, was cut.", ["pay"]),
        ("Barley was up 2 points, and Orbit shares were up 17 points.",
         ["Barley", "Orbit shares"]),
        ("The tablet comes with a 5 W USB-C charger.", ["charger"]),
        ("Turnout was 68 percent of 154,000 registered voters.", ["registered voters"] * 2),
        ("The clinic counted two deaths and 30 injured.", ["deaths", "people"]),
    ],
)  # fmt: skip
def test_what_is_counted(text: str, counted: list[str]) -> None:
    assert [body.counted for _, body in quantities(text)] == counted


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("The union's 2,200 members will vote by post.", "union"),
        ("Ghana has around 200 engineers at the dam.", "Ghana"),
        ("Fiji's 60 men went home.", "Fiji"),
        ("Kenya's navy has 14 divers working in the bay.", "Kenya's navy"),
        ("The earthquake killed 12 people.", None),
        ("Police arrested 30 strikers.", None),
    ],
)
def test_whose_they_are(text: str, holder: str | None) -> None:
    assert quantities(text)[0][1].holder == holder


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Eleven goats were struck by lightning near Leh.", "Leh"),
        ("Some 340 dogs were found in the barn.", "barn"),
        ("More than 12,000 marchers filled the avenue.", "avenue"),
        ("Nineteen villages were cut off.", None),
        ("Norway has divers in Malta. Of the 130 divers working in the country 30 left.", "Malta"),
    ],
)
def test_where_they_are(text: str, place: str | None) -> None:
    assert quantities(text)[0][1].place == place


@pytest.mark.parametrize(
    ("text", "presumed"),
    [
        ("A bomb went off at a market in Zadar. Nine people died.", ("Zadar", "sentence before")),
        ("The ministry in Lisbon said nine people died.", None),
        ("The fire began in the town of Leh. Nine women were hurt.", ("Leh", "sentence before")),
        ("Nine people died in Zadar.", None),
        ("The firm has a mill in Zadar. It paid 300 workers.", None),
    ],
)
def test_where_they_presumably_are(text: str, presumed: tuple[str, str] | None) -> None:
    told = quantities(text)[0][1].presumed
    assert (told and (told.place, told.basis)) == presumed


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("A man was shot dead in Leith on Monday.", [(1, "man", "kill")]),
        (
            "A mother and her son died in the blaze.",
            [(2, "people", "kill"), (1, "mother", "kill"), (1, "son", "kill")],
        ),
        (
            "He is accused of killing his wife and injuring a neighbour.",
            [(1, "wife", "kill"), (1, "neighbour", "injure")],
        ),
        ("No one was hurt.", [(0, "people", "injure")]),
        ("Gunmen shot dead a watchman at the dam.", [(1, "watchman", "kill")]),
        ("A man bought a boat.", []),
    ],
)
def test_victims_told_without_a_number(text: str, rows: list[tuple[int, str, str]]) -> None:
    assert [(b.low, b.counted, b.event) for _, b in quantities(text)] == rows


@pytest.mark.parametrize(
    "text",
    [
        "Her daughter Maria was 10.",
        "Her sons, 9 and 11, sang.",
        "Police charged Jon and Per Moe, 22 and 25, with arson.",
        "His daughters (9, 11 and 14) sang.",
    ],
)
def test_an_age_is_no_quantity(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Porsche 911 shares its platform with a van.",
        "The Falcon 9 rocket rose slowly.",
        "She hosts a show on Radio Two on Sunday.",
        "Version 1903 fixes a flaw.",
        "The chapel near Pier Zero was closed by the council.",
    ],
)
def test_a_number_in_a_name_counts_nothing(text: str) -> None:
    assert quantities(text) == []


def test_a_number_with_a_capital_before_those_counted() -> None:
    told = quantities("Harbour News Two men were pulled out of the river at the old mill.")
    assert [body.counted for _, body in told] == ["men"]


def test_a_name_before_those_counted() -> None:
    assert [words for words, _ in quantities("In Gaza 12 doctors were hurt.")] == ["12 doctors"]


def test_each_figure_stands_in_its_text() -> None:
    text = "At least 63 people drowned, 12 of them children; the boat carried 200."
    assert [words for words, _ in quantities(text)] == ["At least 63 people", "12", "200"]


def test_a_part_of_a_number_undergoes_what_its_clause_tells() -> None:
    ((words, body),) = quantities("Some of the 500 U.S. divers in Malta will be moved to Cyprus.")
    assert words == "Some of the 500 U.S. divers"
    assert (body.high, body.whole, body.event, body.role) == (499, 500, "move", "patient")


@pytest.mark.parametrize(
    ("text", "value", "unit", "counted"),
    [
        ("The league speaks for 4.2m small shops.", 4_200_000, None, "small shops"),
        ("About 3m registered voters stayed away.", 3_000_000, None, "registered voters"),
        ("The pipe has 5m high walls.", 5, "metre", "high walls"),
    ],
)
def test_a_letter_is_a_scale_where_things_are_counted(
    text: str, value: float, unit: str | None, counted: str
) -> None:
    [(_, body)] = quantities(text)
    assert (body.low, body.unit, body.counted) == (value, unit, counted)


@pytest.mark.parametrize(
    "text",
    [
        "6 A probe was launched into the bank.",
        "He stood near a 7-11 convenience store.",
        "Police closed the road at 3rd/Pine.",
        "1 of 40 (L-R) The guests at the dinner.",
    ],
)
def test_numbers_of_pictures_shops_and_crossings_count_nothing(text: str) -> None:
    assert quantities(text) == []


def test_numbers_of_licences_and_screens_count_nothing() -> None:
    assert quantities("Registration number: 130442. Printed under licence 0107711.") == []
    assert quantities("It wants a screen of 1280x1024 pixels.") == []


def test_ages_told_in_words_count_nobody() -> None:
    told = quantities("Her sons, aged three, five and nine, were not hurt.")
    assert [body.low for _, body in told] == []
    assert quantities("Ada Holm, 57 - a baker - saw it.") == []


def test_those_who_go_elsewhere_are_not_where_the_others_stay() -> None:
    text = "Forty of our nurses will stay at the mine and thirty will fly to Lima."
    assert [body.place for _, body in quantities(text)] == ["mine", None]
    assert [body.holder for _, body in quantities(text)] == [None, None]


def test_a_measure_without_a_clause_over_it_is_read() -> None:
    [(_, body)] = quantities("Only 3 miles away")
    assert (body.low, body.unit) == (3, "mile")


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The storm left four dead and two injured.", ["dead", "injure"]),
        (
            "Four people were killed and dozens more were injured when a tram fell.",
            ["kill", "injure"],
        ),
        ("Norway ferry wreck leaves three dead, two unaccounted for", ["dead", "unaccounted"]),
        ("Two missing children were found.", ["find"]),
    ],
)
def test_each_number_has_the_state_right_behind_it(text: str, events: list[str]) -> None:
    assert [body.event for _, body in quantities(text)] == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The fire left 3 tenants and a fireman dead in Lomvik on Monday.", ["dead"]),
        ("The crash left two men and a child injured.", ["injure", "injure"]),
        ("The storm left 300 people without power, two of them for a week.", ["leave"]),
    ],
)
def test_those_left_in_one_state_have_it_together(text: str, events: list[str]) -> None:
    told = [body.event for _, body in quantities(text) if body.counted]
    assert told[: len(events)] == events


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("The pound was 0.2 per cent up on Monday.", "up"),
        ("The river fell 30 feet.", "down"),
        ("The climber fell 30 feet.", None),
        ("The storm dropped 18 inches of snow.", None),
        ("The index ended down 71 points.", "down"),
        ("The town paid down $3m of its debt.", None),
        ("Permits closed at noon, off 1.1%.", "down"),
        ("Shares rose under 4%.", "up"),
        ("Sales rose 2.3 percent, missing all hopes.", "up"),
        ("The airline will trim its fleet by 20 jets.", "down"),
        ("The fleet was trimmed by 20 owners.", None),
        ("The stock gave up 3 points.", "down"),
    ],
)
def test_what_is_a_change(text: str, change: str | None) -> None:
    (row,) = counted(Context(read(text)).trees[0])
    assert row.change == change


def test_a_change_goes_on_behind_and() -> None:
    rows = counted(Context(read("Prices rose 0.4% on the month and 5.0% on the year.")).trees[0])
    assert [row.change for row in rows] == ["up", "up"]


def test_a_change_goes_on_behind_a_name() -> None:
    text = "Sales in the Americas grew 4 per cent, Europe 2 per cent and Asia 9 per cent."
    assert [row.change for row in counted(Context(read(text)).trees[0])] == ["up"] * 3


def test_levels_of_a_change_are_of_its_unit_unless_many_are_counted() -> None:
    rows = counted(Context(read("The index lost 2% to 6,783.")).trees[0])
    assert [row.figure.unit for row in rows] == ["%", "point"]
    rows = counted(Context(read("The number of guests climbed 13% to 41,200.")).trees[0])
    assert [row.figure.unit for row in rows] == ["%", None]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Of the 130 soldiers, 30 will leave in May.", (30, 130, "soldiers", "leave")),
        ("Of 51 people hurt, eight were in a serious condition.", (8, 51, "people", "be")),
        ("Among the 120 migrants aboard, 14 drowned.", (14, 120, "migrants", "drown")),
    ],
)
def test_a_part_of_those_that_the_sentence_begins_with(
    text: str, told: tuple[float, float, str, str]
) -> None:
    body = quantities(text)[-1][1]
    assert (body.high, body.whole, body.counted, body.event) == told
