from __future__ import annotations

import pytest

from tellings.reports.drafts import Draft, UnreadableError
from tellings.reports.page import read_page

BODY = """
<p>The pier at Northport will stay closed until May, the harbour office said on Monday.</p>
<figure><img src="a.jpg" alt="pier">
<figcaption>Divers at the pier. Photo: Bo Lind</figcaption></figure>
<p>Divers found cracks in four of its pillars and a loose rail, said <b>Captain Ada Holm</b>.</p>
<div class="related-links"><h3>Related</h3><p>Harbour fees rise by a tenth next year</p></div>
<ul><li>Repairs will cost two million crowns.</li><li>Buses run every hour.</li></ul>
<aside><p>Sign up for our newsletter and never miss a story about the harbour again.</p></aside>
<p>The ferry is cancelled, and nobody knows when it will sail again, the owner told reporters.</p>
"""


def page(body: str = BODY, head: str = "", attributes: str = 'lang="en-GB"') -> Draft:
    return read_page(
        f"<!DOCTYPE html><html {attributes}><head><title>Pier closed | The Guardian</title>{head}"
        f"</head><body><nav><a href='/'>Home</a><a href='/n'>News</a></nav><article>"
        f"<h1>Pier closed until May</h1>{body}</article>"
        "<footer>© Northport News</footer></body></html>"
    )


def parts(draft: Draft) -> list[tuple[str, str]]:
    return [(one.part, draft.text[one.start : one.end]) for one in draft.stretches]


def test_the_article_is_read_and_the_page_around_it_is_not() -> None:
    draft = page()
    assert draft.text.startswith("Pier closed until May\n\nThe pier at Northport")
    assert "Buses run every hour." in draft.text
    for alien in ("Home", "Related", "fees rise", "newsletter", "©"):
        assert alien not in draft.text


def test_parts_are_told_by_the_markup() -> None:
    told = parts(page('<p class="article-standfirst">Cracks were found.</p>' + BODY))
    assert told[0] == ("title", "Pier closed until May")
    assert told[1] == ("standfirst", "Cracks were found.")
    assert ("caption", "Divers at the pier. Photo: Bo Lind") in told
    assert [part for part, _ in told].count("body") == 2


def test_stretches_slice_the_text_in_order() -> None:
    draft = page()
    ends = [0, *[edge for one in draft.stretches for edge in (one.start, one.end)], len(draft.text)]
    assert ends == sorted(ends)


def test_linked_data_wins_over_meta_and_markup() -> None:
    head = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
      {"@type": "WebSite", "name": "x"},
      {"@type": ["NewsArticle"], "headline": "Pier shut",
       "datePublished": "2025-03-03T23:30:00-05:00",
       "author": [{"@type": "Person", "name": "Ada Holm"}, {"@type": "Person", "name": "Bo Lind"}],
       "publisher": {"@type": "Organization", "name": "Northport News"}, "inLanguage": "en",
       "url": "https://northport.example/2025/03/03/pier"}]}</script>
      <meta property="og:title" content="Other"><meta property="og:site_name" content="Other">"""
    draft = page(head=head)
    assert draft.title == "Pier shut"
    assert draft.outlet == "Northport News"
    assert draft.bylines == ("Ada Holm", "Bo Lind")
    assert draft.url == "https://northport.example/2025/03/03/pier"
    assert draft.published
    assert (draft.published.date, draft.published.time) == ("2025-03-04", "04:30Z")


def test_open_graph_and_meta() -> None:
    head = """<meta property="og:title" content="Pier closed until May">
      <meta property="og:site_name" content="Northport News">
      <meta name="author" content="By Ada Holm">
      <meta property="og:description" content="The office gave no reason for it on Monday night.">
      <meta property="article:published_time" content="2025-03-03T09:05:00Z">
      <link rel="canonical" href="https://northport.example/pier">"""
    draft = page(head=head)
    assert draft.outlet == "Northport News"
    assert draft.bylines == ("Ada Holm",)
    assert draft.url == "https://northport.example/pier"
    assert draft.published
    assert (draft.published.date, draft.published.time) == ("2025-03-03", "09:05Z")
    assert parts(draft)[1] == ("standfirst", "The office gave no reason for it on Monday night.")


def test_a_description_that_repeats_the_text_is_no_standfirst() -> None:
    head = '<meta name="description" content="The pier at Northport will stay closed until May">'
    assert "standfirst" not in [part for part, _ in parts(page(head=head))]


def test_a_visible_byline_and_a_time_element() -> None:
    body = (
        f'<p class="byline">By Ada Holm in Oslo</p><time datetime="2025-03-03">Monday</time>{BODY}'
    )
    draft = page(body)
    assert draft.bylines == ("Ada Holm",)
    assert draft.published
    assert draft.published.date == "2025-03-03"
    assert "By Ada Holm" not in draft.text


def test_the_outlet_behind_the_title() -> None:
    draft = read_page(f"<title>Pier closed | The Guardian</title><body>{BODY}</body>")
    assert (draft.title, draft.outlet) == ("Pier closed", "The Guardian")


def test_a_page_without_an_article_element() -> None:
    draft = read_page(f"<html><body><div id=main>{BODY}</div></body></html>")
    assert "loose rail, said Captain Ada Holm." in draft.text


def test_a_body_only_in_the_linked_data() -> None:
    text = "The pier will stay closed until May. " * 20
    data = f'{{"@type":"NewsArticle","articleBody":"{text}"}}'
    head = f'<script type="application/ld+json">{data}</script>'
    assert text.strip() in page("<p>Loading</p>", head).text


def test_broken_linked_data_is_passed_over() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", </script>'
    assert page(head=head).title == "Pier closed until May"


def test_truncated_html_is_read_as_far_as_it_goes() -> None:
    whole = f"<html><body><article><h1>Pier closed</h1>{BODY}</article></body></html>"
    cut = read_page(whole[: whole.index("Captain") + 3])
    assert "said Cap" in cut.text


def test_a_page_nested_ten_thousand_deep() -> None:
    draft = read_page("<div>" * 10_000 + "<p>The pier is closed.</p>" + "</div>" * 10_000)
    assert draft.text == "The pier is closed."


def test_cells_of_a_row_are_parted() -> None:
    table = (
        "<table><tr><td>Pier</td><td>closed</td></tr><tr><td>Quay</td><td>open</td></tr></table>"
    )
    assert "Pier | closed\n\nQuay | open" in page(BODY + table).text


def test_a_page_without_text_is_no_report() -> None:
    with pytest.raises(UnreadableError, match="without text"):
        read_page("<html><body><script>var a = 1;</script></body></html>")


def test_an_author_shown_by_class() -> None:
    draft = read_page(
        f'<html><body><article><a class="story author">Ada Holm</a>{BODY}</article></body></html>'
    )
    assert draft.bylines == ("Ada Holm",)
