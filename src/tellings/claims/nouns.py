"""The noun that a figure counts, and the words that describe it."""

from __future__ import annotations

from collections.abc import Iterable

from tellings.claims.syntax import Tree
from tellings.claims.vocabulary import deeds, words

WHOM = frozenset(["whom", "which", "them", "those"])


def noun_of(tree: Tree, number: int, covered: set[int], *, money: bool) -> int:
    """Return the noun that the figure counts, past its unit; -1 where none hangs on it."""
    put_in = _put_in(tree, covered) if money else -1
    if put_in >= 0:
        return put_in
    head = tree.head(number)
    rel = tree.rel(number)
    parts = len(covered) > 2  # "the names of four of the five people"
    close = next_noun(tree, covered, of_them=parts) if head < number else -1
    if close >= 0:
        return close
    if _is_gapped(tree, number):
        return -1
    following = max(covered) + 1
    if tree.lower(following) == "of" and tree.rel(following) == "case" and not money:
        host = tree.head(following)
        if host > following and host not in covered and tree.lower(host) not in WHOM:
            return _past_unit(tree, host, covered)
    if head > number and _crosses_preposition(tree, max(number, *covered), head):
        return -1
    if rel in ("nummod", "amod", "compound", "det", "advmod", "quantmod", "nmod") and head >= 0:
        link = tree.case(number)
        if head not in covered and (rel != "nmod" or not link):
            return _past_unit(tree, head, covered)
        if head in covered:
            return _past_compounds(tree, _past_unit(tree, head, covered))
    if rel == "nmod" and tree.case(number) == "of" and not money and _is_body(tree, head):
        return head
    behind = noun_behind(tree, [number, *covered], covered, money=money)
    beside = rel in ("appos", "nmod") and tree.case(number) in ("", "including") and not money
    if behind < 0 and beside and head >= 0 and _may_be_many(tree, head):
        return head
    return behind if behind >= 0 else next_noun(tree, covered)


def _past_compounds(tree: Tree, noun: int) -> int:
    """Return the noun that one is but part of: of "a 5 W USB-C charger" the charger."""
    while noun >= 0 and tree.rel(noun) == "compound" and tree.head(noun) > noun:
        noun = tree.head(noun)
    return noun


def _is_gapped(tree: Tree, number: int) -> bool:
    """Return whether a number stands behind the name of who has so many: "… and Nepal 75"."""
    head = tree.head(number)
    behind = tree.rel(number) == "nummod" and 0 <= head < number
    return behind and tree.rel(head) == "conj" and head in tree.names_at


def _put_in(tree: Tree, covered: set[int]) -> int:
    """Return the bare noun behind "in" that tells what money is: "$3m in ransom", "in back pay"."""
    index = max(covered) + 1
    if tree.lower(index) != "in":
        return -1
    index += 1
    while index < len(tree) and tree.token(index).upos in ("ADJ", "NOUN"):
        bare = tree.head(index) != index + 1
        if tree.token(index).upos == "NOUN" and bare and index not in tree.names_at:
            return -1 if tree.lemma(index) in words("no_purpose") else index
        index += 1
    return -1


def _may_be_many(tree: Tree, head: int) -> bool:
    """Return whether a noun names several, or people together."""
    lemma, many = tree.lemma(head), tree.token(head).xpos in ("NNS", "NNPS")
    return many or lemma in words("people") | words("collectives") | words("tallies")


def _is_body(tree: Tree, head: int) -> bool:
    """Return whether a noun is told by its number: "its garrison of 90"."""
    return tree.token(head).upos == "NOUN" and tree.lemma(head) not in (
        words("tallies") | words("partitives") | deeds().keys()
    )


def _crosses_preposition(tree: Tree, number: int, head: int) -> bool:
    """Return whether a preposition of the head stands between: "41 by boat" counts no boats."""
    return any(number < kid < head for kid in tree.kids(head, "case"))


def next_noun(tree: Tree, covered: set[int], *, of_them: bool = False) -> int:
    """Return the noun right behind the figure, where the parse hung it elsewhere.

    With ``of_them`` it may hang on the figure too: "one in five patients".
    """
    index = max(covered) + 1
    while index < len(tree) and (
        tree.token(index).upos in ("ADJ", "NOUN", "PROPN") or _is_compound(tree, index)
    ):
        nominal = tree.token(index).upos in ("NOUN", "PROPN")
        last = index + 1 >= len(tree) or tree.token(index + 1).upos not in ("NOUN", "PROPN")
        if nominal and last and (of_them or tree.head(index) not in covered):
            return index if tree.token(index).xpos in ("NNS", "NNPS") else -1
        index += 1
    return -1


def _is_compound(tree: Tree, index: int) -> bool:
    """Return whether a token is a hyphen or the participle behind one: "Samoan-owned shops"."""
    hyphens = ("-", "‑")
    return tree.token(index).text in hyphens or tree.token(index - 1).text in hyphens


def _past_unit(tree: Tree, head: int, covered: set[int]) -> int:
    """Step from a unit or a partitive to the thing: "12 tonnes of food", "dozens of people"."""
    seen: set[int] = set()
    while head >= 0 and head not in seen:
        seen.add(head)
        if head not in covered and tree.lemma(head) not in words("partitives"):
            return head
        behind = noun_behind(tree, [head, *covered], covered | seen)
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


_BEHIND = ("of", "out of", "in", "worth of", "among", "off")


def noun_behind(tree: Tree, heads: Iterable[int], covered: set[int], *, money: bool = False) -> int:
    """Return the noun behind "of": "30 of the 130 personnel"; of money "in": "$5m in aid"."""
    for head in heads:
        for kid in tree.kids(head, "nmod"):
            link = tree.case(kid)
            if kid <= head or link not in _BEHIND or kid in covered:
                continue
            if link == "off" and not money:
                continue
            place = link == "in" and (kid in tree.names_at or not money)
            if not place and tree.lower(kid) not in WHOM:
                return kid
    return -1


def phrase_of(tree: Tree, noun: int, covered: set[int]) -> str:
    """Return the counted noun with what describes it, holders and places left out."""
    if noun < 0:
        return ""
    if tree.lemma(noun) in words("tallies") | words("partitives"):
        behind = noun_behind(tree, [noun], {noun})
        if behind >= 0:
            return describe_counted(tree, behind, covered)
    return describe_counted(tree, noun, covered)


def describe_counted(tree: Tree, noun: int, covered: Iterable[int] = ()) -> str:
    """Return a noun with its adjectives and compounds, names and possessors left out."""
    skip, named = set(covered), noun in tree.names_at
    kept = [noun]
    first = min(skip, default=-1)
    for kid in tree.kids(noun, "amod", "compound", "flat"):
        if kid < first and tree.lower(kid) in words("orders"):
            continue
        if (kid > noun and tree.rel(kid) != "flat") or _is_numeral(tree, kid):
            continue
        part = tree.stretch(kid)
        if not skip & set(part):
            kept += [i for i in part if named or i not in tree.names_at or _is_hyphened(tree, i)]
    run = [i for i in sorted(set(kept)) if tree.rel(i) not in ("det", "case")]
    joined = tree.runs(run)
    text = " ".join(tree.text[tree.token(r[0]).start : tree.token(r[-1]).end] for r in joined)
    return " ".join(text.split()).strip("-,; ")


def _is_hyphened(tree: Tree, name: int) -> bool:
    """Return whether a name is the first part of an adjective: "Ghana-led"."""
    behind = name + 1 < len(tree) and name + 1 not in tree.names_at
    behind = behind and tree.token(name).text[0].isupper() and tree.token(name + 1).xpos == "HYPH"
    return behind and tree.token(name + 1).start == tree.token(name).end


def _is_numeral(tree: Tree, index: int) -> bool:
    text = tree.lower(index)
    return tree.token(index).upos == "NUM" or text in ("other", "more", "additional", "estimated",
                                                       "further", "total", "another",
                                                       "combined")  # fmt: skip
