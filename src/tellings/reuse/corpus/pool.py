"""Work spread over processes that end with the one that started them."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread

Stage = Callable[[Path, int], None]
"""Does one partition, by its number, of the work in a folder."""


def each(stage: Stage, work: Path, numbers: Sequence[int], workers: int) -> Iterator[int]:
    """Do a stage for partitions; yield the number of each that is done.

    Raises ``concurrent.futures.BrokenExecutor`` where the system ended a process.
    """
    if workers < 2 or len(numbers) < 2:
        for number in numbers:
            stage(work, number)
            yield number
        return
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    with ProcessPoolExecutor(min(workers, len(numbers)), get_context("spawn"), _begin) as pool:
        begun = {pool.submit(stage, work, number): number for number in numbers}
        for future in as_completed(begun):
            future.result()
            yield begun[future]


def _begin() -> None:
    """End this process at Ctrl-C without a word, and when the process that started it has ended."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
