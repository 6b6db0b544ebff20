"""The way told around a word of movement: from where, to where, by what means, which direction.

A parser hangs "from the camp" on "troops" as often as on "withdrew", and calls "out" in "pulled out
of" a preposition. So phrases are taken from the parse first, and then by their order in the clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tellings.claims.kinds import share
from tellings.claims.lexicon import load
from tellings.claims.motion_words import listed
from tellings.claims.movers import (
    PLACE_ADVERBS,
    is_bare_place,
    is_mover,
    is_place,
    may_be_place,
    past_number,
)
from tellings.claims.syntax import Tree
from tellings.model import Action

FROM = frozenset(
    ["clear of", "from", "out of", "off", "away from", "outside of", "down from", "back from",
                  "off of"])  # fmt: skip
TO = frozenset(["to", "into", "onto", "toward", "towards", "inside", "back to", "up to", "in to",
                "on to", "out to", "down to", "over to", "back into", "aboard"])  # fmt: skip
AT = frozenset(["in", "at", "on", "off", "near", "outside", "within", "inside"])
_MEANS = frozenset(["by", "on", "aboard", "via", "in", "on board", "onboard", "with", "onto",
                    "into"])  # fmt: skip
_AT_GOAL: frozenset[Action] = frozenset(["arrive", "deploy", "stay", "resume", "other"])
ADVERBS = frozenset(
    ["back", "home", "out", "away", "ashore", "in", "off", "up", "behind", "on", "again", "put",
     "over", "down", "across", "together", "through", "around", "here", "there", "round", "inside",
     "forward", "abroad", "overseas", "homeward", "indoors", "aboard", "past", "along", "inland",
     "north", "south", "east", "west", "northwards", "southwards", "eastwards", "westwards"]
)  # fmt: skip
_ADPOSITIONS = FROM | TO | AT | _MEANS | {"for", "of"}
_GOES_ON = frozenset(["hiding", "bound", "destined", "headed", "en"])


@dataclass(frozen=True, slots=True)
class Way:
    """Heads of noun phrases, or adverbs, by what they tell; ``means`` is what the verb names.

    ``beside`` are the adverbs and particles of direction, in lower case.
    """

    from_: tuple[int, ...] = ()
    to: tuple[int, ...] = ()
    by: tuple[int, ...] = ()
    means: str | None = None
    beside: tuple[str, ...] = ()
    across: bool = False

    def leaving(self, place: int) -> Way:
        """Add a place that is left."""
        return replace(self, from_=(place, *(i for i in self.from_ if i != place)))

    def reaching(self, place: int) -> Way:
        """Add a place that is reached."""
        return replace(self, to=(place, *(i for i in self.to if i != place)))

    def is_placed(self, tree: Tree) -> bool:
        """Return whether a place that is surely one is told."""
        return any(is_place(tree, i) for i in (*self.from_, *self.to))


def reach(tree: Tree, word: int) -> int:
    """Return the index at which what follows a word is no longer of its clause."""
    for index in range(word + 1, len(tree)):
        token = tree.token(index)
        if token.text in (";", ":", "—", "--") or token.xpos in ("WDT", "WP", "WRB", "WP$"):
            return index
        if token.upos == "SCONJ" and tree.rel(index) == "mark":
            return index
        if token.upos in ("VERB", "AUX") and tree.lower(index) not in _GOES_ON:
            if tree.rel(index) in ("amod", "case", "compound"):
                continue
            return _before(tree, word, index)
    return len(tree)


def _before(tree: Tree, word: int, verb: int) -> int:
    """Return where the clause of another verb begins: its subject, its "to", its "and"."""
    own = [k for k in tree.stretch(verb) if word < k < verb and tree.rel(k) != "obl"]
    lead = [k for k in own if tree.head(k) == verb and tree.rel(k) in ("mark", "nsubj", "aux")]
    starts = [min(tree.stretch(k)) for k in lead] or [verb]
    first = min(s for s in [*starts, verb] if s > word) if starts else verb
    while first - 1 > word and tree.token(first - 1).upos in ("CCONJ", "PUNCT"):
        first -= 1
    return first


def way_of(tree: Tree, word: int, action: Action) -> Way:
    """Return the way told around a word of movement, a verb or a noun."""
    from_: list[int] = []
    to: list[int] = []
    by: list[int] = []
    beside: list[str] = []
    across = False
    target = tree.object(word)
    placing = action in _AT_GOAL or tree.lemma(word) in listed("settling")
    held = tree.lemma(word) in listed("seizing")
    caused = tree.is_passive(word) or (target >= 0 and is_mover(tree, target))
    for head, link in _phrases(tree, word):
        if link and tree.token(head).upos in ("DET", "PRON", "NUM"):
            head = past_number(tree, head)
        if not link:
            beside.append(tree.lower(head))
            if tree.lower(head) in ("here", "there") and action in ("withdraw", "flee"):
                from_.append(head)
            elif tree.lower(head) in PLACE_ADVERBS - {"anywhere"}:
                to.append(head)
        elif _is_means(tree, head, link) and not (action == "stay" and link in AT):
            by.append(head)
        elif link in FROM and not (link == "off" and (action in _AT_GOAL or held)):
            if _may_be_left(tree, head, link, caused=caused):
                from_.append(head)
        elif link == "outside" and action in ("withdraw", "flee"):
            from_.append(head)
        elif link == "for":
            if is_place(tree, head) and _heads_for(tree, word):
                to.append(head)
        elif link == "on" and tree.lower(head) == "grounds":
            continue
        elif _is_goal(tree, head, link, placing=placing):
            to.append(head)
        across = across or (link in ACROSS and is_place(tree, head))
    if action == "flee" and target >= 0 and tree.lemma(target) in _HAVENS:
        inside = [*tree.kids(target, "nmod"), *tree.kids(word, "obl")]
        to += [k for k in inside if tree.case(k) in AT and may_be_place(tree, k)]
    sure = [i for i in to if is_place(tree, i)]
    to = [i for i in to if i in sure or tree.link(i) not in map(tree.link, sure)]
    named = load("movements")["by_verb"].get(tree.lemma(word))
    return Way(_joined(tree, from_), _joined(tree, to), _once(by), named, tuple(beside), across)


_HAVENS = frozenset(["refuge", "shelter", "asylum", "sanctuary", "safety", "protection"])
"""What is sought where one flees to: "took shelter in a church"."""


def _is_goal(tree: Tree, head: int, link: str, *, placing: bool) -> bool:
    if link in ("to", "into") and tree.lemma(head) in listed("goals"):
        return True
    return (link in TO or (link in AT and placing)) and may_be_place(tree, head)


ACROSS = frozenset(["between", "over", "across", "through", "past", "around", "along", "beyond",
                     "down", "up"])  # fmt: skip


def _may_be_left(tree: Tree, head: int, link: str, *, caused: bool) -> bool:
    if tree.lemma(head) in listed("courses"):
        return False
    near = tree.names_at.get(head) == "place" or tree.lemma(head) in _SHORES
    if link == "off" and near and not caused:
        return False
    if may_be_place(tree, head) or tree.lemma(head) in listed("posts"):
        return True
    if link == "out of" and tree.token(head).upos == "PROPN":
        return True
    thing = tree.token(head).upos == "NOUN" and tree.lemma(head) not in listed("no_places")
    return link in ("off", "out of") and thing and tree.lemma(head) not in listed("abstract")


_SHORES = frozenset(["coast", "shore", "island", "isle", "beach", "reef", "cape", "mainland",
                     "shoreline", "peninsula", "headland"])  # fmt: skip
_LEADS = frozenset(["according", "thanks", "due", "owing", "prior", "next", "close", "compared",
                    "relative", "addition", "response", "contrary", "subject",
                    "similar"])  # fmt: skip
"""Words that make "to" behind them no direction."""


def _once(found: list[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(found))


def _joined(tree: Tree, heads: list[int]) -> tuple[int, ...]:
    """Return places with those joined to them by "and", without what is a part of another's name.

    "To Jordan and Kuwait" are two places; "inside and outside of Iraq" tells none by itself.
    """
    found: list[int] = []
    for head in heads:
        vague = tree.lower(head) in ("inside", "outside") and tree.lower(head + 1) in _JOINING
        before = tree.text[: tree.token(head).start].rstrip()
        vague = vague or before.endswith(("inside and outside", "inside and outside of"))
        if not vague and not any(_is_part(tree, head, other) for other in heads):
            found += [head, *(k for k in tree.kids(head, "conj") if _is_other(tree, k))]
    return _once(found)


_JOINING = frozenset(["and", "or", "of"])


def _is_part(tree: Tree, index: int, head: int) -> bool:
    if index in tree.name_over(head) and head in tree.ancestors(index):
        return True
    return tree.head(index) == head and tree.rel(index) in ("compound", "flat", "amod")


def _is_other(tree: Tree, index: int) -> bool:
    nominal = tree.token(index).upos in ("NOUN", "PROPN") and not tree.kids(index, "cop", "nsubj")
    return nominal and tree.case(index) in ("", "to", "from", "in") and is_place(tree, index)


def _heads_for(tree: Tree, word: int) -> bool:
    """Return whether "for" behind the word tells a goal: "left for", "the road for"."""
    around = {tree.lemma(word), *(tree.lower(i) for i in range(word, min(word + 6, len(tree))))}
    return bool(around & listed("heading"))


def _phrases(tree: Tree, word: int) -> Iterator[tuple[int, str]]:
    """Yield the phrases and adverbs that may tell a way, each with its preposition or ""."""
    end = reach(tree, word)
    for kid in tree.kids(word, "obl", "nmod", "advmod", "xcomp", "compound", "obj"):
        if kid > end:
            continue
        if is_bare_place(tree, kid):
            yield kid, ""
            continue
        if tree.rel(kid) == "obj":
            continue
        link = _known(tree.link(kid))
        if link and tree.token(kid).upos in ("NOUN", "PROPN", "ADV", "NUM", "PRON"):
            if tree.lower(min(tree.stretch(kid))) in _LEADS:
                continue
            yield kid, link
            yield from _inner(tree, kid)
        elif not link and kid > word and _is_adverb(tree, kid):
            yield kid, ""
    yield from _in_order(tree, word, end)


def _inner(tree: Tree, kid: int) -> Iterator[tuple[int, str]]:
    """Yield the goal or the source that the parse hung on the other: "from … to …"."""
    for inner in tree.kids(kid, "nmod", "obl"):
        link = _known(tree.case(inner))
        if link in FROM | TO and is_place(tree, inner) and is_place(tree, kid):
            yield inner, link


def _known(link: str) -> str:
    """Return a preposition; the first of two that the parse hung on one noun, if one is known."""
    if link in _ADPOSITIONS or not link:
        return link
    words = link.split()
    if words[0] in _LEADS:
        return ""
    for tried in (" ".join(words[-2:]), words[-1], words[0]):
        if tried in FROM | TO:
            return tried
    return words[0]


def _in_order(tree: Tree, word: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield the phrases of direction behind a word, wherever the parse hung them."""
    index = word + 1
    noun = tree.token(word).upos == "NOUN"
    while index < end:
        lower = tree.lower(index)
        if noun and lower == ",":
            return
        token = tree.token(index)
        pair = f"{lower} {tree.lower(index + 1)}"
        particle = token.upos in ("ADV", "ADP") and _is_adverb(tree, index)
        particle = particle and not _is_beside_load(tree, index)
        if particle and _is_loose(tree, index) and pair not in FROM:
            yield index, ""
        elif lower == "from" and (far := _far_off(tree, index)) >= 0:
            yield far, "from"
            index = far
        elif _links(tree, index) or lower == "aboard":
            link = pair if pair in FROM | TO else lower
            link = "to" if lower == "as" and tree.lower(index - 1) == "far" else link
            head = _noun_behind(tree, index + (2 if pair in FROM | TO else 1), end)
            if head >= 0 and (link in FROM | TO - {"off"} or link in ("by", "aboard", "for")):
                placed = link != "for" or tree.names_at.get(head) == "place"
                if placed and (link not in ("by", "aboard") or _is_means(tree, head, link)):
                    yield head, link
                index = head
        index += 1


def _is_beside_load(tree: Tree, index: int) -> bool:
    """Return whether an adverb tells where those taken along are: "with 300 people aboard"."""
    load = tree.head(index)
    return load >= 0 and tree.case(load) == "with" and min(tree.stretch(load)) < index


def _links(tree: Tree, index: int) -> bool:
    """Return whether a word is a preposition; "to" before a name is one, whatever its tag says."""
    if tree.lower(index) == "to" and index + 1 < len(tree):
        name = tree.token(index + 1).upos == "PROPN" and tree.token(index + 1).text[:1].isupper()
        return name or (tree.token(index).upos == "ADP" and tree.lower(index - 1) not in _LEADS)
    return tree.token(index).upos == "ADP" and tree.lower(index - 1) not in _LEADS


def _far_off(tree: Tree, index: int) -> int:
    """Return the place of "from as far off as Utrecht", or -1."""
    if tree.lower(index + 1) != "as" or tree.lower(index + 2) not in ("far", "near"):
        return -1
    again = next((i for i in range(index + 3, index + 6) if tree.lower(i) == "as"), -1)
    return _noun_behind(tree, again + 1, len(tree)) if again >= 0 else -1


def _is_adverb(tree: Tree, index: int) -> bool:
    """Return whether a word tells a direction by itself: not the "south" of "south of the town"."""
    return (tree.lower(index) in ADVERBS | PLACE_ADVERBS and tree.lower(index + 1) != "of") or (
        tree.lower(index) == "out"
    )


def _is_loose(tree: Tree, index: int) -> bool:
    """Return whether a particle has no noun of its own."""
    return tree.rel(index) in ("advmod", "compound", "obl", "xcomp") or (
        tree.rel(index) == "case" and tree.token(index + 1).upos in ("ADP", "PUNCT")
        if index + 1 < len(tree)
        else True
    )


def _noun_behind(tree: Tree, start: int, end: int) -> int:
    """Return the head of the noun phrase that begins at a token; -1 where none does."""
    for index in range(start, min(start + 7, end)):
        token = tree.token(index)
        if token.upos in ("NOUN", "PROPN") or tree.lower(index) in PLACE_ADVERBS:
            last = index
            while last + 1 < end and tree.token(last + 1).upos in ("NOUN", "PROPN"):
                last += 1
            if last + 1 < end and tree.lower(last + 1) in ("'s", "’s", "'", "’"):
                return _noun_behind(tree, last + 2, end)
            if last + 1 < end and tree.token(last + 1).xpos == "HYPH":
                whole = _noun_behind(tree, last + 2, end)
                if whole >= 0:
                    return whole
            span = range(index, last + 1)
            return next((i for i in span if tree.head(i) not in span), last)
        if token.upos not in ("DET", "ADJ", "NUM", "ADV", "PRON", "VERB", "PUNCT"):
            return -1
        if token.upos == "PUNCT" and token.text not in ('"', "“", "”", "'"):
            return -1
    return -1


def _is_means(tree: Tree, index: int, link: str) -> bool:
    lemma = tree.lemma(index)
    if link not in _MEANS or tree.names_at.get(index, "vehicle") != "vehicle":
        return False
    if link in ("in", "on", "with") and lemma in ("air", "sea", "land", "river", "road", "rail"):
        return False
    if link in ("onto", "into"):
        return share(lemma, "vehicle") >= 0.5
    if lemma in listed("means"):
        return True
    return link != "in" and share(lemma, "vehicle") >= 0.6
