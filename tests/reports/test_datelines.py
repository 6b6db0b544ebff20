from __future__ import annotations

import pytest

from tellings.reports.datelines import head, town

Told = tuple[str | None, str | None, int | None, int | None, int | None]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("NORTHPORT, March 3 (XYZ) -- The", ("NORTHPORT", "XYZ", None, 3, 3)),
        ("Brussels, January 8 (XYZ)-- The", ("Brussels", "XYZ", None, 1, 8)),
        ("WASHINGTON — The", ("WASHINGTON", None, None, None, None)),
        ("ERIE, Pa. — Snow", ("ERIE, Pa.", None, None, None, None)),
        ("LONDON (AP) — The", ("LONDON", "AP", None, None, None)),
        ("(Reuters) - The", (None, "Reuters", None, None, None)),
        ("MOSCOW, January 8. /TASS/. The", ("MOSCOW", "TASS", None, 1, 8)),
        ("Tehran, Jan 8, IRNA – The", ("Tehran", "IRNA", None, 1, 8)),
        ("(ANSA) - ROME, JAN 8 - The", ("ROME", "ANSA", None, 1, 8)),
        ("NEW DELHI: The", ("NEW DELHI", None, None, None, None)),
        ("New York, 3 March 2020 (WAM) -- Two", ("New York", "WAM", 2020, 3, 3)),
        ("Kyiv. January 8. INTERFAX-UKRAINE - The", ("Kyiv", "INTERFAX-UKRAINE", None, 1, 8)),
        ("OSLO, Norway, 2025-03-03 (XYZ) - The", ("OSLO, Norway", "XYZ", 2025, 3, 3)),
        ("ST. JOHN'S, March 3 (XYZ) -- “We", ("ST. JOHN'S", "XYZ", None, 3, 3)),
        (
            "OSLO (Northern Press Agency) - (Corrects",
            ("OSLO", "Northern Press Agency", None, None, None),
        ),
    ],
)
def test_a_dateline(text: str, told: Told) -> None:
    found = head(text, 0, len(text))
    assert found
    assert (found.place, found.credit, found.year, found.month, found.day) == told
    assert text[found.end :].split(maxsplit=1)[0].strip("“(") in (
        "The",
        "Snow",
        "Two",
        "We",
        "Corrects",
    )


@pytest.mark.parametrize(
    "text",
    [
        "NATO — NATO said on Monday",
        "BREAKING: Two killed",
        "The ship (Solberg) – A",
        "A man (Smith) said",
        "On March 3 (a Monday) -- The",
        "Ada Holm (left) - The",
        "The pier is closed - Nobody knows",
        "",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert head(text, 0, len(text)) is None


def test_a_town_as_it_is_usually_written() -> None:
    assert town("ERIE, Pa.") == "Erie"
    assert town("RIO DE JANEIRO") == "Rio de Janeiro"
    assert town("STRATFORD-UPON-AVON") == "Stratford-upon-Avon"
    assert town("McMurdo") == "McMurdo"
