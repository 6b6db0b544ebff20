from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.model import identify
from tellings.reports.compile import compile_report
from tellings.reports.drafts import Draft, compose
from tellings.reports.plain import read_plain

LINES = st.sampled_from(
    [
        "Pier closed until May",
        "By Ada Holm in Oslo",
        "NORTHPORT, March 3 (AFP) -- The pier is closed, the office said.",
        "The pier is closed. Nobody knows why, the mayor told Reuters.",
        "Divers at the pier on Monday (Photo: Bo Lind)",
        "Read more: Ferry news",
        "bur-ah/bl",
        "(Reporting by Ada Holm; editing by Bo Lind)",
        "Northport Herald",
        "3 March 2025",
        "| a | b |",
        "schema:articleBody",
        "| - The pier is closed.",
        "date 2025-03-03",
        "---",
        "# Title",
        "Source: News agencies",
        "https://northport.example/2025/03/03/pier",
        "",
    ]
) | st.text(st.sampled_from("aB.!? \"'“”|*#-_:,;()[]é中\r\t1&"), max_size=30)
TEXTS = st.lists(LINES, max_size=12).map("\n".join)


@settings(deadline=None)  # the first call reads the word lists
@given(TEXTS, st.booleans())
def test_sentences_hold_every_word_once_and_in_order(text: str, markdown: bool) -> None:
    report = compile_report(read_plain(text, markdown), "a.txt", None).report
    edges = [edge for one in report.sentences for edge in (one.start, one.end)]
    assert edges == sorted(edges)
    held = "".join(text[one.start : one.end] for one in report.sentences)
    assert re.findall(r"[^\W_]", held) == re.findall(r"[^\W_]", text)
    assert all(0 <= one.start < one.end <= len(text) for one in report.damage)
    assert [one.start for one in report.damage] == sorted(one.start for one in report.damage)


def test_the_id_is_made_of_text_outlet_and_address() -> None:
    draft = read_plain("The pier is closed.\n\n© 2025 Northport Herald")
    report = compile_report(draft, "a.txt", None).report
    assert report.id == identify(draft.text, "Northport Herald", None)
    assert compile_report(draft, "b.txt", None).report.id == report.id


def test_what_a_file_states_wins_over_what_its_text_tells() -> None:
    text, stretches = compose([("title", "Pier"), ("body", "By Bo Lind\n\nThe pier is closed.")])
    draft = Draft(
        text, stretches, title="Pier closed", outlet="The Guardian", bylines=("Ada Holm",)
    )
    report = compile_report(draft, "", None).report
    assert (report.title, report.outlet) == ("Pier closed", "The Guardian")
    assert report.bylines == ("Ada Holm", "Bo Lind")


def test_an_agency_that_publishes_itself() -> None:
    text, stretches = compose([("body", "The pier is closed until May.")])
    one = compile_report(Draft(text, stretches, url="https://www.reuters.com/world/a"), "", None)
    assert (one.report.outlet, one.report.agencies) == ("Reuters", ("Reuters",))


def test_an_agency_among_the_writers() -> None:
    text, stretches = compose([("body", "The pier is closed until May.")])
    draft = Draft(text, stretches, outlet="The New York Times", bylines=("The Associated Press",))
    one = compile_report(draft, "", None).report
    assert (one.agencies, one.credit) == (("AP",), "The Associated Press")


def test_the_outlet_is_no_writer() -> None:
    text, stretches = compose([("body", "The pier is closed until May.")])
    draft = Draft(text, stretches, outlet="ABC News", bylines=("Abc News", "Ada Holm"))
    assert compile_report(draft, "", None).report.bylines == ("Ada Holm",)


def test_whose_copy_a_text_is_stands_apart_from_whom_it_cites() -> None:
    text = (
        "Pier closed\n\nNORTHPORT, March 3 (AFP) -- The pier is closed, an engineer told Reuters."
        "\n\nNobody was hurt, the Seawire news agency reported."
    )
    one = compile_report(read_plain(text), "a.txt", None).report
    assert one.agencies == ("AFP", "Reuters", "Seawire")
    assert (one.credited, one.cited) == (("AFP",), ("Reuters", "Seawire"))


def test_an_agency_credited_and_cited_is_credited() -> None:
    text = "NORTHPORT, March 3 (AFP) -- The pier is closed, an engineer told AFP."
    one = compile_report(read_plain(text), "a.txt", None).report
    assert (one.agencies, one.cited) == (("AFP",), ())
