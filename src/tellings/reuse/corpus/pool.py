"""Work spread over processes that end with the one that started them."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread
from types import TracebackType

Stage = Callable[[Path, int], None]
"""Does one partition, by its number, of the work in a folder."""


class Workers:
    """Processes that do stages for partitions; started when there is work for two of them.

    With fewer than two processes all is done in this one.
    """

    def __init__(self, count: int) -> None:
        self._count = count
        self._pool: ProcessPoolExecutor | None = None
        self._begun: dict[tuple[Stage, int], Future[None]] = {}

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def begin(self, stage: Stage, work: Path, number: int) -> None:
        """Begin a stage for a partition that ``each`` will be asked for, if there are processes."""
        if self._count >= 2:
            self._begun[stage, number] = self._started().submit(stage, work, number)

    def each(self, stage: Stage, work: Path, numbers: Sequence[int]) -> Iterator[int]:
        """Do a stage for partitions; yield the number of each that is done.

        Raises ``concurrent.futures.BrokenExecutor`` where the system ended a process.
        """
        if self._pool is None and (self._count < 2 or len(numbers) < 2):
            for number in numbers:
                stage(work, number)
                yield number
            return
        for number in numbers:
            if (stage, number) not in self._begun:
                self.begin(stage, work, number)
        begun = {self._begun.pop((stage, number)): number for number in numbers}
        for future in as_completed(begun):
            future.result()
            yield begun[future]

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
                os.environ.setdefault(name, "1")
            self._pool = ProcessPoolExecutor(self._count, get_context("spawn"), _begin)
        return self._pool


def _begin() -> None:
    """End this process at Ctrl-C without a word, and when the process that started it has ended."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
