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
from tellings.claims.motion_words import goes
from tellings.claims.syntax import Tree
from tellings.claims.tense import governors, own_status, words_of
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
    if (host := _means_to(tree, deed)) >= 0 or (host := _reached_by(tree, deed)) >= 0:
        return standing(tree, host)
    status: Status = own_status(tree, deed)
    status = "planned" if _is_awaited(tree, deed) else status
    certainty = _own_certainty(tree, deed) or "certain"
    negated = tree.is_negated(deed)
    if _is_open(tree, deed):
        return Standing("hypothetical", _weakest(tree, deed, certainty))
    conditional = _has_condition(tree, deed) or _in_condition(tree, deed)
    child, outside = deed, False
    for head in _governing(tree, deed):
        child = _branch(tree, child, head)
        outside = outside or _is_reported(tree, child, head)
        governor = governors().get(_word(tree, head))
        if governor is None and not tree.particle(head):
            governor = governors().get(tree.lemma(head))
        governor = _of_talks(tree, child, head) or governor
        if governor == "denied" and _is_judged(tree, child, head):
            governor = None
        if governor == "denied" and _is_done_to_end(tree, child, head):
            governor = None
        if _is_mandated(tree, child, head):
            status, outside = "planned", False
        reflexive = tree.lower(tree.kid(head, "obj")).endswith(("self", "selves"))
        perceived = tree.lemma(head) in words_of("perceiving") and not reflexive
        perceived = perceived and tree.rel(child) in ("xcomp", "ccomp")
        seeming = tree.lemma(head) in words_of("seeming") and tree.rel(child) == "xcomp"
        if perceived or seeming:
            status = "under way" if status == "planned" else status
            negated = negated != tree.is_negated(head)
            certainty = _weaker(certainty, _certainties().get(tree.lemma(head)))
            child = head
            continue
        if tree.lemma(tree.object(head)) in words_of("choices") and _is_compelled(
            tree, tree.object(head)
        ):
            own = own_status(tree, head)
            status, child = ("hypothetical" if own == "hypothetical" else "planned"), head
            continue
        if tree.lemma(head) in words_of("choices") and _is_compelled(tree, head):
            continue
        if {tree.lemma(head), tree.lemma(tree.object(head))} & words_of("plain_truths"):
            child = head
            continue
        if any(tree.lower(k) == "from" for k in tree.kids(child, "mark")):
            governor = "denied" if tree.lemma(head) in words_of("holding") else governor
        if governor == "denied" and tree.kids(head, "cop") and _is_advice(tree, child, head):
            governor = "hypothetical"
        mistaken = {tree.lower(k) for k in tree.kids(head, "advmod")} & words_of("mistaken")
        if mistaken and tree.rel(child) in ("ccomp", "csubj", "xcomp"):
            negated = not negated
        if tree.lemma(head) in ("go", "work", "end") and _is_of_manner(tree, head):
            child = head
            continue
        if not outside:
            bare = child == deed and tree.tokens[deed].upos in ("NOUN", "PROPN")
            bare = bare and not tree.kids(deed, "cop")
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
    if not negated and _is_called_false(tree, deed):
        return Standing("denied", certainty)
    if conditional and not negated:
        status = "conditional"
    return Standing("denied" if negated else status, certainty)


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
    for head in _governing(tree, deed):
        tried = tree.lemma(head) in words_of("attempts") | words_of("foiling")
        if tried and not _is_done_to_end(tree, _branch(tree, child, head), head):
            if tree.rel(_branch(tree, child, head)) == "nsubj" and tree.kids(head, "xcomp"):
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

    So it is of what it "took" somebody time to do.
    """
    head = tree.head(deed)
    marked = any(tree.lower(k) == "to" for k in tree.kids(deed, "mark"))
    if head < 0 or not marked or tree.is_negated(deed):
        return -1
    if tree.takes_time(head):
        return head
    ends = tree.rel(deed) in ("advcl", "xcomp") and tree.lemma(deed) in ("reach", "arrive")
    return head if ends and goes(tree.lemma(head)) else -1


def _is_compelled(tree: Tree, noun: int) -> bool:
    """Return whether a choice is none: "had no choice but to leave"."""
    none = any(tree.lower(k) in ("no", "little") for k in tree.kids(noun, "det", "amod"))
    return none and "but" in {tree.lower(i) for i in range(noun, min(noun + 3, len(tree)))}


def _is_open(tree: Tree, deed: int) -> bool:
    """Return whether it is left open if the deed happens: "has not decided whether to leave"."""
    return any(tree.lower(k) == "whether" for k in tree.kids(deed, "mark", "cc", "advmod"))


def _weakest(tree: Tree, deed: int, certainty: Certainty) -> Certainty:
    for head in _governing(tree, deed):
        certainty = _weaker(certainty, _certainties().get(tree.lemma(head)))
    return certainty


def _is_called_false(tree: Tree, deed: int) -> bool:
    """Return whether the report that tells the deed is called false beside it.

    "A claim that they had left was not true", "a tweet, since deleted, said that": the word of
    falsehood stands outside the report's clause, wherever the parse hung it.
    """
    over = tree.ancestors(deed)
    told = [*over, *(tree.subject_own(a) for a in over)]
    nouns = (a for a in told if a >= 0 and _may_be_report(tree, a))
    report = next((a for a in nouns if tree.lemma(a) in words_of("reports")), -1)
    if report < 0:
        return False
    inside = set(tree.stretch(deed))
    for index in range(len(tree)):
        if index in inside or index == report:
            continue
        lemma = tree.lemma(index)
        predicate = bool(tree.kids(index, "cop", "nsubj"))
        predicate = predicate or tree.lemma(tree.head(index)) in ("prove", "turn", "be", "call")
        beside = tree.head(index) == report and tree.rel(index) in ("acl", "amod")
        beside = beside or (index == tree.head(report) and tree.rel(report) in ("obj", "nsubj"))
        lemma = f"{lemma} back" if tree.lower(index + 1) == "back" else lemma
        if lemma in words_of("falsehoods") and (predicate or beside or tree.is_passive(index)):
            return not tree.is_negated(index)
        if lemma in words_of("truths") and predicate and tree.is_negated(index):
            return True
        if lemma in ("nothing", "none") and index < report and tree.head(report) == index:
            return True
        if lemma == "truth" and {tree.lower(i) for i in range(index)} & {"no", "not", "little"}:
            return True
    return False


def _may_be_report(tree: Tree, index: int) -> bool:
    """Return whether a word can be the noun of a report; "Claims that …" is often called a verb."""
    bare = tree.token(index).xpos == "VBZ" and tree.subject_own(index) < 0
    bare = bare or tree.token(index).xpos in ("NN", "NNS")
    return bare or tree.token(index).upos in ("NOUN", "PROPN")


def _word(tree: Tree, index: int) -> str:
    """Return a governor with its particle, as it stands in the lists: "rule out", "have yet"."""
    lemma, particle = tree.lemma(index), tree.particle(index)
    if particle:
        return f"{lemma} {particle}"
    if tree.case(index) and f"{tree.case(index)} {lemma}" in governors():
        return f"{tree.case(index)} {lemma}"
    for loose in (f"{lemma} {tree.lower(index + 1)}", f"{lemma} {tree.lower(index + 2)}"):
        if loose in governors() and tree.is_verb(index):
            return loose
    return lemma


def _governing(tree: Tree, deed: int) -> list[int]:
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
        if rel == "advcl" and not (_purpose(tree, child) or _is_complement(tree, child, head)):
            break
        if rel in ("obl", "advmod") and tree.is_verb(head) and not _is_taken(tree, child, head):
            break
        if rel == "nmod" and (not _passes(tree, head) or tree.case(child) in _APART):
            break
        found.append(head)
        child = head
    return found


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


def _branch(tree: Tree, index: int, head: int) -> int:
    """Return the word on the way up from ``index`` that hangs on ``head`` itself."""
    for above in (index, *tree.ancestors(index)):
        if tree.head(above) == head:
            return above
    return index


def _is_advice(tree: Tree, child: int, head: int) -> bool:
    """Return whether a deed is called wrong to do rather than untold: "it would be wrong to"."""
    clause = tree.rel(child) in ("csubj", "ccomp", "xcomp", "acl", "advcl")
    marks = {tree.lower(k) for k in tree.kids(child, "mark")}
    return clause and "to" in marks and bool({"would", "could", "'d"} & set(tree.auxiliaries(head)))


def _is_done_to_end(tree: Tree, child: int, head: int) -> bool:
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
    known = _word(tree, head) in governors() or tree.lemma(head) in governors()
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
    if tree.lemma(head) in words_of("attempts") and governor is None:
        tried = own_status(tree, head)
        return ("hypothetical" if tried == "done" else tried), negated
    if governor in ("planned", "hypothetical"):
        return governor, negated
    if not tree.is_clause(head) and not tree.kids(head, "cop"):
        return status, negated
    own = own_status(tree, head)
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
    again = ("again", "more", "a", "every", "in")
    if any(
        tree.lower(k) == "once" and tree.lower(k + 1) in again for k in tree.kids(clause, "advmod")
    ):
        return False
    if "as if" in phrase or "as though" in phrase:
        return False
    first = min(tree.stretch(clause))
    only = "only" in (tree.lower(first - 1), tree.lower(first))
    if only and set(marks) & {"when", "after"}:
        return True
    if set(marks) & words_of("conditions") or "as soon" in phrase or "as long" in phrase:
        return True
    return tree.lower(min(tree.stretch(clause))) in ("should", "were") and not tree.kids(
        clause, "mark"
    )


def _is_contrary(tree: Tree, deed: int) -> bool:
    """Return whether the deed is thought contrary to what was: "had the miners not gone back"."""
    if tree.rel(deed) != "advcl" or tree.kids(deed, "mark"):
        return False
    first = min(tree.stretch(deed))
    subject = tree.subject_own(deed)
    return tree.lower(first) == "had" and subject > first


def _own_certainty(tree: Tree, index: int) -> Certainty | None:
    found: Certainty | None = None
    for kid in tree.kids(index, "advmod", "aux", "amod"):
        found = _weaker(found, _certainties().get(tree.lower(kid))) or found
    return found


_RANK: dict[Certainty, int] = {"certain": 0, "probable": 1, "possible": 2}


def _weaker(one: Certainty | None, other: Certainty | None) -> Certainty:
    ranked = sorted((one or "certain", other or "certain"), key=lambda c: _RANK[c])
    return ranked[-1]
