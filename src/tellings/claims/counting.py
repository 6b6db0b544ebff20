"""What a figure counts: its noun, whose they are, where, in what event, of what whole.

Works on one parsed sentence and its figures; how this becomes a claim is told in ``quantities``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from tellings.claims.lexicon import load
from tellings.claims.numbers import Figure, figures
from tellings.claims.syntax import Tree

Role = Literal["agent", "patient"]


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure with its syntax: tokens by index, -1 where there is none.

    ``number`` heads the numeral, ``noun`` is what is counted, ``event`` the predicate that the
    counted take part in, ``anchor`` the predicate whose status and time are the figure's.
    """

    figure: Figure
    number: int
    noun: int
    phrase: str
    event: int
    predicate: str | None
    role: Role | None
    change: Literal["up", "down"] | None
    anchor: int
    whole: float | None


@cache
def words(section: str) -> frozenset[str]:
    """Return one list of ``resources/counting.yaml``."""
    return frozenset(map(str, load("counting")[section]))


def counted(tree: Tree, *, ones: bool = False) -> list[Counted]:
    """Return what each quantity of a sentence counts, in order of place.

    "One" as a pronoun, or before nouns that nobody counts ("one day"), is kept with ``ones`` only.
    """
    found: list[Counted] = []
    told = [figure for figure in figures(tree.text) if figure.is_quantity]
    taken = {i for figure in told for i in tree.at(figure.start, figure.end)}
    for figure in told:
        row = _count(tree, figure, found, taken, ones=ones)
        if row is not None:
            found.append(row)
    return found


def _count(
    tree: Tree, figure: Figure, before: list[Counted], taken: set[int], *, ones: bool
) -> Counted | None:
    tokens = tree.at(figure.core[0], figure.core[1])
    if not tokens:
        return None
    number = next((i for i in tokens if tree.head(i) not in tokens), tokens[-1])
    covered = set(tree.at(figure.start, figure.end))
    noun = _noun(tree, number, covered, money=figure.kind == "money")
    if not ones and _is_bare_one(tree, figure, number, noun):
        return None
    whole = figure.whole
    if noun < 0:
        noun, whole = _of_whom(tree, number, before, whole)
    top = _top(tree, number, noun, covered)
    event, predicate, role = _event(tree, top, noun)
    phrase = _phrase(tree, noun, covered | set(tree.at(figure.first, figure.end)))
    if not phrase:
        noun, phrase = _borrowed(tree, figure, top, event, taken)
    change = change_of(tree, figure, top, event)
    return Counted(
        figure, number, noun, phrase, event, predicate, role, change,
        event if event >= 0 else top, whole,
    )  # fmt: skip


def _is_bare_one(tree: Tree, figure: Figure, number: int, noun: int) -> bool:
    """Return whether the figure is "one" used as a pronoun or an article."""
    if figure.low != 1 or tree.lower(number) != "one" or figure.whole or figure.kind != "count":
        return False
    if tree.token(number).upos not in ("NUM", "PRON", "NOUN", "DET"):
        return True
    if noun < 0:
        return tree.token(number).upos != "NUM"
    return tree.lemma(noun) in words("not_counted") or noun == number


def _noun(tree: Tree, number: int, covered: set[int], *, money: bool) -> int:
    """Return the noun that the figure counts, past its unit; -1 where none hangs on it."""
    head = tree.head(number)
    rel = tree.rel(number)
    if rel in ("nummod", "amod", "compound", "det", "advmod", "quantmod", "nmod") and head >= 0:
        link = tree.case(number)
        if head not in covered and (rel != "nmod" or not link):
            return _past_unit(tree, head, covered)
        if head in covered:
            return _past_unit(tree, head, covered)
    behind = _behind(tree, [number, *covered], covered, money=money)
    beside = rel in ("appos", "nmod") and tree.case(number) in ("", "including") and not money
    if behind < 0 and beside and head >= 0 and tree.token(head).upos in ("NOUN", "PROPN"):
        return head
    return behind if behind >= 0 else _next_noun(tree, covered)


def _next_noun(tree: Tree, covered: set[int]) -> int:
    """Return the noun right behind the figure, where the parse hung it elsewhere."""
    index = max(covered) + 1
    while index < len(tree) and tree.token(index).upos in ("ADJ", "NOUN", "PROPN"):
        nominal = tree.token(index).upos in ("NOUN", "PROPN")
        last = index + 1 >= len(tree) or tree.token(index + 1).upos not in ("NOUN", "PROPN")
        if nominal and last and tree.head(index) not in covered:
            return index if tree.token(index).xpos in ("NNS", "NNPS") else -1
        index += 1
    return -1


def _past_unit(tree: Tree, head: int, covered: set[int]) -> int:
    """Step from a unit or a partitive to the thing: "12 tonnes of food", "dozens of people"."""
    seen: set[int] = set()
    while head >= 0 and head not in seen:
        seen.add(head)
        if head not in covered and tree.lemma(head) not in words("partitives"):
            return head
        behind = _behind(tree, [head, *covered], covered | seen)
        if behind >= 0:
            head = behind
            continue
        loose = tree.rel(head) in ("compound", "nummod", "amod") or (
            tree.rel(head) == "nmod" and not tree.case(head)
        )
        if not loose:
            return -1 if head in covered else head
        head = tree.head(head)
    return -1


_BEHIND = ("of", "out of", "in", "worth of", "among")


def _behind(tree: Tree, heads: Iterable[int], covered: set[int], *, money: bool = False) -> int:
    """Return the noun behind "of": "30 of the 130 personnel"; of money "in": "$5m in aid"."""
    for head in heads:
        for kid in tree.kids(head, "nmod"):
            link = tree.case(kid)
            if kid <= head or link not in _BEHIND or kid in covered:
                continue
            place = link == "in" and (kid in tree.names_at or not money)
            if not place and tree.lower(kid) not in _WHOM:
                return kid
    return -1


def _of_whom(
    tree: Tree, number: int, before: list[Counted], whole: float | None
) -> tuple[int, float | None]:
    """Read "of whom 160 are …": counted are those of the clause's noun, the whole is its figure."""
    partners = [k for k in tree.kids(number, "nmod", "obl") if tree.lower(k) in _WHOM]
    head = tree.head(number)
    if head >= 0:
        partners += [k for k in tree.kids(head, "nmod", "obl") if tree.lower(k) in _WHOM]
    if not partners:
        return -1, whole
    for above in tree.ancestors(number):
        if tree.rel(above) == "acl" and tree.head(above) >= 0:
            noun = tree.head(above)
            owner = next((c for c in before if c.noun == noun), None)
            return noun, owner.figure.high if owner else whole
    return (before[-1].noun, before[-1].figure.high) if before else (-1, whole)


_WHOM = frozenset(["whom", "which", "them", "those"])


def _top(tree: Tree, number: int, noun: int, covered: set[int]) -> int:
    """Return the token by which the whole phrase hangs in the sentence."""
    top = number
    while tree.head(top) in covered or (tree.head(top) == noun and noun >= 0):
        if tree.head(top) == top:
            break
        top = tree.head(top)
    return top


def _event(tree: Tree, top: int, noun: int) -> tuple[int, str | None, Role | None]:
    """Return the predicate that the counted take part in, its lemma, and their role in it."""
    for nominal in dict.fromkeys((top, noun)):
        if nominal < 0:
            continue
        clause = _own_clause(tree, nominal)
        if clause is not None:
            return clause
        found = _governing_event(tree, nominal)
        if found is not None:
            return found
    return -1, None, None


def _own_clause(tree: Tree, noun: int) -> tuple[int, str | None, Role | None] | None:
    """Return the clause that modifies the noun: "people killed", "soldiers who serve"."""
    for kid in tree.kids(noun, "acl"):
        if not (tree.is_verb(kid) or tree.token(kid).upos == "ADJ") or kid < noun:
            continue
        passive = tree.is_passive(kid)
        relative = tree.tokens[kid].deprel == "acl:relcl"
        if relative and not passive and _is_object_gap(tree, kid):
            return kid, tree.lemma(kid), "patient"
        return kid, _name(tree, kid), "patient" if passive else "agent"
    for kid in tree.kids(noun, "amod"):
        if kid > noun and tree.lemma(kid) in words("states"):
            return kid, tree.lemma(kid), "patient"
    return None


def _is_object_gap(tree: Tree, verb: int) -> bool:
    subject = tree.subject_own(verb)
    return subject >= 0 and tree.lower(subject) not in ("who", "which", "that")


def _name(tree: Tree, verb: int) -> str:
    """Return the lemma of a predicate with its particle, "claim life" and the like in one."""
    particle = tree.particle(verb)
    lemma = tree.lemma(verb)
    target = tree.kid(verb, "obj")
    if lemma in words("life") and target >= 0 and tree.lemma(target) == "life":
        return f"{lemma} life"
    if tree.token(verb).upos == "AUX" or lemma == "be":
        return "be"
    return f"{lemma} {particle}" if particle else lemma


def _governing_event(tree: Tree, nominal: int) -> tuple[int, str | None, Role | None] | None:
    """Return the predicate whose argument the phrase is."""
    seen = 0
    child, head = nominal, tree.head(nominal)
    while head >= 0 and seen < 6:
        exact, rel = tree.tokens[child].deprel, tree.rel(child)
        if rel in ("nsubj", "csubj"):
            return _as_subject(tree, head, passive=exact.endswith(":pass") or tree.is_passive(head))
        if rel == "obj":
            return _as_object(tree, head, child)
        if rel in ("obl", "xcomp", "ccomp", "advcl", "parataxis", "iobj") and tree.is_clause(head):
            agent = exact == "obl:agent" or (tree.case(child) == "by" and tree.is_passive(head))
            return head, _name(tree, head), "agent" if agent else None
        if rel == "nmod" and tree.lemma(head) in deeds():
            return head, deeds()[tree.lemma(head)], "patient"
        if rel == "nmod" and not _stands_for(tree, head, child):
            return None
        if rel not in ("conj", "nmod", "appos", "flat", "compound", "nummod", "dep", "list"):
            return None
        child, head, seen = head, tree.head(head), seen + 1
    return None


def _stands_for(tree: Tree, head: int, child: int) -> bool:
    """Return whether a noun is nothing but those behind it: "a group of 12", "a toll of 3"."""
    collective = tree.lemma(head) in words("tallies") | words("partitives") | words("collectives")
    return collective or not tree.case(child)


@cache
def deeds() -> dict[str, str]:
    """Return the verb of each noun that names a deed: "killing", "evacuation"."""
    return dict(load("counting")["deeds"])


def _as_subject(tree: Tree, head: int, *, passive: bool) -> tuple[int, str | None, Role | None]:
    if tree.is_verb(head):
        return head, _name(tree, head), "patient" if passive else "agent"
    if tree.lemma(head) in words("states"):
        return head, tree.lemma(head), "patient"
    for kid in tree.kids(head, "cop"):
        return head, tree.lemma(kid), "agent"
    return head, tree.lemma(head), "agent"


def _as_object(tree: Tree, head: int, child: int) -> tuple[int, str | None, Role | None]:
    """Return the verb of an object; "left 12 dead" gives the state that they are left in."""
    for kid in tree.kids(head, "xcomp", "amod", "advcl"):
        if kid > child and tree.lemma(kid) in words("states"):
            return kid, tree.lemma(kid), "patient"
    if tree.token(child).upos != "VERB":
        following = [k for k in tree.kids(child, "amod", "acl") if k > child]
        for kid in following:
            if tree.lemma(kid) in words("states"):
                return kid, tree.lemma(kid), "patient"
    return head, _name(tree, head), "patient"


def _phrase(tree: Tree, noun: int, covered: set[int]) -> str:
    """Return the counted noun with what describes it, holders and places left out."""
    if noun < 0:
        return ""
    if tree.lemma(noun) in words("tallies") | words("partitives"):
        behind = _behind(tree, [noun], {noun})
        if behind >= 0:
            return describe_counted(tree, behind, covered)
    return describe_counted(tree, noun, covered)


def describe_counted(tree: Tree, noun: int, covered: Iterable[int] = ()) -> str:
    """Return a noun with its adjectives and compounds, names and possessors left out."""
    skip, named = set(covered), noun in tree.names_at
    kept = [noun]
    for kid in tree.kids(noun, "amod", "compound", "flat"):
        if (kid > noun and tree.rel(kid) != "flat") or _is_numeral(tree, kid):
            continue
        part = tree.stretch(kid)
        if not skip & set(part):
            kept += [i for i in part if named or i not in tree.names_at]
    run = [i for i in sorted(set(kept)) if tree.rel(i) not in ("det", "case")]
    joined = tree.runs(run)
    text = " ".join(tree.text[tree.token(r[0]).start : tree.token(r[-1]).end] for r in joined)
    return " ".join(text.split()).strip("-,; ")


def _is_numeral(tree: Tree, index: int) -> bool:
    text = tree.lower(index)
    return tree.token(index).upos == "NUM" or text in ("other", "more", "additional", "estimated",
                                                       "further", "total", "another")  # fmt: skip


def _borrowed(tree: Tree, figure: Figure, top: int, event: int, taken: set[int]) -> tuple[int, str]:
    """Return what a figure without a noun of its own measures.

    A bare number counts the subject of a tally ("the toll rose to 12"). Money and measures hang on
    the noun that they are put to ("a network at 3 GHz"), on the object beside them ("sold the
    house for $2m"), or on the clause's subject.
    """
    clause = event if event >= 0 else tree.head(top)
    if top == tree.parse.root or tree.kid(top, "nsubj") >= 0:
        clause = top
    setting = clause >= 0 and (tree.lemma(clause) in words("setting") or clause == top)
    if figure.kind == "count" and not setting:
        return -1, ""
    for kid in _measured_by(tree, top, clause, taken):
        if kid in taken or (tree.names_at.get(kid) == "person" and figure.kind == "count"):
            continue
        behind = _behind(tree, [kid], {kid})
        noun = behind if behind >= 0 and tree.lemma(kid) in words("tallies") else kid
        if tree.token(noun).upos in ("NOUN", "PROPN", "VERB"):
            return noun, describe_counted(tree, noun)
    return -1, ""


def _measured_by(tree: Tree, top: int, clause: int, taken: set[int]) -> Iterable[int]:
    """Yield the nouns that a measure may be of, the likeliest first."""
    host, link = tree.head(top), top
    while host >= 0 and not tree.is_verb(host) and tree.rel(link) != "root":
        if host not in taken:
            yield host
        host, link = tree.head(host), host
    if clause < 0:
        clause = host
    if clause < 0:
        return
    if tree.rel(link) in ("obl", "advmod", "xcomp") and link != clause:
        yield from tree.kids(clause, "obj")
    own = [k for k in tree.kids(clause, "nsubj", "csubj") if k < top]
    subject = own[-1] if own else tree.subject(clause)
    if subject >= 0:
        yield subject
    for above in tree.ancestors(clause):
        if tree.rel(above) in ("root", "ccomp", "conj"):
            yield from [k for k in tree.kids(above, "obj", "nsubj") if k < top]
            return


def change_of(tree: Tree, figure: Figure, top: int, event: int) -> Literal["up", "down"] | None:
    """Return whether the figure is by how much something rose or fell; a level is no change."""
    before = tree.within(0, figure.first)
    last = before[-1] if before else -1
    if tree.lower(last) in ("up", "down") and tree.tokens[last].deprel != "compound:prt":
        return "up" if tree.lower(last) == "up" else "down"
    if event < 0 or figure.kind == "count" or tree.case(top) not in ("", "by"):
        return None
    if tree.head(top) != event or tree.lower(last) in ("to", "from", "at"):
        return None
    lemma = tree.lemma(event)
    if lemma in words("up"):
        return "up"
    return "down" if lemma in words("down") else None
