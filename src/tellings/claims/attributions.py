"""Who is reported to say, write, think or find what: cues, marks and sentences brought together.

The frames of single sentences are joined with the quotation marks of the whole report: marks win
over the parse on where a quotation begins and ends, the parse wins on who speaks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tellings.claims.context import Context
from tellings.claims.cues import CueKind, Frame, Shape
from tellings.claims.edges import closed, untimed, without_that
from tellings.claims.marks import Marked
from tellings.claims.scare import is_speech
from tellings.claims.speech_marks import Link, beside_cue, find_links, inside_marks
from tellings.model import Bounds, Speech


@dataclass(frozen=True, slots=True)
class Told:
    """An attribution at its place in the report.

    ``pieces`` are the stretches of the content, marks outside. ``source`` is a sentence's position
    with the head token of the source (-1 where the source is no token) and the characters of the
    whole source; ``None`` where none is named. ``frame`` is the frame that gave it, with its
    position; a quotation found by its marks alone has none.
    """

    kind: CueKind
    position: int
    pieces: tuple[Bounds, ...]
    cue: Bounds | None
    source: tuple[int, int, Bounds] | None
    speech: Speech
    shape: Shape
    frame: Frame | None = None
    opener: Bounds | None = None


def attributions(context: Context) -> list[Told]:
    """Return the attributions of a report, in order of their first piece."""
    spoken = [m for m in context.marks if is_speech(context, m)]
    found = [
        told
        for position in range(len(context.trees))
        for frame in context.frames[position]
        if (told := _from_frame(context, position, frame)) is not None
    ]
    found = [_snapped(context, told) for told in found]
    taken = [m for m in context.marks if any(_takes(m, told) for told in found)]
    loose = [m for m in spoken if m not in taken]
    outside = [told for told in found if told.frame and not _is_quoted(context, told)]
    links = find_links(context, loose, [_as_link(told) for told in outside])
    found = _extended(context, found, links)
    return sorted(_merged(found), key=lambda told: (told.pieces[0], told.cue or (0, 0)))


def _from_frame(context: Context, position: int, frame: Frame) -> Told | None:
    if not frame.content:
        return None
    tree = context.trees[position]
    skip = set(frame.cue) | set(frame.source_tokens)
    runs = tree.runs(i for i in frame.content if i not in skip)
    bounds = [b for run in runs if (b := tree.bounds(run)) is not None]
    pieces = tuple(context.place(position, b) for b in bounds)
    if not pieces:
        return None
    pieces, opener = without_that(context, pieces)
    if not pieces:
        return None
    cue = context.place(position, (tree.token(frame.cue[0]).start, tree.token(frame.cue[-1]).end))
    source = _source(context, position, frame)
    if source and inside_marks(context, source[2]) and not inside_marks(context, cue):
        source = beside_cue(context, position, frame) or source
    return Told(
        frame.kind, position, pieces, cue, source, "indirect",
        frame.shape, frame, opener,
    )  # fmt: skip


def _source(context: Context, position: int, frame: Frame) -> tuple[int, int, Bounds] | None:
    tree = context.trees[position]
    if frame.source < 0 or not frame.source_tokens:
        return None
    tokens = [i for i in frame.source_tokens if i not in frame.cue]
    lead = {k for k in tree.kids(frame.source, "case") if tree.lower(k) not in ("'s", "’s")}
    tokens = [i for i in tokens if i not in lead]
    run = next((run for run in tree.runs(tokens) if frame.source in run), tokens)
    bounds = tree.bounds(run)
    if bounds is None:
        return None
    return position, frame.source, untimed(context, context.place(position, bounds))


def _overlap(marked: Marked, told: Told) -> bool:
    return any(start < marked.end and marked.start < end for start, end in told.pieces)


def _is_quoted(context: Context, told: Told) -> bool:
    """Return whether the cue itself stands in quotation marks."""
    return any(_holds_cue(marked, told) for marked in context.marks)


def _takes(marked: Marked, told: Told) -> bool:
    """Return whether the marked words are this cue's, and not words that hold the cue itself."""
    inside = told.cue is not None and marked.start <= told.cue[0] and told.cue[1] <= marked.end
    return not inside and _overlap(marked, told)


def _snapped(context: Context, told: Told) -> Told:
    """Let the content end where the marks that it touches do, and tell direct from indirect."""
    if told.shape in ("object", "preposition") and not _quotes_whole(context, told):
        kept = tuple(closed(context, piece, context.marks) for piece in told.pieces)
        return replace(told, pieces=kept, speech=_speech(context, kept))
    marks = [m for m in context.marks if _overlap(m, told) and not _holds_cue(m, told)]
    pieces = list(told.pieces)
    for marked in marks:
        pieces = _with_mark(pieces, marked)
    pieces = _quoted_alone(_joined(context, pieces, marks), marks)
    told = replace(told, pieces=tuple(pieces))
    linked = len(marks) > len(pieces)
    if marks and not linked and _covered(context, told.pieces, marks):
        inner = tuple(piece for marked in marks for piece in marked.pieces)
        return replace(told, pieces=inner, speech="direct")
    return replace(told, speech="mixed" if marks else "indirect")


def _quotes_whole(context: Context, told: Told) -> bool:
    marks = [m for m in context.marks if _overlap(m, told)]
    return bool(marks) and _covered(context, told.pieces, marks)


def _speech(context: Context, pieces: Sequence[Bounds]) -> Speech:
    for start, end in pieces:
        if any(m.start < end and start < m.end for m in context.marks):
            return "mixed"
    return "indirect"


def _holds_cue(marked: Marked, told: Told) -> bool:
    return told.cue is not None and marked.start < told.cue[0] and told.cue[1] < marked.end


def _with_mark(pieces: list[Bounds], marked: Marked) -> list[Bounds]:
    """Stretch the pieces that touch a marked stretch over the whole of it."""
    touching = [p for p in pieces if p[0] < marked.end and marked.start < p[1]]
    others = [p for p in pieces if p not in touching]
    start = min(marked.start, *(p[0] for p in touching), marked.start)
    end = max(marked.end, *(p[1] for p in touching), marked.end)
    return sorted([*others, (start, end)])


def _quoted_alone(pieces: list[Bounds], marks: Sequence[Marked]) -> list[Bounds]:
    """Leave out a piece without marks behind one that is all quoted: it belongs to the cue."""
    quoted = [
        p for p in pieces if any(m.start <= p[0] and p[1] <= m.end for m in marks)
    ]  # fmt: skip
    bare = [p for p in pieces if not any(p[0] < m.end and m.start < p[1] for m in marks)]
    if quoted and bare and len(quoted) + len(bare) == len(pieces) and bare[0] > quoted[0]:
        return quoted
    return pieces


def _joined(context: Context, pieces: list[Bounds], marks: Sequence[Marked]) -> list[Bounds]:
    """Join pieces with nothing but blanks and signs between them; trim marks off the ends."""
    joined: list[Bounds] = []
    for piece in sorted(pieces):
        if joined and not re.search(r"\w", context.text[joined[-1][1] : piece[0]]):
            joined[-1] = (joined[-1][0], max(joined[-1][1], piece[1]))
        else:
            joined.append(piece)
    return [_unmarked(context, piece, marks) for piece in joined]


def _unmarked(context: Context, piece: Bounds, marks: Sequence[Marked]) -> Bounds:
    """Step inside where one marked stretch is all of the piece."""
    piece = closed(context, piece, marks)
    for marked in marks:
        inner = (marked.pieces[0][0], marked.pieces[-1][1])
        outside = context.text[piece[0] : marked.start] + context.text[marked.end : piece[1]]
        if marked.start <= inner[0] and not re.search(r"\w", outside):
            return inner
    return piece


def _covered(context: Context, pieces: Sequence[Bounds], marks: Sequence[Marked]) -> bool:
    """Return whether all words of the pieces stand within the marks, a conjunction left out."""
    for start, end in pieces:
        for word in re.finditer(r"\w+", context.text[start:end]):
            at = start + word.start()
            if not any(m.start <= at < m.end for m in marks):
                return False
    return True


def _as_link(told: Told) -> Link:
    frame = told.frame
    assert frame is not None  # noqa: S101, the caller keeps only those with a frame
    return Link(told.position, frame, told.cue, told.source)


def _extended(context: Context, found: list[Told], links: dict[Marked, Link]) -> list[Told]:
    """Add the quotations that marks alone show, to the attribution of their cue or as new."""
    for marked in sorted(links, key=lambda m: m.start):
        link = links[marked]
        owner = next((t for t in found if _same(t, link, marked)), None)
        if owner is None:
            found.append(_from_marks(context, marked, link))
        elif owner.shape in ("clause", "none") and owner.speech == "direct":
            pieces = tuple(sorted({*owner.pieces, *marked.pieces}))
            found[found.index(owner)] = replace(owner, pieces=pieces)
        elif owner.speech != "direct" and owner.pieces[-1][1] <= marked.start:
            pieces = (*owner.pieces, (marked.start, marked.end))
            found[found.index(owner)] = replace(owner, pieces=pieces, speech="mixed")
        else:
            found.append(replace(owner, pieces=marked.pieces, speech="direct", shape="clause"))
    return found


def _from_marks(context: Context, marked: Marked, link: Link) -> Told:
    """Return the attribution of a marked stretch; a mere fragment takes its clause with it."""
    kind = link.frame.kind if link.frame else "speech"
    pieces, speech = marked.pieces, _DIRECT
    if _is_fragment(context, marked) and link.cue is not None:
        start, _ = context.span(context.position_at(marked.start))
        if link.cue[1] <= marked.start:
            start = max(start, link.cue[1])
        limit = link.source[2][1] if link.source and link.source[2][1] <= marked.start else start
        pieces, speech = ((max(start, limit), marked.end),), "mixed"
        found = re.compile(r"\w|[\"“‘']").search(context.text, pieces[0][0])
        pieces = ((found.start() if found else marked.start, marked.end),)
        pieces, _ = without_that(context, pieces)
    return Told(kind, link.position, pieces, link.cue, link.source, speech, "clause", link.frame)


_DIRECT: Speech = "direct"


def _is_fragment(context: Context, marked: Marked) -> bool:
    """Return whether the marked words end a clause that begins before them: had “no choice”."""
    before = context.text[max(0, marked.start - 3) : marked.start].rstrip()
    first = context.text[marked.pieces[0][0]]
    return first.islower() and bool(before) and before[-1] not in ",:—–-.!?;"


def _same(told: Told, link: Link, marked: Marked) -> bool:
    """Return whether the words go to this attribution: one direct, or one that they end."""
    if told.cue is None or told.cue != link.cue:
        return False
    return told.speech == "direct" or 0 <= marked.start - told.pieces[-1][1] <= 2


def _merged(found: list[Told]) -> list[Told]:
    """Keep one attribution where two cues claim the same words: the clause over the object."""
    kept: list[Told] = []
    for told in sorted(found, key=lambda t: (_RANK[t.shape], t.cue or (0, 0))):
        if not any(_same_words(told, other) for other in kept):
            kept.append(told)
    return kept


_RANK: dict[Shape, int] = {"clause": 0, "none": 1, "infinitive": 2, "preposition": 3, "object": 4}


def _same_words(one: Told, other: Told) -> bool:
    return one.pieces == other.pieces and one.speech == other.speech == "direct"
