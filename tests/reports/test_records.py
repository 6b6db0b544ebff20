from __future__ import annotations

from collections.abc import Mapping

from tellings.reports.drafts import Draft
from tellings.reports.records import draft_of

BODY = "The pier at Northport is closed until May.\n\nDivers found cracks in four of its pillars."


def draft(record: Mapping[str, object]) -> Draft:
    found = draft_of(record)
    assert found
    return found


def parts(record: Mapping[str, object]) -> list[tuple[str, str]]:
    made = draft(record)
    return [(one.part, made.text[one.start : one.end]) for one in made.stretches]


def test_a_news_article_of_schema_org() -> None:
    made = draft(
        {
            "@type": "NewsArticle",
            "headline": "Pier closed",
            "alternativeHeadline": "x",
            "articleBody": BODY,
            "author": {"@type": "Person", "name": "Ada Holm"},
            "publisher": {"@type": "Organization", "name": "Northport News"},
            "datePublished": "2025-03-03",
            "mainEntityOfPage": {"@id": "https://northport.example/pier"},
            "inLanguage": "en-GB",
            "image": [{"caption": "The pier on Sunday."}],
        }
    )
    assert made.text == f"Pier closed\n\n{BODY}\n\nThe pier on Sunday."
    assert (made.title, made.outlet, made.bylines) == (
        "Pier closed",
        "Northport News",
        ("Ada Holm",),
    )
    assert made.url == "https://northport.example/pier"
    assert made.language == "en-GB"
    assert made.published
    assert made.published.date == "2025-03-03"


def test_an_entry_of_a_json_feed() -> None:
    made = draft(
        {
            "id": "https://northport.example/1",
            "url": "https://northport.example/pier",
            "title": "Pier closed",
            "content_html": "<p>The pier is <b>closed</b>.</p><p>Buses run &amp; sail.</p>",
            "date_published": "2025-03-03T10:00:00Z",
            "authors": [{"name": "Ada Holm"}],
        }
    )
    assert made.text == "Pier closed\n\nThe pier is closed.\n\nBuses run & sail."
    assert made.published
    assert made.published.time == "10:00Z"


def test_names_of_fields_are_read_whatever_their_form() -> None:
    made = draft({"schema:headline": "Pier closed", "Article_Body": BODY, "dct": "2025-03-03"})
    assert made.title == "Pier closed"
    assert made.published


def test_paragraphs_in_lists_and_sentences_in_lists_of_lists() -> None:
    assert draft({"paragraphs": ["One is here.", "Two is here."]}).text.count("\n\n") == 1
    nested = {"body-paragraphs": [["One is here.", "Two is here."], ["Three is here."]]}
    assert draft(nested).text == "One is here. Two is here.\n\nThree is here."
    assert draft({"paragraphs": [{"text": "One is here."}]}).text == "One is here."


def test_a_title_that_the_body_repeats_stands_once() -> None:
    assert parts({"title": "Pier closed", "text": f"Pier closed.\n\n{BODY}"}) == [
        ("title", "Pier closed"),
        ("body", BODY),
    ]


def test_a_description_is_a_standfirst_unless_it_repeats() -> None:
    record = {"title": "Pier closed", "text": BODY}
    told = parts(record | {"description": "Cracks worry the office."})
    assert told[1] == ("standfirst", "Cracks worry the office.")
    for repeated in ("Pier closed", BODY[:42], f"{BODY[:30]} …"):
        assert len(parts(record | {"description": repeated})) == 2


def test_records_that_are_no_reports() -> None:
    assert draft_of({"title": "Pier closed"}) is None
    assert draft_of({"text": "en"}) is None
    assert draft_of({"text": None, "body": "", "content": []}) is None
    assert draft_of({"documents": [{"title": "Pier", "content": BODY}]}) is None


def test_writers_are_names_and_nothing_else() -> None:
    for stated, names in (
        ("By Ada Holm and Bo Lind", ("Ada Holm", "Bo Lind")),
        (["https://northport.example/ada", "Ada Holm"], ("Ada Holm",)),
        (["The Associated Press"], ("The Associated Press",)),
        ("Written By", ()),
        ("Northport newsdesk", ()),
    ):
        assert draft({"text": BODY, "author": stated}).bylines == names


def test_an_archive_does_not_hide_the_address() -> None:
    url = "http://web.archive.org/web/20170316043921/http://northport.example/pier"
    assert draft({"text": BODY, "uri": url}).url == "http://northport.example/pier"


def test_a_summary_stands_for_a_body_that_is_missing() -> None:
    summary = "The pier at Northport is closed until the end of May because divers found cracks in"
    summary += " four of its pillars on Monday morning."
    assert parts({"title": "Pier closed", "summary": summary})[1] == ("body", summary)
