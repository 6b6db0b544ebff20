"""How far a deed has come, and how sure its teller is, read off the parse.

The deed's own verb gives tense, voice and negation; each word that governs it up to the clause of
reported speech ("plans to", "refused to", "if") may change them. A governor outside the reported
clause counts only where it denies, or tells how sure the speaker is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from tellings.claims.conditions import has_condition, in_condition, is_contrary
from tellings.claims.falsehoods import is_called_false
from tellings.claims.governing import (
    branch,
    governing,
    governor_of,
    is_advice,
    is_done_to_end,
    is_reported,
)
from tellings.claims.lemmas import verb_forms
from tellings.claims.lexicon import load
from tellings.claims.motion_words import goes
from tellings.claims.syntax import Tree
from tellings.claims.tense import governors, is_dated, own_status, words_of
from tellings.model import Certainty, Status


@dataclass(frozen=True, slots=True)
class Standing:
    """The status and the certainty of one deed."""

    status: Status
    certainty: Certainty


@cache
def _certainties() -> dict[str, Certainty]:
    found: dict[str, Certainty] = {}
    for certainty, words in load("status")["certainty"].items():
        for word in words:
            found.setdefault(word, certainty)
    return found


def standing(tree: Tree, deed: int) -> Standing:
    """Return the status and certainty of the deed that a verb or noun names."""
    if tree.rel(deed) == "cop" and tree.head(deed) >= 0:
        return standing(tree, tree.head(deed))
    if (host := _means_to(tree, deed)) >= 0 or (host := _reached_by(tree, deed)) >= 0:
        return standing(tree, host)
    status: Status = "planned" if _is_awaited(tree, deed) else own_status(tree, deed)
    certainty = _own_certainty(tree, deed) or "certain"
    if _is_open(tree, deed):
        return Standing("hypothetical", _weakest(tree, deed, certainty))
    conditional = has_condition(tree, deed) or in_condition(tree, deed)
    read = _Read(deed, deed, status, certainty, tree.is_negated(deed), conditional)
    for head in governing(tree, deed):
        read = replace(read, child=branch(tree, read.child, head))
        if read.child == deed and _looks_back(tree, deed, head):
            return Standing(read.status, read.certainty)
        read = _governed(tree, read, head)
    return _concluded(tree, read)


@dataclass(frozen=True, slots=True)
class _Read:
    """What is known of a deed up to ``child``, the word under the next that governs it."""

    deed: int
    child: int
    status: Status
    certainty: Certainty
    negated: bool
    conditional: bool
    outside: bool = False


def _concluded(tree: Tree, read: _Read) -> Standing:
    """Return the standing of a deed when all that governs it is read."""
    deed, certainty = read.deed, read.certainty
    if is_contrary(tree, deed):
        return Standing("hypothetical", certainty)
    negated = read.negated or _is_shunned(tree, deed)
    if negated or is_called_false(tree, deed) or _is_called_off(tree, deed):
        return Standing("denied", certainty)
    return Standing("conditional" if read.conditional else read.status, certainty)


def _governed(tree: Tree, read: _Read, head: int) -> _Read:
    """Return what is known of a deed with one more word over it read."""
    read = replace(read, outside=read.outside or is_reported(tree, read.child, head))
    if _is_mandated(tree, read.child, head):
        read = replace(read, status="planned", outside=False)
    through = _passed(tree, read, head)
    if through is not None:
        return through
    if _is_mistaken(tree, read.child, head):
        read = replace(read, negated=not read.negated)
    if tree.lemma(head) in words_of("faring") and _is_of_manner(tree, head):
        return replace(read, child=head)
    governor = _governor(tree, read.child, head)
    if not read.outside:
        read = _inside(tree, read, head, governor)
    elif tree.is_negated(head) == (tree.lemma(head) in words_of("pointing")):
        denying = governor == "denied" or tree.lemma(head) in words_of("pointing")
        read = replace(read, negated=read.negated != denying)
    certainty = _weaker(read.certainty, _certainty_of(tree, head))
    return replace(read, certainty=certainty, child=head)


def _governor(tree: Tree, child: int, head: int) -> Status | None:
    """Return what a word makes of the deed under it, if it is one that governs."""
    governor = governors().get(governor_of(tree, head))
    if governor is None and not tree.particle(head):
        governor = governors().get(tree.lemma(head))
    governor = _of_talks(tree, child, head) or governor
    if governor == "denied" and (
        _is_judged(tree, child, head) or is_done_to_end(tree, child, head)
    ):
        governor = None
    if any(tree.lower(k) == "from" for k in tree.kids(child, "mark")):
        governor = "denied" if tree.lemma(head) in words_of("holding") else governor
    if governor == "denied" and tree.kids(head, "cop") and is_advice(tree, child, head):
        return "hypothetical"
    return governor


def _passed(tree: Tree, read: _Read, head: int) -> _Read | None:
    """Return what is known past a word that leaves the deed as it is; ``None`` if it does not.

    "Were seen leaving", "seem to have left", "had no choice but to leave", "no doubt that".
    """
    lemma, target = tree.lemma(head), tree.object(head)
    if _is_witnessed(tree, read.child, head):
        status: Status = "under way" if read.status == "planned" else read.status
        negated = read.negated != tree.is_negated(head)
        certainty = _weaker(read.certainty, _certainty_of(tree, head))
        return replace(read, status=status, negated=negated, certainty=certainty, child=head)
    if tree.lemma(target) in words_of("choices") and _is_compelled(tree, target):
        own = own_status(tree, head)
        status = "hypothetical" if own == "hypothetical" else "planned"
        return replace(read, status=status, child=head)
    if lemma in words_of("choices") and _is_compelled(tree, head):
        return read
    if {lemma, tree.lemma(target)} & words_of("plain_truths"):
        return replace(read, child=head)
    return None


def _is_witnessed(tree: Tree, child: int, head: int) -> bool:
    """Return whether a deed is only seen to happen or seems to: "were filmed leaving"."""
    if tree.lemma(head) in words_of("seeming") and tree.rel(child) == "xcomp":
        return True
    reflexive = tree.lower(tree.kid(head, "obj")).endswith(("self", "selves"))
    perceived = tree.lemma(head) in words_of("perceiving") and not reflexive
    return perceived and tree.rel(child) in ("xcomp", "ccomp")


def _is_mistaken(tree: Tree, child: int, head: int) -> bool:
    """Return whether a deed was told in error: "had wrongly said that they left"."""
    mistaken = {tree.lower(k) for k in tree.kids(head, "advmod")} & words_of("mistaken")
    return bool(mistaken) and tree.rel(child) in ("ccomp", "csubj", "xcomp")


def _inside(tree: Tree, read: _Read, head: int, governor: Status | None) -> _Read:
    """Return what is known of a deed under a word of the same telling."""
    bare = read.child == read.deed and tree.tokens[read.deed].upos in ("NOUN", "PROPN")
    bare = bare and not tree.kids(read.deed, "cop")
    told = Standing(read.status, read.certainty)
    status, negated = _under(tree, head, read.child, told, governor, read.negated, bare=bare)
    conditional = read.conditional or has_condition(tree, head) or governor == "conditional"
    certainty = _weaker(read.certainty, _own_certainty(tree, head))
    return replace(
        read, status=status, negated=negated, conditional=conditional, certainty=certainty
    )


def _looks_back(tree: Tree, deed: int, head: int) -> bool:
    """Return whether a deed named by a noun has happened, as something is done about it since.

    "Will investigate the murder of two monks", "the raid cannot be called legal"; not "condemned
    plans to withdraw".
    """
    if tree.token(deed).upos != "NOUN" or not tree.kids(deed, "det", "nmod"):
        return False
    lemma, link = tree.lemma(head), tree.case(deed)
    about = {f"{lemma} {link}" if link else lemma, governor_of(tree, head)}
    if tree.rel(deed) in ("obj", "obl", "nmod"):
        crime = tree.lemma(deed) in words_of("crimes") and lemma in words_of("abhorring")
        return crime or bool(about & words_of("looking_back"))
    judged = lemma in words_of("judging") and not tree.particle(head)
    return judged and tree.rel(deed) in ("nsubj", "csubj")


def _is_called_off(tree: Tree, noun: int) -> bool:
    """Return whether a word beside a deed says that it did not come off: "the cancelled visit"."""
    if tree.token(noun).upos != "NOUN":
        return False
    beside = [k for k in tree.kids(noun, "amod", "acl") if tree.token(k).xpos in ("VBN", "JJ")]
    forms = (f for k in beside for f in verb_forms(tree.lower(k).rsplit("-", 1)[-1]))
    return bool(words_of("called_off").intersection(forms))


def _is_awaited(tree: Tree, deed: int) -> bool:
    """Return whether a deed in the present dates one to come: "will wait until they arrive"."""
    over = tree.head(deed)
    if over < 0 or tree.token(deed).xpos not in ("VBP", "VBZ", "VBN"):
        return False
    if tree.rel(deed) == "acl" and tree.lemma(over) in ("time", "moment", "day", "point"):
        return tree.head(over) >= 0 and own_status(tree, tree.head(over)) == "planned"
    if tree.rel(deed) != "advcl":
        return False
    marks = {tree.lower(i) for k in tree.kids(deed, "mark", "advmod", "case", "obl")
             for i in tree.stretch(k)}  # fmt: skip
    dated = marks & words_of("dating")
    dated = dated or {tree.lower(k) for k in tree.kids(over, "obl")} & {"time", "moment", "day"}
    present = not {"was", "were", "had", "did"} & set(
        map(tree.lower, tree.kids(deed, "aux", "cop"))
    )
    return bool(dated) and present and own_status(tree, over) == "planned"


def _is_shunned(tree: Tree, deed: int) -> bool:
    """Return whether another deed is done in its place: "would sooner die than leave"."""
    marks = tree.kids(deed, "mark", "cc", "case")
    words = {tree.lower(i) for k in marks for i in (k, *tree.kids(k, "fixed"))}
    return "than" in words and "to" not in words and tree.token(deed).xpos in ("VB", "VBG", "VBP")


def _is_mandated(tree: Tree, child: int, head: int) -> bool:
    """Return whether it is ordered or asked "that they go": a bare verb under a word of bidding."""
    if tree.rel(child) not in ("ccomp", "acl") or tree.lemma(head) not in words_of("mandative"):
        return False
    aux = {tree.lower(k) for k in tree.kids(child, "aux")}
    bare = tree.token(child).xpos in ("VB", "VBP") and aux <= {"not"}
    return bare or "be" in aux or (tree.token(child).xpos == "VB" and aux <= {"be", "not"})


def is_attempted(tree: Tree, deed: int) -> bool:
    """Return whether a deed was tried and is not told to have come off.

    "Tried to flee", "a foiled attack", "were prevented from landing", "failed to reach the shore";
    not "will try to flee", which is yet to be tried.
    """
    beside = tree.kids(deed, "amod", "compound")
    if any({tree.lemma(k), tree.lower(k)} & words_of("foiled") for k in beside):
        return True
    child = deed
    for head in governing(tree, deed):
        tried = tree.lemma(head) in words_of("attempts") | words_of("foiling")
        if tried and not is_done_to_end(tree, branch(tree, child, head), head):
            if tree.rel(branch(tree, child, head)) == "nsubj" and tree.kids(head, "xcomp"):
                return False
            own = own_status(tree, head)
            return own in ("done", "under way") and not tree.is_negated(head)
        child = head
    return False


def _means_to(tree: Tree, deed: int) -> int:
    """Return the deed that this one is done by or comes along with: "halve it by moving 70"; or -1.

    What is only planned or thought of is done by what is no more than planned or thought of.
    """
    head = tree.head(deed)
    if tree.rel(deed) != "advcl" or tree.tokens[deed].xpos != "VBG" or head < 0:
        return -1
    if tree.kids(deed, "nsubj", "aux") or not tree.is_verb(head) or head > deed:
        return -1
    marks = {tree.lower(k) for k in tree.kids(deed, "mark")}
    return head if marks == {"by"} and not tree.is_negated(deed) else -1


def _is_of_manner(tree: Tree, verb: int) -> bool:
    """Return whether it is told how something went, and not if: "did not go well"."""
    manner = {"well", "badly", "smoothly", "over", "unnoticed", "unpunished", "quietly"}
    return any(tree.lower(k) in manner for k in tree.kids(verb, "advmod", "compound", "xcomp"))


def _is_judged(tree: Tree, child: int, head: int) -> bool:
    """Return whether a deed, and not a report of it, is called a mistake: "a retreat was wrong"."""
    named = tree.token(child).upos == "NOUN" and tree.lemma(child) not in words_of("reports")
    wrong = tree.lemma(head) in ("mistake", "wrong", "error", "incorrect")
    return wrong and named and tree.rel(child) == "nsubj" and bool(tree.kids(head, "cop"))


def _of_talks(tree: Tree, child: int, head: int) -> Status | None:
    """Return what the subject makes of the deed: "talks are under way on moving them"."""
    subject = tree.subject_own(head)
    if subject < 0 or child in (subject, head) or tree.rel(child) in ("conj", "ccomp"):
        return None
    if governors().get(tree.lemma(head)) not in (None, "under way", "done"):
        return None
    told = governors().get(tree.lemma(subject)) if tree.token(subject).upos == "NOUN" else None
    return told if told in ("planned", "hypothetical") else None


def _reached_by(tree: Tree, deed: int) -> int:
    """Return the deed that this one is the end of: "walked for days to reach it"; or -1.

    So it is of what it "took" somebody time to do, and of "set off, only to turn back".
    """
    head = tree.head(deed)
    marked = any(tree.lower(k) == "to" for k in tree.kids(deed, "mark"))
    if head < 0 or not marked or tree.is_negated(deed):
        return -1
    first = min(tree.kids(deed, "mark"))
    if tree.rel(deed) == "advcl" and tree.lower(first - 1) == "only" and head < deed:
        return head
    if tree.takes_time(head) or (
        tree.rel(deed) in ("csubj", "xcomp", "ccomp", "advcl") and tree.it_takes(head)
    ):
        return head
    ends = tree.rel(deed) in ("advcl", "xcomp") and tree.lemma(deed) in ("reach", "arrive")
    return head if ends and goes(tree.lemma(head)) else -1


def _is_compelled(tree: Tree, noun: int) -> bool:
    """Return whether a choice is none: "had no choice but to leave"."""
    none = any(tree.lower(k) in ("no", "little") for k in tree.kids(noun, "det", "amod"))
    return none and "but" in {tree.lower(i) for i in range(noun, min(noun + 3, len(tree)))}


def _is_open(tree: Tree, deed: int) -> bool:
    """Return whether it is left open if the deed happens: "has not decided whether to leave"."""
    asked = tree.rel(deed) in ("ccomp", "advcl") and -1 < tree.head(deed) < deed
    asked = asked and tree.lemma(tree.head(deed)) in words_of("asking")
    if asked and any(tree.lower(k) == "if" for k in tree.kids(deed, "mark")):
        return True
    return any(tree.lower(k) == "whether" for k in tree.kids(deed, "mark", "cc", "advmod"))


def _weakest(tree: Tree, deed: int, certainty: Certainty) -> Certainty:
    for head in governing(tree, deed):
        certainty = _weaker(certainty, _certainty_of(tree, head))
    return certainty


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
    if governor == "denied" and head_negated and tree.lemma(head) in words_of("left_open"):
        return "hypothetical", negated
    if governor == "denied":
        return status, not negated if not head_negated else negated
    if tree.lemma(head) in words_of("attempts") and governor is None:
        tried = own_status(tree, head)
        return ("hypothetical" if tried == "done" else tried), negated
    if governor in ("planned", "hypothetical"):
        return governor, negated
    if not tree.is_clause(head) and not tree.kids(head, "cop"):
        return status, negated
    own = own_status(tree, head)
    if tree.lemma(head) in words_of("finished") and tree.kids(head, "cop"):
        return ("done" if own == "under way" else own), negated
    present = tree.token(head).xpos in ("VBP", "VBZ") and not tree.kids(head, "aux")
    if governor == "under way" and present and is_dated(tree, child):
        return "planned", negated
    if governor == "under way":
        return ("under way" if own == "done" else own), negated
    if governor == "done" and present and tree.lemma(tree.subject(head)) in words_of("accords"):
        return "planned", negated
    if bare and status == "planned" and own == "done":
        return status, negated
    if governor in ("done", "conditional") or bare:
        return own, negated
    return ("hypothetical" if own == "hypothetical" else status), negated


def _certainty_of(tree: Tree, head: int) -> Certainty | None:
    """Return how sure a governor is of what is under it; "set up" is no "set to"."""
    return None if tree.particle(head) else _certainties().get(tree.lemma(head))


def _own_certainty(tree: Tree, index: int) -> Certainty | None:
    found: Certainty | None = None
    for kid in tree.kids(index, "advmod", "aux", "amod"):
        found = _weaker(found, _certainties().get(tree.lower(kid))) or found
    return found


_RANK: dict[Certainty, int] = {"certain": 0, "probable": 1, "possible": 2}


def _weaker(one: Certainty | None, other: Certainty | None) -> Certainty:
    ranked = sorted((one or "certain", other or "certain"), key=lambda c: _RANK[c])
    return ranked[-1]
