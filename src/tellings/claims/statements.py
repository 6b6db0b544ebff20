"""Who did what to whom, for the predicates that stories turn on → statement claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tellings.claims.context import Context
from tellings.claims.lexicon import load
from tellings.claims.making import Found, claim_of
from tellings.claims.movements import compact
from tellings.claims.quotations import Speech
from tellings.claims.syntax import Tree
from tellings.model import Bounds, Claim, Statement


@dataclass(frozen=True, slots=True)
class Deed:
    """A predicate with its arguments, as tokens; -1 where none is told."""

    word: int
    predicate: str
    subject: int
    object: int


@cache
def _predicates(section: str) -> frozenset[str]:
    return frozenset(load("predicates")[section])


def deeds(tree: Tree) -> list[Deed]:
    """Return the deeds that a sentence tells, in the order of their words."""
    found = []
    for index, token in enumerate(tree.tokens):
        deed = None
        if token.upos == "VERB" and tree.rel(index) != "amod" and not tree.case(index):
            deed = _verbal(tree, index)
        elif token.upos == "NOUN":
            deed = _nominal(tree, index)
        if deed is not None:
            found.append(deed)
    return found


def _verbal(tree: Tree, verb: int) -> Deed | None:
    lemma, particle = tree.lemma(verb), tree.particle(verb)
    target = tree.object(verb)
    predicate = _predicate(tree, verb, lemma, particle)
    if predicate is None:
        return None
    subject = tree.subject(verb)
    if tree.is_passive(verb):
        agents = tree.kids_exact(verb, "obl:agent")
        agents += [k for k in tree.kids(verb, "obl") if tree.case(k) == "by" and _acts(tree, k)]
        target, subject = subject, agents[0] if agents else -1
    elif target < 0 and " " in predicate:
        link = predicate.split(" ", 1)[1]
        target = next((k for k in tree.kids(verb, "obl") if tree.case(k) == link), -1)
    if target < 0 and subject < 0:
        return None
    if target < 0 and predicate not in _predicates("intransitive"):
        return None
    return Deed(verb, predicate, _antecedent(tree, subject), _antecedent(tree, target))


def _predicate(tree: Tree, verb: int, lemma: str, particle: str) -> str | None:
    """Return the listed predicate that a verb makes with its particle or preposition."""
    forms = [f"{lemma} {particle}"] if particle else []
    forms += [f"{lemma} {tree.case(k)}" for k in tree.kids(verb, "obl") if tree.case(k)]
    forms += [f"{lemma} {tree.lower(k)}" for k in tree.kids(verb, "advmod", "xcomp", "obj")]
    known = _predicates("transitive") | _predicates("intransitive")
    if particle and forms[0] not in known:
        return None
    return next((form for form in [*forms, lemma] if form in known), None)


def _acts(tree: Tree, index: int) -> bool:
    return tree.token(index).upos in ("NOUN", "PROPN", "PRON")


def _antecedent(tree: Tree, index: int) -> int:
    """Return what a relative pronoun stands for."""
    if index >= 0 and tree.lower(index) in ("who", "which", "that", "whom"):
        for head in tree.ancestors(index):
            if tree.rel(head) == "acl" and tree.head(head) >= 0:
                return tree.head(head)
    return index


def _nominal(tree: Tree, noun: int) -> Deed | None:
    predicate = load("predicates")["deeds"].get(tree.lemma(noun))
    if predicate is None:
        return None
    patient = next((k for k in tree.kids(noun, "nmod") if tree.case(k) == "of"), -1)
    agent = next((k for k in tree.kids(noun, "nmod") if tree.case(k) == "by"), -1)
    if patient < 0 and agent < 0:
        return None
    owner = next(iter(tree.kids_exact(noun, "nmod:poss")), -1)
    return Deed(noun, predicate, agent if agent >= 0 else owner, patient)


def statement_claims(
    context: Context,
    position: int,
    told: Sequence[Speech],
    lineages: Mapping[tuple[str, int], str],
) -> list[Claim]:
    """Return the statement claims of a sentence."""
    return [
        _claim(context, position, deed, told, lineages)
        for deed in deeds(context.trees[position])
        if _name(context, position, deed.subject) or _name(context, position, deed.object)
    ]


def _claim(
    context: Context,
    position: int,
    deed: Deed,
    told: Sequence[Speech],
    lineages: Mapping[tuple[str, int], str],
) -> Claim:
    bounds = context.place(position, _bounds(context.trees[position], deed))
    subject = _name(context, position, deed.subject) or ""
    body = Statement(subject, deed.predicate, _name(context, position, deed.object))
    found = Found(position, deed.word, bounds, body, (deed.predicate, subject))
    return claim_of(context, "statement", found, told, lineages)


def _bounds(tree: Tree, deed: Deed) -> Bounds:
    near = [i for i in (deed.subject, deed.word, deed.object) if i >= 0]
    heads = [i for h in near for i in (h, *_close(tree, h))]
    return tree.token(min(heads)).start, tree.token(max(heads)).end


def _close(tree: Tree, head: int) -> list[int]:
    kids = tree.kids(head, "amod", "compound", "nummod", "det", "flat", "aux", "nmod")
    kids = [k for k in kids if tree.rel(k) != "nmod" or tree.tokens[k].deprel == "nmod:poss"]
    return [i for k in kids for i in tree.stretch(k)]


def _described(tree: Tree, head: int) -> str:
    """Return a noun with its modifiers, and what it is of: "withdrawal of all foreign forces"."""
    kept = compact(tree, head)
    behind = [k for k in tree.kids(head, "nmod") if k > head and tree.case(k) in ("of", "for")]
    return f"{kept} {tree.case(behind[0])} {compact(tree, behind[0])}" if behind else kept


def _name(context: Context, position: int, head: int) -> str | None:
    """Return who or what an argument is: the entity's name, or its description."""
    if head < 0:
        return None
    tree = context.trees[position]
    entity, token = context.entity_at(position, head), tree.token(head)
    pronoun = token.upos in ("PRON", "DET")
    if entity is not None and (pronoun or head in tree.names_at):
        return entity.name
    if token.upos in ("NOUN", "PROPN", "NUM", "ADJ", "PRON"):
        return token.text if pronoun else _described(tree, head) or None
    return None
