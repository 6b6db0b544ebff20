"""How far a deed has come, and how sure its teller is, read off the parse.

The deed's own verb gives tense, voice and negation; each word that governs it up to the clause of
reported speech ("plans to", "refused to", "if") may change them. A governor outside the reported
clause counts only where it denies, or tells how sure the speaker is.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tellings.claims.cues import verbs
from tellings.claims.lexicon import load
from tellings.claims.syntax import Tree
from tellings.model import Certainty, Status


@dataclass(frozen=True, slots=True)
class Standing:
    """The status and the certainty of one deed."""

    status: Status
    certainty: Certainty


@cache
def _governors() -> dict[str, Status]:
    found: dict[str, Status] = {}
    for status, words in load("status")["governors"].items():
        for word in words:
            found.setdefault(word, status)
    return found


@cache
def _certainties() -> dict[str, Certainty]:
    found: dict[str, Certainty] = {}
    for certainty, words in load("status")["certainty"].items():
        for word in words:
            found.setdefault(word, certainty)
    return found


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(map(str, load("status")[name]))


def standing(tree: Tree, deed: int) -> Standing:
    """Return the status and certainty of the deed that a verb or noun names."""
    status: Status = _own(tree, deed)
    certainty = _own_certainty(tree, deed) or "certain"
    negated = tree.is_negated(deed)
    if any(tree.lower(k) == "whether" for k in tree.kids(deed, "mark")):
        status = "hypothetical"
    conditional = _has_condition(tree, deed) or _in_condition(tree, deed)
    child, outside = deed, False
    for head in _governing(tree, deed):
        outside = outside or _is_reported(tree, child, head)
        governor = _governors().get(_word(tree, head)) or _governors().get(tree.lemma(head))
        if not outside:
            bare = child == deed and tree.tokens[deed].upos in ("NOUN", "PROPN")
            told = Standing(status, certainty)
            status, negated = _under(tree, head, child, told, governor, negated, bare=bare)
            conditional = conditional or _has_condition(tree, head) or governor == "conditional"
            certainty = _weaker(certainty, _own_certainty(tree, head))
        elif governor == "denied" and not tree.is_negated(head):
            negated = not negated
        certainty = _weaker(certainty, _certainties().get(tree.lemma(head)))
        child = head
    if _is_contrary(tree, deed):
        return Standing("hypothetical", certainty)
    if conditional and not negated:
        status = "conditional"
    return Standing("denied" if negated else status, certainty)


def _word(tree: Tree, index: int) -> str:
    """Return a governor with its particle, as it stands in the lists: "rule out", "have yet"."""
    lemma, particle = tree.lemma(index), tree.particle(index)
    if particle:
        return f"{lemma} {particle}"
    if tree.case(index) and f"{tree.case(index)} {lemma}" in _governors():
        return f"{tree.case(index)} {lemma}"
    for loose in (f"{lemma} {tree.lower(index + 1)}", f"{lemma} {tree.lower(index + 2)}"):
        if loose in _governors() and tree.is_verb(index):
            return loose
    return lemma


def _governing(tree: Tree, deed: int) -> list[int]:
    """Return the words over the deed that bear on it, nearest first, up to its own sentence."""
    found: list[int] = []
    child = deed
    for head in tree.ancestors(deed):
        rel = tree.rel(child)
        exact = tree.tokens[child].deprel
        if exact == "acl:relcl" or rel in ("parataxis", "list", "appos", "vocative", "discourse"):
            break
        if rel == "conj":
            child = head
            continue
        if rel == "advcl" and not _purpose(tree, child):
            break
        if rel in ("obl", "advmod") and tree.is_verb(head) and not _nominal_link(tree, child):
            break
        found.append(head)
        child = head
    return found


def _purpose(tree: Tree, index: int) -> bool:
    marks = {tree.lower(k) for k in tree.kids(index, "mark")}
    return bool(marks & {"to", "without", "from", "against"})


def _nominal_link(tree: Tree, index: int) -> bool:
    """Return whether a prepositional phrase carries the deed: "ready for evacuation"."""
    return tree.case(index) in ("for", "from", "with", "of", "to", "on", "against", "without")


def _is_reported(tree: Tree, child: int, head: int) -> bool:
    rel = tree.rel(child)
    if rel not in ("ccomp", "csubj", "acl"):
        return False
    if rel == "acl":
        return any(tree.lower(k) == "that" for k in tree.kids(child, "mark"))
    rows = verbs().get(tree.lemma(head), ())
    return any(row.takes & {"clause"} for row in rows)


def _under(
    tree: Tree,
    head: int,
    child: int,
    told: Standing,
    governor: Status | None,
    negated: bool,
    *,
    bare: bool,
) -> tuple[Status, bool]:
    """Return status and negation of a deed under one more governing word.

    ``bare``: the child is a noun, so that only the word over it tells its tense.
    """
    status = told.status
    head_negated = tree.is_negated(head, apart=child)
    if head_negated:
        negated = not negated if governor != "denied" else negated
    if governor == "denied":
        return status, not negated if not head_negated else negated
    if governor in ("planned", "hypothetical"):
        return governor, negated
    if not tree.is_clause(head) and not tree.kids(head, "cop"):
        return status, negated
    own = _own(tree, head)
    if governor == "under way":
        return ("under way" if own == "done" else own), negated
    if governor in ("done", "conditional") or bare:
        return own, negated
    return ("hypothetical" if own == "hypothetical" else status), negated


def _has_condition(tree: Tree, index: int) -> bool:
    """Return whether the deed hangs on a condition: "if the dam fails", "once the road is dry"."""
    return any(_condition(tree, k) for k in tree.kids(index, "advcl"))


def _in_condition(tree: Tree, index: int) -> bool:
    """Return whether the deed is itself in the condition."""
    for place in (index, *_governing(tree, index)):
        if tree.rel(place) == "advcl" and _condition(tree, place):
            return True
    return False


def _condition(tree: Tree, clause: int) -> bool:
    marks = [tree.lower(k) for k in tree.kids(clause, "mark", "advmod", "case")]
    marks += [tree.lower(i) for k in tree.kids(clause, "mark") for i in tree.kids(k, "fixed")]
    phrase = " ".join(marks)
    if set(marks) & _list("conditions") or "as soon" in phrase or "as long" in phrase:
        return True
    return tree.lower(min(tree.stretch(clause))) in ("should", "were") and not marks


def _is_contrary(tree: Tree, deed: int) -> bool:
    """Return whether the deed is thought contrary to what was: "had the miners not gone back"."""
    if tree.rel(deed) != "advcl" or tree.kids(deed, "mark"):
        return False
    first = min(tree.stretch(deed))
    subject = tree.subject_own(deed)
    return tree.lower(first) == "had" and subject > first


def _own(tree: Tree, index: int) -> Status:
    """Return the status that the verb's own form tells."""
    token = tree.tokens[index]
    if token.upos == "ADJ" and _governors().get(tree.lemma(index)) == "planned":
        return "planned"
    aux = [tree.lower(k) for k in tree.kids(index, "aux", "cop")]
    modal = next((a for a in aux if a in _MODALS), None)
    if modal is not None:
        return _modal(tree, index, modal, aux)
    if any(a in _PERFECT for a in aux) and token.upos in ("VERB", "AUX"):
        return "under way" if token.xpos == "VBG" and "been" in aux else "done"
    if "going" in aux or any(tree.lemma(k) == "going" for k in tree.kids(index, "aux")):
        return "planned"
    if token.upos == "NOUN" and _announced(tree, index):
        return "planned"
    if token.upos in ("NOUN", "PROPN", "ADJ", "PRON", "NUM", "ADV"):
        return "under way" if any(a in _PRESENT for a in aux) else "done"
    if token.xpos == "VBG":
        return _progressive(tree, index, aux)
    if token.xpos in ("VBD", "VBN") or any(a in _PAST for a in aux):
        passive_present = any(a in ("is", "are", "am", "being", "'s", "’s", "'re") for a in aux)
        if passive_present and not any(a in ("has", "have", "had", "been") for a in aux):
            return _present(tree, index, aux)
        return "done"
    if any(tree.lower(k) == "to" for k in tree.kids(index, "mark")):
        return "planned"
    return _present(tree, index, aux)


def _announced(tree: Tree, noun: int) -> bool:
    """Return whether the noun is called planned beside it: "the evacuation, planned for Friday"."""
    return any(
        _governors().get(tree.lemma(k)) == "planned" and not tree.kids(k, "nsubj", "mark")
        for k in tree.kids(noun, "acl", "amod")
    )


_MODALS = frozenset(
    ["will", "'ll", "’ll", "shall", "would", "'d", "’d", "may", "might", "could", "can", "should",
     "must", "wo", "ca", "ought"]
)  # fmt: skip
_PERFECT = frozenset(["have", "has", "had", "'ve", "’ve", "having"])
_PRESENT = frozenset(["is", "are", "am", "'s", "’s", "'re", "’re", "'m", "has", "have"])
_PAST = frozenset(["was", "were", "had", "did", "been"])


def _modal(tree: Tree, index: int, modal: str, aux: list[str]) -> Status:
    if modal in ("will", "'ll", "’ll", "shall", "wo", "must", "should", "ought"):
        return "planned"
    if modal in ("would", "'d", "’d"):
        if "have" in aux:
            return "hypothetical"
        return "planned" if _backshifted(tree, index) else "hypothetical"
    if "have" in aux:
        return "hypothetical" if modal == "could" else "done"
    return "hypothetical"


def _backshifted(tree: Tree, index: int) -> bool:
    """Return whether "would" stands for "will" under a past verb of speech or thought."""
    if tree.rel(index) == "acl" and tree.tokens[index].deprel == "acl:relcl":
        return False
    child = index
    for head in tree.ancestors(index):
        if tree.rel(child) in ("ccomp", "acl") and tree.tokens[head].xpos in ("VBD", "VBN", "NN"):
            return not _is_hypothetical_subject(tree, index)
        if tree.rel(child) not in ("conj", "xcomp", "ccomp", "parataxis", "advcl"):
            return False
        child = head
    return any(tree.tokens[k].xpos == "VBD" for k in tree.kids(index, "parataxis"))


def _is_hypothetical_subject(tree: Tree, index: int) -> bool:
    """Return whether the clause names a deed that is only thought of: "a withdrawal would …"."""
    if tree.kids(index, "advcl") and any(
        tree.lower(k) in ("if", "unless") for a in tree.kids(index, "advcl")
        for k in tree.kids(a, "mark")
    ):  # fmt: skip
        return True
    subject = tree.kid(index, "nsubj", "csubj")
    if subject < 0:
        return False
    words = {tree.lemma(k) for k in tree.kids(subject, "amod", "det")}
    deed = tree.lemma(subject).endswith(("al", "tion", "ment", "out"))
    return "hypothetical" in words or ("a" in words and deed)


def _progressive(tree: Tree, index: int, aux: list[str]) -> Status:
    if _is_future(tree, index):
        return "planned"
    if "been" in aux or "was" in aux or "were" in aux or any(a in _PRESENT for a in aux):
        return "under way"
    return "under way" if not tree.kids(index, "mark") else "done"


def _present(tree: Tree, index: int, aux: list[str]) -> Status:
    if _is_future(tree, index):
        return "planned"
    if "being" in aux or tree.lemma(index) in _list("states") or aux:
        return "under way"
    return "done"


def _is_future(tree: Tree, index: int) -> bool:
    for kid in tree.kids(index, "obl", "advmod", "nmod"):
        words = {tree.lower(i) for i in tree.stretch(kid)}
        if words & _list("future") and "last" not in words:
            return True
    return False


def _own_certainty(tree: Tree, index: int) -> Certainty | None:
    found: Certainty | None = None
    for kid in tree.kids(index, "advmod", "aux", "amod"):
        found = _weaker(found, _certainties().get(tree.lower(kid))) or found
    return found


_RANK: dict[Certainty, int] = {"certain": 0, "probable": 1, "possible": 2}


def _weaker(one: Certainty | None, other: Certainty | None) -> Certainty:
    ranked = sorted((one or "certain", other or "certain"), key=lambda c: _RANK[c])
    return ranked[-1]
