from __future__ import annotations

import pytest

from tellings.language.sentences import split
from tellings.reports.damage import cut_off, damage_in, lone_words


@pytest.mark.parametrize(
    ("text", "kind", "broken", "meant"),
    [
        ('He took "a break,quot; of a week.', "quotation mark", ",quot;", '"'),
        ("He took &quot;a break.", "quotation mark", "&quot;", '"'),
        ("The pier&#39;s end.", "quotation mark", "&#39;", "'"),
        ("It isn&rsquo;t so.", "quotation mark", "&rsquo;", "’"),
        ("Bell &amp; Co. closed.", "entity", "&amp;", "&"),
        ("Bell &amp;amp; Co. closed.", "entity", "&amp;amp;", "&"),
        ("A&nbsp;pier closed.", "entity", "&nbsp;", " "),
        ('He took ""a break.', "quotation mark", '""', '"'),
        ('"I ran.""I hid."', "quotation mark", '""', '" "'),
        ("He took ``a break.", "quotation mark", "``", '"'),
        ("The mayorâ€™s house.", "mojibake", "â€™", "’"),
        ("The cafÃ© is shut.", "mojibake", "Ã©", "é"),
        ("The mayor\x92s house.", "mojibake", "\x92", "’"),
        ("The pi\ufffdr is shut.", "character", "\ufffd", None),
        ("The house\xadboat sank.", "character", "\xad", ""),
        ("It went to the the pier.", "doubled word", "the the", "the"),
        ("It is in the country. UU., Which has many.", "stray fragment", "UU.,", None),
        ('They leave in May. " ". Nobody knew.', "stray fragment", '" ".', '"'),
        (
            'It ran to the dock. Oslo "But we are not going home yet."',
            "stray fragment",
            "Oslo",
            None,
        ),
        ("All of them (had been) there.", "stray fragment", "(had been)", "had been"),
    ],
)
def test_what_is_broken(text: str, kind: str, broken: str, meant: str | None) -> None:
    [one] = damage_in(text)
    assert (one.kind, text[one.start : one.end], one.suggested) == (kind, broken, meant)


@pytest.mark.parametrize(
    "text",
    [
        '“It’s over,” she said. ‘No,’ said he. "Yes," they said.',
        "She had had enough; that that was so, he knew. It was going on on Monday.",
        "The café in Zürich, Łódź and São Paulo; the naïve façade. Ångström & Sons.",
        "World War II. It ended. Henry VIII. He died. The AT&T and R&D; nothing more.",
        'He met J. K. Tarn. Lind stayed. "Big" Jim left.',
        "“The pier (was) closed,” he said.",
        "See example.com/?a=1&b=2 for more.",
    ],
)
def test_what_is_sound(text: str) -> None:
    assert damage_in(text) == []


def test_a_name_stranded_at_a_paragraphs_end() -> None:
    text = "It was seized at the airport. Oslo\n\nNobody was hurt. Yes.\n\nThe end came. Soon"
    [one] = lone_words(text, split(text))[:1]
    assert text[one.start : one.end] == "Oslo"


def test_a_text_that_breaks_off() -> None:
    whole = "One is here. Two is here. Three is here. Four is here. "
    text = whole + "The divers said that they could go down as early as Mon"
    [one] = cut_off(text, split(text))
    assert text[one.start : one.end] == "Mon"
    assert cut_off(whole + "Five", split(whole + "Five")) == []
    assert cut_off(whole, split(whole)) == []
