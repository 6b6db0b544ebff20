"""The reports as the page's script takes them, whole or in the sentences that an excerpt keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from tellings.model import Bounds, Dossier, Report

Packed = dict[str, Any]
Needed = set[tuple[str, int]]
"""Sentences, each by its report's id and its number there."""
PARTS = ("title", "standfirst", "body", "caption", "credit", "furniture")


def packed_report(report: Report, numbers: Mapping[str, int], needed: Needed | None) -> Packed:
    """Return a report; with ``needed`` only these sentences of its text, in their places."""
    published = report.published
    return {
        "id": report.id,
        "path": report.path,
        "paths": report.paths[1:],
        "pieces": [[0, report.text]] if needed is None else _pieces(report, needed),
        "length": len(report.text),
        "title": report.title,
        "outlet": report.outlet,
        "bylines": report.bylines,
        "credited": report.credited,
        "cited": report.cited,
        "credit": report.credit,
        "url": report.url,
        "language": report.language,
        "dateline": report.dateline and asdict(report.dateline),
        "published": published
        and {
            "date": published.date,
            "time": published.time,
            "basis": published.basis,
            "from": numbers.get(published.from_ or ""),
        },
        "sentences": [n for s in report.sentences for n in (s.start, s.end)],
        "parts": "".join(str(PARTS.index(s.part)) for s in report.sentences),
        "damage": [[d.start, d.end, d.kind, d.suggested] for d in report.damage],
        "paraphrase": report.machine.paraphrase,
        "translation": report.machine.translation,
        "evidence": [[e.start, e.end, e.expected] for e in report.machine.evidence],
    }


def sentences_needed(dossier: Dossier) -> Needed:
    """Return the sentences that claims, alignments and the rest of the page point into."""
    needed = {(claim.report, claim.sentence) for claim in dossier.claims}
    needed |= {(m.report, i) for p in dossier.passages for m in p.members for i in m.sentences}
    sides = (side for a in dossier.alignments for side in (a.left, a.right))
    needed |= {(side.report, i) for side in sides for i in side.sentences}
    marks: list[tuple[str, Bounds]] = []
    for claim in dossier.claims:
        marks += [(claim.report, span) for span in ((claim.start, claim.end), *claim.spans)]
        pointers = (p for p in (claim.speaker, claim.cue) if p is not None)
        marks += [(claim.report, (p.start, p.end)) for p in pointers]
    for descent in dossier.descents:
        for change in descent.changes:
            marks += [(descent.parent, change.parent)] if change.parent else []
            marks += [(descent.child, change.child)] if change.child else []
    by_id = {report.id: report for report in dossier.reports}
    for name, span in marks:
        if name in by_id:
            needed |= {(name, i) for i in _touched(by_id[name], span)}
    return needed


def _touched(report: Report, span: Bounds) -> list[int]:
    start, end = span
    return [i for i, s in enumerate(report.sentences) if s.start < end and start < s.end]


def _pieces(report: Report, needed: Needed) -> list[list[Any]]:
    """Return the kept sentences with their offsets, neighbours joined with what is between."""
    pieces: list[list[Any]] = []
    last = -2
    for index, place in enumerate(report.sentences):
        if (report.id, index) not in needed:
            continue
        if index == last + 1 and pieces:
            begun = pieces[-1][0]
            pieces[-1][1] = report.text[begun : place.end]
        else:
            pieces.append([place.start, report.text[place.start : place.end]])
        last = index
    return pieces


def filled(value: Any) -> Any:
    """Return the value without members that are null or empty, figures without idle points."""
    if isinstance(value, dict):
        members = {name: filled(member) for name, member in value.items()}
        return {n: m for n, m in members.items() if m not in (None, "", [], {}, ())}
    if isinstance(value, (list, tuple)):
        return [filled(member) for member in value]
    if isinstance(value, float):
        return int(value) if value.is_integer() else round(value, 4)
    return value
