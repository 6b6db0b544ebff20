"""Whose copy or reporting a text carries: the news agencies, by their names and their marks.

To name an agency is not to carry it. A credit, a dateline or a sign-off tells whose copy a text
is; "told X", "X reported", "an X correspondent" tell whose reporting it passes on.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tellings.wordlists import parsed


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency. ``label`` is what reports are marked with.

    ``plain`` says that its short forms mean the agency wherever they stand; other short forms
    ("PA", "MENA") need the word "agency" beside them, or a credit's place.
    """

    label: str
    name: str
    country: str
    short: tuple[str, ...]
    names: tuple[str, ...]
    plain: bool
    domains: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A pattern that closes an agency's copy; ``label`` is ``None`` where many use it."""

    pattern: re.Pattern[str]
    label: str | None


@dataclass(frozen=True, slots=True)
class Named:
    """An agency's name in a text; ``sure`` where it can mean nothing else."""

    start: int
    end: int
    label: str
    sure: bool


def resource(name: str) -> str:
    """Return the text of a file of ``resources``."""
    return files("tellings.reports").joinpath(f"resources/{name}").read_text(encoding="utf-8")


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


@cache
def agencies() -> tuple[Agency, ...]:
    """Return all agencies that are known."""
    return tuple(
        Agency(
            label=row["label"],
            name=row["name"],
            country=row["country"],
            short=_listed(row["short"]),
            names=_listed(row["names"]),
            plain=row["plain"] == "yes",
            domains=_listed(row["domains"]),
        )
        for row in csv.DictReader(resource("agencies.csv").splitlines())
    )


@cache
def _forms() -> dict[str, tuple[str, bool]]:
    """Return each written form with its label, and whether it is sure wherever it stands."""
    forms: dict[str, tuple[str, bool]] = {}
    for agency in agencies():
        for name in (agency.name, *agency.names):
            long = " " in name or "-" in name or agency.plain
            forms.setdefault(name, (agency.label, long))
        for short in agency.short:
            forms.setdefault(short, (agency.label, agency.plain))
    return forms


@cache
def _any_form() -> re.Pattern[str]:
    forms = sorted(_forms(), key=lambda form: (-len(form), form))
    return re.compile(
        rf"(?<![\w@/.-])(?:{'|'.join(map(re.escape, forms))})(?![\w@]|-\w|\.\w"
        r"| (?:Television|TV|Radio|Businessweek|Intelligence|Opinion|Foundation|Philanthropies)\b)"
    )


@cache
def _by_name() -> dict[str, str]:
    by_name: dict[str, str] = {}
    for agency in agencies():
        for form in (agency.label, agency.name, *agency.names, *agency.short):
            by_name.setdefault(form.casefold(), agency.label)
    return by_name


@cache
def _by_domain() -> dict[str, str]:
    return {domain: one.label for one in agencies() for domain in one.domains}


@cache
def signoffs() -> tuple[Mark, ...]:
    """Return the marks that may close a paragraph of agency copy."""
    rows = parsed(resource("marks.yaml"))["signoffs"]
    return tuple(
        Mark(re.compile(rf"(?:^|(?<=[.!?\"'”’)])\s+)({row['pattern']})\s*$"), row["agency"])
        for row in rows
    )


@cache
def formulas() -> tuple[Mark, ...]:
    """Return the last lines that an agency's desk always writes alike."""
    rows = parsed(resource("marks.yaml"))["formulas"]
    return tuple(Mark(re.compile(rf"{row['pattern']}\)?\s*$"), row["agency"]) for row in rows)


def label_of(name: str) -> str | None:
    """Return the label of the agency with exactly this name, in any case; else ``None``."""
    bare = re.sub(r"^(?:the|by|from)\s+", "", name.strip(" .()[]–—-"), flags=re.IGNORECASE)
    bare = re.sub(r"\s+(?:staff|wire|news desk|reporter|writer)$", "", bare, flags=re.IGNORECASE)
    return _by_name().get(bare.casefold())


def label_of_host(host: str) -> str | None:
    """Return the label of the agency that publishes at a host name; else ``None``."""
    parts = host.lower().split(".")
    for first in range(len(parts) - 1):
        label = _by_domain().get(".".join(parts[first:]))
        if label:
            return label
    return None


def name_of(label: str) -> str:
    """Return the full name of an agency by its label; the label itself where it is not known."""
    return next((one.name for one in agencies() if one.label == label), label)


def named(text: str, start: int = 0, end: int | None = None) -> list[Named]:
    """Return where a text names agencies, in order."""
    return [
        Named(place.start(), place.end(), *_forms()[place.group()])
        for place in _any_form().finditer(text, start, len(text) if end is None else end)
    ]
