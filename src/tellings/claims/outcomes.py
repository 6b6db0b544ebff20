"""What befell somebody whom a sentence tells of: killed, hurt, or struck with what outcome is open.

Read off the parse where it holds, and off the words right beside the noun where it does not: a
headline ("2 dead, 3 injured") has no grammar to speak of.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tellings.claims.harm import DEADLY, Outcome, lexis, outcome_of, strengthened
from tellings.claims.syntax import Tree
from tellings.claims.vocabulary import words

RANK: dict[Outcome, int] = {"killed": 0, "hurt": 1, "struck": 2, "treated": 3}


@dataclass(frozen=True, slots=True)
class Befallen:
    """An outcome with the word that tells it; ``done_to`` where another did it, or the self."""

    outcome: Outcome
    word: int
    done_to: bool = False
    itself: bool = False


def befell(tree: Tree, nominal: int, first: int, last: int) -> Befallen | None:
    """Return what befell a nominal whose phrase runs from token ``first`` to ``last``."""
    if tree.lemma(nominal) == "life" and tree.lower(nominal) == "lives":
        return Befallen("killed", tree.head(nominal)) if _is_claimed(tree, nominal) else None
    parsed = list(_by_parse(tree, nominal))
    died = next((row for row in parsed if tree.lemma(row.word) in lexis("dies")), None)
    if died is not None:  # "a man hurt in a fall has died"
        return died
    beside = list(_beside(tree, first, last))
    if beside and beside[0].outcome != "struck":
        return beside[0]
    own = list(_own(tree, nominal))
    settled = any(row.outcome in ("killed", "hurt") for row in own)
    settled = settled or (bool(own) and tree.rel(nominal) == "conj")  # "and six with wounds"
    found = own if settled else [*own, *beside, *parsed]
    if settled and tree.rel(nominal) == "nsubj":  # "a child who had been hurt was killed"
        found = [*own, *(row for row in parsed if row.outcome == "killed")]
    return min(found, key=lambda row: RANK[row.outcome], default=None)


# the words beside

_LINKS = frozenset(
    ["was", "were", "is", "are", "been", "being", "be", "has", "have", "had", "both", "all", "also",
     "left", "found", "confirmed", "reported", "dead", "later", "then", "reportedly", "who", "that",
     "more", "seriously", "critically", "badly", "severely", "slightly", "shot", "and", "gravely"]
)  # fmt: skip


def _past_aside(tree: Tree, last: int) -> int:
    """Return the comma that closes an aside behind a noun: "five people, one a child, were hit"."""
    if tree.lower(last + 1) != "," or tree.lower(last + 2) not in lexis("asides"):
        return last
    for index in range(last + 3, min(last + 12, len(tree))):
        if tree.lower(index) == "," and tree.token(index + 1).upos in ("AUX", "VERB"):
            return index
    return last


def _beside(tree: Tree, first: int, last: int) -> Iterator[Befallen]:
    last = _past_aside(tree, last)
    for index in range(last + 1, min(last + 6, len(tree))):
        outcome = _state(tree, index)
        if outcome is not None and not _has_object(tree, index):
            yield Befallen(outcome, index, done_to=tree.lower(index) in lexis("struck"))
            return
        placed = tree.lower(index) in ("of", "from") or tree.lower(index - 1) in ("of", "from")
        linked = tree.lower(index) in _LINKS or (placed and tree.token(last).upos == "PROPN")
        if not linked and tree.token(index).upos not in ("AUX", "ADV"):
            break
    near = [tree.lemma(i) for i in range(last + 2, min(last + 5, len(tree)))]
    if tree.lower(last + 1) == "in" and ("coma" in near or "condition" in near):
        yield Befallen("hurt", last + 1)  # "left a woman dead and her daughter in a coma"
        return
    before = first - 1
    while before >= 0 and tree.token(before).upos in ("ADV", "DET", "ADJ", "ADP", "PRON", "PART"):
        if tree.lower(before) not in _OPENERS:
            break
        if tree.lower(before) == "at" and tree.lower(before + 1) != "least":
            break  # "shooting at five people"
        before -= 1
    if (
        before > 0
        and tree.lower(before) in lexis("hurt")
        and tree.lower(before - 1) in (",", "and")
    ):
        yield Befallen("hurt", before)  # "killed one, hurt eight"
        return
    active = tree.lower(before) in _ACTIVE or (before >= 0 and tree.token(before).upos == "VERB")
    if active and not tree.kids_exact(before, "aux:pass"):
        outcome = outcome_of(tree, before)
        bare = before == 0 or tree.token(before - 1).upos != "AUX"
        if outcome is not None and (tree.token(before).xpos != "VBN" or bare):
            yield Befallen(outcome, before, done_to=True)


_ACTIVE = frozenset(["kills", "wounds", "injures", "hurts", "shoots", "killing", "wounding",
                     "injuring", "hurting", "shooting"])  # fmt: skip
_OPENERS = frozenset(["the", "a", "an", "at", "least", "about", "all", "up", "to", "his", "her",
                      "their", "another", "some", "as", "many", "nearly", "its", "more", "than",
                      "only", "just"])  # fmt: skip


def _state(tree: Tree, index: int) -> Outcome | None:
    """Return the outcome that a participle or adjective tells of what stands before it."""
    lower, upos = tree.lower(index), tree.token(index).upos
    if index in tree.names_at:
        return None
    if lower in lexis("dead") or lower in ("died", "dies", "die"):
        return "killed"
    if lower in lexis("hurt") and upos in ("VERB", "ADJ", "NOUN", "AUX"):
        return "killed" if tree.lower(index - 1) in DEADLY else "hurt"
    found = upos == "NOUN" and tree.lower(index - 1) in _FINDING  # whatever the parse takes it for
    if lower in lexis("struck") and (upos == "VERB" or found):
        return strengthened(tree, index, "struck")
    return None


_FINDING = frozenset(["found", "discovered", "was", "were", "been", "being", "be"])


def _has_object(tree: Tree, index: int) -> bool:
    """Return whether the word is an active verb: "two men killed a guard"."""
    if tree.token(index).upos not in ("VERB", "AUX") or tree.lower(index) in _ENDS:
        return False
    if tree.is_passive(index):
        return False
    if tree.rel(index) == "amod" and tree.head(index) > index:
        return True
    verbs = [index, *tree.kids(index, "conj")]
    if any(k > index for verb in verbs for k in tree.kids(verb, "obj")):
        return True
    following = tree.token(index + 1).upos if index + 1 < len(tree) else ""
    if tree.lemma(index + 1 if following else -1) in words("people"):
        return True
    return following in ("DET", "PRON", "NUM") and tree.lower(index + 1) not in _ENDS


_ENDS = frozenset(["dead", "died", "dies", "die", "both", "all", "himself", "herself"])


# the parse


def by_clause(tree: Tree, nominal: int) -> list[Befallen]:
    """Return what the clause that a nominal is an argument of tells of it."""
    return list(_by_parse(tree, nominal))


def _by_parse(tree: Tree, nominal: int) -> Iterator[Befallen]:
    child, head = nominal, tree.head(nominal)
    for _ in range(5):
        if head < 0:
            return
        exact, rel = tree.tokens[child].deprel, tree.rel(child)
        if rel in ("nsubj", "csubj"):
            if child > head and any(k < head for k in tree.kids_exact(head, "aux:pass")):
                return  # of a clause of its own: "two men were killed and a woman hurt"
            passive = exact.endswith(":pass") or tree.is_passive(head)
            yield from _as_subject(tree, head, passive=passive)
            return
        if rel in ("obj", "iobj"):
            for row in _as_object(tree, head, child):  # "himself and his cousin"
                if not child < row.word < nominal:  # "two men dead and a girl wounded"
                    yield replace(row, itself=row.itself and child == nominal)
            return
        if exact == "nmod:poss" and any(tree.case(k) == "of" for k in tree.kids(head, "nmod")):
            return  # "a father's killing of his wife"
        if exact == "nmod:poss" or rel == "compound":
            involved = tree.lower(child + 1) == "-" and head != child + 2  # "officer-involved"
            yield from () if involved else _of_noun(tree, head)
            return
        if rel in ("obl", "nmod"):
            link = tree.case(child)
            if link == "of" and _is_claimed(tree, head):
                yield Befallen("killed", tree.head(head))
            if link in ("of", "to", "on", "in", "with", "by"):
                yield from _of_noun(tree, head, link)
            if link in ("along with", "together with", "alongside") and rel == "obl":
                yield from _as_subject(tree, head, passive=tree.is_passive(head))
                yield from _as_object(tree, head, child)
            if not (rel == "nmod" and _gathers(tree, head)):
                return
        elif rel not in ("conj", "flat", "nummod", "dep", "list", "appos"):
            return
        child, head = head, tree.head(head)


def _is_claimed(tree: Tree, life: int) -> bool:
    """Return whether a life is what is taken: "claimed the lives of a father and a son"."""
    taken = tree.rel(life) == "obj" and tree.lemma(tree.head(life)) in words("life")
    return taken and tree.lemma(life) == "life" and tree.lemma(tree.head(life)) not in _KEEPS


_KEEPS = frozenset(["give", "save", "spare"])


def _gathers(tree: Tree, head: int) -> bool:
    return tree.lemma(head) in words("tallies") | words("partitives") | words("collectives")


def _own(tree: Tree, nominal: int) -> Iterator[Befallen]:
    """Yield what the noun's own clauses and adjectives tell: "a man killed in", "dead man"."""
    for kid in tree.kids(nominal, "acl"):
        subject = tree.subject_own(kid)
        if subject >= 0 and tree.lower(subject) not in ("who", "which", "that"):
            outcome = None if tree.is_passive(kid) else outcome_of(tree, kid)
            if outcome is not None and tree.tokens[kid].deprel == "acl:relcl":
                yield Befallen(outcome, kid, done_to=True)
        elif kid > nominal:
            passive = tree.is_passive(kid) or (subject < 0 and tree.token(kid).xpos == "VBN")
            yield from _as_subject(tree, kid, passive=passive)
    for kid in tree.kids(nominal, "amod"):
        if tree.lower(kid) in lexis("dead") | {"fatal"}:
            yield Befallen("killed", kid)
        elif tree.lower(kid) in ("wounded", "injured"):
            yield Befallen("hurt", kid)
    for kid in tree.kids(nominal, "nmod"):
        link, lemma = tree.case(kid), tree.lemma(kid)
        if link == "in" and lemma in lexis("conditions"):
            yield Befallen("hurt", kid)
        elif link == "with" and lemma in lexis("wounds"):
            yield Befallen(_how_badly(tree, kid), kid)
    if tree.lemma(nominal) in lexis("bodies") and not _is_alive(tree, nominal):
        yield Befallen("killed", nominal)


def _is_alive(tree: Tree, body: int) -> bool:
    """Return whether a body is somebody's own that moves, aches or is hit: "her body shook"."""
    if tree.lemma(body) != "body" or not tree.kids_exact(body, "nmod:poss"):
        return False
    verb = tree.head(body)
    argument = tree.rel(body) in ("nsubj", "obj")
    return not (argument and tree.lemma(verb) in lexis("finds"))


def _as_subject(tree: Tree, head: int, *, passive: bool) -> Iterator[Befallen]:
    verbs = (head, *_joined(tree, head))
    if passive and not tree.is_passive(head):
        passive = not any(tree.kids(verb, "obj") for verb in verbs)
    for verb in verbs:
        lemma = tree.lemma(verb)
        undergoes = passive if verb == head else passive and not tree.kids(verb, "obj")
        if tree.is_passive(verb):
            undergoes = True
        if undergoes:
            yield from _undergone(tree, verb)
        elif (
            lemma in lexis("dies")
            or _passes_away(tree, verb)
            or (lemma == "lose" and tree.lemma(tree.kid(verb, "obj")) == "life")
        ):
            yield Befallen("killed", verb)
        elif lemma in lexis("suffers") and _wound(tree, tree.kid(verb, "obj")):
            yield Befallen(_how_badly(tree, tree.kid(verb, "obj")), verb)
        elif lemma in lexis("survives") and tree.is_negated(verb):
            yield Befallen("killed", next(k for k in tree.parse.children[verb] if k < verb))
        elif lemma in lexis("survives") and verb != head:
            yield Befallen("hurt", verb)
        elif any(
            _wound(tree, k) and tree.case(k) in ("with", "from") for k in tree.kids(verb, "obl")
        ):
            yield Befallen("struck", verb)
        if tree.lower(verb) in lexis("dead") and tree.token(verb).upos == "ADJ":
            yield Befallen("killed", verb)
        elif (tree.lower(verb) in lexis("hurt") and tree.token(verb).upos == "ADJ") or (
            lemma == "condition" and tree.kids(verb, "cop", "case")
        ):
            yield Befallen("hurt", verb)
        for kid in tree.kids(verb, "xcomp", "advcl", "obl"):
            if (
                tree.lower(kid) == "dead"
                and not _is_of_others(tree, kid)
                and not tree.kids(verb, "obj")
            ):
                yield Befallen("killed", kid)
            elif (tree.lemma(kid) == "condition" and tree.case(kid) == "in") or (
                tree.lemma(kid) == "hospital" and lemma in lexis("lies")
            ):
                yield Befallen("treated", kid)


def _passes_away(tree: Tree, verb: int) -> bool:
    return tree.lemma(verb) == "pass" and tree.lower(verb + 1) in ("away", "on")


def _joined(tree: Tree, head: int) -> list[int]:
    """Return the verbs that share a verb's subject: "was shot and died"."""
    found = []
    for kid in tree.kids(head, "conj"):
        numbered = tree.token(kid - 1).upos == "NUM" or tree.kids(kid, "nummod")
        if tree.subject_own(kid) < 0 and not numbered:
            found += [kid, *_joined(tree, kid)]
    return found


def _how_badly(tree: Tree, wound: int) -> Outcome:
    beside = {tree.lower(k) for k in tree.kids(wound, "amod", "compound")}
    if beside & {"fatal", "mortal", "deadly"}:
        return "killed"
    return "hurt" if beside & lexis("mild") else "struck"


def _wound(tree: Tree, index: int) -> bool:
    return index >= 0 and tree.lemma(index) in lexis("wounds")


def _undergone(tree: Tree, verb: int) -> Iterator[Befallen]:
    outcome, lemma = outcome_of(tree, verb), tree.lemma(verb)
    if outcome is not None:
        yield Befallen(outcome, verb, done_to=True)
    kids = tree.kids(verb, "xcomp", "advmod", "obl", "ccomp", "advcl", "amod")
    kids = [kid for kid in kids if not _is_of_others(tree, kid)]
    if any(tree.lower(k) in _FOUND for k in kids) or (
        lemma in ("find", "leave", "discover")
        and any(outcome_of(tree, k) == "killed" or tree.lower(k) == "fatally" for k in kids)
    ):
        dead = next((k for k in kids if tree.lower(k) in _FOUND), verb)
        yield Befallen("killed", verb if tree.is_negated(verb) else dead)
    elif lemma in ("find", "leave", "discover") and any(
        outcome_of(tree, k) == "struck" or tree.lower(k) in lexis("hurt") for k in kids
    ):
        yield Befallen("struck", verb)
    elif lemma in lexis("carries") and any(
        tree.lemma(k) in _CARE or (tree.lemma(k) == "scene" and lemma == "treat")
        for k in tree.kids(verb, "obl", "obj", "nmod")
    ):
        yield Befallen("treated", verb)


def _is_of_others(tree: Tree, state: int) -> bool:
    """Return whether a state is that of others, numbered: "seven were shot, with six dead"."""
    return any(tree.token(i).upos == "NUM" for i in (state - 1, *tree.kids(state, "nsubj", "dep")))


_CARE = frozenset(["hospital", "condition", "injury", "wound", "center", "clinic"])
_FOUND = frozenset(["dead", "deceased", "murdered", "slain", "lifeless"])


def _as_object(tree: Tree, head: int, child: int) -> Iterator[Befallen]:
    reflexive = tree.lower(child).endswith(("self", "selves"))
    for verb in (head, *[k for k in tree.kids(head, "conj") if not tree.kids(k, "nsubj")]):
        outcome = outcome_of(tree, verb)
        if outcome is not None and (verb == head or not tree.kids(verb, "obj")):
            yield Befallen(outcome, verb, done_to=True, itself=reflexive)
    states = tree.kids(child, "amod", "acl")
    if tree.lemma(head) in ("leave", "find", "discover", "shoot", "strike", "gun", "beat", "stab"):
        states += tree.kids(head, "xcomp", "advcl", "obl")
    for kid in states:
        if kid > child and tree.lower(kid) in lexis("dead"):
            yield Befallen("killed", kid)
        elif kid > child and tree.lower(kid) in lexis("hurt"):
            yield Befallen("hurt", kid)
    claimed = tree.lemma(child) == "life" and tree.lemma(head) in words("life")
    if claimed:
        yield Befallen("killed", head)
    if tree.lemma(head) in lexis("carries") | {"leave", "send"} and any(
        tree.lemma(k) in ("hospital", "center", "coma", "condition") for k in tree.kids(head, "obl")
    ):
        yield Befallen("treated", head)


def _of_noun(tree: Tree, noun: int, link: str = "of") -> Iterator[Befallen]:
    """Yield what a noun of a deed tells of its owner: "the death of", "the teen's killing"."""
    lemma = tree.lemma(noun)
    near = {tree.lower(k) for k in tree.kids(noun, "amod", "compound")}
    if near & {"attempted", "attempt"} or link not in ("of", "to", "on"):
        return
    if tree.lower(noun + 1).rstrip(".") in lexis("of_deeds"):
        return  # "the sheriff's homicide unit"
    if lemma in lexis("death_nouns") | lexis("bodies"):
        yield Befallen("killed", noun, done_to=lemma not in lexis("bodies") | {"death"})
    elif lemma in lexis("wounding_nouns"):
        yield Befallen("hurt", noun)
    elif lemma in lexis("shooting_nouns"):
        deadly = bool(near & {"fatal", "deadly"})
        yield Befallen("killed" if deadly else "struck", noun, done_to=True)
