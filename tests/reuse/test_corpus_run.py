"""A corpus through the command: tables, bad input, and what a killed run leaves."""

from __future__ import annotations

import datetime
import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from tellings import cli
from tellings.reuse.corpus.folder import FolderError, claimed, inputs
from tellings.reuse.corpus.run import reuse_corpus
from tests.reuse.corpora import invented, tables, written
from tests.reuse.test_texts import GARDEN, HARBOUR, SPUN

Capture = pytest.CaptureFixture[str]


def rows(out: Path, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = parquet.read_table(out / f"{name}.parquet").to_pylist()
    return found


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The tables of a corpus of forty texts by themselves and three that share text."""
    folder = tmp_path_factory.mktemp("family")
    texts = [*map(invented, range(40)), HARBOUR, f"{GARDEN}\n\n{HARBOUR}", SPUN]
    reuse_corpus([written(folder / "corpus.jsonl", texts)], folder / "out", 1)
    yield folder / "out"


def test_pairs_are_of_the_texts_that_share(family: Path) -> None:
    place = {row["id"]: row["path"].rsplit("#", 1)[1] for row in rows(family, "reports")}
    assert len(place) == 43
    pairs = {
        frozenset((place[row["left"]], place[row["right"]])): row["kind"]
        for row in rows(family, "pairs")
    }
    assert set(pairs) == {frozenset(p) for p in (("41", "42"), ("41", "43"), ("42", "43"))}
    assert pairs[frozenset(("41", "42"))] == "excerpt"


def test_passages_are_the_characters_that_are_shared(family: Path) -> None:
    (exact,) = (row for row in rows(family, "passages") if row["reuse"] == "verbatim")
    assert exact["left_end"] - exact["left_start"] == len(HARBOUR) - 1
    assert exact["right_end"] - exact["right_start"] == len(HARBOUR) - 1


def test_the_family_is_one_lineage(family: Path) -> None:
    told = rows(family, "family")
    assert len(told) == 3
    assert {row["direction"] for row in told} == {"unknown", None}


def test_work_is_tidied_and_a_second_run_changes_nothing(tmp_path: Path) -> None:
    place, out = written(tmp_path / "corpus.jsonl", [HARBOUR, SPUN, GARDEN]), tmp_path / "out"
    done, before = reuse_corpus([place], out, 1), tables(out)
    assert {p.name for p in (out / "work").iterdir() if p.is_dir()} == set()
    assert reuse_corpus([place], out, 1) == done
    assert tables(out) == before


def test_a_report_met_again_is_one_with_all_its_places(tmp_path: Path) -> None:
    for name in ("a", "b"):
        written(tmp_path / f"{name}.jsonl", [HARBOUR, GARDEN])
    reuse_corpus([tmp_path], tmp_path / "out", 1)
    told = rows(tmp_path / "out", "reports")
    assert [[Path(p).name for p in row["paths"]] for row in told] == [
        [f"a.jsonl#{n}", f"b.jsonl#{n}"] for n in (1, 2)
    ]


def test_the_folder_of_the_tables_is_no_input(tmp_path: Path) -> None:
    written(tmp_path / "corpus.jsonl", [HARBOUR, SPUN])
    before = reuse_corpus([tmp_path], tmp_path / "out", 1)
    assert reuse_corpus([tmp_path], tmp_path / "out", 1) == before


def test_files_lines_and_parquet_give_the_same(tmp_path: Path) -> None:
    texts = [HARBOUR, f"{GARDEN}\n\n{HARBOUR}", SPUN]
    ways = ("lines", "parquet", "files")
    for name in ways:
        (tmp_path / name).mkdir()
    (tmp_path / "lines" / "l.jsonl").write_text("\n".join(json.dumps({"text": t}) for t in texts))
    parquet.write_table(pa.table({"text": texts}), tmp_path / "parquet" / "p.parquet")
    for number, text in enumerate(texts):
        (tmp_path / "files" / f"{number}.json").write_text(json.dumps({"text": text}))
    found = []
    for name in ways:
        reuse_corpus([tmp_path / name], tmp_path / f"{name}-out", 1)
        found.append(tables(tmp_path / f"{name}-out")[1:])
    assert found[0] == found[1] == found[2]


def test_dates_of_a_parquet_column_tell_who_was_first(tmp_path: Path) -> None:
    dates = [datetime.date(2024, 3, 4), datetime.date(2024, 3, 2)]
    place = tmp_path / "p.parquet"
    parquet.write_table(pa.table({"text": [HARBOUR, SPUN], "published": dates}), place)
    reuse_corpus([place], tmp_path / "out", 1)
    told = {row["id"]: row["published"] for row in rows(tmp_path / "out", "reports")}
    (child,) = (row for row in rows(tmp_path / "out", "family") if row["parent"])
    assert (told[child["parent"]], told[child["child"]]) == ("2024-03-02", "2024-03-04")
    assert child["direction"] == "likely"


def reuse(*words: object) -> int:
    return cli.main(["reuse", *map(str, words)])


def test_the_command_tells_what_it_found(tmp_path: Path, capsys: Capture) -> None:
    place = written(tmp_path / "corpus.jsonl", [HARBOUR, SPUN, GARDEN])
    assert reuse(place, "--out", tmp_path / "out") == 0
    told = capsys.readouterr()
    assert "3 reports, 1 pairs" in told.out
    assert told.err == ""


def test_what_cannot_be_read_is_told_and_the_rest_done(tmp_path: Path, capsys: Capture) -> None:
    written(tmp_path / "a.jsonl", [HARBOUR, SPUN], ["no json", "[]", '{"text": "\\ud800 a b"}'])
    (tmp_path / "b.parquet").write_bytes(b"PAR1 no parquet at all")
    (tmp_path / "c.jsonl").touch()
    status = reuse(tmp_path / "missing", tmp_path, "--out", tmp_path / "out")
    told = capsys.readouterr()
    assert status == 1
    named = {line.split(": ")[1].rsplit("/", 1)[-1] for line in told.err.splitlines()}
    assert named == {"missing", "a.jsonl#3", "a.jsonl#4", "b.parquet", "c.jsonl"}
    assert "Traceback" not in told.err
    assert "3 reports, 1 pairs" in told.out


@pytest.mark.parametrize("content", ["", "no json\n", "{}\n"])
def test_nothing_read_is_a_failure(tmp_path: Path, capsys: Capture, content: str) -> None:
    place = tmp_path / "corpus.jsonl"
    place.write_text(content)
    assert reuse(place, "--out", tmp_path / "out") == 2
    assert "nothing could be read" in capsys.readouterr().err
    assert [row for name in ("reports", "pairs") for row in rows(tmp_path / "out", name)] == []


def test_folders_with_other_things_are_refused(tmp_path: Path, capsys: Capture) -> None:
    one = written(tmp_path / "one.jsonl", [HARBOUR, SPUN])
    other = written(tmp_path / "other.jsonl", [HARBOUR])
    reuse_corpus([one], tmp_path / "out", 1)
    before = tables(tmp_path / "out")
    assert reuse(other, "--out", tmp_path / "out") == 2
    assert "holds the work of other input" in capsys.readouterr().err
    assert tables(tmp_path / "out") == before
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "pairs.parquet").write_text("precious")
    assert reuse(one, "--out", tmp_path / "mine") == 2
    assert (tmp_path / "mine" / "pairs.parquet").read_text() == "precious"
    assert reuse(one, "--out", one) == 2
    with pytest.raises(SystemExit) as stopped:
        reuse(one)
    assert stopped.value.code == 2


def test_two_runs_in_one_folder_are_refused(tmp_path: Path) -> None:
    place = written(tmp_path / "one.jsonl", [HARBOUR, SPUN])
    with (
        claimed(tmp_path / "out", inputs([place], tmp_path / "out")),
        pytest.raises(FolderError, match="at work"),
    ):
        reuse_corpus([place], tmp_path / "out", 1)


SCRIPT = """
import sys
from pathlib import Path
from tellings.reuse.corpus import stages, store
from tellings.reuse.corpus.run import reuse_corpus
store.PARTITION, stages.BLOCK = 40, 200
if __name__ == "__main__":
    reuse_corpus([Path(sys.argv[1])], Path(sys.argv[2]), int(sys.argv[3]))
"""
"""Small partitions, so that a small corpus has many of them to be killed between."""


@pytest.mark.slow
def test_killed_at_any_moment_it_goes_on_and_gives_the_same_bytes(tmp_path: Path) -> None:
    texts = [invented(seed) for seed in range(400)]
    texts += [texts[n] + " " + texts[n + 1][:200] for n in range(0, 400, 2)]
    place, script = written(tmp_path / "corpus.jsonl", texts), tmp_path / "script.py"
    script.write_text(SCRIPT)
    lasts, whole = {}, []
    for workers in ("1", "2"):
        begun, out = time.perf_counter(), tmp_path / workers
        subprocess.run([sys.executable, script, place, out, workers], check=True)
        lasts[workers] = time.perf_counter() - begun
        whole.append(tables(out))
    assert whole[0] == whole[1]
    rng = random.Random(11)  # noqa: S311 a test wants a seed, not a secret
    for number in range(10):
        workers = "2" if number % 3 == 2 else "1"
        out = tmp_path / f"killed-{number}"
        run = subprocess.Popen([sys.executable, script, place, out, workers])
        time.sleep(rng.uniform(0.2, 1) * lasts[workers])
        run.kill()
        run.wait()
        subprocess.run([sys.executable, script, place, out, "1"], check=True)
        assert tables(out) == whole[0]
