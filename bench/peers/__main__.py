"""Ours and the others on one corpus, one table.

    python -m bench.peers [--texts N] [--seed N]

The others are installed into an environment of their own (``TELLINGS_PEERS``, or a folder that is
thrown away), so that nothing of theirs comes into ours. One that cannot be had is said so in the
table. passim is not on PyPI: ``TELLINGS_PASSIM`` names a checkout.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import taken
from bench.record import record
from bench.reuse import DATA, Pair, Spans, corpus, figures, found, ids, key, rows, write

HERE = Path(__file__).parent
NAMES = ("rensa", "datasketch", "text-dedup", "datatrove", "passim")
SCRIPTS = {"passim": "passim.py", "text-dedup": "clusters.py", "datatrove": "clusters.py"}
PACKAGES = {
    "rensa": ("rensa",),
    "datasketch": ("datasketch",),
    "text-dedup": ("text-dedup==0.4.0",),
    "datatrove": (
        *("datatrove==0.10.1", "orjson", "regex", "spacy", "tokenizers"),
        "xxhash<4",  # a later one takes no strings
    ),
    "passim": ("pyspark==4.0.1", "graphframes-py==0.9.3", "intervaltree", "setuptools"),
}
Found = tuple[Mapping[Pair, str], Spans]


@dataclass(frozen=True, slots=True)
class Result:
    """What a tool found, and what it took; or why it did not run."""

    told: Mapping[str, float]
    missing: str | None = None


class UnavailableError(Exception):
    """Why a tool cannot be had."""


def ours(folder: Path, names: Sequence[str]) -> tuple[Found, taken.Taken]:
    """Run ours."""
    out = folder / "out"
    command: list[str | Path] = [sys.executable, "-m", "tellings.cli", "reuse"]
    used = taken.run([*command, folder / "corpus.jsonl", "--out", out])
    return found(out, ids(out, names)), used


def peer(name: str, python: Path, folder: Path, names: Sequence[str]) -> tuple[Found, taken.Taken]:
    """Install and run another; raises UnavailableError where that cannot be."""
    if name == "passim" and not os.environ.get("TELLINGS_PASSIM"):
        raise UnavailableError("not on PyPI; TELLINGS_PASSIM names no checkout")
    install = [str(python), "-m", "pip", "install", "-q", *PACKAGES[name]]
    if subprocess.run(install, check=False).returncode:
        raise UnavailableError("pip cannot install it")
    out = folder / f"{name}.jsonl"
    script = HERE / SCRIPTS.get(name, "minhash.py")
    told = [] if name == "passim" else [name]
    try:
        used = taken.run([python, script, *told, folder / "corpus.jsonl", out])
    except subprocess.CalledProcessError as error:
        raise UnavailableError(f"it ended with status {error.returncode}") from error
    return _read(out, names), used


def _read(out: Path, names: Sequence[str]) -> Found:
    kinds, spans = {}, defaultdict(list)
    for line in out.read_text("utf-8").splitlines():
        left, right, *told = json.loads(line)
        one, other = names[left], names[right]
        kinds[key(one, other)] = "copy" if not told else "partial"
        for a, b, c, d in told[0] if told else ():
            spans[key(one, other)].append(((a, b), (c, d)) if one < other else ((c, d), (a, b)))
    return kinds, spans


def main() -> None:
    """Run all, print and record the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    texts, made = corpus(chosen.texts, chosen.seed)
    results: dict[str, Result] = {}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        names = write(folder / "corpus.jsonl", rows(texts, made))
        python = _environment(folder)
        tools: dict[str, Callable[[], tuple[Found, taken.Taken]]] = {
            "tellings": lambda: ours(folder, names)
        }
        for name in NAMES:
            tools[name] = lambda name=name: peer(name, python, folder, names)  # type: ignore[misc]
        for name, tool in tools.items():
            try:
                told, used = tool()
            except UnavailableError as error:
                results[name] = Result({}, str(error))
                continue
            took = {
                "reports/s": len(names) / used.clock,
                "reports/s of a core": len(names) / used.processor,
                "peak memory, MB": used.memory,
            }
            if name in ("passim", "datatrove"):
                del took["reports/s of a core"]  # theirs end too late to be asked what they used
            results[name] = Result(figures(texts, made, *told) | took)
    for name, result in results.items():
        for metric, value in result.told.items():
            record("peers", DATA, f"{len(names)} texts: {name}: {metric}", value, "")
    print(table(results))


def _environment(folder: Path) -> Path:
    """Return the Python of the others' environment, made where it is missing."""
    place = Path(os.environ.get("TELLINGS_PEERS") or folder / "peers")
    if not (place / "bin" / "python").exists():
        subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
    return place / "bin" / "python"


def table(results: Mapping[str, Result]) -> str:
    """Return the results as Markdown: ours, then each other with its ratio to ours."""
    own = results["tellings"].told
    lines = [f"| | {' | '.join(results)} |", "|---" * (len(results) + 1) + "|"]
    for metric, value in own.items():
        cells = [_cell(result, metric, value) for result in results.values()]
        lines.append(f"| {metric} | {' | '.join(cells)} |")
    told = [f"{name} did not run: {r.missing}" for name, r in results.items() if r.missing]
    return "\n".join([*lines, *told])


def _cell(result: Result, metric: str, own: float) -> str:
    value = result.told.get(metric)
    if value is None:
        return "–"
    shown = f"{value:,.0f}" if value > 10 else f"{value:.3f}"
    return shown if value == own else f"{shown} ({value / own:.2f})" if own else shown


if __name__ == "__main__":
    main()
