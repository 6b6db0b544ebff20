"""Writes what the commands in the README print, and the latest figures, into the README.

A block that follows ``<!-- transcript: COMMAND | N -->`` shows the first N lines that the command
prints at 80 columns; between ``<!-- figures -->`` and ``<!-- end -->`` stands the table of
``docs.figures``. ``python -m docs.transcript`` writes them anew; a test tells when one is old.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from docs.figures import table

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(
    r"(<!-- transcript: tellings (?P<words>[^|\n]+?) \| (?P<most>\d+) -->\n```console\n)"
    r".*?(?=```\n)",
    re.DOTALL,
)
FIGURES = re.compile(r"(<!-- figures -->\n).*?(?=<!-- end -->)", re.DOTALL)


def updated(text: str) -> str:
    """Return the text with every transcript as the commands print it now, and today's figures."""
    text = FIGURES.sub(lambda found: found[1] + table(), text)
    return BLOCK.sub(lambda found: found[1] + transcript(found["words"], int(found["most"])), text)


def transcript(words: str, most: int) -> str:
    """Return a command with a prompt and the first lines that it prints."""
    run = subprocess.run(  # noqa: S603 our own command, with the words of our README
        [sys.executable, "-m", "tellings.cli", *shlex.split(words)],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    lines = run.stdout.splitlines()
    shown = [*lines[:most], "…"] if len(lines) > most else lines
    return "\n".join([f"$ tellings {words}", *shown]) + "\n"


def main() -> None:
    """Write the README anew."""
    README.write_text(updated(README.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
