from __future__ import annotations

import datetime
import json
import os
import time
from pathlib import Path

import pytest

from tellings.reports import gather
from tellings.reports.drafts import LONGEST

STORY = "The pier is closed.\n\nDivers found cracks in four pillars, the harbour office said.\n"


def write(place: Path, text: str | bytes) -> Path:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(text if isinstance(text, bytes) else text.encode())
    return place


def problems(folder: Path) -> dict[str, str]:
    return {one.path.removeprefix(f"{folder}/"): one.problem for one in gather([folder]).problems}


def test_a_folder_gives_its_reports_by_id(tmp_path: Path) -> None:
    for number in range(5):
        write(tmp_path / f"{number}.txt", f"{STORY}Number {number}.")
    found = gather([tmp_path])
    assert not found.problems
    assert len(found.reports) == 5
    assert [one.id for one in found.reports] == sorted(one.id for one in found.reports)


def test_sentences_cover_every_word_and_slice_back(tmp_path: Path) -> None:
    report = gather([write(tmp_path / "a.txt", f"Pier closed\n\n{STORY}\nRead more: Ferry news")])
    [one] = report.reports
    assert [(one.words_of(i), s.part) for i, s in enumerate(one.sentences)] == [
        ("Pier closed", "title"),
        ("The pier is closed.", "body"),
        ("Divers found cracks in four pillars, the harbour office said.", "body"),
        ("Read more: Ferry news", "furniture"),
    ]


def test_neither_order_nor_names_change_a_report(tmp_path: Path) -> None:
    texts = [STORY, f"By Ada Holm\n\n{STORY}", f"NORTHPORT, May 3 (Nordwire) -- {STORY}"]
    for folder, order in (("one", (0, 1, 2)), ("two", (2, 0, 1))):
        for place, index in enumerate(order):
            write(tmp_path / folder / f"{place}.txt", texts[index])
    one, two = (gather([tmp_path / name]).reports for name in ("one", "two"))
    assert [(r.id, r.sentences, r.agencies, r.outlet) for r in one] == [
        (r.id, r.sentences, r.agencies, r.outlet) for r in two
    ]


def test_equal_files_are_one_report_with_all_its_paths(tmp_path: Path) -> None:
    for name in ("part 10.txt", "part 2.txt", "part 1.txt"):
        write(tmp_path / name, STORY)
    [one] = gather([tmp_path]).reports
    assert [Path(path).name for path in one.paths] == ["part 1.txt", "part 2.txt", "part 10.txt"]
    assert one.path == one.paths[0]


def test_equal_texts_of_two_outlets_are_two_reports(tmp_path: Path) -> None:
    for number, outlet in enumerate(("The Guardian", "Le Monde")):
        record = {"headline": "Pier closed", "articleBody": STORY, "publisher": outlet}
        write(tmp_path / f"{number}.json", json.dumps(record))
    assert len(gather([tmp_path]).reports) == 2


def test_the_fuller_of_two_equal_reports_tells_what_both_state(tmp_path: Path) -> None:
    record = {"headline": "Pier closed", "articleBody": STORY, "publisher": "The Guardian"}
    write(tmp_path / "a.json", json.dumps(record))
    write(tmp_path / "b.json", json.dumps(record | {"datePublished": "2025-05-03"}))
    [one] = gather([tmp_path]).reports
    assert one.published
    assert one.published.date == "2025-05-03"
    assert len(one.paths) == 2


def test_five_thousand_identical_files_are_read_once(tmp_path: Path) -> None:
    for number in range(5000):
        write(tmp_path / f"{number}.txt", STORY)
    begin = time.process_time()
    [one] = gather([tmp_path]).reports
    assert len(one.paths) == 5000
    assert time.process_time() - begin < 10


def test_an_empty_folder_and_an_empty_file(tmp_path: Path) -> None:
    assert gather([tmp_path]) == gather([])
    write(tmp_path / "empty.txt", "")
    write(tmp_path / "blank.txt", " \n\n ")
    write(tmp_path / "marks.txt", "--- * ---")
    assert set(problems(tmp_path)) == {"empty.txt", "blank.txt", "marks.txt"}
    assert problems(tmp_path)["empty.txt"] == "an empty file"


def test_a_missing_path_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", STORY)
    found = gather([tmp_path / "a.txt", tmp_path / "none"])
    assert len(found.reports) == 1
    assert "no such file" in found.problems[0].problem


def test_binary_files_are_told_apart_from_text(tmp_path: Path) -> None:
    write(tmp_path / "noise.txt", bytes(range(256)) * 40)
    write(tmp_path / "picture.txt", b"\x89PNG\r\n\x1a\n" + b"\x00" * 100)
    write(tmp_path / "paper.pdf", b"%PDF-1.7 ...")
    write(tmp_path / "good.txt", STORY)
    assert len(gather([tmp_path]).reports) == 1
    assert problems(tmp_path) == {
        "noise.txt": "not text, but binary",
        "picture.txt": "not text, but an image",
        "paper.pdf": "not text, but a PDF file",
    }


def test_a_kind_of_file_that_is_not_read_is_named(tmp_path: Path) -> None:
    write(tmp_path / "a.yaml", "pier: closed")
    assert problems(tmp_path) == {"a.yaml": "files of the kind .yaml are not read"}


def test_a_very_long_line_is_set_aside(tmp_path: Path) -> None:
    write(tmp_path / "long.txt", b"The pier is closed. " * (LONGEST // 20 + 1))
    begin = time.process_time()
    assert "longer than" in problems(tmp_path)["long.txt"]
    assert time.process_time() - begin < 5


@pytest.mark.slow
def test_a_line_of_a_hundred_megabytes_is_set_aside(tmp_path: Path) -> None:
    write(tmp_path / "long.txt", b"a" * 100_000_000)
    write(tmp_path / "good.txt", STORY)
    assert len(gather([tmp_path]).reports) == 1
    assert "longer than" in problems(tmp_path)["long.txt"]


@pytest.mark.slow
def test_the_longest_line_that_is_read_takes_bounded_time(tmp_path: Path) -> None:
    write(tmp_path / "long.txt", b"The pier is closed, he said. " * (LONGEST // 30))
    begin = time.process_time()
    [one] = gather([tmp_path]).reports
    assert len(one.sentences) > 60_000
    assert time.process_time() - begin < 60


def test_deeply_nested_json_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path / "deep.json", "[" * 100_000 + "]" * 100_000)
    write(tmp_path / "broken.json", '{"title": "Pier')
    write(tmp_path / "bare.json", '{"title": "Pier"}')
    found = problems(tmp_path)
    assert found["deep.json"] == "JSON nested too deeply to be read"
    assert found["broken.json"].startswith("not JSON")
    assert found["bare.json"].startswith("no report found in it")


def test_a_loop_of_links_is_survived(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt", STORY)
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in", target_is_directory=True)
    (tmp_path / "in" / "lost.txt").symlink_to(tmp_path / "nowhere.txt")
    found = gather([tmp_path / "in"])
    assert [one.path for one in found.reports] == [f"{tmp_path}/in/a.txt"]
    assert [one.problem for one in found.problems] == ["a link that leads nowhere"]


def test_hidden_files_are_left_out_unless_named(tmp_path: Path) -> None:
    hidden = write(tmp_path / ".hidden.txt", STORY)
    write(tmp_path / ".git" / "a.txt", STORY)
    assert not gather([tmp_path]).reports
    assert len(gather([hidden]).reports) == 1


def test_a_file_that_may_not_be_opened_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "good.txt", STORY)
    locked = write(tmp_path / "locked.txt", STORY)
    opened = Path.read_bytes

    def refuse(self: Path) -> bytes:
        if self == locked:
            raise PermissionError(13, "Permission denied")
        return opened(self)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert len(gather([tmp_path]).reports) == 1
    assert problems(tmp_path) == {"locked.txt": "cannot be opened: permission denied"}


def test_a_folder_that_may_not_be_searched_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "good.txt", STORY)
    write(tmp_path / "locked" / "a.txt", STORY)
    searched = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied")
        return searched(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert len(gather([tmp_path]).reports) == 1
    assert problems(tmp_path) == {"locked": "cannot be searched: permission denied"}


def test_other_languages_are_listed_with_a_problem(tmp_path: Path) -> None:
    texts = {
        "ar": "أغلق الميناء اليوم. وقال المكتب إنه سيبقى مغلقا حتى نهاية الشهر.",
        "zh": "码头今天关闭了。潜水员在柱子上发现了裂缝。",
        "de": "Der Anleger bleibt geschlossen. Taucher haben in vier Pfeilern Risse gefunden.",
    }
    for code, text in texts.items():
        write(tmp_path / f"{code}.txt", text)
    found = gather([tmp_path])
    assert sorted(one.language for one in found.reports) == ["ar", "de", "zh"]
    assert all(len(one.sentences) >= 2 for one in found.reports)
    assert {Path(one.path).name: one.problem.split(",")[0] for one in found.problems} == {
        "ar.txt": "in Arabic",
        "de.txt": "in German",
        "zh.txt": "in Chinese",
    }


def test_a_report_without_any_sentence(tmp_path: Path) -> None:
    [one] = gather([write(tmp_path / "a.txt", "Pier closed")]).reports
    assert [sentence.part for sentence in one.sentences] == ["body"]


def test_lone_surrogates_and_zero_bytes(tmp_path: Path) -> None:
    write(tmp_path / "a.json", '{"title": "Pier \\ud800", "text": "The pier \\udfff is closed."}')
    write(tmp_path / "b.txt", b"The pier\x00 is closed. Buses run every hour.")
    found = gather([tmp_path])
    assert len(found.reports) == 2
    for one in found.reports:
        one.text.encode("utf-8")
    assert {kind.kind for one in found.reports for kind in one.damage} == {"character"}


def test_nothing_is_published_after_its_collection(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", f"date 2025-05-03 {STORY}")
    [report] = (found := gather([tmp_path], datetime.date(2025, 5, 2))).reports
    assert report.published is None
    assert "2025-05-03" in found.problems[0].problem
    [report] = gather([tmp_path], datetime.date(2025, 5, 3)).reports
    assert report.published
    assert report.published.date == "2025-05-03"


def test_agencies_are_learnt_from_the_credits_of_others(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", f"NORTHPORT, May 3 (Seawire) -- {STORY}")
    write(tmp_path / "b.txt", "The pier is closed, Captain Ada Holm told Seawire.\n\nBuses run.")
    assert [one.agencies for one in gather([tmp_path]).reports] == [("Seawire",), ("Seawire",)]
    [alone] = gather([tmp_path / "b.txt"]).reports
    assert alone.agencies == ()
