"""What ``tellings read FOLDER --json -`` takes in a process of its own, models loaded included.

CPU and wall seconds and peak memory, the least of a few runs: the example story, and five real
reports where they are there. Asked for: at most 10 s and 1 GB. CPU seconds are held against that,
since the clock also counts what else the machine does; by the clock a quiet machine takes less.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from bench.record import HERE, record

ROOT = HERE.parent
EXAMPLE = ROOT / "examples" / "harbour-ferry"
REAL = ROOT.parent / "shared" / "reports" / "nato-iraq"
SECONDS, MEGABYTES = 10.0, 1000.0


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took: seconds of CPU, those of them in user code, by the clock; peak in MB."""

    cpu: float
    user: float
    wall: float
    memory: float


def cost_of(folder: Path, dossier: str = "-") -> Cost:
    """Run the command once on a folder, its dossier to a file or to nowhere.

    Raises RuntimeError where it fails.
    """
    words = [sys.executable, "-m", "tellings.cli", "read", str(folder), "--json", dossier]
    started = time.perf_counter()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"tellings read {folder} ended with {process.returncode}")
    wall = time.perf_counter() - started
    return Cost(used.ru_utime + used.ru_stime, used.ru_utime, wall, used.ru_maxrss / 1024)


def main() -> None:
    """Measure and record."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--runs", type=int, default=3)
    options = asked.parse_args()
    missed = False
    for name, folder in (("examples/harbour-ferry", EXAMPLE), ("reports/nato-iraq", REAL)):
        if not folder.is_dir():
            print(f"not run: no reports at {folder}")
            continue
        costs = [cost_of(folder) for _ in range(options.runs)]
        cpu, user, wall, memory = (
            min(getattr(cost, what) for cost in costs) for what in ("cpu", "user", "wall", "memory")
        )
        record("speed", name, "user CPU", user, "s", folder)
        record("speed", name, "wall", wall, "s", folder)
        record("speed", name, "peak memory", memory, "MB", folder)
        missed |= cpu > SECONDS or memory > MEGABYTES
    if missed:
        sys.exit(f"more than the {SECONDS:g} s or {MEGABYTES:g} MB asked for")


if __name__ == "__main__":
    main()
