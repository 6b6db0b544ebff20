"""Both ends of the body: the dateline at its head, a sign-off and the outlet's name at its foot."""

from __future__ import annotations

import re

from tellings.reports.agencies import label_of, signoffs
from tellings.reports.datelines import head
from tellings.reports.lines import bare, is_furniture, is_link
from tellings.reports.masthead import name_like, outlet_like
from tellings.reports.outlets import canonical
from tellings.reports.pieces import Piece, Told

_GENERIC = re.compile(
    r"(?:news |wire |various |other )*"
    r"(?:agency|agencies|wires?|staff|services?|sources|reports|media)",
    re.IGNORECASE,
)
_NAME_WORD = r"(?:[A-Z0-9][\w'’&.-]*|of|the|and|de|&)"
_OUTLET_NAME = re.compile(rf"{_NAME_WORD}(?: {_NAME_WORD}){{0,5}}")
_BUTTON = re.compile(r"[.!?…][\"'”’)]*\s+(?P<words>[A-Z][\w ]{1,30})\s*$")
_DESK = re.compile(
    r"(?:^|[.!?\"'”’)]\s+)(?P<whole>(?P<name>[A-Z]{2,6})[ /][a-z]{2,4}(?:[-/][a-z]{2,4})*)$"
)
_LAST_NAME = re.compile(
    r"(?:^|[.!?\"'”’)]\s*)"
    r"(?P<whole>(?:[(\[]|[–—-]{1,2}\s?)?(?P<name>[A-Z][\w /&.'’-]{1,40}?)[)\]]?\.?)$"
)


def is_generic(name: str) -> bool:
    """Tell whether a credit names no one in particular ("news agencies")."""
    return _GENERIC.fullmatch(name) is not None


def cut_head(text: str, pieces: list[Piece], told: Told) -> list[Piece]:
    """Cut the dateline off the paragraph that it opens, and note what it tells."""
    body = [i for i, piece in enumerate(pieces) if piece.part == "body"][:3]
    for number, index in enumerate(body):
        piece = pieces[index]
        lead = re.match(r"[\s|*_>•-]*", text[piece.start : piece.end])
        start = piece.start + (lead.end() if lead else 0)
        found = head(text, start, piece.end)
        if found is None or (number and found.credit is None and found.month is None):
            continue
        told.head = found
        if found.credit:
            _note_copy(found.credit, told)
        cut = Piece(piece.start, found.end, bare(text[piece.start : found.end]), "credit")
        cut.whole = True
        rest = Piece(found.end, piece.end, bare(text[found.end : piece.end]), "body")
        return [*pieces[:index], cut, rest, *pieces[index + 1 :]]
    return pieces


def _note_copy(credit: str, told: Told) -> None:
    """Note the agencies of a dateline's credit, and the letters that no agency known uses."""
    whole = label_of(credit)
    for name in [credit] if whole else re.split(r"\s*(?:/|&|,|\+|\band\b)\s*", credit):
        label = label_of(name)
        if label:
            told.agencies.append(label)
        elif name.strip():
            told.unknown.append(name.strip())


def cut_buttons(text: str, pieces: list[Piece]) -> list[Piece]:
    """Cut the words of a button ("More", "Sign Up") off the paragraph that they ran into."""
    cut: list[Piece] = []
    for piece in pieces:
        tail = _BUTTON.search(text, max(piece.start, piece.end - 40), piece.end)
        words = bare(tail["words"]) if tail else ""
        if piece.part != "body" or tail is None or not (is_furniture(words) or is_link(words)):
            cut.append(piece)
            continue
        place = tail.start("words")
        cut.append(Piece(piece.start, place, bare(text[piece.start : place]), "body", piece.open))
        cut.append(Piece(place, piece.end, words, "furniture", piece.open))
    return cut


def cut_tails(text: str, pieces: list[Piece], told: Told) -> list[Piece]:
    """Cut an agency's sign-off from the end of the body, and mark the outlet's name below it."""
    body = [i for i, piece in enumerate(pieces) if piece.part == "body"]
    _mark_outlet(pieces, body, told)
    for index in reversed(body[-3:]):
        piece = pieces[index]
        if piece.part != "body":
            continue
        place = _signed_off(text, piece, told)
        if place is None:
            continue
        cut = Piece(place, piece.end, bare(text[place : piece.end]), "credit")
        if place <= piece.start:
            piece.part = "credit"
            continue
        kept = Piece(piece.start, place, bare(text[piece.start : place]), "body")
        return [*pieces[:index], kept, cut, *pieces[index + 1 :]]
    return pieces


def _signed_off(text: str, piece: Piece, told: Told) -> int | None:
    """Return where the mark begins with which an agency closes a paragraph, and note it."""
    tail = max(piece.start, piece.end - 80)
    if tail > piece.start:
        tail = text.find(" ", tail, piece.end)
    words = text[tail : piece.end].rstrip(" \n\t|*_")
    desk = _DESK.search(words)
    if desk:
        told.credits.append(desk["whole"])
        _note_copy(desk["name"], told)
        return tail + desk.start("whole")
    for mark in signoffs():
        found = mark.pattern.search(words) if tail >= 0 else None
        if found:
            told.credits.append(found[1])
            told.weak += [mark.label] if mark.label else []
            return tail + found.start(1)
    last = _LAST_NAME.search(words)
    if last is None or not (label_of(last["name"]) or _as_credit(last, told)):
        return None
    told.credits.append(last["whole"])
    _note_copy(last["name"], told)
    return tail + last.start("whole")


def _as_credit(last: re.Match[str], told: Told) -> bool:
    """Tell whether an unknown name that closes a text is marked as a credit: "- XYZ", "(Nordwire)".

    Letters or an outlet's name in brackets or behind a dash are one, as is a name in brackets on a
    line of its own, and what the dateline credits.
    """
    marked = re.match(r"[(\[–—-]", last["whole"]) is not None
    alone = last.start() == 0 and last["whole"].startswith("(") and name_like(last["name"])
    short = re.fullmatch(r"[A-Z]{2,6}", last["name"]) is not None
    return (marked and (short or alone or outlet_like(last["name"]))) or (
        last["name"] in told.unknown
    )


def _is_signoff(line: str) -> bool:
    return any(mark.pattern.match(line) for mark in signoffs())


def _mark_outlet(pieces: list[Piece], body: list[int], told: Told) -> None:
    """Mark a last line that is nothing but the outlet's name."""
    if len(body) < 3:
        return
    last = pieces[body[-1]]
    words = last.line.split()
    if (
        not last.open
        or not _OUTLET_NAME.fullmatch(last.line)
        or len(words) > 6
        or last.line.endswith(".")
    ):
        return
    if label_of(last.line) or is_generic(last.line) or _is_signoff(last.line):
        return
    last.part = "furniture"
    told.outlet = told.outlet or canonical(last.line) or last.line
