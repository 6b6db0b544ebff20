"""A record with named fields (schema.org, a feed's entry, a table's row) → a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from tellings.model import Part, Published
from tellings.reports.bylines import people
from tellings.reports.dates import stated
from tellings.reports.drafts import Draft, compose, norm
from tellings.reports.fields import field_table, plain
from tellings.reports.markup import looks_like_html, text_of_html
from tellings.reports.outlets import plain_url

_PICTURES = ("image", "images", "media", "multimedia", "photos", "associatedmedia", "figures")
_NOBODY = re.compile(
    r"(?:.*\b(?:staff|agencies|desk|newsdesk|team|reporters|correspondents|writers)\b.*"
    r"|written by|by|staff|admin(?:istrator)?|editor(?:ial)?|unknown|none|null|n/?a|author"
    r"|(?:web|news) ?desk|newsroom|anonymous|user|guest|online|reporter|correspondent)(?: staff)?",
    re.IGNORECASE,
)
_LABELS = ("name", "title", "text", "headline", "value", "@value", "content", "html", "id")


def draft_of(record: Mapping[str, object], number: int | None = None) -> Draft | None:
    """Return the report that a record holds; ``None`` where none of its fields is a body.

    The text is title, standfirst, body and captions, joined by blank lines. A standfirst that only
    repeats the body's beginning is left out, as is a title that the body itself opens with.
    """
    fields = {plain(name): value for name, value in record.items()}
    title = _line(_first(fields, "title"))
    body = _body(fields)
    standfirst = _line(_first(fields, "standfirst"))
    if not body and title and standfirst and len(standfirst.split()) >= 20:
        body, standfirst = standfirst, None
    if not body or not (len(body.split()) >= 3 or title):
        return None
    text, stretches = compose(_pieces(title, standfirst, body, _captions(fields)))
    stated_fields = record_fields(record)
    return replace(stated_fields, text=text, stretches=stretches, record=number)


def record_fields(record: Mapping[str, object]) -> Draft:
    """Return what the fields of a record state, its body as bare text."""
    fields = {plain(name): value for name, value in record.items()}
    return Draft(
        _body(fields) or "",
        title=_line(_first(fields, "title")),
        outlet=_name(_first(fields, "outlet")),
        bylines=_bylines(_first(fields, "bylines")),
        credit=_line(_first(fields, "credit")),
        url=_address(fields),
        language=_name(_first(fields, "language")),
        published=_published(fields),
    )


def _first(fields: Mapping[str, object], kind: str) -> object:
    """Return the first value that a field of this kind holds; ``None`` where none does."""
    for name in field_table()[kind]:
        value = fields.get(name)
        if value not in (None, "", [], {}):
            return value
    return None


def _body(fields: Mapping[str, object]) -> str | None:
    for name in field_table()["body"]:
        text = _flowing(fields.get(name))
        if text:
            return text
    return None


def _flowing(value: object, depth: int = 0) -> str | None:
    """Return text in paragraphs: of a string, a list of paragraphs, or one of lists of sentences.

    Lists of things that are no text (nested reports) give ``None``.
    """
    if isinstance(value, str):
        return (text_of_html(value) if looks_like_html(value) else value).strip() or None
    if isinstance(value, Mapping):
        inner = {plain(str(name)): one for name, one in value.items()}
        if "title" in inner or "headline" in inner or depth > 2:
            return None
        for name in ("text", "content", "html", "value", "body", "rendered", "p"):
            text = _flowing(inner.get(name), depth + 1)
            if text:
                return text
        return None
    if isinstance(value, list) and value and depth < 3:
        parts = [_flowing(one, depth + 1) for one in value]
        joint = " " if depth == 1 and all(isinstance(one, str) for one in value) else "\n\n"
        return joint.join(part for part in parts if part) or None
    return None


def _line(value: object) -> str | None:
    """Return a short text on one line."""
    text = _flowing(value)
    return " ".join(text.split()) if text else None


def _name(value: object) -> str | None:
    """Return a name: a string, or the name of a thing such as a publisher."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, Mapping):
        inner = {str(name).casefold(): one for name, one in value.items()}
        value = next((inner[name] for name in _LABELS if isinstance(inner.get(name), str)), None)
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _bylines(value: object) -> tuple[str, ...]:
    """Return who wrote a report, as names; agencies and outlets among them stay as written."""
    parts = value if isinstance(value, list) else [value]
    names: list[str] = []
    for part in parts:
        name = _name(part)
        if not name or re.match(r"https?://", name):
            continue
        bare = re.sub(r"^(?:by|from)\s+", "", name, flags=re.IGNORECASE)
        if not _NOBODY.fullmatch(bare):
            names += people(bare) or (bare,)
    return tuple(dict.fromkeys(names))


def _address(fields: Mapping[str, object]) -> str | None:
    """Return the first field that is a web address."""
    for name in field_table()["url"]:
        value = fields.get(name)
        if isinstance(value, Mapping):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and re.match(r"(?:https?:)?//\S+$|www\.\S+$", value.strip()):
            return plain_url(value)
    return None


def _published(fields: Mapping[str, object]) -> Published | None:
    for kind in ("published", "modified"):
        for name in field_table()[kind]:
            when = stated(fields.get(name))
            if when:
                return when
    return None


def _captions(fields: Mapping[str, object]) -> list[str]:
    """Return the captions of a record's pictures, each once."""
    found = [_line(one) for one in _listed(_first(fields, "captions"))]
    for name in _PICTURES:
        for picture in _listed(fields.get(name)):
            if isinstance(picture, Mapping):
                inner = {plain(str(key)): one for key, one in picture.items()}
                found.append(_line(_first(inner, "captions")))
    return list(dict.fromkeys(caption for caption in found if caption))


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _pieces(
    title: str | None, standfirst: str | None, body: str, captions: list[str]
) -> Iterator[tuple[Part, str]]:
    opening, _, rest = body.partition("\n")
    if title:
        yield "title", title
        if rest.strip() and norm(opening) == norm(title):
            body = rest
    if standfirst and not _repeated(standfirst, title, body):
        yield "standfirst", standfirst
    yield "body", body
    for caption in captions:
        if norm(caption) not in norm(body):
            yield "caption", caption


def _repeated(standfirst: str, title: str | None, body: str) -> bool:
    """Tell whether a description only repeats the title or the body, perhaps cut short."""
    words = norm(standfirst).split()
    if not words or (title and norm(standfirst) == norm(title)):
        return True
    start = norm(body[: 6 * len(standfirst) + 3000])
    return " ".join(words[: max(4, len(words) - 2)]) in start
