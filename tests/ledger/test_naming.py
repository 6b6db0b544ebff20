"""What an entry is called."""

from __future__ import annotations

import pytest

from tellings.ledger.naming import name
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
