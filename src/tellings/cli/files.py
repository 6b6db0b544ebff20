"""What the commands write and say: files whole or not at all, refusals, and that work goes on."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

DONE, PARTLY, FAILED, STOPPED, CLOSED = 0, 1, 2, 130, 141
"""Exit statuses; the last two are a shell's, for Ctrl-C and for a pipe closed by its reader."""
LONG = 0.8
"""Seconds of work after which progress shows."""


class Refusal(Exception):  # noqa: N818 it is no error of ours
    """Why a command cannot do what it is asked, or cannot deliver it."""


def check(path: Path | None, folder: bool = False) -> None:
    """Raise Refusal where an output cannot be written, before any work is done for it."""
    if path is not None and (reason := _unwritable(path, folder)):
        raise Refusal(f"cannot write {path}: {reason}")


def _unwritable(path: Path, folder: bool) -> str | None:
    if str(path) == "-" and not folder:
        return None
    if path.exists() and path.is_dir() != folder:
        return "it is a file" if folder else "it is a folder"
    above = path.absolute().parent
    if not above.is_dir():
        return f"there is no folder {above}"
    return None if os.access(path if path.exists() else above, os.W_OK) else "no permission"


def write(path: Path, text: str) -> None:
    """Write text as UTF-8, whole or not at all; ``-`` is stdout. Raises Refusal where it cannot."""
    content = text.encode("utf-8")
    with delivering(path):
        if str(path) == "-":
            sys.stdout.flush()
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
        elif path.exists() and not path.is_file():
            path.write_bytes(content)
        else:
            _replace(path.resolve(), content)


def _replace(place: Path, content: bytes) -> None:
    draft = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        draft.write_bytes(content)
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def delivering(path: Path) -> Iterator[None]:
    """Raise Refusal with the output's name where it takes no more: a full disk, say."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        name = str(path)
        if name == "-":
            name = "stdout"
            let_go_of_stdout()
        raise Refusal(f"cannot write {name}: {error.strerror or error}") from error


def let_go_of_stdout() -> None:
    """Send what stdout still holds nowhere, or the interpreter would fail on it at its end."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def writing(path: Path) -> Iterator[TextIO]:
    """Open a file for text as UTF-8, there when all is written or not at all; ``-`` is stdout."""
    if str(path) == "-":
        out = TextIOWrapper(sys.stdout.buffer, "utf-8", newline="\n")
        yield out
        out.detach()
        return
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", newline="\n") as out:
            yield out
        return
    place = path.resolve()
    draft = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as out:
            yield out
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)


def unusable(path: Path, error: Exception) -> str:
    """Return why a file cannot be used, in words that name it."""
    if isinstance(error, OSError):
        return f"{path}: {error.strerror or error}"
    return f"{path}: not text in UTF-8" if isinstance(error, UnicodeError) else str(error)


def refuse(reason: str) -> int:
    """Say on stderr why nothing is done, and return the status of that."""
    print(f"tellings: {reason}", file=sys.stderr)
    return FAILED


@contextmanager
def waiting(work: str) -> Iterator[None]:
    """Show on a terminal's stderr that work goes on, once it has taken long."""
    if not sys.stderr.isatty():
        yield
        return
    from threading import Timer

    from rich.console import Console

    status = Console(stderr=True).status(f"{work} …")
    timer = Timer(LONG, status.start)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        status.stop()
