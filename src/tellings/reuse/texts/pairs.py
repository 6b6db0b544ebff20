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

from tellings.reports.decode import decode
from tellings.reports.drafts import UnreadableError
from tellings.reuse.texts.align import TextAligner, TextPassage
from tellings.reuse.texts.units import Units

_CHUNK = 64
_MOST_WORDS = 150_000
_KEPT = 512


class PairsError(ValueError):
    """A line of a list of pairs that is not two paths."""


@dataclass(frozen=True, slots=True)
class Written:
    """How many pairs were aligned, and what could not be read: (path, why)."""

    pairs: int
    problems: tuple[tuple[str, str], ...]


def read_pairs(listing: Path) -> list[tuple[str, str]]:
    """Return the pairs of a tab-separated list; empty lines are passed over.

    Raises ``PairsError`` for a line without exactly two paths.
    """
    found = []
    for number, line in enumerate(listing.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        paths = line.split("\t")
        if len(paths) != 2 or not all(paths):
            raise PairsError(f"{listing}:{number}: not two paths with a tab between")
        found.append((paths[0], paths[1]))
    return found


def align_pairs(
    pairs_file: Path,
    out_file: Path,
    workers: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Written:
    """Align all pairs of files listed, and write one JSON line for each that could be read.

    ``progress`` is told how many pairs are done, of how many. A line holds ``left``, ``right`` and
    ``passages``; for a pair that could not be read ``problem`` stands in place of the passages.
    """
    pairs = read_pairs(pairs_file)
    problems: list[tuple[str, str]] = []
    done = 0
    with out_file.open("w", encoding="utf-8") as out:
        for lines in _aligned(pairs, workers or os.cpu_count() or 1):
            for line, trouble in lines:
                out.write(line + "\n")
                if trouble is not None and trouble not in problems:
                    problems.append(trouble)
            done += len(lines)
            if progress is not None:
                progress(done, len(pairs))
    return Written(done, tuple(problems))


_Line = tuple[str, tuple[str, str] | None]


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
        text = _text(Path(path).read_bytes())
        return text, self._aligner.units(text)

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
        found = self._aligner.align_units(text_l, text_r, units_l, units_r)
        return _told(left, right, passages=[as_json(p) for p in found]), None


def _told(left: str, right: str, **more: object) -> str:
    return json.dumps({"left": left, "right": right, **more}, ensure_ascii=False)


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
