"""What an entry is called."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tellings.ledger.naming import name
from tellings.ledger.same import same
from tests.ledger_points import point, value


@pytest.mark.parametrize(
    ("noun", "event", "what"),
    [
        ("sailors", "rescued", "sailors rescued"),
        ("killed", "killed", "people killed"),
        ("injured", "hospitalised", "people hospitalised"),
        ("others", "leave", "people moving out"),
        ("rescuers", "present", "rescuers"),
    ],
)
def test_those_counted_are_called_by_what_they_are(noun: str, event: str, what: str) -> None:
    assert name([point("r", value(3, 3), noun=noun, event=event)]).what == what


def test_who_is_flown_out_and_rescued_is_rescued() -> None:
    left = point("a", value(6, 6), actor="", noun="people", kind="people", event="leave")
    saved = point("b", value(6, 6), actor="", noun="people", kind="people", event="rescued")
    assert same(left, saved) is None
    assert name([left, saved]).what == "people rescued"


@pytest.mark.parametrize(
    ("unit", "what"), [("inch", "length"), ("EUR", "money"), ("%", "share"), ("watt", "watt")]
)
def test_a_measure_of_nothing_named_is_called_by_what_it_measures(unit: str, what: str) -> None:
    told = point("r", value(3, 3), actor="", noun="", kind="", event="")
    assert name([replace(told, unit=unit)]).what == what


def test_an_entry_is_called_by_its_toll() -> None:
    brought = point("a", value(4, 4), noun="people", kind="people", event="hospitalised")
    shot = replace(brought, event="injured", toll=True)
    assert name([brought, shot]).what == "people injured"
