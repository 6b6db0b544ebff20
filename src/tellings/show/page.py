"""The dossier as one HTML file: no script, no network, every figure a link to its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise

from tellings.model import Claim, Dossier, Entry, Reading, Report
from tellings.show.plain import BROKEN, count, day, days, plain
from tellings.show.sight import Node, Sight, sights
from tellings.show.terminal import basis, edge, notes, text_of

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
STYLE = """
:root { color-scheme: light dark }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0 }
.text { white-space: pre-wrap; overflow-wrap: anywhere }
.dim { opacity: .7 }
mark:target, .at:target + mark { outline: 3px solid }
"""


def to_html(dossier: Dossier) -> str:
    """Return the page: each story with its reports, family, ledger and full texts."""
    body = "".join(_story(sight) for sight in sights(dossier))
    opening = f"{count(len(dossier.reports), 'report')}, {count(len(dossier.lineages), 'lineage')}"
    problems = _rows(([_say(p.path), _say(p.problem)] for p in dossier.problems), "Problems")
    page = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'<meta name="viewport" content="width=device-width"><title>{opening}</title>'
        f"<style>{STYLE}</style></head><body><main><p><strong>{opening}</strong></p>"
        f"{body}{problems}</main></body></html>\n"
    )
    return BROKEN.sub("\ufffd", page)


def _say(text: str) -> str:
    return escape(plain(text))


def _rows(rows: Iterable[list[str]], title: str) -> str:
    lines = "".join(f"<tr>{''.join(f'<td>{cell}' for cell in row)}" for row in rows)
    return f"<h3>{title}</h3><table>{lines}</table>" if lines else ""


def _story(sight: Sight) -> str:
    told = days(*sight.span) if sight.span else "no date known"
    family = "".join(_node(sight, node) for node in sight.trees)
    ledger = _rows((_entry(sight, entry) for entry in sight.entries), "Ledger")
    return (
        f'<section><h2>{_say(sight.story.title)}</h2><p class="dim">{told}</p>'
        f"{_rows((_report(sight, r) for r in sight.reports), 'Reports')}"
        f"<h3>Family</h3><ul>{family}</ul>{ledger}"
        f"<h3>Texts</h3>{''.join(_text(sight, r) for r in sight.reports)}</section>"
    )


def _report(sight: Sight, report: Report) -> list[str]:
    when = f"{day(report.published.date)} {basis(sight, report)}" if report.published else "undated"
    wrong = "<br>".join(_say(text_of(note, 400)) for note in notes(report))
    name = f"{_say(sight.name(report.id))} <span class=dim>{_say(report.title or '')}</span>"
    return [_link(sight, report.id), _say(when), name, wrong]


def _link(sight: Sight, text: str) -> str:
    handle = escape(sight.handle(text))
    return f'<a href="#report-{text}">{handle}</a>' if text in sight.by_id else handle


def _node(sight: Sight, node: Node) -> str:
    edges = [d for d in (node.descent, *node.others) if d is not None]
    told = "".join(
        f"<br><span class=dim>{_link(sight, d.parent)} → {_say(edge(d))}: "
        f"{_say('; '.join(d.reasons))}</span>"
        for d in edges
    )
    held = "" if node.id in sight.by_id else " <i>not held</i>"
    below = "".join(_node(sight, child) for child in node.children)
    name = f"{_link(sight, node.id)} {_say(sight.name(node.id))}{held}{told}"
    return f"<li>{name}{f'<ul>{below}</ul>' if below else ''}"


def _entry(sight: Sight, entry: Entry) -> list[str]:
    place = entry.locus
    when = days(place.from_, place.to or place.from_) if place.from_ else None
    rest = ", ".join(_say(part) for part in (place.who, place.where, when) if part)
    readings = "".join(f"<li>{_reading(sight, reading)}" for reading in entry.readings)
    note = f"<i>{_say(entry.note)}</i>" if entry.note else ""
    locus = f"{_say(place.what)} — {rest}"
    return [f"<strong>{entry.verdict}</strong>", f"{locus}<ul>{readings}</ul>{note}"]


def _reading(sight: Sight, reading: Reading) -> str:
    claims = [sight.claims[c] for c in reading.claims if c in sight.claims]
    links = " ".join(
        f'<a href="#claim-{c.id}">{escape(sight.handle(c.report))}</a>' for c in claims
    )
    origins = _say(", ".join(reading.origins)) or "no origin named"
    altered = reading.changed_in_copying
    by = f"; changed in copying by {_link(sight, altered.by)}" if altered else ""
    told = f"{count(reading.lineages, 'lineage')}, {origins}{by}"
    return f"<strong>{_say(reading.value)}</strong> {told} {links}"


def _text(sight: Sight, report: Report) -> str:
    own = [claim for claim in sight.dossier.claims if claim.report == report.id]
    words = "".join(_marked(report.text, own))
    name = f"{escape(sight.handle(report.id))} {_say(sight.name(report.id))}"
    return (
        f'<article id="report-{report.id}"><h4>{name}</h4><div class=text>{words}</div></article>'
    )


def _marked(text: str, claims: list[Claim]) -> Iterator[str]:
    """Yield the text in pieces, those that a claim covers marked, the first with its anchor."""
    cuts = sorted({0, len(text)} | {at for c in claims for at in (c.start, c.end)})
    for start, end in pairwise(cuts):
        for claim in claims:
            if claim.start == start:
                yield f'<span class=at id="claim-{claim.id}"></span>'
        words = escape(text[start:end].replace("\0", "\ufffd"))
        covered = any(claim.start <= start and end <= claim.end for claim in claims)
        yield f"<mark>{words}</mark>" if covered else words
