"""Pronouns → the cluster that they mean, by agreement, nearness and who is speaking."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tellings.language.entities.cluster import Cluster
from tellings.language.entities.found import Found
from tellings.language.entities.lexicon import FEMALE, MALE, NEUTER
from tellings.language.reading import ReadReport

_REACH = 4
"""Sentences that a pronoun looks back over."""
_OBJECTS = ("obj", "iobj", "obl")
_WEIGHTS = {
    "sentence": 1.6,
    "subject": 0.9,
    "object": 0.45,
    "name": 0.5,
    "often": 0.35,
    "speaker": 0.8,
    "quoted": 0.7,
    "same_role": 0.3,
    "distance": 0.012,
}


def resolve_pronoun(
    mention: Found,
    clusters: Sequence[Cluster],
    reading: ReadReport,
) -> Cluster | None:
    """Return the cluster that a pronoun means, ``None`` where none fits."""
    if mention.gender in ("1", "2"):
        return _first_person(mention, clusters)
    scored = [
        (score, -number, cluster)
        for number, cluster in enumerate(clusters)
        if (score := _score(mention, cluster, reading)) is not None
    ]
    return max(scored, key=lambda row: row[:2])[2] if scored else None


def _score(mention: Found, cluster: Cluster, reading: ReadReport) -> float | None:
    before = cluster.before(mention)
    if before is None or not _agrees(mention, cluster):
        return None
    apart = mention.position - before.position
    if apart > _REACH or _bound(mention, before, reading):
        return None
    recent = [
        m for m in cluster.mentions if m.end <= mention.start and mention.position - m.position <= 1
    ]
    score = -_WEIGHTS["sentence"] * apart
    score -= _WEIGHTS["distance"] * min((mention.start - before.end) / 6, 40)
    score += _WEIGHTS["subject"] * any(m.relation.startswith("nsubj") for m in recent or [before])
    score += _WEIGHTS["object"] * (before.relation in _OBJECTS)
    score += _WEIGHTS["name"] * cluster.named
    score += _WEIGHTS["often"] * math.log(
        len([m for m in cluster.mentions if m.start < mention.start])
    )
    if mention.speaks:
        score += _WEIGHTS["speaker"] * any(m.speaks for m in recent or [before])
    if mention.quoted != before.quoted:
        score -= _WEIGHTS["quoted"]
    score += _WEIGHTS["same_role"] * (
        mention.relation.split(":")[0] == before.relation.split(":")[0]
    )
    return score


def _agrees(mention: Found, cluster: Cluster) -> bool:
    """Tell whether a pronoun can stand for a thing: person, sex and number."""
    if mention.gender in (MALE, FEMALE):
        possible = cluster.person or (cluster.kind is None and cluster.gender in (MALE, FEMALE))
        return possible and not cluster.plural and cluster.gender in ("", mention.gender)
    if mention.gender == NEUTER:
        return not cluster.person and not cluster.plural and cluster.gender not in (MALE, FEMALE)
    if cluster.plural:
        return True
    return cluster.kind in ("organisation", "group", "unit")


def _bound(mention: Found, before: Found, reading: ReadReport) -> bool:
    """Tell whether grammar forbids the two to be one: subject and object of one verb."""
    if mention.position != before.position or mention.text.lower().endswith(("self", "selves")):
        return False
    parse = reading.sentences[mention.position].parse
    mine, other = parse.tokens[mention.head], parse.tokens[before.head]
    if mine.deprel == "nmod:poss":
        return mention.head in parse.subtree(before.head)
    return mine.head == other.head or before.head == mine.head or mention.head == other.head


def _first_person(mention: Found, clusters: Sequence[Cluster]) -> Cluster | None:
    """Return who says "I" in a quotation; else, and of "we" and "you", who said it last."""
    if mention.quoted and not mention.plural and mention.gender == "1":
        speaker = _speaker_near(mention, clusters)
        if speaker is not None:
            return speaker
    for cluster in reversed(clusters):
        first = cluster.mentions[0]
        alike = (first.gender, first.plural) == (mention.gender, mention.plural)
        near = not mention.quoted or mention.position - cluster.mentions[-1].position <= 1
        if first.form == "pronoun" and alike and first.quoted == mention.quoted and near:
            return cluster
    return None


def _speaker_near(mention: Found, clusters: Sequence[Cluster]) -> Cluster | None:
    near: list[tuple[int, Cluster]] = []
    for cluster in clusters:
        if not cluster.person or cluster.plural:
            continue
        for other in cluster.mentions:
            apart = abs(other.position - mention.position)
            if other.speaks and not other.quoted and apart <= 1:
                near.append((abs(other.start - mention.start) + 400 * apart, cluster))
    return min(near, key=lambda row: row[0])[1] if near else None
