"""What the documents say is so: commands, transcripts, code and links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.transcript import README, ROOT, updated
from tellings import cli

TEXT = README.read_text("utf-8")
DOCUMENTS = [README, ROOT / "CONTEXT.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.slow
def test_the_transcript_is_what_the_command_prints() -> None:
    assert updated(TEXT) == TEXT, "run: python -m docs.transcript"


@pytest.mark.slow
def test_the_library_in_six_lines_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    block = re.search(r"```python\n(.*?)```", TEXT, re.DOTALL)
    assert block is not None
    lines = [line for line in block[1].splitlines() if line.strip()]
    assert len(lines) <= 6
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    exec(block[1], names)  # noqa: S102 our own lines
    assert "not held" in capsys.readouterr().out
    assert names["open_entries"]


def test_every_command_named_is_one() -> None:
    named = set(re.findall(r"`tellings (\w+)", TEXT))
    known = next(a.choices for a in cli.parser()._actions if a.choices)
    assert named
    assert named <= set(known)
    options = set(re.findall(r"(--[a-z]+)", TEXT))
    helps = "".join(command.format_help() for command in dict(known).values())
    assert {option for option in options if option not in helps} == set()


def test_the_makefile_has_what_is_named() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for document in DOCUMENTS:
        told = re.findall(r"\bmake (\w+)", document.read_text("utf-8"))
        assert set(told) & {"test", "check", "lint", "types", "layers", "slow"} <= targets


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\(([^)#:\s]+)\)", document.read_text("utf-8")):
        assert (document.parent / target).exists(), target


def test_the_changelog_has_the_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert re.search(r"^## \[Unreleased\]", text, re.MULTILINE)
