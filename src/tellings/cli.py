"""The command ``tellings``: one function a command, each importing only what it needs."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from tellings.model import Dossier

DONE, PARTLY, FAILED, STOPPED, CLOSED = 0, 1, 2, 130, 141
"""Exit statuses; the last two are a shell's, for Ctrl-C and for a pipe closed by its reader."""
LONG = 0.8
"""Seconds of work after which progress shows."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status.

    0: done. 1: some input could not be read, the rest is done. 2: wrong usage, or nothing read.
    """
    options = parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLOSED
    except KeyboardInterrupt:
        return STOPPED
    return status


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command; each subcommand names its function as ``run``."""
    whole = argparse.ArgumentParser(
        prog="tellings",
        description="Takes news reports of one happening and works back: which texts descend from "
        "which, what each claims, and what the claims add up to when every independent "
        "account counts once.",
    )
    whole.add_argument("--version", action=Version, nargs=0, help="print the version and end")
    commands = whole.add_subparsers(title="commands", required=True, metavar="COMMAND")

    reading = commands.add_parser("read", help="read reports: their family, claims and ledger")
    reading.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="a file, or a folder with all in it"
    )
    reading.add_argument(
        "--json", type=output, metavar="FILE", help="write the dossier as JSON (- for stdout)"
    )
    reading.add_argument(
        "--html", type=output, metavar="FILE", help="write the report page, one file"
    )
    reading.add_argument(
        "--date",
        type=day,
        metavar="YYYY-MM-DD",
        help="when the reports were collected: the last day any may have been published",
    )
    reading.set_defaults(run=read)

    schema = commands.add_parser("schema", help="print the JSON Schema of the dossier")
    schema.set_defaults(run=print_schema)
    return whole


def read(options: argparse.Namespace) -> int:
    """Read the reports, print or write their dossier, and list what could not be read."""
    if str(options.html) == "-":
        return refuse("--html needs a file; only --json takes - for stdout")
    for path in (options.json, options.html):
        if path is not None and (reason := unwritable(path)):
            return refuse(f"cannot write {path}: {reason}")
    from tellings import corpus

    with waiting("reading the reports"):
        dossier = corpus.read(options.paths, collected=options.date)
    unread = list(failures(dossier))
    for line in unread:
        print(f"tellings: {line}", file=sys.stderr)
    if not dossier.reports:
        return refuse("nothing could be read")
    deliver(dossier, options)
    return PARTLY if unread else DONE


def deliver(dossier: Dossier, options: argparse.Namespace) -> None:
    """Write what was asked for; print the dossier for a person unless stdout has the JSON."""
    from tellings.show.dossier import to_json

    if options.html is not None:
        from tellings.show.page import to_html

        write(options.html, to_html(dossier))
    if options.json is not None:
        write(options.json, to_json(dossier))
    if str(options.json) != "-":
        from rich.console import Console

        from tellings.show.terminal import show

        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(errors="replace")
        show(dossier, Console(highlight=False))


def failures(dossier: Dossier) -> Iterator[str]:
    """Yield the problems of input that gave no report; a report's own problem is no failure."""
    from tellings.show.plain import plain

    held = {path for report in dossier.reports for path in (report.path, *report.paths)}
    for problem in dossier.problems:
        if problem.path not in held:
            yield f"{plain(problem.path)}: {plain(problem.problem)}"


def print_schema(_: argparse.Namespace) -> int:
    """Print the JSON Schema of the dossier."""
    from tellings.show.schema import read as schema

    write(Path("-"), schema())
    return DONE


class Version(argparse.Action):
    """Prints the version and ends; it is looked up only when asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Print the version and end."""
        from importlib.metadata import version

        print(f"tellings {version('tellings')}")
        parser.exit()


def output(text: str) -> Path:
    """Return the path of an output; raises ArgumentTypeError where it is empty."""
    if not text:
        raise argparse.ArgumentTypeError("the name of the file is empty")
    return Path(text)


def day(text: str) -> date:
    """Return the day that YYYY-MM-DD tells; raises ArgumentTypeError where it tells none."""
    from datetime import date

    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"not a day as YYYY-MM-DD: {text}")


def unwritable(path: Path) -> str | None:
    """Return why an output cannot be written, before any work is done for it."""
    if str(path) == "-":
        return None
    if path.is_dir():
        return "it is a folder"
    folder = path.absolute().parent
    if not folder.is_dir():
        return f"there is no folder {folder}"
    return None if os.access(path if path.exists() else folder, os.W_OK) else "no permission"


def write(path: Path, text: str) -> None:
    """Write text as UTF-8, whole or not at all; ``-`` is stdout."""
    content = text.encode("utf-8")
    if str(path) == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    elif path.exists() and not path.is_file():
        path.write_bytes(content)
    else:
        place = path.resolve()
        draft = place.with_name(f".{place.name}.{os.getpid()}")
        try:
            draft.write_bytes(content)
            draft.replace(place)
        finally:
            draft.unlink(missing_ok=True)


def refuse(reason: str) -> int:
    """Say on stderr why nothing is done, and return the status of that."""
    print(f"tellings: {reason}", file=sys.stderr)
    return FAILED


@contextmanager
def waiting(work: str) -> Iterator[None]:
    """Show on a terminal's stderr that work goes on, once it has taken long."""
    if not sys.stderr.isatty():
        yield
        return
    from threading import Timer

    from rich.console import Console

    status = Console(stderr=True).status(f"{work} …")
    timer = Timer(LONG, status.start)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        status.stop()


if __name__ == "__main__":
    sys.exit(main())
