from __future__ import annotations

import pytest

from tellings.reports.decode import decode
from tellings.reports.drafts import UnreadableError

TEXT = "“Le quai est fermé,” said Åse – nobody knows why."


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_marks_utf8_and_windows(name: str) -> None:
    assert decode(TEXT.encode(name)) == TEXT


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_a_mark(name: str) -> None:
    assert decode("The pier is closed.".encode(name)) == "The pier is closed."


def test_what_the_file_declares() -> None:
    page = '<html><head><meta charset="windows-1251"></head>Пристань закрыта.</html>'
    assert "Пристань" in decode(page.encode("windows-1251"))
    assert "“fermé”" in decode('<meta charset="iso-8859-1"> “fermé”'.encode("cp1252"))


def test_a_declaration_that_is_wrong_or_unknown_is_passed_over() -> None:
    assert decode('<meta charset="klingon"> fermé'.encode("cp1252")).endswith("fermé")
    assert decode('<meta charset="cp1252"> fermé'.encode()).endswith("fermé")


def test_utf8_with_a_few_bad_bytes_stays_utf8() -> None:
    raw = ("«Причал закрыт», " * 20).encode()
    assert decode(raw + b"\xff. ").startswith("«Причал")
    assert decode(raw[:-3]).startswith("«Причал")


def test_line_ends_stay() -> None:
    assert decode(b"a\r\nb\rc\n") == "a\r\nb\rc\n"


@pytest.mark.parametrize(
    "raw", [bytes(range(256)) * 9, b"\x7fELF\x02\x01", b"PK\x03\x04abc", b"\x1f\x8b"]
)
def test_what_is_no_text(raw: bytes) -> None:
    with pytest.raises(UnreadableError, match="not text"):
        decode(raw)
