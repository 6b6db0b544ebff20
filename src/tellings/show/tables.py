"""Claims, ledger, movements and disputes as flat tables, for spreadsheet and statistics package.

One row a claim, a reading, a step of an actor, a side of a dispute: every span, lineage and origin
in columns of their own.
Cells that a spreadsheet would take for a formula are written with a leading apostrophe.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from tellings.model import Claim, Dossier, Entry, Movement, Quantity, Quotation, Report, Statement
from tellings.show.sight import judged_words
from tellings.wordlists import parsed

Cell = str | int | float | None
Row = Mapping[str, Cell]
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def write_tables(dossier: Dossier, folder: Path) -> tuple[Path, ...]:
    """Write the tables into the folder, which is made where it is missing; return their paths.

    UTF-8 with a byte order mark, so that spreadsheets read it; raises OSError where it cannot be
    written. A table without rows holds the names of its columns.
    """
    folder.mkdir(parents=True, exist_ok=True)
    tables: Mapping[str, Iterable[Row]] = {
        "claims": claim_rows(dossier),
        "ledger": reading_rows(dossier),
        "movements": step_rows(dossier),
        "disputes": stand_rows(dossier),
    }
    for name, rows in tables.items():
        _write(folder / f"{name}.csv", columns()[name], rows)
    return tuple(folder / f"{name}.csv" for name in tables)


@cache
def columns() -> Mapping[str, Sequence[str]]:
    """Return the names of each table's columns, in their order."""
    text = (files("tellings.show") / "columns.yaml").read_text(encoding="utf-8")
    named: Mapping[str, Sequence[str]] = parsed(text)
    return named


def claim_rows(dossier: Dossier) -> Iterator[Row]:
    """Yield a row for each claim: where it stands, who says it, when, and what."""
    reports = {report.id: report for report in dossier.reports}
    for claim in dossier.claims:
        report = reports[claim.report]
        yield {
            "claim": claim.id,
            "kind": claim.kind,
            **_report_cells(report),
            "start": claim.start,
            "end": claim.end,
            "text": report.text[claim.start : claim.end],
            "sentence": claim.sentence,
            "sentence_text": report.words_of(claim.sentence),
            "lineage": claim.lineage,
            **_told_cells(claim),
            **_body_cells(claim),
        }


def reading_rows(dossier: Dossier) -> Iterator[Row]:
    """Yield a row for each reading of each entry."""
    judged: dict[str, list[str]] = {}
    for told in dossier.judgements:
        for identity in told.entries:
            judged.setdefault(identity, []).append(judged_words(told))
    for entry in dossier.ledger:
        for reading in entry.readings:
            altered = reading.changed_in_copying
            yield {
                "entry": entry.id,
                "story": entry.story,
                "who": entry.locus.who,
                "what": entry.locus.what,
                "where": entry.locus.where,
                "from": entry.locus.from_,
                "to": entry.locus.to,
                "verdict": entry.verdict,
                "note": entry.note,
                "value": reading.value,
                "low": reading.low,
                "high": reading.high,
                "lineages": reading.lineages,
                "origins": len(reading.origins),
                "origin_names": "; ".join(reading.origins),
                "claims": " ".join(reading.claims),
                "latest": reading.latest,
                "changed_by": altered.by if altered else None,
                "changed_from": altered.from_ if altered else None,
                "judged": "; ".join(judged.get(entry.id, ())),
                **_rule_cells(entry),
            }


def step_rows(dossier: Dossier) -> Iterator[Row]:
    """Yield a row for each step of each actor in the movement book."""
    for course in dossier.movements:
        for step in course.steps:
            yield {
                "course": course.id,
                "story": course.story,
                "who": course.who,
                "first": step.first,
                "last": step.last,
                "current": int(step.current),
                "of": step.of,
                "action": step.action,
                "status": step.status,
                "value": step.value,
                "low": step.low,
                "high": step.high,
                "from": "; ".join(step.from_),
                "to": "; ".join(step.to),
                "by": "; ".join(step.by),
                "lineages": step.lineages,
                "origins": len(step.origins),
                "origin_names": "; ".join(step.origins),
                "claims": " ".join(step.claims),
            }


def stand_rows(dossier: Dossier) -> Iterator[Row]:
    """Yield a row for each side of each dispute."""
    for dispute in dossier.disputes:
        for stand in dispute.stands:
            yield {
                "dispute": dispute.id,
                "story": dispute.story,
                "about": dispute.about,
                "entry": dispute.entry,
                "told": stand.told,
                "stance": stand.stance,
                "lineages": stand.lineages,
                "origin_names": "; ".join(stand.origins),
                "claims": " ".join(stand.claims),
            }


def _report_cells(report: Report) -> Row:
    return {
        "report": report.id,
        "path": report.path,
        "outlet": report.outlet,
        "published": report.published.date if report.published else None,
        "published_basis": report.published.basis if report.published else None,
    }


def _told_cells(claim: Claim) -> Row:
    speaker, time, said = claim.speaker, claim.time, claim.said
    return {
        "speaker": speaker.name if speaker else None,
        "speaker_text": speaker.text if speaker else None,
        "role": speaker.role if speaker else None,
        "via": "; ".join(speaker.via) if speaker else None,
        "cue": claim.cue.text if claim.cue else None,
        "speech": claim.speech,
        "time_from": time.from_ if time else None,
        "time_to": time.to if time else None,
        "said_from": said.from_ if said else None,
        "said_to": said.to if said else None,
        "status": claim.status,
        "certainty": claim.certainty,
    }


def _body_cells(claim: Claim) -> Row:
    """Return the columns of all four kinds, those of the other three empty."""
    body = claim.body
    count = body if isinstance(body, Quantity) else None
    count = body.count if isinstance(body, Movement) else count
    move = body if isinstance(body, Movement) else None
    made = body if isinstance(body, Statement) else None
    return {
        "content": body.content if isinstance(body, Quotation) else None,
        "low": count.low if count else None,
        "high": count.high if count else None,
        "whole": count.whole if count else None,
        "qualifier": count.qualifier if count else None,
        "unit": count.unit if count else None,
        "counted": count.counted if count else None,
        "holder": count.holder if count else None,
        "place": count.place if count else None,
        "who": move.who if move else None,
        "activity": move.activity if move else None,
        "action": move.action if move else None,
        "move_from": "; ".join(move.from_) if move else None,
        "move_to": "; ".join(move.to) if move else None,
        "move_by": "; ".join(move.by) if move else None,
        "subject": made.subject if made else None,
        "predicate": made.predicate if made else None,
        "object": made.object if made else None,
    }


def _rule_cells(entry: Entry) -> Row:
    chosen = entry.chosen
    return {
        "rule": chosen.rule if chosen else None,
        "chosen_low": chosen.low if chosen else None,
        "chosen_best": chosen.best if chosen else None,
        "chosen_high": chosen.high if chosen else None,
        "spread": entry.spread,
    }


def _write(path: Path, names: Sequence[str], rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as out:
        writer = csv.DictWriter(out, names)
        writer.writeheader()
        for row in rows:
            writer.writerow({name: _safe(cell) for name, cell in row.items()})


def _safe(cell: Cell) -> Cell:
    if isinstance(cell, str):
        text = cell.replace("\x00", "\ufffd")
        return f"'{text}" if text.startswith(FORMULA) else text
    return "" if cell is None else cell
