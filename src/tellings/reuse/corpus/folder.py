"""The folder of a run: whose work it holds, that one run alone works in it, what was broken off."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tellings.model import Problem, identify
from tellings.reports.files import Listing, listing

FORMAT = 2
TABLES = ("reports", "pairs", "passages", "family")
"""The tables of a run that is done, ``NAME.parquet`` each."""


class FolderError(ValueError):
    """A folder that a run cannot use: it holds something else, or another run is at work."""


def inputs(paths: Sequence[Path], out: Path) -> Listing:
    """Return the files under some paths; what lies in the run's own folder is none."""
    own = _real(out)
    found = listing(paths)
    files = tuple(file for file in found.files if own not in _real(file).parents)
    problems = tuple(one for one in found.problems if own not in _real(one.path).parents)
    return Listing(files, problems)


def _real(path: str | Path) -> Path:
    """Return a path without links; one that leads back to itself stays as it is."""
    return Path(os.path.realpath(path))


@contextmanager
def claimed(out: Path, found: Listing) -> Iterator[Path]:
    """Give the folder for the stages' partitions, ours alone while the block runs.

    Raises ``FolderError`` where ``out`` holds other things than the work of this very input, or
    another run works there.
    """
    work = out / "work"
    mark = {"format": FORMAT, "input": _identity(found)}
    place = work / "input.json"
    if not place.exists():
        _refuse_strange(out)
        work.mkdir(parents=True, exist_ok=True)
    with _alone(work):
        if not place.exists():
            write_json(place, mark)
        elif read_json(place) != mark:
            raise FolderError(f"{out} holds the work of other input; choose another folder")
        for broken in work.rglob("*.unfinished"):
            shutil.rmtree(broken) if broken.is_dir() else broken.unlink()
        yield work


def _identity(found: Listing) -> str:
    """Return an id of the input: names, sizes and times of change of its files."""
    stated = [[f.as_posix(), f.stat().st_size, f.stat().st_mtime_ns] for f in found.files]
    problems = [[one.path, one.problem] for one in found.problems]
    return identify(json.dumps([stated, problems]))


def _refuse_strange(out: Path) -> None:
    if out.exists() and not out.is_dir():
        raise FolderError(f"{out} is a file")
    for name in TABLES:
        if (out / f"{name}.parquet").exists():
            raise FolderError(
                f"{out} holds a {name}.parquet of other making; choose another folder"
            )


@contextmanager
def _alone(work: Path) -> Iterator[None]:
    """Hold the folder's lock, where the system has one that ends with its process."""
    try:
        import fcntl  # noqa: PLC0415  not on every system
    except ImportError:
        yield
        return
    with (work / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise FolderError(f"another run is at work in {work.parent}") from error
        yield


def write_json(place: Path, value: object) -> None:
    """Write a value as JSON, under the name only once it is whole."""
    unfinished = place.with_suffix(".unfinished")
    unfinished.write_text(json.dumps(value, ensure_ascii=False), "utf-8")
    unfinished.replace(place)


def read_json(place: Path) -> Any:
    """Return what ``write_json`` wrote."""
    return json.loads(place.read_text("utf-8"))


def problems_from(told: Sequence[dict[str, str]]) -> tuple[Problem, ...]:
    """Return problems that were written as JSON."""
    return tuple(Problem(**problem) for problem in told)
