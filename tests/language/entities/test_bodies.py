from __future__ import annotations

import pytest

from tellings.language.entities.bodies import Office, office_of, same_body


@pytest.mark.parametrize(
    ("text", "complement", "office"),
    [
        ("Chile's interior ministry", "", Office("interior", "CL")),
        ("the Chilean Ministry of Home Affairs", "", Office("interior", "CL")),
        ("the Ministry", "of Defence of Chile", Office("defence", "CL")),
        ("the defense ministry", "", Office("defence", None)),
        ("the Kenyan government", "", Office("", "KE")),
        ("Kenyan authorities", "", Office("", "KE")),
        ("the government", "", None),
        ("the ministry", "", None),
        ("the Norwegian harbour", "", None),
    ],
)
def test_offices(text: str, complement: str, office: Office | None) -> None:
    assert office_of(text, complement) == office


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("NATO", "North Atlantic Treaty Organisation", True),
        ("the WFP", "World Food Programme", True),
        ("Harbour Rescue Service", "HRS", True),
        ("Fjordline", "Fjordline Ltd", True),
        ("Fjordline", "Fjordline Arena", False),
        ("UNHCR", "UNICEF", False),
    ],
)
def test_one_body(one: str, other: str, same: bool) -> None:
    assert same_body(one, other) is same
