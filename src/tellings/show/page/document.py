"""The report page: one HTML file that opens from disk, asks the network for nothing, and is safe.

Whatever report text says, it cannot run: it travels as JSON in a block that browsers do not
execute, the script puts it on the page as text only, and the policy in the file lets no other
script, style, image or connection in.
"""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode
from html import escape
from importlib.resources import files

from tellings.model import Dossier
from tellings.show.page.pack import pack
from tellings.show.plain import count, plain

UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")
"""What could end a block of data early, or cannot be written as UTF-8."""


def to_html(dossier: Dossier, excerpts: bool = False) -> str:
    """Return the page; with ``excerpts`` it holds no whole text, and may be passed on."""
    script, style = _part("app.js"), _part("app.css")
    data = json.dumps(pack(dossier, excerpts), ensure_ascii=False, separators=(",", ":"))
    counts = f"{count(len(dossier.reports), 'report')}, {count(len(dossier.lineages), 'lineage')}"
    titles = [plain(story.title) for story in dossier.stories[:1]]
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hash(script)}",
            f"style-src {_hash(style)}",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
        )
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f'<meta name="generator" content="{escape(dossier.made.version)}">\n'
        f"<title>{escape(' · '.join((*titles, counts)))}</title>\n"
        f"<style>{style}</style>\n</head>\n<body>\n"
        f'<div id="page"><p>{counts}</p><noscript>The page draws itself with the script that it '
        "carries; nothing is loaded from elsewhere.</noscript></div>\n"
        f'<script type="application/json" id="dossier">{_safe(data)}</script>\n'
        f"<script>{script}</script>\n</body>\n</html>\n"
    )


def _part(name: str) -> str:
    return (files("tellings.show.page") / name).read_text("utf-8").strip()


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{b64encode(digest).decode('ascii')}'"


def _safe(data: str) -> str:
    return UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", data)
