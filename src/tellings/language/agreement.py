"""One name, one kind: what the sentences of a run say of a name together.

A sentence is read without its neighbours, so the same name may be a place in one and an
organisation in the next. In one story (nearly) every mention of a name means one thing (one sense
per discourse; Gale, Church and Yarowsky 1992). Each distinct sentence has one vote, so that copies
add none; what stands beside a name ("the ferry Alva", "Alva's chief executive") weighs more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from tellings.language.entities.lexicon import (
    SPEAKING,
    bodies,
    body_key,
    given_names,
    noun_kinds,
    nouns,
)
from tellings.language.gazetteer import fold, gazetteer
from tellings.language.reading import Name, Parse
from tellings.model import EntityKind

Votes = Mapping[EntityKind, float]
_WITHIN = frozenset({"in", "near", "around", "outside", "throughout"})
_PICTURES = frozenset({"photograph", "photo", "image", "picture", "credit"})
_OFFICES = nouns("offices") | {title.rstrip(".") for title in nouns("titles")}
_DAYS = frozenset(
    ["mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun"]
)
_ORDER: tuple[EntityKind, ...]
_ORDER = ("person", "organisation", "place", "facility", "vehicle", "other")
_RIVALS = frozenset(_ORDER)
_OF_BODIES = frozenset({"organisation", "unit", "facility"})
_CERTAIN = 2.0
_UNSHOWN = 0.25
"""The weight of a vote for a person where nothing shows one: no given or full name, no title."""


def agree(parses: Sequence[Parse]) -> list[Parse]:
    """Return the sentences of one story with each name of the kind that its mentions agree on.

    Bare offices ("the President"), ranks and days are no names.
    """
    kept = {p.text: tuple(_names(p)) for p in parses}
    distinct = {p.text: p for p in parses}
    full = _parts_of_people(distinct.values(), kept)
    votes: dict[str, dict[EntityKind, float]] = defaultdict(lambda: defaultdict(float))
    for text, parse in distinct.items():
        for name in kept[text]:
            for kind, weight in _votes(parse, name, full):
                votes[_text(parse, name)][kind] += weight
    chosen = {text: _chosen(text, count) for text, count in votes.items()}
    return [_with(parse, kept[parse.text], chosen) for parse in parses]


def _names(parse: Parse) -> Iterator[Name]:
    """Yield a sentence's names: no offices, and who is "of" a place apart from it."""
    for name in map(partial(_whole, parse), parse.names):
        if _is_no_name(parse, name):
            continue
        words = [parse.tokens[i].text for i in range(name.first, name.last)]
        cut = words.index("of") if name.kind == "person" and "of" in words else 0
        if cut < 2 or words[0].lower().rstrip(".") in _OFFICES:
            yield name
            continue
        yield replace(name, last=name.first + cut)
        if name.first + cut + 1 < name.last:
            yield Name(name.first + cut + 1, name.last, "place")


def _whole(parse: Parse, name: Name) -> Name:
    """Return a body's name with the proper noun right behind that it hangs on: "US task force"."""
    last = name.last
    following = parse.tokens[last] if last < len(parse.tokens) else None
    if name.kind not in _OF_BODIES or following is None or following.upos != "PROPN":
        return name
    hangs = parse.tokens[last - 1].head == last
    free = all(other.first != last for other in parse.names)
    return replace(name, last=last + 1) if hangs and free else name


def _chosen(text: str, votes: Votes) -> EntityKind | None:
    """Return the kind of all mentions of a name; nothing where its kinds are no rivals."""
    if not set(votes) <= _RIVALS or _is_country(text):
        return None
    return max(_ORDER, key=lambda kind: (votes.get(kind, 0.0), -_ORDER.index(kind)))


def _with(parse: Parse, names: tuple[Name, ...], chosen: Mapping[str, EntityKind | None]) -> Parse:
    agreed = tuple(replace(n, kind=chosen[_text(parse, n)] or n.kind) for n in names)
    return parse if agreed == parse.names else replace(parse, names=agreed)


def _parts_of_people(
    parses: Iterable[Parse], kept: Mapping[str, tuple[Name, ...]]
) -> frozenset[str]:
    """Return the words of people's full names, folded."""
    return frozenset(
        word
        for parse in parses
        for name in kept[parse.text]
        if name.kind == "person" and name.last - name.first > 1
        for word in _text(parse, name).split()
    )


def _votes(parse: Parse, name: Name, full: frozenset[str]) -> Iterator[tuple[EntityKind, float]]:
    """Yield what one mention says: the kind that was read, and what stands beside it."""
    text = _text(parse, name)
    shown = name.kind != "person" or " " in text or text in full or _titled(parse, name)
    yield name.kind, 1.0 if shown or fold(text) in given_names() else _UNSHOWN
    if name.kind not in _RIVALS:
        return
    before, after = _word(parse, name.first - 1), _word(parse, name.last)
    if before in ("the", "a"):
        before = _word(parse, name.first - 2) if before == "the" else ""
    if before in nouns("vessels"):
        yield "vehicle", _CERTAIN
    if noun_kinds().get(before) == "organisation" and _word(parse, name.first - 1) == before:
        yield "organisation", _CERTAIN
    if after in ("'s", "’s") and _word(parse, name.last + 1) in nouns("of_bodies"):
        yield "organisation", _CERTAIN
    capital = name.last < len(parse.tokens) and parse.tokens[name.last].text[:1].isupper()
    located = before in _WITHIN and not capital
    located |= name.kind == "vehicle" and before not in nouns("vessels")
    if located and _is_place(text):
        yield "place", _CERTAIN
    if before == ":" and _word(parse, name.first - 2) in _PICTURES and " " in text:
        yield "person", _CERTAIN
    if name.kind == "place" and " " in text and _speaks(parse, name) and not _is_place(text):
        yield "person", _CERTAIN
    for lemma in _apposed(parse, name):
        kind: EntityKind | None = noun_kinds().get(lemma)
        kind = "vehicle" if lemma in nouns("vessels") else kind
        if kind in _RIVALS:
            yield kind, _CERTAIN


def _speaks(parse: Parse, name: Name) -> bool:
    """Tell whether a name is the subject of a verb of speech, without an article before it."""
    if _word(parse, name.first - 1) in ("the", "a"):
        return False
    own = [parse.tokens[i] for i in range(name.first, name.last)]
    return any(
        t.deprel.startswith("nsubj") and t.head >= 0 and parse.tokens[t.head].lemma in SPEAKING
        for t in own
    )


def _apposed(parse: Parse, name: Name) -> Iterator[str]:
    """Yield the lemmas of the nouns set beside a name: "Alva, the company's second ferry"."""
    for index, children in enumerate(parse.children[name.first : name.last], name.first):
        for child in children:
            token = parse.tokens[child]
            if child >= name.last and token.deprel == "appos" and token.upos == "NOUN":
                yield token.lemma.lower()
        own = parse.tokens[index]
        if own.deprel == "appos" and 0 <= own.head < name.first:
            yield parse.tokens[own.head].lemma.lower()


def _word(parse: Parse, index: int) -> str:
    return parse.tokens[index].text.lower() if 0 <= index < len(parse.tokens) else ""


def _titled(parse: Parse, name: Name) -> bool:
    return _word(parse, name.first - 1).rstrip(".") in _OFFICES


def _text(parse: Parse, name: Name) -> str:
    tokens = parse.tokens
    return " ".join(token.text for token in tokens[name.first : name.last]).casefold()


def _is_no_name(parse: Parse, name: Name) -> bool:
    words = [t.text.casefold().rstrip(".") for t in parse.tokens[name.first : name.last]]
    if name.kind in ("person", "organisation") and all(word in _OFFICES for word in words):
        return len(words) == 1 or "".join(words).isalpha()
    first = parse.tokens[name.first].text
    return (len(words) == 1 and words[0] in _DAYS) or first.startswith(("anti-", "pro-", "ex-"))


def _is_country(text: str) -> bool:
    found = gazetteer().candidates(text)
    return bool(found) and found[0].kind == "country"


def _is_place(text: str) -> bool:
    found = gazetteer().candidates(text)
    return bool(found) and not found[0].people and body_key(text) not in bodies()
