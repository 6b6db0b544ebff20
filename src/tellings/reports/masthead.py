"""The lines above a report's text: the outlet's name, the day, the writer, in any order."""

from __future__ import annotations

import re
from functools import cache

from tellings.model import Published
from tellings.reports.agencies import label_of, resource
from tellings.reports.bylines import byline
from tellings.reports.dates import full_dates
from tellings.reports.lines import is_stopped
from tellings.reports.outlets import canonical
from tellings.reports.pieces import Piece, Told
from tellings.wordlists import parsed

_WEEKDAY = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s*$", re.IGNORECASE
)
_CLOCK = re.compile(
    r"^[\s,|•·/–-]*(?:at\s)?\d{1,2}[:.h]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s?\(?[A-Z]{2,4}\)?)?",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*[,(]\s*\w+ (?:edition|summary|page|service|version)\)?$|\s*\(\w+\)$")
_STAMP = re.compile(
    r"^(?:first |last )?(?:published|updated|posted|issued|modified)(?: on| at)?:?\s*",
    re.IGNORECASE,
)
_EDGES = " \t,|•·/–—-"
_NAME_WORD = r"(?:[A-Z0-9][\w'’&.-]*|of|the|and|de|del|la|le|el|du|der|die|&)"
_NAME = re.compile(rf"{_NAME_WORD}(?: {_NAME_WORD}){{0,5}}")


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(parsed(resource("marks.yaml"))["outlet_words"].split())


def name_like(line: str) -> bool:
    """Tell whether a line could be the name of an outlet: a few words, all written as names."""
    return _NAME.fullmatch(line) is not None and not line.endswith(".") and line[0].isupper()


def outlet_like(line: str) -> bool:
    """Tell whether a name holds a word that outlets call themselves by, or is a known outlet."""
    words = {word.casefold() for word in re.findall(r"[^\W\d_]+", line)}
    return canonical(line) is not None or (name_like(line) and bool(words & _outlet_words()))


def mark_masthead(pieces: list[Piece], told: Told) -> None:
    """Mark the lines above the text that give day, outlet and writer, and note what they tell."""
    top = _top(pieces)
    for piece in top:
        _mark_dated(piece, told)
    bare_lines = [piece for piece in top if piece.part is None and not _written_by(piece.line)]
    if told.outlet or not bare_lines:
        return
    known = [piece for piece in bare_lines if outlet_like(_name_of(piece))]
    beside = [
        piece
        for piece in bare_lines
        if name_like(_name_of(piece)) and _beside_marked(top, piece) and not label_of(piece.line)
    ]
    # With nothing else for a title, only an outlet that is known is taken from it.
    if len(bare_lines) < 2:
        known, beside = [piece for piece in known if canonical(_name_of(piece))], []
    chosen = next(iter([*known, *beside]), None)
    if chosen:
        chosen.part = "furniture"
        told.outlet = usual_name(_name_of(chosen))


def _written_by(line: str) -> bool:
    """Tell a byline from an outlet's name that only looks like one ("Island Reporter")."""
    if line.lower().startswith("by "):
        return True
    return byline(line) is not None and not name_like(line)


def _name_of(piece: Piece) -> str:
    return _ASIDE.sub("", piece.line)


def usual_name(name: str) -> str:
    """Return an outlet's usual name; one in capitals as names are written."""
    return canonical(name) or (name.title() if name.isupper() and len(name) > 6 else name)


def _top(pieces: list[Piece]) -> list[Piece]:
    """Return the open lines before the first paragraph of prose, eight at most."""
    top: list[Piece] = []
    for piece in pieces[:10]:
        words = len(piece.line.split())
        if not piece.open or words > 25 or (words > 10 and is_stopped(piece.line)):
            if piece.part is None:
                break
            continue
        top.append(piece)
    return top if len(top) < len(pieces) else []


def _beside_marked(top: list[Piece], piece: Piece) -> bool:
    """Tell whether the line right above or below is one that gives day or writer."""
    at = top.index(piece)
    below = at + 1 < len(top) and top[at + 1].close and top[at + 1].part is not None
    above = at > 0 and piece.close and top[at - 1].part is not None
    return below or above


def _mark_dated(piece: Piece, told: Told) -> None:
    """Mark a line that is a date with nothing beside it but an outlet, a place or a writer."""
    if piece.part is not None or len(piece.line) > 110:
        return
    days = full_dates(piece.line)
    if len(days) != 1:
        return
    if piece.line[: days[0].start].rstrip().endswith(",") and days[0].end == len(piece.line):
        told.dates.append(Published(days[0].date.isoformat()))
    left = _STAMP.sub("", _WEEKDAY.sub("", piece.line[: days[0].start]).strip(_EDGES))
    right = _CLOCK.sub("", piece.line[days[0].end :]).strip(_EDGES)
    beside = [part for part in (*_parts(left), *_parts(right)) if part]
    if not all(name_like(part) or byline(part) for part in beside):
        return
    piece.part = "furniture"
    told.dates.append(Published(days[0].date.isoformat()))
    for part in beside:
        _note(part, piece, told)


def _parts(words: str) -> list[str]:
    words = _ASIDE.sub("", words.strip(_EDGES))
    parts = re.split(r"\s*[|•·]\s*|\s+[/–—]\s+", words)
    return [_ASIDE.sub("", part).strip(_EDGES) for part in parts]


def _note(part: str, piece: Piece, told: Told) -> None:
    bare_name = re.sub(r"^by\s+", "", part, flags=re.IGNORECASE)
    written = byline(part)
    if outlet_like(bare_name):
        told.outlet = told.outlet or usual_name(bare_name)
    elif written:
        piece.part = "credit"
        told.bylines += written.names
        told.agencies += written.agencies
        told.outlet = told.outlet or written.outlet
    elif len(part.split()) == 1 and part[0].isupper():
        told.place = told.place or part
    else:
        told.outlet = told.outlet or part
