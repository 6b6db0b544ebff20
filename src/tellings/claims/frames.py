"""The cues of a sentence, each with its source and its content, found from the parse alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tellings.claims.contents import clause, infinitive, object_of, prepositional, put_at
from tellings.claims.cues import Frame, Row, Shape, listed, verbs
from tellings.claims.phrases import adjective_frame, noun_frame, preposition_frame
from tellings.claims.sources import (
    beyond_marks,
    goes_on_outside,
    is_passive,
    listener_of,
    may_report,
    reporter_over,
    source_of,
    tagged_on,
)
from tellings.claims.syntax import Tree


def frames(tree: Tree) -> list[Frame]:
    """Return the frames of a sentence, in the order of their cues."""
    found: list[Frame] = []
    for index, token in enumerate(tree.tokens):
        if token.upos in ("VERB", "AUX") and tree.rel(index) not in ("aux", "cop"):
            frame = _verb_frame(tree, index)
        elif token.upos == "NOUN":
            frame = noun_frame(tree, index)
        elif token.upos == "ADJ":
            frame = adjective_frame(tree, index)
        else:
            frame = None
        frame = frame or preposition_frame(tree, index)
        if frame is not None and may_report(tree, frame):
            found.append(frame)
    return found


def _verb_frame(tree: Tree, verb: int) -> Frame | None:
    if tree.lemma(verb) in ("put", "peg", "estimate"):
        measured = put_at(tree, verb)
        if measured:
            row = Row("finding", frozenset(), None)
            return _framed(tree, verb, row, [], measured, "clause")
    keys = list(_keys(tree, verb))
    rows = [(key, row) for key in keys for row in verbs().get(key, ())]
    if not rows:
        return None
    for shape, finder in (
        ("clause", clause),
        ("infinitive", infinitive),
        ("object", object_of),
        ("preposition", prepositional),
    ):
        for key, row in rows:
            content = finder(tree, verb, key, row.takes)
            if content:
                frame = _framed(tree, verb, row, rows, content, shape)  # type: ignore[arg-type]
                return replace(frame, key=key, passive=_is_asked(tree, verb))
    if any("quote" in row.takes for _, row in rows):
        return _framed(tree, verb, rows[0][1], rows, (-1, []), "none")
    return None


def _is_asked(tree: Tree, verb: int) -> bool:
    """Return whether the cue is told of its listener: "unless asked to leave"."""
    bare = tree.token(verb).xpos == "VBN" and not tree.kids(verb, "aux")
    apart = tree.rel(verb) == "advcl" and tree.token(verb).xpos in ("VBN", "VBD")
    return bare or (apart and tree.subject_own(verb) < 0) or is_passive(tree, verb)


def _keys(tree: Tree, verb: int) -> Iterator[str]:
    """Yield the verb with its particle and preposition, the longest first."""
    lemma, particle = tree.lemma(verb), tree.particle(verb)
    full = f"{lemma} {particle}" if particle else lemma
    for kid in tree.kids(verb, "obl", "advcl", "nmod"):
        case = tree.case(kid) or tree.lower(tree.kid(kid, "mark"))
        if case:
            yield f"{full} {case}"
    yield full
    if particle:
        return
    following = tree.lower(verb + 1)
    if following and tree.head(verb + 1) == verb:
        yield f"{lemma} {following}"


def _framed(
    tree: Tree,
    verb: int,
    row: Row,
    rows: list[tuple[str, Row]],
    content: tuple[int, list[int]],
    shape: Shape,
) -> Frame:
    head, tokens = content
    source = source_of(tree, verb)
    tagged = tagged_on(tree, verb, source)
    if tagged is not None and shape == "clause":
        source, tokens = tagged
        head = tree.parse.root
    stray = beyond_marks(tree, verb, head) if shape == "clause" else None
    if stray is not None:
        source, tokens = stray
    listener = listener_of(tree, verb)
    tokens = _cleaned(tree, verb, source, head, tokens, shape)
    if listener < 0 and shape == "clause":
        listener, tokens = _swallowed(tree, verb, tokens)
    quote = any("quote" in other.takes for _, other in rows)
    cue = [verb, *tree.kids_exact(verb, "compound:prt")]
    taken = set(tokens) | {listener}
    source_tokens = [] if source < 0 else tree.stretch(source, without=taken | {verb})
    return Frame(
        row.kind, verb, tuple(sorted(cue)), source, tuple(source_tokens), tuple(tokens), head,
        shape, quote, row.certainty, listener,
    )  # fmt: skip


def _cleaned(
    tree: Tree, verb: int, source: int, head: int, tokens: list[int], shape: Shape
) -> list[int]:
    """Take out of the content what stands between the source and its cue, and what is added.

    The first belongs to the source; the second ("…, saying …") is reported by a cue of its own.
    """
    if shape != "clause":
        return tokens
    skip: set[int] = set()
    if 0 <= source < verb:
        skip |= set(range(source, verb))
    if head > verb:
        skip |= set(range(verb))
    for index in tokens:
        if tree.rel(index) == "advcl" and tree.token(index).xpos == "VBG" and index > verb:
            first = min(tree.stretch(index))
            row = verbs().get(tree.lemma(index), ())
            if tree.lower(first - 1) == "," and any(r.kind == "speech" for r in row):
                skip |= set(tree.stretch(index))
        if goes_on_outside(tree, index) and reporter_over(tree, index) == verb:
            skip |= set(tree.stretch(index))
    kept = [i for i in tokens if i not in skip]
    kept = _lost_subject(tree, verb, head, kept) + kept
    if kept or not tokens:
        return kept
    return list(range(verb + 1, len(tree)))


def _lost_subject(tree: Tree, verb: int, head: int, tokens: list[int]) -> list[int]:
    """Return the words between a cue and a clause without subject: the parse hung it on the cue."""
    if head < verb or not tokens or tree.subject_own(head) >= 0 or tokens[0] <= verb + 1:
        return []
    between = list(range(verb + 1, tokens[0]))
    loose = [i for i in between if tree.head(i) not in between]
    nominal = (
        len(loose) == 1 and tree.rel(loose[0]) in ("nsubj", "obj") and tree.head(loose[0]) == verb
    )
    if not nominal or tree.lemma(verb) in listed("listener"):
        return []
    return between


def _swallowed(tree: Tree, verb: int, tokens: list[int]) -> tuple[int, list[int]]:
    """Return the listener that the parse took for the content's first word: "told AFP there is"."""
    if tree.lemma(verb) not in listed("listener") or not tokens or tokens[0] != verb + 1:
        return -1, tokens
    end = 0
    while end < len(tokens) and (
        tree.token(tokens[end]).upos in ("PROPN", "NOUN", "DET", "ADJ")
        or tree.token(tokens[end]).xpos == "PRP$"
    ):
        end += 1
        if tree.token(tokens[end - 1]).upos == "NOUN":
            break
    following = tree.token(tokens[end]).upos if end < len(tokens) else ""
    if not end or following not in ("PRON", "DET", "SCONJ", "PROPN", "NOUN", "ADV"):
        return -1, tokens
    return tokens[end - 1], tokens[end:]
