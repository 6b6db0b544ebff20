import pytest

from tellings.language.mail import breaks, written_small


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Ida Moe 03/14/2019 09:25 AM Please come",
            ["Ida Moe", "03/14/2019 09:25 AM", "Please come"],
        ),
        (
            "Ida Moe 03/14/2019 09:25 AM All: please come",
            ["Ida Moe", "03/14/2019 09:25 AM", "All:", "please come"],
        ),
        ("A fine boat :) i would go", ["A fine boat :)", "i would go"]),
        ("It is below. Regards, Ida", ["It is below. Regards,", "Ida"]),
        ("Posted at 03/14/2019 09:25", ["Posted at 03/14/2019 09:25"]),
        ("The pier ------- The office", ["The pier", "-------", "The office"]),
        (
            "He voted 12/3 on Monday at 10:30 AM Eastern",
            ["He voted 12/3 on Monday at 10:30 AM Eastern"],
        ),
    ],
)
def test_where_mail_breaks(text: str, parts: list[str]) -> None:
    found, begin = [], 0
    for first, last in breaks(text, 0, len(text)):
        found.append(text[begin:first])
        begin = last
    assert [*found, text[begin:]] == parts


@pytest.mark.parametrize(
    ("text", "small"),
    [
        ("i saw it. it was late.", True),
        ("they are out. nobody came. i left.", True),
        ("The pier is closed. the ferry waits. Repairs go on. They will last.", False),
        ("The pier is closed.", False),
        ("is the pier open? can we come", True),
        ("of the pier as he. said", False),
    ],
)
def test_a_paragraph_that_begins_its_sentences_small(text: str, small: bool) -> None:
    assert written_small(text, 0, len(text)) is small
