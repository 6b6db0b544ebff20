"""Lists of pairs of files, aligned into JSON lines."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path
from typing import Any

import pytest

from tellings.reuse.texts.align import TextAligner
from tellings.reuse.texts.halves import TooLongError, lay
from tellings.reuse.texts.listing import PairsError, read_pairs
from tellings.reuse.texts.pairs import Written, align_pairs
from tests.reuse.test_texts import CHESS, GARDEN, HARBOUR


def listed(folder: Path, *pairs: tuple[str, str]) -> Path:
    for name, text in (("a", HARBOUR), ("b", f"{GARDEN}\n\n{HARBOUR}"), ("c", CHESS)):
        (folder / f"{name}.txt").write_text(text, "utf-8")
    (folder / "picture.txt").write_bytes(b"\x89PNG\x00\x00")
    listing = folder / "pairs.tsv"
    rows = (f"{folder / left}\t{folder / right}\n" for left, right in pairs)
    listing.write_text("".join(rows), "utf-8")
    return listing


def aligned(listing: Path, workers: int = 1) -> tuple[Written, list[dict[str, Any]]]:
    out = io.StringIO()
    written = align_pairs(listing, out, workers)
    return written, [json.loads(line) for line in out.getvalue().splitlines()]


def test_one_line_a_pair_in_the_order_given(tmp_path: Path) -> None:
    listing = listed(tmp_path, ("b.txt", "a.txt"), ("c.txt", "a.txt"))
    steps: list[tuple[int, int]] = []
    out = io.StringIO()
    written = align_pairs(listing, out, 1, lambda done, of: steps.append((done, of)))
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert (written, steps) == (Written(2, 2, ()), [(2, 2)])
    assert [Path(line["left"]).name for line in lines] == ["b.txt", "c.txt"]
    (passage,) = lines[0]["passages"]
    assert passage["right"] == [0, len(HARBOUR)]
    assert passage["reuse"] == "verbatim"
    assert lines[1]["passages"] == []


def test_what_cannot_be_read_is_told_and_the_rest_is_done(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "marks.txt").write_text("… – !\n", "utf-8")
    os.mkfifo(tmp_path / "pipe.txt")
    broken = {
        "gone.txt": "No such file or directory",
        "picture.txt": "not text, but an image",
        "empty.txt": "an empty file",
        "marks.txt": "no words in it",
        "pipe.txt": "not a file",
        ".": "a folder",
    }
    listing = listed(tmp_path, *((name, "a.txt") for name in broken), ("a.txt", "b.txt"))
    written, lines = aligned(listing)
    assert [(Path(path), why) for path, why in written.problems] == [
        (tmp_path / name, why) for name, why in broken.items()
    ]
    assert ["problem" in line for line in lines] == [True] * 6 + [False]
    assert (written.pairs, written.aligned) == (7, 1)


def test_a_file_with_itself_is_one_passage(tmp_path: Path) -> None:
    _, (line,) = aligned(listed(tmp_path, ("b.txt", "b.txt")))
    (passage,) = line["passages"]
    whole = [0, len((tmp_path / "b.txt").read_text("utf-8"))]
    assert (passage["left"], passage["right"]) == (whole, whole)


def test_a_huge_line_is_cut_into_units_and_the_copy_in_it_found(tmp_path: Path) -> None:
    listing = listed(tmp_path, ("long.txt", "a.txt"))
    filler = " ".join(f"{word} of tin {number}" for number, word in enumerate(GARDEN.split() * 100))
    (tmp_path / "long.txt").write_text(f"{filler} {HARBOUR} {filler}", "utf-8")
    _, (line,) = aligned(listing)
    (passage,) = line["passages"]
    assert passage["right"] == [0, len(HARBOUR)]
    assert passage["left"] == [len(filler) + 1, len(filler) + 1 + len(HARBOUR)]


def test_texts_too_long_for_memory_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tellings.reuse.texts.halves._MOST_CELLS", 1000)
    aligner = TextAligner()
    with pytest.raises(TooLongError, match="82 and 78 words"):
        lay(aligner.units(HARBOUR), aligner.units(GARDEN), aligner.vocabulary)


def test_texts_too_long_are_told_and_the_rest_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "short.txt").write_text("The harbour board met.", "utf-8")
    listing = listed(tmp_path, ("a.txt", "b.txt"), ("short.txt", "short.txt"))
    monkeypatch.setattr("tellings.reuse.texts.halves._MOST_CELLS", 1000)
    written, lines = aligned(listing)
    assert "too long" in lines[0]["problem"]
    assert (written.aligned, lines[1]["passages"]) == (1, [])


def test_a_line_that_is_no_pair_is_told_and_the_rest_is_done(tmp_path: Path) -> None:
    listing = tmp_path / "pairs.tsv"
    listing.write_bytes(b"\xef\xbb\xbfone\ttwo\r\n\none path only\nthree\tfo\xffur\na\t\n")
    assert read_pairs(listing) == (
        [("one", "two")],
        [
            (f"{listing}:3", "not two paths with a tab between"),
            (f"{listing}:4", "not UTF-8"),
            (f"{listing}:5", "not two paths with a tab between"),
        ],
    )


@pytest.mark.parametrize("content", [b"", b"\n\n", b"one path only\n", b"\x89PNG\0\0"])
def test_a_list_without_a_pair(tmp_path: Path, content: bytes) -> None:
    listing = tmp_path / "pairs.tsv"
    listing.write_bytes(content)
    with pytest.raises(PairsError, match=r"pairs\.tsv"):
        read_pairs(listing)


@pytest.mark.slow
def test_more_processes_write_the_same(tmp_path: Path) -> None:
    listing = listed(tmp_path, *[("b.txt", "a.txt"), ("c.txt", "b.txt")] * 70)
    assert aligned(listing, 1) == aligned(listing, 2)
