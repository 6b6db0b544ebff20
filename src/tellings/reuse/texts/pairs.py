"""Many pairs of files → JSON lines, one a pair, in the order given, by several processes."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from typing import TextIO

from tellings.reports.decode import decode
from tellings.reports.drafts import UnreadableError
from tellings.reports.files import no_file
from tellings.reuse.texts.align import TextAligner, TextPassage
from tellings.reuse.texts.halves import TooLongError
from tellings.reuse.texts.listing import Problem, read_pairs
from tellings.reuse.texts.units import Units

_CHUNK = 64
_MOST_WORDS = 150_000
_KEPT = 512


@dataclass(frozen=True, slots=True)
class Written:
    """How many pairs were listed, how many of them aligned, and what could not be: (path, why)."""

    pairs: int
    aligned: int
    problems: tuple[Problem, ...]


def align_pairs(
    pairs_file: Path,
    out: TextIO,
    workers: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Written:
    """Align all pairs of files listed, and write one JSON line for each, in the order given.

    ``progress`` is told how many pairs are done, of how many. A line holds ``left``, ``right`` and
    ``passages``; for a pair that could not be aligned ``problem`` stands in place of the passages.
    Raises ``PairsError`` where no pair is listed.
    """
    pairs, unread = read_pairs(pairs_file)
    problems: dict[Problem, None] = dict.fromkeys(unread)
    done = aligned = 0
    for lines in _aligned(pairs, workers or os.cpu_count() or 1):
        for line, trouble in lines:
            out.write(line + "\n")
            if trouble is None:
                aligned += 1
            else:
                problems[trouble] = None
        done += len(lines)
        if progress is not None:
            progress(done, len(pairs))
    return Written(done, aligned, tuple(problems))


_Line = tuple[str, Problem | None]


def _aligned(pairs: Sequence[tuple[str, str]], workers: int) -> Iterator[list[_Line]]:
    chunks = [pairs[i : i + _CHUNK] for i in range(0, len(pairs), _CHUNK)]
    if workers < 2 or len(chunks) < 2:
        yield from map(_align_chunk, chunks)
        return
    # Fresh processes, so that each can be held to one thread: more threads only get in the way.
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        yield from pool.map(_align_chunk, chunks)


def _align_chunk(pairs: Sequence[tuple[str, str]]) -> list[_Line]:
    return [_worker().line(left, right) for left, right in pairs]


@lru_cache(maxsize=1)
def _worker() -> _Worker:
    return _Worker()


class _Worker:
    """One process's aligner, with the texts that it cut last."""

    def __init__(self) -> None:
        self._aligner = TextAligner()
        self._cut = lru_cache(maxsize=_KEPT)(self._read)

    def _read(self, path: str) -> tuple[str, Units]:
        text = _text(_bytes(Path(path)))
        units = self._aligner.units(text)
        if not len(units):
            raise UnreadableError("no words in it")
        return text, units

    def line(self, left: str, right: str) -> _Line:
        if len(self._aligner.vocabulary) > _MOST_WORDS:
            self._cut.cache_clear()
            self._aligner.renew()
        texts = []
        for path in (left, right):
            try:
                texts.append(self._cut(path))
            except (OSError, UnreadableError) as error:
                why = getattr(error, "strerror", None) or str(error)
                return _told(left, right, problem=f"{path}: {why}"), (path, why)
        (text_l, units_l), (text_r, units_r) = texts
        try:
            found = self._aligner.align_units(text_l, text_r, units_l, units_r)
        except TooLongError as error:
            return _told(left, right, problem=str(error)), (f"{left} and {right}", str(error))
        return _told(left, right, passages=[as_json(p) for p in found]), None


def _told(left: str, right: str, **more: object) -> str:
    return json.dumps({"left": left, "right": right, **more}, ensure_ascii=False)


def _bytes(path: Path) -> bytes:
    """Return a file's content; what may never end, such as a pipe, is not opened."""
    if reason := no_file(path):
        raise UnreadableError(reason)
    raw = path.read_bytes()
    if not raw:
        raise UnreadableError("an empty file")
    return raw


def _text(raw: bytes) -> str:
    """Decode a file; what is UTF-8 throughout is text, whatever control characters it holds."""
    try:
        return decode(raw)
    except UnreadableError:
        if b"\0" in raw:
            raise
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            pass
        raise


def as_json(passage: TextPassage) -> dict[str, object]:
    """Return a passage as the contract's JSON has it."""
    return {
        "left": list(passage.left),
        "right": list(passage.right),
        "reuse": passage.reuse,
        "score": passage.score,
    }
