"""A draft → the part of each of its pieces: title, standfirst, body, caption, credit, furniture."""

from __future__ import annotations

import re

from tellings.reports.agencies import formulas, label_of, named
from tellings.reports.bylines import byline, people
from tellings.reports.datelines import head
from tellings.reports.dates import stated
from tellings.reports.drafts import Draft, norm
from tellings.reports.ends import cut_buttons, cut_head, cut_tails, is_generic
from tellings.reports.fused import cut_fused
from tellings.reports.lines import (
    has_photo_credit,
    is_caption,
    is_credit,
    is_furniture,
    is_link,
    is_section,
    is_stopped,
    is_url,
    small_words,
)
from tellings.reports.masthead import mark_masthead, name_like
from tellings.reports.outlets import canonical, plain_url
from tellings.reports.pieces import Piece, Told, pieces_of

_RIGHTS = re.compile(r"(?:©|\(c\)|copyright\b).{0,200}", re.IGNORECASE)
_NO_CAPTION = re.compile(
    r"\||\(@\w+\)|^(?:[\"'“‘(]|And|But|So|Or|Yet|Meanwhile|However|Still|Also|Then|He|She|They|It)\b"
    r"|\b(?:said|says|added|told reporters|wrote|tweeted)(?: \w+day)?$"
)
_RIGHTS_WORDS = re.compile(
    r"©|\(c\)|\bcopyright\b|\ball rights reserved\b.*|\b(?:19|20)\d\d\b|\bby\b", re.IGNORECASE
)
_CREDITED = re.compile(
    r"\b(?:reporting|writing|written|compiled|report|story|words) "
    r"(?:and (?:writing|reporting) )?by:? "
    r"(?P<names>[A-Z].{2,160}?)(?=[;.)]|$)",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"\(?sources?\s?[:–—-]\s?(?P<name>.{2,40}?)\)?\.?", re.IGNORECASE)
_LIST_MARK = re.compile(r"\s*(?:[-*+•·▪►]\s|\(?\d{1,2}[.)]\s)")


def lay_out(draft: Draft) -> tuple[list[Piece], Told]:
    """Tell the part of every piece of a text; return them in order, with what the text tells.

    All pieces together hold every word of the text.
    """
    pieces, told = pieces_of(draft), Told()
    mark_masthead(pieces, told)
    _mark_lines(pieces, told)
    _mark_title(draft.text, pieces, told)
    _mark_captions(draft.text, pieces)
    _mark_standfirst(draft.text, pieces)
    for piece in pieces:
        piece.part = piece.part or "body"
    pieces = cut_head(draft.text, cut_fused(draft.text, pieces), told)
    pieces = cut_buttons(draft.text, pieces)
    pieces = cut_tails(draft.text, pieces, told)
    return pieces, told


def _mark_lines(pieces: list[Piece], told: Told) -> None:
    """Mark furniture, credits and bylines by their wording, and note what they tell."""
    for index, piece in enumerate(pieces):
        if piece.part is not None:
            continue
        at_edge = index < 8 or index >= len(pieces) - 4
        if is_furniture(piece.line) or (index and is_link(piece.line)):
            piece.part = "furniture"
            _note_furniture(piece.line, told)
        elif at_edge and _mark_byline(index, piece, told):
            continue
        elif _credits(piece.line, index >= len(pieces) - 4):
            piece.part = "credit"
            note_credit(piece.line, told)


def _credits(line: str, closing: bool) -> bool:
    """Tell whether a line says whose copy this is; agencies alone say so only at the end."""
    if is_credit(line):
        return not has_photo_credit(line)
    return closing and _all_agencies(line)


def _all_agencies(line: str) -> bool:
    """Tell whether a line holds nothing but agencies, and perhaps a desk's initials before them."""
    names = re.sub(r"^[a-z]{1,4}(?:[/,-] ?[a-z]{1,4})*\s+(?=\()", "", line).strip("()[]–— -.")
    parts = re.split(r"\s*(?:[,/;+]|\s[–—-]\s|\band\b)\s*", names)
    return 0 < len(names) < 60 and all(label_of(part) for part in parts)


def _note_furniture(line: str, told: Told) -> None:
    """Note the web address, the date or the owner of rights in a line of furniture."""
    address = re.search(r"(?:https?://|www\.)[^\s<>]+", line)
    if address:
        told.urls.append(plain_url(address.group()))
    elif _RIGHTS.fullmatch(line):
        _note_owner(line, told)
    else:
        when = stated(line)
        if when:
            told.dates.append(when)


def _note_owner(line: str, told: Told) -> None:
    """Note who holds the rights in a text: an agency, or the outlet."""
    agencies = [one.label for one in named(line)]
    told.agencies += agencies
    owner = _RIGHTS_WORDS.sub("", line).strip(" .,–-|")
    if not agencies and owner and (canonical(owner) or name_like(owner)):
        told.owner = told.owner or canonical(owner) or owner


def _mark_byline(index: int, piece: Piece, told: Told) -> bool:
    found = byline(piece.line)
    if found is None or (index == 0 and not re.match(r"(?i:by)\b", piece.line)):
        return False
    piece.part = "credit"
    told.bylines += found.names
    told.agencies += found.agencies
    told.outlet = told.outlet or found.outlet
    if found.agencies:
        told.credits.append(piece.line)
    return True


def note_credit(line: str, told: Told) -> None:
    """Note a credit line and the agencies that it names."""
    told.credits.append(line)
    told.agencies += [one.label for one in named(line)]
    told.weak += [mark.label for mark in formulas() if mark.label and mark.pattern.search(line)]
    for place in _CREDITED.finditer(line):
        told.bylines += people(re.sub(r"\sin\s[A-Z][\w-]+(?:\s[A-Z][\w-]+)?", "", place["names"]))
    source = _SOURCE.fullmatch(line)
    if source and name_like(source["name"]) and not is_generic(source["name"]):
        told.unknown += (
            [source["name"]] if not named(line) and not canonical(source["name"]) else []
        )


def _mark_title(text: str, pieces: list[Piece], told: Told) -> None:
    """Mark the title: what the file states, else an opening line that is no sentence."""
    stated_title = next((piece for piece in pieces if piece.part == "title"), None)
    if stated_title:
        told.title = stated_title.line
        return
    candidates = [piece for piece in pieces if piece.part is None][:3]
    chosen = next((piece for piece in candidates if piece.open and _heading(text, piece)), None)
    if chosen is None:
        first = candidates[0] if candidates and candidates[0].open else None
        if first is None or len(candidates) < 2 or not _title_like(text, first):
            return
        chosen = first
        second = candidates[1]
        if is_section(first.line) and second.open and _title_like(text, second):
            first.part, chosen = "furniture", second
    chosen.part, told.title = "title", chosen.line


def _heading(text: str, piece: Piece) -> bool:
    """Tell whether Markdown sets a piece as a heading."""
    return re.match(r"\s*#{1,2}\s+\S", text[piece.start : piece.end]) is not None


def _title_like(text: str, piece: Piece) -> bool:
    words = piece.line.split()
    if not 2 <= len(words) <= 32 or "\n\n" in text[piece.start : piece.end]:
        return False
    if re.search(r"[,;:]$", piece.line) or head(text, piece.start, piece.end):
        return False
    if _LIST_MARK.match(text[piece.start : piece.end]) or is_url(piece.line):
        return False
    if len(words) > 14 and is_caption(piece.line):
        return False
    line = re.sub(r"(?:\b[A-Z]\.){2,}$", "", piece.line)
    return not re.search(r"(?<!\.\.)[.…][\"'”’)\]]*$", line)


def _mark_captions(text: str, pieces: list[Piece]) -> None:
    """Mark captions: by cue, by a photograph's credit, or as the sentence that lacks its stop."""
    rest = [piece for piece in pieces if piece.part is None]
    long = [piece for piece in rest if len(piece.line.split()) >= 9]
    stopped = sum(is_stopped(piece.line) for piece in long)
    strict = len(long) >= 4 and stopped >= 0.6 * len(long)
    for index, piece in enumerate(rest):
        if _caption_by_cue(piece):
            piece.part = "caption" if len(piece.line.split()) > 5 else "credit"
            _mark_alternative(rest, index)
        elif strict and 0 < index < len(rest) - 1 and _unstopped(text, piece):
            piece.part = "caption"


def _caption_by_cue(piece: Piece) -> bool:
    """Tell a caption by its wording; a long paragraph is none unless a photograph is credited."""
    if piece.image:
        return True
    limit = 130 if has_photo_credit(piece.line) else 70
    return len(piece.line.split()) <= limit and is_caption(piece.line)


def _mark_alternative(rest: list[Piece], index: int) -> None:
    """Mark the line right above a caption: the picture's alternative text, often cut short."""
    above = rest[index - 1] if index else None
    if above and rest[index].close and above.part is None and not is_stopped(above.line):
        above.part = "caption"


def _unstopped(text: str, piece: Piece) -> bool:
    """Tell a caption among stopped paragraphs: a sentence of some length without its stop."""
    if is_stopped(re.sub(r"(?<=[.!?\"”’]) \w+(?: \w+)?$", "", piece.line)):
        return False
    if piece.line.endswith((":", ";", ",", "-", "–", "—")):
        return False
    if _LIST_MARK.match(text[piece.start : piece.end]) or _NO_CAPTION.search(piece.line):
        return False
    return len(piece.line.split()) >= 9 and small_words(piece.line) > 0.4


def _mark_standfirst(text: str, pieces: list[Piece]) -> None:
    """Mark the sentence between title and body that sums the report up.

    It is told from the first paragraph by standing apart from the body, or by the next paragraph
    coming nearer to the title, as an opening paragraph does.
    """
    at = next((i for i, piece in enumerate(pieces) if piece.part == "title"), None)
    if at is None or any(piece.part == "standfirst" for piece in pieces):
        return
    for piece in pieces[at + 1 : at + 3]:
        if piece.part is None and norm(piece.line) == norm(pieces[at].line):
            piece.part = "title"
    rest = [i for i in range(at + 1, len(pieces)) if pieces[i].part is None]
    if len(rest) < 2 or not pieces[rest[0]].open or len(pieces[rest[0]].line.split()) > 45:
        return
    if head(text, pieces[rest[0]].start, pieces[rest[0]].end):
        return
    candidate, following = pieces[rest[0]], pieces[rest[1]]
    between = [piece.part for piece in pieces[rest[0] + 1 : rest[1]]]
    unstopped = not is_stopped(candidate.line) and len(candidate.line.split()) >= 6
    apart = "credit" in between or (bool(between) and _nearer(pieces[at], following, candidate))
    if unstopped or apart:
        candidate.part = "standfirst"


def _nearer(title: Piece, following: Piece, candidate: Piece) -> bool:
    words = _content(title.line)
    return len(words & _content(following.line)) > len(words & _content(candidate.line))


def _content(line: str) -> set[str]:
    return {word for word in re.findall(r"\w+", line.casefold()) if len(word) > 3}
