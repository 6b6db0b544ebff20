"""Descriptions without a name → the cluster they mean: "the minister", "the alliance"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tellings.language.entities.bodies import Office, described, office_of
from tellings.language.entities.cluster import Cluster
from tellings.language.entities.found import Found
from tellings.language.entities.lexicon import bodies, body_key
from tellings.language.entities.scene import Scene
from tellings.language.gazetteer import fold

_TOWNS = frozenset(["city", "town", "village", "capital", "port", "settlement", "municipality"])
_CHIEFS = frozenset(["chief", "head", "boss", "leader"])
_COUNTRIES = frozenset(["country", "nation", "kingdom", "republic"])
_COMPANIES = frozenset(
    [
        "company",
        "firm",
        "organisation",
        "organization",
        "group",
        "charity",
        "carrier",
        "club",
        "airline",
    ]
)
_NEAR = 3
"""Sentences that "the country", "the company" look back over."""


def cluster_known(scene: Scene, mention: Found) -> None:
    """Put a description that is itself a body's name into its cluster: "the UN refugee agency"."""
    body = bodies().get(body_key(described(mention)))
    if body:
        known = next((c for c in scene.clusters if c.body is body), None)
        cluster = scene.put(mention, known)
        cluster.kind, cluster.body = "organisation", body


def cluster_nominal(scene: Scene, mention: Found) -> None:
    """Put a description into the cluster that it means, or into a new one."""
    office = office_of(mention.text, scene.complement(mention))
    if office:
        _to_office(scene, mention, _of_country(scene, mention, office))
        return
    finders: list[Callable[[Scene, Found], Cluster | None]] = [_same_words]
    if mention.definite or mention.kind == "person":
        finders = [
            _by_service,
            by_alias,
            _by_role,
            _same_words,
            _same_head,
            _by_sort,
        ]
    cluster = None
    if not mention.indefinite:
        cluster = next((c for f in finders if (c := f(scene, mention)) is not None), None)
    scene.put(mention, cluster)


def _of_country(scene: Scene, mention: Found, office: Office) -> Office:
    """Return the office, of the country that its sentence begins with where none is told.

    "France has sent troops to the Peruvian border, according to the defence ministry": France's.
    """
    if office.country:
        return office
    before = [
        (named.start, cluster)
        for cluster in scene.clusters
        for named in cluster.mentions
        if named.position == mention.position and named.end <= mention.start
    ]
    for _, cluster in sorted(before, key=lambda told: told[0]):
        country = _country_of(cluster)
        if country:
            return replace(office, country=country)
    return office


def _country_of(cluster: Cluster) -> str | None:
    if cluster.office:
        return cluster.office.country
    place = cluster.place
    return place.country if place and place.kind == "country" else None


def _to_office(scene: Scene, mention: Found, office: Office) -> None:
    cluster = scene.put(mention, scene.by_office(office))
    cluster.kind = "organisation"
    if cluster.office is None or cluster.office.country is None:
        cluster.office = office if office.country else cluster.office or office


def by_alias(scene: Scene, mention: Found) -> Cluster | None:
    """Return the body named before that has these words for a description: "the alliance"."""
    phrase = described(mention)
    words = phrase.split()

    def means(nominals: frozenset[str]) -> bool:
        known = {word for nominal in nominals for word in nominal.split()}
        return phrase in nominals or (words[-1] in nominals and known.issuperset(words))

    return scene.recent(mention, lambda c: bool(c.body and words and means(c.body.nominals)))


def _by_service(scene: Scene, mention: Found) -> Cluster | None:
    """Return the person who serves the one named: "the alliance's chief", "Chile's minister"."""
    if mention.kind != "person" or mention.plural:
        return None
    parse = scene.parse(mention)
    whose = {
        id(owner)
        for child in parse.children[mention.head]
        if parse.tokens[child].deprel in ("nmod:poss", "compound", "amod")
        if (named := scene.headed(mention.position, child)) and (owner := _owner(scene, named))
    }

    def serves(cluster: Cluster) -> bool:
        if not (cluster.person and cluster.named and cluster.serves & whose):
            return False
        return mention.lemma in cluster.nouns or mention.lemma in _CHIEFS

    return scene.recent(mention, serves) if whose else None


def _owner(scene: Scene, mention: Found) -> Cluster | None:
    """Return the cluster of a mention; of a description not linked yet, the one that it means."""
    known = scene.owner(mention)
    if known is None and mention.form == "nominal" and mention.definite:
        return by_alias(scene, mention)
    return known


def _by_role(scene: Scene, mention: Found) -> Cluster | None:
    """Return the person whose role this is: "the minister" after "Defence Minister Benko"."""
    if mention.plural or mention.kind not in ("person", None):
        return None

    def has_role(cluster: Cluster) -> bool:
        if not (cluster.person and cluster.named and mention.lemma in cluster.nouns):
            return False
        return mention.modifiers <= cluster.nouns | {mention.lemma}

    return scene.recent(mention, has_role)


def _same_words(scene: Scene, mention: Found) -> Cluster | None:
    """Return what was described before in these very words."""
    phrase = described(mention)
    return _repeated(scene, mention, lambda before: described(before) == phrase)


def _same_head(scene: Scene, mention: Found) -> Cluster | None:
    """Return what was described with this noun before, and with no fewer words."""
    return _repeated(scene, mention, lambda before: mention.modifiers <= before.modifiers)


def _repeated(scene: Scene, mention: Found, alike: Callable[[Found], bool]) -> Cluster | None:
    """Return what an earlier description with this noun means, where nothing sets the two apart.

    "Members of the council" are not the members of a club told of before, and what only now is
    told apart ("the members who left") is new.
    """
    own = scene.restriction(mention)

    def fits(before: Found) -> bool:
        return (
            before.form == "nominal"
            and before.end <= mention.start
            and before.lemma == mention.lemma
            and before.plural == mention.plural
            and alike(before)
            and (not own or scene.restriction(before) == own)
        )

    def holds(cluster: Cluster) -> bool:
        return mention.lemma in cluster.nouns and any(map(fits, cluster.mentions))

    return scene.recent(mention, holds)


def _by_sort(scene: Scene, mention: Found) -> Cluster | None:
    """Return the last thing of the sort that a bare noun names: "the country"."""
    if mention.modifiers or mention.plural:
        return None

    def of_sort(cluster: Cluster) -> bool:
        before = cluster.before(mention)
        if before is None or mention.position - before.position > _NEAR or not cluster.named:
            return False
        if mention.lemma in _COUNTRIES:
            return bool(cluster.place and cluster.place.kind == "country")
        if mention.lemma in _TOWNS:
            return bool(cluster.place and cluster.place.kind == "town")
        known = any(mention.lemma in fold(w).split() for w in cluster.written)
        return known or (cluster.kind == "organisation" and mention.lemma in _COMPANIES)

    return scene.recent(mention, of_sort)
