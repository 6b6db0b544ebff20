"""Read the gold: the stories with their truth, and the sets of cases.

Dates stay strings (``2024-03-02``), so that a partly known one stays what it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import yaml

GOLD = Path(__file__).resolve().parent
ROOT = GOLD.parent
UNSEEN = frozenset({"script", "style", "title"})
BLOCKS = frozenset({"p", "h1", "h2", "h3", "li", "div", "figcaption", "time", "a", "button", "td"})


class _Loader(yaml.CSafeLoader):
    """A safe loader that leaves dates as they are written."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if tag != "tag:yaml.org,2002:timestamp"]
    for first, pairs in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


class _Visible(HTMLParser):
    """Collects what a page shows, blocks on lines of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.unseen += tag in UNSEEN

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in UNSEEN
        if tag in BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.pieces.append(data)


@dataclass(frozen=True, slots=True)
class Story:
    """A story's truth as written in its file, and where its reports lie, by their short id."""

    name: str
    folder: Path
    files: dict[str, Path]
    truth: dict[str, Any]

    def text(self, report: str) -> str:
        """Return what a reader sees of the report with this short id."""
        return plain_text(self.files[report])


def load_yaml(path: Path) -> Any:
    """Return what the YAML file holds, dates as strings."""
    return _parsed(path.read_text(encoding="utf-8"))


def _parsed(text: str) -> Any:
    return yaml.load(text, Loader=_Loader)  # noqa: S506


def load_cases(path: Path) -> list[dict[str, Any]]:
    """Return the cases of a set: a YAML file whose top is a list."""
    return parse_cases(path.read_text(encoding="utf-8"), path.name)


def parse_cases(text: str, name: str) -> list[dict[str, Any]]:
    """Return the cases of a set from its text; ``name`` is for the error where it is no list."""
    cases = _parsed(text)
    if not isinstance(cases, list):
        raise TypeError(f"{name} holds no list of cases")
    return cases


def plain_text(path: Path) -> str:
    """Return the words of a report that a reader sees: of a page, of a JSON record, of a text."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        page = _Visible()
        page.feed(text)
        return "".join(page.pieces)
    if path.suffix == ".json":
        return "\n\n".join(_strings(json.loads(text)))
    return text


def load_story(path: Path) -> Story:
    """Return the story whose truth stands in this file; its folder counts from the root."""
    truth = load_yaml(path)
    folder = ROOT / truth["folder"]
    return Story(
        name=truth["story"],
        folder=folder,
        files={row["id"]: folder / row["file"] for row in truth["reports"]},
        truth=truth,
    )


def stories() -> list[Story]:
    """Return all stories of the gold, by name."""
    paths = [*GOLD.glob("stories/*.yaml"), *GOLD.glob("stories/*/truth.yaml")]
    return sorted((load_story(path) for path in paths), key=lambda story: story.name)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
