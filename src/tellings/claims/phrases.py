"""Cues that are no verbs: nouns, adjectives and prepositions with what they report."""

from __future__ import annotations

from functools import cache

from tellings.claims.cues import CueKind, Frame, Shape, cue_nouns, listed, words_of
from tellings.claims.lexicon import load
from tellings.claims.syntax import Tree


def noun_frame(tree: Tree, noun: int) -> Frame | None:
    """Find "his claim that …", "the decision to …", "a statement: …"."""
    row = cue_nouns().get(tree.lemma(noun))
    if row is None:
        return None
    for kid in tree.kids(noun, "acl", "ccomp"):
        marks = [tree.lower(k) for k in tree.kids(kid, "mark")]
        relative = tree.tokens[kid].deprel == "acl:relcl" and "that" not in marks
        if kid > noun and not relative and ("that" in marks or "to" in marks or "whether" in marks):
            source = _possessor(tree, noun)
            tokens = tuple(tree.stretch(kid))
            stretch = () if source < 0 else tuple(tree.stretch(source, without={kid}))
            shape: Shape = "infinitive" if "to" in marks else "clause"
            return Frame(row.kind, noun, (noun,), source, stretch, tokens, kid, shape, False)
    return None


def _possessor(tree: Tree, noun: int) -> int:
    """Return whose claim it is: "Benko's claim", "the claim by a minister", or who makes it."""
    owners = tree.kids_exact(noun, "nmod:poss")
    owners += [k for k in tree.kids(noun, "nmod") if tree.case(k) in ("by", "from", "of", "among")]
    owners += [k for k in tree.kids(noun, "compound") if k in tree.names_at]
    if owners:
        return owners[0]
    if tree.rel(noun) == "obj" and tree.lemma(tree.head(noun)) in listed("makers"):
        return tree.subject(tree.head(noun))
    return -1


def adjective_frame(tree: Tree, adjective: int) -> Frame | None:
    """Find "is confident that …", "were reluctant to …"."""
    row = words_of("adjectives").get(tree.lemma(adjective))
    if row is None or not (tree.kids(adjective, "cop") or tree.rel(adjective) == "xcomp"):
        return None
    for kid in tree.kids(adjective, "ccomp", "xcomp", "advcl"):
        marks = [tree.lower(k) for k in tree.kids(kid, "mark")]
        if "that" in marks or "to" in marks or tree.rel(kid) == "ccomp":
            source = tree.subject(adjective)
            tokens = tuple(tree.stretch(kid))
            stretch = () if source < 0 else tuple(tree.stretch(source, without={kid, adjective}))
            shape: Shape = "infinitive" if "to" in marks else "clause"
            return Frame(row.kind, adjective, (adjective,), source, stretch, tokens, kid, shape,
                         False, row.certainty)  # fmt: skip
    return None


@cache
def _prepositions() -> tuple[tuple[tuple[str, ...], CueKind], ...]:
    rows = load("cues")["prepositions"]
    return tuple((tuple(row["text"].split()), row["kind"]) for row in rows)


def preposition_frame(tree: Tree, index: int) -> Frame | None:
    """Find "according to the ministry": the source behind it, the clause around it."""
    owned = _in_the_view(tree, index)
    if owned is not None:
        return owned
    for phrase, kind in _prepositions():
        if tree.lower(index) != phrase[0] or _phrase_at(tree, index, phrase) is False:
            continue
        source = _governed(tree, index, len(phrase))
        if source < 0 or not _may_speak(tree, source, phrase):
            continue
        host = tree.head(source)
        if host < 0:
            continue
        cue = tuple(range(index, index + len(phrase)))
        top = _clause_around(tree, host, cue)
        stretch = tuple(i for i in tree.stretch(source) if i >= cue[-1] + 1)
        content = tuple(i for i in tree.stretch(top, without={source}) if i not in cue)
        return Frame(kind, index, cue, source, stretch, content, top, "clause", True)
    return None


def _in_the_view(tree: Tree, index: int) -> Frame | None:
    """Find "in the commission's view" and "in his words", with the clause around."""
    owners = tree.kids_exact(index, "nmod:poss")
    host = tree.head(index)
    if not owners or host < 0 or tree.case(index) != "in" or tree.lemma(index) not in _VIEWS:
        return None
    top = _clause_around(tree, host, (index,))
    phrase = tree.stretch(index)
    cue = tuple(
        i for i in phrase if i == index or (tree.head(i) == index and tree.rel(i) == "case")
    )
    content = tuple(i for i in tree.stretch(top) if i not in phrase)
    source = tuple(i for i in tree.stretch(owners[0]) if tree.rel(i) != "case")
    return Frame("thought", index, cue[-1:], owners[0], source, content, top, "clause", True)


_VIEWS = frozenset(
    ["view", "opinion", "word", "words", "eye", "judgement", "judgment", "estimation", "telling"]
)


def _phrase_at(tree: Tree, index: int, phrase: tuple[str, ...]) -> bool:
    return all(tree.lower(index + k) == word for k, word in enumerate(phrase))


def _governed(tree: Tree, index: int, length: int) -> int:
    """Return the head of the noun phrase behind the preposition."""
    head = tree.head(index)
    if head > index:
        return head
    after = index + length
    for candidate in range(after, min(after + 12, len(tree))):
        upos = tree.tokens[candidate].upos
        if upos in ("NOUN", "PROPN", "PRON") and tree.head(candidate) not in range(
            after, candidate + 8
        ):
            return candidate
    return -1


def _clause_around(tree: Tree, host: int, cue: tuple[int, ...]) -> int:
    """Return the clause that the phrase vouches for.

    At the end of a sentence it is the whole sentence, up to a clause that is itself reported; in
    front of a clause it is that clause.
    """
    while not tree.is_clause(host) and tree.head(host) >= 0:
        host = tree.head(host)
    if cue[0] < host:
        return host
    while tree.head(host) >= 0 and tree.rel(host) in ("acl", "advcl", "conj", "xcomp", "appos"):
        host = tree.head(host)
    return host


def _may_speak(tree: Tree, source: int, phrase: tuple[str, ...]) -> bool:
    """Return whether the noun can be a source: loose phrases need a name, a role or a document."""
    if phrase[0] == "according":
        return tree.lemma(source) not in ("plan", "need", "ability", "taste", "schedule", "rule")
    if source in tree.names_at or tree.tokens[source].upos == "PROPN":
        return phrase[0] != "per" or tree.names_at.get(source) in ("person", "organisation")
    lemma = tree.lemma(source)
    known = any(lemma in load("roles")[name] for name in ("roles", "groups", "documents"))
    return known and phrase[0] != "per"
