from __future__ import annotations

import pytest

from tellings.reports.bylines import Byline, byline


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("By Ada Holm", Byline(("Ada Holm",))),
        ("By Ada Holm in Bergen", Byline(("Ada Holm",))),
        (
            "By ADA HOLM and BO LIND, Associated Press",
            Byline(("ADA HOLM", "BO LIND"), None, ("AP",)),
        ),
        ("Ada Holm For The Northport Herald", Byline(("Ada Holm",), "The Northport Herald")),
        ("By Ada Holm For Mailonline", Byline(("Ada Holm",), "MailOnline")),
        ("Ada Holm in Oslo", Byline(("Ada Holm",))),
        ("By Reuters Staff", Byline((), None, ("Reuters",))),
        ("Agence France-Presse", Byline((), None, ("AFP",))),
        ("Ada Holm, Middle East correspondent", Byline(("Ada Holm",))),
        ("By Jane de la Cruz, Staff Writer", Byline(("Jane de la Cruz",))),
        ("By Abdul-Rahman al-Rashid and Bo Lind", Byline(("Abdul-Rahman al-Rashid", "Bo Lind"))),
        ("By Ada Holm, Chief Political Correspondent, CNN", Byline(("Ada Holm",), "CNN")),
        ("Ada Holm and agencies", Byline(("Ada Holm",))),
        ("By Ada Holm | Reuters", Byline(("Ada Holm",), None, ("Reuters",))),
    ],
)
def test_a_byline(line: str, found: Byline) -> None:
    assert byline(line) == found


@pytest.mark.parametrize(
    "line",
    [
        "By law, nobody may enter the pier.",
        "By Friday, most had left.",
        "By our foreign desk",
        "Germany in Crisis",
        "Prime Minister in Paris",
        "The pier is closed.",
        "For the love of God",
        "By the time they came, it had sunk and nobody was left to tell.",
        "",
    ],
)
def test_what_is_no_byline(line: str) -> None:
    assert byline(line) is None
