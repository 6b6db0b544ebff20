"""Whose the marked stretches are that no cue took."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.claims.calling import is_speaking_noun
from tellings.claims.context import Context
from tellings.claims.cues import Frame, verbs
from tellings.claims.marks import Marked
from tellings.claims.scare import words_of
from tellings.claims.syntax import Tree
from tellings.model import Bounds


@dataclass(frozen=True, slots=True)
class Link:
    """To whom a marked stretch belongs: the cue with its sentence, and the source."""

    position: int
    frame: Frame | None
    cue: Bounds | None
    source: tuple[int, int, Bounds] | None


def find_links(
    context: Context, loose: Sequence[Marked], known: Sequence[Link]
) -> dict[Marked, Link]:
    """Return whose speech each loose stretch is, as far as that can be told."""
    found: dict[Marked, Link] = {}
    for marked in sorted(loose, key=lambda m: m.start):
        link = _beside(context, marked) or _colon(context, marked)
        if link is not None:
            found[marked] = link
    for marked in sorted(loose, key=lambda m: m.start):
        if marked not in found:
            link = _carried(context, marked, [*known, *found.values()], found)
            link = link or _acting(context, marked)
            if link is not None:
                found[marked] = link
    return found


def _acting(context: Context, marked: Marked) -> Link | None:
    """Give speech that fills its sentence to the person who acts beside it: 'Ann laughed. "Me?"'.

    Beside it is the sentence before in its paragraph, or else the next sentence.
    """
    first, last = context.position_at(marked.start), context.position_at(marked.end - 1)
    if first < 0 or not _fills(context, marked, first, last):
        return None
    for position in (first - 1, last + 1):
        if not 0 <= position < len(context.trees):
            continue
        near = context.paragraph(position) - context.paragraph(first)
        if abs(near) > (1 if position > last else 0):
            continue
        tree = context.trees[position]
        subject = tree.subject_own(tree.parse.root) if tree.parse.root >= 0 else -1
        if subject >= 0 and _is_person(tree, subject):
            bounds = tree.bounds(tree.stretch(subject, without=_clauses(tree, subject)))
            if bounds is not None:
                return Link(
                    position,
                    None,
                    _manner(context, position),
                    (position, subject, context.place(position, bounds)),
                )
    return None


def _manner(context: Context, position: int) -> Bounds | None:
    """Return the verb of a sentence where it tells how something is said: "laughed"."""
    tree = context.trees[position]
    root = tree.parse.root
    if not any("quote" in row.takes for row in verbs().get(tree.lemma(root), ())):
        return None
    return context.place(position, (tree.token(root).start, tree.token(root).end))


def _fills(context: Context, marked: Marked, first: int, last: int) -> bool:
    """Return whether nothing but the marked words stands in their sentences."""
    start, end = context.span(first)[0], context.span(last)[1]
    outside = context.text[start : marked.start] + context.text[marked.end : end]
    return not re.search(r"\w", outside)


def _is_person(tree: Tree, index: int) -> bool:
    if tree.names_at.get(index) == "person" or tree.lower(index) in ("he", "she"):
        return True
    return tree.token(index).upos == "NOUN" and is_speaking_noun(tree, index)


def _clauses(tree: Tree, index: int) -> list[int]:
    return tree.kids(index, "acl", "appos", "advcl")


def _beside(context: Context, marked: Marked) -> Link | None:
    """Return the cue that stands next to the marks, before them or after them."""
    after = _after(context, marked)
    before = _before(context, marked)
    if before is None or after is None:
        return before or after
    colon = re.search(r"[:,]\s*$", context.text[max(0, marked.start - 3) : marked.start])
    return before if colon else after


def _candidates(context: Context, position: int) -> list[Frame]:
    return [frame for frame in context.frames[position] if frame.takes_quote]


def _link(context: Context, position: int, frame: Frame) -> Link:
    tree = context.trees[position]
    cue = context.place(position, (tree.token(frame.cue[0]).start, tree.token(frame.cue[-1]).end))
    source = None
    tokens = [i for i in frame.source_tokens if i not in frame.content or i == frame.source]
    if frame.source >= 0 and tokens:
        run = next((r for r in tree.runs(tokens) if frame.source in r), tokens)
        bounds = tree.bounds(run)
        if bounds is not None:
            source = (position, frame.source, context.place(position, bounds))
    if source is None or inside_marks(context, source[2]):
        source = beside_cue(context, position, frame) or source
    return Link(position, frame, cue, source)


def beside_cue(context: Context, position: int, frame: Frame) -> Source:
    """Return the noun phrase right before the cue, or right after it, outside all marks.

    This holds up where the parse found a subject inside the quoted words.
    """
    tree = context.trees[position]
    for step, start in ((-1, frame.cue[0] - 1), (1, frame.cue[-1] + 1)):
        run: list[int] = []
        index = start
        while 0 <= index < len(tree) and tree.token(index).upos in _NOMINAL:
            token = tree.token(index)
            if inside_marks(context, context.place(position, (token.start, token.end))):
                break
            run.append(index)
            index += step
        run.sort()
        nouns = [i for i in run if tree.token(i).upos in ("PROPN", "NOUN", "PRON")]
        bounds = tree.bounds(run)
        if nouns and bounds:
            head = next((i for i in nouns if tree.head(i) not in run), nouns[-1])
            return position, head, context.place(position, bounds)
    return None


Source = tuple[int, int, Bounds] | None
_NOMINAL = frozenset(["PROPN", "NOUN", "PRON", "DET", "ADJ", "NUM"])


def _after(context: Context, marked: Marked) -> Link | None:
    """Find '…," he said' and '…," said Ann Smith, the mayor'."""
    position = context.position_at(marked.end - 1)
    _, end = context.span(position)
    if marked.end >= end:
        return None
    best: tuple[int, Frame] | None = None
    for frame in _candidates(context, position):
        link = _link(context, position, frame)
        if link.cue is None or link.cue[0] < marked.end or _crosses(context, marked, link.cue[0]):
            continue
        near = min(link.cue[0], link.source[2][0] if link.source else link.cue[0])
        gap = context.text[marked.end : max(near, marked.end)]
        if len(words_of(gap)) > 2 or re.search(r"[.!?;]\s", gap):
            continue
        if best is None or link.cue[0] < best[0]:
            best = (link.cue[0], frame)
    return None if best is None else _link(context, position, best[1])


def _before(context: Context, marked: Marked) -> Link | None:
    """Find 'he said: "…' and 'Ann Smith told CNN on Tuesday, "…'."""
    position = context.position_at(marked.start)
    if position < 0:
        return None
    best: Link | None = None
    for frame in _candidates(context, position):
        link = _link(context, position, frame)
        if link.cue is None or link.cue[1] > marked.start or inside_marks(context, link.cue):
            continue
        gap = context.text[link.cue[1] : marked.start]
        if len(words_of(gap)) > 14 or (len(words_of(gap)) > 5 and not re.search(r"[:,]\s*$", gap)):
            continue
        if best is None or best.cue is None or link.cue[0] > best.cue[0]:
            best = link
    return best


def _crosses(context: Context, marked: Marked, offset: int) -> bool:
    """Return whether another marked stretch lies between this one and an offset."""
    return any(marked.end <= m.start and m.end <= offset for m in context.marks) or inside_marks(
        context, (offset, offset + 1)
    )


def inside_marks(context: Context, bounds: Bounds) -> bool:
    """Return whether characters stand in quotation marks."""
    return any(m.start <= bounds[0] and bounds[1] <= m.end for m in context.marks)


_NAMED_COLON = re.compile(r"(?:^|\n)\s*([^\W\d_][^:\n\"“”]{1,60}):\s*$")


def _colon(context: Context, marked: Marked) -> Link | None:
    """Find 'Ann Smith, mayor: "…"' at the start of a sentence."""
    position = context.position_at(marked.start)
    if position < 0:
        return None
    start, _ = context.span(position)
    match = _NAMED_COLON.match(context.text[start : marked.start])
    if match is None:
        return None
    tree = context.trees[position]
    tokens = tree.within(match.start(1), match.end(1))
    nominal = [i for i in tokens if tree.token(i).upos in ("PROPN", "NOUN", "PRON")]
    if not nominal or any(tree.token(i).upos == "VERB" for i in tokens):
        return None
    bounds = (start + match.start(1), start + match.end(1))
    head = next((i for i in nominal if tree.head(i) not in tokens), nominal[0])
    return Link(position, None, None, (position, head, bounds))


def _carried(
    context: Context, marked: Marked, known: Sequence[Link], found: dict[Marked, Link]
) -> Link | None:
    """Give speech without a cue to the speaker of the sentence before it, or of the one after."""
    first = context.position_at(marked.start)
    last = context.position_at(marked.end - 1)
    for position in (first, first - 1, last + 1):
        if not 0 <= position < len(context.trees):
            continue
        if position > last and context.paragraph(position) != context.paragraph(last):
            continue
        link = _speaking(context, position, known, found)
        if link is not None and _continues(context, position, first):
            return link
    return None


def _speaking(
    context: Context, position: int, known: Sequence[Link], found: dict[Marked, Link]
) -> Link | None:
    """Return the last one who is reported to speak in a sentence, or whose words it holds."""
    own = [link for link in known if link.position == position and link.source is not None]
    if own:
        return max(own, key=lambda link: link.cue or (0, 0))
    start, end = context.span(position)
    holding = [m for m in found if m.start < end and start < m.end]
    return found[holding[-1]] if holding else None


def _continues(context: Context, position: int, first: int) -> bool:
    """Return whether speech can carry over between two sentences: no more than a paragraph on."""
    return abs(context.paragraph(position) - context.paragraph(first)) <= 1
