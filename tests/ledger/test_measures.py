from dataclasses import replace
from pathlib import Path

import pytest

from tellings.corpus import read
from tellings.ledger.background import Background
from tellings.ledger.measures import converted, in_one_unit, plural
from tellings.ledger.points import Point
from tellings.stemma import Family
from tests.ledger_points import point, value

NOTHING = Background({}, {}, Family(()))


def measured(report: str, number: float, unit: str, noun: str = "shaft") -> Point:
    told = point(report, value(number, number), actor="", noun=noun, kind=noun, event="")
    return replace(told, unit=unit)


def test_degrees_have_their_own_zero() -> None:
    assert round(converted(68, "fahrenheit", "celsius")) == 20
    assert round(converted(20, "celsius", "fahrenheit")) == 68


def test_one_thing_is_measured_in_its_commonest_unit() -> None:
    told = [measured("a", 40, "metre"), measured("b", 40, "metre"), measured("c", 130, "foot")]
    found = in_one_unit(told, NOTHING)
    assert {p.unit for p in found} == {"metre"}
    assert found[-1].value.hedged
    assert found[-1].number == 40


def test_other_things_keep_their_units() -> None:
    told = [measured("a", 40, "metre"), measured("b", 12, "inch", "door")]
    assert {p.unit for p in in_one_unit(told, NOTHING)} == {"metre", "inch"}


def test_the_same_in_brackets_is_told_once(tmp_path: Path) -> None:
    text = "PARIS, March 3, 2021 - The shaft at Morlec is 40 metres (131 feet) deep, a miner said."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (entry,) = [e for e in read([tmp_path]).ledger if e.readings[0].value.startswith("40")]
    assert len(entry.readings[0].claims) == 2


def test_a_length_that_nobody_tells_in_the_other_unit_keeps_its_own() -> None:
    told = [measured("a", 12, "inch"), measured("b", 12, "inch"), measured("c", 10, "metre")]
    assert {p.unit for p in in_one_unit(told, NOTHING)} == {"inch", "metre"}


def test_money_in_a_second_currency_in_brackets_is_told_once(tmp_path: Path) -> None:
    text = (
        "PARIS, March 3, 2021 - The port of Morlec earns 210 million euros ($234 million) a year."
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (entry,) = [e for e in read([tmp_path]).ledger if "EUR" in e.readings[0].value]
    assert len(entry.readings[0].claims) == 2


@pytest.mark.parametrize(
    ("unit", "told"),
    [
        ("metre", "metres"),
        ("foot", "feet"),
        ("cubic foot per second", "cubic feet per second"),
        ("inch", "inches"),
        ("barrel of oil equivalent", "barrels of oil equivalent"),
        ("century", "centuries"),
        ("USD", "USD"),
        ("celsius", "celsius"),
        ("times", "times"),
    ],
)
def test_a_unit_behind_a_number_is_in_the_plural(unit: str, told: str) -> None:
    assert plural(unit) == told
