"""Lists of pairs of files, aligned into JSON lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tellings.reuse.texts.pairs import PairsError, align_pairs, read_pairs
from tests.reuse.test_texts import CHESS, GARDEN, HARBOUR


def listed(folder: Path, *pairs: tuple[str, str]) -> Path:
    for name, text in (("a", HARBOUR), ("b", f"{GARDEN}\n\n{HARBOUR}"), ("c", CHESS)):
        (folder / f"{name}.txt").write_text(text, "utf-8")
    (folder / "picture.txt").write_bytes(b"\x89PNG\x00\x00")
    listing = folder / "pairs.tsv"
    rows = (f"{folder / left}\t{folder / right}\n" for left, right in pairs)
    listing.write_text("".join(rows), "utf-8")
    return listing


def test_one_line_a_pair_in_the_order_given(tmp_path: Path) -> None:
    listing = listed(tmp_path, ("b.txt", "a.txt"), ("c.txt", "a.txt"))
    out = tmp_path / "out.jsonl"
    steps: list[tuple[int, int]] = []
    written = align_pairs(listing, out, 1, lambda done, of: steps.append((done, of)))
    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert (written.pairs, written.problems, steps) == (2, (), [(2, 2)])
    assert [Path(line["left"]).name for line in lines] == ["b.txt", "c.txt"]
    (passage,) = lines[0]["passages"]
    assert passage["right"] == [0, len(HARBOUR)]
    assert passage["reuse"] == "verbatim"
    assert lines[1]["passages"] == []


def test_what_cannot_be_read_is_told_and_the_rest_is_done(tmp_path: Path) -> None:
    listing = listed(tmp_path, ("gone.txt", "a.txt"), ("picture.txt", "a.txt"), ("a.txt", "a.txt"))
    out = tmp_path / "out.jsonl"
    written = align_pairs(listing, out, 1)
    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [Path(path).name for path, _ in written.problems] == ["gone.txt", "picture.txt"]
    assert ["problem" in line for line in lines] == [True, True, False]


def test_a_line_that_is_no_pair(tmp_path: Path) -> None:
    listing = tmp_path / "pairs.tsv"
    listing.write_text("one path only\n", "utf-8")
    with pytest.raises(PairsError, match=r"pairs\.tsv:1"):
        read_pairs(listing)


@pytest.mark.slow
def test_more_processes_write_the_same(tmp_path: Path) -> None:
    listing = listed(tmp_path, *[("b.txt", "a.txt"), ("c.txt", "b.txt")] * 70)
    one, two = tmp_path / "one", tmp_path / "two"
    align_pairs(listing, one, 1)
    align_pairs(listing, two, 2)
    assert one.read_bytes() == two.read_bytes()
