"""The commands: one function each, which imports what it needs when it runs."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tellings.cli.files import (
    DONE,
    PARTLY,
    Refusal,
    check,
    delivering,
    refuse,
    unusable,
    waiting,
    write,
    writing,
)

if TYPE_CHECKING:
    from rich.console import RenderableType

    from tellings.model import Dossier

DOSSIER = b'{\n"format": "tellings/'
"""How a dossier begins, by which a damaged one is told from reports in JSON."""
CLAIM_ID = re.compile(r"[0-9a-f]+")


def read(options: argparse.Namespace) -> int:
    """Read the reports, print or write their dossier, and list what could not be read."""
    if str(options.html) == "-":
        raise Refusal("--html needs a file; only --json takes - for stdout")
    if options.excerpts and options.html is None:
        raise Refusal("--excerpts is about the page: it needs --html FILE")
    for path in (options.json, options.html):
        check(path)
    check(options.csv, folder=True)
    dossier = gather(options)
    unread = list(failures(dossier))
    for line in unread:
        print(f"tellings: {line}", file=sys.stderr)
    if not dossier.reports:
        return refuse("nothing could be read")
    deliver(dossier, options)
    return PARTLY if unread else DONE


def gather(options: argparse.Namespace) -> Dossier:
    """Return the dossier of the reports at the paths given, with the reader's judgements."""
    from tellings import corpus
    from tellings.ledger.judgements import JudgementError, load

    try:
        judgements = load(options.judgements) if options.judgements else ()
    except (JudgementError, OSError, UnicodeError) as error:
        raise Refusal(unusable(options.judgements, error)) from error
    with waiting("reading the reports"):
        return corpus.read(options.paths, options.date, judgements, options.rule)


def deliver(dossier: Dossier, options: argparse.Namespace) -> None:
    """Write what was asked for; print the dossier for a person unless stdout has the JSON."""
    from tellings.show.dossier import to_json

    if options.html is not None:
        from tellings.show.page import to_html

        write(options.html, to_html(dossier, options.excerpts))
    if options.csv is not None:
        from tellings.show.tables import write_tables

        with delivering(options.csv):
            write_tables(dossier, options.csv)
    if options.json is not None:
        write(options.json, to_json(dossier))
    if str(options.json) != "-":
        from rich.console import Console

        from tellings.show.terminal import show

        with delivering(Path("-")):
            show(dossier, Console(highlight=False))


def failures(dossier: Dossier) -> Iterator[str]:
    """Yield the problems of input that gave no report; a report's own problem is no failure."""
    from tellings.show.plain import plain

    held = {path for report in dossier.reports for path in (report.path, *report.paths)}
    for problem in dossier.problems:
        if problem.path not in held:
            yield f"{plain(problem.path)}: {plain(problem.problem)}"


def explain(options: argparse.Namespace) -> int:
    """Print why an entry says what it says: from a dossier as JSON, or from the reports anew."""
    from tellings.show.explain import explain as explained
    from tellings.show.explain import find
    from tellings.show.plain import plain

    dossier = held(options)
    if dossier is None:
        dossier = gather(options)
        for line in failures(dossier):
            print(f"tellings: {line}", file=sys.stderr)
        if not dossier.reports:
            return refuse("nothing could be read")
    found = find(dossier, options.entry)
    if len(found) != 1:
        several = ", ".join(f"{entry.id} ({plain(entry.locus.what)})" for entry in found)
        none = f"no entry is “{plain(options.entry)}”; `tellings read` prints their ids behind #"
        raise Refusal(f"{options.entry} may be {several}" if found else none)
    display(explained(dossier, found[0]))
    return DONE


def held(options: argparse.Namespace) -> Dossier | None:
    """Return the dossier that the only path holds as JSON; None where these are reports.

    Raises Refusal where it is a dossier but a damaged one, or is to be read otherwise than it was.
    """
    from tellings.show.dossier import from_json

    path: Path = options.paths[0]
    if len(options.paths) > 1 and any(is_dossier(path) for path in options.paths):
        raise Refusal("explain takes one dossier, or the reports")
    if len(options.paths) != 1 or path.suffix != ".json" or not path.is_file():
        return None
    try:
        content = path.read_bytes()
        dossier = from_json(content)
    except OSError as error:
        raise Refusal(unusable(path, error)) from error
    except ValueError as error:
        if content.lstrip().startswith(DOSSIER):
            raise Refusal(f"{path}: {error}") from error
        return None
    if options.date or options.rule or options.judgements:
        raise Refusal(
            "a dossier stands as it was read; --date, --rule and --judgements need reports"
        )
    return dossier


def is_dossier(path: Path) -> bool:
    """Return whether a file seems to hold a dossier as JSON."""
    if path.suffix != ".json" or not path.is_file():
        return False
    with path.open("rb") as content:
        return content.read(200).lstrip().startswith(DOSSIER)


def judge(options: argparse.Namespace) -> int:
    """Add a judgement to a file."""
    if str(options.file) == "-":
        raise Refusal("judge needs a file, to which the judgement is added")
    check(options.file)
    from tellings.ledger.judgements import Judgement, JudgementError, append

    for claim in options.claims:
        if not CLAIM_ID.fullmatch(claim):
            raise Refusal(f"“{claim}” is no claim's id; `tellings explain` prints them")
    told = Judgement(options.deed, tuple(options.claims), options.by, options.why)
    try:
        append(options.file, told)
    except (JudgementError, OSError, UnicodeError) as error:
        raise Refusal(unusable(options.file, error)) from error
    return DONE


def align(options: argparse.Namespace) -> int:
    """Align two texts and show them side by side, or the pairs of a list into a file."""
    pair = len(options.texts) == 2 and options.pairs is None and options.out is None
    listed = not options.texts and options.pairs is not None and options.out is not None
    if not pair and not listed:
        raise Refusal("align takes LEFT RIGHT, or --pairs FILE --out FILE")
    return align_list(options) if listed else align_two(options)


def align_two(options: argparse.Namespace) -> int:
    """Print what two texts share, as JSON or side by side."""
    left, right = (text_of(path) for path in options.texts)
    from tellings.reuse.texts.align import align_texts
    from tellings.reuse.texts.halves import TooLongError

    try:
        with waiting("aligning the texts"):
            passages = align_texts(left, right)
    except TooLongError as error:
        raise Refusal(str(error)) from error
    names = str(options.texts[0]), str(options.texts[1])
    if options.json:
        import json

        from tellings.reuse.texts.pairs import as_json

        found = {"left": names[0], "right": names[1], "passages": [as_json(p) for p in passages]}
        write(Path("-"), json.dumps(found, ensure_ascii=False) + "\n")
        return DONE
    from rich.console import Console

    from tellings.show.terminal_align import side_by_side

    display(side_by_side((left, right), names, passages, Console().width))
    return DONE


def text_of(path: Path) -> str:
    """Return the decoded text of a file; raises Refusal where it cannot be read."""
    from tellings.reports.decode import decode
    from tellings.reports.drafts import UnreadableError
    from tellings.reports.files import no_file

    if reason := no_file(path):
        raise Refusal(f"{path}: {reason}")
    try:
        return decode(path.read_bytes())
    except (OSError, UnreadableError) as error:
        raise Refusal(f"{path}: {getattr(error, 'strerror', None) or error}") from error


def align_list(options: argparse.Namespace) -> int:
    """Align the pairs of a list into a file of JSON lines."""
    check(options.out)
    from concurrent.futures import BrokenExecutor

    from tellings.reuse.texts.listing import PairsError
    from tellings.reuse.texts.pairs import align_pairs
    from tellings.show.plain import plain

    try:
        with waiting("aligning the pairs"), writing(options.out) as out:
            written = align_pairs(options.pairs, out)
    except PairsError as error:
        raise Refusal(str(error)) from error
    except OSError as error:
        raise Refusal(unusable(Path(error.filename or options.pairs), error)) from error
    except BrokenExecutor as error:
        reason = "a process was ended from outside, perhaps for want of memory"
        raise Refusal(f"{reason}; {options.out} was not written") from error
    for path, problem in written.problems:
        print(f"tellings: {plain(path)}: {plain(problem)}", file=sys.stderr)
    if not written.aligned:
        return refuse("no pair could be aligned")
    return PARTLY if written.problems else DONE


def print_schema(_: argparse.Namespace) -> int:
    """Print the JSON Schema of the dossier."""
    from tellings.show.schema import read as schema

    write(Path("-"), schema())
    return DONE


def display(part: RenderableType) -> None:
    """Print something on the terminal, or plainly into a pipe."""
    from rich.console import Console

    from tellings.show.terminal import put

    put(part, Console(highlight=False))
