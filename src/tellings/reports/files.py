"""Paths → files to read: folders searched through, in natural order, loops survived."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tellings.model import Problem


@dataclass(frozen=True, slots=True)
class Listing:
    """The files found, and the places that could not be searched."""

    files: tuple[Path, ...]
    problems: tuple[Problem, ...]


def natural(path: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key by which ``part 2`` comes before ``part 10``."""
    return tuple(
        (0, int(run), run) if run.isdecimal() and run.isascii() else (1, 0, run)
        for run in re.findall(r"[0-9]{1,18}|[^0-9]+", path)
    )


def listing(paths: Sequence[Path]) -> Listing:
    """Return the files under the given files and folders, each once, in natural order.

    Hidden files and folders are left out, unless named; a folder met again through a symbolic
    link is not searched again.
    """
    files: dict[str, Path] = {}
    problems: list[Problem] = []
    for path in paths:
        if path.is_dir():
            searched: set[tuple[int, int]] = set()
            for file in _search(path, searched, problems):
                files.setdefault(file.as_posix(), file)
        elif path.is_file():
            files.setdefault(path.as_posix(), path)
        else:
            reason = "no file or folder" if path.exists() else "there is no such file or folder"
            problems.append(Problem(path.as_posix(), reason))
    ordered = sorted(files.items(), key=lambda item: (natural(item[0]), item[0]))
    return Listing(tuple(file for _, file in ordered), tuple(problems))


def _search(
    folder: Path, searched: set[tuple[int, int]], problems: list[Problem]
) -> Iterator[Path]:
    pending = [folder]
    while pending:
        here = pending.pop()
        try:
            status = here.stat()
            if (status.st_dev, status.st_ino) in searched:
                continue
            searched.add((status.st_dev, status.st_ino))
            with os.scandir(here) as entries:
                names = sorted(entry.name for entry in entries if not entry.name.startswith("."))
        except OSError as error:
            problems.append(Problem(here.as_posix(), f"cannot be searched: {why(error)}"))
            continue
        for name in names:
            path = here / name
            if path.is_dir():
                pending.append(path)
            elif path.is_file():
                yield path
            else:
                broken = path.is_symlink() and not path.exists()
                reason = "a link that leads nowhere" if broken else "no file or folder"
                problems.append(Problem(path.as_posix(), reason))


def no_file(path: Path) -> str | None:
    """Return why what is at a path is not to be opened: a pipe, for one, may never end."""
    if not path.exists() or path.is_file():
        return None
    return "a folder" if path.is_dir() else "not a file"


def why(error: OSError) -> str:
    """Return the system's reason for a failure, without the path."""
    return (error.strerror or type(error).__name__).lower()
