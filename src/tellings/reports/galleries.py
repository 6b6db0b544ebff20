"""The counters of a gallery of pictures that a scraper ran into a paragraph, one to each caption.

"Getty 3/19 A crane lifts the hull EPA 4/19 …" counts up; other pages say at every picture how many
there are ("Getty Images 22 A crane lifts the hull").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from tellings.model import Bounds

_OF = re.compile(r"(?<=\s)(\d{1,3})/(\d{1,3})(?=\s[A-Z“\"‘'])")
_ALONE = re.compile(r"(?<=[\w.)’”\"] )(\d{1,2})(?= [A-Z])")
_WORD_BEFORE = re.compile(r"([\w’'.&:-]+)\s$")
_LEAST = 3
"""Pictures that make a gallery where they are counted up."""
_REPEATED = 4
"""How often a number stands alone before a capital where it is no counter by chance."""
_COUNTING = frozenset(
    ["a", "about", "all", "and", "around", "as", "at", "between", "but", "by", "for", "from", "had",
     "has", "have", "in", "is", "like", "nearly", "of", "on", "only", "or", "over", "some", "than",
     "that", "the", "these", "those", "to", "until", "was", "were", "with", "aged", "april",
     "august", "december", "february", "january", "july", "june", "march", "may", "november",
     "number", "october", "september", "no", "no.", "flight", "route", "highway", "page", "week",
     "day"]
)  # fmt: skip
"""Words behind which a number counts something, or is a day or a name."""
_HEAD = 60
"""Characters before a gallery in which the page may say what it shows."""
_SHOWN = re.compile(r"\bshow all\b", re.IGNORECASE)
_MONTHS = re.compile(
    r" (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


def counters(text: str, start: int, end: int) -> dict[Bounds, str]:
    """Return where the counters of galleries stand in a paragraph.

    Those that count up are a "gallery", with nothing but captions between them, or "slides" of the
    page where its words stand before them; those that stand beside pictures strewn over a report
    are each a "counter".
    """
    found = dict.fromkeys(_repeated(text, start, end), "counter")
    counted = sorted(_counted_up(text, start, end))
    before = text[max(start, counted[0][0] - _HEAD) : counted[0][0]] if counted else ""
    return found | dict.fromkeys(counted, "slides" if _SHOWN.search(before) else "gallery")


def _counted_up(text: str, start: int, end: int) -> Iterator[Bounds]:
    told: dict[str, list[tuple[int, Bounds]]] = defaultdict(list)
    for place in _OF.finditer(text, start, end):
        told[place[2]].append((int(place[1]), place.span()))
    for of, places in told.items():
        numbers = [number for number, _ in places]
        rising = all(a < b <= int(of) for a, b in pairwise(numbers))
        if len(places) >= _LEAST and rising:
            yield from (bounds for _, bounds in places)


def _repeated(text: str, start: int, end: int) -> Iterator[Bounds]:
    told: dict[str, list[Bounds]] = defaultdict(list)
    for place in _ALONE.finditer(text, start, end):
        before = _WORD_BEFORE.search(text, max(start, place.start() - 40), place.start())
        counting = before is None or before[1].lower() in _COUNTING
        if not counting and not _MONTHS.match(text, place.end()):
            told[place[1]].append(place.span())
    for places in told.values():
        if len(places) >= _REPEATED:
            yield from places
