"""HTML → text in paragraphs, and the blocks that it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from resiliparse.parse.html import ElementNode, HTMLTree, Node, NodeType

from tellings.reports.agencies import resource
from tellings.wordlists import parsed

_TAG = re.compile(
    r"</?(?:p|br|div|b|i|em|strong|a|h[1-6]|ul|ol|li|img|figure|span|blockquote|u)\b[^>]*>",
    re.IGNORECASE,
)
_NAME = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of running text, the elements that hold it, and the words of their class names."""

    text: str
    tags: frozenset[str]
    names: frozenset[str]


@cache
def markup_words(kind: str) -> frozenset[str]:
    """Return a list of ``markup.yaml``."""
    return frozenset(parsed(resource("markup.yaml"))[kind].split())


def looks_like_html(text: str) -> bool:
    """Tell whether a field's value is HTML and no plain text."""
    return _TAG.search(text[:5000]) is not None


def text_of_html(fragment: str) -> str:
    """Return the text of a piece of HTML, its blocks as paragraphs."""
    body = HTMLTree.parse(f"<body>{fragment}</body>").body
    return "\n\n".join(block.text for block in blocks_of(body, everything=True)) if body else ""


def names_of(node: ElementNode) -> frozenset[str]:
    """Return the words in an element's class, id, role and ``itemprop``."""
    written = " ".join(node.getattr(name) or "" for name in ("class", "id", "role", "itemprop"))
    return frozenset(_NAME.findall(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", written).lower()))


def blocks_of(root: ElementNode, everything: bool = False) -> Iterator[Block]:
    """Yield the blocks of text under an element, in order.

    Page furniture is left out unless ``everything`` is asked for. Goes down without recursion, so
    that no depth of nesting can break it.
    """
    path: list[tuple[str, frozenset[str]]] = []
    words: list[str] = []
    pending: list[tuple[Node, bool]] = [(root, False)]
    while pending:
        node, leaving = pending.pop()
        if node.type == NodeType.TEXT:
            words.append(node.value or "")
            continue
        if not isinstance(node, ElementNode) or (node is not root and _skipped(node, everything)):
            continue
        if node.tag in markup_words("blocks"):
            yield from _flush(words, path)
        elif node.tag in ("td", "th") and not leaving and "".join(words).strip():
            words.append(" | ")
        if leaving:
            path.pop()
            continue
        path.append((node.tag or "", names_of(node)))
        pending.append((node, True))
        pending += [(child, False) for child in reversed(node.child_nodes.values())]
    yield from _flush(words, path)


def _flush(words: list[str], path: list[tuple[str, frozenset[str]]]) -> Iterator[Block]:
    """Yield the block that has been gathered, if it holds anything, and begin a new one."""
    text = " ".join("".join(words).split())
    words.clear()
    if text:
        # The root's own names say nothing of one block in it.
        names: frozenset[str] = frozenset().union(*(names for _, names in path[1:]))
        yield Block(text, frozenset(tag for tag, _ in path), names)


def _skipped(node: ElementNode, everything: bool) -> bool:
    if everything:
        return node.tag in ("script", "style", "noscript", "template", "head")
    if node.tag in markup_words("skipped") or node.hasattr("hidden"):
        return True
    if node.getattr("aria-hidden") == "true":
        return True
    if node.tag in ("html", "body", "main", "article"):
        return False
    return bool(names_of(node) & markup_words("junk")) and not _holds_most(node)


def _holds_most(node: ElementNode) -> bool:
    """Tell whether an element holds too many paragraphs to be mere furniture."""
    return len(node.query_selector_all("p")) >= 4 and not node.query_selector("article")
