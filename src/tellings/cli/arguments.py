"""The words that the command takes; each subcommand names the function that runs it."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tellings.cli import commands
from tellings.cli.reuse import reuse

if TYPE_CHECKING:
    from datetime import date

RULES = ("conservative", "latest-official", "range", "majority-of-origins")
"""The ledger's; a test holds the two together, so that ``--help`` need not import it."""
DEEDS = ("join", "part", "ignore", "prefer")
"""Those of the ledger's judgements, likewise."""
ABOUT = (
    "Takes news reports of one happening and works back: which texts descend from which, what each "
    "claims, and what the claims add up to when every independent account counts once."
)
Commands = Any
"""argparse has no public name for what `add_subparsers` returns."""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command."""
    whole = argparse.ArgumentParser(prog="tellings", description=ABOUT)
    whole.add_argument("--version", action=Version, nargs=0, help="print the version and end")
    told = whole.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _read(told)
    _explain(told)
    _judge(told)
    _align(told)
    _reuse(told)
    schema = told.add_parser("schema", help="print the JSON Schema of the dossier")
    schema.set_defaults(run=commands.print_schema)
    return whole


def _read(told: Commands) -> None:
    read = told.add_parser("read", help="read reports: their family, claims and ledger")
    read.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="a file, or a folder with all in it"
    )
    read.add_argument(
        "--json", type=output, metavar="FILE", help="write the dossier as JSON (- for stdout)"
    )
    read.add_argument("--html", type=output, metavar="FILE", help="write the report page, one file")
    read.add_argument(
        "--excerpts",
        action="store_true",
        help="leave whole texts out of the page: a page that may be passed on",
    )
    read.add_argument(
        "--csv",
        type=output,
        metavar="DIR",
        help="write claims, ledger, movements and disputes as tables into a folder",
    )
    _reading(read)
    read.set_defaults(run=commands.read)


def _reading(command: argparse.ArgumentParser) -> None:
    """Add what changes how reports are read, to the commands that read them."""
    command.add_argument(
        "--date",
        type=day,
        metavar="YYYY-MM-DD",
        help="when the reports were collected: the last day any may have been published",
    )
    command.add_argument(
        "--rule",
        choices=RULES,
        metavar="RULE",
        help=f"choose a figure by a rule where readings differ: {', '.join(RULES)}",
    )
    command.add_argument(
        "--judgements",
        type=Path,
        metavar="FILE",
        help="a person's own judgements, which win over ours (see judge)",
    )


def _explain(told: Commands) -> None:
    explain = told.add_parser("explain", help="say why an entry of the ledger says what it says")
    explain.add_argument("entry", metavar="ENTRY", help="its id, or the beginning of it")
    explain.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="a dossier as JSON, or the reports"
    )
    _reading(explain)
    explain.set_defaults(run=commands.explain)


def _judge(told: Commands) -> None:
    judge = told.add_parser("judge", help="write a judgement of your own into a file")
    judge.add_argument("file", type=output, metavar="FILE", help="made where it is missing")
    judge.add_argument("deed", choices=DEEDS, help="what is to be done with the claims")
    judge.add_argument("claims", nargs="+", metavar="CLAIM", help="ids of claims")
    judge.add_argument("--by", required=True, metavar="NAME", help="who judges")
    judge.add_argument("--why", required=True, metavar="TEXT", help="for what reason")
    judge.set_defaults(run=commands.judge)


def _align(told: Commands) -> None:
    align = told.add_parser("align", help="show what one text has from another")
    align.add_argument("texts", nargs="*", type=Path, metavar="TEXT", help="LEFT and RIGHT")
    align.add_argument("--json", action="store_true", help="print JSON")
    align.add_argument(
        "--pairs", type=Path, metavar="FILE", help="a list of pairs of paths, a tab between"
    )
    align.add_argument("--out", type=output, metavar="FILE", help="where the JSON lines go")
    align.set_defaults(run=commands.align)


def _reuse(told: Commands) -> None:
    command = told.add_parser(
        "reuse", help="find what the texts of a corpus have from each other, as Parquet"
    )
    command.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="JSON lines, Parquet, files, folders"
    )
    command.add_argument(
        "--out",
        required=True,
        type=output,
        metavar="DIR",
        help="the folder for the tables; a run that was broken off goes on from what is there",
    )
    command.set_defaults(run=reuse)


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
