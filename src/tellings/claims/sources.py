"""Who is reported by a cue, and who listens."""

from __future__ import annotations

from tellings.claims.calling import is_speaking_noun, words_of
from tellings.claims.cues import Frame, listed, verbs
from tellings.claims.kinds import share
from tellings.claims.syntax import Tree


def source_of(tree: Tree, verb: int) -> int:
    """Return who is reported: the subject, or of a passive the agent."""
    if is_passive(tree, verb):
        agents = tree.kids_exact(verb, "obl:agent")
        agents += [k for k in tree.kids(verb, "obl") if tree.case(k) == "by"]
        return agents[0] if agents else -1
    subject = _adding(tree, verb)
    if subject < 0 and goes_on_outside(tree, verb):
        subject = tree.subject(reporter_over(tree, verb))
    if subject < 0:
        subject = tree.subject(verb)
    if subject < 0:
        subject = _turned_round(tree, verb)
    if subject < 0:
        subject = _named_before(tree, verb)
    if subject >= 0 and tree.lower(subject) in ("it", "there") and _is_expletive(tree, subject):
        return -1
    return subject


def tagged_on(tree: Tree, verb: int, source: int) -> tuple[int, list[int]] | None:
    """Return source and content of "…, police said." where the parse took another source."""
    if tree.lower(verb + 1) not in (".", ",", "") or tree.token(verb).xpos not in ("VBD", "VBZ"):
        return None
    first = verb
    while first > 0 and tree.token(first - 1).upos in ("NOUN", "PROPN", "DET", "ADJ", "PRON"):
        first -= 1
    run = range(first, verb)
    told = first > 4 and tree.lower(first - 1) == "," and source not in run and 0 <= source < first
    nominal = [i for i in run if tree.token(i).upos in ("NOUN", "PROPN", "PRON")]
    if not told or not nominal or tree.subject_own(verb) in run or len(run) > 5:
        return None
    content = list(range(first - 1))
    return nominal[-1], content


def beyond_marks(tree: Tree, verb: int, content: int) -> tuple[int, list[int]] | None:
    """Return source and content where the parse gave the content a second subject: the cue's.

    "We are staying," a spokesman said: between the two stands the closing mark.
    """
    if not 0 <= content < verb or tree.subject_own(verb) >= 0:
        return None
    for kid in tree.kids(content, "nsubj"):
        first = min(tree.stretch(kid))
        closed = any(tree.token(i).text in _CLOSERS for i in range(content + 1, first))
        if content < first and kid < verb and closed:
            return kid, [i for i in tree.stretch(content) if i < first]
    return None


_CLOSERS = frozenset(['"', "”", "''", "’"])


def _turned_round(tree: Tree, verb: int) -> int:
    """Return who speaks in '"Boats came", told she': an object behind a cue with its words before.

    So a back-translation orders its words; a parser takes the speaker for the listener.
    """
    quoted = any(k < verb for k in tree.kids(verb, "ccomp"))
    if not quoted or tree.token(verb).xpos not in ("VBD", "VBZ"):
        return -1
    follower = next((k for k in tree.kids(verb, "iobj", "obj") if k > verb), -1)
    return follower if verb < follower <= verb + _BEHIND else -1


_BEHIND = 3


def _named_before(tree: Tree, verb: int) -> int:
    """Return the name right before a cue that the parse gave no subject; -1 where there is none."""
    before = verb - 1
    while (
        before >= 0
        and tree.token(before).upos == "ADV"
        and not tree.token(before).text[0].isupper()
    ):
        before -= 1
    if before < 0 or tree.token(verb).xpos not in ("VBD", "VBZ", "VBP"):
        return -1
    name = next((n for n in tree.parse.names if n.first <= before < n.last), None)
    if name is not None:
        inside = range(name.first, name.last)
        return next((i for i in inside if tree.head(i) not in inside), name.first)
    alone = tree.token(before).upos in ("ADV", "PROPN", "X", "INTJ")
    return before if alone and before and tree.token(before).text[0].isupper() else -1


def reporter_over(tree: Tree, verb: int) -> int:
    """Return the cue whose reported clause a verb is joined to; -1 where there is none."""
    head = tree.head(verb)
    above = tree.head(head) if head >= 0 else -1
    reported = tree.rel(verb) == "conj" and tree.rel(head) == "ccomp" and above >= 0
    return above if reported and above < head and tree.lemma(above) in verbs() else -1


def goes_on_outside(tree: Tree, verb: int) -> bool:
    """Return whether a cue joined to a reported clause is the reporter's own next one.

    "He said they were being moved, and emphasised that …": those who are moved emphasise nothing.
    """
    above = reporter_over(tree, verb)
    if above < 0 or tree.subject_own(verb) >= 0 or not tree.kids(verb, "ccomp"):
        return False
    return tree.is_passive(tree.head(verb)) and tree.token(above).xpos == tree.token(verb).xpos


def is_passive(tree: Tree, verb: int) -> bool:
    """Return whether a cue is passive; without an auxiliary only a participle of a noun is."""
    if tree.kids_exact(verb, "aux:pass"):
        return True
    return tree.rel(verb) == "acl" and tree.is_passive(verb)


def _adding(tree: Tree, verb: int) -> int:
    """Return who goes on speaking: of "denied there was a plan, saying …" the one who denied.

    A parser hangs "saying" on the reported clause as often as on the cue.
    """
    if tree.rel(verb) != "advcl" or tree.token(verb).xpos != "VBG":
        return -1
    child = verb
    for above in tree.ancestors(verb):
        if tree.rel(child) == "ccomp" and above < child and tree.lemma(above) in verbs():
            return tree.subject(above)
        child = above
    return -1


def _is_expletive(tree: Tree, subject: int) -> bool:
    return tree.rel(subject) == "expl"


def listener_of(tree: Tree, verb: int) -> int:
    """Return whom the cue's object names as listener, -1 where it names none."""
    if tree.lemma(verb) not in listed("listener") or _turned_round(tree, verb) >= 0:
        return -1
    return tree.kid(verb, "iobj") if tree.kid(verb, "iobj") >= 0 else tree.kid(verb, "obj")


def may_report(tree: Tree, frame: Frame) -> bool:
    """Return whether the source of a frame is one who can speak or a thing that can tell.

    Rain, a tram or a wound report nothing, whatever the parse made their predicate; letters,
    polls and pictures do, and anything may "show" or "suggest".
    """
    source = frame.source
    if source < 0 or tree.token(source).upos != "NOUN" or source in tree.names_at:
        return True
    if frame.kind == "finding":
        return True
    lemma = tree.lemma(source)
    if is_speaking_noun(tree, source) or lemma in words_of("documents"):
        return True
    return share(lemma, "vehicle", "animal", "goods", "body", "place") < _MUTE


_MUTE = 0.8
"""How much of a noun's use is of things that tell nothing, so that it can be no source."""
