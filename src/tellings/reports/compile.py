"""A draft → a report: its parts, its sentences, who wrote and who published it, and when."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from tellings.model import Damage, Dateline, Published, Report, Sentence, identify
from tellings.reports.agencies import label_of, label_of_host, name_of, named
from tellings.reports.cited import cited_in, long_name
from tellings.reports.damage import cut_off, damage_in, lone_words
from tellings.reports.datelines import town
from tellings.reports.drafts import Draft
from tellings.reports.layout import lay_out
from tellings.reports.outlets import behind_title, canonical, host_of, matches_initials, outlet_of
from tellings.reports.parts import sentences_of
from tellings.reports.pieces import Piece, Told
from tellings.reports.published import dateline_day, days_stated, possible
from tellings.reports.tongue import language_of


@dataclass(frozen=True, slots=True)
class Compiled:
    """A report, and what a person should know about how it was read."""

    report: Report
    remarks: tuple[str, ...]


def compile_report(draft: Draft, path: str, collected: datetime.date | None) -> Compiled:
    """Read a draft's text, and return the report that it is."""
    pieces, told = lay_out(draft)
    url = draft.url or _url(pieces, told)
    behind = behind_title(draft.title or told.title or "")[1]
    published_by = outlet_of(draft.outlet or told.outlet or told.owner, url) or behind
    outlet = published_by or _wire(told, draft.text)
    sentences = sentences_of(draft.text, pieces, told)
    body = " ".join(draft.text[s.start : s.end] for s in sentences if s.part == "body")
    published, dateline, remarks = _days(draft, told, url, collected)
    credited = _credited(draft, told, (published_by, url))
    cited = tuple(name for name in _cited(draft, sentences) if name not in credited)
    report = Report(
        id=identify(draft.text, outlet, url),
        path=path,
        paths=(path,),
        text=draft.text,
        title=draft.title or told.title,
        outlet=outlet,
        bylines=_bylines(draft, told, outlet),
        agencies=(*credited, *cited),
        cited=cited,
        credit=_credit(draft, told),
        url=url,
        language=language_of(body or draft.text, draft.language),
        dateline=dateline,
        published=published,
        sentences=sentences,
        damage=_damage(draft, sentences),
    )
    return Compiled(report, remarks)


def _wire(told: Told, text: str) -> str | None:
    """Return whose own file a text with a dateline's credit is, where no outlet is named.

    The great agencies' copy stands everywhere, so theirs must also close as they close it.
    """
    credit = told.head.credit if told.head else None
    label = told.head.label if told.head else None
    if credit is None or (label and not (told.weak or told.credits)):
        return None
    return name_of(label) if label else long_name(credit, text)


def _bylines(draft: Draft, told: Told, outlet: str | None) -> tuple[str, ...]:
    """Return who wrote a report, each once; the outlet itself is no writer."""
    names = [*draft.bylines, *told.bylines]
    return tuple(
        dict.fromkeys(name for name in names if outlet is None or canonical(name) != outlet)
    )


def _credit(draft: Draft, told: Told) -> str | None:
    """Return the line that says whose copy a text is: stated, at its foot, or in its dateline."""
    in_head = f"({told.head.credit})" if told.head and told.head.credit else None
    agency = next((name for name in draft.bylines if label_of(name)), None)
    return draft.credit or next(iter(told.credits), None) or in_head or agency


def _url(pieces: list[Piece], told: Told) -> str | None:
    """Return the web address that stands by itself in the text, if there is but one."""
    addresses = dict.fromkeys(url.rstrip(".,;)>") for url in told.urls)
    return next(iter(addresses)) if len(addresses) == 1 and len(pieces) > 1 else None


def _days(
    draft: Draft, told: Told, url: str | None, collected: datetime.date | None
) -> tuple[Published | None, Dateline | None, tuple[str, ...]]:
    """Return the day of publication, the dateline, and a remark on each day that cannot be."""
    stated = [*([draft.published] if draft.published else []), *told.dates]
    when = dateline_day(told.head, draft.text, stated, collected)
    days = days_stated(stated, url, when)
    chosen = next((one for one in days if possible(one, collected)), None)
    remarks = tuple(
        f"it gives {one.date} as its day, which is after its collection; that day is left out"
        for one in days[:1]
        if not possible(one, collected)
    )
    place = town(told.head.place) if told.head and told.head.place else told.place
    dateline = Dateline(place, when) if place or when else None
    return chosen, dateline, remarks


def _credited(draft: Draft, told: Told, where: tuple[str | None, str | None]) -> tuple[str, ...]:
    """Return whose copy a text is, by its dateline, byline, credit, ending or address; each once.

    Letters in a dateline that stand for the outlet itself name no agency.
    """
    outlet, url = where
    host = host_of(url) if url else None
    found = [label for name in (outlet, *draft.bylines) if name and (label := label_of(name))]
    if host and (label := label_of_host(host)):
        found.append(label)
    if draft.credit:
        found += [one.label for one in named(draft.credit)]
    found += told.agencies
    found += told.weak if not told.agencies and not told.unknown else []
    unknown = [name for name in told.unknown if not _own(name, outlet, host)]
    found += [long_name(name, draft.text) for name in unknown]
    return tuple(dict.fromkeys(found))


def _cited(draft: Draft, sentences: Iterable[Sentence]) -> tuple[str, ...]:
    """Return whose reporting the sentences of a text pass on, each once."""
    told = (one for one in sentences if one.part in ("body", "standfirst"))
    found = (name for one in told for name in cited_in(draft.text, one.start, one.end))
    return tuple(dict.fromkeys(found))


def _own(short: str, outlet: str | None, host: str | None) -> bool:
    """Tell whether a dateline's letters stand for the outlet: its name, initials or address."""
    known = canonical(short)
    if outlet and (known == outlet or matches_initials(outlet, short)):
        return True
    letters = re.sub(r"\W", "", short).casefold()
    if known is not None or not letters:
        return True
    return bool(host) and letters in re.sub(r"[^\w.]", "", host or "")


def _damage(draft: Draft, sentences: tuple[Sentence, ...]) -> tuple[Damage, ...]:
    """Return the damage of wrapper and text; stray fragments only where the body is."""
    body = [(one.start, one.end) for one in sentences if one.part == "body"]
    found = [
        one
        for one in damage_in(draft.text)
        if one.kind != "stray fragment" or any(a <= one.start < b for a, b in body)
    ]
    found += [*lone_words(draft.text, body), *cut_off(draft.text, body)]
    taken = {place for one in found for place in range(one.start, one.end)}
    wrapped = [one for one in draft.damage if one.start not in taken]
    return tuple(sorted([*found, *wrapped], key=lambda one: (one.start, one.end, one.kind)))
