"""How people and bodies are called: titles, roles, descriptions, bare names."""

from __future__ import annotations

import re
from functools import cache

from tellings.claims.lexicon import load
from tellings.claims.syntax import Tree


@cache
def words_of(section: str) -> frozenset[str]:
    """Return one list of ``resources/roles.yaml``."""
    return frozenset(map(str, load("roles")[section]))


def is_speaking_noun(tree: Tree, index: int) -> bool:
    """Return whether a noun can stand for one who speaks."""
    lemma = tree.lemma(index)
    return lemma in words_of("roles") or lemma in words_of("groups")


def untitled(name: str) -> str:
    """Return a personal name without the titles before it and the possessive behind it."""
    words = re.sub(r"['’]s?$", "", name).split()
    while len(words) > 1 and words[0].lower() in words_of("titles"):
        words.pop(0)
    return " ".join(words)


def title_of(tree: Tree, first: int, start: int) -> str | None:
    """Return the title of a name told short: "Ms" of "Ms Hale", inside the name or before it."""
    words = tree.text[start : tree.token(first).end].split()
    before = tree.token(first - 1).text if first else ""
    for word in (*words, before):
        if word.lower() in words_of("titles"):
            return word
    return None


def key_of(name: str) -> str:
    """Return the word by which a name is known again: its last."""
    return name.rsplit(maxsplit=1)[-1].lower() if name.strip() else ""


_LEADING = frozenset(["the", "a", "an", "its", "his", "her", "their", "our", "my", "your"])


def bare(text: str) -> str:
    """Return a phrase in one line without the determiner in front."""
    words = text.split()
    if len(words) > 1 and words[0].lower() in _LEADING:
        words.pop(0)
    return " ".join(words).strip(" ,;:")


def describe(tree: Tree, head: int) -> str:
    """Return a noun with all that describes it, without determiner and relative clauses."""
    kept = ("amod", "compound", "nmod", "flat", "fixed", "goeswith")
    cut = {k for k in tree.parse.children[head] if tree.rel(k) not in kept}
    cut |= set(tree.kids_exact(head, "nmod:unmarked"))
    cut |= {k for k in tree.kids(head, "nmod") if tree.case(k) == "on"}
    tokens = tree.stretch(head, without=cut)
    run = next((r for r in tree.runs(tokens) if head in r), [head])
    bounds = tree.bounds(run)
    return bare(" ".join(tree.text[bounds[0] : bounds[1]].split())) if bounds else ""


def role_beside(tree: Tree, first: int, last: int) -> str | None:
    """Return the role told beside a name: "NATO spokesman Dylan White", "Jo Ek, the mayor"."""
    inside = range(first, last)
    head = next((i for i in inside if tree.head(i) not in inside), first)
    for kid in tree.kids(head, "appos"):
        if kid not in inside and is_speaking_noun(tree, kid):
            return describe(tree, kid)
    behind = _role_behind(tree, last)
    if behind:
        return behind
    if tree.rel(head) == "appos" and is_speaking_noun(tree, tree.head(head)):
        return describe(tree, tree.head(head))
    left = [k for k in tree.parse.children[head] if k < first]
    roles = [k for k in left if is_speaking_noun(tree, k) or _titled(tree, k)]
    roles = roles or [k for k in left if k == first - 1 and tree.token(k).upos == "NOUN"]
    if roles:
        return _left_role(tree, min(left), roles[-1], first)
    return None


def _role_behind(tree: Tree, last: int) -> str | None:
    """Return the role between commas behind a name, whatever the parse made of it."""
    if tree.lower(last) != ",":
        return None
    end = last + 1
    while end < len(tree) and tree.lower(end) not in (",", ".", ";", ":", "—", "–", "who", "said"):
        end += 1
    nouns = [i for i in range(last + 1, end) if tree.token(i).upos in ("NOUN", "PROPN")]
    if not nouns or end - last > 14 or tree.lower(end) not in (",", "who", "."):
        return None
    first = next((i for i in nouns if tree.token(i + 1).upos not in ("NOUN", "PROPN")
                  if i + 1 < len(tree)), nouns[-1])  # fmt: skip
    if not is_speaking_noun(tree, first) or any(
        tree.token(i).upos in ("VERB", "AUX", "PRON") for i in range(last + 1, first)
    ):
        return None
    bounds = tree.bounds(list(range(last + 1, end)))
    return bare(" ".join(tree.text[bounds[0] : bounds[1]].split())) if bounds else None


def _titled(tree: Tree, index: int) -> bool:
    return tree.lower(index) in words_of("titles") and tree.lower(index) not in _EMPTY_TITLES


_EMPTY_TITLES = frozenset(["mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "sir"])


def _left_role(tree: Tree, start: int, role: int, stop: int) -> str | None:
    tokens: set[int] = set()
    for index in range(start, role + 1):
        tokens |= {i for i in tree.stretch(index) if i < stop}
    kept = [i for i in sorted(tokens) if tree.rel(i) not in ("punct", "cc", "case") or i > start]
    between = range(role + 1, stop)
    portfolio = tree.lower(role + 1) == "of" and all(
        tree.token(i).upos in ("ADP", "NOUN", "PROPN", "CCONJ") for i in between
    )
    kept = [i for i in kept if i <= role]
    bounds = tree.bounds(kept + list(between) if portfolio else kept)
    return bare(" ".join(tree.text[bounds[0] : bounds[1]].split())) if bounds else None
