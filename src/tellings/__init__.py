"""Tellings: which news reports descend from which, and what independent accounts add up to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tellings.api import Dossier, Ledger, Stemma, Story, load, read

__all__ = ["Dossier", "Ledger", "Stemma", "Story", "load", "read"]


def __getattr__(name: str) -> Any:
    """Import the library when it is first asked for, so that ``import tellings`` is instant."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from tellings import api  # noqa: PLC0415 only now, see above

    return getattr(api, name)
