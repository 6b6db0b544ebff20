"""``tellings reuse``: what a corpus's texts have from each other, as tables in a folder."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tellings.cli.files import DONE, PARTLY, Refusal, check, refuse

if TYPE_CHECKING:
    from tellings.reuse.corpus.run import Done

STAGES = {
    "texts": "reading the texts",
    "words": "cutting them into words",
    "stock": "looking for boilerplate",
    "features": "choosing what tells",
    "candidates": "looking for candidate pairs",
    "ready": "making ready what they share",
    "pairs": "aligning the pairs",
}


def reuse(options: argparse.Namespace) -> int:
    """Find all reuse in a corpus, write its tables, and list what could not be read."""
    check(options.out, folder=True)
    done = _run(options.paths, options.out)
    from tellings.show.plain import plain

    for one in done.problems:
        print(f"tellings: {plain(one.path)}: {plain(one.problem)}", file=sys.stderr)
    if not done.texts:
        return refuse("nothing could be read")
    print(_summary(done, options.out))
    return PARTLY if done.problems else DONE


def _run(paths: list[Path], out: Path) -> Done:
    from concurrent.futures import BrokenExecutor

    from tellings.reuse.corpus.folder import FolderError
    from tellings.reuse.corpus.run import reuse_corpus

    try:
        with progressing() as progress:
            return reuse_corpus(paths, out, progress=progress)
    except (FolderError, OSError) as error:
        raise Refusal(str(error)) from error
    except BrokenExecutor as error:
        reason = "a process was ended from outside, perhaps for want of memory"
        raise Refusal(f"{reason}; start again to go on from there") from error


def _summary(done: Done, out: Path) -> str:
    kind = "lineage" if done.lineages == 1 else "lineages"
    return (
        f"{done.texts:,} reports, {done.pairs:,} pairs that share text in {done.passages:,} "
        f"passages, {done.lineages:,} {kind} of several reports: {out}/"
    )


@contextmanager
def progressing() -> Iterator[Callable[[str, int, int], None] | None]:
    """Show on a terminal's stderr which stage is at work, how far it is and what remains."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.fields[stage]} of {task.fields[stages]}  {task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        tasks = {}
        names = list(STAGES)

        def progress(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                number = names.index(stage) + 1
                tasks[stage] = shown.add_task(
                    STAGES[stage], total=max(total, 1), stage=number, stages=len(names)
                )
                for other in list(tasks)[:-1]:
                    shown.update(tasks[other], visible=False)
            shown.update(tasks[stage], completed=done)

        yield progress
