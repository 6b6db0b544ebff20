from __future__ import annotations

import datetime
import json
import os
import subprocess
import sys
import time
import types
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import tellings
from tellings import cli, ledger, model
from tellings.cli import arguments, commands
from tellings.ledger import judgements
from tellings.show.dossier import from_json, ordered, to_json
from tests import dossiers

Asked = list[tuple[object, ...]]
Reading = Callable[[model.Dossier], Asked]


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Reading:
    """Return what makes the corpus read as a given dossier, and lists what it was asked for."""

    def replace_corpus(dossier: model.Dossier) -> Asked:
        asked: Asked = []

        def read(*words: object) -> model.Dossier:
            asked.append(words)
            return dossier

        corpus = types.ModuleType("tellings.corpus")
        corpus.read = read  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "tellings.corpus", corpus)
        monkeypatch.setattr(tellings, "corpus", corpus, raising=False)
        return asked

    return replace_corpus


WHOLE = dossiers.dossier()
FLAWLESS = replace(WHOLE, problems=())


def test_read_prints_the_dossier(reads: Reading, capsys: pytest.CaptureFixture[str]) -> None:
    asked = reads(FLAWLESS)
    assert cli.main(["read", "a", "b", "--date", "2024-03-04"]) == 0
    assert asked == [([Path("a"), Path("b")], datetime.date(2024, 3, 4), (), None)]
    told = capsys.readouterr()
    assert told.out.startswith("7 reports, 4 lineages")
    assert "Ledger" in told.out
    assert not told.err


def test_what_could_not_be_read_is_told_and_the_rest_done(
    reads: Reading, capsys: pytest.CaptureFixture[str]
) -> None:
    reads(WHOLE)
    assert cli.main(["read", "a"]) == 1
    told = capsys.readouterr()
    assert told.err == "tellings: broken.bin: not text\n"
    assert told.out.startswith("7 reports")


def test_a_report_in_a_language_not_read_is_no_failure(reads: Reading) -> None:
    noted = model.Problem("post.txt", "its language, fi, is not read yet")
    reads(replace(WHOLE, problems=(noted,)))
    assert cli.main(["read", "a"]) == 0


def test_nothing_read_is_a_failure(reads: Reading, capsys: pytest.CaptureFixture[str]) -> None:
    empty = replace(WHOLE, reports=(), stories=(), lineages=(), claims=(), ledger=())
    reads(empty)
    assert cli.main(["read", "a", "--json", "-"]) == 2
    told = capsys.readouterr()
    assert not told.out
    assert told.err == "tellings: broken.bin: not text\ntellings: nothing could be read\n"


def test_json_to_stdout_is_nothing_but_the_dossier(
    reads: Reading, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    reads(WHOLE)
    assert cli.main(["read", "a", "--json", "-"]) == 1
    assert from_json(capsysbinary.readouterr().out) == ordered(WHOLE)


def test_files_are_written_whole(reads: Reading, tmp_path: Path) -> None:
    reads(FLAWLESS)
    told, page = tmp_path / "out.json", tmp_path / "out.html"
    told.write_text("before")
    assert cli.main(["read", "a", "--json", str(told), "--html", str(page)]) == 0
    assert from_json(told.read_bytes()) == ordered(FLAWLESS)
    assert page.read_text("utf-8").startswith("<!doctype html>")
    assert sorted(tmp_path.iterdir()) == [page, told]


@pytest.mark.parametrize("place", ["no/folder/out.json", "", "-folder-"])
def test_an_output_that_cannot_be_is_refused_before_work(
    reads: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.chdir(tmp_path)
    asked = reads(FLAWLESS)
    (tmp_path / "-folder-").mkdir()
    try:
        assert cli.main(["read", "a", f"--json={place}"]) == 2
    except SystemExit as end:
        assert end.code == 2
    assert not asked


def test_html_to_stdout_is_refused(reads: Reading, capsys: pytest.CaptureFixture[str]) -> None:
    asked = reads(FLAWLESS)
    assert cli.main(["read", "a", "--html", "-"]) == 2
    assert not asked
    assert "--html needs a file" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [[], ["read"], ["read", "a", "--date", "20240304"], ["read", "a", "--date", "x"]]
)
def test_wrong_usage_ends_with_2(words: list[str]) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main(words)
    assert end.value.code == 2


def test_the_schema_is_printed(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert cli.main(["schema"]) == 0
    assert json.loads(capsysbinary.readouterr().out)["properties"]["ledger"]


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main(["--version"])
    assert end.value.code == 0
    assert capsys.readouterr().out.startswith("tellings 0.")


def test_a_reader_that_closes_the_pipe_sees_no_traceback() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    run = subprocess.run(
        [sys.executable, "-m", "tellings.cli", "schema"],
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)
    assert (run.returncode, run.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("option", ["--json", "--html"])
def test_a_full_disk_is_told_without_a_traceback(
    reads: Reading, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    reads(FLAWLESS)
    assert cli.main(["read", "a", option, "/dev/full"]) == 2
    assert capsys.readouterr().err == "tellings: cannot write /dev/full: No space left on device\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_stdout_is_told_without_a_traceback() -> None:
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(
            [sys.executable, "-m", "tellings.cli", "schema"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    told = b"tellings: cannot write stdout: No space left on device\n"
    assert (run.returncode, run.stderr) == (2, told)


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from tellings import cli\n"
        "try: cli.main(['--help'])\n"
        "except SystemExit: pass\n"
        "sys.exit(any(m in sys.modules for m in ('rich', 'numpy', 'tellings.model')))"
    )
    started = time.process_time()
    run = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, check=False)
    assert run.returncode == 0
    assert b"read" in run.stdout
    assert time.process_time() - started < 1


@pytest.fixture
def texts(tmp_path: Path) -> tuple[str, str]:
    """Return the paths of two texts that share a paragraph."""
    shared = (
        "The council of Ostin voted on Monday to close the swimming hall, whose roof has leaked "
        "since the winter storms, and to send its nine lifeguards to the lake until September."
    )
    left, right = tmp_path / "left.txt", tmp_path / "right.txt"
    left.write_text(f"A hall closes.\n\n{shared}\n\nThe baths date from 1931.", "utf-8")
    right.write_text(f"{shared}\n\nA petition has four hundred names.", "utf-8")
    return str(left), str(right)


def test_align_shows_two_texts(texts: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["align", *texts]) == 0
    assert capsys.readouterr().out.startswith("1 passage in common\n")


def test_align_prints_json(
    texts: tuple[str, str], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert cli.main(["align", *texts, "--json"]) == 0
    told = json.loads(capsysbinary.readouterr().out)
    (passage,) = told["passages"]
    (a, b), (c, d) = passage["left"], passage["right"]
    left, right = (Path(text).read_text("utf-8") for text in texts)
    assert left[a:b].strip() == right[c:d].strip()
    assert left[a:b].strip().startswith("The council of Ostin")
    assert passage["reuse"] == "verbatim"


def test_align_takes_a_list_of_pairs(
    texts: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listing, out = tmp_path / "pairs.tsv", tmp_path / "out.jsonl"
    listing.write_text(f"{texts[0]}\t{texts[1]}\n{texts[0]}\tnot-there.txt\n", "utf-8")
    assert cli.main(["align", "--pairs", str(listing), "--out", str(out)]) == 1
    first, second = (json.loads(line) for line in out.read_text("utf-8").splitlines())
    assert first["passages"]
    assert "problem" in second
    assert "not-there.txt" in capsys.readouterr().err


def test_a_list_of_pairs_of_which_none_can_be_read_ends_with_2(
    texts: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listing, out = tmp_path / "pairs.tsv", tmp_path / "out.jsonl"
    listing.write_text(f"{texts[0]}\tnot-there.txt\n", "utf-8")
    assert cli.main(["align", "--pairs", str(listing), "--out", str(out)]) == 2
    assert "not-there.txt" in capsys.readouterr().err
    assert "problem" in json.loads(out.read_text("utf-8"))


def test_align_writes_json_lines_to_stdout(
    texts: tuple[str, str], tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    listing = tmp_path / "pairs.tsv"
    listing.write_text(f"{texts[0]}\t{texts[1]}\n", "utf-8")
    assert cli.main(["align", "--pairs", str(listing), "--out", "-"]) == 0
    (line,) = capsysbinary.readouterr().out.splitlines()
    assert json.loads(line)["passages"]


@pytest.mark.parametrize(
    "words",
    [
        ["align"],
        ["align", "one"],
        ["align", "one", "two", "three"],
        ["align", "--pairs", "x"],
        ["align", "one", "two", "--pairs", "x", "--out", "y"],
        ["align", "not-there", "not-there-either"],
        ["align", "--pairs", "not-there", "--out", "out.jsonl"],
        ["read", "a", "--excerpts"],
    ],
)
def test_what_align_cannot_do_ends_with_2(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(words) == 2


def test_the_words_for_rules_and_judgements_are_the_ledgers() -> None:
    assert ledger.RULES == arguments.RULES
    assert judgements.DEEDS == arguments.DEEDS


def test_a_rule_and_judgements_are_passed_on(reads: Reading, tmp_path: Path) -> None:
    asked = reads(FLAWLESS)
    book = tmp_path / "book.jsonl"
    words = ["--by", "I. Reader", "--why", "one crash, not two"]
    assert cli.main(["judge", str(book), "join", "aa", "bb", *words]) == 0
    assert cli.main(["judge", str(book), "ignore", "cc", *words]) == 0
    assert cli.main(["read", "a", "--rule", "range", "--judgements", str(book)]) == 0
    (_, _, told, rule) = asked[0]
    assert rule == "range"
    assert told == (
        judgements.Judgement("join", ("aa", "bb"), "I. Reader", "one crash, not two"),
        judgements.Judgement("ignore", ("cc",), "I. Reader", "one crash, not two"),
    )


@pytest.mark.parametrize("content", [None, b"not json", b'{"do": "praise"}', b"\xff\xfe\x00"])
def test_judgements_that_are_none_are_refused(
    reads: Reading, tmp_path: Path, content: bytes | None
) -> None:
    asked = reads(FLAWLESS)
    book = tmp_path / "book.jsonl"
    if content is not None:
        book.write_bytes(content)
    assert cli.main(["read", "a", "--judgements", str(book)]) == 2
    assert not asked


def test_tables_are_written_into_a_folder(reads: Reading, tmp_path: Path) -> None:
    reads(FLAWLESS)
    assert cli.main(["read", "a", "--csv", str(tmp_path / "tables")]) == 0
    names = {path.name for path in (tmp_path / "tables").iterdir()}
    assert names == {"claims.csv", "ledger.csv", "movements.csv", "disputes.csv"}


def test_tables_are_not_written_into_a_file(reads: Reading, tmp_path: Path) -> None:
    asked = reads(FLAWLESS)
    (tmp_path / "file").write_text("")
    assert cli.main(["read", "a", "--csv", str(tmp_path / "file")]) == 2
    assert not asked


def test_an_entry_is_explained_from_a_dossier_or_from_reports(
    reads: Reading, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = reads(WHOLE)
    place = tmp_path / "dossier.json"
    place.write_text(to_json(WHOLE), "utf-8")
    assert cli.main(["explain", "1111", str(place)]) == 0
    from_file = capsys.readouterr().out
    assert not asked
    assert "people brought down" in from_file
    assert cli.main(["explain", "1111", "a", "b"]) == 0
    assert capsys.readouterr().out == from_file


@pytest.mark.parametrize("entry", ["9999", ""])
def test_an_entry_that_is_none_or_several_is_refused(reads: Reading, entry: str) -> None:
    reads(WHOLE)
    assert cli.main(["explain", entry, "a"]) == 2


def test_an_entry_is_found_as_the_terminal_prints_its_id(reads: Reading) -> None:
    reads(WHOLE)
    assert cli.main(["explain", "#1111", "a"]) == 0


def test_what_could_not_be_read_is_told_before_an_entry_is_missed(
    reads: Reading, capsys: pytest.CaptureFixture[str]
) -> None:
    reads(replace(WHOLE, reports=(), stories=(), lineages=(), claims=(), ledger=()))
    assert cli.main(["explain", "1111", "a"]) == 2
    told = capsys.readouterr().err
    assert told == "tellings: broken.bin: not text\ntellings: nothing could be read\n"


def test_a_damaged_dossier_is_called_that_and_not_read_as_a_report(
    reads: Reading, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = reads(WHOLE)
    place = tmp_path / "dossier.json"
    place.write_text(to_json(WHOLE)[:900], "utf-8")
    assert cli.main(["explain", "1111", str(place)]) == 2
    assert not asked
    assert str(place) in capsys.readouterr().err


@pytest.mark.parametrize("option", [["--rule", "range"], ["--date", "2024-03-04"]])
def test_a_dossier_is_not_read_anew(reads: Reading, tmp_path: Path, option: list[str]) -> None:
    reads(WHOLE)
    place = tmp_path / "dossier.json"
    place.write_text(to_json(WHOLE), "utf-8")
    assert cli.main(["explain", "1111", str(place), *option]) == 2


WORDS = ["--by", "I. Reader", "--why", "one crash, not two"]


@pytest.mark.parametrize(
    "words",
    [
        ["join", "aa", *WORDS],
        ["part", "aa", "aa", *WORDS],
        ["ignore", "", *WORDS],
        ["ignore", "aa", "--by", " ", "--why", "x"],
        ["ignore", "aa", "--by", "x", "--why", ""],
        ["ignore", "aa", "--by", "x", "--why", "\udcff"],
    ],
)
def test_a_judgement_that_is_none_is_not_written(tmp_path: Path, words: list[str]) -> None:
    book = tmp_path / "book.jsonl"
    assert cli.main(["judge", str(book), *words]) == 2
    assert not book.exists()


def test_a_judgement_is_added_to_no_other_kind_of_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Two boats met.\n", "utf-8")
    for place in (str(report), str(tmp_path), "-", str(tmp_path / "no" / "book")):
        assert cli.main(["judge", place, "ignore", "aa", *WORDS]) == 2
        assert capsys.readouterr().err.startswith("tellings: ")
    assert report.read_text("utf-8") == "Two boats met.\n"


def test_a_judgement_is_kept_beside_those_that_stand_in_the_file(tmp_path: Path) -> None:
    book = tmp_path / "book.jsonl"
    held = '# mine\n{"do": "ignore", "claims": ["cc"], "by": "B", "why": "a\u2028b"}'
    book.write_text(held, "utf-8")
    assert cli.main(["judge", str(book), "prefer", "aa", *WORDS]) == 0
    assert book.read_text("utf-8").startswith(f"{held}\n")
    assert [told.claims for told in judgements.load(book)] == [("cc",), ("aa",)]


def test_a_word_that_is_no_claims_id_is_not_judged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["judge", str(tmp_path / "book.jsonl"), "ignore", "zzz", *WORDS]) == 2
    assert "no claim's id" in capsys.readouterr().err


def test_two_dossiers_are_not_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    held = [tmp_path / name for name in ("one.json", "two.json")]
    for path in held:
        path.write_bytes(commands.DOSSIER + b'1"}')
    assert cli.main(["explain", "ab", *map(str, held)]) == 2
    assert "one dossier" in capsys.readouterr().err
