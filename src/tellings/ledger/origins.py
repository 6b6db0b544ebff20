"""Where a claim comes from in the world: the speaker or document behind it.

A named person is one origin through however many agencies. An unnamed voice of an institution ("a
ministry official", "its spokeswoman") is that institution, since two of them are no two witnesses.
Without any speaker the origin is unnamed, in the text that the claim's passage goes back to.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from tellings.ledger.background import Background
from tellings.ledger.documents import paper
from tellings.ledger.points import Actor
from tellings.ledger.whereabouts import WORD
from tellings.model import Claim, Entity, Report, Speaker
from tellings.wordlists import parsed

Key = tuple[str, str]
OPENING = 6
"""Words of a title by which a text without outlet is called."""
BESIDE = 2
"""Sentences behind a voice in which the leader is named whose voice it may be."""


@cache
def _lexicon() -> Mapping[str, Any]:
    text = (files("tellings.ledger") / "resources" / "officials.yaml").read_text(encoding="utf-8")
    lexicon: Mapping[str, Any] = parsed(text)
    return lexicon


@dataclass(frozen=True, slots=True)
class Voices:
    """Whose word each claim is, by claim id: the label of its origin, and whom that speaks for."""

    origins: Mapping[str, str]
    sides: Mapping[str, Actor]


def hear(claims: Iterable[Claim], background: Background) -> Voices:
    """Return whose word each claim is; one label is one origin.

    A person speaks for whom any of the reports says: "Florence Parly" for France, where another
    calls her the French defence minister.
    """
    told = list(claims)
    keys = {claim.id: _key(claim, background) for claim in told}
    unmasked = dict(_unmasked(told, keys))
    keys |= {claim: keys[leader] for claim, leader in unmasked.items()}
    names: dict[Key, list[str]] = defaultdict(list)
    sides: dict[Key, list[Actor]] = defaultdict(list)
    for claim in told:
        if claim.id not in unmasked:
            names[keys[claim.id]].append(_name(claim, background))
        if claim.speaker is not None and (side := _side(claim.speaker, claim.report, background)):
            sides[keys[claim.id]].append(side)
    labels = _labels(names)
    stands = {
        key: max(sorted(told, key=lambda a: a.key), key=told.count) for key, told in sides.items()
    }
    return Voices(
        origins={claim: labels[key] for claim, key in keys.items()},
        sides={claim: stands[key] for claim, key in keys.items() if key in stands},
    )


def _unmasked(claims: Sequence[Claim], keys: Mapping[str, Key]) -> Iterator[tuple[str, str]]:
    """Yield claims of a leading voice with one of the leader named right beside it, by id.

    "A top military official said. General Ada Lind, chief of the defence staff, wrote": the text
    gives one man's words twice, and they are no two witnesses.
    """
    led = {c.id: body for c in claims if keys[c.id][0] == "entity" and (body := _leads(c.speaker))}
    leaders: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.id in led:
            leaders[claim.report, led[claim.id]].append(claim)
    for claim in claims:
        if claim.speaker is None or claim.id in led or not leaders:
            continue
        body = _institution(claim.speaker)
        if body and re.search(_lexicon()["leading"], claim.speaker.name):
            near = leaders.get((claim.report, body), ())
            beside = (c.id for c in near if 0 <= c.sentence - claim.sentence <= BESIDE)
            yield from ((claim.id, leader) for leader in list(beside)[:1])


def _leads(speaker: Speaker | None) -> str | None:
    """Return the institution that a person is told to lead, by their role."""
    role = (speaker.role or "").lower() if speaker is not None else ""
    return next(
        (
            body
            for body, offices in _lexicon()["leaders"].items()
            if any(office in role for office in offices)
        ),
        None,
    )


def _labels(names: Mapping[Key, Sequence[str]]) -> dict[Key, str]:
    """Return what each origin is called; "Coast guard" and "coast guard" are one."""
    alike: dict[str, list[str]] = defaultdict(list)
    for key, told in names.items():
        alike[_label(told, key).casefold()] += told
    return {key: _label(alike[_label(told, key).casefold()], key) for key, told in names.items()}


def _label(names: Sequence[str], key: Key) -> str:
    """Return the name told most often; of a body that which all its voices' names hold."""
    held = [name for name in set(names) if all(name in other for other in names)]
    if held and key[0] not in ("entity", "described"):
        return held[0]
    return max(sorted(set(names)), key=names.count)


def _side(speaker: Speaker, report: str, background: Background) -> Actor | None:
    """Return whom somebody speaks for: the body in their role or name, or its country."""
    for phrase in (speaker.role, speaker.name):
        actor = background.actor(phrase, report)
        if actor.key and not actor.person:
            return actor
    return None


def official(label: str) -> bool:
    """Return whether an origin's label names an office or an institution of a state."""
    words = f" {' '.join(WORD.findall(label.lower()))} "
    if label.startswith("unnamed, in "):
        return False
    return any(f" {term} " in words for term in _official_terms())


@cache
def _official_terms() -> tuple[str, ...]:
    lexicon = _lexicon()
    bodies = [term for terms in lexicon["institutions"].values() for term in terms]
    return (*lexicon["offices"], *bodies, *("spokesman", "spokeswoman", "spokesperson", "official"))


def _key(claim: Claim, background: Background) -> Key:
    speaker = claim.speaker
    if speaker is None:
        return "unnamed", _text_behind(claim, background)
    entity = background.entities.get(speaker.entity or "")
    if entity is not None and entity.kind == "person" and not _is_anybody_of(speaker, entity):
        return "entity", entity.id
    actor = background.actor(speaker.name, claim.report)
    if kind := paper(speaker.name):
        return kind, actor.key
    body = _institution(speaker)
    if actor.key or body:
        return actor.key or claim.report, body or "it"
    return "described", speaker.name.lower()


def _is_anybody_of(speaker: Speaker, entity: Entity) -> bool:
    """Return whether somebody unnamed is told only as a voice of a body: "a NATO official"."""
    if any(mention.form == "name" for mention in entity.mentions):
        return False
    return any(word in _lexicon()["roles"] for word in WORD.findall(speaker.name.lower()))


def _institution(speaker: Speaker) -> str | None:
    words = f" {speaker.name} {speaker.role or ''} ".lower()
    found = [
        (len(term), body)
        for body, terms in _lexicon()["institutions"].items()
        for term in terms
        if f" {term} " in words or f" {term}'" in words
    ]
    return max(found)[1] if found else None


def _name(claim: Claim, background: Background) -> str:
    if claim.speaker is not None:
        return claim.speaker.name
    return f"unnamed, in {_voice(claim, background)}"


def _text_behind(claim: Claim, background: Background) -> str:
    """Return the text that the claim's sentence goes back to: a lost ancestor, or its lineage."""
    ancestor = background.ancestor_of.get(claim.lineage)
    return ancestor or claim.lineage


def _voice(claim: Claim, background: Background) -> str:
    """Return what to call the text in which nobody is named: its agency, outlet or first words."""
    ancestor = background.ancestor_of.get(claim.lineage)
    if ancestor is not None and (label := background.label_of.get(ancestor)):
        return label
    report = background.reports[background.original(claim.report)]
    return next(iter(report.credited), None) or report.outlet or f"“{_opening(report)}”"


def _opening(report: Report) -> str:
    """Return the first words of a report's title, else of its text."""
    words = (report.title or report.text).split()
    return " ".join(words[:OPENING]) + ("…" if len(words) > OPENING else "")
