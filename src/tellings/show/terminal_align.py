"""Two texts side by side on a terminal: the passages that they share, and how the words changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from rapidfuzz.distance import Indel
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from tellings.model import Bounds
from tellings.show.plain import count, percent, plain

TOKEN = re.compile(r"(?:\w+(?:[.,'’-]\w+)*|[^\w\s])\s*")
ALIKE = 0.5
"""Passages that share less of their words are shown as they are: marks would only be in the way."""
WIDE = 60
"""Below this width the two texts stand below each other."""


class Shared(Protocol):
    """A passage that two texts share: where in each, how it was reused, how sure (0 to 1)."""

    @property
    def left(self) -> Bounds: ...  # noqa: D102
    @property
    def right(self) -> Bounds: ...  # noqa: D102
    @property
    def reuse(self) -> str: ...  # noqa: D102
    @property
    def score(self) -> float: ...  # noqa: D102


def side_by_side(
    texts: tuple[str, str], names: tuple[str, str], passages: Sequence[Shared], width: int
) -> RenderableType:
    """Return what two texts share, passage by passage, dropped and added words marked."""
    opening = Text(count(len(passages), "passage") + " in common", "bold")
    if not passages:
        return opening
    for text, name, side in zip(texts, names, ("left", "right"), strict=True):
        spans = [getattr(p, side) for p in passages]
        share = percent(_covered(spans) / max(1, len(text)))
        opening.append(f"\n{share} of {plain(name)}", "not bold")
    rows: list[RenderableType] = [opening]
    for passage in passages:
        rows += [Text(), *_passage(texts, passage, width)]
    return Group(*rows)


def _covered(spans: Sequence[Bounds]) -> int:
    covered, reached = 0, 0
    for start, end in sorted(spans):
        covered += max(0, end - max(start, reached))
        reached = max(reached, end)
    return covered


def _passage(texts: tuple[str, str], shared: Shared, width: int) -> Iterator[RenderableType]:
    (a, b), (c, d) = shared.left, shared.right
    yield Text(shared.reuse, "bold cyan").append(
        f"  {shared.score:.2f}  characters {a}–{b} and {c}–{d}", "not bold dim"
    )
    left, right = _marked(texts[0][a:b], texts[1][c:d])
    table = Table.grid(padding=(0, 3, 0, 0), expand=True)
    table.add_column(ratio=1)
    if width >= WIDE:
        table.add_column(ratio=1)
        table.add_row(left, right)
    else:
        table.add_row(left)
        table.add_row(Text("→ ", "dim").append_text(right))
    yield table


def _marked(before: str, after: str) -> tuple[Text, Text]:
    """Return both texts, what only one has in signs and colour: [-so-] dropped, {+so+} added."""
    old, new = TOKEN.findall(plain(before)), TOKEN.findall(plain(after))
    folded = [w.strip().casefold() for w in old], [w.strip().casefold() for w in new]
    if Indel.normalized_similarity(*folded) < ALIKE:
        return Text(plain(before)), Text(plain(after))
    left, right = Text(), Text()
    for step in Indel.opcodes(*folded):
        was = "".join(old[step.src_start : step.src_end])
        now = "".join(new[step.dest_start : step.dest_end])
        same = step.tag == "equal"
        _add(left, was, None if same else ("[-", "-]", "red"))
        _add(right, now, None if same else ("{+", "+}", "green"))
    return left, right


def _add(line: Text, words: str, signs: tuple[str, str, str] | None) -> None:
    if not words or signs is None:
        line.append(words)
        return
    before, after, colour = signs
    bare = words.rstrip()
    line.append(f"{before}{bare}{after}", colour).append(words[len(bare) :])
