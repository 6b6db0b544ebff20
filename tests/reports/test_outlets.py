from __future__ import annotations

import pytest

from tellings.reports.outlets import (
    at_host,
    behind_title,
    canonical,
    host_of,
    matches_initials,
    outlet_of,
)


@pytest.mark.parametrize(
    ("stated", "url", "outlet"),
    [
        (None, "https://www.theguardian.com/world/a", "The Guardian"),
        (None, "https://news.bbc.co.uk/a", "BBC News"),
        (None, "http://web.archive.org/web/2017/http://northport.example/a", "northport.example"),
        ("Guardian", None, "The Guardian"),
        ("THE NEW YORK TIMES", None, "The New York Times"),
        ("fox", "https://www.foxnews.com/a", "Fox News"),
        ("abcnews.go.com", None, "ABC News"),
        ("Northport Herald", "https://northport.example", "Northport Herald"),
        ("northport.example", None, "northport.example"),
        (None, None, None),
        (None, "not an address", None),
        ("", None, None),
    ],
)
def test_the_outlet_of_a_report(stated: str | None, url: str | None, outlet: str | None) -> None:
    assert outlet_of(stated, url) == outlet


def test_an_agencys_host_gives_its_name() -> None:
    assert at_host("www.reuters.com") == "Reuters"
    assert at_host("northport.example") is None


def test_hosts_of_odd_addresses() -> None:
    assert host_of("https://www.northport.example:8080/a?b") == "northport.example"
    assert host_of("http://[::1") is None
    assert host_of("mailto:ada") is None


def test_names_in_any_form() -> None:
    assert canonical("the guardian") == canonical("Guardian") == "The Guardian"
    assert canonical("Harbour Office") is None
    assert canonical("") is None


def test_letters_that_stand_for_an_outlet() -> None:
    assert matches_initials("Radio Northport Pier", "RNP")
    assert matches_initials("The Voice of Northport", "VN")
    assert not matches_initials("Northport Herald", "AFP")
    assert not matches_initials("Northport Herald", "")


def test_the_outlet_behind_a_title() -> None:
    assert behind_title("Pier closed | The Guardian") == ("Pier closed", "The Guardian")
    assert behind_title("Pier closed - northport.com") == ("Pier closed", "northport.com")
    assert behind_title("Pier - closed") == ("Pier - closed", None)
