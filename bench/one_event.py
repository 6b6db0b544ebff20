"""What ``tellings align`` shows in two reports of one event of which neither copies the other.

BASIL's trios are three outlets on one happening each. Pairs with eight words in a row in common are
left out: they may share a text. In the others any passage is one too many.

    python -m bench.one_event
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations

from bench.record import record
from bench.reuse_corpus import basil
from tellings.reuse.texts.align import align_texts

_WORD = re.compile(r"\w+")
_ROW = 8


def pairs() -> Iterator[tuple[str, str]]:
    """Yield the pairs of texts that have no eight words in a row in common."""
    happenings = defaultdict(list)
    for text in basil():
        happenings[text.happening].append(text.text)
    for told in happenings.values():
        yield from ((a, b) for a, b in combinations(told, 2) if not _rows(a) & _rows(b))


def _rows(text: str) -> set[tuple[str, ...]]:
    words = [word.lower() for word in _WORD.findall(text)]
    return {tuple(words[i : i + _ROW]) for i in range(len(words) - _ROW + 1)}


def main() -> None:
    """Record how many pairs show a passage, and the kinds of these."""
    told = [align_texts(*pair) for pair in pairs()]
    showing = sum(map(bool, told)) / len(told)
    record("one_event", "stories", f"{len(told)} pairs: one shows a passage", showing, "share")
    for kind, count in sorted(Counter(p.reuse for found in told for p in found).items()):
        record("one_event", "stories", f"{len(told)} pairs: passages called {kind}", count, "")


if __name__ == "__main__":
    main()
