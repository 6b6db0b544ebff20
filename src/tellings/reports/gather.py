"""Paths → reports: every file found is read, equal ones become one, every failure is told."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tellings.model import Problem, Report
from tellings.reports.compile import Compiled, compile_report
from tellings.reports.drafts import UnreadableError
from tellings.reports.files import listing, natural, why
from tellings.reports.formats import read_bytes
from tellings.reports.learnt import with_learnt_agencies
from tellings.reports.tongue import name_of_language

_Outcome = tuple[int | None, Compiled | UnreadableError]
"""A record's number in its file, and what came of reading it."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The reports, by id, and what could not be read, or not wholly, by path."""

    reports: tuple[Report, ...]
    problems: tuple[Problem, ...]


def gather(paths: Sequence[Path], collected: datetime.date | None = None) -> Gathered:
    """Read all reports under some files and folders; one bad file never stops the rest.

    ``collected`` is the last day that any of them can have been published. Reports equal in text,
    outlet and web address are one, with all its paths.
    """
    found = listing(paths)
    problems = list(found.problems)
    reports: dict[str, list[Report]] = {}
    seen: dict[tuple[str, str], list[_Outcome]] = {}
    for file in found.files:
        try:
            outcomes = _read(file, collected, seen)
        except UnreadableError as error:
            problems.append(Problem(file.as_posix(), str(error)))
            continue
        for path, outcome in _placed(file, outcomes):
            if isinstance(outcome, UnreadableError):
                problems.append(Problem(path, str(outcome)))
                continue
            problems += [Problem(path, remark) for remark in _remarks(outcome)]
            reports.setdefault(outcome.report.id, []).append(
                replace(outcome.report, path=path, paths=(path,))
            )
    merged = [_merge(same) for same in reports.values()]
    return Gathered(
        with_learnt_agencies(sorted(merged, key=lambda report: report.id)),
        tuple(sorted(set(problems), key=lambda one: (natural(one.path), one.path, one.problem))),
    )


def _read(
    file: Path, collected: datetime.date | None, seen: dict[tuple[str, str], list[_Outcome]]
) -> list[_Outcome]:
    """Return what came of each record of a file; equal bytes are read once."""
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise UnreadableError(f"cannot be opened: {why(error)}") from error
    key = (hashlib.sha256(raw).hexdigest(), file.suffix.lower())
    if key not in seen:
        seen[key] = [
            (one.record, compile_report(one, "", collected))
            if not isinstance(one, UnreadableError)
            else (one.record, one)
            for one in read_bytes(raw, file.suffix.lower())
        ]
    return seen[key]


def _placed(
    file: Path, outcomes: Sequence[_Outcome]
) -> Iterator[tuple[str, Compiled | UnreadableError]]:
    """Yield each outcome with its path: the file's, or ``file#3`` for its third record."""
    for record, outcome in outcomes:
        yield file.as_posix() + ("" if record is None else f"#{record}"), outcome


def _remarks(compiled: Compiled) -> list[str]:
    remarks = list(compiled.remarks)
    if compiled.report.language != "en":
        language = name_of_language(compiled.report.language)
        remarks.append(f"in {language}, which is not read yet: listed, without claims")
    return remarks


def _merge(same: Sequence[Report]) -> Report:
    """Make one of reports that are equal in text, outlet and address.

    What the wrappers tell may differ: the fullest tells, so that no file's name decides.
    """
    paths = sorted({report.path for report in same}, key=lambda path: (natural(path), path))
    fullest = max(same, key=lambda one: (_fullness(one), repr(replace(one, path="", paths=()))))
    return replace(fullest, path=paths[0], paths=tuple(paths))


def _fullness(report: Report) -> int:
    stated = (report.title, report.credit, report.published, report.dateline)
    return sum(one is not None for one in stated) + len(report.bylines) + len(report.agencies)
