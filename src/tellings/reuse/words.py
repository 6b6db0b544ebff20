"""Words of a text: where they stand, what they reduce to, and how two lists of them line up.

Everything that compares texts starts from ``split``: one pass that keeps the place of each word
and reduces it to a stem, so that "neighbouring" meets "neighboring", "5,200" meets "5200" and
"U.S." meets "US".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Indel

from tellings.model import Bounds

_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S., e.g.
    r"|\d+(?:[.,:]\d+)*"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"
)
_VOWEL = re.compile("[aeiouy]")
_SUFFIXES = ("ement", "ment", "ness", "ing", "ion", "ed", "ly")
_LEAST_STEM = 3
_COUNTED = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
)
_SMALL = {word: str(value) for value, word in enumerate(_COUNTED.split())}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in order: stems, forms as written in lower case, and places in it."""

    stems: tuple[str, ...]
    forms: tuple[str, ...]
    places: tuple[Bounds, ...]

    def __len__(self) -> int:
        return len(self.stems)

    def cut(self, first: int, last: int) -> Words:
        """Return the words from ``first`` to ``last``, last excluded."""
        return Words(self.stems[first:last], self.forms[first:last], self.places[first:last])

    def between(self, start: int, end: int) -> Words:
        """Return the words that lie wholly within these characters."""
        kept = [i for i, (a, b) in enumerate(self.places) if a >= start and b <= end]
        return Words(
            tuple(self.stems[i] for i in kept),
            tuple(self.forms[i] for i in kept),
            tuple(self.places[i] for i in kept),
        )


def split(text: str, start: int = 0, end: int | None = None) -> Words:
    """Return the words of ``text[start:end]``; offsets count from the text's own start."""
    found = list(_WORD.finditer(text, start, len(text) if end is None else end))
    return Words(
        tuple(stem(hit.group()) for hit in found),
        tuple(hit.group().lower() for hit in found),
        tuple((hit.start(), hit.end()) for hit in found),
    )


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return what a word reduces to: case, accents, spelling and endings taken away.

    It is a rough stem, for comparing only; numbers lose their separators, and the numbers up to
    twenty meet their figures.
    """
    if word[:1].isdigit():
        return word.replace(",", "")
    plain = word.lower().replace("’", "'").replace(".", "")
    if not plain.isascii():
        plain = "".join(
            c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c)
        )
    plain = plain.removesuffix("'s").removesuffix("'").replace("'", "")
    return _SMALL.get(plain) or _reduce(_spelling(_singular(plain)))


def _singular(word: str) -> str:
    if len(word) > _LEAST_STEM + 1 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("sses"):
        return word[:-2]
    if len(word) > _LEAST_STEM and word.endswith("s") and word[-2] not in "sui":
        return word[:-1]
    return word


def _spelling(word: str) -> str:
    """Bring British spelling to American, far enough for the stems to meet."""
    if len(word) <= _LEAST_STEM + 2:
        return word
    word = re.sub(r"our(?=$|[aei])", "or", word)
    word = re.sub(r"is(?=e|ing|ation)", "iz", word) if re.search("is(e|ing|ation)", word) else word
    return re.sub(r"mme$", "m", re.sub(r"tre$", "ter", re.sub(r"ence$", "ense", word)))


def _reduce(word: str) -> str:
    for suffix in _SUFFIXES:
        rest = word.removesuffix(suffix)
        if rest != word and len(rest) >= _LEAST_STEM and _VOWEL.search(rest):
            word = rest
            break
    if len(word) > _LEAST_STEM:
        word = word.removesuffix("e")
    if len(word) > _LEAST_STEM and word[-1] == word[-2]:
        word = word[:-1]
    return word[:-1] + "i" if len(word) > 1 and word[-1] == "y" else word


Block = tuple[int, int, int, int]
"""A stretch of both lists of words: left start and end, right start and end."""


def equal_blocks(left: Sequence[str], right: Sequence[str]) -> list[Block]:
    """Return the stretches that both lists share in order, none overlapping (longest in sum)."""
    return [
        (op.src_start, op.src_end, op.dest_start, op.dest_end)
        for op in Indel.opcodes(left, right)
        if op.tag == "equal"
    ]


def join_blocks(blocks: Sequence[Block], gap: int) -> list[Block]:
    """Join neighbouring stretches where at most ``gap`` words lie between them on either side."""
    joined: list[Block] = []
    for block in blocks:
        if joined and block[0] - joined[-1][1] <= gap and block[2] - joined[-1][3] <= gap:
            joined[-1] = (joined[-1][0], block[1], joined[-1][2], block[3])
        else:
            joined.append(block)
    return joined
