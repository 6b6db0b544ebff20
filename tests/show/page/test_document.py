from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode

from tellings.show.page import to_html
from tellings.show.page.pack import pack
from tests import dossiers, hostile, plenty


def data(page: str) -> str:
    found = re.search(r'<script type="application/json" id="dossier">(.*?)</script>', page, re.S)
    assert found is not None
    return found[1]


def test_the_page_carries_the_packed_dossier() -> None:
    told = json.loads(data(to_html(dossiers.dossier())))
    assert told == json.loads(json.dumps(pack(dossiers.dossier())))


def test_it_is_the_same_file_every_time() -> None:
    assert to_html(dossiers.dossier()) == to_html(dossiers.dossier())


def test_the_policy_lets_in_only_its_own_script_and_style() -> None:
    page = to_html(dossiers.dossier())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    for tag in ("script", "style"):
        body = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.S)
        assert body is not None
        digest = b64encode(hashlib.sha256(body[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy[1]


def test_report_text_cannot_end_its_block() -> None:
    page = to_html(hostile.hostile())
    assert page.count("</script>") == 2
    assert "<img" not in page
    assert "<" not in data(page)
    assert "window.hacked = 1" in data(page)
    page.encode("utf-8")


def test_nothing_is_asked_of_the_network() -> None:
    page = to_html(dossiers.dossier())
    head = page[: page.index('<script type="application/json"')]
    assert not re.search(r"\b(?:src|href)\s*=", head)
    assert "@import" not in page
    assert "url(" not in head


def test_script_and_style_are_small() -> None:
    page = to_html(dossiers.dossier())
    assert len(page) - len(data(page)) < 400_000


def test_an_excerpt_says_so_and_leaves_text_out() -> None:
    page = to_html(dossiers.dossier(), excerpts=True)
    assert json.loads(data(page))["excerpts"] is True
    assert "until further notice" not in page


def test_a_page_of_two_hundred_reports_is_within_six_megabytes() -> None:
    assert len(to_html(plenty.plenty()).encode()) < 6_000_000
