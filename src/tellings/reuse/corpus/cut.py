"""Many texts at once → the hash of every word, without a loop over words.

A word's hash is a polynomial in its letters. With the powers of an odd base, which has an inverse
modulo 2⁶⁴, it comes out of one cumulative sum over the bytes of all texts of a partition. Two
bits of rarity ride along in the low bits of the 32 that are kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint32]

_BASE = np.uint64(0x9E3779B97F4A7C15 | 1)
_INVERSE = np.uint64(pow(int(_BASE), -1, 2**64))
_RANKS = (60, 600, 4000)
"""Ranks in general English that part the four classes: the commonest, common, known, rare."""
_TABLE_BITS = 20
RARE = 3
_APART, _LETTER, _STOP = 0, 1, 2
_CURLY = (0x98, 0x99, 0x9C, 0x9D)
"""Third bytes of curly quotation marks: single open and close, double open and close."""
_LONGEST_QUOTATION = 800


@dataclass(frozen=True, slots=True)
class Cut:
    """The words of several texts, one after the other.

    ``codes`` (words,) are hashes whose two low bits are the class of rarity (0 the commonest, 3
    rare); ``starts`` and ``ends`` (words,) count code points from the start of the word's own text;
    ``text`` (words,) is the text of each word, ``sentence`` (words,) the number of its sentence,
    counted from nought over all texts; ``quoted`` and ``number`` (words,) say whether it stands in
    quotation marks and whether it starts with a digit; ``bounds`` (texts + 1,) part the words of
    the texts.
    """

    codes: Codes
    starts: NDArray[np.uint32]
    ends: NDArray[np.uint32]
    text: NDArray[np.int32]
    sentence: NDArray[np.int32]
    quoted: NDArray[np.bool_]
    number: NDArray[np.bool_]
    bounds: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.bounds) - 1


def cut(texts: Sequence[bytes]) -> Cut:
    """Cut UTF-8 texts into words; letters count without case, and marks part words."""
    joined = np.frombuffer(b"\n\n".join(texts) + b"\n\n", np.uint8)
    sizes = np.array([len(text) + 2 for text in texts], np.int64)
    offsets = np.concatenate([[0], np.cumsum(sizes)])
    kinds = _kinds(joined)
    edges = np.diff((kinds == _LETTER).view(np.int8), prepend=np.int8(0), append=np.int8(0))
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    hashes = _hashes(joined, starts, ends)
    # code points begin at every byte that continues none
    points = np.concatenate([[0], np.cumsum((joined & 0xC0) != 0x80)])
    offset_points = points[offsets]
    text = np.searchsorted(offsets, starts, side="right") - 1
    stops = np.flatnonzero(_ends_sentence(joined, kinds))
    return Cut(
        codes=_coded(hashes),
        starts=(points[starts] - offset_points[text]).astype(np.uint32),
        ends=(points[ends] - offset_points[text]).astype(np.uint32),
        text=text.astype(np.int32),
        sentence=_numbered(np.searchsorted(stops, starts)),
        quoted=_quoted(joined, starts),
        number=(joined[starts] >= 0x30) & (joined[starts] <= 0x39),
        bounds=np.searchsorted(starts, offsets),
    )


def _kinds(joined: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return for each byte whether it is part of a word, ends a sentence, or neither."""
    kinds = _byte_kinds()[joined]
    lead = np.flatnonzero(joined[:-2] == 0xE2)  # general punctuation: dashes, quotes, ellipsis
    lead = lead[joined[lead + 1] == 0x80]
    for step in range(3):
        kinds[lead + step] = _APART
    spaces = np.flatnonzero(joined[:-1] == 0xC2)  # no-break space and Latin-1 marks
    spaces = spaces[joined[spaces + 1] < 0xC0]
    kinds[spaces] = kinds[spaces + 1] = _APART
    return kinds


@cache
def _byte_kinds() -> NDArray[np.uint8]:
    kinds = np.zeros(256, np.uint8)
    kinds[128:] = _LETTER
    for letters in (b"abcdefghijklmnopqrstuvwxyz", b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"0123456789"):
        kinds[np.frombuffer(letters, np.uint8)] = _LETTER
    kinds[np.frombuffer(b".!?", np.uint8)] = _STOP
    return kinds


def _ends_sentence(joined: NDArray[np.uint8], kinds: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Return where a stop stands before white space or a mark, or where a paragraph ends."""
    following = np.concatenate([joined[1:], [np.uint8(10)]])
    stop = (kinds == _STOP) & (following != 0x2C) & (kinds.take(_next(len(kinds))) != _LETTER)
    paragraph = (joined == 10) & (following == 10)
    return np.asarray(stop | paragraph, bool)


def _numbered(stops: NDArray[np.int64]) -> NDArray[np.int32]:
    """Give sentences that hold words a number, from how many stops stand before each word."""
    return np.cumsum(np.diff(stops, prepend=stops[:1]) > 0).astype(np.int32)


def _quoted(joined: NDArray[np.uint8], starts: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return for each word whether the last quotation mark before it, not far away, opens."""
    straight = np.flatnonzero(joined == 0x22)
    opens = joined[np.maximum(straight - 1, 0)] <= 0x28
    closes = ~opens | (joined[np.minimum(straight + 1, len(joined) - 1)] <= 0x20)
    lead = np.flatnonzero(joined[:-2] == 0xE2)
    lead = lead[(joined[lead + 1] == 0x80) & np.isin(joined[lead + 2], _CURLY)]
    kind = joined[lead + 2]
    single = kind == 0x99
    inner = single & (_byte_kinds()[joined[np.minimum(lead + 3, len(joined) - 1)]] == _LETTER)
    lead, kind = lead[~inner], kind[~inner]
    marks = np.concatenate([straight, lead])
    opening = np.concatenate([~closes, (kind == 0x9C) | (kind == 0x98)])
    order = np.argsort(marks, kind="stable")
    marks, opening = marks[order], opening[order]
    if not len(marks):
        return np.zeros(len(starts), bool)
    last = np.searchsorted(marks, starts) - 1
    near = starts - marks[last] <= _LONGEST_QUOTATION
    return np.asarray((last >= 0) & opening[last] & near, bool)


def _next(size: int) -> NDArray[np.int64]:
    places = np.arange(1, size + 1)
    places[-1] = size - 1
    return places


def _hashes(
    joined: NDArray[np.uint8], starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> NDArray[np.uint64]:
    """Return the sum of letter times base to the power of its place from the end, per word."""
    inverse, powers = _powers(len(joined) + 1)
    sums = np.zeros(len(joined) + 1, np.uint64)
    np.cumsum(_lower()[joined] * inverse[:-1], out=sums[1:])
    hashes = (sums[ends] - sums[starts]) * powers[ends]
    hashes ^= hashes >> np.uint64(29)
    hashes *= np.uint64(0xBF58476D1CE4E5B9)
    return np.asarray(hashes ^ (hashes >> np.uint64(32)), np.uint64)


@cache
def _lower() -> NDArray[np.uint64]:
    table = np.arange(1, 257, dtype=np.uint64)
    table[65:91] = table[97:123]
    return table


_GROWN: list[tuple[NDArray[np.uint64], NDArray[np.uint64]]] = []


def _powers(size: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Return the powers of the inverse of the base, and of the base, from the nought-th on."""
    if not _GROWN or len(_GROWN[0][0]) < size:
        length = 1 << max(16, (size - 1).bit_length())
        _GROWN[:] = [(_rising(_INVERSE, length), _rising(_BASE, length))]
    inverse, powers = _GROWN[0]
    return inverse[:size], powers[:size]


def _rising(base: np.uint64, length: int) -> NDArray[np.uint64]:
    powers = np.full(length, base)
    powers[0] = 1
    return np.asarray(np.cumprod(powers), np.uint64)


def _coded(hashes: NDArray[np.uint64]) -> Codes:
    """Keep thirty bits of each hash, and the class of rarity in two."""
    classes = _classes()[hashes >> np.uint64(64 - _TABLE_BITS)]
    kept = (hashes & np.uint64(0xFFFFFFFC)).astype(np.uint32)
    return np.asarray(kept | classes, np.uint32)


@cache
def _classes() -> NDArray[np.uint32]:
    """Return the class of rarity by the first bits of a word's hash; words unknown are rare.

    A rare word whose bits happen to be those of a common one counts as common: one in fifty.
    """
    text = files("tellings.reuse").joinpath("resources/common-words.txt").read_text("utf-8")
    words = [line.encode() for line in text.splitlines() if line and not line.startswith("#")]
    words += [bytes([letter]) for letter in range(ord("a"), ord("z") + 1)]
    joined = np.frombuffer(b" ".join(words) + b" ", np.uint8)
    edges = np.diff((joined != 32).view(np.int8), prepend=np.int8(0), append=np.int8(0))
    hashes = _hashes(joined, np.flatnonzero(edges == 1), np.flatnonzero(edges == -1))
    classes = np.full(1 << _TABLE_BITS, RARE, np.uint32)
    rank = np.arange(len(words))
    place = hashes >> np.uint64(64 - _TABLE_BITS)
    for kind in (2, 1, 0):
        classes[place[rank < _RANKS[kind]]] = kind
    classes[place[[len(word) == 1 for word in words]]] = 0
    return classes
