"""How heavy and how fast the report page is: an invented story of 200 reports, in Chromium.

Asked for: script and style within 400 KB, the page within 6 MB, the first view within a second by
the clock, every act within a tenth of a second of the main thread's work. Needs node, the packages
of ``web/`` and Chromium.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.record import HERE, record
from tellings.show.page import to_html
from tests import plenty

WEB = HERE.parent / "web"
MADE_BY = HERE.parent / "tests" / "plenty.py"
MEGABYTES, KILOBYTES, FIRST, ACT = 6.0, 400.0, 1000.0, 100.0


def measured(page: Path) -> dict[str, Any]:
    """Return what ``web/test/speed.mjs`` tells of a page; ends the run where it cannot be had."""
    node = shutil.which("node")
    if node is None or not (WEB / "node_modules").is_dir():
        sys.exit("not run: needs node, the packages of web/ (npm ci --prefix web) and Chromium")
    command = [node, str(WEB / "test" / "speed.mjs"), str(page)]
    told = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - ours
    found: dict[str, Any] = json.loads(told.stdout)
    return found


def main() -> None:
    """Measure and record."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--reports", type=int, default=200)
    options = asked.parse_args()
    html = to_html(plenty.plenty(options.reports))
    start = html.index('<script type="application/json"')
    shell = len((html[:start] + html[html.index("</script>", start) :]).encode()) / 1e3
    size = len(html.encode()) / 1e6
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "story.html"
        page.write_text(html, "utf-8")
        told = measured(page)
    name = f"invented story of {options.reports} reports"
    record("page", name, "script and style", shell, "KB", MADE_BY)
    record("page", name, "whole page", size, "MB", MADE_BY)
    record("page", name, "first view", told["first"]["painted"], "ms", MADE_BY)
    record("page", name, "first view, main thread", told["first"]["work"], "ms CPU", MADE_BY)
    for act, taken in told["acts"].items():
        record("page", name, f"act: {act}", taken, "ms CPU", MADE_BY)
    slowest = max(told["acts"].values())
    over = shell > KILOBYTES or size > MEGABYTES or slowest > ACT
    if over or told["first"]["painted"] > FIRST:
        sys.exit("more than was asked for")


if __name__ == "__main__":
    main()
