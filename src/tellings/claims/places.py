"""Where from, where to, and by what means, around a word of movement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tellings.claims.lexicon import load
from tellings.claims.motion_words import in_list, listed
from tellings.claims.syntax import Tree
from tellings.model import Action

_FROM = frozenset(["from", "out of", "off", "away from", "outside of", "down from", "back from"])
_TO = frozenset(["to", "into", "onto", "toward", "towards", "for", "inside", "back to", "up to"])
_OF_NOUN = frozenset(["for", "in", "on", "at", "of", "with"])
_INNER = frozenset(["to", "from", "into", "out of", "towards"])
_AT = frozenset(["in", "at", "on", "across", "off", "near", "around", "throughout", "by"])
_AT_GOAL: frozenset[Action] = frozenset(["arrive", "deploy", "stay", "resume"])
_ADVERBS = frozenset(
    ["home", "ashore", "abroad", "there", "elsewhere", "underground", "overseas", "upstairs",
     "aboard", "north", "south", "east", "west", "inland", "here", "downtown", "outside"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Around:
    """Heads of noun phrases, or adverbs, by what they tell; ``means`` is what the verb names."""

    from_: tuple[int, ...] = ()
    to: tuple[int, ...] = ()
    by: tuple[int, ...] = ()
    means: str | None = None

    def leaving(self, place: int) -> Around:
        """Add a place that is left."""
        return replace(self, from_=(place, *(i for i in self.from_ if i != place)))

    def with_object(self, action: Action, place: int) -> Around:
        """Add the object of a verb as the place left or reached, by the action."""
        if action in ("withdraw", "flee", "evacuate", "relocate"):
            return self.leaving(place)
        if action in ("arrive", "return"):
            return replace(self, to=(place, *(i for i in self.to if i != place)))
        return self


def is_place(tree: Tree, index: int) -> bool:
    """Return whether a nominal is where one can go to or come from."""
    if tree.names_at.get(index) in ("place", "facility"):
        return True
    lemma = tree.lemma(index)
    if tree.token(index).upos == "PROPN":
        return tree.names_at.get(index) != "person" and lemma not in listed("no_places")
    return in_list(lemma, "grounds") or tree.lower(index) in _ADVERBS


def around(tree: Tree, word: int, action: Action) -> Around:
    """Return the places and means around a word of movement."""
    from_: list[int] = []
    to: list[int] = []
    by: list[int] = []
    for kid, link in _linked(tree, word):
        if not link:
            to.append(kid)
        elif _is_means(tree, kid, link):
            by.append(kid)
        elif link in _FROM and _may_be_place(tree, kid):
            from_.append(kid)
        elif (link in _TO or (link in _AT and action in _AT_GOAL)) and _may_be_place(tree, kid):
            to.append(kid)
    named = load("movements")["by_verb"].get(tree.lemma(word))
    return Around(_unique(from_), _unique(to), _unique(by), named)


def _unique(found: list[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(found))


def _linked(tree: Tree, word: int) -> Iterator[tuple[int, str]]:
    """Yield the phrases that tell a place or means, each with its preposition.

    Looks at the object's phrases too: a parser hangs "from the camp" on "troops" as often as not.
    """
    target = tree.object(word)
    hosts = [word] + ([target] if target >= 0 else [])
    hosts += [k for k in tree.kids(target, "nmod") if tree.case(k) == "of"] if target >= 0 else []
    hosts += [k for k in tree.kids(word, "xcomp") if tree.token(k).xpos == "VBN"]
    if tree.is_passive(word) or target < 0:
        subject = tree.subject_own(word)
        hosts += [subject] if subject > word else []
    adverbs = [k for k in tree.kids(word, "advmod", "compound") if tree.kids(k, "obl", "nmod")]
    for host in [*hosts, *adverbs]:
        for kid in tree.kids(host, "obl", "nmod", "advmod", "xcomp", "compound"):
            link = _first(tree.link(kid))
            if not link and tree.lower(kid) not in _ADVERBS:
                continue
            if (
                host not in (word, *adverbs)
                and host > word
                and link in ("for", "in", "on", "at", "of", "with")
            ):
                continue
            yield kid, link
            for inner in tree.kids(kid, "nmod", "obl"):
                if tree.case(inner) in _INNER and is_place(tree, inner) and is_place(tree, kid):
                    yield inner, tree.case(inner)


def _first(link: str) -> str:
    """Return a preposition; the first of two that the parse hung on one noun."""
    return link if link in _FROM | _TO | _AT else link.split(" ", maxsplit=1)[0]


def _is_means(tree: Tree, index: int, link: str) -> bool:
    if tree.lemma(index) not in listed("means"):
        return False
    return link in ("by", "on", "aboard", "via", "in", "on board", "onboard", "with", "through")


def _may_be_place(tree: Tree, index: int) -> bool:
    if tree.lemma(index) in listed("no_places") or tree.names_at.get(index) == "person":
        return False
    return is_place(tree, index) or tree.token(index).upos in ("NOUN", "PROPN", "ADV")
