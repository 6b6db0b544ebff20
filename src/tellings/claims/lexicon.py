"""The word lists of this room, read once from its resources."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from tellings.wordlists import parsed


@cache
def load(name: str) -> dict[str, Any]:
    """Return the content of ``resources/NAME.yaml``; callers leave it as it is."""
    text = (files("tellings.claims") / "resources" / f"{name}.yaml").read_text(encoding="utf-8")
    rows: dict[str, Any] = parsed(text)
    return rows
