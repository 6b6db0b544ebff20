"""A list of pairs of paths: a line each, a tab between."""

from __future__ import annotations

import codecs
from pathlib import Path

from tellings.reports.files import no_file

Problem = tuple[str, str]
"""What could not be read, and why."""


class PairsError(ValueError):
    """A list that holds no pair of paths."""


def read_pairs(listing: Path) -> tuple[list[tuple[str, str]], list[Problem]]:
    """Return the pairs of a list, and the lines that are none; empty lines are passed over.

    Raises ``PairsError`` where there is no pair at all, ``OSError`` where there is no list.
    """
    if reason := no_file(listing):
        raise PairsError(f"{listing}: {reason}")
    found: list[tuple[str, str]] = []
    problems: list[Problem] = []
    lines = listing.read_bytes().removeprefix(codecs.BOM_UTF8).split(b"\n")
    for number, raw in enumerate(lines, 1):
        if not raw.strip():
            continue
        try:
            paths = raw.decode("utf-8").rstrip("\r").split("\t")
        except UnicodeDecodeError:
            problems.append((f"{listing}:{number}", "not UTF-8"))
            continue
        if len(paths) == 2 and all(path.strip() for path in paths) and "\0" not in "".join(paths):
            found.append((paths[0], paths[1]))
        else:
            problems.append((f"{listing}:{number}", "not two paths with a tab between"))
    if not found:
        where, why = problems[0] if problems else (str(listing), "no pairs in it")
        raise PairsError(f"{where}: {why}")
    return found, problems
