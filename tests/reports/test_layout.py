"""What a plain text tells of its parts, through the report that is made of it."""

from __future__ import annotations

import datetime

import pytest

from tellings.model import Dateline, Published, Report
from tellings.reports.compile import compile_report
from tellings.reports.drafts import Draft
from tellings.reports.layout import lay_out
from tellings.reports.plain import read_plain
from tellings.reports.scraped import scraped_table

BODY = """The pier at Northport will stay closed until May, the harbour office said on Monday.

Divers found cracks in four of its pillars and a loose rail, said Captain Ada Holm.

Repairs will cost two million crowns, which the city does not have, the mayor said.

The ferry is cancelled, and nobody knows when it will sail again, the owner said."""


def report(text: str, markdown: bool = False, collected: datetime.date | None = None) -> Report:
    return compile_report(read_plain(text, markdown), "", collected).report


def parts(one: Report) -> list[tuple[str, str]]:
    return [(s.part, one.text[s.start : s.end]) for s in one.sentences]


def of(one: Report, part: str) -> list[str]:
    return [words for name, words in parts(one) if name == part]


def test_title_and_body() -> None:
    one = report(f"Pier closed until May\n\n{BODY}")
    assert one.title == "Pier closed until May"
    assert of(one, "title") == ["Pier closed until May"]
    assert len(of(one, "body")) == 4


def test_a_text_may_have_no_title() -> None:
    assert report(BODY).title is None
    assert len(of(report(BODY), "body")) == 4


def test_a_heading_of_markdown_is_the_title() -> None:
    one = report(f"# *Pier closed*\n\n---\n\n{BODY}\n\n**Northport Herald**\n", markdown=True)
    assert (one.title, one.outlet) == ("Pier closed", "Northport Herald")
    assert of(one, "furniture") == ["Northport Herald"]


def test_front_matter_of_markdown() -> None:
    head = "---\ntitle: Pier closed\ndate: 2025-03-03\nauthor: Ada Holm\n---\n"
    one = report(head + BODY, markdown=True)
    assert (one.title, one.bylines) == ("Pier closed", ("Ada Holm",))
    assert one.published == Published("2025-03-03")
    assert len(of(one, "body")) == 4


def test_lines_of_fields_above_a_text() -> None:
    one = report(f"Title: Pier closed\nDate: 3 March 2025\nSource: Northport Herald\n\n{BODY}")
    assert (one.title, one.outlet) == ("Pier closed", "Northport Herald")
    assert one.published == Published("2025-03-03")
    assert of(one, "title") == ["Pier closed"]


def test_a_standfirst_stands_apart_from_the_body() -> None:
    told = report(f"Pier stays closed now\n\nCracks worry the office and the mayor\n\n{BODY}")
    assert of(told, "standfirst") == ["Cracks worry the office and the mayor"]
    apart = report(f"Pier closed\n\nCracks worry the office.\n\nBy Ada Holm\n\n{BODY}")
    assert of(apart, "standfirst") == ["Cracks worry the office."]
    photo = "Divers at the pier on Monday [File: Bo Lind/EPA]"
    shown = report(f"Pier stays closed until May\n\nCracks worry the office.\n\n{photo}\n\n{BODY}")
    assert of(shown, "standfirst") == ["Cracks worry the office."]


def test_the_first_paragraph_is_no_standfirst() -> None:
    photo = "Divers at the pier on Monday [File: Bo Lind/EPA]"
    first, rest = BODY.split("\n\n", 1)
    assert of(report(f"Pier closed until May\n\n{first}\n\n{photo}\n\n{rest}"), "standfirst") == []


def test_captions_by_cue_credit_and_missing_stop() -> None:
    captions = [
        "Captain Ada Holm (left) is pictured with the mayor on the pier on Monday morning",
        "The pier as it was in May last year, seen from the quay, before the cracks were found",
        "FILE PHOTO: The pier in May.",
    ]
    paragraphs = BODY.split("\n\n")
    mixed = "\n\n".join(f"{a}\n\n{b}" for a, b in zip(paragraphs, captions, strict=False))
    one = report(f"{mixed}\n\n{paragraphs[-1]}")
    assert of(one, "caption") == captions
    assert len(of(one, "body")) == 4


def test_the_alternative_text_above_a_caption() -> None:
    photo = (
        "Divers at the northern pier where the\nDivers at the pier on Monday [File: Bo Lind/EPA]"
    )
    one = report(f"Pier closed\n\n{photo}\n\n{BODY}")
    assert len(of(one, "caption")) == 2
    assert one.agencies == ()


def test_a_sentence_without_stop_at_the_end_is_body() -> None:
    one = report(
        f"{BODY}\n\nThe mayor said that she would travel to the capital on Friday with her"
    )
    assert of(one, "caption") == []


def test_furniture_is_marked_and_kept() -> None:
    lines = ["Share this article", "Read more: Harbour fees rise", "Advertisement"]
    lines += ["Sign up for our newsletter", "Follow us on Twitter", "© 2025 Northport Herald"]
    lines += ["https://northport.example/2025/03/03/pier"]
    one = report(BODY + "\n\n" + "\n\n".join(lines))
    assert of(one, "furniture") == lines
    assert one.outlet == "Northport Herald"
    assert one.url == lines[-1]
    assert one.published == Published("2025-03-03")


def test_furniture_that_ran_into_the_body() -> None:
    one = report(f"{BODY} Sign Up\n\nThe mayor has left. All rights reserved.")
    assert of(one, "furniture") == ["Sign Up", "All rights reserved."]


def test_two_addresses_tell_nothing() -> None:
    one = report(f"{BODY}\n\nhttps://a.example/1\n\nhttps://a.example/2")
    assert one.url is None


def test_a_dateline_is_cut_from_its_sentence() -> None:
    one = report(f"Pier closed\n\nNORTHPORT, N.J., March 3, 2025 (Seawire) -- {BODY}")
    assert of(one, "credit") == ["NORTHPORT, N.J., March 3, 2025 (Seawire) --"]
    assert of(one, "body")[0].startswith("The pier at Northport")
    assert one.dateline == Dateline("Northport", "2025-03-03")
    assert one.published == Published("2025-03-03", basis="dateline")
    assert (one.agencies, one.credit) == (("Seawire",), "(Seawire)")


def test_the_year_of_a_dateline() -> None:
    text = f"NORTHPORT, Dec. 30 (AFP) -- {BODY}"
    assert report(text).dateline == Dateline("Northport", "--12-30")
    assert report(text).published is None
    assert report(text + " It was built on 4 January 2019.").published == Published(
        "2018-12-30", basis="dateline"
    )
    late = report(text, collected=datetime.date(2025, 1, 2))
    assert late.published == Published("2024-12-30", basis="dateline")
    leap = report(f"NORTHPORT, Feb. 29 (AFP) -- {BODY}", collected=datetime.date(2025, 1, 2))
    assert leap.dateline == Dateline("Northport", "2024-02-29")


def test_the_letters_of_the_outlet_itself_are_no_agency() -> None:
    one = report(f"Oslo, March 3 (RNP)-- {BODY}\n\n**Radio Northport Pier**", markdown=True)
    assert (one.outlet, one.agencies) == ("Radio Northport Pier", ())


@pytest.mark.parametrize(
    ("ending", "agency", "credit"),
    [
        (" bur-ah/bl", "AFP", "bur-ah/bl"),
        ("\n\nah-bl/ch", "AFP", "ah-bl/ch"),
        ("\n\n(Reporting by Ada Holm in Oslo; Editing by Bo Lind)", "Reuters", None),
        (" (AFP)", "AFP", "(AFP)"),
        (" - Xinhua", "Xinhua", "- Xinhua"),
        ("\n\nSource: Reuters", "Reuters", "Source: Reuters"),
        ("\n\nSource: Seawire", "Seawire", "Source: Seawire"),
        ("\n\n(Seawire)", "Seawire", "(Seawire)"),
        ("\n\nCopyright 2025 The Associated Press. All rights reserved.", "AP", None),
        ("\n\nThe Associated Press contributed to this report.", "AP", None),
        ("\n\nPTI AH BL", "PTI", "PTI AH BL"),
        ("\n\nSWA ah/bl", "SWA", "SWA ah/bl"),
    ],
)
def test_how_agencies_close_a_story(ending: str, agency: str, credit: str | None) -> None:
    one = report(BODY + ending)
    assert one.agencies == (agency,)
    assert len(of(one, "body")) == 4
    assert credit is None or one.credit == credit


def test_a_general_credit_names_no_agency() -> None:
    one = report(f"{BODY}\n\nSource: News Agencies")
    assert (one.agencies, one.credit) == ((), "Source: News Agencies")


def test_writers_in_a_closing_credit() -> None:
    one = report(f"{BODY}\n\n(Reporting by Ada Holm in Oslo and Bo Lind; editing by Eva Strand)")
    assert one.bylines == ("Ada Holm", "Bo Lind")


@pytest.mark.parametrize(
    ("top", "outlet", "date", "bylines"),
    [
        ("The Northport Herald\nMonday 3 March 2025\n\nPier closed\n\nBy Ada Holm",
         "The Northport Herald", "2025-03-03", ("Ada Holm",)),
        ("Pier closed\n\nMonday, 3 March 2025 | Northport Gazette | By Ada Holm",
         "Northport Gazette", "2025-03-03", ("Ada Holm",)),
        ("RADIO NORTHPORT\nUpdated Mon 3 Mar 2025 19:40\n\nPier closed\n\nBy Ada Holm in Oslo",
         "Radio Northport", "2025-03-03", ("Ada Holm",)),
        ("Pier closed\n\nNorthport Today\nPublished: 3 March 2025, 16:30 GMT",
         "Northport Today", "2025-03-03", ()),
        (" date 2025-03-03 By Ada Holm For The Northport Herald\n\nPier closed",
         "The Northport Herald", "2025-03-03", ("Ada Holm",)),
    ],
)  # fmt: skip
def test_mastheads(top: str, outlet: str, date: str, bylines: tuple[str, ...]) -> None:
    one = report(f"{top}\n\n{BODY}")
    assert (one.title, one.outlet, one.bylines) == ("Pier closed", outlet, bylines)
    assert one.published
    assert one.published.date == date
    assert len(of(one, "body")) == 4


def test_a_title_in_title_case_is_not_taken_for_the_outlet() -> None:
    one = report(f"Ferry Runs Aground\nBy Ada Holm\n\n{BODY}")
    assert (one.title, one.outlet) == ("Ferry Runs Aground", None)


def test_a_scraped_field_is_set_aside_as_wrapper() -> None:
    one = report(f"schema:articleBody\n| - {BODY.replace(chr(10), ' ')} bur-ah/bl\n|")
    assert of(one, "furniture") == ["schema:articleBody"]
    assert of(one, "credit") == ["bur-ah/bl"]
    assert len(of(one, "body")) == 4
    assert [one.text[d.start : d.end] for d in one.damage if d.kind == "wrapper"] == [
        "schema:articleBody",
        "| - ",
        "|",
    ]


def test_the_bars_of_a_table_are_no_part_of_the_body() -> None:
    text = "| title | Pier shut |\n| text | OSLO, May 3 (XYZ) -- The pier is shut. It leaks. |\n"
    drafts = scraped_table(text)
    assert drafts
    draft = drafts[0]
    assert isinstance(draft, Draft)
    pieces, told = lay_out(draft)
    assert told.head and told.head.credit == "XYZ"
    assert [text[p.start : p.end].strip() for p in pieces if p.part == "body"] == [
        "The pier is shut. It leaks."
    ]
