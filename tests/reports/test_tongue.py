from __future__ import annotations

import pytest

from tellings.reports.tongue import language_of, name_of_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The pier at Northport will stay closed until May, the harbour office said.", "en"),
        ("Pier closed", "en"),
        ("Three dead", "en"),
        ("NATO, Oslo, Bergen, Holm, Lind, Strand, Berg, Dahl and Moen", "en"),
        ("Le quai restera fermé jusqu'en mai, a déclaré lundi le bureau du port.", "fr"),
        ("El muelle permanecerá cerrado hasta mayo, dijo el lunes la oficina del puerto.", "es"),
        ("Причал останется закрытым до мая, сообщило в понедельник управление порта.", "ru"),
        ("بقي الرصيف مغلقا حتى مايو", "ar"),
        ("اسکله تا ماه مه بسته می‌ماند، دفتر بندر روز دوشنبه گفت.", "fa"),
        ("码头将关闭到五月", "zh"),
        ("桟橋は5月まで閉鎖されると港湾局は月曜日に発表した。", "ja"),
        ("부두는 5월까지 폐쇄된다고 항만청이 월요일 밝혔다.", "ko"),
        ("Η προβλήτα θα παραμείνει κλειστή.", "el"),
        ("הרציף יישאר סגור.", "he"),
    ],
)
def test_the_language_of_a_text(text: str, code: str) -> None:
    assert language_of(text) == code


def test_broken_english_is_english() -> None:
    spun = (
        "The pier can be shut down until Might, the harbor workplace stated on Monday, in keeping"
    )
    assert language_of(f"{spun} with its assertion of the day.") == "en"


def test_what_is_declared_decides_for_a_text_too_short() -> None:
    assert language_of("Oslo 1,334", "nb-NO") == "nb"
    assert language_of("The pier at Northport will stay closed until May, it said.", "fr") == "en"


def test_names_for_a_person() -> None:
    assert name_of_language("no") == "Norwegian"
    assert name_of_language("xx") == "an unknown language (xx)"
