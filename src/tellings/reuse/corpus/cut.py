"""Many texts at once → the hash of every word, and where it stands.

Nothing here loops over words: bytes are told apart by a table, places come from differences, and
letters are hashed eight at a time. Two bits of each hash say how rare the word is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint32]

RARE = 3
_RANKS = (60, 600, 4000)
"""Ranks in general English that part the four classes: the commonest, common, known, rare."""
_SPACE = 0x20
_CURLY = np.isin(np.arange(256), (0x98, 0x99, 0x9C, 0x9D))
"""Third bytes of curly quotation marks: single open and close, double open and close."""
_LONGEST_QUOTATION = 800

_MIX = np.uint64(0x9E3779B97F4A7C15)
_TURN = np.uint64(0xBF58476D1CE4E5B9)
_HIGH, _LOW, _TABLE = 14, 2, (1 << 18) - 1
_MASKS = np.array([(1 << 8 * letters) - 1 for letters in range(9)], np.uint64)

Bytes = NDArray[np.uint8]
Places = NDArray[np.int64]


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
    raw = b"\n\n".join(texts) + b"\n\n"
    joined = np.frombuffer(raw, np.uint8)
    offsets = np.cumsum([0, *(len(text) + 2 for text in texts)])
    letters = _letters(raw, joined)
    starts, ends = _words(letters)
    bounds = np.searchsorted(starts, offsets)
    counts = np.diff(bounds)
    beyond = np.flatnonzero((joined & 0xC0) == 0x80)  # bytes that continue a code point
    begins = np.repeat(_points(offsets[:-1], beyond), counts)
    return Cut(
        codes=_codes(letters, starts, ends),
        starts=(_points(starts, beyond) - begins).astype(np.uint32),
        ends=(_points(ends, beyond) - begins).astype(np.uint32),
        text=np.repeat(np.arange(len(texts), dtype=np.int32), counts),
        sentence=_numbered(starts, _stops(joined, letters)),
        quoted=_quoted(joined, letters, starts),
        number=(joined[starts] >= 0x30) & (joined[starts] <= 0x39),
        bounds=bounds,
    )


def _letters(raw: bytes, joined: Bytes) -> Bytes:
    """Return the bytes with small letters and digits as they are, and spaces for all marks."""
    letters = np.frombuffer(bytearray(raw.translate(_table())), np.uint8)
    for lead, second in ((0xE2, 0x80), (0xC2, None)):
        # general punctuation: dashes, quotes, ellipsis; no-break space and Latin-1 marks
        found = np.flatnonzero(joined[:-2] == lead)
        if second is not None:
            found = found[joined[found + 1] == second]
            letters[found + 2] = _SPACE
        letters[found] = letters[found + 1] = _SPACE
    return letters


@cache
def _table() -> bytes:
    """Return what stands for each byte: marks are spaces, and capitals are small letters."""
    kept = [chr(n).lower() if chr(n).isalnum() else " " for n in range(128)]
    return "".join(kept).encode() + bytes(range(128, 256))


def _words(letters: Bytes) -> tuple[Places, Places]:
    """Return where words start and end."""
    inside = np.concatenate([[False], letters != _SPACE, [False]])
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    return edges[::2], edges[1::2]


def _points(places: Places, beyond: Places) -> Places:
    """Return places counted in code points rather than bytes."""
    return places - _before(places, beyond)


def _before(places: Places, marks: Places) -> Places:
    """Return how many of the marks stand before each place; both are in order, marks are few."""
    at = np.searchsorted(places, marks, side="right")
    counts = np.diff(np.concatenate([[0], at, [len(places)]]))
    return np.repeat(np.arange(len(marks) + 1), counts)


def _codes(letters: Bytes, starts: Places, ends: Places) -> Codes:
    """Return thirty bits of each word's hash, and its class of rarity in two."""
    codes = _hashes(letters, starts, ends)
    high, low = _classes()
    codes |= np.maximum(high.take(codes >> _HIGH), low.take(codes >> _LOW & _TABLE))
    return codes


def _hashes(letters: Bytes, starts: Places, ends: Places) -> Codes:
    """Hash the first sixteen letters, the last eight and the length, as words of eight bytes.

    The two low bits are nought.
    """
    padded = np.concatenate([np.full(8, _SPACE, np.uint8), letters, np.full(16, _SPACE, np.uint8)])
    eight = np.ndarray((len(padded) - 7,), "<u8", padded.data, 0, (1,))  # from each byte on
    lengths = ends - starts
    hashes = eight[8:][starts]
    hashes &= _MASKS.take(lengths, mode="clip")
    hashes *= _MIX
    hashes ^= hashes >> np.uint64(32)
    long = np.flatnonzero(lengths > 8)
    hashes[long] += eight[16:][starts[long]] & _MASKS.take(lengths[long] - 8, mode="clip")
    hashes *= _TURN
    hashes ^= hashes >> np.uint64(29)
    long = long[lengths[long] > 16]
    hashes[long] += eight[ends[long]] + lengths[long].astype(np.uint64)
    hashes *= _MIX
    return np.asarray((hashes >> np.uint64(32)) & np.uint64(0xFFFFFFFC), np.uint32)


@cache
def _classes() -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Return two tables of the classes, by the high and by the low bits of a hash.

    A word that the list does not have is rare in one of them, if not in both. Single letters and
    digits are of the commonest class.
    """
    text = files("tellings.reuse").joinpath("resources/common-words.txt").read_text("utf-8")
    words = [line.encode() for line in text.splitlines() if line and not line.startswith("#")]
    singles = [bytes([n]) for n in range(128) if chr(n).isalnum()]
    letters = np.frombuffer(b" ".join([*singles, *words[: _RANKS[-1]]]).lower(), np.uint8)
    hashes = _hashes(letters, *_words(letters))
    rank = np.maximum(np.arange(len(hashes)) - len(singles), 0)
    high, low = (np.full(_TABLE + 1, RARE, np.uint8) for _ in range(2))
    for kind, end in reversed(list(enumerate(_RANKS))):
        high[hashes[rank < end] >> _HIGH] = kind
        low[hashes[rank < end] >> _LOW & _TABLE] = kind
    return high, low


def _stops(joined: Bytes, letters: Bytes) -> Places:
    """Return where a stop stands before white space or a mark, or where a paragraph ends."""
    last = len(joined) - 1
    stops = np.flatnonzero((joined == 0x2E) | (joined == 0x21) | (joined == 0x3F))
    after = np.minimum(stops + 1, last)
    stops = stops[(letters[after] == _SPACE) & (joined[after] != 0x2C)]
    lines = np.flatnonzero(joined == 0x0A)
    lines = lines[joined[np.minimum(lines + 1, last)] == 0x0A]
    return np.sort(np.concatenate([stops, lines]))


def _numbered(starts: Places, stops: Places) -> NDArray[np.int32]:
    """Give sentences that hold words a number: one ends where stops stand between two words."""
    begins = np.zeros(len(starts) + 1, np.int32)
    begins[np.searchsorted(starts, stops, side="right")] = 1
    begins[0] = 0
    return np.cumsum(begins[:-1], dtype=np.int32)


def _quoted(joined: Bytes, letters: Bytes, starts: Places) -> NDArray[np.bool_]:
    """Return for each word whether the last quotation mark before it, not far away, opens."""
    straight = np.flatnonzero(joined == 0x22)
    opens = joined[np.maximum(straight - 1, 0)] <= 0x28
    opens &= joined[np.minimum(straight + 1, len(joined) - 1)] > _SPACE
    lead = np.flatnonzero(joined[:-2] == 0xE2)
    lead = lead[(joined[lead + 1] == 0x80) & _CURLY[joined[lead + 2]]]
    kind = joined[lead + 2]
    inner = (kind == 0x99) & (letters[np.minimum(lead + 3, len(joined) - 1)] != _SPACE)
    lead, kind = lead[~inner], kind[~inner]
    marks = np.concatenate([straight, lead])
    if not len(marks):
        return np.zeros(len(starts), bool)
    order = np.argsort(marks, kind="stable")
    marks = marks[order]
    opening = np.concatenate([opens, (kind == 0x9C) | (kind == 0x98)])[order]
    opens = marks[opening]
    closes = np.append(marks[1:], len(joined))[opening]
    first = np.searchsorted(starts, opens)
    last = np.searchsorted(starts, np.minimum(closes, opens + _LONGEST_QUOTATION + 1))
    edges = np.concatenate([[0], np.stack([first, last], 1).ravel(), [len(starts)]])
    return np.repeat(np.arange(len(edges) - 1) % 2 == 1, np.diff(edges))
