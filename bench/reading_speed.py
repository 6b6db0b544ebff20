"""How fast reports are read, with everything on: sentences, parses, names, times, entities.

Sentences a second of processor time on one thread, from raw text; the start-up of a process of
its own until its first sentence is read; and what two processes give beside one. That last is told
from processor time too: twice the work, each at the pace that it keeps beside the other, so that a
machine with other work on it tells the same. Then the claims of what was read: alone, and with the
reading.

Run: python -m bench.reading_speed
"""

from __future__ import annotations

import multiprocessing
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from bench.record import data_path, record
from bench.sentences import documents, raw
from tellings.claims import extract
from tellings.language.pipeline import Pipeline
from tellings.language.report import read_reports
from tellings.language.sentences import split
from tellings.model import Published, Report, Sentence, identify

PART = "english/ud-gum-open/test.conllu"
FIRST = (
    "from tellings.language.pipeline import Pipeline; "
    "Pipeline.load().read(['The harbour master said on Friday that the port was shut.'])"
)


def reports() -> list[Report]:
    """Return the documents of the test part as reports of raw text."""
    found = []
    for document in documents("test"):
        text, _ = raw(document, "\n\n")
        parts = tuple(Sentence(start, end, "body") for start, end in split(text))
        day = Published("2024-05-14")
        found.append(
            Report(identify(text), document.name, (document.name,), text, published=day,
                   sentences=parts)
        )  # fmt: skip
    return found


def seconds_read(told: list[Report], pipeline: Pipeline) -> float:
    """Return the processor seconds that reading takes, each report a run of its own."""
    started = time.process_time()
    for report in told:
        read_reports([report], pipeline)
    return time.process_time() - started


def seconds_claimed(told: list[Report], pipeline: Pipeline) -> float:
    """Return the processor seconds that the claims take of what was read before."""
    readings = [reading for report in told for reading in read_reports([report], pipeline)]
    started = time.process_time()
    for reading in readings:
        extract(reading, {})
    return time.process_time() - started


def worker(told: list[Report], ready: Any, out: Any) -> None:
    """Read twice, the second time when all others do, and tell the seconds."""
    pipeline = Pipeline.load()
    seconds_read(told[:2], pipeline)
    ready.wait()
    out.put(seconds_read(told, pipeline))


def beside(told: list[Report], processes: int) -> float:
    """Return the processor seconds that each of so many processes takes, at the mean."""
    context = multiprocessing.get_context("spawn")
    ready, out = context.Barrier(processes), context.Queue()
    running = [context.Process(target=worker, args=(told, ready, out)) for _ in range(processes)]
    for process in running:
        process.start()
    seconds: list[float] = [out.get() for _ in running]
    for process in running:
        process.join()
    return sum(seconds) / processes


def start_up() -> float:
    """Return the processor seconds until a process of its own has read its first sentence."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", FIRST], check=True)  # noqa: S603 - our own words
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def weight() -> float:
    """Return the megabytes of the shipped models."""
    models = Path(__file__).parent.parent / "src" / "tellings" / "language" / "models"
    return sum(file.stat().st_size for file in models.iterdir()) / 1e6


def main() -> None:
    """Measure and record."""
    data_path(PART)
    told = reports()
    count = sum(len(report.sentences) for report in told)
    alone, pair = beside(told, 1), beside(told, 2)
    record("reading_speed", PART, "everything on, one thread", count / alone, "sentences/s")
    record("reading_speed", PART, "two processes to one, by CPU", 2 * alone / pair, "times")
    claimed = seconds_claimed(told, Pipeline.load())
    record("reading_speed", PART, "claims alone, one thread", count / claimed, "sentences/s")
    record("reading_speed", PART, "read and claimed", count / (alone + claimed), "sentences/s")
    record("reading_speed", PART, "start-up, CPU", min(start_up() for _ in range(3)), "s")
    record("reading_speed", PART, "models", weight(), "MB")


if __name__ == "__main__":
    main()
