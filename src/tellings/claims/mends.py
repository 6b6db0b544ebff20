"""Parses set right where a parser goes wrong in one known way, before any claim is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tellings.claims.motion_words import listed
from tellings.claims.movers import is_kind, is_place
from tellings.claims.syntax import Tree
from tellings.language.reading import Parse, Token


def mended(parse: Parse) -> Tree:
    """Return the tree of a parse, mended."""
    return _with_own_subjects(_with_posts_joined(Tree(parse)))


def _with_posts_joined(tree: Tree) -> Tree:
    """Return the tree, the second post of those who move made no mover of its own.

    "Ghana said 30 men based in Gao and a nearby airfield would be moved": a parser likes to have
    the airfield moved, beside what Ghana said.
    """
    for verb, token in enumerate(tree.tokens):
        if token.upos == "VERB" and tree.rel(verb) in ("conj", "ccomp") and tree.auxiliaries(verb):
            mended = _joined(tree, verb)
            if mended is not None:
                return mended
    return tree


def _joined(tree: Tree, verb: int) -> Tree | None:
    saying, own = tree.head(verb), [k for k in tree.kids(verb, "nsubj") if k < verb]
    if not own or tree.lemma(saying) not in listed("saying"):
        return None
    second = own[-1]
    link = next((i for i in range(second, saying, -1) if tree.rel(i) == "cc"), -1)
    first = tree.head(tree.head(link - 1)) if link > 0 else -1
    if link < 0 or not is_place(tree, link - 1) or not is_place(tree, second) or first < 0:
        return None
    participle = tree.head(link - 1)
    posted = tree.rel(participle) == "acl" and tree.lemma(participle) in listed("posting")
    if not posted or tree.head(first) not in (saying, verb) or not is_kind(tree, first, "posted"):
        return None
    tokens: list[Token] = list(tree.tokens)
    tokens[first] = replace(tokens[first], head=verb, deprel=tokens[second].deprel)
    tokens[second] = replace(tokens[second], head=link - 1, deprel="conj")
    tokens[link] = replace(tokens[link], head=second)
    tokens[verb] = replace(tokens[verb], head=saying, deprel="ccomp")
    return _grown(tree, tokens)


def _with_own_subjects(tree: Tree) -> Tree:
    """Return the tree, a number right before a second verb made what does it.

    "Sixty will stay there and forty will fly home": a parser may see sixty and forty who stay.
    """
    for verb, token in enumerate(tree.tokens):
        if token.upos != "VERB" or tree.rel(verb) != "conj" or tree.kids(verb, "nsubj"):
            continue
        auxiliaries = [k for k in tree.kids(verb, "aux") if k < verb]
        number = min(auxiliaries, default=0) - 1
        first = tree.head(verb)
        if number <= first or tree.rel(number) != "conj" or tree.token(number).upos != "NUM":
            continue
        if tree.head(number) < first and tree.rel(number - 1) == "cc":
            tokens = list(tree.tokens)
            relation = "nsubj:pass" if tree.is_passive(verb) else "nsubj"
            tokens[number] = replace(tokens[number], head=verb, deprel=relation)
            tokens[number - 1] = replace(tokens[number - 1], head=verb)
            return _grown(tree, tokens)
    return tree


def _grown(tree: Tree, tokens: Sequence[Token]) -> Tree:
    """Return the tree of these tokens, their dependents found anew."""
    below: list[list[int]] = [[] for _ in tokens]
    for index, token in enumerate(tokens):
        if token.head >= 0:
            below[token.head].append(index)
    children = tuple(map(tuple, below))
    return Tree(replace(tree.parse, tokens=tuple(tokens), children=children))
