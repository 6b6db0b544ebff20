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
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
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
    reading.add_argument(
        "--excerpts",
        action="store_true",
        help="leave whole texts out of the page: a page that may be passed on",
    )
    reading.set_defaults(run=read)

    aligning = commands.add_parser("align", help="show what one text has from another")
    aligning.add_argument("texts", nargs="*", type=Path, metavar="TEXT", help="LEFT and RIGHT")
    aligning.add_argument("--json", action="store_true", help="print JSON")
    aligning.add_argument(
        "--pairs", type=Path, metavar="FILE", help="a list of pairs of paths, a tab between"
    )
    aligning.add_argument("--out", type=output, metavar="FILE", help="where the JSON lines go")
    aligning.set_defaults(run=align)

    schema = commands.add_parser("schema", help="print the JSON Schema of the dossier")
    schema.set_defaults(run=print_schema)
    return whole


def read(options: argparse.Namespace) -> int:
    """Read the reports, print or write their dossier, and list what could not be read."""
    if str(options.html) == "-":
        return refuse("--html needs a file; only --json takes - for stdout")
    if options.excerpts and options.html is None:
        return refuse("--excerpts is about the page: it needs --html FILE")
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

        write(options.html, to_html(dossier, options.excerpts))
    if options.json is not None:
        write(options.json, to_json(dossier))
    if str(options.json) != "-":
        from rich.console import Console

        from tellings.show.terminal import show

        show(dossier, Console(highlight=False))


def failures(dossier: Dossier) -> Iterator[str]:
    """Yield the problems of input that gave no report; a report's own problem is no failure."""
    from tellings.show.plain import plain

    held = {path for report in dossier.reports for path in (report.path, *report.paths)}
    for problem in dossier.problems:
        if problem.path not in held:
            yield f"{plain(problem.path)}: {plain(problem.problem)}"


def align(options: argparse.Namespace) -> int:
    """Align two texts and show them side by side, or the pairs of a list into a file."""
    pair = len(options.texts) == 2 and options.pairs is None and options.out is None
    listed = not options.texts and options.pairs is not None and options.out is not None
    if not pair and not listed:
        return refuse("align takes LEFT RIGHT, or --pairs FILE --out FILE")
    return align_list(options) if listed else align_two(options)


def align_two(options: argparse.Namespace) -> int:
    """Print what two texts share, as JSON or side by side."""
    from tellings.reports.decode import decode
    from tellings.reports.drafts import UnreadableError

    texts = []
    for path in options.texts:
        try:
            texts.append(decode(path.read_bytes()))
        except (OSError, UnreadableError) as error:
            return refuse(f"{path}: {getattr(error, 'strerror', None) or error}")
    from tellings.reuse.texts.align import align_texts

    left, right = texts
    with waiting("aligning the texts"):
        passages = align_texts(left, right)
    names = str(options.texts[0]), str(options.texts[1])
    if options.json:
        import json

        from tellings.reuse.texts.pairs import as_json

        found = {"left": names[0], "right": names[1], "passages": [as_json(p) for p in passages]}
        write(Path("-"), json.dumps(found, ensure_ascii=False) + "\n")
        return DONE
    from rich.console import Console

    from tellings.show.terminal import put
    from tellings.show.terminal_align import side_by_side

    console = Console(highlight=False)
    put(side_by_side((left, right), names, passages, console.width), console)
    return DONE


def align_list(options: argparse.Namespace) -> int:
    """Align the pairs of a list into a file of JSON lines."""
    if reason := unwritable(options.out):
        return refuse(f"cannot write {options.out}: {reason}")
    from tellings.reuse.texts.pairs import PairsError, align_pairs

    try:
        with waiting("aligning the pairs"):
            written = align_pairs(options.pairs, options.out)
    except (PairsError, OSError, UnicodeDecodeError) as error:
        return refuse(str(error))
    for path, problem in written.problems:
        print(f"tellings: {path}: {problem}", file=sys.stderr)
    return PARTLY if written.problems else DONE


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
