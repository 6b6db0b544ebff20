from __future__ import annotations

import pytest

from tellings.language.entities.people import parse_name, same_person
from tellings.language.entities.spelling import alike, skeleton


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Captain Ingrid Solberg", "Solberg", True),
        ("Ingrid Solberg", "I. Solberg", True),
        ("Omar al-Rashid", "Omar Rashid", True),
        ("Rashid", "Omar al-Rashid", True),
        ("Adel Abdel Karim", "Adil Abdul-Karim", True),
        ("Kassem Haddad", "Qassim Haddad", True),
        ("Lars von der Heide", "von der Heide", True),
        ("William Baird", "Bill Baird", True),
        ("Kim Min Jun", "Kim Min-jun", True),
        ("Secretary General Anna Weiss", "Anna Weiss", True),
        ("Maria Torres", "Mario Torres", False),
        ("Daniel Ost", "Daniela Ost", False),
        ("Hassan Farouk", "Hussein Farouk", False),
        ("Mrs Ost", "Peter Ost", False),
        ("Peter Ost", "Paul Ost", False),
        ("John H. Baird", "John W. Baird", False),
    ],
)
def test_names_of_one_person(one: str, other: str, same: bool) -> None:
    assert same_person(parse_name(one), parse_name(other)) is same
    assert same_person(parse_name(other), parse_name(one)) is same


def test_parts_of_a_name() -> None:
    name = parse_name("Lt. Gen. Marta Ilić Jr.")
    assert name.full == "Marta Ilić"
    assert name.gender == "f"
    assert parse_name("Mr. Ost").gender == "m"
    assert parse_name("Ost’s").full == "Ost"


def test_spellings() -> None:
    assert skeleton("Qassem") == skeleton("Kasim")
    assert alike("Zelensky", "Zelenskyy")
    assert not alike("Ali", "Ala")
    assert not alike("Hassan", "Hussein")
