"""Files that are none, and JSON that never ends, given to every command: a reason, no traceback."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tellings import cli

FAILED = 2
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command and gives its status and what it says on stderr."""

    def told(*arguments: str | Path) -> tuple[int, str]:
        status = cli.main([str(argument) for argument in arguments])
        return status, capsys.readouterr().err

    return told


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text("Two ferries collided off Lindholm on Monday, police said.", "utf-8")
    return path


@pytest.fixture
def deep(tmp_path: Path) -> Path:
    path = tmp_path / "deep.json"
    path.write_text("[" * 100_000 + "]" * 100_000, "utf-8")
    return path


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    return path


def test_json_nested_too_deep_is_no_dossier_and_no_judgement(
    run: Run, report: Path, deep: Path
) -> None:
    for arguments in (
        ("explain", "x", deep),
        ("read", report, "--judgements", deep),
        ("judge", "--by", "A", "--why", "B", deep, "ignore", "c1"),
    ):
        status, said = run(*arguments)
        assert status == FAILED
        assert "deep.json" in said


def test_a_pipe_is_not_waited_for(run: Run, report: Path, pipe: Path, tmp_path: Path) -> None:
    for arguments in (
        ("align", report, pipe),
        ("align", "--pairs", pipe, "--out", tmp_path / "out"),
        ("read", report, "--judgements", pipe),
        ("judge", "--by", "A", "--why", "B", pipe, "ignore", "c1"),
    ):
        status, said = run(*arguments)
        assert status == FAILED
        assert "pipe: not a file" in said


def test_a_pipe_in_a_folder_is_told(run: Run, report: Path, pipe: Path) -> None:
    status, said = run("read", report.parent)
    assert status == 1
    assert f"{pipe}: no file or folder" in said


def test_a_link_to_itself_does_not_stop_a_corpus(run: Run, report: Path, tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "again").symlink_to("again")
    report.rename(folder / "report.txt")
    status, said = run("reuse", folder, "--out", tmp_path / "out")
    assert status == 1
    assert "again: a link that leads nowhere" in said


def test_a_list_of_pairs_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    status, said = run("align", "--pairs", tmp_path / "none", "--out", tmp_path / "out")
    assert (status, said) == (FAILED, f"tellings: {tmp_path}/none: No such file or directory\n")
