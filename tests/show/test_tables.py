import csv
from dataclasses import replace
from pathlib import Path

from tellings.show.tables import (
    claim_rows,
    columns,
    reading_rows,
    stand_rows,
    step_rows,
    write_tables,
)
from tests import dossiers

DOSSIER = dossiers.dossier()


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_claim_and_every_reading_has_its_row(tmp_path: Path) -> None:
    claims, ledger, *_ = write_tables(DOSSIER, tmp_path / "tables")
    assert [row["claim"] for row in rows(claims)] == [c.id for c in DOSSIER.claims]
    readings = [r for e in DOSSIER.ledger for r in e.readings]
    assert [int(row["lineages"]) for row in rows(ledger)] == [r.lineages for r in readings]


def test_the_text_of_a_claim_is_what_stands_at_its_offsets(tmp_path: Path) -> None:
    texts = {report.id: report.text for report in DOSSIER.reports}
    for row in rows(write_tables(DOSSIER, tmp_path)[0]):
        said = texts[row["report"]][int(row["start"]) : int(row["end"])]
        assert row["text"].lstrip("'") == said


def test_a_cell_that_a_spreadsheet_would_run_is_made_text(tmp_path: Path) -> None:
    entry = DOSSIER.ledger[0]
    hostile = replace(entry, locus=replace(entry.locus, who='=HYPERLINK("x")'))
    path = write_tables(replace(DOSSIER, ledger=(hostile,)), tmp_path)[1]
    assert rows(path)[0]["who"] == '\'=HYPERLINK("x")'


def test_every_step_and_every_side_of_a_dispute_has_its_row(tmp_path: Path) -> None:
    *_, movements, disputes = write_tables(DOSSIER, tmp_path)
    (step,) = rows(movements)
    assert (step["who"], step["status"], step["to"]) == ("operator", "done", "")
    assert [row["stance"] for row in rows(disputes)] == ["asserted", "denied"]


def test_a_table_without_rows_has_its_columns(tmp_path: Path) -> None:
    bare = replace(DOSSIER, ledger=(), claims=(), movements=(), disputes=())
    for path in write_tables(bare, tmp_path):
        with path.open(encoding="utf-8-sig", newline="") as lines:
            assert next(csv.reader(lines)) == columns()[path.stem]


def test_rows_fill_every_column() -> None:
    tables = {"claims": claim_rows, "ledger": reading_rows}
    tables |= {"movements": step_rows, "disputes": stand_rows}
    for name, made in tables.items():
        assert list(next(made(DOSSIER))) == columns()[name]
