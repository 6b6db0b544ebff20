from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import tellings
from tellings.show.dossier import to_json
from tests import dossiers


@pytest.fixture
def loaded(tmp_path: Path) -> tellings.Dossier:
    place = tmp_path / "dossier.json"
    place.write_text(to_json(dossiers.dossier()), "utf-8")
    return tellings.load(place)


def test_stories_print_their_stemma_and_ledger(loaded: tellings.Dossier) -> None:
    story = loaded.stories[0]
    assert story.title == "Everyone off the Corvin cable car"
    assert "α NRW, not held" in str(story.stemma)
    assert "conflicting" in str(story.ledger)
    assert [entry.verdict for entry in story.ledger] == ["conflicting", "denied", "single"]
    assert len(story.ledger) == 3
    assert len(story.stemma.lineages) == 3
    assert {d.relation for d in story.stemma.descents} >= {"copy", "partial"}


def test_it_is_the_same_dossier(loaded: tellings.Dossier) -> None:
    assert loaded.to_json() == to_json(dossiers.dossier())
    assert str(loaded).startswith("7 reports, 4 lineages")
    assert loaded.to_html().startswith("<!doctype html>")


def test_a_file_that_holds_no_dossier_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("[]")
    with pytest.raises(ValueError, match="not a dossier"):
        tellings.load(tmp_path / "x.json")


def test_an_unknown_name_is_unknown() -> None:
    with pytest.raises(AttributeError):
        _ = tellings.nothing


def test_importing_the_package_imports_no_more() -> None:
    code = "import sys, tellings; sys.exit(len([m for m in sys.modules if 'tellings.' in m]))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
