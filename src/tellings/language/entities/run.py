"""Clusters of all reports of a run → entities: one id for one thing wherever a name tells it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tellings.language.entities.bodies import country_in, described
from tellings.language.entities.cluster import Cluster
from tellings.language.entities.found import Found, find
from tellings.language.entities.lexicon import body_key, given_names
from tellings.language.entities.link import link
from tellings.language.entities.people import PersonName, parse_name, same_person, surname_key
from tellings.language.entities.spelling import place_key
from tellings.language.entities.where import places_of
from tellings.language.gazetteer import fold, gazetteer
from tellings.language.reading import ReadReport
from tellings.model import Entity, EntityKind, Mention, identify

_SITES = ("base", "airport", "prison", "facility", "camp", "nuclear", "port", "site", "crossing")
_DESCRIBED: tuple[EntityKind, ...] = ("person", "organisation", "group", "unit")
_ARTICLES = ("the ", "a ", "an ", "this ", "that ", "these ", "those ", "some ")

Key = tuple[str, ...]
Owned = tuple[int, Cluster]
"""A cluster with the number of its report."""


@dataclass(slots=True)
class _Thing:
    """Clusters of any reports that are one thing."""

    key: Key
    clusters: list[Owned] = field(default_factory=list)
    people: list[PersonName] = field(default_factory=list)


def entities_of(readings: Sequence[ReadReport]) -> list[tuple[Entity, ...]]:
    """Return the entities of each report, mentions in it only, the same id for the same thing."""
    found = [find(reading) for reading in readings]
    places = places_of(readings, found)
    owned = [
        (number, cluster)
        for number, reading in enumerate(readings)
        for cluster in link(reading, found[number], places[number])
        if _kept(cluster)
    ]
    told: list[list[Entity]] = [[] for _ in readings]
    for thing in _things(owned, readings):
        entity = _entity(thing)
        for number, clusters in _by_report(thing.clusters):
            mentions = _mentions(readings[number].report.id, clusters)
            told[number].append(_with(entity, mentions))
    return [tuple(sorted(row, key=lambda e: (e.mentions[0].start, e.id))) for row in told]


def merged(readings: Iterable[ReadReport]) -> tuple[Entity, ...]:
    """Return the entities of a run, each once with all its mentions, ordered by id."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    known: dict[str, Entity] = {}
    for reading in readings:
        for entity in reading.entities:
            known[entity.id] = entity
            mentions[entity.id].extend(entity.mentions)
    ordered = {
        name: tuple(sorted(rows, key=lambda m: (m.report, m.start, m.end)))
        for name, rows in mentions.items()
    }
    return tuple(_with(known[name], ordered[name]) for name in sorted(known))


def _with(entity: Entity, mentions: tuple[Mention, ...]) -> Entity:
    return Entity(
        entity.id, entity.name, entity.kind, entity.lat, entity.lon, entity.country, mentions
    )


def _kept(cluster: Cluster) -> bool:
    """Tell whether a cluster is worth an entity: named, or described and speaking or spoken of."""
    if cluster.named or cluster.office or cluster.body:
        return True
    nominal = any(m.form == "nominal" for m in cluster.mentions)
    if not nominal or cluster.kind not in _DESCRIBED:
        return False
    return len(cluster.mentions) > 1 or any(m.speaks for m in cluster.mentions)


def _by_report(clusters: Iterable[Owned]) -> Iterator[tuple[int, list[Cluster]]]:
    rows: dict[int, list[Cluster]] = defaultdict(list)
    for number, cluster in clusters:
        rows[number].append(cluster)
    yield from sorted(rows.items())


def _mentions(report: str, clusters: Iterable[Cluster]) -> tuple[Mention, ...]:
    rows = {(m.start, m.end, m.form) for c in clusters for m in c.mentions}
    return tuple(Mention(report, start, end, form) for start, end, form in sorted(rows))


# one thing in several reports


def _things(owned: Sequence[Owned], readings: Sequence[ReadReport]) -> list[_Thing]:
    things: dict[Key, _Thing] = {}
    people: list[Owned] = []
    for number, cluster in owned:
        if cluster.person and cluster.named and cluster.names:
            people.append((number, cluster))
            continue
        key = _key(number, cluster, readings)
        things.setdefault(key, _Thing(key)).clusters.append((number, cluster))
    return [*_joined_bodies(list(things.values())), *_people(people)]


def _key(number: int, cluster: Cluster, readings: Sequence[ReadReport]) -> Key:
    if cluster.body:
        return ("organisation", cluster.body.name)
    if cluster.office:
        whose = cluster.office.country or readings[number].report.id
        return ("office", cluster.office.topic, whose)
    if cluster.place:
        return ("place", cluster.place.id)
    if cluster.named and cluster.kind in ("place", "facility", "vehicle"):
        return (cluster.kind, place_key(_longest(cluster.written)))
    if cluster.named:
        return (cluster.kind or "other", body_key(_longest(cluster.written)))
    first = cluster.mentions[0]
    return ("described", readings[number].report.id, str(first.start))


def _longest(written: Iterable[str]) -> str:
    return max(written, key=lambda w: (len(w), w), default="")


def _joined_bodies(things: list[_Thing]) -> list[_Thing]:
    """Join organisations that any report names alike, short here and in full there."""
    owner: dict[str, _Thing] = {}
    kept: list[_Thing] = []
    for thing in sorted(things, key=lambda t: t.key):
        if thing.key[0] != "organisation" or len(thing.clusters[0][1].written) == 0:
            kept.append(thing)
            continue
        names = {body_key(w) for _, c in thing.clusters for w in c.written}
        known = next((owner[name] for name in sorted(names) if name in owner), None)
        if known is None:
            kept.append(thing)
            known = thing
        else:
            known.clusters.extend(thing.clusters)
        owner.update(dict.fromkeys(names, known))
    return kept


def _people(people: Sequence[Owned]) -> list[_Thing]:
    """Join people over reports: full names that agree, short ones where one full name fits."""
    blocks: dict[str, list[_Thing]] = defaultdict(list)
    singles: list[tuple[PersonName, Owned]] = []
    named = [(_fullest(cluster), (number, cluster)) for number, cluster in people]
    for name, one in sorted(named, key=lambda row: (-len(row[0].words), row[0].full, row[1][0])):
        if len(name.words) < 2:
            singles.append((name, one))
            continue
        _join_person(blocks[surname_key(name)], name, one)
    for name, one in singles:
        block = blocks[surname_key(name)]
        fitting = [t for t in block if all(same_person(name, p) for p in t.people)]
        if len(fitting) == 1:
            fitting[0].clusters.append(one)
        else:
            same = [t for t in block if t.key == ("person", fold(name.full))]
            _join_person(same, name, one)
            block.extend(t for t in same if t not in block)
    return [thing for _, block in sorted(blocks.items()) for thing in block]


def _join_person(block: list[_Thing], name: PersonName, one: Owned) -> None:
    thing = next((t for t in block if all(same_person(name, p) for p in t.people)), None)
    if thing is None:
        thing = _Thing(("person", fold(name.full)))
        block.append(thing)
    thing.people.append(name)
    thing.clusters.append(one)


def _fullest(cluster: Cluster) -> PersonName:
    return max(cluster.names, key=lambda n: (len(n.words), len(n.full), n.full))


# what an entity is called


def _entity(thing: _Thing) -> Entity:
    clusters = [cluster for _, cluster in thing.clusters]
    first = clusters[0]
    place = first.place
    if place is not None:
        kind: EntityKind = "facility" if place.kind in _SITES else "place"
        name = place.name if place.kind in ("country", "division") else _usual(clusters)
        made = identify("place", place.id)
        return Entity(made, name, kind, place.lat, place.lon, place.country)
    name = _name(thing, clusters)
    kind = first.kind or "other"
    country = first.office.country if first.office else first.body.country if first.body else None
    return Entity(_id(thing, name), name, kind, None, None, country)


def _id(thing: _Thing, name: str) -> str:
    return identify("person", fold(name)) if thing.key[0] == "person" else identify(*thing.key)


def _usual(clusters: Iterable[Cluster]) -> str:
    """Return the form that a place is written in most often; of equals the longest."""
    forms = Counter(w for c in clusters for w in c.written)
    return max(forms, key=lambda w: (forms[w], len(w), w))


def _name(thing: _Thing, clusters: Sequence[Cluster]) -> str:
    first = clusters[0]
    if thing.people:
        return _full_name(clusters)
    if first.body:
        return first.body.name
    if first.office and not first.office.topic and first.office.country:
        return f"government of {gazetteer().countries[first.office.country].name}"
    written = [w for c in clusters for w in c.written]
    if written and first.kind in ("place", "facility", "vehicle"):
        return _bare(_usual(clusters))
    if written and not first.office:
        return _bare(_longest(written))
    nominals = [m for c in clusters for m in c.mentions if m.form in ("nominal", "name")]
    told = _description(nominals)
    if first.office and first.office.country and country_in(told) is None:
        return f"{gazetteer().countries[first.office.country].name}'s {told}"
    return told


def _full_name(clusters: Sequence[Cluster]) -> str:
    names = [parse_name(w) for c in clusters for w in c.written]
    forms = Counter(n.full for n in names)
    full = [n for n in names if len(n.words) > 1] or names
    best = max(full, key=lambda n: (_begins_well(n), forms[n.full], len(n.words), n.full))
    return best.full


def _begins_well(name: PersonName) -> bool:
    """Tell whether a name begins with a given name that we know, not with a stray word."""
    return fold(name.words[0]) in given_names() if name.words else False


def _description(nominals: Sequence[Found]) -> str:
    best = max(nominals, key=lambda m: (len(described(m).split()), -m.start), default=None)
    return _bare(best.text) if best else ""


def _bare(text: str) -> str:
    """Return a phrase on one line, without the article before it and a possessive ending."""
    flat = " ".join(text.split())
    for article in _ARTICLES:
        if flat.lower().startswith(article):
            flat = flat[len(article) :]
            break
    return flat.removesuffix("'s").removesuffix("’s")
