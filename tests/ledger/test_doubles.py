from tellings.ledger.doubles import Double, doubles
from tellings.model import Descent, Report
from tellings.stemma import Family
from tests.dossiers import telling

TEXT = "Divers brought up nine crates of glass from the wreck off Marlow on Friday morning"


def told(path: str, words: str) -> Report:
    return telling(path, (("body", words),), outlet=path)


def family(*reports: Report) -> Family:
    first, *others = reports
    descents = tuple(Descent(r.id, first.id, "copy", 1.0, 0.9, "likely") for r in others)
    return Family(reports, descents=descents)


def test_the_text_that_the_other_comes_from_stands_for_both() -> None:
    first, copy = told("a", TEXT), told("b", TEXT.replace("nine", "eleven"))
    found = doubles(family(first, copy), {})
    assert {report: double.leader for report, double in found.items()} == {copy.id: first.id}


def test_a_changed_word_stands_for_the_word_in_its_place() -> None:
    first, copy = told("a", TEXT), told("b", TEXT.replace("nine", "eleven"))
    double = doubles(family(first, copy), {})[copy.id]
    start = copy.text.index("eleven")
    there = double.stretch(start, start + len("eleven"))
    assert first.text[slice(*there)] == "nine"


def test_who_appeared_first_stands_for_both_whatever_seems_likely() -> None:
    first, copy = told("a", TEXT), told("b", TEXT.replace("nine", "eleven"))
    assert {*doubles(family(first, copy), {first.id: 9, copy.id: 8})} == {first.id}


def test_a_text_of_its_own_is_no_double() -> None:
    other = "Nothing was found by those who searched the wreck off Marlow a week before the storm"
    assert doubles(family(told("a", TEXT), told("b", other)), {}) == {}


def test_a_stretch_is_found_among_the_runs_it_touches() -> None:
    double = Double("leader", ((0, 3, 10, 13), (4, 8, 14, 18), (12, 15, 30, 33)))
    assert double.stretch(2, 5) == (10, 18)
    assert double.stretch(8, 12) == (0, 0)
    assert double.stretch(7, 20) == (14, 33)
    assert double.share(0, 8) == 7 / 8
    assert double.share(1, 20) == 7 / 19


def test_a_text_told_twice_over_is_matched_with_each_telling_in_its_place() -> None:
    first = told("a", f"{TEXT}. {TEXT}")
    copy = told("b", f"{TEXT.replace('morning', 'evening')}. {TEXT}")
    double = doubles(family(first, copy), {})[copy.id]
    start = copy.text.index("evening")
    assert first.text[slice(*double.stretch(start, start + len("evening")))] == "morning"
    assert double.stretch(len(copy.text) - 7, len(copy.text))[1] == len(first.text)


def test_who_copies_a_text_through_another_copy_is_a_near_copy_of_that_text() -> None:
    first, copy = told("a", TEXT), told("b", TEXT.replace("crates of glass", "boxes with cups"))
    third = told("c", TEXT.replace("on Friday morning", "late last Monday"))
    descents = (
        Descent(copy.id, first.id, "copy", 1.0, 0.9, "likely"),
        Descent(third.id, copy.id, "copy", 1.0, 0.9, "likely"),
    )
    found = doubles(Family((first, copy, third), descents=descents), {})
    assert {report: double.leader for report, double in found.items()} == {
        copy.id: first.id,
        third.id: first.id,
    }
