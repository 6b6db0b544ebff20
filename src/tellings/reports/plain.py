"""Plain text and Markdown → a draft: the whole decoded file is the text."""

from __future__ import annotations

from tellings.reports.bylines import people
from tellings.reports.dates import stated
from tellings.reports.drafts import Draft
from tellings.reports.wrappers import wrapping


def read_plain(text: str, markdown: bool = False) -> Draft:
    """Return the report that a text file is; what wraps it is marked, and nothing is removed."""
    wrapper = wrapping(text, markdown)
    fields = wrapper.stated
    return Draft(
        text,
        tuple(wrapper.stretches),
        title=fields.get("title"),
        outlet=fields.get("outlet"),
        bylines=people(fields.get("bylines", "")),
        credit=fields.get("credit"),
        url=fields.get("url"),
        language=fields.get("language"),
        published=stated(fields.get("published")) or wrapper.published,
        damage=tuple(wrapper.damage),
        markdown=markdown,
    )
