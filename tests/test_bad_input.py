"""What the command does with input that is no report: it says what, why, and does the rest."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryFile
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tellings import cli
from tellings.show import schema

DONE, PARTLY, FAILED = 0, 1, 2
"""The exit statuses of the contract."""
GOOD = """Ferry service to Lindholm suspended

By Marta Oyen

LINDHOLM, May 14 (Skerry Press) - Ferry service to the island of Lindholm was suspended on Tuesday
after 14 passengers were hurt when a gangway gave way, the harbour master said.

"We will not sail before the gangway has been inspected," harbour master Jonas Brekke told
reporters. He said about 200 islanders had been brought home by fishing boats.
"""


@dataclass
class Told:
    """What a run said: its exit status, the dossier that it printed, its lines on stderr."""

    status: int
    dossier: dict[str, Any] | None
    errors: list[str]

    @property
    def problems(self) -> dict[str, str]:
        """Return what the dossier says of each path."""
        assert self.dossier is not None
        return {Path(row["path"]).name: row["problem"] for row in self.dossier["problems"]}


class Reader:
    """Runs ``tellings read … --json -`` in this process, and checks what holds of every run."""

    def __init__(self, capture: pytest.CaptureFixture[bytes]) -> None:
        self.capture = capture
        self.validator = Draft202012Validator(json.loads(schema.read()))

    def __call__(self, *paths: Path) -> Told:
        status = cli.main(["read", *map(str, paths), "--json", "-"])
        out, err = self.capture.readouterr()
        dossier = json.loads(out) if out else None
        if dossier is not None:
            self.validator.validate(dossier)
        assert (dossier is None) == (status == FAILED)
        return Told(status, dossier, err.decode().splitlines())


@pytest.fixture
def reader(capsysbinary: pytest.CaptureFixture[bytes]) -> Reader:
    return Reader(capsysbinary)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    place = tmp_path / "good.txt"
    place.write_text(GOOD, "utf-8")
    return place


def texts(told: Told) -> list[str]:
    assert told.dossier is not None
    return [report["text"] for report in told.dossier["reports"]]


def test_a_good_report_is_read(reader: Reader, good: Path) -> None:
    told = reader(good)
    assert (told.status, told.errors) == (DONE, [])
    assert texts(told) == [GOOD]


def test_an_empty_folder_is_nothing_read(reader: Reader, tmp_path: Path) -> None:
    told = reader(tmp_path)
    assert told.status == FAILED
    assert told.errors[-1] == "tellings: nothing could be read"


def test_a_path_that_is_not_there_is_named(reader: Reader, tmp_path: Path) -> None:
    told = reader(tmp_path / "absent.txt")
    assert told.status == FAILED
    assert "absent.txt: there is no such file or folder" in told.errors[0]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\r\n  \n", "no text"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "image"),
        ("noise.txt", bytes(range(32)) * 4000, "binary"),
        ("deep.json", b"[" * 200_000 + b'"ferry"' + b"]" * 200_000, "deep"),
        ("deeper.json", b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "deep"),
        ("cut.json", b'{"headline": "Ferry servi', "JSON"),
        ("empty.json", b"{}", ""),
        ("archive.bin", b"Words that nobody asked for. " * 20, ".bin"),
        ("signs.txt", "••• --- !!! ===\n".encode() * 9, "no text"),
    ],
)
def test_what_is_no_report_is_named_with_its_reason(
    reader: Reader, good: Path, name: str, content: bytes, reason: str
) -> None:
    bad = good.with_name(name)
    bad.write_bytes(content)
    alone = reader(bad)
    assert alone.status == FAILED
    told = reader(good.parent)
    assert told.status == PARTLY
    assert texts(told) == [GOOD]
    assert [line for line in told.errors if reason in line.partition(f"{name}: ")[2]]
    assert reason in told.problems[name]


def test_a_page_cut_off_in_the_middle_gives_what_it_holds(reader: Reader, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<!doctype html><html><head><title>Ferry service to Lindholm suspended</title></head>"
        "<body><article><h1>Ferry service to Lindholm suspended</h1>"
        "<p>Ferry service to the island of Lindholm was suspended on Tuesday after 14 passengers "
        "were hurt when a gangway gave way, the harbour master said.</p>"
        '<p>About 200 islanders had been brought home by fishing boats, he said. <a href="http://',
        "utf-8",
    )
    told = reader(page)
    assert told.status == DONE
    assert "14 passengers were hurt" in texts(told)[0]
    assert "brought home by fishing boats" in texts(told)[0]


def test_a_loop_of_links_ends(reader: Reader, good: Path) -> None:
    inner = good.parent / "inner"
    inner.mkdir()
    (inner / "outer").symlink_to(good.parent, target_is_directory=True)
    (inner / "self").symlink_to(inner, target_is_directory=True)
    (inner / "nowhere.txt").symlink_to(inner / "gone.txt")
    told = reader(good.parent)
    assert told.status == PARTLY
    assert texts(told) == [GOOD]
    assert "leads nowhere" in told.problems["nowhere.txt"]


def test_a_file_that_may_not_be_read_does_not_stop_the_rest(
    reader: Reader, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = good.with_name("locked.txt")
    locked.write_text(GOOD, "utf-8")
    opened = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == locked.name:
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    told = reader(good.parent)
    assert told.status == PARTLY
    assert texts(told) == [GOOD]
    assert "permission denied" in told.problems["locked.txt"]
    assert [line for line in told.errors if "locked.txt" in line and "permission denied" in line]
    assert reader(locked).status == FAILED


def test_a_folder_that_may_not_be_searched_is_named(
    reader: Reader, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = good.parent / "locked"
    locked.mkdir()
    scan = os.scandir

    def refuse(path: Any = ".") -> Any:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    told = reader(good.parent)
    assert told.status == PARTLY
    assert "permission denied" in told.problems["locked"]


@pytest.mark.parametrize("text", ["Ferry\n", "12\n", "Photo: Marta Oyen\n", "|\n| x |\n", "a"])
def test_a_report_without_a_sentence_is_a_report(reader: Reader, tmp_path: Path, text: str) -> None:
    place = tmp_path / "short.txt"
    place.write_text(text, "utf-8")
    told = reader(place)
    assert told.status == DONE
    assert texts(told) == [text]


@pytest.mark.parametrize(
    ("text", "code", "language"),
    [
        (
            "توقفت خدمة العبارات إلى الجزيرة يوم الثلاثاء بعد إصابة أربعة عشر راكبا. "
            "وقال مدير الميناء إن العبارة لن تبحر قبل فحص الممر.\n",
            "ar",
            "Arabic",
        ),
        (
            "前往该岛的渡轮服务于周二暂停，此前一座舷梯倒塌造成十四名乘客受伤。"
            "港务长表示，在检查完成之前渡轮不会出航。\n",
            "zh",
            "Chinese",
        ),
    ],
)
def test_a_language_not_read_is_set_aside_with_a_note(
    reader: Reader, good: Path, text: str, code: str, language: str
) -> None:
    other = good.with_name("other.txt")
    other.write_text(text, "utf-8")
    told = reader(good.parent)
    assert (told.status, told.errors) == (DONE, [])
    assert language in told.problems["other.txt"]
    assert told.dossier is not None
    report = next(r for r in told.dossier["reports"] if r["text"] == text)
    assert report["language"] == code
    assert report["id"] not in {claim["report"] for claim in told.dossier["claims"]}
    alone = reader(other)
    assert alone.status == DONE


def test_five_thousand_equal_files_are_one_report(reader: Reader, tmp_path: Path) -> None:
    for number in range(5000):
        (tmp_path / f"{number}.txt").write_text(GOOD, "utf-8")
    started = time.process_time()
    told = reader(tmp_path)
    assert time.process_time() - started < 20
    assert told.status == DONE
    assert told.dossier is not None
    (report,) = told.dossier["reports"]
    assert len(report["paths"]) == 5000
    assert [Path(path).name for path in report["paths"][:3]] == ["0.txt", "1.txt", "2.txt"]


@dataclass
class Ran:
    """What a process of its own printed, its seconds of CPU and its greatest memory in MB."""

    status: int
    out: bytes
    err: bytes
    seconds: float
    megabytes: int


WATCHED = """
import re, sys
from pathlib import Path
from tellings import cli
place = Path(sys.argv.pop(1))
try:
    sys.exit(cli.main())
finally:
    place.write_text(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""
"""Runs the command and tells the process's own greatest memory: what the system tells of a child
that has ended counts the parent's, from before it became another program.
"""


def run(arguments: Sequence[str]) -> Ran:
    with TemporaryFile() as out, TemporaryFile() as err, NamedTemporaryFile("r") as peak:
        process = subprocess.Popen(
            [sys.executable, "-c", WATCHED, peak.name, *arguments], stdout=out, stderr=err
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        seconds = used.ru_utime + used.ru_stime
        memory = int(peak.read()) // 1024
        return Ran(process.returncode, out.read(), err.read(), seconds, memory)


@pytest.mark.slow
def test_a_line_of_100_mb_ends_soon_in_little_memory(good: Path) -> None:
    line = good.with_name("line.txt")
    line.write_bytes(b"The ferry did not sail on Tuesday. " * 3_000_000)
    told = run(["read", str(good.parent), "--json", "-"])
    assert told.status == PARTLY
    assert b"line.txt" in told.err
    assert len(json.loads(told.out)["reports"]) == 1
    assert told.seconds < 30
    assert told.megabytes < 1200


@pytest.mark.slow
def test_a_word_of_100_mb_ends_soon(tmp_path: Path) -> None:
    (tmp_path / "word.txt").write_bytes(b"a" * 100_000_000)
    told = run(["read", str(tmp_path)])
    assert told.status == FAILED
    assert b"Traceback" not in told.err
    assert told.seconds < 30


@pytest.mark.slow
def test_nothing_else_is_printed_with_the_json(good: Path) -> None:
    (good.parent / "bad.txt").write_bytes(b"\x00\x01" * 3000)
    told = run(["read", str(good.parent), "--json", "-"])
    assert told.status == PARTLY
    assert [Path(r["path"]).name for r in json.loads(told.out)["reports"]] == ["good.txt"]
    assert b"bad.txt" in told.err
    assert b"Traceback" not in told.err
