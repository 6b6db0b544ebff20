"""Names of fields and columns → what they hold: title, body, outlet, date and the like."""

from __future__ import annotations

import re
from functools import cache

from tellings.reports.agencies import resource
from tellings.wordlists import parsed


@cache
def field_table() -> dict[str, tuple[str, ...]]:
    """Return, for each kind of field, the names that it goes by, best first."""
    table = parsed(resource("fields.yaml"))
    return {kind: tuple(str(name) for name in names) for kind, names in table.items()}


@cache
def _kinds() -> dict[str, str]:
    kinds: dict[str, str] = {}
    for kind, names in field_table().items():
        if kind not in ("nested", "other", "types"):
            for name in names:
                kinds.setdefault(name, kind)
    return kinds


def plain(name: str) -> str:
    """Return a field's name without prefix, blanks and marks, in small letters."""
    bare = name.strip().lstrip("@").rsplit("/", 1)[-1].rsplit("#", 1)[-1]
    return re.sub(r"[\W_]", "", re.sub(r"^[\w-]+:(?=\w)", "", bare)).casefold()


def field_kind(name: str) -> str | None:
    """Return what a field of this name holds; ``None`` where that is nothing we read."""
    return _kinds().get(plain(name))
