"""Agencies that no table knows, learnt from the reports themselves.

Where one report's dateline credits Nordwire, another's "told Nordwire" is agency reporting too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tellings.model import Report
from tellings.reports.agencies import label_of
from tellings.reports.cited import cited_in


def with_learnt_agencies(reports: Sequence[Report]) -> tuple[Report, ...]:
    """Return the reports, in the same order, with the agencies that the others' credits name."""
    names = sorted({name for report in reports for name in report.agencies if not label_of(name)})
    if not names:
        return tuple(reports)
    return tuple(_with(report, names) for report in reports)


def _with(report: Report, names: Sequence[str]) -> Report:
    present = [name for name in names if name in report.text and name != report.outlet]
    found = [
        label
        for sentence in report.sentences
        if sentence.part in ("body", "standfirst") and present
        for label in cited_in(report.text, sentence.start, sentence.end, present)
    ]
    new = tuple(dict.fromkeys(name for name in found if name not in report.agencies))
    return replace(report, agencies=(*report.agencies, *new), cited=(*report.cited, *new))
