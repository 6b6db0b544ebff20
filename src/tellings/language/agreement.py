"""One name, one kind: what a report's sentences say of a name together.

A sentence is read without its neighbours, so the same name may be a place in one and an
organisation in the next. In a report (nearly) every mention of a name means one thing
(one sense per discourse; Gale, Church and Yarowsky 1992).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from tellings.language.entities.lexicon import bodies, body_key, nouns
from tellings.language.gazetteer import gazetteer
from tellings.language.reading import Name, Parse
from tellings.model import EntityKind

_WITHIN = frozenset({"in", "near", "around", "outside", "throughout"})
_OFFICES = nouns("offices")
_RIVALS = frozenset({"place", "organisation", "person", "facility", "other"})


def agree(parses: Sequence[Parse]) -> list[Parse]:
    """Return the sentences of one report with each name of the kind that most mentions have.

    Equal counts go to the kind met first. Where a town or country of that name is spoken of as a
    place to be in ("in Coron"), it is one. Bare offices ("the President") are no names.
    """
    kept = [tuple(n for n in parse.names if not _is_office(parse, n)) for parse in parses]
    votes: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    located: set[str] = set()
    for parse, names in zip(parses, kept, strict=True):
        for name in names:
            text = _text(parse, name)
            votes[text][name.kind] += 1
            if name.kind in _RIVALS and _is_within(parse, name) and _is_place(text):
                located.add(text)
    chosen = {text: _chosen(count, text in located) for text, count in votes.items()}
    return [_with(parse, names, chosen) for parse, names in zip(parses, kept, strict=True)]


def _chosen(count: Counter[EntityKind], located: bool) -> EntityKind | None:
    """Return the kind of all mentions of a name; nothing where its kinds are no rivals."""
    if not set(count) <= _RIVALS:
        return None
    return "place" if located else count.most_common(1)[0][0]


def _with(parse: Parse, names: tuple[Name, ...], chosen: dict[str, EntityKind | None]) -> Parse:
    agreed = tuple(replace(n, kind=chosen[_text(parse, n)] or n.kind) for n in names)
    return parse if agreed == parse.names else replace(parse, names=agreed)


def _text(parse: Parse, name: Name) -> str:
    tokens = parse.tokens
    return " ".join(token.text for token in tokens[name.first : name.last]).casefold()


def _is_office(parse: Parse, name: Name) -> bool:
    token = parse.tokens[name.first]
    alone = name.last == name.first + 1 and name.kind in ("person", "organisation")
    return alone and token.text.casefold() in _OFFICES


def _is_within(parse: Parse, name: Name) -> bool:
    before = parse.tokens[name.first - 1].text.casefold() if name.first else ""
    after = parse.tokens[name.last].text if name.last < len(parse.tokens) else ""
    return before in _WITHIN and not after[:1].isupper()


def _is_place(text: str) -> bool:
    if body_key(text) in bodies():
        return False
    found = gazetteer().candidates(text)
    return bool(found) and not found[0].people
