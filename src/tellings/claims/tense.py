"""The status that a verb's own form tells: its tense, its modal, the day beside it."""

from __future__ import annotations

from functools import cache

from tellings.claims.lexicon import load
from tellings.claims.syntax import Tree
from tellings.model import Status


def _announced(tree: Tree, noun: int) -> bool:
    """Return whether the noun is called planned beside it: "the evacuation, planned for Friday"."""
    return any(
        governors().get(tree.lemma(k)) == "planned" and not tree.kids(k, "nsubj", "mark")
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
    if modal in ("should", "ought") and "have" in aux:
        return "hypothetical"
    if modal == "must" and "have" in aux:
        return "done"
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
        told = tree.tokens[head].xpos in ("VBD", "VBN", "NN") or _beside_past(tree, head)
        if tree.rel(child) in ("ccomp", "acl") and told:
            return not _is_hypothetical_subject(tree, index)
        if tree.rel(child) not in ("conj", "xcomp", "ccomp", "parataxis", "advcl"):
            return False
        child = head
    return any(tree.tokens[k].xpos == "VBD" for k in tree.kids(index, "parataxis"))


def _beside_past(tree: Tree, verb: int) -> bool:
    """Return whether a participle goes along with a deed that is past: "shrugged, saying that"."""
    beside = tree.token(verb).xpos == "VBG" and tree.rel(verb) == "advcl"
    return beside and tree.token(tree.head(verb)).xpos == "VBD"


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
    dated = bool(set(aux) & _PRESENT) and "been" not in aux and is_dated(tree, index)
    if _is_future(tree, index) or dated:
        return "planned"
    if "been" in aux or "was" in aux or "were" in aux or any(a in _PRESENT for a in aux):
        return "under way"
    beside = tree.rel(index) == "advcl" and tree.head(index) >= 0
    if beside and not tree.kids(index, "mark") and tree.is_verb(tree.head(index)):
        return own_status(tree, tree.head(index))
    return "under way" if not tree.kids(index, "mark") or "be" in aux else "done"


def _present(tree: Tree, index: int, aux: list[str]) -> Status:
    if _is_future(tree, index) or (not aux and is_dated(tree, index)):
        return "planned"
    if "being" in aux or tree.lemma(index) in words_of("states") or aux:
        return "under way"
    return "done"


def is_dated(tree: Tree, index: int) -> bool:
    """Return whether a present tense is of a day to come: "arrives on Thursday"."""
    for kid in tree.kids(index, "obl", "advmod", "nmod"):
        words = {tree.lower(i) for i in tree.stretch(kid)}
        if words & words_of("days") and not words & {"every", "each", "since", "last", "from"}:
            return True
    return False


def _is_future(tree: Tree, index: int) -> bool:
    for kid in tree.kids(index, "obl", "advmod", "nmod"):
        words = {tree.lower(i) for i in tree.stretch(kid)}
        if words & words_of("future") and "last" not in words:
            return True
        while_ = tree.case(kid) == "in" and tree.lemma(kid) in words_of("spans")
        if while_ and tree.token(index).xpos != "VBD" and tree.kids(kid, "det", "nummod"):
            return True
    return False


def _shares_aux(tree: Tree, index: int) -> bool:
    """Return whether a form asks for the auxiliary of the verb before: "be held and flown"."""
    form, before = tree.token(index).xpos, tree.token(tree.head(index)).xpos
    own = tree.kids(index, "nsubj", "csubj")
    return form in ("VB", "VBP") or (form == before == "VBN" and not own)


def own_status(tree: Tree, index: int) -> Status:
    """Return the status that the verb's own form tells."""
    token = tree.tokens[index]
    if token.upos == "ADJ" and governors().get(tree.lemma(index)) == "planned":
        return "planned"
    aux = [tree.lower(k) for k in tree.kids(index, "aux", "cop")]
    if not aux and tree.rel(index) == "conj" and _shares_aux(tree, index):
        aux = _shared_aux(tree, index)
        if token.xpos == "VB" and not aux and _is_infinitive(tree, tree.head(index)):
            return "planned"
    if any(
        tree.lower(k) in ("due", "set", "about") for k in tree.kids(index, "case", "advmod", "mark")
    ):
        return "planned"
    if _is_infinitive(tree, index) and set(aux) & {"is", "are", "am", "was", "were"}:
        return "hypothetical" if "have" in aux else "planned"
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
        infinitive = any(tree.lower(k) == "to" for k in tree.kids(index, "mark"))
        if infinitive and "have" not in aux:
            return "under way" if _is_rumoured(tree, index) else "planned"
        return "under way" if any(a in _PRESENT for a in aux) else "done"
    if token.xpos == "VBG":
        return _progressive(tree, index, aux)
    ranked = tree.lower(tree.head(index)) in ("first", "last", "only", "among")
    if token.xpos == "VBN" and "be" in aux and _is_infinitive(tree, index) and not ranked:
        return "under way" if _is_rumoured(tree, index) else "planned"
    if token.xpos in ("VBD", "VBN") or any(a in _PAST for a in aux):
        passive_present = any(a in ("is", "are", "am", "being", "'s", "’s", "'re") for a in aux)
        if passive_present and not any(a in ("has", "have", "had", "been") for a in aux):
            return _present(tree, index, aux)
        return "done"
    if _is_infinitive(tree, index):
        return "planned"
    if not aux and tree.lower(index) in words_of("unchanging") and token.xpos == "VBP":
        return "done"
    return _present(tree, index, aux)


def _is_rumoured(tree: Tree, index: int) -> bool:
    """Return whether a passive of speech holds the clause: "is said to be on his way"."""
    over = tree.head(index)
    return over >= 0 and tree.is_passive(over) and tree.lemma(over) in words_of("rumoured")


def _is_infinitive(tree: Tree, index: int) -> bool:
    return any(tree.lower(k) == "to" for k in tree.kids(index, "mark"))


def _shared_aux(tree: Tree, index: int) -> list[str]:
    """Return the auxiliaries of the first of verbs joined by "and": "will stop and return"."""
    head = tree.head(index)
    if tree.subject_own(index) >= 0 or head < 0:
        return []
    aux = [tree.lower(k) for k in tree.kids(head, "aux")]
    return aux if any(a in _MODALS for a in aux) else []


@cache
def words_of(name: str) -> frozenset[str]:
    """Return one list of ``resources/status.yaml``."""
    return frozenset(map(str, load("status")[name]))


@cache
def governors() -> dict[str, Status]:
    """Return what each governing word makes of the deed under it."""
    found: dict[str, Status] = {}
    for status, words in load("status")["governors"].items():
        for word in words:
            found.setdefault(word, status)
    return found
