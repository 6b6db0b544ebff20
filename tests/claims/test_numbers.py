from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.claims.figure import Figure
from tellings.claims.numbers import figures


def only(text: str) -> Figure:
    found = [f for f in figures(text) if f.is_quantity]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "low", "high", "qualifier"),
    [
        ("Around 200 divers went down.", 200, 200, "around"),
        ("At least a dozen goats were lost.", 12, None, "at least"),
        ("Up to 400 people queued.", None, 400, "up to"),
        ("As many as 14 boats left.", None, 14, "as many as"),
        ("No fewer than five wells ran dry.", 5, None, "no fewer than"),
        ("Nearly two and a half million votes came in.", 2_500_000, 2_500_000, "nearly"),
        ("Dozens of tents stood there.", 24, 99, "dozens"),
        ("Tens of thousands of birds came.", 10_000, 100_000, "tens of thousands"),
        ("Several hundred sheep came.", 200, 900, "several hundred"),
        ("A few dozen came.", 24, 60, "a few dozen"),
        ("Between 20 and 30 crates fell.", 20, 30, None),
        ("Two or three crates fell.", 2, 3, None),
        ("Some 4 to 5 million coins lay there.", 4_000_000, 5_000_000, "some"),
        ("20-odd crates fell.", 20, 20, "odd"),
        ("It held 200 or so crates.", 200, 200, "or so"),
        ("It held 30 crates or more than that.", 30, 30, None),
        ("There were one hundred and two crates.", 102, 102, None),
        ("There were two hundred and five thousand bees.", 205_000, 205_000, None),
        ("There were 1,5 million bees.", 1_500_000, 1_500_000, None),
        ("There were 10 000 bees.", 10_000, 10_000, None),
        ("There were 12.3m bees.", 12_300_000, 12_300_000, None),
        ("There were half a dozen eggs.", 6, 6, None),
        ("It held 3.2×10^5 spores.", 320_000, 320_000, None),
        ("It held 10⁶ spores.", 1_000_000, 1_000_000, None),
        ("The bill adds up to 40 crates.", 40, 40, None),
        ("Prices as low as $5 were paid.", 5, None, "as low as"),
        ("It was paid for over 10 years.", 10, None, "over"),
        ("It was built over 10 years.", 10, 10, None),
        ("It was built over 10 years ago.", 10, None, "over"),
        ("Turnout ranged from 31 to 58 percent.", 31, 58, None),
        ("One in every 250 eggs broke.", 0.4, 0.4, None),
    ],
)
def test_counts_and_their_bounds(
    text: str, low: float | None, high: float | None, qualifier: str | None
) -> None:
    figure = only(text)
    assert (figure.low, figure.high, figure.qualifier) == (low, high, qualifier)


def test_some_of_a_number_is_not_the_number() -> None:
    figure = only("Some of the estimated 90 staff left.")
    assert (figure.low, figure.high, figure.whole) == (None, 89, 90)
    assert figure.qualifier == "some of"


def test_a_number_of_a_larger_number_keeps_its_whole() -> None:
    figure = only("Thirty out of the 130 nurses left.")
    assert (figure.low, figure.high, figure.whole) == (30, 30, 130)


def test_all_and_none_of_a_number() -> None:
    assert only("All of the 12 rafts sank.").low == 12
    assert only("None of the 12 rafts sank.").high == 0
    assert only("Most of the 12 rafts sank.").low == 7


@pytest.mark.parametrize(
    ("text", "low", "unit"),
    [
        ("The roof cost $1.5m a month.", 1_500_000, "USD per month"),
        ("It lost £2.7bn.", 2_700_000_000, "GBP"),
        ("They paid 30 Swiss francs.", 30, "CHF"),
        ("They paid 9 billion yuan.", 9_000_000_000, "CNY"),
        ("It fell 9.4 per cent.", 9.4, "%"),
        ("It fell to $-50.8bn.", -50_800_000_000, "USD"),
        ("Wind reached 45 knots.", 45, "knot"),
        ("It was minus 12 Celsius.", -12, "celsius"),
        ("It ran at 140 km/h.", 140, "kilometre per hour"),
        ("It weighs 70kg.", 70, "kilogram"),
        ("It lasted five weeks.", 5, "week"),
        ("One in five roofs fell.", 20, "%"),
        ("A third of the roofs fell.", 100 / 3, "%"),
        ("It rose three times.", 3, "times"),
        ("The lamp draws 5 W.", 5, "watt"),
        ("It holds a current of 1.3 A/cm2.", 1.3, "ampere per square centimetre"),
        ("It burns 7 litres per 100 km.", 7, "litre per 100 kilometre"),
        ("It lies 1.5m km away.", 1_500_000, "kilometre"),
        ("It has a 900-square-foot deck.", 900, "square foot"),
        ("The shares closed at 1874p.", 1874, "penny"),
        ("A ticket costs 40 Egyptian pounds.", 40, "EGP"),
        ("It sold for BGN 3 million.", 3_000_000, "BGN"),
        ("It pays 92 cents per share on time.", 92, "cent per share"),
        ("It circles us 14 times a day.", 14, "times per day"),
        ("Visits fell by more than half.", 50, "%"),
        ("The beam is 2.1 mrad wide.", 2.1, "milliradian"),
        ("The melt reached 1,200 K.", 1200, "kelvin"),
        ("She made 13 pts.", 13, "point"),
        ("The plot is three-quarters of an acre.", 0.75, "acre"),
        ("They owe a third of a million euros.", 1e6 / 3, "EUR"),
        ("It paid Rs 1.2 cr.", 12_000_000, "INR"),
        ("It is a fifth cheaper than wood.", 20, "%"),
        ("They pay £1,450 pcm.", 1450, "GBP per month"),
        ("He paid her ten pounds.", 10, "GBP"),
        ("He lost ten pounds.", 10, "pound"),
        ("Crude cost USD 66.31 pb.", 66.31, "USD per barrel"),
        ("Supply was 1.9 mb/d.", 1.9, "million barrels per day"),
        ("They sold boats, of which a quarter is lost.", 25, "%"),
    ],
)
def test_units(text: str, low: float, unit: str) -> None:
    figure = only(text)
    assert figure.low == pytest.approx(low)
    assert figure.unit == unit


def test_feet_before_inches() -> None:
    told = [(f.low, f.unit) for f in figures("A 6'2\" fence fell.")]
    assert told == [(6, "foot"), (2, "inch")]


def test_the_scale_of_a_range_is_shared() -> None:
    figure = only("The plan costs $4 to $5 billion.")
    assert (figure.low, figure.high, figure.unit) == (4_000_000_000, 5_000_000_000, "USD")


def test_two_sizes_with_a_slash_are_two() -> None:
    found = [f for f in figures("The 8GB/128GB model sold.") if f.is_quantity]
    assert [(f.low, f.high, f.unit) for f in found] == [
        (8, 8, "gigabyte"),
        (128, 128, "gigabyte"),
    ]


def test_by_how_much_and_to_what_are_no_range() -> None:
    told = [f.low for f in figures("It cut its fleet by 1,200 to 8,400.") if f.is_quantity]
    assert told == [1200, 8400]


@pytest.mark.parametrize(
    "text",
    [
        "The FTSE 100 closed early.",
        "The screen shows 4K video.",
        "They joined the Harbour 9 science project.",
        "The CUP 2022 was close.",
        "A 7-year-old boy sang.",
        "Ada Holm, 33, sang.",
        "Ada Holm (33) sang.",
        "She is aged 12.",
        "It happened on March 5, 2020.",
        "It happened on 5 March.",
        "It happened in 2019.",
        "The 2019 election was close.",
        "The film of the 1990s was long.",
        "They met at 3:15 p.m.",
        "They met at 1400 GMT.",
        "The first boat and the 21st boat sank.",
        "An F-16 and an A320 landed.",
        "A Boeing 737 landed.",
        "Flight 370 landed.",
        "Article 5 holds.",
        "He lives at 12 Main Street.",
        "Call 555-1234 or +44 20 7946 0958.",
        "They won 3-1.",
        "COVID-19 spread.",
        "See https://news.example/2020/12/4500 for more.",
        "It never stops, 24/7.",
        "She won 6-3, 4-6, 7-5.",
        "The film fills a 16:9 screen of 1920x1080 pixels.",
        "He ran the 4x100m relay in 38:12.4.",
        "It was a one-off.",
        "They reached the last 16 in May.",
        "The 49ers lost.",
        "See case no. 17-312.",
        "A neighbour called 911.",
        "She told 999 operators so.",
        "The ATR 72s were parked there.",
        "The over 65s voted.",
        "Call 0700 555 0199 today.",
        "It was for grades 1-3.",
    ],
)
def test_numbers_that_count_nothing(text: str) -> None:
    assert not [f for f in figures(text) if f.is_quantity]


@given(st.text(max_size=80))
def test_any_text_gives_ordered_figures_inside_it(text: str) -> None:
    last = -1
    for figure in figures(text):
        assert 0 <= figure.first <= figure.start <= figure.core[0] < figure.core[1] <= len(text)
        assert figure.end <= len(text)
        assert figure.core[0] > last
        last = figure.core[0]


@given(st.integers(0, 999_999_999))
def test_digits_with_separators_mean_their_value(value: int) -> None:
    figure = only(f"There were {value:,} oddly small crates of them.")
    assert (figure.low, figure.high) == (value, value)
