"""The page in Debian's Chromium, by playwright-core; and that the product is what its sources make.

Needs node, the packages of ``web/`` (``npm ci``) and Chromium; skipped, with the reason, without.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tellings.show.dossier import to_json
from tellings.show.page import to_html
from tests import dossiers, plenty

WEB = Path(__file__).resolve().parents[3] / "web"
PRODUCT = WEB.parent / "src" / "tellings" / "show" / "page"


@pytest.fixture(scope="module")
def node() -> str:
    """Return the path of node, or skip where it or the packages are absent."""
    found = shutil.which("node")
    if found is None:
        pytest.skip("node is not here")
    if not (WEB / "node_modules" / "esbuild").is_dir():
        pytest.skip("the packages of web/ are not here: npm ci --prefix web")
    return found


def test_the_product_is_built_from_its_sources(node: str, tmp_path: Path) -> None:
    subprocess.run([node, "build.mjs", str(tmp_path)], cwd=WEB, check=True)
    for name in ("app.js", "app.css"):
        built = (tmp_path / name).read_text("utf-8")
        assert built == (PRODUCT / name).read_text("utf-8"), f"npm run build --prefix web: {name}"
    for scale in ("10m", "50m", "110m"):
        built_shapes, shapes = (
            gzip.decompress((place / f"countries-{scale}.json.gz").read_bytes())
            for place in (tmp_path, PRODUCT)
        )
        assert built_shapes == shapes


@pytest.mark.slow
def test_the_sources_are_typed(node: str) -> None:
    subprocess.run([node, "node_modules/typescript/bin/tsc", "--noEmit"], cwd=WEB, check=True)


@pytest.mark.slow
def test_the_page_in_a_browser(node: str, tmp_path: Path) -> None:
    if not any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))):
        pytest.skip("no Chromium is here")
    pages: dict[str, Callable[[], str]] = {
        "story.html": lambda: to_html(dossiers.dossier()),
        "story.json": lambda: to_json(dossiers.dossier()),
        "excerpts.html": lambda: to_html(dossiers.dossier(), excerpts=True),
        "hostile.html": lambda: to_html(plenty.hostile()),
        "forty.html": lambda: to_html(plenty.plenty(40, 40)),
        "plenty.html": lambda: to_html(plenty.plenty()),
    }
    for name, make in pages.items():
        (tmp_path / name).write_text(make(), "utf-8")
    run = subprocess.run(
        [node, "--test", "--test-reporter=spec", "test/page.test.mjs"],
        cwd=WEB, env={**os.environ, "TELLINGS_PAGES": str(tmp_path)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout[-6_000:] + run.stderr[-2_000:]
