"""The command ``tellings``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from tellings.cli.arguments import parser
from tellings.cli.files import CLOSED, STOPPED, Refusal, delivering, let_go_of_stdout, refuse

__all__ = ["main", "parser"]


def main(words: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status.

    0: done. 1: some input could not be read, the rest is done. 2: wrong usage, or nothing read.
    """
    options = parser().parse_args(words)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    try:
        status: int = options.run(options)
        with delivering(Path("-")):
            sys.stdout.flush()
    except BrokenPipeError:
        let_go_of_stdout()
        return CLOSED
    except Refusal as refusal:
        return refuse(str(refusal))
    except KeyboardInterrupt:
        return STOPPED
    return status
