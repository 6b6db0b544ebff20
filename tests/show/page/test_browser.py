"""The page in Debian's Chromium, by playwright-core; and that the product is what its sources make.

Needs node, the packages of ``web/`` (``npm ci``) and Chromium. Without them it is skipped and says
why; where ``TELLINGS_BROWSER`` is ``required``, as in CI, it fails instead.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

import tellings
from tellings.show.dossier import to_json
from tellings.show.page import to_html
from tests import dossiers, hostile, plenty

ROOT = Path(__file__).resolve().parents[3]
WEB = ROOT / "web"
PRODUCT = "tellings/show/page"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")

pytestmark = pytest.mark.browser


def _absent(reason: str) -> None:
    if os.environ.get("TELLINGS_BROWSER") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def node() -> str:
    """Return the path of node; without it or the packages nothing here can be tested."""
    found = shutil.which("node")
    if found is None:
        _absent("node is not here")
    if not (WEB / "node_modules" / "esbuild").is_dir():
        _absent("the packages of web/ are not here: npm ci --prefix web")
    return found or ""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the pages that the browser looks at, and the dossiers they come from."""
    folder = tmp_path_factory.mktemp("pages")
    example = tellings.read(ROOT / "examples" / "harbour-ferry")
    made = {
        "story.html": to_html(dossiers.dossier()),
        "story.json": to_json(dossiers.dossier()),
        "example.html": to_html(example),
        "example.json": to_json(example),
        "excerpts.html": to_html(dossiers.dossier(), excerpts=True),
        "hostile.html": to_html(hostile.hostile()),
        "forty.html": to_html(plenty.plenty(40, 200)),
        "plenty.html": to_html(plenty.plenty()),
    }
    for name, text in made.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def _shipped(name: str) -> bytes:
    """Return a file of the product: from the wheel that ``TELLINGS_WHEEL`` names, if it does."""
    wheel = os.environ.get("TELLINGS_WHEEL")
    if wheel is None:
        return (ROOT / "src" / PRODUCT / name).read_bytes()
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(f"{PRODUCT}/{name}")


def test_the_product_is_built_from_its_sources(node: str, tmp_path: Path) -> None:
    subprocess.run([node, "build.mjs", str(tmp_path)], cwd=WEB, check=True)
    for name in ("app.js", "app.css"):
        fresh = (tmp_path / name).read_bytes()
        assert fresh == _shipped(name), f"{name} is stale: npm run build --prefix web"
    for scale in ("10m", "50m", "110m"):  # another zlib packs the same shapes into other bytes
        name = f"countries-{scale}.json.gz"
        fresh = (tmp_path / name).read_bytes()
        assert gzip.decompress(fresh) == gzip.decompress(_shipped(name))


def test_the_lock_file_names_no_registry() -> None:
    assert "resolved" not in (WEB / "package-lock.json").read_text("utf-8")


@pytest.mark.slow
def test_the_sources_are_typed(node: str) -> None:
    subprocess.run([node, "node_modules/typescript/bin/tsc", "--noEmit"], cwd=WEB, check=True)


@pytest.mark.slow
def test_the_parts_that_need_no_browser(node: str) -> None:
    _node_tests(node, "unit")


@pytest.mark.slow
def test_the_page_in_a_browser(node: str, pages: Path) -> None:
    if not any(map(shutil.which, BROWSERS)):
        _absent("no Chromium is here: apt-get install chromium")
    _node_tests(node, "browser", TELLINGS_PAGES=str(pages))


def _node_tests(node: str, folder: str, **environment: str) -> None:
    files = sorted(str(path) for path in (WEB / "test" / folder).glob("*.test.mjs"))
    assert files
    command = [node, "--test", "--test-reporter=spec", *files]
    run = subprocess.run(command, cwd=WEB, env={**os.environ, **environment}, check=False)
    assert run.returncode == 0, f"web/test/{folder}: see what node prints"
