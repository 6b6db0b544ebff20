"""Marked stretches that no cue took: speech told from scare quotes, titles and terms."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tellings.claims.context import Context
from tellings.claims.marks import Marked


def is_speech(context: Context, marked: Marked) -> bool:
    """Return whether a marked stretch is speech rather than a scare quote, a title or a term.

    Speech has a finite verb, or ends a sentence inside its marks, or fills a sentence.
    """
    words = [word for start, end in marked.pieces for word in words_of(context.text[start:end])]
    if not words:
        return False
    if _is_title(words) and not _is_set_off(context, marked):
        return False
    if len(words) >= 8 or _ends_sentence(context, marked) or _meets_cue(context, marked):
        return True
    return len(words) >= 2 and _has_finite_verb(context, marked)


def _meets_cue(context: Context, marked: Marked) -> bool:
    """Return whether a verb of speech or writing stands right before the marks: 'read "Bread"'."""
    position = context.position_at(marked.start)
    if position < 0:
        return False
    tree, start = context.trees[position], context.sentences[position].start
    for frame in context.frames[position]:
        end = start + tree.token(frame.cue[-1]).end
        gap = context.text[end : marked.start] if end <= marked.start else "-"
        if frame.takes_quote and frame.kind in _SAID and gap.strip(" :,") == "" and len(gap) < 4:
            return tree.token(frame.verb).upos == "VERB" and not tree.is_passive(frame.verb)
    return False


_SAID = frozenset(["speech", "writing"])


def words_of(text: str) -> list[str]:
    """Return the words of a text, hyphens and apostrophes inside them kept."""
    return re.findall(r"[\w'’-]+", text)


def _is_title(words: Sequence[str]) -> bool:
    """Return whether the words are capitalised as those of a title are."""
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(long) > 1 and all(word[0].isupper() for word in long)


def _is_set_off(context: Context, marked: Marked) -> bool:
    """Return whether a comma, a colon or a sentence's end stands before the marks."""
    before = context.text[max(0, marked.start - 3) : marked.start].rstrip()
    return not before or before[-1] in ",:.!?—–\n"


def _ends_sentence(context: Context, marked: Marked) -> bool:
    end = marked.pieces[-1][1]
    opens = context.text[marked.pieces[0][0]]
    closes = context.text[end - 1 : end]
    return closes in ".!?," and (opens.isupper() or closes in "!?") and marked.closed


def _has_finite_verb(context: Context, marked: Marked) -> bool:
    position = context.position_at(marked.start)
    if position < 0:
        return False
    tree, start = context.trees[position], context.sentences[position].start
    inside = tree.within(marked.start - start, marked.end - start)
    return any(tree.token(i).xpos in ("VBD", "VBZ", "VBP", "MD") for i in inside)
