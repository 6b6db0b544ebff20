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

from tellings.reuse.corpus.ragged import Places, bounds_of, firsts

Codes = NDArray[np.uint32]

RARE = 3
_RANKS = (60, 600, 4000)
"""Ranks in general English that part the four classes: the commonest, common, known, rare."""
_SPACE = 0x20
_END = b"\n\n\n\n"
"""What follows the last text: it ends as the others do, and four bytes on there is still a byte."""
_LEAD = 0xC0
"""The first byte of those that begin a code point of more than one."""
_FOLLOW = np.select([np.arange(256) >= n for n in (0xF0, 0xE0, 0xC0)], [3, 2, 1])
"""How many bytes follow the first one of a code point."""
_CURLY = np.isin(np.arange(256), (0x98, 0x99, 0x9C, 0x9D))
"""Third bytes of curly quotation marks: single open and close, double open and close."""
_LONGEST_QUOTATION = 800

_MIX = np.uint64(0x9E3779B97F4A7C15)
_TURN = np.uint64(0xBF58476D1CE4E5B9)
_HIGH, _LOW, _TABLE = 14, 2, (1 << 18) - 1
_MASKS = np.array([(1 << 8 * letters) - 1 for letters in range(9)], np.uint64)

Bytes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Cut:
    """The words of several texts, one after the other.

    ``codes`` (words,) are hashes whose two low bits are the class of rarity (0 the commonest, 3
    rare); ``starts`` and ``ends`` (words,) count code points from the start of the word's own text;
    ``quoted`` and ``number`` (words,) say whether it stands in quotation marks and whether it
    starts with a digit; ``sentences`` (sentences,) is the first word of each sentence that holds
    words, and ``bounds`` (texts + 1,) part the words of the texts.
    """

    codes: Codes
    starts: NDArray[np.uint32]
    ends: NDArray[np.uint32]
    quoted: NDArray[np.bool_]
    number: NDArray[np.bool_]
    sentences: Places
    bounds: Places

    def __len__(self) -> int:
        return len(self.bounds) - 1

    @classmethod
    def joined(cls, cuts: Sequence[Cut]) -> Cut:
        """Return several as one."""
        words = np.cumsum([0, *(len(own.codes) for own in cuts)])
        moved = list(zip(cuts, words.tolist(), strict=False))
        return cls(
            codes=np.concatenate([own.codes for own in cuts]),
            starts=np.concatenate([own.starts for own in cuts]),
            ends=np.concatenate([own.ends for own in cuts]),
            quoted=np.concatenate([own.quoted for own in cuts]),
            number=np.concatenate([own.number for own in cuts]),
            sentences=np.concatenate([own.sentences + first for own, first in moved]),
            bounds=np.append(np.concatenate([own.bounds[:-1] + n for own, n in moved]), words[-1]),
        )


def cut(texts: Sequence[bytes | memoryview]) -> Cut:
    """Cut UTF-8 texts into words; letters count without case, and marks part words."""
    raw = b"\n\n".join([*texts, _END])
    joined = np.frombuffer(raw, np.uint8)
    marks = _marks(joined[: -len(_END)])
    letters = _letters(raw, joined, marks)
    starts, ends = _words(letters)
    offsets = np.cumsum([0, *(len(text) + 2 for text in texts)])
    bounds = np.searchsorted(starts, offsets)
    leads = marks[joined[marks] >= _LEAD]
    first, last = _points((starts, ends), bounds, offsets, leads, _FOLLOW[joined[leads]])
    return Cut(
        codes=_codes(letters, starts, ends),
        starts=first,
        ends=last,
        quoted=_quoted(joined, letters, starts, marks),
        number=joined[starts] - np.uint8(0x30) < 10,  # what is below wraps round
        sentences=_sentences(starts, _stops(joined, letters, marks)),
        bounds=bounds,
    )


def _marks(joined: Bytes) -> Places:
    """Return the places of what may end a sentence or quote, and of all that is not ASCII."""
    found = (joined < 0x23) & (joined != _SPACE)  # line ends, exclamation and quotation marks
    return np.flatnonzero(found | (joined == 0x2E) | (joined == 0x3F) | (joined >= _LEAD))


def _letters(raw: bytes, joined: Bytes, marks: Places) -> Bytes:
    """Return the bytes with small letters and digits as they are, and spaces for all marks."""
    letters = np.frombuffer(bytearray(raw.translate(_table())), np.uint8)
    lead = joined[marks]
    latin = marks[lead == 0xC2]  # no-break space and the marks of Latin-1
    letters[latin] = letters[latin + 1] = _SPACE
    general = marks[(lead == 0xE2) & (joined[marks + 1] == 0x80)]  # dashes, quotes, ellipsis
    letters[general] = letters[general + 1] = letters[general + 2] = _SPACE
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


def _points(
    words: tuple[Places, Places], bounds: Places, offsets: Places, leads: Places, follow: Places
) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Return where words start and end in code points from where their texts do (texts + 1,).

    ``leads`` are the places of code points of more than one byte, and ``follow`` how many bytes
    of each follow the first.
    """
    starts, ends = words
    more = bounds_of(follow)
    after = np.searchsorted(starts, leads, side="right")
    begins = (offsets - more[np.searchsorted(leads, offsets)]).astype(np.uint32)
    before = np.repeat(begins[:-1], np.diff(bounds))
    before += np.repeat(more.astype(np.uint32), np.diff(after, prepend=0, append=len(starts)))
    first, last = (place.astype(np.uint32) for place in words)
    first -= before
    last -= before
    inside = np.flatnonzero(after > 0)
    inside = inside[leads[inside] < ends[after[inside] - 1]]
    np.subtract.at(last, after[inside] - 1, follow[inside].astype(np.uint32))
    return first, last


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
    upper = hashes.astype("<u8", copy=False).view("<u4")[1::2]
    return np.asarray(upper & np.uint32(0xFFFFFFFC), np.uint32)


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


def _stops(joined: Bytes, letters: Bytes, marks: Places) -> Places:
    """Return where a stop stands before white space or a mark, or where a paragraph ends."""
    kind, after = joined[marks], joined[marks + 1]
    stops = (kind == 0x2E) | (kind == 0x21) | (kind == 0x3F)
    stops &= (letters[marks + 1] == _SPACE) & (after != 0x2C)
    stops |= (kind == 0x0A) & (after == 0x0A)
    return np.asarray(marks[stops], np.int64)


def _sentences(starts: Places, stops: Places) -> Places:
    """Return the first word of each sentence: one ends where stops stand between two words."""
    begins: Places = np.append(0, np.searchsorted(starts, stops))
    begins = begins[firsts(begins)]
    return begins[: np.searchsorted(begins, len(starts))]


def _quoted(joined: Bytes, letters: Bytes, starts: Places, marks: Places) -> NDArray[np.bool_]:
    """Return for each word whether the last quotation mark before it, not far away, opens."""
    marks = marks[(joined[marks] == 0x22) | (joined[marks] == 0xE2)]
    straight, third = joined[marks] == 0x22, joined[marks + 2]
    inner = (third == 0x99) & (letters[marks + 3] != _SPACE)
    curly = ~straight & (joined[marks + 1] == 0x80) & _CURLY[third] & ~inner
    opens = (joined[np.maximum(marks - 1, 0)] <= 0x28) & (joined[marks + 1] > _SPACE)
    opens = np.where(straight, opens, (third == 0x9C) | (third == 0x98))
    quotes = straight | curly
    marks, opens = marks[quotes], opens[quotes]
    closes = np.append(marks[1:], len(joined))[opens]
    first = np.searchsorted(starts, marks[opens])
    last = np.searchsorted(starts, np.minimum(closes, marks[opens] + _LONGEST_QUOTATION + 1))
    edges = np.concatenate([[0], np.stack([first, last], 1).ravel(), [len(starts)]])
    return np.repeat(np.arange(len(edges) - 1) % 2 == 1, np.diff(edges))
