"""An HTML page → a draft: metadata from JSON-LD, OpenGraph, meta and byline; the main text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import DocumentNode, ElementNode, HTMLTree

from tellings.model import Part, Published
from tellings.reports.bylines import byline
from tellings.reports.dates import stated
from tellings.reports.drafts import Draft, UnreadableError, compose, norm
from tellings.reports.fields import field_table, plain
from tellings.reports.markup import Block, blocks_of, markup_words
from tellings.reports.outlets import behind_title, plain_url
from tellings.reports.records import record_fields

_ROOTS = "[itemprop~=articleBody], article, main, [role=main], body"
_AUTHORS = (
    "[rel=author], [class*=byline]",
    "[itemprop=author], [class~=author], [class*=author-name], [class*=authorname], [id=author]",
)
"""Where pages show who wrote them, the surest first."""


@dataclass(frozen=True, slots=True)
class Page:
    """What the head and the mark-up of a page state."""

    title: str | None = None
    standfirst: str | None = None
    outlet: str | None = None
    bylines: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None
    published: Published | None = None
    body: str | None = None


def read_page(text: str) -> Draft:
    """Return the report on an HTML page.

    Raises ``UnreadableError`` where the page holds no text.
    """
    tree = HTMLTree.parse(text)
    if tree.body is None or tree.document is None:
        raise UnreadableError("an HTML page without a body")
    page = _metadata(tree.document)
    blocks = _main_blocks(tree.body) or [
        Block(line, frozenset(), frozenset())
        for line in extract_plain_text(text, alt_texts=False, list_bullets=False).split("\n")
        if line.strip()
    ]
    pieces = list(_pieces(blocks, page))
    if page.body and len(page.body) > 2 * sum(len(piece) for _, piece in pieces):
        pieces = [*[one for one in pieces if one[0] != "body"], ("body", page.body)]
    drafted, stretches = compose(pieces)
    if not re.search(r"\w", drafted):
        raise UnreadableError("an HTML page without text")
    return Draft(
        drafted,
        stretches,
        title=page.title,
        outlet=page.outlet,
        bylines=page.bylines,
        url=page.url,
        language=page.language,
        published=page.published,
    )


def _pieces(blocks: list[Block], page: Page) -> Iterator[tuple[Part, str]]:
    """Yield the report's pieces in the order title, standfirst, then as they stand."""
    title = page.title
    if title:
        yield "title", title
    standfirst = next((b.text for b in blocks if b.names & markup_words("standfirst")), None)
    told = standfirst or page.standfirst
    opening = norm(" ".join(block.text for block in blocks[:8]))
    if told and (standfirst or norm(told)[:80] not in opening) and norm(told) != norm(title or ""):
        yield "standfirst", told
    body: list[str] = []
    for block in blocks:
        if norm(block.text) in (norm(title or ""), norm(told or "")) or "h1" in block.tags:
            continue
        if _is_caption(block):
            if body:
                yield "body", "\n\n".join(body)
                body = []
            yield "caption", block.text
        else:
            body.append(block.text)
    if body:
        yield "body", "\n\n".join(body)


def _is_caption(block: Block) -> bool:
    return "figcaption" in block.tags or bool(block.names & markup_words("captions"))


def _main_blocks(body: ElementNode) -> list[Block]:
    """Return the blocks of the element that holds the article, and little else."""
    roots = [*body.query_selector_all(_ROOTS).values(), body]
    read = [list(blocks_of(root)) for root in roots]
    prose = [sum(len(block.text) for block in blocks if len(block.text) > 60) for blocks in read]
    most = max(prose, default=0)
    if not most:
        return max(read, key=len)
    enough = [i for i, amount in enumerate(prose) if amount >= 0.7 * most]
    best = min(enough, key=lambda i: (sum(len(b.text) for b in read[i]), i))
    return read[best]


def _metadata(document: DocumentNode) -> Page:
    """Read what the page states of itself; the surest place wins, field by field."""
    linked = [record_fields(record) for record in _linked_data(document)]
    meta = _meta(document)
    shown = _text(document, "title")
    title, site = _title(
        _first(one.title for one in linked) or meta.get("ogtitle") or _text(document, "h1") or shown
    )
    site = site or _title(shown)[1]
    outlet = _first(one.outlet for one in linked) or meta.get("ogsitename") or site
    bylines = next((one.bylines for one in linked if one.bylines), ())
    return Page(
        title,
        meta.get("ogdescription") or meta.get("description"),
        outlet or meta.get("applicationname") or meta.get("publisher"),
        bylines or _bylines(document, meta),
        _url(document, meta) or _first(one.url for one in linked),
        _language(document) or _first(one.language for one in linked),
        next((one.published for one in linked if one.published), None) or _day(document, meta),
        max((one.text for one in linked), key=len, default=None),
    )


def _text(document: DocumentNode, selector: str) -> str | None:
    element = document.query_selector(selector)
    return " ".join((element.text or "").split()) or None if element else None


def _first(values: Iterator[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _title(title: str | None) -> tuple[str | None, str | None]:
    """Part a title from the outlet's name that pages put behind it."""
    if not title:
        return None, None
    return behind_title(title.strip())


def _linked_data(document: DocumentNode) -> Iterator[Mapping[str, object]]:
    """Yield the reports that the page's JSON-LD describes."""
    types = set(field_table()["types"])
    for script in document.query_selector_all("script[type*='ld+json']").values():
        try:
            pending: list[object] = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while pending:
            value = pending.pop()
            if isinstance(value, list):
                pending += reversed(value)
            elif isinstance(value, dict):
                kinds = value.get("@type")
                named = {plain(str(k)) for k in (kinds if isinstance(kinds, list) else [kinds])}
                if named & types:
                    yield value
                pending += [one for one in value.values() if isinstance(one, dict | list)]


def _meta(document: DocumentNode) -> dict[str, str]:
    """Return the page's meta elements by plain name; the first of a name stands."""
    found: dict[str, str] = {}
    for element in document.query_selector_all("meta").values():
        name = element.getattr("property") or element.getattr("name") or element.getattr("itemprop")
        content = (element.getattr("content") or "").strip()
        if name and content:
            found.setdefault(re.sub(r"[\W_]", "", name).casefold(), " ".join(content.split()))
    return found


def _bylines(document: DocumentNode, meta: Mapping[str, str]) -> tuple[str, ...]:
    written = [meta.get(name) for name in ("author", "articleauthor", "dcreator", "byl")]
    for selector in _AUTHORS:
        shown = document.query_selector_all(selector).values()
        written += [" ".join((element.text or "").split()) for element in shown]
    for line in written:
        if not line or line.startswith("http"):
            continue
        found = byline(line) or byline(f"By {line}")
        names = found.names or found.agencies if found else ()
        if names:
            return names
    return ()


def _url(document: DocumentNode, meta: Mapping[str, str]) -> str | None:
    canonical_link = document.query_selector("link[rel=canonical]")
    address = (canonical_link.getattr("href") if canonical_link else None) or meta.get("ogurl")
    return plain_url(address) if address and re.match(r"https?://", address) else None


def _language(document: DocumentNode) -> str | None:
    root = document.query_selector("html")
    return root.getattr("lang") if root else None


def _day(document: DocumentNode, meta: Mapping[str, str]) -> Published | None:
    names = (
        "articlepublishedtime", "datepublished", "pubdate", "publishdate", "publicationdate",
        "parselypubdate", "sailthrudate", "dcdateissued", "dcdate", "dctermscreated", "date",
        "ogpublishedtime", "lastmodified", "articlemodifiedtime", "datemodified",
    )  # fmt: skip
    for name in names:
        when = stated(meta.get(name))
        if when:
            return when
    for element in document.query_selector_all("time[datetime]").values():
        when = stated(element.getattr("datetime"))
        if when:
            return when
    return None
