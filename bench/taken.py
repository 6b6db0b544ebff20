"""Runs a command and says what it took: time, the processors' time, memory."""

from __future__ import annotations

import os
import resource
import subprocess
import threading
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.25


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds on the clock, seconds of processors, MB at most of all its processes together."""

    clock: float
    processor: float
    memory: float


def run(command: Sequence[str | Path], env: Mapping[str, str] | None = None) -> Taken:
    """Run a command to its end; raises CalledProcessError where it fails.

    Memory is the sum of what each process has of its own and of what it shares (PSS), asked for
    four times a second.
    """
    before, begun = _processor(), time.perf_counter()
    whole = {**os.environ, **(env or {})}
    with subprocess.Popen(list(command), env=whole) as process:  # noqa: S603 our own command
        watch = _Watch(process.pid)
        watch.start()
        status = process.wait()
        watch.over.set()
        watch.join()
    taken = Taken(time.perf_counter() - begun, _processor() - before, watch.peak / 1024)
    if status:
        raise subprocess.CalledProcessError(status, list(command))
    return taken


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class _Watch(threading.Thread):
    """Asks again and again how much memory a process and its descendants have."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self.over = threading.Event()
        self._pid = pid

    def run(self) -> None:
        while not self.over.wait(_EVERY):
            self.peak = max(self.peak, sum(map(_memory, _family(self._pid))))


def _family(pid: int) -> list[int]:
    """Return a process and all its descendants."""
    below: dict[int, list[int]] = defaultdict(list)
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = place.read_text("ascii", "replace").rsplit(")", 1)[1].split()[1]
        except OSError:
            continue
        below[int(parent)].append(int(place.parent.name))
    found = [pid]
    for one in found:
        found += below[one]
    return found


def _memory(pid: int) -> int:
    """Return what a process has, in kB; nought once it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
