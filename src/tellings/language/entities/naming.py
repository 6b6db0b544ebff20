"""Names of a report → clusters: people by their name logic, bodies, places, the rest."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.language.entities.bodies import Office, office_of, same_body
from tellings.language.entities.cluster import Cluster
from tellings.language.entities.describe import by_alias
from tellings.language.entities.found import Found
from tellings.language.entities.lexicon import Body, bodies, body_key
from tellings.language.entities.people import parse_name, same_person
from tellings.language.entities.scene import Scene
from tellings.language.entities.spelling import place_key
from tellings.language.gazetteer import Place, fold, gazetteer


def cluster_people(scene: Scene, mentions: Sequence[Found]) -> None:
    """Cluster people's names: the fullest first, the short ones to the nearest that fits."""
    parsed = [(parse_name(m.text), m) for m in mentions]
    for name, mention in sorted(parsed, key=lambda p: (-len(p[0].words), p[1].order)):
        fitting = [
            c
            for c in scene.clusters
            if c.person
            and all(same_person(name, n) for n in c.names if len(n.words) >= len(name.words))
            and any(same_person(name, n) for n in c.names)
        ]
        cluster = scene.put(mention, _nearest(fitting, mention))
        cluster.kind = "person"
        cluster.names.append(name)
        cluster.written.append(mention.text)
        cluster.gender = cluster.gender or name.gender
        cluster.nouns.update(name.titles)


def _nearest(clusters: Sequence[Cluster], mention: Found) -> Cluster | None:
    """Return the cluster mentioned last before a mention, else the first one after it."""

    def rank(cluster: Cluster) -> tuple[bool, int]:
        before = cluster.before(mention)
        return (
            before is None,
            mention.start - before.start if before else cluster.mentions[0].start,
        )

    return min(clusters, key=rank, default=None)


def cluster_name(scene: Scene, mention: Found) -> None:
    """Cluster a name that is no person's by itself."""
    word = fold(mention.text)
    people = [
        c for c in scene.clusters if c.person and any(fold(n.surname) == word for n in c.names)
    ]
    place = scene.places.get((mention.start, mention.end))
    if len(people) == 1 and " " not in word and not (place and place.kind == "country"):
        scene.put(mention, people[0]).written.append(mention.text)
        return
    if body_key(word) in bodies():
        _body(scene, mention)
        return
    placed = place is not None or mention.kind in ("place", "facility")
    if placed and _place(scene, mention, place):
        return
    if mention.kind in ("organisation", "unit", "group", None):
        _body(scene, mention)
        return
    same = [c for c in scene.clusters if c.kind == mention.kind and word in map(fold, c.written)]
    scene.put(mention, same[0] if same else None).written.append(mention.text)


def _place(scene: Scene, mention: Found, place: Place | None) -> bool:
    """Cluster a place; where it speaks, its government is meant ("Baghdad said")."""
    if place and mention.speaks and not place.people and _governs(place):
        office = Office("", place.country)
        cluster = scene.by_office(office) or scene.new("organisation", office=office)
        scene.put(mention, cluster).written.append(mention.text)
        return True
    if place and place.people and mention.plural:
        return False
    same = [
        c
        for c in scene.clusters
        if c.kind in ("place", "facility") and _same_place(c, place, mention)
    ]
    cluster = scene.put(mention, same[0] if same else None)
    cluster.kind = "facility" if mention.kind == "facility" else "place"
    cluster.place = cluster.place or place
    cluster.written.append(mention.text)
    return True


def _body(scene: Scene, mention: Found) -> None:
    body = bodies().get(body_key(mention.text))
    office = None if body else office_of(mention.text, scene.complement(mention))
    cluster = scene.by_office(office) if office else None
    if cluster is None and not office:
        body = body or _body_within(mention.text)
        cluster = next((c for c in scene.clusters if _is_body(scene, c, mention, body)), None)
        cluster = cluster or (None if body else by_alias(scene, mention))
    cluster = scene.put(mention, cluster)
    if body or cluster.kind in (None, "person", "place", "other"):
        cluster.kind = "organisation"
    cluster.body = cluster.body or body
    cluster.office = cluster.office or office
    cluster.written.append(mention.text)


def _is_body(scene: Scene, cluster: Cluster, mention: Found, body: object) -> bool:
    if cluster.kind not in ("organisation", "unit", "group"):
        return False
    if body is not None and cluster.body is body:
        return True
    if any(same_body(mention.text, written) for written in cluster.written):
        return True
    parse = scene.reading.sentences[mention.position].parse
    led = mention.first > 0 and parse.tokens[mention.first - 1].text.lower() == "the"
    return led and any(_ends_with(w, mention.text) for w in cluster.written)


def _governs(place: Place) -> bool:
    """Tell whether a place can stand for a government: a country, or the capital of one."""
    if place.kind == "country":
        return True
    country = gazetteer().countries.get(place.country or "")
    return place.kind == "town" and bool(country) and gazetteer().is_capital(place)


def _same_place(cluster: Cluster, place: Place | None, mention: Found) -> bool:
    if place and cluster.place:
        return place.id == cluster.place.id
    return place_key(mention.text) in map(place_key, cluster.written)


def _body_within(text: str) -> Body | None:
    """Return the organisation of "NATO military alliance": its name and a description of it."""
    words = text.split()
    for size in range(len(words) - 1, 0, -1):
        body = bodies().get(body_key(" ".join(words[:size])))
        if body and fold(" ".join(words[size:])) in body.nominals:
            return body
    return None


def _ends_with(long: str, short: str) -> bool:
    """Tell "the Society" after "the Society of the Cincinnati", "the Red Sox" after "Boston …"."""
    words, part = fold(long).split(), fold(short).split()
    size = len(part)
    return size < len(words) and (words[-size:] == part or words[: size + 1] == [*part, "of"])
