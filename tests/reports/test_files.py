from __future__ import annotations

from pathlib import Path

from tellings.reports.files import listing, natural


def test_numbers_in_names_count_as_numbers() -> None:
    names = ["part 10", "part 2", "Part 1", "part 2b", "2", "10", "a", "part 02"]
    assert sorted(names, key=natural) == [
        "2",
        "10",
        "Part 1",
        "a",
        "part 02",
        "part 2",
        "part 2b",
        "part 10",
    ]


def test_a_file_named_twice_is_listed_once(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("a")
    assert listing([tmp_path, file, tmp_path]).files == (file,)


def test_folders_are_searched_to_the_bottom(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*"abcdefgh")
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text("a")
    assert [file.name for file in listing([tmp_path]).files] == ["a.txt"]


def test_the_order_of_the_paths_changes_nothing(tmp_path: Path) -> None:
    for name in ("b", "a", "c"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "1.txt").write_text("x")
    folders = [tmp_path / name for name in "abc"]
    assert listing(folders) == listing(folders[::-1])
