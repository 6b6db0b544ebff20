"""Which words over a deed bear on it: "plans to leave", "denied a report that they left"."""

from __future__ import annotations

from tellings.claims.cues import verbs
from tellings.claims.syntax import Tree
from tellings.claims.tense import governors, words_of


def governing(tree: Tree, deed: int) -> list[int]:
    """Return the words over the deed that bear on it, nearest first, up to its own sentence."""
    found: list[int] = []
    child = deed
    for head in tree.ancestors(deed):
        rel = tree.rel(child)
        exact = tree.tokens[child].deprel
        if _is_asked(tree, child, head):
            break
        if exact == "acl:relcl" or rel in ("parataxis", "list", "appos", "vocative", "discourse"):
            break
        if rel == "conj" or (tree.lower(head) == "short" and tree.lower(head + 1) == "of"):
            child = head
            continue
        if (noun := _noun_before(tree, child)) >= 0:
            found.append(noun)
            break
        if rel == "advcl" and not (_purpose(tree, child) or _is_complement(tree, child, head)):
            break
        if child == deed and _is_taken_as_known(tree, deed, head):
            break
        if exact == "nsubj" and tree.token(child).upos == "ADJ":
            break  # a headline's "five dead as bus overturns", taken for one clause
        fronted = rel in ("obl", "nmod", "amod") and child < head
        if fronted and tree.case(child) in ("of", "among"):
            break  # "of the 51 injured, eight were in a serious condition"
        if rel in ("obl", "advmod") and tree.is_verb(head) and not _is_taken(tree, child, head):
            break
        if rel == "nmod" and (not _passes(tree, head) or tree.case(child) in _APART):
            break
        found.append(head)
        child = head
    return found


def _is_taken_as_known(tree: Tree, deed: int, noun: int) -> bool:
    """Return whether a participle only tells which are meant: "the families of those killed".

    What is planned or denied of them leaves what befell them as it is.
    """
    if tree.tokens[deed].deprel != "acl" or tree.tokens[deed].xpos != "VBN" or deed < noun:
        return False
    own = {tree.lower(noun), *(tree.lower(k) for k in tree.kids(noun, "det"))}
    return bool(own & {"those", "the", "these"})


def governor_of(tree: Tree, index: int) -> str:
    """Return a governor with its particle, as it stands in the lists: "rule out", "have yet"."""
    lemma, particle = tree.lemma(index), tree.particle(index)
    pair = f"{lemma} {tree.lower(index + 1)}"
    if tree.is_verb(index) and (whole := f"{pair} {tree.lower(index + 2)}") in governors():
        return whole
    if particle:
        return f"{lemma} {particle}"
    if tree.case(index) and f"{tree.case(index)} {lemma}" in governors():
        return f"{tree.case(index)} {lemma}"
    for loose in (pair, f"{lemma} {tree.lower(index + 2)}"):
        if loose in governors() and tree.is_verb(index):
            return loose
    return lemma


_APART = frozenset(["after", "before", "since", "during", "following", "despite", "amid", "by",
                    "because of", "in", "at", "over", "until"])  # fmt: skip
"""Prepositions that set one deed beside another: a danger after a killing leaves it done."""


def _passes(tree: Tree, noun: int) -> bool:
    """Return whether what is said of a noun is said of the deed under it too.

    Who denies a report of a withdrawal denies the withdrawal; who calls for a rerun of a contest
    does not call for the contest.
    """
    lemma = tree.lemma(noun)
    return lemma in governors() or lemma in words_of("reports") or lemma in words_of("portions")


def branch(tree: Tree, index: int, head: int) -> int:
    """Return the word on the way up from ``index`` that hangs on ``head`` itself."""
    for above in (index, *tree.ancestors(index)):
        if tree.head(above) == head:
            return above
    return index


def is_advice(tree: Tree, child: int, head: int) -> bool:
    """Return whether a deed is called wrong to do rather than untold: "it would be wrong to"."""
    clause = tree.rel(child) in ("csubj", "ccomp", "xcomp", "acl", "advcl")
    marks = {tree.lower(k) for k in tree.kids(child, "mark")}
    return clause and "to" in marks and bool({"would", "could", "'d"} & set(tree.auxiliaries(head)))


def is_done_to_end(tree: Tree, child: int, head: int) -> bool:
    """Return whether the deed itself is what stops: "the shelling stopped", "sales dropped"."""
    exact = tree.tokens[child].deprel
    return exact == "nsubj" and tree.lemma(head) in words_of("holding") | words_of("ending")


def _is_complement(tree: Tree, child: int, head: int) -> bool:
    """Return whether a gerund is what the verb before it takes: "has ruled out pulling back"."""
    if tree.tokens[child].xpos != "VBG" or tree.kids(child, "nsubj", "aux") or child < head:
        return False
    if {tree.lower(k) for k in tree.kids(child, "mark")} & {"by", "while", "after", "before"}:
        return False
    between = {tree.tokens[i].text for i in range(head + 1, child)}
    known = governor_of(tree, head) in governors() or tree.lemma(head) in governors()
    return known and child - head <= 4 and "," not in between


def _is_asked(tree: Tree, child: int, head: int) -> bool:
    """Return whether a clause is a question of how or when: "did not say when they would leave".

    That nobody says how leaves the deed as it is.
    """
    if tree.rel(child) not in ("ccomp", "advcl", "acl", "obj", "xcomp") or child < head:
        return False
    first = tree.lower(min(tree.stretch(child)))
    asked = first in ("how", "when", "where", "why", "which", "what", "who")
    return asked and any(row.takes for row in verbs().get(tree.lemma(head), ())) | (
        tree.token(head).upos == "NOUN" and tree.rel(child) == "acl"
    )


def _noun_before(tree: Tree, child: int) -> int:
    """Return the noun of a gerund that the parse hung on the verb: "talks on moving"; or -1."""
    mark = tree.kid(child, "mark")
    if tree.rel(child) != "advcl" or tree.lower(mark) not in ("on", "of", "about", "over"):
        return -1
    subject = tree.subject_own(head) if (head := tree.head(child)) >= 0 else -1
    decided = tree.is_passive(head) and tree.lemma(head) in words_of("settling")
    if decided and tree.lemma(subject) in governors():
        return subject
    told = mark > 0 and tree.token(mark - 1).upos == "NOUN" and tree.token(child).xpos == "VBG"
    return mark - 1 if told and tree.lemma(mark - 1) in governors() else -1


def _purpose(tree: Tree, index: int) -> bool:
    marks = {tree.lower(k) for k in tree.kids(index, "mark")}
    return bool(marks & {"to", "without", "from", "against"})


def _is_taken(tree: Tree, index: int, verb: int) -> bool:
    """Return whether a phrase carries the deed: "ready for evacuation", "hinted at a return"."""
    link = tree.case(index)
    if link in ("for", "from", "with", "of", "to", "on", "against", "without"):
        return True
    if tree.lower(index) == "short":
        return True
    return f"{tree.lemma(verb)} {link}" in governors() or (not link and tree.rel(index) == "obl")


def is_reported(tree: Tree, child: int, head: int) -> bool:
    """Return whether a clause is what the word over it reports: "said that they left"."""
    rel = tree.rel(child)
    if rel not in ("ccomp", "csubj", "acl"):
        return False
    if rel == "acl":
        return any(tree.lower(k) == "that" for k in tree.kids(child, "mark"))
    rows = verbs().get(tree.lemma(head), ())
    return any(row.takes & {"clause"} for row in rows)
