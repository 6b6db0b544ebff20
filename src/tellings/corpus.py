"""The stages in order: reports in, dossier out. It alone sees them all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from importlib.metadata import version
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tellings import claims, ledger, reports, stemma, stories
from tellings.language.entities.run import merged
from tellings.language.network import WIDTH
from tellings.language.once import ReadOnce
from tellings.language.pipeline import Pipeline
from tellings.language.reading import Reader
from tellings.language.report import read_reports
from tellings.model import Dossier, Made, Report
from tellings.reuse.compare import compare
from tellings.reuse.machine import inspected

LANGUAGE = "en"
"""The language that is read; a report in another is listed and takes no further part."""
MODELS = ("english", "static", "gazetteer")

Vectors = Mapping[str, NDArray[np.float32]]


def read(
    paths: Sequence[Path],
    collected: date | None = None,
    judgements: Sequence[ledger.Judgement] = (),
    rule: ledger.Rule | None = None,
) -> Dossier:
    """Read the reports at these paths, work out their family and claims, and add them up.

    ``collected`` is the last day on which any may have been published. ``judgements`` are a
    person's own and win over ours; ``rule`` is what the reader would choose figures by. What cannot
    be read is listed under the dossier's problems; nothing is raised for it.
    """
    gathered = reports.gather(paths)
    told = [inspected(r) for r in gathered.reports if r.language == LANGUAGE]
    others = [report for report in gathered.reports if report.language != LANGUAGE]
    pipeline = ReadOnce(Pipeline.load())
    alignments = compare(told, sentence_vectors(told, pipeline))
    family = stemma.family(told, alignments, collected)
    happenings = stories.group(family.reports, alignments)
    readings = read_reports(family.reports, pipeline)
    lineages = stemma.lineage_of(family)
    extracted = [claims.extract(reading, lineages) for reading in readings]
    found = tuple(claim for one in extracted for claim in one.claims)
    entities = {entity.id: entity for entity in merged(readings)}
    times = tuple(time for reading in readings for time in reading.times)
    background = ledger.Background({r.id: r for r in family.reports}, entities, family, times)
    book = ledger.Book(tuple(judgements))
    accounts = [ledger.build(story, found, background, book, rule) for story in happenings]
    leaders = {copy: led for account in accounts for copy, led in account.leaders.items()}
    entries = [book.preferring(entry) for account in accounts for entry in account.entries]
    return Dossier(
        reports=_ordered([*family.reports, *others]),
        alignments=alignments,
        passages=family.passages,
        ancestors=family.ancestors,
        descents=family.descents,
        lineages=_with_loners(family.lineages, others),
        stories=happenings,
        entities=tuple(entities[key] for key in sorted(entities)),
        times=times,
        claims=found,
        ledger=tuple(entries),
        movements=tuple(course for account in accounts for course in account.movements),
        disputes=tuple(dispute for account in accounts for dispute in account.disputes),
        judgements=book.judged(entries, leaders),
        unclaimed=tuple(figure for one in extracted for figure in one.unclaimed),
        made=_made(collected, rule),
        problems=gathered.problems,
    )


def sentence_vectors(told: Sequence[Report], reader: Reader) -> Vectors:
    """Return the vectors of every report's sentences: float32, (sentences, 384) each."""
    places = [
        (report.id, report.words_of(i)) for report in told for i in range(len(report.sentences))
    ]
    parses = reader.read([text for _, text in places])
    rows: dict[str, list[NDArray[np.float32]]] = {report.id: [] for report in told}
    for (report, _), parse in zip(places, parses, strict=True):
        rows[report].append(parse.vector)
    none = np.zeros((0, WIDTH), np.float32)
    return {report: np.stack(own) if own else none for report, own in rows.items()}


def _with_loners(
    lineages: Sequence[tuple[str, ...]], others: Iterable[Report]
) -> tuple[tuple[str, ...], ...]:
    """Add the reports that were not read, each by itself."""
    return tuple(sorted([*lineages, *((report.id,) for report in others)]))


def _ordered(told: Iterable[Report]) -> tuple[Report, ...]:
    return tuple(sorted((_settled(report) for report in told), key=lambda report: report.id))


def _settled(report: Report) -> Report:
    """Leave no day without a year in a dateline: it gets the year of publication, or goes."""
    line, when = report.dateline, report.published
    if line is None or line.date is None or not line.date.startswith("--"):
        return report
    same = when is not None and when.date[4:] == line.date[1:]
    return replace(report, dateline=replace(line, date=when.date if when and same else None))


def _made(collected: date | None, rule: ledger.Rule | None) -> Made:
    options = {"date": collected.isoformat() if collected else None, "rule": rule}
    given = tuple((name, value) for name, value in sorted(options.items()) if value)
    return Made(f"tellings {version('tellings')}", MODELS, given)
