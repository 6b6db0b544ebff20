"""What a figure without a noun of its own measures, and whether it is a change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from tellings.claims.figure import Figure
from tellings.claims.kinds import share
from tellings.claims.nouns import describe_counted, noun_behind
from tellings.claims.syntax import Tree
from tellings.claims.vocabulary import words


def borrowed(tree: Tree, figure: Figure, top: int, event: int, taken: set[int]) -> tuple[int, str]:
    """Return what a figure without a noun of its own measures.

    A bare number counts the subject of a tally ("the toll rose to 12"). Money and measures hang on
    the noun that they are put to ("a network at 3 GHz"), on the object beside them ("sold the
    house for $2m"), or on the clause's subject.
    """
    clause = event if event >= 0 else tree.head(top)
    while clause >= 0 and _is_loose(tree, clause):
        clause = tree.head(clause)
    if top == tree.parse.root or tree.kid(top, "nsubj") >= 0:
        clause = top
    setting = clause >= 0 and (tree.lemma(clause) in words("setting") or clause == top)
    if figure.kind == "count" and not setting:
        return -1, ""
    for kid in _measured_by(tree, figure, top, clause, taken):
        if kid in taken or (tree.names_at.get(kid) == "person" and figure.kind == "count"):
            continue
        behind = noun_behind(tree, [kid], {kid})
        noun = behind if behind >= 0 and tree.lemma(kid) in words("tallies") else kid
        if noun in taken:
            if not tree.kids(kid, "amod", "compound"):
                continue
            noun = kid
        if tree.token(noun).upos in ("NOUN", "PROPN", "VERB"):
            return noun, describe_counted(tree, noun)
    return -1, ""


def _is_loose(tree: Tree, index: int) -> bool:
    """Return whether a word is an adjective or adverb and no predicate: "3 points higher at 90"."""
    return tree.token(index).upos in ("ADJ", "ADV") and not tree.kids(index, "cop", "nsubj")


def _measured_by(
    tree: Tree, figure: Figure, top: int, clause: int, taken: set[int]
) -> Iterable[int]:
    """Yield the nouns that a measure may be of, the likeliest first."""
    named = _beside_particle(tree, figure)
    if named >= 0:
        yield named
    host, link = tree.head(top), top
    while host >= 0 and not tree.is_verb(host) and tree.rel(link) != "root":
        misread = tree.rel(link) == "conj" and host > link  # what is joined comes behind its head
        if tree.lemma(host) in words("changes"):  # "a drop for the index to 900 points"
            yield from [
                k for k in tree.kids(host, "nmod") if tree.case(k) in _OF_CHANGES and k < top
            ]
        if host not in taken and not misread:
            yield _thing(tree, link, host)
        host, link = tree.head(host), host
    if clause < 0:
        clause = host
    if clause < 0:
        return
    aside = figure.kind == "duration" or (figure.unit or "").endswith(_SPEEDS)
    if tree.rel(link) in ("obl", "advmod", "xcomp") and link != clause and not aside:
        yield from tree.kids(clause, "obj")
    if tree.rel(link) == "obj" and tree.lemma(clause) in words("taking"):
        yield from [k for k in tree.kids(clause, "obl") if tree.case(k) in ("from", "off")]
    if figure.kind == "money" and tree.tokens[top].deprel == "nsubj:pass":
        yield from [k for k in tree.kids(clause, "obl") if tree.case(k) in ("on", "for")]
    own = [k for k in tree.kids(clause, "nsubj", "csubj") if k < top]
    subject = own[-1] if own else unlinked_subject(tree, clause)
    subject = tree.subject(clause) if subject < 0 else subject
    if tree.lower(subject) in ("which", "that", "who"):
        subject = _thing(tree, clause, tree.subject(clause))
    if subject >= 0:
        yield subject
    for above in tree.ancestors(clause):
        if above < top and tree.token(above).upos in ("NOUN", "PROPN") and above not in taken:
            yield above
        if tree.rel(above) in ("root", "ccomp", "conj"):
            yield from [k for k in tree.kids(above, "obj", "nsubj") if k < top]
            return


def _thing(tree: Tree, clause: int, noun: int) -> int:
    """Return what "which" refers to: of "the pay of the mayor, which was worth £2m" the pay."""
    which = any(tree.lower(kid) == "which" for kid in tree.kids(clause, "nsubj", "obj"))
    if which and _is_somebody(tree, noun) and tree.rel(noun) == "nmod":
        return tree.head(noun)
    return noun


def _is_somebody(tree: Tree, noun: int) -> bool:
    beside = {tree.names_at.get(kid) for kid in tree.kids(noun, "appos")}
    named = tree.names_at.get(noun) == "person" or "person" in beside
    return named or tree.lemma(noun) in words("people")


_OF_CHANGES = ("in", "for", "of", "on")


def _compared(tree: Tree, figure: Figure) -> Literal["up", "down"] | None:
    """Return the change told behind the figure: "3 points higher", "5% less than a year ago"."""
    after = tree.within(figure.end, len(tree.text))
    if not after or figure.kind == "count":
        return None
    word, head = tree.lower(after[0]), tree.head(after[0])
    if tree.rel(after[0]) == "amod" and head > after[0]:
        return None
    if _is_a_difference(figure) and word in ("up", "down"):
        return "up" if word == "up" else "down"
    if figure.kind == "percent" and tree.rel(after[0]) != "amod":
        return _COMPARED.get(word) or _MORE.get(word)
    return _COMPARED.get(word)


def _is_a_difference(figure: Figure) -> bool:
    """Return whether "up" behind a figure tells a change: "0.2 per cent up", not "two miles up"."""
    points = ("point", "percentage point", "basis point")
    return figure.kind in ("percent", "money") or figure.unit in points


_MORE: dict[str, Literal["up", "down"]] = {"more": "up", "less": "down", "fewer": "down"}
_COMPARED: dict[str, Literal["up", "down"]] = {"higher": "up", "lower": "down"}
_GOING = frozenset(["go", "come", "move", "drift", "inch", "edge", "tick", "creep", "be"])
_SPEEDS = ("per hour", "per second", "knot")


def unlinked_subject(tree: Tree, verb: int) -> int:
    """Return the noun phrase that ends where a verb begins, where the parse hung it elsewhere.

    "Sales reached 12 million and profit per share rose 9%"; -1 where the verb needs none.
    """
    first = min([verb, *tree.kids(verb, "aux")])
    if tree.token(first).xpos not in ("VBD", "VBZ", "VBP") or tree.rel(verb) not in _LOOSE:
        return -1
    index = first - 1
    while index >= 0 and tree.token(index).upos not in ("CCONJ", "PUNCT", "SCONJ", "VERB", "PRON"):
        index -= 1
    head = phrase_head(tree, index, first)
    return head if tree.rel(head) in ("conj", "obj", "obl", "nmod", "appos") else -1


def phrase_head(tree: Tree, start: int, end: int) -> int:
    """Return the head of the noun phrase that ends right before ``end``, or -1."""
    head = end - 1
    while start < tree.head(head) < end:
        head = tree.head(head)
    return head if head > start and tree.token(head).upos in ("NOUN", "PROPN") else -1


def _beside_particle(tree: Tree, figure: Figure) -> int:
    """Return what rose or fell where no verb tells it: "such as Ardent up 9 percent"."""
    before = tree.within(0, figure.first)
    if len(before) < 2 or tree.lower(before[-1]) not in ("up", "down"):
        return -1
    end = before[-1]
    end -= tree.token(end - 1).upos == "AUX"  # "shares were up 9 percent"
    start = end - 1
    while start >= 0 and tree.token(start).upos in ("NOUN", "PROPN", "ADJ", "NUM"):
        start -= 1
    return phrase_head(tree, start, end)


_LOOSE = ("parataxis", "conj", "root", "ccomp", "advcl", "acl")


def change_of(
    tree: Tree, figure: Figure, top: int, event: int, covered: set[int]
) -> Literal["up", "down"] | None:
    """Return whether the figure is by how much something rose or fell; a level is no change."""
    last = next(iter(reversed(tree.within(0, figure.first))), -1)
    beside = _by_particle(tree, figure, last) or _compared(tree, figure)
    if beside is not None:
        return beside
    verb = tree.head(top) if top in covered and tree.is_verb(tree.head(top)) else event
    if tree.lower(last) == "from" and _goes_on_to(tree, figure):
        return _way(tree.lemma(verb))
    if verb < 0 or not _may_be_moved_by(tree, figure, top, last) or tree.head(top) != verb:
        return None
    if top not in covered and tree.lemma(top) not in words("tallies") and figure.kind != "count":
        return None
    lemma = tree.lemma(verb)
    phrasal = _way(f"{lemma} {tree.particle(verb)}")
    if phrasal:
        return phrasal
    if lemma in _GOING:
        sides = {tree.lower(kid) for kid in tree.kids(verb, "advmod", "compound")}
        return "up" if "up" in sides else "down" if "down" in sides else None
    if lemma in ("raise", "lift") and figure.kind != "percent" and not tree.case(top):
        return None  # "raised $45m"
    return None if _is_moved(tree, figure, verb, top) else _way(lemma)


def _way(lemma: str) -> Literal["up", "down"] | None:
    """Return the way in which a verb says that something went."""
    if lemma in words("up"):
        return "up"
    return "down" if lemma in words("down") else None


def _by_particle(tree: Tree, figure: Figure, last: int) -> Literal["up", "down"] | None:
    """Return the change told by the word right before a figure: "up 3%", "off 1.1%".

    A particle that belongs to its verb tells none ("paid down 3%", "gunned down 14 people"), unless
    the verb only says where a day or a race ended: "ended down 70 points".
    """
    word = tree.lower(last)
    if word == "off" and figure.kind != "money" and _is_a_difference(figure):
        return "down"
    if word not in ("up", "down"):
        return None
    verb = tree.head(last)
    own = tree.rel(last) == "compound" and tree.lemma(verb) not in words("closing")
    shot = figure.kind == "count" and last > 0 and tree.is_verb(last - 1)
    return None if own or shot else "up" if word == "up" else "down"


def _goes_on_to(tree: Tree, figure: Figure) -> bool:
    """Return whether "to" and a number stand right behind a figure: "from 6.1% to 6.8%"."""
    after = tree.within(figure.end, len(tree.text))[:2]
    told = [tree.token(i).upos for i in after[1:]]
    return bool(told) and tree.lower(after[0]) == "to" and told[0] in ("NUM", "SYM")


def _may_be_moved_by(tree: Tree, figure: Figure, top: int, last: int) -> bool:
    """Return whether a figure stands where it may tell by how much; a count only behind "by"."""
    if figure.kind == "multiple" or tree.lower(last) in ("to", "from", "at"):
        return False
    start = min(figure.first, figure.start)
    case = [k for k in tree.kids(top, "case") if tree.token(k).start < start]
    if tree.rel(top) == "nsubj" or any(tree.lower(k) != "by" for k in case):
        return False
    agent = tree.tokens[top].deprel == "obl:agent"
    return figure.kind != "count" or (bool(case) and not agent)


def _is_moved(tree: Tree, figure: Figure, event: int, top: int) -> bool:
    """Return whether a figure is how far somebody went, or how much of a stuff came down.

    "The climber fell 200 metres"; "the storm dropped 18 inches of snow".
    """
    if noun_behind(tree, [top], {top}) >= 0 and tree.lemma(event) == "drop":
        return True
    if (figure.unit or "") not in _LENGTHS:
        return False
    subject = tree.subject(event)
    lemma = tree.lemma(subject)
    if tree.lower(subject) in ("he", "she", "they", "we", "i", "who"):
        return True
    person = tree.names_at.get(subject) == "person" or lemma in words("people")
    return person or share(lemma, "person", "vehicle", "animal") > 0.5


_LENGTHS = frozenset(["metre", "foot", "mile", "kilometre", "yard", "inch", "centimetre"])
