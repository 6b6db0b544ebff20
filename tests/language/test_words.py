import pytest

from tellings.language.words import words


def cut(text: str) -> str:
    return "|".join(text[start:end] for start, end in words(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They don't.", "They|do|n't|."),
        ("Its not far and its pier is new.", "It|s|not|far|and|its|pier|is|new|."),
        ("your going, its on your own", "you|r|going|,|it|s|on|your|own"),
        (
            "its so-called help for its in-service day",
            "its|so|-|called|help|for|its|in|-|service|day",
        ),
        ("its easy to see its hard line", "it|s|easy|to|see|its|hard|line"),
        ("everyones boat, if i ill be there", "everyone|s|boat|,|if|i|i|ll|be|there"),
        ("Hes ill; theres no pier.", "He|s|ill|;|there|s|no|pier|."),
        ("Call 713/555-1234 or x3-9890 ^_^", "Call|713/555-1234|or|x3-9890|^_^"),
        ("alt.boats.news-letters (list).doc", "alt.boats.news-letters|(|list|)|.doc"),
        ("Lets go: it lets you in.", "Let|s|go|:|it|lets|you|in|."),
        ("They don’t.", "They|do|n’t|."),
        ("We cannot stay; we'll go.", "We|can|not|stay|;|we|'ll|go|."),
        ("the port's and the ports' gates", "the|port|'s|and|the|ports|'|gates"),
        ("Mr. Moe left the U.S. on Oct. 3.", "Mr.|Moe|left|the|U.S.|on|Oct.|3|."),
        ("at 9 a.m. sharp, 10pm, 7:30", "at|9|a.m.|sharp|,|10|pm|,|7:30"),
        ("$5.2bn, €40, US$3 and 12%", "$|5.2|bn|,|€|40|,|US$|3|and|12|%"),
        ("1,250 of 3.5 million on 3/4/2001", "1,250|of|3.5|million|on|3/4/2001"),
        ("a north-west wind", "a|north|-|west|wind"),
        ("a non-member co-op", "a|non-member|co-op"),
        ("al-Hamra and F-16s", "al|-|Hamra|and|F|-|16s"),
        ("and/or", "and|/|or"),
        ('"Go," he said.', '"|Go|,|"|he|said|.'),
        ("“Go—now”...", "“|Go|—|now|”|..."),
        ("See https://a.example/b?c=1.", "See|https://a.example/b?c=1|."),
        ("(write to ann.b@post.example)", "(|write|to|ann.b@post.example|)"),
        ("the 1980s, the 4th and AT&T", "the|1980s|,|the|4th|and|AT&T"),
        ("Call 555-010-9999", "Call|555-010-9999"),
        ("2019's vote, the 60's and AK-47's", "2019|'s|vote|,|the|60's|and|AK|-|47|'s"),
        ("Chile 's port do n't open", "Chile|'s|port|do|n't|open"),
        ("ann.b.moe@post.example b/c +47 22 33", "ann.b.moe@post.example|b/c|+47|22|33"),
        ("J. Moe, Jr., Inc.", "J.|Moe|,|Jr.|,|Inc."),
        ("O'Brien’s d'Artagnan", "O'Brien|’s|d'Artagnan"),
        ("", ""),
        ("\u200b \ufeff", ""),
    ],
)
def test_words_are_cut_as_the_treebanks_cut_them(text: str, expected: str) -> None:
    assert cut(text) == expected


def test_every_visible_sign_lies_in_exactly_one_word() -> None:
    text = "«Ça va», dit-il — 3½ km²… ok?! #tag @name _x_ 50° \U0001f6a2"
    places = [index for start, end in words(text) for index in range(start, end)]
    assert places == [index for index, sign in enumerate(text) if not sign.isspace()]
